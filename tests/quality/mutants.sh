#!/usr/bin/env bash
# Do the tests notice a mistake? cargo-mutants changes one thing at a time in the parts that decide and write, and the fast tests
# (beside the code, and the page folders) must fail each time.
#
#   tests/quality/mutants.sh [NUMBER] [SEED]    so many mutants, spread over FOLDERS; another seed takes others
#
# Works in a copy of the tree under target/mutants. Every mutant that was missed is named at the end; a share under FLOOR fails.
set -euo pipefail
cd "$(dirname "$0")/../.."

readonly FOLDERS=(clean extract overlay render)
# Percent of the mutants that must be caught.
readonly FLOOR=80
# Seconds after which a mutant counts as caught: the tests themselves take ten.
readonly PATIENCE=180

number=${1:-150}
seed=${2:-0}
place=$PWD/target/mutants
copy=$place/tree
rm -rf "$copy" "$place/results"
mkdir -p "$copy" "$place/results"
git ls-files -z --cached --others --exclude-standard | tar c --null --files-from=- | tar x -m -C "$copy"
# Without its notes for a debugger a mutant is built in half the time; the folder stays for the next run.
export CARGO_PROFILE_DEV_DEBUG=0 CARGO_PROFILE_TEST_DEBUG=0 CARGO_TARGET_DIR="$place/build"
cd "$copy"
# (Files as new as they are copied, or Cargo would take the last mutant's build for theirs.)
# What fails without a mutant would catch every one.
cargo test --quiet --lib --test pages >"$place/unchanged.log" 2>&1 || { tail -n 20 "$place/unchanged.log"; echo "mutants: the tests fail as it is"; exit 1; }
for folder in "${FOLDERS[@]}"; do
    all=$(cargo mutants --list --file "src/$folder/**" | wc -l)
    shards=$((all * ${#FOLDERS[@]} / number))
    ((shards > 0)) || shards=1
    # It fails where a mutant is missed; those are counted below.
    cargo mutants --in-place --baseline skip --timeout "$PATIENCE" --sharding round-robin --shard "$((seed % shards))/$shards" \
        --file "src/$folder/**" --output "$place/results/$folder" --cargo-test-arg=--lib --cargo-test-arg=--test=pages --colors never ||
        true
done

count() { cat "$place"/results/${2:-*}/mutants.out/"$1".txt | wc -l; }
# share FOLDER: caught, of those that compile.
share() {
    local caught=$(($(count caught "$1") + $(count timeout "$1"))) missed
    missed=$(count missed "$1")
    echo "mutants: $1: $caught of $((caught + missed)) caught, $(count unviable "$1") do not compile"
    percent=$((caught + missed ? caught * 100 / (caught + missed) : 0))
}
cat "$place"/results/*/mutants.out/missed.txt | sed 's/^/missed: /'
for folder in "${FOLDERS[@]}"; do share "$folder"; done
share '*' | sed 's/ \*:/ all:/'
share '*' >/dev/null
echo "mutants: $percent percent caught"
((percent >= FLOOR))
