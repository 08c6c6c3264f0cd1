"""Train the head that weighs stances.

Example: python -m training.stance.train runs/events/events.pt runs/stance

One fold in ten of every source, whole reports together, is never learnt from: on it the run is
weighed and its probabilities are calibrated. A run that was stopped goes on after its last epoch.
"""

import argparse
import json
import os
import pickle
import random
import time
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn
from training.events.train import grouped
from training.loop import Loop
from training.stance.calibrate import calibrated
from training.stance.examples import KINDS, Example, Told, dse, examples, labelled, newsmtsc
from training.stance.network import Shape, StanceHead

SOURCES = ("dse", "newsmtsc", "labelled")
HELD = 0  # the fold that is kept out
SWAPPED = (0, 2, 1, 4, 3)  # the answers of "between" when p and q change places


@dataclass(frozen=True)
class Settings:
    """What a run is made of."""

    seed: int = 1
    epochs: int = 6  # that the rates are planned for
    stop_after: int = 2  # of them: then the fold that is kept out is at its best
    batch: int = 24
    rate: float = 1e-4  # of the layers taken from the events head
    head_rate: float = 5e-4
    weight_decay: float = 0.02
    warmup: float = 0.1
    smoothing: float = 0.05
    average: float = 0.995  # of the moving average of weights, which is what is kept
    unled: float = 0.25  # share of judged pairs that are shown without what the rules read
    unmarked: float = 0.15  # share of judged pairs that are shown without the trigger
    labelled_times: int = 3  # how often an epoch shows each judged pair


@dataclass(frozen=True)
class Batch:
    """Padded tensors; the last two are (batch)."""

    early: Tensor
    roles: Tensor
    cues: Tensor
    mask: Tensor
    kinds: Tensor
    answer: Tensor


def padded(group: Sequence[Example]) -> Batch:
    """Sentences of like length in one batch."""
    longest = max(len(each.roles) for each in group)
    early = torch.zeros(len(group), longest, group[0].early.shape[1])
    roles, cues = torch.zeros(2, len(group), longest, dtype=torch.long)
    mask = torch.zeros(len(group), longest, dtype=torch.bool)
    for row, each in enumerate(group):
        count = len(each.roles)
        early[row, :count] = torch.from_numpy(each.early.astype(np.float32))
        roles[row, :count] = torch.from_numpy(each.roles)
        cues[row, :count] = torch.from_numpy(each.cues)
        mask[row, :count] = True
    return Batch(
        early, roles, cues, mask,
        torch.tensor([KINDS.index(each.of.kind) for each in group]),
        torch.tensor([each.of.answer for each in group]),
    )  # fmt: skip


def swapped(example: Example) -> Example:
    """A pair of actors the other way round."""
    told = example.of
    answer = SWAPPED[told.answer]
    roles = (example.roles & 1) * 2 + (example.roles & 2) // 2 + (example.roles & 4)
    of = Told(told.source, told.text, told.asked, told.kind, answer, told.fold)
    return Example(of, example.early, roles, example.cues)


def shown(example: Example, settings: Settings, dice: random.Random) -> Example:
    """An example as it is shown once: pairs either way round, some without what the rules read."""
    if example.of.kind == "between":
        return swapped(example) if dice.random() < 0.5 else example
    if example.of.kind == "matter":
        roles, cues = example.roles, example.cues
        if dice.random() < settings.unled:
            cues = cues * 0
            if dice.random() < settings.unmarked / settings.unled:
                roles = roles & 3
        return Example(example.of, example.early, roles, cues)
    return example


def loss(head: StanceHead, batch: Batch, settings: Settings) -> Tensor:
    """The loss of each example on the question that it answers."""
    logits = head(batch.early, batch.roles, batch.cues, batch.kinds, batch.mask)
    total = torch.zeros(())
    for number, told in enumerate(logits):
        mine = batch.kinds == number
        if mine.any():
            each = nn.functional.cross_entropy(
                told[mine], batch.answer[mine], reduction="sum",
                label_smoothing=settings.smoothing,
            )  # fmt: skip
            total = total + each / len(batch.kinds)
    return total


