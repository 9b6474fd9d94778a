#!/usr/bin/env bash
# Compares the facts (title, byline, date) of ../shared/data/readability-pages with those expected there; see facts.py.
set -euo pipefail
cd "$(dirname "$0")/../.."

shared=${RECTO_SHARED:-../shared}
pages="$shared/data/readability-pages"
if [ ! -d "$pages" ]; then
    echo "quality: no pages at $pages, nothing compared"
    exit 0
fi

cargo build --release --quiet --bin recto
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
target/release/recto extract --format json "$pages"/*/source.html > "$work/predictions.jsonl"
python3 tests/quality/facts.py "$work/predictions.jsonl" "$shared"
