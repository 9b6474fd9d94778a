"""Checks that Recto gives the same probabilities as the training."""

from pathlib import Path

import numpy

from command import Recto
from judges import Judges
from rows import Builder, flags

# Blocks to compare at least, and how much they may differ. Source: MODEL.md §8.
LEAST_BLOCKS = 10_000
MOST_DIFFERENCE = 1e-3
# Rows of the sample that is kept with the sources: about 70 KB.
SAMPLE_ROWS = 120


def largest_difference(recto: Recto, builder: Builder, model: Path, judges: Judges) -> tuple[int, float]:
    """How many blocks were compared, and the largest difference. Stops where it is too large."""
    rows = builder.rows
    left = numpy.bincount(rows.page[rows.left], minlength=len(builder.pages.names))
    # Pages from the whole collection: every seventh, as many as are needed.
    places = list(range(0, len(left), 7))
    places = places[: int(numpy.searchsorted(numpy.cumsum(left[places]), LEAST_BLOCKS)) + 1]
    names = [builder.pages.names[place] for place in places]
    values, lines = recto.matrix(model / "tables.bin", names, builder.work)
    left = flags(line["left"] for line in lines)
    answers = numpy.concatenate(recto.probabilities(model, names))
    difference = float(numpy.abs(answers[left] - judges.probabilities(values[left])).max())
    count = int(left.sum())
    if difference > MOST_DIFFERENCE or numpy.any(answers[~left]):
        raise SystemExit(f"Recto and the training differ by {difference:.1e} on {count} blocks")
    return count, difference
