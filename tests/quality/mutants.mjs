// Do the tests notice a mistake? cargo-mutants says what could be changed in the parts that decide and write, one thing at a time, and
// the fast tests (beside the code, and the page folders) must fail each time.
//
//   node tests/quality/mutants.mjs [NUMBER] [SEED] [PATTERN]    so many mutants, spread over FOLDERS; another seed takes others; of those
//                                                               alone in whose names PATTERN is found: src/overlay
//
// Works in a copy of the tree under target/mutants. Compiling costs more than testing, so all mutants go into one program: a function
// that is changed has both bodies, and the environment says which one runs. Every mutant that was missed is named; a share of caught
// ones under FLOOR fails.
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { appendFileSync, cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { changed } from './mutants/bodies.mjs';

/** @import { Mutant } from './mutants/bodies.mjs' */

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const PLACE = join(ROOT, 'target/mutants');
const TREE = join(PLACE, 'tree');

const FOLDERS = ['clean', 'extract', 'overlay', 'render'];

/** Percent of the mutants that must be caught. */
const FLOOR = 80;

/**
 * Seconds of one processor's work after which a mutant counts as caught, as one that never ends: the tests themselves take three.
 * Work, not time: other programs on the machine catch no mutants.
 */
const MOST_WORK = 45;

/** Seconds after which one that waits counts as caught. */
const PATIENCE = 900;

/** How often mutants that do not compile are taken out: the compiler names some only after others are gone. */
const MOST_ROUNDS = 12;

/** Tests outside the crate that run with those in it, as modules of the one program. */
const OTHER_TESTS = ['pages', 'completeness', 'contract'];

/** What the copy's `lib.rs` gets: those tests, and which mutant is asked for. */
const ADDED = `
#[cfg(test)]
extern crate self as recto;
${OTHER_TESTS.map((name) => `#[cfg(test)]\n#[path = "../tests/${name}.rs"]\nmod ${name};`).join('\n')}
/// Whether a mutant is asked for.
#[cfg(test)]
pub(crate) fn is_mutant(number: u32) -> bool {
    static ASKED: std::sync::LazyLock<u32> =
        std::sync::LazyLock::new(|| std::env::var("RECTO_MUTANT").ok().and_then(|asked| asked.parse().ok()).unwrap_or(0));
    *ASKED == number
}
/// Outside tests there is none.
#[cfg(not(test))]
pub(crate) const fn is_mutant(_: u32) -> bool {
    false
}
`;

/** Mutants from which it is worth while to optimize the tests a little: they take a third of their time then, and compiling thrice its. */
const MANY = 100;
const LEVEL = Number(process.argv[2] ?? MANY) >= MANY ? '1' : '0';

// Without notes for a debugger it builds in half the time.
const ENVIRONMENT = {
  ...process.env,
  CARGO_TARGET_DIR: join(PLACE, 'build'),
  CARGO_PROFILE_DEV_DEBUG: '0', CARGO_PROFILE_TEST_DEBUG: '0', CARGO_PROFILE_DEV_OPT_LEVEL: LEVEL, CARGO_PROFILE_TEST_OPT_LEVEL: LEVEL,
  TMPDIR: join(PLACE, 'tmp'),
};

const [number = 150, seed = 0] = process.argv.slice(2, 4).map(Number);
const [pattern = ''] = process.argv.slice(4);
copyTree();
const chosen = FOLDERS.flatMap((folder) => choose(folder, Math.ceil(number / FOLDERS.length)));
const { program, mutants } = build(chosen);
console.log(`mutants: ${mutants.length} of ${chosen.length} compile`);
// What fails without a mutant would catch every one; what the pages prove must be among what runs.
const unchanged = await run(program, 0);
if (unchanged.isCaught) fail(`the tests fail as it is: ${unchanged.told}`);
for (const name of OTHER_TESTS) if (!unchanged.passed.some((test) => test.startsWith(`${name}::`))) fail(`tests/${name}.rs did not run`);

/** @type {Mutant[]} */
const missed = [];
/** @type {Mutant[]} */
const caught = [];
const waiting = [...mutants];
await Promise.all(Array.from({ length: Math.max(1, availableParallelism() - 1) }, async () => {
  for (let mutant = waiting.shift(); mutant; mutant = waiting.shift()) {
    const { isCaught, told } = await run(program, mutant.number);
    (isCaught ? caught : missed).push(mutant);
    console.log(isCaught ? `caught: ${mutant.name}: ${told}` : `MISSED: ${mutant.name}`);
  }
}));
for (const { name } of missed.toSorted((one, other) => one.name.localeCompare(other.name))) console.log(`missed: ${name}`);
for (const folder of FOLDERS) {
  const within = (/** @type {Mutant} */ { file }) => file.startsWith(`src/${folder}/`);
  console.log(`mutants: ${folder}: ${caught.filter(within).length} of ${mutants.filter(within).length} caught`);
}
const percent = Math.floor(caught.length * 100 / mutants.length);
console.log(`mutants: ${caught.length} of ${mutants.length} caught, ${percent} percent; ${chosen.length - mutants.length} do not compile`);
if (percent < FLOOR) fail(`fewer than ${FLOOR} percent`);

/** @param {string} words @returns {never} */
function fail(words) {
  console.error(`mutants: ${words}`);
  process.exit(1);
}

function copyTree() {
  rmSync(TREE, { recursive: true, force: true });
  rmSync(join(PLACE, 'tmp'), { recursive: true, force: true });
  mkdirSync(join(PLACE, 'tmp'), { recursive: true });
  const files = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], { cwd: ROOT, encoding: 'utf8' });
  for (const file of files.split('\0').filter(Boolean)) {
    mkdirSync(dirname(join(TREE, file)), { recursive: true });
    cpSync(join(ROOT, file), join(TREE, file));
  }
  appendFileSync(join(TREE, 'src/lib.rs'), ADDED);
}

/**
 * @param {string} folder
 * @param {number} most
 * @returns {Mutant[]} as many of the folder's, the same for the same seed
 */
function choose(folder, most) {
  const listed = execFileSync('cargo', ['mutants', '--list', '--json', '--file', `src/${folder}/**`], { cwd: TREE, encoding: 'utf8', maxBuffer: 1e9 });
  const place = (/** @type {Mutant} */ { name }) => createHash('sha256').update(`${seed} ${name}`).digest('hex');
  const all = /** @type {Mutant[]} */ (JSON.parse(listed)).filter((mutant) => mutant.function && new RegExp(pattern).test(mutant.name));
  return all.map((mutant) => ({ mutant, place: place(mutant) })).toSorted((one, other) => (one.place < other.place ? -1 : 1))
    .slice(0, most).map(({ mutant }) => mutant);
}

