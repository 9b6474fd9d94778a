"""The rows of the training: features of every block, with token tables that never saw it.

A block's token features must not come from tables that were built with its own page. So each fold's rows get tables that
were built from the pages of the four other folds, in training and in testing alike.
"""

import hashlib
import pickle
from dataclasses import dataclass
from pathlib import Path

import numpy

import tables
from command import Recto
from pages import FOLDS, OWN, Pages

# Groups of features that come from the learned tables.
LEARNED = ("names:", "words:")
# Blocks of fewer words are short, and this share of the short ones that are clutter is trained on. Source: MODEL.md §8.
SHORT_WORDS = 5.0
SHORT_SHARE = 0.4
# Each page counts the same in training, but with fewer blocks than these it counts less. Source: README.md, "Ideas tried".
WHOLE_PAGE_BLOCKS = 200


@dataclass
class Rows:
    """All blocks of all pages in order."""

    names: list[str]
    """Names of the columns."""
    page: numpy.ndarray
    """For each row the place of its page."""
    labels: numpy.ndarray
    values: numpy.ndarray
    """The features, those of the learned tables without the row's own fold."""
    texts: list[list[str]]
    """For each page the texts of its blocks."""
    left: numpy.ndarray
    """Which blocks are left to the model; rules have the last word on the others."""

    def of(self, places: list[int]) -> numpy.ndarray:
        """The rows of these pages, as indices."""
        return numpy.flatnonzero(numpy.isin(self.page, places))


class Builder:
    """Makes rows, or takes those that the same program has made of the same pages before."""

    def __init__(self, recto: Recto, pages: Pages, truths: dict[int, Path], work: Path):
        """`truths` are the folders with the true texts: of the pages of each fold, and of our own."""
        self.recto, self.pages, self.work = recto, pages, work
        known = work / f"rows-{self._digest()}.pickle"
        if known.exists():
            self.labels, self.counts, self.rows = pickle.loads(known.read_bytes())
            return
        for outdated in work.glob("rows-*.pickle"):
            outdated.unlink()
        self.labels, self.counts = [], []
        for truth in dict.fromkeys(truths.values()):
            names = [pages.names[place] for place in pages.of([fold for fold in truths if truths[fold] == truth])]
            labels_file = work / "labels.jsonl"
            self.labels += recto.labels(truth, names, labels_file)
            self.counts += recto.tokens(labels_file, names)
        self.rows = self._rows()
        known.write_bytes(pickle.dumps((self.labels, self.counts, self.rows)))

    def _digest(self) -> str:
        """Changes with all that the rows come from: the program, what learns the tables, the pages and their folds."""
        digest = hashlib.sha256(self.recto.program.read_bytes())
        for module in (__file__, tables.__file__):
            digest.update(Path(module).read_bytes())
        for name, text, fold in zip(self.pages.names, self.pages.texts, self.pages.folds):
            digest.update(f"{name} {fold} {text}\n".encode())
            digest.update((self.recto.folder / f"{name}.html").read_bytes())
        return digest.hexdigest()[:16]

    def _rows(self) -> Rows:
        names = self.recto.feature_names()
        empty = tables.write([], self.work / "tables-empty.bin")
        values, lines = self.recto.matrix(empty, self.pages.names, self.work, "--texts")
        page = numpy.repeat(numpy.arange(len(lines)), [line["rows"] for line in lines])
        texts = [line["texts"] for line in lines]
        rows = Rows(names, page, flags(self.labels), values, texts, flags(line["left"] for line in lines))
        for fold in (*range(FOLDS), OWN):
            self._learn(rows, fold)
        return rows

    def _learn(self, rows: Rows, fold: int) -> None:
        """Fills in what the learned tables say of a fold's rows: tables that were built without it."""
        places = self.pages.of([fold])
        indices = rows.of(places)
        learned = [column for column, name in enumerate(rows.names) if name.startswith(LEARNED)]
        file = self.tables(fold, self.work / f"tables-without-{fold}.bin")
        values, _ = self.recto.matrix(file, [self.pages.names[place] for place in places], self.work)
        others = numpy.setdiff1d(numpy.arange(values.shape[1]), learned)
        if not numpy.array_equal(values[:, others], rows.values[numpy.ix_(indices, others)]):
            raise SystemExit(f"features besides {LEARNED} depend on the tables: say so in train/rows.py")
        rows.values[numpy.ix_(indices, learned)] = values[:, learned]

    def tables(self, without: int | None, file: Path) -> Path:
        """Writes the tables that are built from the pages of all folds but this one; our own pages have no part in them."""
        places = [place for place, fold in enumerate(self.pages.folds) if fold not in (without, OWN)]
        return tables.write([self.counts[place] for place in places], file)

    def training(self, tested: int | None, is_left: bool) -> tuple[numpy.ndarray, numpy.ndarray]:
        """What a model is trained on that is tested on a fold (or on none), in page order.

        `is_left`: only blocks that are left to the model, not those that rules are certain of.
        """
        indices = self.rows.of([place for place, fold in enumerate(self.pages.folds) if fold != tested])
        indices = indices[self.chosen(indices, is_left)]
        return indices, self.rows.values[indices]

    def weights(self, indices: numpy.ndarray) -> numpy.ndarray:
        """How much each of these rows counts in training; 1 in the mean."""
        blocks = numpy.bincount(self.rows.page)[self.rows.page[indices]]
        weights = 1.0 / numpy.maximum(blocks, WHOLE_PAGE_BLOCKS)
        return weights / weights.mean()

    def testing(self, fold: int) -> tuple[numpy.ndarray, numpy.ndarray]:
        """The rows of a fold as a model meets them that has not seen the fold."""
        indices = self.rows.of(self.pages.of([fold]))
        return indices, self.rows.values[indices]

    def chosen(self, indices: numpy.ndarray, is_left: bool) -> numpy.ndarray:
        """Which rows are trained on: all but most of the short clutter, chosen by place and nothing else."""
        words = self.rows.values[indices, self.rows.names.index("text:words")]
        is_dealt = numpy.random.default_rng(0).random(len(self.rows.labels))[indices] < SHORT_SHARE
        chosen = self.rows.labels[indices] | (words > SHORT_WORDS + 1e-3) | is_dealt
        return numpy.flatnonzero(chosen & (self.rows.left[indices] | (not is_left)))


def flags(lines) -> numpy.ndarray:
    """Strings of 0 and 1 as one array."""
    return numpy.frombuffer("".join(lines).encode(), dtype=numpy.uint8) == ord("1")
