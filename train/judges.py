"""What judges a block: trees, and a network where they are not sure."""

from dataclasses import dataclass

import numpy

import fit as trees_fit
import network as network_fit
from fit import SURE, Forests, Training
from network import Network

# How much of the log-odds is the network's where the trees are not sure: src/extract/model/mod.rs.
NETWORK_SHARE = 0.4


@dataclass
class Judges:
    """Trained on the same rows."""

    forests: Forests
    network: Network

    def probabilities(self, values: numpy.ndarray) -> numpy.ndarray:
        """By all trees."""
        return self._probabilities(values, self.forests.log_odds(values))

    def early_probabilities(self, values: numpy.ndarray) -> numpy.ndarray:
        """As Recto computes them: by as many stages of trees as it takes to be sure."""
        return self._probabilities(values, self.forests.early_log_odds(values))

    def _probabilities(self, values: numpy.ndarray, log_odds: numpy.ndarray) -> numpy.ndarray:
        """With what the network says of the rows of which the trees are not sure."""
        unsure = numpy.flatnonzero(numpy.abs(log_odds) < SURE)
        log_odds = log_odds.copy()
        log_odds[unsure] += NETWORK_SHARE * (self.network.log_odds(values[unsure]) - log_odds[unsure])
        return 1.0 / (1.0 + numpy.exp(-log_odds))


def fit(rows: Training, forests: int, trees: int, dropped: list[int]) -> Judges:
    """So many forests on these rows, each of so many trees, and the network; the dropped columns say nothing."""
    rows.values[:, dropped] = 0.0
    return Judges(trees_fit.fit(rows, forests, trees), network_fit.fit(rows))
