"""Scores of what Recto reads, from the HTML to the text, each page with a model that has not seen its fold."""

import json
from pathlib import Path

from command import Recto
from pages import Pages
from scores import TYPES, row


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
        clutter = str(shared / "bench" / "clutter-wcxb-dev.json")
        left = {"all pages": score.clutter_summary(clutter, "wcxb-dev", predictions, set(truth))}
        articles = {name for name, page in truth.items() if page["type"] == "article"}
        left["articles"] = score.clutter_summary(clutter, "wcxb-dev", predictions, articles)
        values = row([(page["p"], page["r"], page["f1"]) for page in scored], [page["type"] for page in scored])
        assert {page["type"] for page in scored} <= set(TYPES)
        return values, "\n".join(clutter_lines(left))


def clutter_lines(left: dict[str, dict]) -> list[str]:
    """How much of the known clutter is in the text, by kind."""
    lines = []
    for where, kinds in left.items():
        counts = [f"{kind} {one['leaked']}/{one['n']} = {one['share']:.1%}" for kind, one in kinds.items()]
        lines.append(f"clutter left, {where}: " + ", ".join(counts))
    return lines
