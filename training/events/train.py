"""Train the head that codes events, and weigh it by cross-validation.

Example: python -m training.events.train runs/statements runs/events --folds 5
"""

import argparse
import json
import os
import pickle
import random
import time
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Protocol

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from training.events.examples import (
    SOURCE,
    TARGET,
    TRIGGER,
    TYPES,
    UNKNOWN,
    Example,
    examples,
    labelled,
    plv,
    written,
)
from training.events.network import EventHead, Shape
from training.loop import Loop

from onrecord.evaluation.events import macro_f1, pair_scores

MUTUAL = frozenset(map(TYPES.index, ("CONSULT", "COOPERATE", "AGREE", "SUPPORT")))
NONE = TYPES.index("NONE")


@dataclass(frozen=True)
class Settings:
    """What a run is made of."""

    seed: int = 1
    epochs: int = 8
    batch: int = 24
    rate: float = 1e-4  # of the layers taken from the encoder
    head_rate: float = 1e-3
    weight_decay: float = 0.02
    warmup: float = 0.1
    smoothing: float = 0.1
    average: float = 0.995  # of the moving average of weights, which is what is kept
    untold: float = 0.6  # share of written sentences whose trigger is not shown
    swapped: float = 0.12  # share of sentences shown with source and target the wrong way round
    unled: float = 0.15  # share of sentences that are shown without the rules' cues
    unled_plv: float = 0.5  # the same of PLV's, some of which the cues were written from
    plv_weight: float = 2.0  # of the loss of what a pair is reported as


@dataclass(frozen=True)
class Batch:
    """Padded tensors; the last four are (batch) and (batch, 2) of numbers, ``UNKNOWN`` where untold."""

    early: Tensor
    roles: Tensor
    cues: Tensor
    mask: Tensor
    act: Tensor
    reported: Tensor
    mode: Tensor
    fits: Tensor
    weight: Tensor


def shown(example: Example, settings: Settings, dice: random.Random) -> Example:
    """An example as it is shown once: some without their trigger, some the wrong way round."""
    roles, told = example.roles, example.of
    if told.kind == "written" and dice.random() < settings.untold:
        roles = roles & ~TRIGGER
    both = (roles & SOURCE).any() and (roles & TARGET).any()
    if (
        both
        and told.kind != "labelled"
        and told.reported not in MUTUAL
        and dice.random() < settings.swapped
    ):
        roles = (roles & TRIGGER) | (roles & SOURCE) * TARGET | (roles & TARGET) // TARGET
        told = replace(told, act=UNKNOWN, reported=UNKNOWN, mode=UNKNOWN, fits=(0, 0))
    unled = settings.unled_plv if told.kind == "plv" else settings.unled
    cues = example.cues * 0 if dice.random() < unled else example.cues
    return replace(example, of=told, roles=roles, cues=cues)


def padded(group: Sequence[Example], settings: Settings) -> Batch:
    """Sentences of like length in one batch."""
    longest = max(len(each.roles) for each in group)
    early = torch.zeros(len(group), longest, group[0].early.shape[1])
    roles = torch.zeros(len(group), longest, dtype=torch.long)
    cues = torch.zeros(len(group), longest, dtype=torch.long)
    mask = torch.zeros(len(group), longest, dtype=torch.bool)
    for row, each in enumerate(group):
        count = len(each.roles)
        early[row, :count] = torch.from_numpy(each.early.astype(np.float32))
        roles[row, :count] = torch.from_numpy(each.roles)
        cues[row, :count] = torch.from_numpy(each.cues)
        mask[row, :count] = True
    return Batch(
        early, roles, cues, mask,
        *(torch.tensor([getattr(each.of, name) for each in group]) for name in ("act", "reported", "mode")),
        torch.tensor([each.of.fits for each in group]),
        torch.tensor([settings.plv_weight if each.of.kind == "plv" else 1.0 for each in group]),
    )  # fmt: skip


