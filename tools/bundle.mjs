// One file per thing that a browser loads, and beside our own pages what they have in common, made by esbuild. No source maps. Comments and
// blanks are left out, which takes 34 KB off the package; names are kept, as people may look at what they install. Only the two scripts that
// are nearly all a library of others lose those too: what they are is told by the library's name and version.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import esbuild from 'esbuild';

/** What every bundle has in common: the oldest browsers of the manifests. */
const COMMON = {
  bundle: true,
  charset: /** @type {const} */ ('utf8'),
  // A style sheet comes in as its text, for a constructed CSSStyleSheet; a font as its bytes, for a FontFace.
  loader: { '.css': /** @type {const} */ ('text'), '.woff2': /** @type {const} */ ('binary') },
  legalComments: /** @type {const} */ ('inline'),
  logLevel: /** @type {const} */ ('warning'),
  minifyWhitespace: true,
  minifySyntax: true,
  target: ['chrome116', 'firefox140'],
};

/** What wasm-bindgen has made. */
const GLUE = /\/pkg\/\w+\.js$/;

/**
 * Keeps the Wasm glue out of a bundle: it finds its Wasm beside itself.
 * @param {string} folder where the bundle finds the glue, seen from its own place
 * @returns {esbuild.Plugin}
 */
function keepGlueOutside(folder) {
  return {
    name: 'recto-glue',
    setup(build) {
      build.onResolve({ filter: GLUE }, ({ path }) => ({ path: folder + path.slice(path.lastIndexOf('/') + 1), external: true }));
    },
  };
}

/**
 * Takes the Wasm glue into a bundle: each file that a service worker imports is fetched before it starts.
 * @param {URL} folder where the glue is
 * @param {string} pkg where the bundle finds the Wasm, seen from its own place
 * @returns {esbuild.Plugin}
 */
function takeGlueIn(folder, pkg) {
  return {
    name: 'recto-glue',
    setup(build) {
      build.onResolve({ filter: GLUE }, ({ path }) => ({ path: fileURLToPath(new URL(path.slice(path.lastIndexOf('/') + 1), folder)) }));
      build.onLoad({ filter: GLUE }, ({ path }) => {
        const name = path.slice(path.lastIndexOf('/') + 1, -'.js'.length);
        const beside = `new URL('${name}_bg.wasm', import.meta.url)`;
        const glue = readFileSync(path, 'utf8');
        if (!glue.includes(beside)) throw new Error(`${name}.js does not name its Wasm as wasm-bindgen did: ${beside}`);
        return { contents: glue.replace(beside, beside.replace("'", `'${pkg}`)), loader: 'js' };
      });
    },
  };
}

/** A data file without the lines that are said to people. @param {URL} file */
const entries = (file) => readFileSync(file, 'utf8').split('\n').filter((line) => line && !line.startsWith('//')).join('\n');

/** Makes `recto:notices` the words of notices on live pages. */
const NOTICES = {
  name: 'recto-notices',
  /** @param {esbuild.PluginBuild} build */
  setup(build) {
    build.onResolve({ filter: /^recto:notices$/ }, ({ path }) => ({ path, namespace: 'recto' }));
    build.onLoad({ filter: /.*/, namespace: 'recto' }, () => (
      { contents: entries(new URL('../src/data/overlay.txt', import.meta.url)), loader: 'text' }));
  },
};

/** Takes the one place out of highlight.js in which it writes markup into a page: nothing here calls it, and nothing should. */
const NO_MARKUP = {
  name: 'recto-no-markup',
  /** @param {esbuild.PluginBuild} build */
  setup(build) {
    build.onLoad({ filter: /highlight\.js\/lib\/core\.js$/ }, ({ path }) => {
      const contents = readFileSync(path, 'utf8').replace('element.innerHTML = result.value;', '');
      return { contents, loader: 'js' };
    });
  },
};

const MODULES = { ...COMMON, format: /** @type {const} */ ('esm') };

/**
 * The background, in one file.
 * @param {URL} entry
 * @param {URL} output
 * @param {URL} glue the folder of the glue
 */
export async function bundleBackground(entry, output, glue) {
  const plugins = [takeGlueIn(glue, 'pkg/'), NOTICES];
  await esbuild.build({ ...MODULES, plugins, entryPoints: [fileURLToPath(entry)], outfile: fileURLToPath(output) });
}

/**
 * A module of the web page, in one file.
 * @param {URL} entry
 * @param {URL} output
 * @param {string} glue the folder of the glue, seen from the output
 */
export async function bundleModule(entry, output, glue) {
  await esbuild.build({ ...MODULES, plugins: [keepGlueOutside(glue)], entryPoints: [fileURLToPath(entry)], outfile: fileURLToPath(output) });
}

/**
 * Our own pages' modules; what they have in common stands beside them once.
 * @param {URL[]} entries of one folder
 * @param {URL} folder where they go
 */
export async function bundleModules(entries, folder) {
  const entryPoints = entries.map((entry) => fileURLToPath(entry));
  await esbuild.build({ ...MODULES, entryPoints, outdir: fileURLToPath(folder), splitting: true, chunkNames: 'common-[hash]' });
}

/** Scripts that are nearly all Temml and highlight.js. */
const LIBRARIES = ['maths', 'code'];

/**
 * The glue that wasm-bindgen has made, without its comments and blanks.
 * @param {string} glue
 * @returns {Promise<string>}
 */
export async function shortened(glue) {
  return (await esbuild.transform(glue, { charset: 'utf8', minifyWhitespace: true, minifySyntax: true, target: COMMON.target })).code;
}

/**
 * A file for `scripting.executeScript`. The value of the entry's default export is the value of the whole file, so it is executeScript's
 * result. Everything stays inside a function: the file can be injected any number of times, and leaves no name behind.
 * @param {URL} entry
 * @param {URL} output
 */
export async function bundleInjected(entry, output) {
  await esbuild.build({
    ...COMMON,
    entryPoints: [fileURLToPath(entry)],
    outfile: fileURLToPath(output),
    format: 'iife',
    minifyIdentifiers: LIBRARIES.some((name) => entry.pathname.endsWith(`/${name}.entry.js`)),
    globalName: 'entry',
    plugins: [NO_MARKUP],
    // Chromium takes no file with U+FFFE or U+FFFF in it for UTF-8, and a library's tables may have them.
    charset: 'ascii',
    banner: { js: '(() => {' },
    footer: { js: 'return entry.default;\n})();' },
  });
}

/**
 * The files of a folder that end so, or none where there is no such folder.
 * @param {URL} folder
 * @param {string} ending
 * @returns {string[]} their names, sorted
 */
export function filesIn(folder, ending) {
  return existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith(ending)).sort() : [];
}
