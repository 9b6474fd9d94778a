"""Scores of the probabilities alone: whole blocks are kept, nothing is decided by Recto. For judging features."""

from collections import Counter

import numpy

from pages import Pages
from scores import page_score, row

# Smallest and largest cut of the adaptive one, and the weight of the expected text. Source: MODEL.md §8.
LEAST_CUT, MOST_CUT, BIAS = 0.15, 0.75, 0.9
# Words from which a block that is there twice is dropped. Source: as above.
REPEATED_WORDS = 8


class Words:
    """The words of the blocks and of the truth of every page."""

    def __init__(self, pages: Pages, texts: list[list[str]], tokens):
        self.blocks = [[Counter(tokens(text)) for text in page] for page in texts]
        self.counts = [numpy.array([block.total() for block in page], dtype=float) for page in self.blocks]
        self.truths = [Counter(tokens(text)) for text in pages.texts]
        self.texts = texts

    def score(self, page: int, kept: numpy.ndarray) -> tuple[float, float, float]:
        """Precision, recall and F1 of a page of which these blocks are kept."""
        chosen = Counter()
        for block in numpy.flatnonzero(kept):
            chosen.update(self.blocks[page][block])
        return page_score(chosen, self.truths[page])


def adaptive_cut(probabilities: numpy.ndarray, words: numpy.ndarray, bias: float) -> float:
    """The probability from which blocks are kept for the highest expected F1."""
    if not words.sum():
        return MOST_CUT
    order = numpy.argsort(-probabilities, kind="stable")
    expected = numpy.cumsum(probabilities[order] * words[order])
    gain = 2 * expected / (numpy.cumsum(words[order]) + bias * expected[-1] + 1e-9)
    return float(numpy.clip(probabilities[order][numpy.argmax(gain)], LEAST_CUT, MOST_CUT))


def without_repeated(texts: list[str], words: numpy.ndarray, kept: numpy.ndarray) -> numpy.ndarray:
    """The kept blocks without those whose text was kept before."""
    seen, chosen = set(), kept.copy()
    for block in numpy.flatnonzero(kept):
        if words[block] >= REPEATED_WORDS:
            text = texts[block].lower()
            chosen[block] = text not in seen
            seen.add(text)
    return chosen


def report(pages: Pages, places: list[int], words: Words, whole: dict, early: dict) -> dict[str, list[float]]:
    """A row for each way to choose blocks; `whole` and `early` hold the probabilities of each page's rows."""

    def adaptive(bias, source=whole):
        return lambda page: source[page] >= adaptive_cut(source[page], words.counts[page], bias)

    def repeated(choose):
        return lambda page: without_repeated(words.texts[page], words.counts[page], choose(page))

    ways = {
        "blocks, cut .4": lambda page: whole[page] >= 0.4,
        "blocks, cut .5": lambda page: whole[page] >= 0.5,
        "blocks, adaptive": adaptive(1.0),
        "blocks, adaptive, early exit": adaptive(1.0, early),
        "blocks, adaptive .9, dedup": repeated(adaptive(BIAS)),
    }
    types = [pages.types[page] for page in places]
    return {name: row([words.score(page, keep(page)) for page in places], types) for name, keep in ways.items()}
