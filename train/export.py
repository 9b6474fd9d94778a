"""Writes trees and network as the bytes of trees.bin and network.bin. The formats are told in src/extract/model, trees.rs and network.rs."""

import math
import struct

import numpy

from fit import Forests
from judges import Judges
from network import Network

# Largest value of a leaf in the file.
MOST = 32767


def trees(forests: Forests, names: list[str], neutral: numpy.ndarray, rate: float) -> bytes:
    """The file; `rate` is the share of text among the rows that were trained on, by weight, where each first tree started."""
    trees_of = [booster.dump_model()["tree_info"] for booster in forests.boosters]
    # In turn, so that any number of trees from the first is about as many of each forest.
    roots = [tree["tree_structure"] for trees in zip(*trees_of, strict=True) for tree in trees]
    nodes = [list(walk(root)) for root in roots]
    start, count = math.log(rate / (1.0 - rate)), len(trees_of)
    # LightGBM has added the start to the leaves of each first tree. Leaves say their share of the forests' mean.
    leaves = [
        [(node["leaf_value"] - (start if place < count else 0.0)) / count for node in tree if "leaf_value" in node]
        for place, tree in enumerate(nodes)
    ]
    unit = float(numpy.float32(max(abs(value) for tree in leaves for value in tree) / MOST))
    splits = [node for tree in nodes for node in tree if "leaf_value" not in node]
    places, thresholds = columns(splits, len(names))
    return b"".join([
        b"RTR1",
        struct.pack("<IHHff", name_hash(names), len(names), len(roots), start, unit),
        numpy.asarray(neutral, "<f4").tobytes(),
        bytes(len(values) for values in thresholds),
        numpy.array([value for values in thresholds for value in values], "<f4").tobytes(),
        bytes(len(tree) for tree in leaves),
        b"".join(shape(tree) for tree in nodes),
        numpy.array([split["split_feature"] for split in splits], "<u2").tobytes(),
        bytes(places),
        numpy.array([numpy.clip(round(value / unit), -MOST, MOST) for tree in leaves for value in tree], "<i2").tobytes(),
    ])


def walk(node: dict):
    """The nodes from the root down, left before right."""
    yield node
    if "leaf_value" not in node:
        if node["decision_type"] != "<=" or node["missing_type"] != "None":
            raise SystemExit("a split of a kind that Recto does not know")
        yield from walk(node["left_child"])
        yield from walk(node["right_child"])


def shape(tree: list[dict]) -> bytes:
    """A bit each node: 1 a split, 0 a leaf."""
    bits = numpy.array(["leaf_value" not in node for node in tree], dtype=numpy.uint8)
    return numpy.packbits(bits, bitorder="little").tobytes()


def columns(splits: list[dict], count: int) -> tuple[list[int], list[list[numpy.float32]]]:
    """For each split the place of its threshold among its column's, and the thresholds of each column."""
    floors = [floor(split["threshold"]) for split in splits]
    thresholds = [set() for _ in range(count)]
    for split, threshold in zip(splits, floors):
        thresholds[split["split_feature"]].add(threshold)
    thresholds = [sorted(values) for values in thresholds]
    places = [{value: place for place, value in enumerate(values)} for values in thresholds]
    return [places[split["split_feature"]][threshold] for split, threshold in zip(splits, floors)], thresholds


def floor(threshold: float) -> numpy.float32:
    """The largest f32 that is not above it: a value that is an f32 goes the same way."""
    rounded = numpy.float32(threshold)
    return rounded if float(rounded) <= threshold else numpy.nextafter(rounded, numpy.float32(-numpy.inf))


def name_hash(names: list[str]) -> int:
    """FNV-1a, 32 bits, of the names, each followed by a line break."""
    value = 0x811C9DC5
    for byte in "".join(name + "\n" for name in names).encode():
        value = (value ^ byte) * 0x01000193 & 0xFFFFFFFF
    return value


def network(fitted: Network, names: list[str]) -> bytes:
    """The file network.bin."""
    count, hidden = fitted.steps.shape
    numbers = (fitted.scales, fitted.units, fitted.bias, fitted.output)
    return b"".join([
        b"RNN1",
        struct.pack("<IHHf", name_hash(names), count, hidden, fitted.start),
        *(numpy.asarray(values, "<f4").tobytes() for values in numbers),
        fitted.steps.astype(numpy.int8).tobytes(),
    ])


def sample(judges: Judges, values: numpy.ndarray, rows: int) -> bytes:
    """Rows with the training's probabilities, for tests/model.rs: how many, values (the upper half of an f32), answers.

    The values are cut to 16 bits and asked about as they are then, so that the file is small and exact.
    """
    chosen = values[numpy.linspace(0, len(values) - 1, rows).astype(int)]
    halves = numpy.ascontiguousarray(chosen, "<f4").view("<u4") >> 16
    answers = judges.probabilities((halves << 16).astype("<u4").view("<f4"))
    return struct.pack("<HH", rows, values.shape[1]) + halves.astype("<u2").tobytes() + answers.astype("<f4").tobytes()
