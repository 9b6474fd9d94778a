"""Token tables: the log-odds of text for class tokens and for words. Source of all numbers: MODEL.md §8."""

import math
import struct
from collections import defaultdict
from pathlib import Path

# A page on which a token stands at this many words says as much as one on which it stands at more.
FULL_WORDS = 15.0
# Pages that are added to a token's own, with the rate of all text.
PRIOR_PAGES = 2.0
# Largest log-odds either way, and steps in one.
MOST = 4.0
STEPS = 16
# Pages that a token must be on, and tokens that are kept, of class names and of words.
CLASS_PAGES, CLASS_TOKENS = 5, 500
WORD_PAGES, WORD_TOKENS = 8, 600


def learn(counts: list[dict]) -> bytes:
    """The file tables.bin from what `recto tokens` counted on pages."""
    elements = values(counts, "elements", "words", FULL_WORDS, CLASS_PAGES, CLASS_TOKENS)
    texts = values(counts, "texts", "short_blocks", 1.0, WORD_PAGES, WORD_TOKENS)
    return b"RTB1" + written(elements) + written(texts)


def values(counts: list[dict], what: str, total: str, full: float, least_pages: int, most_tokens: int) -> dict[int, int]:
    """The values of the most telling tokens, in steps."""
    positive, everything = (math.fsum(page[total][part] for page in counts) for part in (0, 1))
    rate = positive / max(everything, 1.0)
    if not 0.0 < rate < 1.0:
        return {}
    found = defaultdict(lambda: [0, 0.0, 0.0])
    for page in counts:
        for token, at_text, everywhere in page[what]:
            if everywhere > 0.0:
                weight = min(1.0, everywhere / full)
                share = at_text / everywhere
                sums = found[token]
                sums[0] += 1
                sums[1] += share * weight
                sums[2] += (1.0 - share) * weight
    telling = []
    for token, (pages, text, clutter) in found.items():
        odds = (text + PRIOR_PAGES * rate) / (clutter + PRIOR_PAGES * (1.0 - rate))
        log_odds = max(-MOST, min(MOST, math.log(odds) - math.log(rate / (1.0 - rate))))
        step = round(log_odds * STEPS)
        if pages >= least_pages and step != 0:
            telling.append((-abs(log_odds) * math.sqrt(text + clutter), token, step))
    telling.sort()
    return {token: step for _, token, step in telling[:most_tokens]}


def written(steps: dict[int, int]) -> bytes:
    """A table as bytes: how many, the tokens in order, their values."""
    tokens = sorted(steps)
    return (
        struct.pack("<H", len(tokens))
        + struct.pack(f"<{len(tokens)}I", *tokens)
        + struct.pack(f"<{len(tokens)}b", *(steps[token] for token in tokens))
    )


def write(counts: list[dict], file: Path) -> Path:
    """Learns tables and writes them."""
    file.write_bytes(learn(counts))
    return file
