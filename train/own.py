"""Our own pages (tests/pages) as further pages to train on. What is expected of them is their true text, word for word.

They are built for what few pages of wcxb-dev have: short code, formulas, footnotes, callouts, many languages. None of them
is ever tested on here, and the token tables are learned without them.
"""

import json
import re
from pathlib import Path

import numpy

from pages import OWN, Pages

# What Markdown writes that no page says: addresses of pictures and links, the languages of listings, backslashes.
MARKS = [
    (re.compile(r"!\[[^\]]*\]\([^)]*\)"), ""),
    (re.compile(r"\[([^\]]*)\]\([^)]*\)"), r"\1"),
    (re.compile(r"^```.*$", re.MULTILINE), ""),
    (re.compile(r"\\(.)"), r"\1"),
]


def added(pages: Pages, folder: Path, html: Path, truth: Path) -> Pages:
    """The labelled pages and after them our own that have a text; these are written to `html`, their texts to `truth`."""
    truth.mkdir(parents=True, exist_ok=True)
    names, texts = [], []
    for page in sorted(folder.iterdir()):
        expected = json.loads((page / "expected.json").read_text())
        # Pages that came after the last training say so, until the next one: the model of the sources is made without them.
        if expected["readable"] and expected.get("trained", True):
            name, text = f"own-{page.name}", plain((page / "expected.md").read_text())
            (html / f"{name}.html").write_bytes((page / "page.html").read_bytes())
            (truth / f"{name}.txt").write_text(text)
            names.append(name)
            texts.append(text)
    return Pages(
        pages.names + names,
        pages.types + ["own"] * len(names),
        numpy.concatenate([pages.folds, numpy.full(len(names), OWN)]),
        pages.texts + texts,
        f"{pages.about}; {len(names)} of our own pages, MIT OR Apache-2.0",
    )


def plain(markdown: str) -> str:
    """The words of a Markdown text."""
    for mark, words in MARKS:
        markdown = mark.sub(words, markdown)
    return markdown
