#!/usr/bin/env bash
# Reads the Markdown of pages back with another program (pulldown-cmark): every word of the text must be there. Every so many-th page
# of ../shared/data where that is, or the folder of HTML files given.
set -euo pipefail
cd "$(dirname "$0")/../.."

# 150 pages of 1,497: half a minute's work, as the test is built without optimization.
readonly STEP=10

if [ $# -gt 0 ]; then
    folder=$1
else
    folder=$(mktemp -d)
    trap 'rm -rf "$folder"' EXIT
    pages=("${RECTO_SHARED:-../shared}"/data/wcxb-dev/html/*.html.gz)
    [ -f "${pages[0]}" ] || { echo "markdown: no pages at ${pages[0]}, nothing read back"; exit 0; }
    for ((at = 0; at < ${#pages[@]}; at += STEP)); do
        gunzip -c "${pages[at]}" > "$folder/$(basename "${pages[at]}" .gz)"
    done
fi
RECTO_PAGES=$(realpath "$folder") cargo test --quiet --test markdown -- --include-ignored --nocapture
