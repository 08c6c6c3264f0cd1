"""The head that weighs stances: layers over a sentence in which holder and target are marked."""

from collections.abc import Mapping

import torch
from torch import Tensor, nn
from training.events.network import FIRST, Layer, Shape
from training.network import PoolDropout

from onrecord.positions.stance import (
    BETWEEN,
    HOLDER,
    KINDS,
    MATTER,
    STANCES,
    TARGET,
    TOWARDS,
    TRIGGER,
)

ANSWERS = {"matter": len(MATTER), "between": len(BETWEEN), "towards": len(TOWARDS)}


class StanceHead(nn.Module):
    """Early vectors and roles of a sentence's words to the answers of the three questions."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.roles = nn.Embedding(8, shape.width)
        self.cues = nn.Embedding(len(STANCES) + 1, shape.width)  # 0 is none
        self.kinds = nn.Embedding(len(KINDS), shape.width)
        for table in (self.roles, self.cues, self.kinds):
            nn.init.normal_(table.weight, std=0.05)
        for table in (self.roles, self.cues):
            nn.init.zeros_(table.weight[0].data)
        self.drop = drop = PoolDropout(shape.dropout)
        self.layers = nn.ModuleList(Layer(shape, drop) for _ in range(shape.layers))
        self.look = nn.Linear(shape.width, 1)
        self.last = PoolDropout(shape.last_dropout)
        self.answers = nn.ModuleList(nn.Linear(shape.width * 4, ANSWERS[kind]) for kind in KINDS)

    def start_from(self, trained: Mapping[str, Tensor]) -> None:
        """Begin with the layers of a trained stance or events head, or with the reader's last ones."""
        mine = self.state_dict()
        if f"layers.0.{next(iter(dict(self.layers[0].named_parameters())))}" in trained:
            shared = ("layers.", "roles.", "look.")
            whole = mine.keys() == trained.keys()
            taken = {name: trained[name] for name in mine if whole or name.startswith(shared)}
            self.load_state_dict(mine | taken)
            return
        for at, layer in enumerate(self.layers):
            layer.take(trained, f"encoder.bert.encoder.layer.{FIRST + at}.")

    def forward(
        self, early: Tensor, roles: Tensor, cues: Tensor, kinds: Tensor, mask: Tensor
    ) -> tuple[Tensor, ...]:
        """Logits of every question: ``early`` (batch, words, width), ``kinds`` (batch), others (batch, words)."""
        words = early + self.roles(roles) + self.cues(cues) + self.kinds(kinds).unsqueeze(1)
        words = self.drop(words)
        hidden = (1 - mask.float())[:, None, None, :] * -1e4
        for layer in self.layers:
            words = layer(words, hidden)
        looked = (self.look(words).squeeze(-1) + hidden[:, 0, 0]).softmax(-1)
        parts = [(words * looked.unsqueeze(-1)).sum(1)]
        for bit in (HOLDER, TARGET, TRIGGER):
            marked = ((roles // bit) % 2).float().unsqueeze(-1)
            parts.append((words * marked).sum(1) / marked.sum(1).clamp(min=1))
        state = self.last(torch.cat(parts, -1))
        return tuple(answer(state) for answer in self.answers)


__all__ = ["FIRST", "Shape", "StanceHead"]
