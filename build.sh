#!/usr/bin/env bash
# Every command of Recto, for people and for CI. `./build.sh --help` lists them. Each installs what it needs and says so.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

readonly WASM_BINDGEN=0.2.130 # must equal the crate's version in Cargo.toml
readonly WASM_PACK=0.15.1
readonly GECKODRIVER=0.37.1
readonly CARGO_MUTANTS=27.1.0
readonly CARGO_DENY=0.20.2
readonly WASM=wasm32-unknown-unknown
readonly CACHE="${RECTO_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/recto}/tools"
readonly CARGO_OUT="${CARGO_TARGET_DIR:-target}"
readonly LOGS=target/logs

say() { printf '\n\033[1m▸ %s\033[0m\n' "$*"; }
have() { command -v "$1" >/dev/null 2>&1; }
fail() { printf 'build.sh: %s\n' "$*" >&2; exit 1; }

usage() {
  cat <<'TEXT'
Recto: the commands

  ./build.sh build           the extension for both browsers and the web page, into target/
  ./build.sh run             a Chromium window with Recto open on an example page
  ./build.sh run --headless  the same without a window; screenshots in target/screenshots/
  ./build.sh run --www       the web page, served on localhost
  ./build.sh test            all tests, headless, in Chromium and Firefox
  ./build.sh check           before you stop: test, epubcheck over the books, licences and known faults of what we build on, the
                             instructions that reading takes, the quality score where ../shared/data is
  ./build.sh dist            what the stores take, into dist/: reproducible zips, the sources, Safari's folder; linted
  ./build.sh bench           speed beside others, in both browsers and native: table and plot in target/bench/ (--pages N --rounds N)
  ./build.sh train           trains the model anew from ../shared/data and says how good it is (--help: trials)
  ./build.sh mutants [N [S [PATTERN]]] changes the core in N places, one at a time (150; S: other ones; PATTERN: only those in
                             whose names it is found), and says how many the tests notice
  ./build.sh icons           draws the icons anew from their SVG sources
  ./build.sh pictures        takes the pictures of www/ and of the stores anew, from our own pages
  ./build.sh new KIND NAME   writes the skeleton of a page, site or language (CONTRIBUTING.md)

Slow tools are built once and kept in ${RECTO_CACHE:-~/.cache/recto}.
TEXT
}

# ---- what is needed: each function does nothing where the thing is there ----

# need_debian PROGRAM PACKAGE
need_debian() {
  if have "$1"; then return; fi
  if ! have apt-get || [[ $EUID -ne 0 ]]; then fail "$1 is missing: install it, or run this as root on Debian"; fi
  say "installing $2 from Debian"
  apt-get update -qq
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq "$2" >/dev/null
}

need_rust() {
  have cargo || fail "Rust is needed: https://rustup.rs"
  # Rust links with it, and rustup brings none.
  need_debian cc gcc
}

need_wasm_target() {
  need_rust
  if [[ -d "$(rustc --print sysroot)/lib/rustlib/$WASM" ]]; then return; fi
  have rustup || fail "the Rust target $WASM is missing: install it as you installed Rust"
  say "installing the Rust target $WASM"
  rustup target add "$WASM"
}

# A minimal toolchain comes without them.
need_rust_checkers() {
  need_rust
  if cargo fmt --version >/dev/null 2>&1 && cargo clippy --version >/dev/null 2>&1; then return; fi
  have rustup || fail "rustfmt or clippy is missing: install them as you installed Rust"
  say "installing rustfmt and clippy"
  rustup component add rustfmt clippy
}

# need_tool NAME VERSION: builds a program of crates.io into a folder named by its version, and puts that on the PATH.
need_tool() {
  need_rust
  local folder="$CACHE/$1-$2"
  if [[ ! -d "$folder/bin" ]]; then
    say "building $1 $2 into $folder (once, some minutes)"
    # No --locked: the lock file of wasm-bindgen-cli 0.2.130 asks for a withdrawn crate.
    # A folder of its own, so that a clean of the project does not throw the half-built tool away.
    # Hardly optimized: on two cores all three are built in 4 minutes instead of 11, and none works for more than a second or two.
    CARGO_PROFILE_RELEASE_OPT_LEVEL=0 CARGO_PROFILE_RELEASE_LTO=off CARGO_TARGET_DIR="$CACHE/build" \
      cargo install "$1" --version "$2" --root "$folder.part"
    mv "$folder.part" "$folder"
    rm -rf "$CACHE/build"
  fi
  export PATH="$folder/bin:$PATH"
}

