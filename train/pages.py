"""The labelled pages, and their folds: no domain is in two."""

import gzip
import json
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import numpy
from sklearn.model_selection import StratifiedGroupKFold

FOLDS = 5
# In place of a fold: pages that are trained on whatever is tested (own.py).
OWN = FOLDS


@dataclass
class Pages:
    """The pages in the order of their names; fold i of a page is 0–4, or OWN."""

    names: list[str]
    types: list[str]
    folds: numpy.ndarray
    texts: list[str]
    """The true text of each."""
    about: str
    """Name and licence of the data."""

    def of(self, folds: list[int]) -> list[int]:
        """The places of the pages of these folds."""
        return [place for place, fold in enumerate(self.folds) if fold in folds]


def read(data: Path) -> Pages:
    """Reads what is known of the pages of wcxb-dev and deals them out to folds, by page type and domain."""
    metadata = json.loads((data / "metadata.json").read_text())
    names = sorted(file.stem for file in (data / "ground-truth").glob("*.json"))
    truths = [json.loads((data / "ground-truth" / f"{name}.json").read_text()) for name in names]
    types = [page_type(truth) for truth in truths]
    # A page without an address is a domain of its own.
    domains = [urlsplit(truth.get("url") or f"//{name}").netloc.removeprefix("www.") for name, truth in zip(names, truths)]
    folds = numpy.zeros(len(names), dtype=int)
    splitter = StratifiedGroupKFold(FOLDS, shuffle=True, random_state=0)
    for fold, (_, places) in enumerate(splitter.split(names, types, domains)):
        folds[places] = fold
    about = f"{metadata['name']}, {metadata['license']}, {len(names)} pages"
    texts = [truth["ground_truth"].get("main_content") or "" for truth in truths]
    return Pages(names, types, folds, texts, about)


def page_type(truth: dict) -> str:
    """A page's type as its annotators saw it; the data have two names for one of them."""
    found = truth["_internal"]["page_type"]
    found = found if isinstance(found, str) else found.get("primary", "article")
    return "collection" if found == "category" else found


def unpack(data: Path, names: list[str], folder: Path) -> None:
    """Writes the pages to a folder as they came from the web."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in names:
        page = folder / f"{name}.html"
        if not page.exists():
            page.write_bytes(gzip.decompress((data / "html" / f"{name}.html.gz").read_bytes()))