class Roled(Protocol):
    """An example of any head that marks words."""

    @property
    def roles(self) -> NDArray[np.int64]:
        """What each word stands for."""


def grouped(
    all_: Sequence[Roled], size: int, dice: random.Random | None = None
) -> Iterator[list[int]]:
    """Numbers of examples in batches of like length, shuffled by ``dice``."""
    order = list(range(len(all_)))
    if dice is not None:
        dice.shuffle(order)
    order.sort(key=lambda at: len(all_[at].roles) // (8 if dice else 1))
    batches = [order[at : at + size] for at in range(0, len(order), size)]
    if dice is not None:
        dice.shuffle(batches)
    yield from batches


def loss(head: EventHead, batch: Batch, settings: Settings) -> Tensor:
    """All four losses of a batch together; what is unknown has none."""
    act, reported, mode, fits = head(batch.early, batch.roles, batch.cues, batch.mask)

    def told(logits: Tensor, wanted: Tensor) -> Tensor:
        each = nn.functional.cross_entropy(
            logits,
            wanted,
            ignore_index=UNKNOWN,
            reduction="none",
            label_smoothing=settings.smoothing,
        )
        return (each * batch.weight).sum() / len(each)

    known = (batch.fits != UNKNOWN).float()
    each = nn.functional.binary_cross_entropy_with_logits(
        fits, batch.fits.clamp(min=0).float(), reduction="none"
    )
    return (
        told(reported, batch.reported)
        + told(act, batch.act)
        + 0.3 * told(mode, batch.mode)
        + 0.5 * (each * known).sum() / len(known)
    )


def fit(train: Sequence[Example], start: Path, settings: Settings) -> EventHead:
    """Learn from the examples. ``start`` is a run of the statements reader, whose encoder's layers are taken."""
    torch.manual_seed(settings.seed)
    head = EventHead(Shape())
    head.start_from(torch.load(start / "reader.pt", weights_only=True))
    steps = settings.epochs * -(-len(train) // settings.batch)
    loop = Loop(head, head.layers, settings, steps)
    head.train()
    began = time.monotonic()
    for epoch in range(settings.epochs):
        dice = random.Random(settings.seed * 1000 + epoch)  # noqa: S311  (no secret)
        total = 0.0
        for group in grouped(train, settings.batch, dice):
            batch = padded([shown(train[at], settings, dice) for at in group], settings)
            found = loss(head, batch, settings)
            loop.step(found)
            total += found.item() * len(group)
        print(
            json.dumps(
                {
                    "epoch": epoch,
                    "loss": round(total / len(train), 4),
                    "seconds": round(time.monotonic() - began),
                }
            ),
            flush=True,
        )
    head.load_state_dict(loop.average)
    return head.eval()


@torch.no_grad()
def predict(head: EventHead, given: Sequence[Example]) -> list[tuple[np.ndarray, ...]]:
    """For each example the probabilities of act, report and mode, and of each party's fitting."""
    found: list[tuple[np.ndarray, ...]] = [()] * len(given)
    for group in grouped(given, 32):
        batch = padded([given[at] for at in group], Settings())
        act, reported, mode, fits = head(batch.early, batch.roles, batch.cues, batch.mask)
        for row, at in enumerate(group):
            found[at] = (
                act[row].softmax(-1).numpy(), reported[row].softmax(-1).numpy(),
                mode[row].softmax(-1).numpy(), fits[row].sigmoid().numpy(),
            )  # fmt: skip
    return found


def fold_of(sentence: str, folds: int) -> int:
    """The fold of a sentence: the same whatever else is read."""
    return zlib.crc32(sentence.encode()) % folds


def scores(given: Sequence[Example], found: Sequence[tuple[np.ndarray, ...]]) -> dict[str, float]:
    """Of PLV pairs those of ``onrecord eval``; of judged candidates, event or none and its type."""
    told: dict[str, float] = {}
    pairs = [(e, f) for e, f in zip(given, found, strict=True) if e.of.kind == "plv"]
    if pairs:
        named = [TYPES[int(f[1][:NONE].argmax())] for _, f in pairs]
        told |= pair_scores([(TYPES[e.of.reported], e.of.quad) for e, _ in pairs], named)
    judged = [(e.of, f) for e, f in zip(given, found, strict=True) if e.of.kind == "labelled"]
    if judged:
        real = [told_.act != NONE for told_, _ in judged]
        taken = [f[0][NONE] < 0.5 for _, f in judged]
        told["event_or_none"] = macro_f1(real, taken)
        both = [(t.act, int(f[0][:NONE].argmax())) for t, f in judged if t.act != NONE]
        told["type_of_event"] = round(100 * sum(a == b for a, b in both) / len(both), 2)
        for at, name in enumerate(("source_fits", "target_fits")):
            known = [(t.fits[at] == 1, f[3][at] > 0.5) for t, f in judged if t.fits[at] != UNKNOWN]
            told[name] = macro_f1([k[0] for k in known], [k[1] for k in known])
    return told


def read(data: Path, out: Path) -> list[Example]:
    """All examples, from ``out`` if they were read before."""
    path = out / "examples.pickle"
    if path.exists():
        return list(pickle.loads(path.read_bytes()))  # noqa: S301  (we wrote it ourselves)
    marked = [
        *plv(data / "plover" / "PLV_train.tsv"),
        *written(),
        *labelled(data / "news" / "reports.jsonl.gz"),
    ]
    found = examples(marked)
    out.mkdir(parents=True, exist_ok=True)
    path.write_bytes(pickle.dumps(found))
    return found


def main() -> None:
    """Read the command line; train, or cross-validate with ``--folds``."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("start", type=Path, help="a run of the statements reader, with reader.pt")
    parser.add_argument("out", type=Path, help="the run's folder")
    parser.add_argument(
        "--data", type=Path, default=Path(os.environ.get("ONRECORD_DATA", "../shared/data"))
    )
    parser.add_argument("--folds", type=int, default=0, help="cross-validate")
    parser.add_argument("--only", type=int, help="of the folds, this many")
    parser.add_argument("--without", nargs="*", default=[], choices=["written", "labelled"])
    parser.add_argument("--epochs", type=int, default=Settings.epochs)
    parser.add_argument("--seed", type=int, default=Settings.seed)
    given = parser.parse_args()
    settings = Settings(seed=given.seed, epochs=given.epochs)
    print(json.dumps(asdict(settings)))
    every = [each for each in read(given.data, given.out) if each.of.kind not in given.without]
    if not given.folds:
        head = fit(every, given.start, settings)
        torch.save(head.state_dict(), given.out / "events.pt")
        return
    tried: list[Example] = []
    found: list[tuple[np.ndarray, ...]] = []
    for fold in range(given.only or given.folds):
        held = [
            e for e in every if e.of.kind != "written" and fold_of(e.of.text, given.folds) == fold
        ]
        left = [
            e for e in every if e.of.kind == "written" or fold_of(e.of.text, given.folds) != fold
        ]
        kept = given.out / f"events.fold{fold}.pt"
        if kept.exists():  # of a run that was stopped
            head = EventHead(Shape())
            head.load_state_dict(torch.load(kept, weights_only=True))
            head.eval()
        else:
            head = fit(left, given.start, settings)
            torch.save(head.state_dict(), kept)
        mine = predict(head, held)
        print(json.dumps({"fold": fold, **scores(held, mine)}), flush=True)
        tried += held
        found += mine
    print(json.dumps({"folds": given.folds, **scores(tried, found)}), flush=True)
    (given.out / "out_of_fold.pickle").write_bytes(
        pickle.dumps([(e.of, f) for e, f in zip(tried, found, strict=True)])
    )


if __name__ == "__main__":
    main()