def fit(train: Sequence[Example], held: Sequence[Example], start: Path, out: Path,
        settings: Settings) -> StanceHead:  # fmt: skip
    """Learn from the examples. ``start`` is a trained events or stance head to begin with."""
    torch.manual_seed(settings.seed)
    head = StanceHead(Shape())
    head.start_from(torch.load(start, weights_only=True))
    steps = settings.epochs * -(-len(train) // settings.batch)
    loop, kept = Loop(head, head.layers, settings, steps), out / "checkpoint.pt"
    epoch = loop.resume(kept)
    while epoch < min(settings.epochs, settings.stop_after):
        head.train()
        began, total = time.monotonic(), 0.0
        dice = random.Random(settings.seed * 1000 + epoch)  # noqa: S311  (no secret)
        for group in grouped(train, settings.batch, dice):
            batch = padded([shown(train[at], settings, dice) for at in group])
            found = loss(head, batch, settings)
            loop.step(found)
            total += found.item() * len(group)
        epoch += 1
        loop.keep(kept, epoch)
        weighed = StanceHead(Shape())
        weighed.load_state_dict(loop.average)
        _, scores = calibrated(held, predict(weighed, held))
        told = {"epoch": epoch, "loss": round(total / len(train), 4),
                "seconds": round(time.monotonic() - began)}  # fmt: skip
        print(json.dumps(told | scores), flush=True)
    head.load_state_dict(loop.average)
    return head.eval()


@torch.no_grad()
def predict(head: StanceHead, given: Sequence[Example]) -> list[np.ndarray]:
    """The logits of the question that each example answers; of "between" both ways round."""
    head.eval()
    found: list[np.ndarray] = [np.zeros(0)] * len(given)
    for group in grouped(given, 64):
        logits = _logits(head, [given[at] for at in group])
        back = _logits(head, [swapped(given[at]) if _is_pair(given[at]) else given[at]
                              for at in group])  # fmt: skip
        for row, at in enumerate(group):
            kind = KINDS.index(given[at].of.kind)
            there = logits[kind][row].numpy()
            again = back[kind][row].numpy()
            found[at] = np.stack([there, again[list(SWAPPED)] if _is_pair(given[at]) else there])
    return found


def _is_pair(example: Example) -> bool:
    return example.of.kind == "between"


def _logits(head: StanceHead, group: Sequence[Example]) -> tuple[Tensor, ...]:
    batch = padded(group)
    return head(batch.early, batch.roles, batch.cues, batch.kinds, batch.mask)


def read(data: Path, out: Path, wanted: Sequence[str]) -> list[Example]:
    """The examples of the sources wanted; from ``out`` if they were read before."""
    out.mkdir(parents=True, exist_ok=True)
    sources: dict[str, Iterable[Told]] = {
        "dse": dse(data / "stance" / "dse_train.tsv"),
        "newsmtsc": newsmtsc(data / "stance" / "newsmtsc_train.jsonl"),
        "labelled": labelled(data / "news" / "reports.jsonl.gz"),
    }
    every: list[Example] = []
    for name in wanted:
        path = out / f"{name}.pickle"
        if not path.exists():
            path.write_bytes(pickle.dumps(examples(sources[name])))
        every += pickle.loads(path.read_bytes())  # noqa: S301  (we wrote it ourselves)
    return every


def main() -> None:
    """Read the command line and train."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "start", type=Path, help="the trained reader (reader.pt), events head or stance head"
    )
    parser.add_argument("out", type=Path, help="the run's folder")
    parser.add_argument(
        "--data", type=Path, default=Path(os.environ.get("ONRECORD_DATA", "../shared/data"))
    )
    parser.add_argument("--epochs", type=int, default=Settings.epochs)
    parser.add_argument("--stop-after", type=int, default=Settings.stop_after)
    parser.add_argument("--seed", type=int, default=Settings.seed)
    parser.add_argument("--rate", type=float, default=Settings.rate)
    parser.add_argument("--head-rate", type=float, default=Settings.head_rate)
    parser.add_argument("--labelled-times", type=int, default=Settings.labelled_times)
    parser.add_argument("--sources", nargs="+", default=list(SOURCES), choices=SOURCES)
    given = parser.parse_args()
    settings = Settings(
        seed=given.seed, epochs=given.epochs, stop_after=given.stop_after, rate=given.rate, head_rate=given.head_rate,
        labelled_times=given.labelled_times,
    )  # fmt: skip
    print(json.dumps(asdict(settings)), flush=True)
    every = read(given.data, given.out, given.sources)
    held = [each for each in every if each.of.fold == HELD]
    train = [each for each in every if each.of.fold != HELD]
    train += [each for each in train if each.of.source == "labelled"] * (
        settings.labelled_times - 1
    )
    head = fit(train, held, given.start, given.out, settings)
    told, scores = calibrated(held, predict(head, held))
    torch.save(head.state_dict(), given.out / "stance.pt")
    (given.out / "calibration.json").write_text(json.dumps(told, indent=1) + "\n")
    print(json.dumps(scores))


if __name__ == "__main__":
    main()
