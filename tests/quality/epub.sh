#!/usr/bin/env bash
# Makes a book of every page of tests/pages and of some of ../shared/data, where that is, or of the HTML files given, and has
# epubcheck (Debian's package of that name) look at each. An error fails; so does a page that should have become a book and did not.
set -euo pipefail
cd "$(dirname "$0")/../.."

# Books that must have come of our own pages, or the check has looked at too little.
readonly FEWEST=40
# Of the labelled pages every so many-th is taken: 60 pages, of which this many must become books (some have no text at all).
readonly SHARED_STEP=25
readonly FEWEST_SHARED=50

# Debian's program is a Java archive, which not every system starts by itself.
jar=/usr/share/java/epubcheck.jar
if [ ! -f "$jar" ]; then
    echo "books: epubcheck is not installed, nothing checked"
    exit 0
fi
export jar
if [ -z "${RECTO:-}" ]; then
    cargo build --release --quiet --bin recto
    RECTO=target/release/recto
fi

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
pages=("$@")
fewest=$#
if [ $# -eq 0 ]; then
    pages=(tests/pages/*/page.html)
    fewest=$FEWEST
    shared=("${RECTO_SHARED:-../shared}"/data/wcxb-dev/html/*.html.gz)
    if [ -f "${shared[0]}" ]; then
        mkdir "$work/pages"
        for ((at = 0; at < ${#shared[@]}; at += SHARED_STEP)); do
            page="$work/pages/$(basename "${shared[at]}" .gz)"
            gunzip -c "${shared[at]}" > "$page"
            pages+=("$page")
        done
        fewest=$((FEWEST + FEWEST_SHARED))
    fi
fi
# A page without text is reported, and is no book.
"$RECTO" extract --format epub --output "$work" "${pages[@]}" > "$work/books.txt" || echo "books: not every page is one"

# check BOOK: says what is wrong with it.
check() {
    if ! java -XX:TieredStopAtLevel=1 -jar "$jar" --quiet "$1" > "$1.log" 2>&1; then
        printf 'books: %s\n' "$1"
        grep -E '^(ERROR|FATAL)' "$1.log" | head -5
        return 1
    fi
}
export -f check

fail=0
find "$work" -name '*.epub' -print0 | xargs -0 -n 1 -P 2 bash -c 'check "$0"' || fail=1
books=$(wc -l < "$work/books.txt")
echo "books: $books checked of ${#pages[@]} pages"
if [ "$books" -lt "$fewest" ]; then
    echo "books: fewer than $fewest"
    fail=1
fi
exit "$fail"
