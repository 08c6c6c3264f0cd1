"""The networks: a shared encoder of words, and the head that reads statements."""

from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor, nn
from transformers import BertModel

from onrecord.statements.features import SIZES
from onrecord.statements.labels import LABELS, may_end, may_follow, may_start
from onrecord.statements.links import STEPS

NEVER = -1e4  # score of what may not be


class PoolDropout(nn.Module):
    """Dropout from a pool of masks drawn once: on a CPU, drawing costs more than the layer."""

    def __init__(self, share: float, size: int = 1 << 23) -> None:
        super().__init__()
        self.size = size
        mask = (torch.rand(size) >= share).float() / (1 - share)
        self.register_buffer("mask", mask, persistent=False)

    def forward(self, x: Tensor) -> Tensor:
        """Drop while training."""
        if not self.training:
            return x
        count = x.numel()
        if count > self.size:
            return nn.functional.dropout(x, 0.1)
        start = int(torch.randint(0, self.size - count + 1, ()))
        return x * self.mask[start : start + count].view(x.shape)


class Encoder(nn.Module):
    """Word pieces to the vectors of words: that of a word's first piece stands for it."""

    def __init__(self, folder: Path, dropout: float = 0.1) -> None:
        super().__init__()
        self.bert = BertModel.from_pretrained(
            folder, add_pooling_layer=False, attn_implementation="sdpa",
            attention_probs_dropout_prob=0.0,
        )  # fmt: skip
        self.bert.embeddings.word_embeddings.weight.requires_grad_(False)
        pool = PoolDropout(dropout)
        for module in list(self.bert.modules()):
            for name, child in module.named_children():
                if isinstance(child, nn.Dropout) and child.p > 0:
                    setattr(module, name, pool)

    def forward(self, pieces: Tensor, mask: Tensor, first: Tensor) -> Tensor:
        """``pieces`` and ``mask`` (batch, pieces), ``first`` (batch, words) to (batch, words, 384)."""
        hidden = self.bert(pieces, attention_mask=mask).last_hidden_state
        return hidden.gather(1, first.unsqueeze(-1).expand(-1, -1, hidden.size(-1)))


@dataclass(frozen=True)
class HeadShape:
    """Sizes of the head."""

    width: int = 384  # of the encoder's vectors
    projected: int = 256
    feature: int = 24  # of each feature's vector
    lstm: int = 192  # each way
    link: int = 128
    dropout: float = 0.2
    feature_dropout: float = 0.15  # share of windows that are not told the grammar's labels


