"""Score ``onrecord eval events`` on PLV's training file with the heads of a cross-validation.

Each sentence is read with the head that has not seen it.
Example: python -m training.events.weigh runs/events --folds 5
"""

import argparse
import json
import os
import shutil
import tempfile
from pathlib import Path

from training.events.export import export
from training.events.train import fold_of
from training.export import rehash

from onrecord.evaluation.events import Pair, Triple, end_to_end, pair_scores, predict, read_pairs
from onrecord.models import weights
from onrecord.settings import Settings


def use(head: Path, folder: Path) -> None:
    """Let the product read a folder of weights that is the shipped one with another head."""
    shutil.copytree(weights.FOLDER, folder)
    export(head, folder)
    rehash(folder, f"fold {head.name}")
    weights.FOLDER = folder
    weights.manifest.cache_clear()
    weights.load_network.cache_clear()


def weigh(run: Path, gold: Path, folds: int) -> dict[str, float]:
    """The scores of all folds together."""
    every = list(read_pairs(gold))
    pairs: list[Pair] = []
    given: list[str] = []
    found: dict[str, list[Triple]] = {}
    shipped = weights.FOLDER
    with tempfile.TemporaryDirectory() as held:
        for fold in range(folds):
            weights.FOLDER = shipped
            use(run / f"events.fold{fold}.pt", Path(held) / str(fold))
            mine = [p for p in every if fold_of(p.sentence, folds) == fold]
            roots, triples = predict(mine, Settings())
            pairs, given, found = pairs + mine, given + roots, found | triples
    scores = pair_scores([(p.root, p.quad) for p in pairs], given)
    gold_triples = [
        (p.sentence, (p.root, p.source, p.target)) for p in pairs if p.source and p.target
    ]
    return scores | {"end_to_end": end_to_end(gold_triples, found)}


def main() -> None:
    """Read the command line and print the scores."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("run", type=Path, help="the folder of a cross-validation")
    parser.add_argument("--folds", type=int, default=5)
    data = Path(os.environ.get("ONRECORD_DATA", "../shared/data"))
    parser.add_argument("--gold", type=Path, default=data / "plover" / "PLV_train.tsv")
    given = parser.parse_args()
    print(json.dumps(weigh(given.run, given.gold, given.folds)))


if __name__ == "__main__":
    main()
