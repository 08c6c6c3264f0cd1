"""How every head learns: two rates that rise and fall, a moving average of the weights, checkpoints."""

from pathlib import Path
from typing import Protocol

import torch
from torch import Tensor, nn


class Rates(Protocol):
    """What of a run's settings the loop asks for."""

    rate: float  # of the layers that begin as others'
    head_rate: float  # of what begins new
    weight_decay: float
    warmup: float  # share of the steps in which the rates rise
    average: float  # of the moving average of weights, which is what is kept


class Loop:
    """The state of a run between its steps; ``layers`` are those of the head that begin as others'."""

    def __init__(self, head: nn.Module, layers: nn.Module, rates: Rates, steps: int) -> None:
        """Begin a run that is planned for ``steps``."""
        self.head, self._rates, self._step = head, rates, 0
        begun = list(layers.parameters())
        ids = {id(each) for each in begun}
        others = [each for each in head.parameters() if id(each) not in ids]
        self._optimizer = torch.optim.AdamW(
            [{"params": begun, "lr": rates.rate}, {"params": others, "lr": rates.head_rate}],
            weight_decay=rates.weight_decay,
        )
        self._schedule = torch.optim.lr_scheduler.LambdaLR(
            self._optimizer,
            lambda at: min(
                (at + 1) / (rates.warmup * steps),
                max(0.0, steps - at) / ((1 - rates.warmup) * steps),
            ),
        )
        self.average = {name: value.clone() for name, value in head.state_dict().items()}

    def step(self, loss: Tensor) -> None:
        """Learn from the loss of one batch."""
        self._optimizer.zero_grad(set_to_none=True)
        loss.backward()
        nn.utils.clip_grad_norm_(self.head.parameters(), 1.0)
        self._optimizer.step()
        self._schedule.step()
        self._step += 1
        with torch.no_grad():
            part = 1 - min(self._rates.average, self._step / (self._step + 10))
            for name, value in self.head.state_dict().items():
                self.average[name].lerp_(value, part)

    def keep(self, path: Path, epoch: int) -> None:
        """Write what a run needs to go on after ``epoch``."""
        state = {
            "head": self.head.state_dict(), "optimizer": self._optimizer.state_dict(),
            "schedule": self._schedule.state_dict(), "average": self.average, "epoch": epoch,
            "step": self._step,
        }  # fmt: skip
        torch.save(state, path)

    def resume(self, path: Path) -> int:
        """Go on from a checkpoint, if there is one; how many epochs are done."""
        if not path.exists():
            return 0
        state = torch.load(path, weights_only=False)
        self.head.load_state_dict(state["head"])
        self._optimizer.load_state_dict(state["optimizer"])
        self._schedule.load_state_dict(state["schedule"])
        self.average, self._step = state["average"], state["step"]
        return int(state["epoch"])
