"""Trains the model of src/extract/model and says how good it is. `./build.sh train` runs it; README.md tells the rest."""

import argparse
import multiprocessing
import os
import subprocess
from dataclasses import dataclass
from pathlib import Path

import numpy

import export
import fit
import judges
import kinds
import network
import own
import pages as labelled
import scores
from articles import Articles
from blocks import Words, report
from command import Recto
from pages import FOLDS, OWN
from rows import Builder
from verify import SAMPLE_ROWS, largest_difference

REPOSITORY = Path(__file__).resolve().parent.parent
# What the processes look at that fit the folds.
SHARED = ()


def arguments() -> argparse.Namespace:
    """What is asked for."""
    parser = argparse.ArgumentParser(prog="./build.sh train", description=__doc__)
    parser.add_argument("--recto", type=Path, required=True, help=argparse.SUPPRESS)
    parser.add_argument("--shared", type=Path, required=True, help=argparse.SUPPRESS)
    parser.add_argument("--work", type=Path, required=True, help=argparse.SUPPRESS)
    parser.add_argument("--forests", type=int, choices=[1, 2, 4], default=fit.FORESTS, help=f"how many forests, whose mean counts [{fit.FORESTS}]")
    parser.add_argument("--trees", type=int, default=fit.TREES, help=f"how many trees each forest has [{fit.TREES}]")
    parser.add_argument("--folds", default="0,1,2,3,4", help="folds to test on (0,3); fewer than all is a trial")
    parser.add_argument("--drop", default="", help="groups or names of features to leave out (page,text:words)")
    parser.add_argument("--rows", choices=["left", "all"], default="left", help="train on blocks left to the model [left], or all")
    parser.add_argument("--blocks", action="store_true", help="score blocks only, do not read the articles")
    parser.add_argument("--kinds", action="store_true", help="train the kinds of pages only, with the models of the last run's folds")
    parser.add_argument("--check", action="store_true", help="make the model of all pages anew and say whether it is the one that stands here")
    parser.add_argument("--trial", action="store_true", help="do not write the model")
    return parser.parse_args()


def main() -> None:
    """Cross-validates, then makes the model of all pages."""
    asked = arguments()
    asked.work.mkdir(parents=True, exist_ok=True)
    folds = sorted(int(fold) for fold in asked.folds.split(","))
    data = asked.shared.resolve() / "data" / "wcxb-dev"
    pages = labelled.read(data)
    labelled.unpack(data, pages.names, asked.work / "html")
    recto = Recto(asked.recto, asked.work / "html")
    if asked.kinds:
        write_kinds(asked, recto, pages)
        return
    print("labels, token counts, features …", flush=True)
    truths = {**dict.fromkeys(range(FOLDS), data / "ground-truth"), OWN: asked.work.resolve() / "own"}
    everything = own.added(pages, REPOSITORY / "tests" / "pages", asked.work / "html", truths[OWN])
    builder = Builder(recto, everything, truths, asked.work.resolve())
    rows = builder.rows
    dropped = [column for column, name in enumerate(rows.names) if is_dropped(name, asked.drop.split(","))]
    left, text = rows.left, rows.labels
    print(f"{left.sum()} blocks left to the model, {text[left].mean():.1%} text; {(~left).sum()} not, {text[~left].mean():.1%} text")
    print(f"{len(rows.names) - len(dropped)} features")
    if asked.check:
        check(asked, builder)
        return

    table = cross_validate(asked, builder, recto, folds, dropped)
    is_other = (asked.forests, asked.trees, asked.rows) != (fit.FORESTS, fit.TREES, "left")
    is_trial = asked.trial or len(folds) < FOLDS or is_other or bool(dropped)
    if is_trial:
        print("a trial: the model is left as it is")
    else:
        write_model(asked, builder, recto, table)
        write_kinds(asked, recto, pages)


def write_kinds(asked, recto: Recto, pages) -> None:
    """Trains the kinds of pages and writes them into the sources."""
    models = [asked.work.resolve() / f"fold-{fold}" for fold in range(FOLDS)]
    folder = REPOSITORY / "src" / "detect"
    print(kinds.train(recto, pages, models, folder, sources(pages)), flush=True)


def is_dropped(name: str, dropped: list[str]) -> bool:
    """Whether a feature or its group is to be left out."""
    return name in dropped or name.split(":")[0] in dropped


def cross_validate(asked, builder: Builder, recto: Recto, folds: list[int], dropped: list[int]) -> str:
    """Trains without each fold and tests on it; prints and gives the table."""
    score = scores.load(asked.shared)
    pages, rows = builder.pages, builder.rows
    whole, early, articles, gains = {}, {}, Articles(recto, pages), numpy.zeros(len(rows.names))
    for fold, found in zip(folds, fit_folds(asked, builder, folds, dropped)):
        gains += found.gains
        whole.update(found.whole)
        early.update(found.early)
        print(f"fold {fold}: {found.rows} rows", flush=True)
        if not asked.blocks:
            articles.read(asked.work.resolve() / f"fold-{fold}", pages.of([fold]))
    places = pages.of(folds)
    table = report(pages, places, Words(pages, rows.texts, score.tokens), whole, early)
    clutter = ""
    if not asked.blocks:
        table["recto extract"], clutter = articles.report(score, asked.shared, asked.work)
    text = scores.table(table, is_whole=len(folds) == FOLDS)
    print("\n" + weights(rows.names, gains) + "\n\n" + text + "\n" + clutter + "\n", flush=True)
    return text + "\n" + clutter


@dataclass
class Fold:
    """What a model says of the pages of the fold that it has not seen, by all trees and with an early exit."""

    rows: int
    gains: numpy.ndarray
    whole: dict[int, numpy.ndarray]
    early: dict[int, numpy.ndarray]


