#!/usr/bin/env bash
# Reads the Markdown of pages back with another program (pulldown-cmark): every word of the text must be there. Those of
# ../shared/data where they are, or the folder of HTML files given.
set -euo pipefail
cd "$(dirname "$0")/../.."

if [ $# -gt 0 ]; then
    folder=$1
else
    folder=$(mktemp -d)
    trap 'rm -rf "$folder"' EXIT
    for page in "${RECTO_SHARED:-../shared}"/data/wcxb-dev/html/*.html.gz; do
        [ -f "$page" ] || { echo "markdown: no pages at $page, nothing read back"; exit 0; }
        gunzip -c "$page" > "$folder/$(basename "$page" .gz)"
    done
fi
RECTO_PAGES=$(realpath "$folder") cargo test --quiet --test markdown -- --include-ignored --nocapture