class StatementHead(nn.Module):
    """Vectors and features of words to label scores, and to the scores of links between spans."""

    def __init__(self, shape: HeadShape) -> None:
        super().__init__()
        self.shape = shape
        self.features = nn.ModuleList(nn.Embedding(size, shape.feature) for size in SIZES)
        self.into = nn.Linear(shape.width, shape.projected)
        self.drop = PoolDropout(shape.dropout)
        self.lstm = nn.LSTM(
            shape.projected + shape.feature * len(SIZES), shape.lstm,
            bidirectional=True, batch_first=True,
        )  # fmt: skip
        both = shape.lstm * 2
        self.out = nn.Linear(both + shape.projected, len(LABELS))
        self.cue = nn.Linear(both * 2, shape.link)
        self.part = nn.ModuleDict(
            {role: nn.Linear(both * 2, shape.link) for role in ("source", "content")}
        )
        self.match = nn.ModuleDict(
            {role: nn.Linear(shape.link, shape.link, bias=False) for role in ("source", "content")}
        )
        self.apart = nn.ModuleDict({
            role: nn.Embedding(STEPS[0], 1) for role in ("source", "content")
        })  # fmt: skip
        self.between = nn.ModuleDict({
            role: nn.Embedding(STEPS[1], 1) for role in ("source", "content")
        })  # fmt: skip
        self.alone = nn.ModuleDict(
            {role: nn.Linear(shape.link, 1) for role in ("source", "content")}
        )
        for table in (*self.apart.values(), *self.between.values()):
            nn.init.zeros_(table.weight)

    def forward(self, words: Tensor, features: Tensor, mask: Tensor) -> tuple[Tensor, Tensor]:
        """Label scores (batch, words, labels) and states (batch, words, 2 × lstm)."""
        vector = self.drop(nn.functional.gelu(self.into(words)))
        columns = [table(features[..., at]) for at, table in enumerate(self.features)]
        if self.training:
            kept = torch.rand(words.size(0), 1, 1) >= self.shape.feature_dropout
            columns[-1] = columns[-1] * kept
        told = self.drop(torch.cat(columns, -1))
        joined = torch.cat([vector, told], -1) * mask.unsqueeze(-1)
        states, _ = self.lstm(joined)
        states = self.drop(states)
        return self.out(torch.cat([states, vector], -1)), states

    def links(
        self, role: str, states: Tensor, cues: Tensor, parts: Tensor, apart: Tensor, between: Tensor
    ) -> tuple[Tensor, Tensor, Tensor]:
        """Scores of one window's links: (cues, parts), of no part (cues), of no cue (parts).

        ``states`` (words, 2 × lstm); ``cues`` and ``parts`` hold first and last word of each;
        ``apart`` and ``between`` are the tables of ``onrecord.statements.links.gaps``.
        """
        cue = torch.relu(self.cue(states[cues].flatten(1)))
        part = torch.relu(self.part[role](states[parts].flatten(1)))
        score = self.match[role](cue) @ part.T / self.shape.link**0.5
        score = (
            score + self.apart[role](apart).squeeze(-1) + self.between[role](between).squeeze(-1)
        )
        return score, self.alone[role](cue).squeeze(-1), self.alone[role](part).squeeze(-1)


class Transitions(nn.Module):
    """A linear-chain CRF over labels (Lafferty et al. 2001); what may not follow never does."""

    def __init__(self) -> None:
        super().__init__()
        count = len(LABELS)
        self.weight = nn.Parameter(torch.zeros(count, count))
        allowed = torch.tensor([[may_follow(a, b) for b in range(count)] for a in range(count)])
        self.register_buffer("never", (~allowed).float() * NEVER)
        self.register_buffer(
            "start", torch.tensor([0.0 if may_start(a) else NEVER for a in range(count)])
        )
        self.register_buffer(
            "end", torch.tensor([0.0 if may_end(a) else NEVER for a in range(count)])
        )

    def scores(self) -> Tensor:
        """(labels, labels): of the column's label right after the row's."""
        return self.weight + self.never

    def loss(self, emissions: Tensor, labels: Tensor, mask: Tensor) -> Tensor:
        """Negative log likelihood of each sequence: (batch)."""
        between = self.scores()
        alpha = self.start + emissions[:, 0]
        for at in range(1, emissions.size(1)):
            step = torch.logsumexp(alpha.unsqueeze(2) + between, 1) + emissions[:, at]
            alpha = torch.where(mask[:, at].unsqueeze(1), step, alpha)
        total = torch.logsumexp(alpha + self.end, 1)
        held = emissions.gather(2, labels.unsqueeze(2)).squeeze(2) * mask
        moved = between[labels[:, :-1], labels[:, 1:]] * mask[:, 1:]
        last = labels.gather(1, mask.sum(1, keepdim=True) - 1).squeeze(1)
        gold = held.sum(1) + moved.sum(1) + self.start[labels[:, 0]] + self.end[last]
        return total - gold

    @torch.no_grad()
    def best(self, emissions: Tensor) -> list[int]:
        """The best labels of one sequence (words, labels): Viterbi."""
        between = self.scores()
        score, back = self.start + emissions[0], []
        for row in emissions[1:]:
            score, came = (score.unsqueeze(1) + between).max(0)
            score = score + row
            back.append(came)
        path = [int((score + self.end).argmax())]
        for came in reversed(back):
            path.append(int(came[path[-1]]))
        return path[::-1]


class Reader(nn.Module):
    """Encoder, head and transitions together."""

    def __init__(self, folder: Path, shape: HeadShape) -> None:
        super().__init__()
        self.encoder = Encoder(folder)
        self.head = StatementHead(shape)
        self.transitions = Transitions()
