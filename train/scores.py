"""Word F1 of chosen text against the true text, by ../shared/bench/score.py."""

import importlib.util
from collections import Counter
from pathlib import Path
from types import ModuleType

TYPES = ["article", "documentation", "service", "forum", "collection", "listing", "product"]

HEAD = ["all", "P", "R", "art", "doc", "serv", "forum", "coll", "list", "prod"]

# What the study and others reached on the same pages: MODEL.md §2 and BASELINES.md §1.
OTHERS = {
    "MODEL.md raw, cut .4": ".8748 .868 .922 .959 .949 .858 .797 .683 .720 .672",
    "MODEL.md raw, cut .5": ".8709 .880 .903 .960 .948 .857 .795 .661 .698 .661",
    "MODEL.md raw, adaptive": ".8796 .866 .933 .959 .948 .860 .797 .709 .747 .681",
    "MODEL.md v1": ".8806 .866 .935 .960 .949 .861 .800 .711 .748 .680",
    "MODEL.md v1 + dedup": ".8837 .873 .931 .961 .944 .864 .815 .717 .751 .689",
    "MODEL.md v2": ".8845 .878 .927 .962 .943 .863 .814 .718 .751 .691",
    "rs-trafilatura 0.2.2": ".844 .851 .893 .934 .939 .825 .734 .676 .665 .626",
    "trafilatura 2.3.1": ".823 .859 .843 .937 .917 .765 .694 .574 .583 .637",
    "Defuddle 0.19.4": ".810 .831 .849 .932 .932 .755 .540 .595 .583 .630",
    "Resiliparse 2.0.1": ".782 .798 .840 .884 .892 .793 .635 .546 .507 .598",
    "Readability.js 0.6.0": ".779 .830 .801 .932 .913 .731 .483 .511 .524 .479",
    "readability-lxml 0.9": ".703 .826 .697 .892 .811 .554 .456 .385 .302 .443",
}


def load(shared: Path) -> ModuleType:
    """The scoring program as a module."""
    spec = importlib.util.spec_from_file_location("score", shared / "bench" / "score.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def page_score(chosen: Counter, truth: Counter) -> tuple[float, float, float]:
    """Precision, recall and F1 of a page's words; the same as score.py's `word_prf`."""
    if not truth or not chosen:
        return (1.0, 1.0, 1.0) if not truth and not chosen else (0.0, 0.0, 0.0)
    both = (chosen & truth).total()
    precision, recall = both / chosen.total(), both / truth.total()
    return precision, recall, 2 * precision * recall / (precision + recall) if both else 0.0


def row(scores: list[tuple[float, float, float]], types: list[str]) -> list[float]:
    """One row of the table: mean F1, precision and recall of all pages, then the F1 of each type."""
    means = [mean([score[2] for score in scores]), mean([score[0] for score in scores]), mean([score[1] for score in scores])]
    return means + [mean([score[2] for score, kind in zip(scores, types) if kind == wanted]) for wanted in TYPES]


def mean(values: list[float]) -> float:
    """Of no values, none."""
    return sum(values) / len(values) if values else float("nan")


def table(rows: dict[str, list[float]], is_whole: bool) -> str:
    """The rows beside those of others; of some folds only, theirs are over other pages."""
    lines = [f"{'':34}" + "".join(f"{name:>7}" for name in HEAD)]
    lines += [f"{name:34}" + "".join(f"{value:7.4f}" for value in values) for name, values in rows.items()]
    lines.append("on all pages:" if is_whole else "on all pages (not those above):")
    lines += [f"{name:34}" + "".join(f"{value:>7}" for value in values.split()) for name, values in OTHERS.items()]
    return "\n".join(lines)
