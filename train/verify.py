"""Checks that Recto gives the same probabilities as LightGBM."""

from pathlib import Path

import numpy

from command import Recto
from rows import Builder

# Blocks to compare at least, and how much they may differ. Source: MODEL.md §8.
LEAST_BLOCKS = 10_000
MOST_DIFFERENCE = 1e-3
# Rows of the sample that is kept with the sources: about 70 KB.
SAMPLE_ROWS = 120


def largest_difference(recto: Recto, builder: Builder, model: Path, booster) -> tuple[int, float]:
    """How many blocks were compared, and the largest difference. Stops where it is too large."""
    count, places = 0, []
    for place in range(0, len(builder.rows.left), 7):
        places.append(place)
        count += builder.rows.left[place].count("1")
        if count >= LEAST_BLOCKS:
            break
    names = [builder.pages.names[place] for place in places]
    values, lines = recto.matrix(model / "tables.bin", names, builder.work)
    left = numpy.frombuffer("".join(line["left"] for line in lines).encode(), dtype=numpy.uint8) == ord("1")
    answers = numpy.concatenate(recto.probabilities(model, names))
    difference = float(numpy.abs(answers[left] - booster.predict(values[left])).max())
    if difference > MOST_DIFFERENCE or numpy.any(answers[~left]):
        raise SystemExit(f"Recto and LightGBM differ by {difference:.1e} on {count} blocks")
    return count, difference
