"""The head for two actors: four layers over a sentence in which both are marked, with its parse."""

from collections.abc import Mapping

import torch
from torch import Tensor, nn
from training.events.network import FIRST, Layer, Shape
from training.export import LOWER
from training.network import PoolDropout

from onrecord.positions.between import BESIDE, P, Q
from onrecord.positions.stance import BETWEEN


class BetweenHead(nn.Module):
    """Lower vectors, roles, places in the tree and dependencies of words to the five answers."""

    def __init__(self, dependencies: int, shape: Shape | None = None) -> None:
        super().__init__()
        shape = shape or Shape()
        sizes = {"roles": 4, "late_roles": 4, "places": BESIDE + 1, "named": dependencies + 1}
        self.tables = nn.ModuleDict(
            {name: nn.Embedding(size, shape.width) for name, size in sizes.items()}
        )
        for table in self.tables.values():
            nn.init.normal_(table.weight, std=0.03)
            nn.init.zeros_(table.weight[0].data)
        self.drop = drop = PoolDropout(shape.dropout)
        self.layers = nn.ModuleList(Layer(shape, drop) for _ in range(6 - LOWER))
        self.look = nn.Linear(shape.width, 1)
        self.last = PoolDropout(shape.last_dropout)
        self.answer = nn.Linear(shape.width * 3, len(BETWEEN))

    def start_from(self, reader: Mapping[str, Tensor], events: Mapping[str, Tensor]) -> None:
        """Begin with the reader's layers, and from ``FIRST`` on with those of the events head."""
        for at, layer in enumerate(self.layers):
            layer.take(reader, f"encoder.bert.encoder.layer.{LOWER + at}.")
        mine = self.state_dict()
        for name, value in events.items():
            if name.startswith("layers."):
                _, at, part = name.split(".", 2)
                mine[f"layers.{int(at) + FIRST - LOWER}.{part}"].copy_(value)
        self.tables["late_roles"].weight.data.copy_(events["roles.weight"][:4])

    def forward(
        self, lower: Tensor, roles: Tensor, places: Tensor, named: Tensor, mask: Tensor
    ) -> Tensor:
        """Logits (batch, answers): ``lower`` (batch, words, width), the others (batch, words)."""
        told = {"roles": roles, "places": places, "named": named}
        words = self.drop(lower + sum(self.tables[name](each) for name, each in told.items()))
        hidden = (1 - mask.float())[:, None, None, :] * -1e4
        for at, layer in enumerate(self.layers):
            if at + LOWER == FIRST:
                words = words + self.tables["late_roles"](roles)
            words = layer(words, hidden)
        looked = (self.look(words).squeeze(-1) + hidden[:, 0, 0]).softmax(-1)
        parts = [(words * looked.unsqueeze(-1)).sum(1)]
        for bit in (P, Q):
            marked = ((roles // bit) % 2).float().unsqueeze(-1)
            parts.append((words * marked).sum(1) / marked.sum(1).clamp(min=1))
        return self.answer(self.last(torch.cat(parts, -1)))


__all__ = ["BetweenHead"]
