"""Trains src/detect/kinds.bin: how likely a page is of each kind, by logistic regression on the page as a whole."""

import struct
from pathlib import Path

import numpy
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import StandardScaler

from command import Recto
from export import name_hash
from pages import FOLDS, Pages

# In the order of src/detect/model.rs; what the annotators call each.
KINDS = ["article", "documentation", "thread", "listing", "product", "other"]
NAMES = {"forum": "thread", "collection": "listing", "service": "other"}
# What is one text: what opens by itself.
TEXTS = 2
# Strength of the ridge, as scikit-learn counts it. 0.03 and 0.1 find .880 and .882 of the texts with the same precision,
# cross-validated: it hardly matters.
C = 0.05
# How sure a view must be that opens by itself: issue 5.
PRECISION = 0.97


class Kinds:
    """The pages' values, and the kinds that they are trained towards."""

    def __init__(self, recto: Recto, pages: Pages, models: list[Path]):
        """Each page is described with the model of the fold that has not seen it."""
        self.pages = pages
        self.names = recto.page_names()
        self.values = numpy.zeros((len(pages.names), len(self.names)))
        for fold in range(FOLDS):
            places = pages.of([fold])
            self.values[places] = recto.page_values(models[fold], [pages.names[place] for place in places])
        self.values = numpy.log1p(numpy.abs(self.values))
        self.kinds = numpy.array([KINDS.index(NAMES.get(kind, kind)) for kind in pages.types])

    def fit(self, places: numpy.ndarray) -> tuple[numpy.ndarray, numpy.ndarray]:
        """Weights and biases from these pages, a row and a number each kind, for values that are not scaled."""
        scaler = StandardScaler().fit(self.values[places])
        model = LogisticRegression(C=C, max_iter=10_000, tol=1e-6)
        model.fit(scaler.transform(self.values[places]), self.kinds[places])
        weights = short(model.coef_ / scaler.scale_)
        return weights, short(model.intercept_ - weights @ scaler.mean_)

    def likely(self, model: tuple[numpy.ndarray, numpy.ndarray], places: numpy.ndarray) -> numpy.ndarray:
        """How likely each of these pages is of each kind."""
        log_odds = self.values[places] @ model[0].T + model[1]
        odds = numpy.exp(log_odds - log_odds.max(axis=1, keepdims=True))
        return odds / odds.sum(axis=1, keepdims=True)

    def cross_validated(self) -> numpy.ndarray:
        """The same, each page by the four other folds."""
        likely = numpy.zeros((len(self.kinds), len(KINDS)))
        for fold in range(FOLDS):
            is_tested = numpy.asarray(self.pages.folds) == fold
            likely[is_tested] = self.likely(self.fit(numpy.flatnonzero(~is_tested)), numpy.flatnonzero(is_tested))
        return likely

    def report(self) -> str:
        """How good that is."""
        likely = self.cross_validated()
        chosen = likely.argmax(axis=1)
        lines = [f"kind right: {(chosen == self.kinds).mean():.1%} of {len(chosen)} pages; rows are true, columns judged"]
        lines.append(f"{'':14}" + "".join(f"{kind:>14}" for kind in KINDS))
        for kind, name in enumerate(KINDS):
            counts = numpy.bincount(chosen[self.kinds == kind], minlength=len(KINDS))
            lines.append(f"{name:14}" + "".join(f"{count:14}" for count in counts))
        sure, is_text = likely[:, :TEXTS].sum(axis=1), self.kinds < TEXTS
        lines += ["", "one text (article or documentation), by how sure:", f"{'sure':>10}{'pages':>8}{'mean':>8}{'true':>8}"]
        for tenth in range(10):
            inside = numpy.minimum((sure * 10).astype(int), 9) == tenth
            mean, true = (sure[inside].mean(), is_text[inside].mean()) if inside.any() else (0.0, 0.0)
            lines.append(f"{tenth / 10:.1f} – {(tenth + 1) / 10:.1f} {inside.sum():7}{mean:8.3f}{true:8.3f}")
        border, precision, recall = border_of(sure, is_text)
        lines += ["", f"opened from {border:.3f} up: precision {precision:.3f}, recall {recall:.3f}"]
        return "\n".join(lines)


def short(numbers: numpy.ndarray) -> numpy.ndarray:
    """The numbers with 8 significant bits (bfloat16): the other half of their bytes are zeros, which take no room in a package."""
    bits = numbers.astype("<f4").view("<u4")
    return ((bits + 0x8000) & 0xFFFF0000).astype("<u4").view("<f4")


def border_of(sure: numpy.ndarray, is_text: numpy.ndarray) -> tuple[float, float, float]:
    """The lowest border with the wanted precision, with that precision and its recall."""
    order = numpy.argsort(-sure, kind="stable")
    right = numpy.cumsum(is_text[order])
    precision = right / numpy.arange(1, len(order) + 1)
    last = int(numpy.flatnonzero(precision >= PRECISION)[-1])
    return float(sure[order][last]), float(precision[last]), float(right[last] / is_text.sum())


def train(recto: Recto, pages: Pages, models: list[Path], folder: Path, about: str) -> str:
    """Writes kinds.bin of all pages and its about.txt; gives the figures, which are cross-validated."""
    kinds = Kinds(recto, pages, models)
    report = kinds.report()
    weights, biases = kinds.fit(numpy.arange(len(kinds.kinds)))
    head = b"RKD1" + struct.pack("<IHH", name_hash(kinds.names), len(kinds.names), len(KINDS))
    (folder / "kinds.bin").write_bytes(head + biases.astype("<f4").tobytes() + weights.astype("<f4").tobytes())
    (folder / "about.txt").write_text(
        "What kinds.bin is: written by ./build.sh train, never by hand. See train/README.md.\n\n"
        f"{about}Features: {len(kinds.names)} (recto pages --names)\n\nCross-validated, 5 folds by domain:\n{report}\n"
    )
    return report