need_node() {
  have node || fail "Node.js 20 or newer is needed"
  (($(node -p 'process.versions.node.split(".")[0]') >= 20)) || fail "Node.js 20 or newer is needed, this is $(node --version)"
}

need_npm() {
  need_node
  have npm || fail "npm is needed (with Node.js, or Debian's package npm)"
  if cmp -s package-lock.json node_modules/.recto-lock; then return; fi
  say "installing the npm packages of package-lock.json"
  npm ci --no-progress
  cp package-lock.json node_modules/.recto-lock
}

need_chromium() {
  if have google-chrome-stable || have chromium-browser; then return; fi
  need_debian chromium chromium
}

need_browsers() {
  need_chromium
  need_debian chromedriver chromium-driver
  if ! have firefox; then need_debian firefox-esr firefox-esr; fi
  need_tool geckodriver "$GECKODRIVER"
}

# ---- building ----

# build_wasm FOLDER NAME FLAG...: compiles the core to Wasm, and writes it with its glue and types to target/wasm/FOLDER/pkg/NAME.*
# For size: by the middle of 15 pages the first reading of one takes as long as with opt-level 2 (9.5-11.9 ms against 9.7-11.6,
# under node, after practice), the tenth a third longer, and the download is a tenth smaller (measured, 2026-11).
build_wasm() {
  local folder=target/wasm/$1/pkg name=$2
  shift 2
  # Paths of this machine stand in panics' messages: without them the same sources are the same bytes everywhere.
  local remap="--remap-path-prefix=${CARGO_HOME:-$HOME/.cargo}=cargo"
  local -a environment=(CARGO_PROFILE_RELEASE_OPT_LEVEL=z)
  # Nobody waits for what writes files: without the inlining of .cargo/config.toml it is 8 KB smaller, and takes 2 ms more for a text of 6,000
  # words (CPU time under node, 2026-11).
  if [[ $name == keeping ]]; then environment+=(RUSTFLAGS="$remap"); fi
  env "${environment[@]}" cargo build --release --target "$WASM" --lib "$@" --config "target.$WASM.rustflags=['$remap']"
  wasm-bindgen --target web --out-dir "$folder" --out-name "$name" "$CARGO_OUT/$WASM/release/recto.wasm"
  # No wasm-opt: what it makes is larger with gzip.
  printf '  %s: %s bytes, %s with gzip -9\n' "$folder/$name" "$(wc -c <"$folder/${name}_bg.wasm")" "$(gzip -9c "$folder/${name}_bg.wasm" | wc -c)"
}

build() {
  need_wasm_target
  need_tool wasm-bindgen-cli "$WASM_BINDGEN"
  say "compiling the core to Wasm: for the web page, then in three modules for the extension"
  rm -rf target/wasm
  build_wasm www recto
  local module
  for module in reading judging keeping; do build_wasm extension "$module" --no-default-features --features "$module"; done
  need_npm
  say "assembling target/extension/chromium, target/extension/firefox and target/www"
  node tools/assemble.mjs
}

dist() {
  build
  say "zipping"
  node tools/dist.mjs
  lint_extension
}

lint_extension() { npx web-ext lint --no-config-discovery --source-dir target/extension/firefox; }

# ---- running ----

run() {
  case "${1:-}" in
    --www) build; exec node tests/e2e/serve.mjs --www ;;
    --headless | '') need_chromium; build; exec node tests/e2e/run.mjs "$@" ;;
    *) fail "run knows --headless and --www, not $1" ;;
  esac
}

