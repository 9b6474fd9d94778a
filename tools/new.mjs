// `./build.sh new page|site|language NAME`: writes the skeleton of one, registers it, and says what comes next. The tests
// find the skeleton at once and name what is still to be written. CONTRIBUTING.md tells the rest.
import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';

/** Stands where somebody is to write something; tests/pages.rs and tests/data.rs look for it. */
export const TO_BE_WRITTEN = 'TO BE WRITTEN';

/** Names of folders, hosts as they are written in addresses, and codes of languages. */
const FORMS = /** @type {const} */ ({
  page: { form: /^[a-z0-9]+(-[a-z0-9]+)*$/, like: 'lower case letters, digits and single hyphens: german-news' },
  site: { form: /^([a-z0-9]+(-[a-z0-9]+)*\.)+[a-z]{2,}$/, like: "a host without www: courier.example" },
  language: { form: /^[a-z]{2,3}$/, like: 'a code of BCP 47 of two or three letters: da' },
});

/** @typedef {keyof typeof FORMS} Kind */
/** @typedef {{ written: string[], next: string[] }} Made  paths from the root, and what is to be done now, a step each */

/**
 * @param {URL} root the folder of the repository
 * @param {string} kind
 * @param {string} name
 * @returns {Promise<Made>} rejected with a sentence where it cannot be made
 */
export async function make(root, kind, name) {
  const known = FORMS[/** @type {Kind} */ (kind)];
  if (!known) throw new Error(`new knows page, site and language, not ${kind || 'nothing'}`);
  if (!known.form.test(name)) throw new Error(`${name || 'nothing'} is no name of a ${kind}: ${known.like}`);
  const today = new Date().toISOString().slice(0, 10);
  return { page, site, language }[/** @type {Kind} */ (kind)](root, name, today);
}

/** @param {URL} root @param {string} name @param {string} today */
async function page(root, name, today) {
  const written = await writePage(root, name, `https://www.somewhere.example/${name}`, today);
  return {
    written,
    next: [
      `Write tests/pages/${name}/page.html, in words of your own, and about.txt.`,
      'Write expected.json: what the reading must say, and what must be absent.',
      'cargo test --test pages    (it fails, and names a report that shows what came)',
      'BLESS=1 cargo test --test pages    (once the text is right: it writes expected.md; read it line by line)',
    ],
  };
}

/** @param {URL} root @param {string} host @param {string} today */
async function site(root, host, today) {
  const folder = `site-${host.replace(/\.[a-z]+$/, '').replaceAll('.', '-')}`;
  const file = `src/data/sites/${host}.txt`;
  await mustBeNew(root, file);
  const written = await writePage(root, folder, `https://www.${host}/${folder}`, today);
  await writeFile(new URL(file, root), `// ${TO_BE_WRITTEN}: the site's name. Checked ${today}. Shown by tests/pages/${folder}.
// Parts as rules/part.rs describes them: names from an element down, "first words" behind where names alone would fit the text.
// Strike out the section that is not needed.

[keep]
${TO_BE_WRITTEN}  # why

[leave-out]
${TO_BE_WRITTEN}  # why
`);
  await register(root, 'src/rules/sites.rs', host, `("${host}", include_str!("../data/sites/${host}.txt"))`);
  return {
    written: [file, 'src/rules/sites.rs', ...written],
    next: [
      'Can a phrase, a class name or a vendor say it for all sites? Then take that way, and this back.',
      `Write ${file}: the parts, each with its reason.`,
      `Write tests/pages/${folder}: a page of your own, built like the site's.`,
      'cargo fmt && cargo test --test data --test pages',
    ],
  };
}

/** @param {URL} root @param {string} code @param {string} today */
async function language(root, code, today) {
  const file = `src/data/phrases/${code}.txt`;
  await mustBeNew(root, file);
  const english = await readFile(new URL('src/data/phrases/en.txt', root), 'utf8');
  const head = english.split('\n').filter((line) => line.startsWith('//')).slice(1);
  const sections = english.split('\n').filter((line) => /^\[.+\]$/.test(line));
  const name = new Intl.DisplayNames(['en'], { type: 'language' }).of(code);
  const first = `// Phrases of clutter: ${name} (${code}). State: ${TO_BE_WRITTEN}: who wrote them, ${today}, and whether a speaker checked them.`;
  await writeFile(new URL(file, root), `${[first, ...head].join('\n')}\n\n${sections.join('\n\n')}\n`);
  await register(root, 'src/rules/phrases.rs', code, `("${code}", include_str!("../data/phrases/${code}.txt"))`);
  await addNotices(root, code);
  return {
    written: [file, 'src/rules/phrases.rs', 'src/data/overlay.txt'],
    next: [
      `Write ${file}: the words that pages in ${name} use, sorted, in lower case. en.txt has the sense of each section.`,
      `Write the sections [… ${code}] of src/data/overlay.txt: words on notices over live pages.`,
      `./build.sh new page ${code}-news    (a page in ${name}, with clutter in those words)`,
      'cargo fmt && cargo test --test data --test pages    (names every section that is still empty)',
    ],
  };
}

