"""Runs the recto program on pages: labels, token counts, features, articles."""

import json
import subprocess
from pathlib import Path

import numpy


class Recto:
    """The program, and the folder that holds the pages (NNNN.html)."""

    def __init__(self, program: Path, folder: Path):
        self.program = program.resolve()
        self.folder = folder

    def lines(self, arguments: list[str], pages: list[str]) -> list[dict]:
        """What it prints: an object a line. Stops where a page could not be read."""
        files = [f"{page}.html" for page in pages]
        done = subprocess.run([self.program, *arguments, *files], cwd=self.folder, stdout=subprocess.PIPE, check=True)
        return [json.loads(line) for line in done.stdout.split(b"\n") if line]

    def feature_names(self) -> list[str]:
        """The names of the columns."""
        done = subprocess.run([self.program, "features", "--names"], stdout=subprocess.PIPE, check=True)
        return [line.split("\t")[0] for line in done.stdout.decode().splitlines()]

    def page_names(self) -> list[str]:
        """The names of the values that describe a page as a whole."""
        done = subprocess.run([self.program, "pages", "--names"], stdout=subprocess.PIPE, check=True)
        return [line.split("\t")[0] for line in done.stdout.decode().splitlines()]

    def page_values(self, model: Path, pages: list[str]) -> list[list[float]]:
        """For each page these values, with what a model chooses of it."""
        return [line["values"] for line in self.lines(["pages", "--model", str(model)], pages)]

    def labels(self, truth: Path, pages: list[str], keep: Path) -> list[str]:
        """For each page the labels of its blocks ("0110"); what was printed is kept for `tokens`."""
        lines = self.lines(["labels", "--truth", str(truth)], pages)
        keep.write_text("".join(json.dumps(line) + "\n" for line in lines))
        return [line["labels"] for line in lines]

    def tokens(self, labels: Path, pages: list[str]) -> list[dict]:
        """For each page how often tokens stand at text and at clutter."""
        return self.lines(["tokens", "--labels", str(labels)], pages)

    def matrix(self, tables: Path, pages: list[str], work: Path, *more: str) -> tuple[numpy.ndarray, list[dict]]:
        """The features of all blocks of the pages, computed with these token tables, and a line a page."""
        file = work / "matrix.npy"
        lines = self.lines(["features", "--tables", str(tables), "--matrix", str(file), *more], pages)
        matrix = numpy.load(file)
        file.unlink()
        return matrix, lines

    def probabilities(self, model: Path, pages: list[str]) -> list[list[float]]:
        """For each page the probabilities of its blocks by a model, computed by Recto."""
        return [line["probabilities"] for line in self.lines(["features", "--model", str(model), "--probabilities"], pages)]

    def articles(self, model: Path, pages: list[str]) -> list[dict]:
        """For each page the article that Recto reads with a model."""
        return self.lines(["extract", "--format", "json", "--model", str(model)], pages)