bench() {
  need_browsers
  build
  say "building the extractors in Rust that the core is measured beside (benches/peers)"
  CARGO_TARGET_DIR="$PWD/target/peers" cargo build --release --manifest-path benches/peers/Cargo.toml
  say "measuring (other work on this machine spoils absolute times; the ratios are what counts)"
  node tests/e2e/bench.mjs "$@"
}

# Trains in a virtual environment outside the tree; a changed train/requirements.txt gets a new one.
train() {
  local shared="${RECTO_SHARED:-../shared}" wanted folder
  [[ -d "$shared/data/wcxb-dev" ]] || fail "no labelled pages at $shared/data/wcxb-dev (RECTO_SHARED names the folder)"
  have python3 || fail "python 3.11 or newer is needed"
  wanted=$(sha256sum train/requirements.txt)
  folder="$CACHE/train-${wanted:0:12}"
  if [[ ! -d "$folder" ]]; then
    say "installing train/requirements.txt into $folder"
    rm -rf "$folder.part"
    python3 -m venv "$folder.part"
    # By its path: a virtual environment's own scripts would keep the name of the unfinished folder.
    "$folder.part/bin/python" -m pip install --quiet --requirement train/requirements.txt
    mv "$folder.part" "$folder"
  fi
  say "compiling the command line"
  cargo build --release --bin recto
  say "training on $shared/data/wcxb-dev: cross-validation, then the model of src/extract/model (about five minutes)"
  # Sums of the network's training come in the order of one processor's instructions, so that other machines get the same bytes.
  OPENBLAS_CORETYPE=Haswell "$folder/bin/python" train --recto "$CARGO_OUT/release/recto" --shared "$shared" --work "$CARGO_OUT/train" "$@"
}

icons() {
  need_chromium
  need_npm
  node tools/icons.mjs
}

pictures() {
  need_chromium
  fc-list :lang=ja | grep -q . || fail "a font with Japanese signs is needed for the pictures (Debian: fonts-noto-cjk)"
  build
  node tools/pictures.mjs
}

new() { need_node; node tools/new.mjs "$@"; }

# ---- testing ----

mutants() {
  need_tool cargo-mutants "$CARGO_MUTANTS"
  node tests/quality/mutants.mjs "$@"
}

failed=()

# step NAME COMMAND...: runs one step, keeps its output, and goes on after a failure so that one run tells everything.
step() {
  local name=$1 started=$SECONDS
  shift
  say "$name"
  if "$@" 2>&1 | tee "$LOGS/$name.log"; then
    printf '  %s: ok, %s s\n' "$name" $((SECONDS - started))
  else
    failed+=("$name")
    printf '  %s: FAILED, %s s\n' "$name" $((SECONDS - started))
  fi
}

