"""Fits the small network that is asked where the trees are not sure: one hidden layer, trained in NumPy.

scikit-learn's networks know no dropout, and PyTorch brings gigabytes for what takes a page here. The method is the usual one: inverted
dropout (Srivastava et al. 2014, JMLR 15), Adam with decoupled weight decay (Loshchilov and Hutter 2019, arXiv:1711.05101), a rate that
rises and falls by a cosine (arXiv:1608.03983).
"""

from dataclasses import dataclass

import numpy
from threadpoolctl import threadpool_limits

from fit import Training

# Source of these numbers, of what is not the usual one: README.md, "Ideas tried".
HIDDEN = 64
EPOCHS = 20
# Rows of a step.
BATCH = 512
# Largest rate, the share of the steps in which it rises, and how much of a weight a step takes off, as a share of the rate.
RATE, RISING, DECAY = 2e-3, 0.3, 0.1
# Adam's memory of slopes and of their squares, and what keeps it from dividing by nothing.
SLOPES, SQUARES, LEAST = 0.9, 0.999, 1e-8
# Shares of the features and of the hidden units that a step does without.
FEATURES_OUT, HIDDEN_OUT = 0.1, 0.5
# Largest step of a weight: it goes into a byte.
MOST = 127
# Keeps a feature that is the same nearly everywhere from being divided by nothing, and one that is nothing from having no scale.
SPREAD = LEAST_SCALE = numpy.float32(1e-3)


@dataclass
class Network:
    """Log-odds = `output` · max(0, `bias` + Σ softened value · weight) + `start`."""

    scales: numpy.ndarray
    """For each feature the value that is softened to a half."""
    units: numpy.ndarray
    """For each feature what its weights are counted in."""
    steps: numpy.ndarray
    """The weights in these units, -127 to 127: a row for each feature, a column for each hidden unit."""
    bias: numpy.ndarray
    output: numpy.ndarray
    start: float

    def log_odds(self, values: numpy.ndarray) -> numpy.ndarray:
        """What it says of these rows."""
        with threadpool_limits(1):
            raw = (softened(values, self.scales) * self.units) @ self.steps + self.bias
            return numpy.maximum(raw, 0.0) @ self.output + numpy.float32(self.start)


def softened(values: numpy.ndarray, scales: numpy.ndarray) -> numpy.ndarray:
    """Values between -1 and 1: nothing stays nothing, a feature's scale comes to a half. Division alone, so that every machine agrees."""
    return values / (numpy.abs(values) + scales)


def fit(rows: Training) -> Network:
    """The network of these rows. The same rows give the same weights, on processors that add in the same order (build.sh names one)."""
    generator = numpy.random.default_rng(0)
    scales = scales_of(rows.values)
    inputs = softened(rows.values, scales)
    centre, spread = inputs.mean(axis=0), inputs.std(axis=0) + SPREAD
    inputs = (inputs - centre) / spread
    labels, row_weights = rows.labels.astype(numpy.float32), rows.weights.astype(numpy.float32)
    values = beginning(inputs.shape[1], generator)
    adam, batches = Adam(values), len(inputs) // BATCH
    # One thread: more of them add in another order each time.
    with threadpool_limits(1):
        for epoch in range(EPOCHS):
            order = generator.permutation(len(inputs))
            for place in range(batches):
                batch = order[place * BATCH : (place + 1) * BATCH]
                slopes = slopes_of(values, inputs[batch], labels[batch], row_weights[batch], generator)
                adam.step(values, slopes, rate((epoch + place / batches) / EPOCHS))
    weights, bias, output, start = values
    # What the inputs were divided by and lessened by goes into the weights, which are rounded then.
    weights = weights / spread[:, None]
    units = numpy.abs(weights).max(axis=1) / numpy.float32(MOST)
    steps = numpy.round(weights / units[:, None]).astype(numpy.float32)
    return Network(scales, units, steps, bias - centre @ (steps * units[:, None]), output, float(start))


def beginning(count: int, generator) -> list[numpy.ndarray]:
    """Weights, bias, output and start to begin with, drawn evenly (He et al. 2015, arXiv:1502.01852, without its factor)."""
    shapes, inputs = [(count, HIDDEN), (HIDDEN,), (HIDDEN,), ()], [count, count, HIDDEN, HIDDEN]
    return [(generator.uniform(-1.0, 1.0, shape) / numpy.sqrt(wide)).astype(numpy.float32) for shape, wide in zip(shapes, inputs)]


def scales_of(values: numpy.ndarray) -> numpy.ndarray:
    """For each feature the mean size of what is not nothing."""
    sizes = numpy.abs(values)
    return (sizes.sum(axis=0) / numpy.maximum((sizes > 0.0).sum(axis=0), 1)).astype(numpy.float32) + LEAST_SCALE


def slopes_of(values, inputs, labels, row_weights, generator) -> list[numpy.ndarray]:
    """The slopes of the weighted log loss of a batch, with some features and hidden units left out by chance."""
    weights, bias, output, start = values
    inputs = inputs * kept(inputs.shape, FEATURES_OUT, generator)
    raw = inputs @ weights + bias
    mask = kept(raw.shape, HIDDEN_OUT, generator) * (raw > 0.0)
    hidden = raw * mask
    likely = 0.5 + 0.5 * numpy.tanh(0.5 * (hidden @ output + start))
    errors = (likely - labels) * row_weights / numpy.float32(len(labels))
    back = errors[:, None] * output * mask
    return [inputs.T @ back, back.sum(axis=0), hidden.T @ errors, errors.sum()]


def kept(shape, out: float, generator) -> numpy.ndarray:
    """A mask that leaves this share out and makes up for it with the others."""
    return (generator.random(shape, dtype=numpy.float32) >= out) * numpy.float32(1.0 / (1.0 - out))


def rate(done: float) -> float:
    """How fast is learned when this share of the steps is done."""
    part = done / RISING - 1.0 if done < RISING else (done - RISING) / (1.0 - RISING)
    return RATE * (0.5 + 0.5 * numpy.cos(numpy.pi * part))


class Adam:
    """Adam with decoupled weight decay."""

    def __init__(self, values: list[numpy.ndarray]):
        self.slopes = [numpy.zeros_like(value) for value in values]
        self.squares = [numpy.zeros_like(value) for value in values]
        self.steps = 0

    def step(self, values: list[numpy.ndarray], slopes: list[numpy.ndarray], speed: float) -> None:
        """Moves the values against the slopes."""
        self.steps += 1
        for place, slope in enumerate(slopes):
            self.slopes[place] = SLOPES * self.slopes[place] + (1 - SLOPES) * slope
            self.squares[place] = SQUARES * self.squares[place] + (1 - SQUARES) * slope**2
            mean = self.slopes[place] / (1 - SLOPES**self.steps)
            size = numpy.sqrt(self.squares[place] / (1 - SQUARES**self.steps)) + LEAST
            values[place] = (values[place] * (1 - speed * DECAY) - speed * mean / size).astype(numpy.float32)