/** An empty section for each kind of notice, behind the language that comes before. @param {URL} root @param {string} code */
async function addNotices(root, code) {
  const place = new URL('src/data/overlay.txt', root);
  const blocks = (await readFile(place, 'utf8')).split(/\n(?=\[)/);
  const kinds = blocks.flatMap((block) => /^\[([a-z]+) en\]/.exec(block)?.[1] ?? []);
  for (const kind of kinds) {
    const before = blocks.findLastIndex((block) => new RegExp(`^\\[${kind} [a-z]{2,3}\\]`).test(block) && block.slice(kind.length + 2).split(']')[0] < code);
    const first = blocks.findIndex((block) => block.startsWith(`[${kind} `));
    blocks.splice(before < 0 ? first : before + 1, 0, `[${kind} ${code}]\n`);
  }
  await writeFile(place, blocks.join('\n'));
}

/**
 * Puts an entry into the list FILES of a Rust file, in order.
 * @param {URL} root
 * @param {string} path
 * @param {string} name
 * @param {string} entry
 */
async function register(root, path, name, entry) {
  const place = new URL(path, root);
  const source = await readFile(place, 'utf8');
  // The last one: where a program is built without its data the first is empty.
  const start = source.lastIndexOf('const FILES');
  const open = source.indexOf('= &[', start) + '= &['.length;
  const close = source.indexOf('];', open);
  const entries = source.slice(open, close).match(/\("[^"]+", include_str!\("[^"]+"\)\)/g) ?? [];
  if (start < 0 || entries.length === 0) throw new Error(`${path} has no list FILES`);
  const all = [...entries, entry].sort((one, other) => (one < other ? -1 : 1));
  if (all.filter((each) => each.startsWith(`("${name}",`)).length > 1) throw new Error(`${name} is in ${path} already`);
  await writeFile(place, `${source.slice(0, open)}\n    ${all.join(',\n    ')},\n${source.slice(close)}`);
}

/** @param {URL} root @param {string} path */
async function mustBeNew(root, path) {
  if (existsSync(new URL(path, root))) throw new Error(`${path} is there already`);
}

/**
 * @param {URL} root
 * @param {string} name of the folder
 * @param {string} url
 * @param {string} today
 */
async function writePage(root, name, url, today) {
  const folder = `tests/pages/${name}`;
  await mustBeNew(root, folder);
  await mkdir(new URL(`${folder}/`, root), { recursive: true });
  const files = pageFiles(url, today);
  for (const [file, text] of Object.entries(files)) await writeFile(new URL(`${folder}/${file}`, root), text);
  return Object.keys(files).map((file) => `${folder}/${file}`);
}

/** @param {string} url @param {string} today @returns {Record<string, string>} */
const pageFiles = (url, today) => ({
  'about.txt': `url: ${url}
proves: ${TO_BE_WRITTEN}: what a reader would lose if this went wrong, in a sentence.
modelled on: ${TO_BE_WRITTEN}: what kind of page it is built like. No words, names or pictures of it.
written: ${today} for Recto, MIT OR Apache-2.0
`,
  'page.html': `<!doctype html>
<html lang="en">
<head>
  <meta charset="utf-8">
  <title>${TO_BE_WRITTEN}</title>
</head>
<body>
  <article>
    <h1>${TO_BE_WRITTEN}</h1>
    <p>The text, in words of your own: four paragraphs of two or three sentences are enough.</p>
    <div>The clutter, as the site builds it.</div>
  </article>
</body>
</html>
`,
  'expected.json': `{
  "readable": true,
  "title": "${TO_BE_WRITTEN}",
  "language": "en",
  "dir": "ltr",
  "absent": [
    "${TO_BE_WRITTEN}: how a line begins that must not be in the text"
  ]
}
`,
  'expected.md': '',
});

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const [kind = '', name = ''] = process.argv.slice(2);
  try {
    const { written, next } = await make(new URL('../', import.meta.url), kind, name);
    console.log(`Written:\n${written.map((path) => `  ${path}`).join('\n')}\n\nNext:`);
    console.log(next.map((step, at) => `  ${at + 1}. ${step}`).join('\n'));
  } catch (error) {
    console.error(`new: ${error instanceof Error ? error.message : error}`);
    process.exitCode = 1;
  }
}