def fit_folds(asked, builder: Builder, folds: list[int], dropped: list[int]) -> list[Fold]:
    """Trains without each of the folds, some at a time; the models of the folds are written into the work folder."""
    # Forked, so that nobody copies the rows.
    global SHARED
    SHARED = (asked, builder, dropped)
    with multiprocessing.get_context("fork").Pool(os.cpu_count()) as pool:
        return pool.map(fit_fold, folds, chunksize=1)


def fit_fold(fold: int) -> Fold:
    """Trains without a fold."""
    asked, builder, dropped = SHARED
    rows = builder.rows
    training = trained_on(builder, fold, is_left=asked.rows == "left")
    found = judges.fit(training, asked.forests, asked.trees, dropped)
    tested, test_values = builder.testing(fold)
    test_values[:, dropped] = 0.0
    answers = []
    for answer in (found.probabilities, found.early_probabilities):
        likely = numpy.where(rows.left[tested], answer(test_values), 0.0)
        answers.append({place: likely[rows.page[tested] == place] for place in builder.pages.of([fold])})
    folder = asked.work.resolve() / f"fold-{fold}"
    save(folder, found, rows.names, training)
    builder.tables(fold, folder / "tables.bin")
    return Fold(len(training.labels), found.forests.gains(), *answers)


def trained_on(builder: Builder, tested: int | None, is_left: bool) -> fit.Training:
    """What a model is trained on that is tested on a fold, or on none."""
    indices, values = builder.training(tested, is_left)
    return fit.Training(values, builder.rows.labels[indices], builder.weights(indices))


def weights(names: list[str], gains: numpy.ndarray) -> str:
    """Which groups and features gain most, in per cent."""
    shares = 100 * gains / gains.sum()
    groups = {}
    for name, share in zip(names, shares):
        groups[name.split(":")[0]] = groups.get(name.split(":")[0], 0.0) + share
    first = sorted(zip(names, shares), key=lambda pair: -pair[1])[:40]
    listed = [", ".join(f"{name} {share:.1f}" for name, share in sorted(groups.items(), key=lambda pair: -pair[1]))]
    listed.append(", ".join(f"{name} {share:.1f}" for name, share in first))
    unused = [name for name, gain in zip(names, gains) if gain == 0.0]
    return f"gain by group, %: {listed[0]}\ngain by feature, %: {listed[1]}\nunused: {', '.join(unused) or 'none'}"


def save(folder: Path, found: judges.Judges, names: list[str], training: fit.Training) -> None:
    """Writes trees.bin and network.bin into a folder."""
    folder.mkdir(exist_ok=True)
    trees = export.trees(found.forests, names, numpy.median(training.values, axis=0), training.rate())
    (folder / "trees.bin").write_bytes(trees)
    (folder / "network.bin").write_bytes(export.network(found.network, names))


MODEL = REPOSITORY / "src" / "extract" / "model"
FILES = ("trees.bin", "network.bin", "tables.bin")
SAMPLE = REPOSITORY / "tests" / "model" / "sample.bin"


def fit_whole(asked, builder: Builder, folder: Path, sample: Path):
    """Trains on all pages and writes the model; gives what judges, and how many rows it was trained on."""
    training = trained_on(builder, None, is_left=True)
    found = judges.fit(training, asked.forests, asked.trees, [])
    save(folder, found, builder.rows.names, training)
    builder.tables(None, folder / "tables.bin")
    sample.parent.mkdir(exist_ok=True)
    sample.write_bytes(export.sample(found, training.values, SAMPLE_ROWS))
    return found, len(training.labels)


def check(asked, builder: Builder) -> None:
    """Makes the model anew beside the one in the sources, and stops where they differ."""
    folder = asked.work.resolve() / "check"
    fit_whole(asked, builder, folder, folder / "sample.bin")
    pairs = [*((MODEL / name, folder / name) for name in FILES), (SAMPLE, folder / "sample.bin")]
    differing = [kept.name for kept, made in pairs if kept.read_bytes() != made.read_bytes()]
    if differing:
        raise SystemExit(f"made anew, these differ: {', '.join(differing)}")
    print("made anew, byte for byte the same: " + ", ".join(kept.name for kept, _ in pairs))


def write_model(asked, builder: Builder, recto: Recto, table: str) -> None:
    """Trains on all pages, writes the model into the sources, and checks that Recto computes the same."""
    rows, folder = builder.rows, MODEL
    found, row_count = fit_whole(asked, builder, folder, SAMPLE)
    sizes = ", ".join(f"{(folder / name).stat().st_size} {name}" for name in FILES)
    count, difference = largest_difference(recto, builder, folder, found)
    about = (
        "What trees.bin, network.bin and tables.bin are: written by ./build.sh train, never by hand. See train/README.md.\n\n"
        f"{sources(builder.pages)}"
        f"Forests: {asked.forests}, trees of each: {asked.trees}, features: {len(rows.names)}, hidden units: {network.HIDDEN}, rows: {row_count}\n"
        f"Bytes: {sizes}\n\n"
        f"Cross-validated, 5 folds by domain:\n{table}\n"
    )
    (folder / "about.txt").write_text(about)
    print(f"written: {sizes}; largest difference to the training on {count} blocks: {difference:.1e}")


def sources(pages) -> str:
    """What a model was made from, as its about.txt says."""
    commit = subprocess.run(["git", "describe", "--always", "--dirty", "--abbrev=12"], cwd=REPOSITORY, capture_output=True, text=True)
    return f"Sources: commit {commit.stdout.strip() or 'unknown'}\nData: {pages.about}. The model derives from it.\n"


if __name__ == "__main__":
    main()
