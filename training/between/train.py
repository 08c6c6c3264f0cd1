"""Train the head that says which of two actors is for or against the other.

Example: python -m training.between.train runs/statements/reader.pt runs/events/events.pt runs/between

One fold in five, whole stories and whole pairs of actors together, is never learnt from: it weighs
the run and calibrates it. A run that was stopped goes on after its last epoch.
"""

import argparse
import json
import os
import random
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn
from training.between.examples import Example, read
from training.between.network import BetweenHead
from training.between.weigh import scores
from training.events.train import grouped
from training.loop import Loop

from onrecord.positions.stance import SWAPPED

HELD = 0  # the fold that is kept out


@dataclass(frozen=True)
class Settings:
    """What a run is made of."""

    seed: int = 1
    epochs: int = 4
    batch: int = 24
    rate: float = 1.5e-4  # of the layers that begin as others'
    head_rate: float = 5e-4
    weight_decay: float = 0.02
    warmup: float = 0.08
    smoothing: float = 0.05
    average: float = 0.995  # of the moving average of weights, which is what is kept
    neutral: float = 0.5  # share of the neutral pairs that an epoch shows


@dataclass(frozen=True)
class Batch:
    """Padded tensors; the last is (batch)."""

    lower: Tensor
    roles: Tensor
    places: Tensor
    named: Tensor
    mask: Tensor
    answer: Tensor


def names_in(every: Sequence[Example]) -> list[str]:
    """The dependencies of all examples, sorted."""
    return sorted({name for each in every for name in each.pair.dependencies})


def padded(group: Sequence[Example], numbers: dict[str, int]) -> Batch:
    """Sentences of like length in one batch."""
    longest = max(len(each.roles) for each in group)
    lower = torch.zeros(len(group), longest, group[0].lower.shape[1])
    roles, places, named = torch.zeros(3, len(group), longest, dtype=torch.long)
    mask = torch.zeros(len(group), longest, dtype=torch.bool)
    for row, each in enumerate(group):
        count = len(each.roles)
        lower[row, :count] = torch.from_numpy(each.lower.astype(np.float32))
        roles[row, :count] = torch.from_numpy(each.roles)
        places[row, :count] = torch.from_numpy(each.pair.places)
        named[row, :count] = torch.tensor([numbers.get(d, 0) for d in each.pair.dependencies])
        mask[row, :count] = True
    answer = torch.tensor([each.of.answer for each in group])
    return Batch(lower, roles, places, named, mask, answer)


def shown(train: Sequence[Example], settings: Settings, dice: random.Random) -> list[Example]:
    """What an epoch shows: a share of the neutral pairs, each pair either way round."""
    kept = [each for each in train if each.of.answer or dice.random() <= settings.neutral]
    return [each.swapped() if dice.random() < 0.5 else each for each in kept]


def logits(head: BetweenHead, batch: Batch) -> Tensor:
    """(batch, answers)."""
    return head(batch.lower, batch.roles, batch.places, batch.named, batch.mask)


def fit(
    head: BetweenHead, numbers: dict[str, int], train: Sequence[Example], held: Sequence[Example],
    out: Path, settings: Settings,
) -> BetweenHead:  # fmt: skip
    """Learn from the examples, and say after each epoch how the held ones are answered."""
    first = shown(train, settings, random.Random(settings.seed * 1000))  # noqa: S311  (no secret)
    steps = settings.epochs * -(-len(first) // settings.batch)
    loop, kept = Loop(head, head.layers, settings, steps), out / "checkpoint.pt"
    epoch = loop.resume(kept)
    while epoch < settings.epochs:
        head.train()
        began, total = time.monotonic(), 0.0
        dice = random.Random(settings.seed * 1000 + epoch)  # noqa: S311  (no secret)
        data = shown(train, settings, dice)
        for group in grouped(data, settings.batch, dice):
            batch = padded([data[at] for at in group], numbers)
            loss = nn.functional.cross_entropy(
                logits(head, batch), batch.answer, label_smoothing=settings.smoothing
            )
            loop.step(loss)
            total += loss.item() * len(group)
        epoch += 1
        loop.keep(kept, epoch)
        told = {"epoch": epoch, "loss": round(total / len(data), 4),
                "seconds": round(time.monotonic() - began)}  # fmt: skip
        weighed = BetweenHead(len(numbers))
        weighed.load_state_dict(loop.average)
        gold = [each.of.answer for each in held]
        print(json.dumps(told | scores(gold, predict(weighed, numbers, held))), flush=True)
    head.load_state_dict(loop.average)
    return head.eval()


@torch.no_grad()
def predict(
    head: BetweenHead, numbers: dict[str, int], given: Sequence[Example]
) -> np.ndarray:  # fmt: skip
    """Logits (examples, ways round, answers) of each pair asked both ways round."""
    head.eval()
    found = np.zeros((len(given), 2, len(SWAPPED)))
    for group in grouped(given, 64):
        there = [given[at] for at in group]
        back = [each.swapped() for each in there]
        found[group, 0] = logits(head, padded(there, numbers)).numpy()
        found[group, 1] = logits(head, padded(back, numbers)).numpy()[:, SWAPPED]
    return found


def main() -> None:
    """Read the command line and train."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("reader", type=Path, help="the trained reader (reader.pt)")
    parser.add_argument("events", type=Path, help="the trained events head (events.pt)")
    parser.add_argument("out", type=Path, help="the run's folder")
    parser.add_argument(
        "--data", type=Path, default=Path(os.environ.get("ONRECORD_DATA", "../shared/data"))
    )
    for name, value in asdict(Settings()).items():
        parser.add_argument(f"--{name.replace('_', '-')}", type=type(value), default=value)
    given = parser.parse_args()
    settings = Settings(**{name: getattr(given, name) for name in asdict(Settings())})
    print(json.dumps(asdict(settings)), flush=True)
    torch.manual_seed(settings.seed)
    every = read(given.data, given.out)
    names = names_in(every)
    head = BetweenHead(len(names))
    head.start_from(
        torch.load(given.reader, weights_only=True), torch.load(given.events, weights_only=True)
    )
    held = [each for each in every if each.of.fold == HELD]
    train = [each for each in every if each.of.fold != HELD]
    numbers = {name: at for at, name in enumerate(names, 1)}
    head = fit(head, numbers, train, held, given.out, settings)
    torch.save({"head": head.state_dict(), "dependencies": names}, given.out / "between.pt")


if __name__ == "__main__":
    main()
