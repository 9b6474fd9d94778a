#!/usr/bin/env python3
"""What arrives of an article's words and pictures, on the 130 pages of ../shared/data/readability-pages.

    pictures_and_words.py [--all] [--floor]

Reads each page with target/release/recto (or RECTO_BINARY) and compares its HTML with the page's expected.html. Prints the pages
under 0.90 (all of them with --all), then the medians and the share of pictures; --floor makes a figure under its
floor an error. Python 3.8+, standard library only.

  words kept    share of the words of their text that stand in ours (multisets of lower-cased words)
  words ours    share of the words of our text that stand in theirs
  pictures      the pictures of their article that are in ours with an address that can be loaded; the same picture in
                another size counts as the same, and one that stands there several times counts once. Pictures of
                formulas are none: ours are formulas.
  false         our pictures that are not in theirs, as a share of ours; the one that the page names as its own lead
                (theirs leave most of these out) is counted apart
  judged        the same two after pictures-judged.txt: what theirs lost of the article is not false, what is no picture of
                the article need not be found

words-below.txt says of each page under 0.90 who is better and why; pages that it lacks are named.
"""
import json, os, re, statistics, subprocess, sys
from collections import Counter
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

ROOT = Path(__file__).resolve().parents[2]
SHARED = Path(os.environ.get('RECTO_SHARED', ROOT.parent / 'shared'))
PAGES = SHARED / 'data/readability-pages'
# The address that the expected files were made with.
URL = 'http://fakehost/test/page.html'
# Medians and shares that must not fall; raise one in the commit that earns it.
FLOORS = {'kept': 0.98, 'ours': 0.98, 'pictures': 0.95}
MOST_FALSE = 0.11
BLOCKS = set('address article aside blockquote br caption dd details div dl dt figcaption figure footer h1 h2 h3 h4 h5 h6 '
             'header hr li main nav ol p pre section summary table tbody td tfoot th thead tr ul'.split())
HERE = Path(__file__).parent
# What no text begins or ends with, so that both sides' marks of notes and lists do not count.
WORD = re.compile(r'\w+')
# A part of a file's name that says its size: "-1024x768", "_640", "@2x".
SIZE = re.compile(r'(?:[-_@]?(?:\d{2,4}x\d{2,4}|\d{3,4}[wh]?|[0-9.]+x))+$')
PLACEHOLDER_CHARS = 1_000
# Width or height up to which a picture is an icon or a spacer: the same as in src/extract/content/media.rs.
ICON_PIXELS = 64