/**
 * Writes the mutants into the copy and compiles it; those that do not compile are left out, until it does.
 * @param {Mutant[]} chosen
 * @returns {{ program: string, mutants: Mutant[] }} the tests, and the mutants that are in them
 */
function build(chosen) {
  const sources = new Map(chosen.map(({ file }) => [file, readFileSync(join(TREE, file), 'utf8')]));
  let mutants = chosen.map((mutant, index) => ({ ...mutant, number: index + 1 }));
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const places = [...sources].flatMap(([file, source]) => {
      const { text, places } = changed(source, mutants.filter((mutant) => mutant.file === file));
      writeFileSync(join(TREE, file), text);
      return places;
    });
    // What could not be written in is not tried.
    mutants = mutants.filter((mutant) => places.some((place) => place.mutants.includes(mutant)));
    const errors = compilerMessages(['check', '--lib', '--profile', 'test']).filter(({ level }) => level === 'error');
    if (errors.length === 0) return { program: compiled(), mutants };
    const bad = new Set(errors.flatMap(({ spans, children }) => [...spans, ...children.flatMap((/** @type {any} */ child) => child.spans)]).flatMap((span) => {
      const around = places.filter((place) => place.file === span.file_name && place.start <= span.line_start && span.line_start <= place.end);
      // The innermost: a mutant's own body where the compiler points at one, else all of the function's.
      return around.toSorted((one, other) => (one.end - one.start) - (other.end - other.start))[0]?.mutants ?? [];
    }));
    if (bad.size === 0) fail(`does not compile: ${errors[0].rendered}`);
    mutants = mutants.filter((mutant) => !bad.has(mutant));
  }
  return fail('does not compile, whatever is left out');
}

/** @param {string[]} command of cargo @returns {any[]} what the compiler says */
function compilerMessages(command) {
  return cargo(command).filter(({ reason }) => reason === 'compiler-message').map(({ message }) => message);
}

/** @returns {string} the program */
function compiled() {
  const made = cargo(['test', '--lib', '--no-run']).findLast(({ reason, executable }) => reason === 'compiler-artifact' && executable);
  return made?.executable ?? fail('no program was made');
}

/** @param {string[]} command @returns {any[]} */
function cargo([command, ...more]) {
  const { stdout } = spawnSync('cargo', [command, '--quiet', '--message-format=json', ...more], { cwd: TREE, env: ENVIRONMENT, encoding: 'utf8', maxBuffer: 1e9, stdio: ['ignore', 'pipe', 'inherit'] });
  return stdout.split('\n').filter((line) => line.startsWith('{')).map((line) => JSON.parse(line));
}

/**
 * Runs the tests until the first that fails.
 * @param {string} program
 * @param {number} mutant
 * @returns {Promise<{ isCaught: boolean, told: string, passed: string[] }>}
 */
function run(program, mutant) {
  return new Promise((resolve) => {
    const child = spawn('bash', ['-c', `ulimit -t ${MOST_WORK}; exec "$0"`, program], {
      cwd: TREE, env: { ...ENVIRONMENT, RECTO_MUTANT: String(mutant) }, stdio: ['ignore', 'pipe', 'ignore'], timeout: PATIENCE * 1_000, killSignal: 'SIGKILL',
    });
    /** @type {string[]} */
    const passed = [];
    let failed = '';
    createInterface({ input: child.stdout }).on('line', (line) => {
      const [, name, end] = /^test (\S+) \.\.\. (ok|FAILED)$/.exec(line) ?? [];
      if (end === 'ok') passed.push(name);
      if (end !== 'FAILED' || failed) return;
      failed = name;
      child.kill('SIGKILL');
    });
    child.on('close', (code, signal) => resolve({ isCaught: code !== 0, told: failed || `ended with ${code ?? signal}`, passed }));
  });
}
