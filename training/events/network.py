"""The head that codes events: two layers over a sentence in which the parties are marked."""

from collections.abc import Mapping
from dataclasses import dataclass

import torch
from torch import Tensor, nn
from training.events.examples import MODES, SOURCE, TARGET, TRIGGER, TYPES
from training.network import PoolDropout

FIRST = 4  # the layer of the encoder that the head goes on from


@dataclass(frozen=True)
class Shape:
    """Sizes of the head."""

    width: int = 384
    heads: int = 12
    inner: int = 1536
    layers: int = 2
    dropout: float = 0.1  # within layers
    last_dropout: float = 0.25  # before the outputs


class Layer(nn.Module):
    """A layer of BERT (Devlin et al. 2019)."""

    def __init__(self, shape: Shape, drop: PoolDropout) -> None:
        super().__init__()
        self.heads = shape.heads
        width = shape.width
        self.query, self.key, self.value, self.joined = (nn.Linear(width, width) for _ in range(4))
        self.norm_attended, self.norm_out = (nn.LayerNorm(width, eps=1e-12) for _ in range(2))
        self.inner, self.outer = nn.Linear(width, shape.inner), nn.Linear(shape.inner, width)
        self.drop = drop

    def forward(self, words: Tensor, hidden: Tensor) -> Tensor:
        """``words`` (batch, words, width); ``hidden`` (batch, 1, 1, words) is added to attention."""
        batch, count, width = words.shape
        query, key, value = (
            part(words).view(batch, count, self.heads, width // self.heads).transpose(1, 2)
            for part in (self.query, self.key, self.value)
        )
        score = query @ key.transpose(2, 3) / (width // self.heads) ** 0.5 + hidden
        attended = (score.softmax(-1) @ value).transpose(1, 2).reshape(batch, count, width)
        words = self.norm_attended(words + self.drop(self.joined(attended)))
        return self.norm_out(words + self.drop(self.outer(nn.functional.gelu(self.inner(words)))))

    def take(self, state: Mapping[str, Tensor], prefix: str) -> None:
        """Start from a layer of an encoder."""
        names = {
            "query": "attention.self.query", "key": "attention.self.key",
            "value": "attention.self.value", "joined": "attention.output.dense",
            "norm_attended": "attention.output.LayerNorm", "inner": "intermediate.dense",
            "outer": "output.dense", "norm_out": "output.LayerNorm",
        }  # fmt: skip
        for mine, theirs in names.items():
            for part in ("weight", "bias"):
                getattr(getattr(self, mine), part).data.copy_(state[f"{prefix}{theirs}.{part}"])


class EventHead(nn.Module):
    """Early vectors and roles of a sentence's words to what is told of its parties."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.roles = nn.Embedding(8, shape.width)
        nn.init.normal_(self.roles.weight, std=0.05)
        nn.init.zeros_(self.roles.weight[0].data)
        self.cues = nn.Embedding(len(TYPES) + 1, shape.width)  # 0 is none
        nn.init.normal_(self.cues.weight, std=0.05)
        nn.init.zeros_(self.cues.weight[0].data)
        drop = PoolDropout(shape.dropout)
        self.statuses = nn.Embedding(8, shape.width)
        nn.init.zeros_(self.statuses.weight)
        self.layers = nn.ModuleList(Layer(shape, drop) for _ in range(shape.layers))
        self.look = nn.Linear(shape.width, 1)
        self.last = PoolDropout(shape.last_dropout)
        self.act = nn.Linear(shape.width * 4, len(TYPES))
        self.reported = nn.Linear(shape.width * 4, len(TYPES))
        self.mode = nn.Linear(shape.width * 4, len(MODES))
        self.fits = nn.Linear(shape.width * 4, 2)

    def start_from(self, state: Mapping[str, Tensor]) -> None:
        """Take the encoder's layers from ``FIRST`` on as the head's own to begin with."""
        for at, layer in enumerate(self.layers):
            layer.take(state, f"encoder.bert.encoder.layer.{FIRST + at}.")

    def forward(
        self, early: Tensor, roles: Tensor, cues: Tensor, mask: Tensor
    ) -> tuple[Tensor, ...]:
        """Logits of the act, of what it is reported as, of its mode, and of who fits.

        ``early`` (batch, words, width), ``roles``, ``cues`` and ``mask`` (batch, words).
        """
        words = early + self.roles(roles) + self.cues(cues // 8) + self.statuses(cues % 8)
        hidden = (1 - mask.float())[:, None, None, :] * -1e4
        for layer in self.layers:
            words = layer(words, hidden)
        looked = (self.look(words).squeeze(-1) + hidden[:, 0, 0]).softmax(-1)
        parts = [(words * looked.unsqueeze(-1)).sum(1)]
        for bit in (SOURCE, TARGET, TRIGGER):
            marked = ((roles // bit) % 2).float().unsqueeze(-1)
            parts.append((words * marked).sum(1) / marked.sum(1).clamp(min=1))
        state = self.last(torch.cat(parts, -1))
        return self.act(state), self.reported(state), self.mode(state), self.fits(state)