class Content(HTMLParser):
    """The words and the pictures' addresses of a piece of HTML."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.text, self.pictures, self.silent = [], [], 0

    def handle_starttag(self, tag, attributes):
        if tag in ('script', 'style'):
            self.silent += 1
        if tag in BLOCKS:
            self.text.append(' ')
        if tag == 'img':
            self.pictures.append({name: value or '' for name, value in attributes})

    def handle_endtag(self, tag):
        if tag in ('script', 'style'):
            self.silent -= 1
        if tag in BLOCKS:
            self.text.append(' ')

    def handle_data(self, data):
        if not self.silent:
            self.text.append(data)


def content(html):
    parser = Content()
    parser.feed(html)
    parser.close()
    return Counter(WORD.findall(''.join(parser.text).lower())), parser.pictures


def loadable(source):
    if source.startswith('data:'):
        return source.startswith('data:image/') and len(source) >= PLACEHOLDER_CHARS
    return source.startswith(('http://', 'https://'))


def names(source):
    """What a picture is known by: the end of its path without its size, and the parts of an address inside it."""
    if source.startswith('data:'):
        return {source}
    source = unquote(unquote(source))
    inner = source.rfind('http')
    parts = urlsplit(source[inner:] if inner > 0 else source)
    segments = [part for part in parts.path.split('/') if part]
    file = segments[-1] if segments else parts.query
    stem = SIZE.sub('', file.rsplit('.', 1)[0]) or file
    # Image services name the size where the file's name stands: the part before it is the picture's.
    return {stem.lower()} if len(stem) > 3 and not stem.isdigit() else {'/'.join(segments[-2:]).lower(), parts.query.lower()}


def candidates(picture):
    """Every name by which their picture may stand in ours: they keep all sources, we choose one."""
    found = set()
    for name, value in picture.items():
        if name in ('alt', 'title', 'class', 'id', 'style'):
            continue
        for address in re.split(r'\s+|,(?=\s)', value) if 'srcset' in name else [value]:
            if '/' in address or re.search(r'\.(?:jpe?g|png|gif|webp|svg|avif)', address):
                found |= names(urljoin(URL, address))
    return found


def is_seen(picture):
    """Whether it is a picture to a reader: no placeholder alone, no pixel."""
    sizes = [picture.get(side, '') for side in ('width', 'height')]
    is_small = any(size.isdigit() and int(size) <= ICON_PIXELS for size in sizes)
    is_formula = '\\displaystyle' in picture.get('alt', '') or '/math/render/' in picture.get('src', '')
    is_placeholder = picture.get('src', '').startswith('data:') and not loadable(picture['src'])
    return bool(candidates(picture)) and not is_small and not is_formula and not is_placeholder


def share(part, whole):
    return sum((part & whole).values()) / max(1, sum(whole.values()))


def entries(name, fields):
    """The lines of a list beside this file, each cut into so many fields."""
    lines = (HERE / name).read_text(encoding='utf8').splitlines()
    return [line.split(maxsplit=fields - 1) for line in lines if line.strip() and not line.startswith('//')]


def measure(expected, html, lead, judged):
    their_words, their_pictures = content(expected)
    our_words, our_pictures = content(html)
    theirs = list({frozenset(candidates(picture)): None for picture in their_pictures if is_seen(picture)})
    ours = [(names(picture['src']), loadable(picture['src'])) for picture in our_pictures]
    found = sum(any(name & wanted and good for name, good in ours) for wanted in theirs)
    every = set().union(*(candidates(picture) for picture in their_pictures))
    others = [picture['src'] for picture, (name, _) in zip(our_pictures, ours) if not name & every]
    false = [source for source in others if not names(source) & names(lead)]
    lost = [sorted(wanted)[0][:90] for wanted in theirs if not any(name & wanted and good for name, good in ours)]
    is_judged = {whose: lambda address, whose=whose: any(part.lower() in unquote(address).lower() for kind, part in judged if kind == whose)
                 for whose in ('ours', 'theirs')}
    return {'false_judged': [source for source in false if not is_judged['ours'](source)],
            'lost_judged': [name for name in lost if not is_judged['theirs'](name)],
            'kept': share(our_words, their_words), 'ours': share(their_words, our_words), 'found': found, 'theirs': len(theirs),
            'false': false, 'lost': lost, 'count': len(ours), 'leads': len(others) - len(false)}


def main():
    if not PAGES.is_dir():
        print(f'no pages at {PAGES}, nothing measured')
        return 0
    folders = sorted(path.parent for path in PAGES.glob('*/expected.html'))
    binary = os.environ.get('RECTO_BINARY', str(ROOT / 'target/release/recto'))
    command = [binary, 'extract', '--format', 'json', '--url', URL]
    rows = []
    judgements = entries('pictures-judged.txt', 4)
    for folder in folders:
        done = subprocess.run(command + [str(folder / 'source.html')], capture_output=True, text=True)
        reading = json.loads(done.stdout)
        judged = [(whose, part) for page, whose, part, _ in judgements if page == folder.name]
        row = measure((folder / 'expected.html').read_text(errors='replace'), reading.get('html') or '',
                      reading.get('lead_image') or '', judged)
        rows.append((folder.name, row))
        poor = min(row['kept'], row['ours']) < 0.90 or row['lost'] or row['false']
        if '--all' in sys.argv or poor:
            print(f"{folder.name:44} kept {row['kept']:.3f}  ours {row['ours']:.3f}  pictures {row['found']}/{row['theirs']}"
                  f"  false {len(row['false'])}")
            for label in ('lost_judged', 'false_judged') if '--pictures' in sys.argv else ():
                for name in row[label]:
                    print(f'    {label}: {name[:110]}')
    total = {
        'kept': statistics.median(row['kept'] for _, row in rows),
        'ours': statistics.median(row['ours'] for _, row in rows),
        'pictures': sum(row['found'] for _, row in rows) / max(1, sum(row['theirs'] for _, row in rows)),
    }
    false = sum(len(row['false']) for _, row in rows) / max(1, sum(row['count'] for _, row in rows))
    alike = [row for _, row in rows if row['ours'] >= 0.90]
    false_alike = sum(len(row['false']) for row in alike) / max(1, sum(row['count'] for row in alike))
    print(f"\n{len(rows)} pages: words kept {total['kept']:.4f}, ours {total['ours']:.4f} (medians); "
          f"pictures {total['pictures']:.4f} found, {false:.4f} false "
          f"({false_alike:.4f} on the {len(alike)} pages whose words are alike), "
          f"{sum(row['leads'] for _, row in rows)} leads of the page's own beside them")
    lost_judged, false_judged = (sum(len(row[key]) for _, row in rows) for key in ('lost_judged', 'false_judged'))
    theirs = sum(row['theirs'] - len(row['lost']) + len(row['lost_judged']) for _, row in rows)
    count = sum(row['count'] for _, row in rows)
    known = {page for page, _, _ in entries('words-below.txt', 3)}
    below = {name for name, row in rows if min(row['kept'], row['ours']) < 0.90}
    for name in sorted(below ^ known):
        print(f"words-below.txt: {name} {'is missing' if name in below else 'is no longer under 0.90'}")
    print(f"judged by hand: {1 - lost_judged / max(1, theirs):.4f} found, {false_judged / max(1, count):.4f} false "
          f"({false_judged} of {count})")
    if '--floor' not in sys.argv:
        return 0
    faults = [name for name, floor in FLOORS.items() if total[name] < floor] + (['false'] if false > MOST_FALSE else [])
    for name in faults:
        print(f'under its floor: {name}', file=sys.stderr)
    return 1 if faults else 0


if __name__ == '__main__':
    sys.exit(main())
