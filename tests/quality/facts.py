#!/usr/bin/env python3
"""Compares the facts that `recto extract` finds on readability-pages with those expected there.

    facts.py PREDICTIONS.jsonl SHARED [BETTER.txt]

A title counts where it is the same but for letter case, quotes and blanks, or one is the other with a site's name about it;
a byline where the words of the shorter are all in the longer, which has at most four more; a date where it is the same
day (bench/score.py: `title_match`, `author_match`, `date_match`). BETTER.txt lists the pages where ours is judged
better or as good, one a line: page, fact, reason. Everything else that differs is printed, ours beside theirs.
"""
import json
import os
import sys
from pathlib import Path

FACTS = (('title', 'title'), ('byline', 'byline'), ('published', 'publishedTime'))


def judged(path):
    """{(page, fact): reason}"""
    lines = path.read_text(encoding='utf8').splitlines() if path.exists() else []
    entries = (line.split(maxsplit=2) for line in lines if line.strip() and not line.startswith('//'))
    return {(page, fact): reason for page, fact, reason in entries}


def main():
    predictions, shared = sys.argv[1], Path(sys.argv[2])
    better = judged(Path(sys.argv[3]) if len(sys.argv) > 3 else Path(__file__).with_name('facts-better.txt'))
    sys.path.insert(0, str(shared / 'bench'))
    import score
    matches = {'title': score.title_match, 'byline': score.author_match, 'published': score.date_match}
    ours = {}
    for line in open(predictions, encoding='utf8'):
        record = json.loads(line)
        ours[os.path.basename(os.path.dirname(record['file']))] = record
    unused = set(better)
    for fact, theirs_name in FACTS:
        given = equal = judged_better = only_ours = 0
        for folder in sorted(path.parent for path in (shared / 'data/readability-pages').glob('*/expected-metadata.json')):
            expected = json.loads((folder / 'expected-metadata.json').read_text(encoding='utf8')).get(theirs_name)
            got = ours.get(folder.name, {}).get(fact)
            if not expected:
                only_ours += bool(got)
                continue
            given += 1
            exact, near = matches[fact](got, expected)
            if exact or near and fact != 'published':
                equal += 1
            elif (folder.name, fact) in better:
                judged_better += 1
                unused.discard((folder.name, fact))
            else:
                print(f'{fact:9} {folder.name}: ours {got!r}, theirs {expected!r}')
        share = (equal + judged_better) / given
        print(f'{fact:9} {share:.4f} equal or better: {equal} equal and {judged_better} better of {given}; {only_ours} more pages have one only in ours')
    for page, fact in sorted(unused):
        print(f'facts-better.txt: {page} {fact} no longer differs')


if __name__ == '__main__':
    main()