# The lines with which the runners closed, once more, and their sum.
totals() {
  say "totals"
  grep -HE '^test result:|^(ℹ|#) (pass|fail) ' "$LOGS"/*.log | grep -v ' 0 passed; 0 failed' | sed "s|^$LOGS/||; s|\.log:|: |" || true
  awk '/^test result:/ { passed += $4; failed += $6 } /^(ℹ|#) pass / { passed += $3 } /^(ℹ|#) fail / { failed += $3 }
       END { printf "%d passed, %d failed\n", passed, failed }' "$LOGS"/*.log
}

test_wasm() { wasm-pack test --headless "--$1" --mode no-install -- --test browser; }
test_units() { node --test --test-reporter=spec tests/extension/*.test.mjs; }
# The end-to-end suites, or those whose names hold $1. Two of each browser at the same time: they mostly wait for pages (with one of each,
# four fifths of two cores are idle), and one after the other they would take more than CI's half hour. Four browsers on two cores make
# time limits lie, though: what fails beside others is run once more by itself, and only that counts.
test_e2e() {
  local results=$LOGS/e2e browser file name ok=0
  rm -rf "$results"
  mkdir -p "$results"
  export -f e2e_suite
  for browser in chromium firefox; do
    printf '%s\n' tests/e2e/*"${1:-}"*."$browser".test.mjs | xargs -P 2 -I '{}' bash -c 'e2e_suite "$@"' _ "$results" '{}' &
  done
  wait
  for file in tests/e2e/*"${1:-}"*.test.mjs; do
    name=$(basename "$file" .test.mjs)
    if [[ ! -e $results/$name.failed ]]; then cat "$results/$name.txt"; continue; fi
    say "$name failed beside others; once more, by itself"
    sed 's/^/  | /' "$results/$name.txt"
    node --test --test-reporter=spec "$file" || ok=1
  done
  return $ok
}

# e2e_suite FOLDER FILE: what it says goes to FOLDER.
e2e_suite() {
  local name started=$SECONDS
  name=$(basename "$2" .test.mjs)
  node --test --test-reporter=spec "$2" >"$1/$name.txt" 2>&1 || touch "$1/$name.failed"
  tail -n 8 "$1/$name.txt" | grep -aE '^(ℹ|#) (pass|fail)' | tr '\n' ' ' | sed "s/^/  $name, $((SECONDS - started)) s: /"
  echo
}

check_all() {
  need_npm
  need_rust_checkers
  need_wasm_target
  need_browsers
  need_tool wasm-bindgen-cli "$WASM_BINDGEN"
  need_tool wasm-pack "$WASM_PACK"
  rm -rf "$LOGS"
  mkdir -p "$LOGS"
  step format cargo fmt --check
  step build bash build.sh build
  step clippy-host cargo clippy --all-targets -- -D warnings
  step clippy-wasm cargo clippy --target "$WASM" --lib --test browser -- -D warnings
  step rust cargo test --no-fail-fast
  # Of a crate of their own, and run by hand (fuzz/run.sh): that they compile is seen here. libFuzzer itself, in C++, is not needed for that.
  step fuzzers env CUSTOM_LIBFUZZER_PATH=none/libnone.a CARGO_TARGET_DIR="$CARGO_OUT/fuzz" cargo check --locked --manifest-path fuzz/Cargo.toml
  step docs env RUSTDOCFLAGS='-D warnings' cargo doc --no-deps --document-private-items
  step types npx tsc --noEmit
  step units test_units
  step wasm-chromium test_wasm chrome
  step wasm-firefox test_wasm firefox
  step lint lint_extension
  step browsers test_e2e
}

# Callgrind counts: the same on a busy machine (tests/quality/instructions.txt).
instructions() {
  cargo build --release --bin recto
  node tests/quality/instructions.mjs "$CARGO_OUT/release/recto"
}

# What deny.toml says of crates; and of advisories, where their database can be had.
crates() {
  local told
  cargo deny --log-level error check bans licenses sources || return 1
  if told=$(cargo deny --log-level error check advisories 2>&1); then echo "$told"; return; fi
  if grep -q 'failed to fetch advisory database' <<<"$told"; then echo "no advisories: their database cannot be had here"; return; fi
  echo "$told"
  return 1
}

# High is what npm calls faults that others can use.
packages() {
  local told
  if told=$(npm audit --audit-level=high --json 2>/dev/null); then echo "npm audit: nothing high"; return; fi
  if ! grep -q auditReportVersion <<<"$told"; then echo "no npm audit: the registry does not answer it here"; return; fi
  npm audit --audit-level=high
}

finish() {
  totals
  if ((${#failed[@]})); then fail "failed: ${failed[*]} (logs in $LOGS)"; fi
}

run_tests() {
  check_all
  finish
}

check() {
  check_all
  if [[ -f tests/quality/run.sh && -d ../shared/data ]]; then
    step quality bash tests/quality/run.sh
  else
    say "no quality score: ../shared/data or tests/quality/run.sh is not here"
  fi
  need_debian epubcheck epubcheck
  step books bash tests/quality/epub.sh
  need_debian valgrind valgrind
  step instructions instructions
  need_tool cargo-deny "$CARGO_DENY"
  step crates crates
  step packages packages
  finish
}

case "${1:-}" in
  build | dist | check | icons | pictures) [[ $# -eq 1 ]] || fail "$1 takes no argument"; "$1" ;;
  run | bench | train | new | mutants) "$@" ;;
  test) run_tests ;;
  -h | --help | help) usage ;;
  '') usage; exit 2 ;;
  *) usage >&2; fail "no such command: $1" ;;
esac
