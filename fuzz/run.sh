#!/usr/bin/env bash
# Runs every fuzzer for so many seconds, one after the other: fuzz/run.sh [SECONDS [NAME…]]. What it finds stands in fuzz/artifacts; then
# it fails in the end.
# Needs `cargo install cargo-fuzz` and a nightly compiler (`rustup toolchain install nightly`).
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
seconds=${1:-1200}
shift || true
names=("$@")
if ((${#names[@]} == 0)); then names=(html snapshot rules parts declared facts writers); fi

# Where a fuzzer begins: files of the tests.
seeds() {
  case "$1" in
    html) echo ../tests/pages ;;
    snapshot | writers) echo ../tests/contract ;;
    facts) echo ../tests/overlay ;;
    *) echo seeds ;;
  esac
}

failed=()
for name in "${names[@]}"; do
  mkdir -p "corpus/$name"
  # No sanitizer: the core has no unsafe code, and without one twice as many pages are tried. Pages of a megabyte teach nothing that smaller ones do not.
  # Optimized, as cargo-fuzz else asks for the assertions of all crates, over what Cargo.toml says of one.
  cargo +nightly fuzz run --release --sanitizer none "$name" "corpus/$name" "$(seeds "$name")" -- \
    -max_total_time="$seconds" -max_len=20000 -timeout=20 -rss_limit_mb=4096 -dict=words.dict -print_final_stats=1 2>&1 |
    tee "corpus/$name.log" | { grep -E '^(stat|SUMMARY|Done|==|thread|artifact)|DONE|panicked' || true; } || failed+=("$name")
done
if ((${#failed[@]} > 0)); then
  echo "Found something: ${failed[*]}" >&2
  exit 1
fi
