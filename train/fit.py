"""Fits the trees. Source of all numbers but these two: MODEL.md §8.

160 trees that each learn .1: with the network beside them (network.py) they come to what 240 do that each learn .08, within noise.
Of several forests the mean of their log-odds counts: what one has learned by chance, the other has not. README.md has the figures.
"""

from dataclasses import dataclass

import lightgbm
import numpy

# Forests, and trees of each. A model of 300 trees in all, network and tables beside them, keeps within its 100 KB.
FORESTS = 1
TREES = 160

# Trees after which Recto looks each time whether a block is a clear matter, and the log-odds that are clear:
# src/extract/model/forest.rs.
STAGE_TREES = 40
SURE = 2.0

PARAMETERS = {
    "objective": "binary",
    "num_leaves": 31,
    "learning_rate": 0.1,
    "min_data_in_leaf": 150,
    "feature_fraction": 0.25,
    "bagging_fraction": 0.4,
    "bagging_freq": 1,
    "lambda_l2": 5.0,
    "min_sum_hessian_in_leaf": 0.5,
    "max_bin": 63,
    "min_data_in_bin": 20,
    # The same rows must give the same trees.
    "deterministic": True,
    "force_col_wise": True,
    # One thread a fit, folds side by side: two threads of one fit wait for each other where the machine has other work.
    "num_threads": 1,
    "seed": 0,
    "verbose": -1,
}


@dataclass
class Training:
    """What is trained on."""

    values: numpy.ndarray
    labels: numpy.ndarray
    weights: numpy.ndarray
    """How much each row counts; 1 in the mean."""

    def rate(self) -> float:
        """The share of text, by weight: where the first tree starts."""
        return float(numpy.average(self.labels, weights=self.weights))


class Forests:
    """Forests that differ by their random numbers alone."""

    def __init__(self, boosters: list[lightgbm.Booster]):
        self.boosters = boosters

    def log_odds(self, values: numpy.ndarray, first: int = 0, count: int = -1) -> numpy.ndarray:
        """The mean of what they say of these rows, or of what `count` trees of each add from the `first` one on."""
        said = [
            booster.predict(values, raw_score=True, start_iteration=first, num_iteration=count, num_threads=1)
            for booster in self.boosters
        ]
        return numpy.mean(said, axis=0)

    def early_log_odds(self, values: numpy.ndarray) -> numpy.ndarray:
        """As Recto computes them: by as many stages of trees as it takes to be sure."""
        log_odds, unsure = numpy.zeros(len(values)), numpy.arange(len(values))
        step = STAGE_TREES // len(self.boosters)
        for first in range(0, self.boosters[0].num_trees(), step):
            log_odds[unsure] += self.log_odds(values[unsure], first, step)
            unsure = unsure[numpy.abs(log_odds[unsure]) < SURE]
            if not len(unsure):
                break
        return log_odds

    def gains(self) -> numpy.ndarray:
        """What each feature gains."""
        return numpy.sum([booster.feature_importance("gain") for booster in self.boosters], axis=0)


def fit(rows: Training, forests: int, trees: int) -> Forests:
    """So many forests on these rows, each of so many trees."""
    data = lightgbm.Dataset(rows.values, rows.labels.astype(numpy.float32), weight=rows.weights, params=PARAMETERS)
    return Forests([lightgbm.train({**PARAMETERS, "seed": seed}, data, trees) for seed in range(forests)])
