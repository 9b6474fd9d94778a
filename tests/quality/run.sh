#!/usr/bin/env bash
# Scores the command line on the labelled pages of ../shared/data, where they are, against the floors in floor.txt.
# Then what arrives of words and pictures on ../shared/data/readability-pages (pictures_and_words.py has those floors).
# A score under its floor fails; raise a floor in the commit that earns it, lower one only with its reason beside it.
set -euo pipefail
cd "$(dirname "$0")/../.."

shared=${RECTO_SHARED:-../shared}
pages="$shared/data/wcxb-dev/html"
if [ ! -d "$pages" ]; then
    echo "quality: no labelled pages at $pages, nothing measured"
    exit 0
fi

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
for page in "$pages"/*.html.gz; do
    gunzip -c "$page" > "$work/$(basename "$page" .gz)"
done

cargo build --release --quiet --bin recto
target/release/recto extract --format json "$work"/*.html > "$work/predictions.jsonl"
python3 "$shared/bench/score.py" "$work/predictions.jsonl" wcxb-dev --clutter "$shared/bench/clutter-wcxb-dev.json" \
    | tee "$work/scores.txt"

fail=0
while read -r name floor _; do
    case "$name" in ''|'#'*) continue ;; esac
    got=$(awk -v name="$name" '$1 == name { print $3; exit }' "$work/scores.txt")
    if awk -v got="$got" -v floor="$floor" 'BEGIN { exit !(got < floor) }'; then
        echo "quality: $name is $got, under its floor of $floor"
        fail=1
    fi
done < tests/quality/floor.txt
python3 tests/quality/pictures_and_words.py --floor | tail -1 || fail=1
bash tests/quality/markdown.sh || fail=1
exit "$fail"
