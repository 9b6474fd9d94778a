"""Scores of what Recto reads, from the HTML to the text, each page with a model that has not seen its fold."""

import json
from pathlib import Path

from command import Recto
from pages import Pages
from scores import TYPES, row

# Clutter that a reader minds most: what issue 3 sets a target of its own for.
KEY_KINDS = {"app-promo", "sign-in", "newsletter"}


class Articles:
    """The articles that were read so far."""

    def __init__(self, recto: Recto, pages: Pages):
        self.recto, self.pages, self.lines = recto, pages, []

    def read(self, model: Path, places: list[int]) -> None:
        """Reads these pages with this model."""
        self.lines += self.recto.articles(model, [self.pages.names[place] for place in places])

    def report(self, score, shared: Path, work: Path) -> tuple[list[float], str]:
        """The row of the table, and the clutter that is left. The predictions stay in the work folder."""
        file = work / "predictions.jsonl"
        self.lines.sort(key=lambda line: line["file"])
        file.write_text("".join(json.dumps(line) + "\n" for line in self.lines))
        predictions = score.load_pred(str(file))
        truth = {name: page for name, page in score.load_gt("wcxb-dev", str(shared / "data")).items() if name in predictions}
        scored = score.score_pages(truth, predictions)
        (work / "pages.jsonl").write_text("".join(json.dumps(page) + "\n" for page in scored))
        clutter = json.loads((shared / "bench" / "clutter-wcxb-dev.json").read_text())
        lines = [line for line in clutter if line["id"] in truth]
        articles = [line for line in lines if line["type"] == "article"]
        texts = {name: score.flat((predictions[name].get("text") or "")) for name in truth}
        left = {
            "all pages": lines,
            "articles": articles,
            "inside articles": [line for line in articles if line["inside"]],
        }
        values = row([(page["p"], page["r"], page["f1"]) for page in scored], [page["type"] for page in scored])
        assert {page["type"] for page in scored} <= set(TYPES)
        is_left = {id(line): score.found(line["snippet"], texts[line["id"]]) for line in lines}
        return values, "\n".join(clutter_line(where, chosen, is_left) for where, chosen in left.items())


def clutter_line(where: str, lines: list[dict], is_left: dict[int, bool]) -> str:
    """How much of the known clutter is in the text: all of it, the key kinds together, each kind."""
    groups = {"ALL": lines, "KEY": [line for line in lines if line["kind"] in KEY_KINDS]}
    for kind in sorted({line["kind"] for line in lines}):
        groups[kind] = [line for line in lines if line["kind"] == kind]
    counts = []
    for kind, group in groups.items():
        found = sum(is_left[id(line)] for line in group)
        counts.append(f"{kind} {found}/{len(group)} = {found / max(len(group), 1):.1%}")
    return f"clutter left, {where}: " + ", ".join(counts)
