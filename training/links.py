"""Which cue a content has, and which source a cue: the head's scores over spans of a window."""

from collections.abc import Sequence

import torch
from torch import Tensor, nn
from training.data import Attribution, Span
from training.network import Reader

from onrecord.statements.links import gaps


def ends(found: Sequence[Span]) -> Tensor:
    """First and last word of spans."""
    return torch.tensor([(a, b - 1) for a, b in found])


def link_scores(
    model: Reader, role: str, states: Tensor, cues: list[Span], parts: list[Span]
) -> tuple[Tensor, Tensor, Tensor]:
    """See ``StatementHead.links``."""
    apart, between = map(torch.from_numpy, gaps(cues, parts))
    return model.head.links(role, states, ends(cues), ends(parts), apart, between)


def link_loss(model: Reader, states: Tensor, attributions: Sequence[Attribution]) -> Tensor:
    """Cross entropy of each content piece's cue, and of each cue's source."""
    cues = sorted({c for a in attributions for c in a.cue})
    total = torch.zeros(())
    if not cues:
        return total
    for role in ("source", "content"):
        parts = sorted({p for a in attributions for p in getattr(a, role)})
        if not parts:
            continue
        score, no_part, no_cue = link_scores(model, role, states, cues, parts)
        linked = {(c, p) for a in attributions for c in a.cue for p in getattr(a, role)}
        if role == "content":
            full = torch.cat([score.T, no_cue.unsqueeze(1)], 1)
            wanted = [
                next((n for n, c in enumerate(cues) if (c, p) in linked), len(cues)) for p in parts
            ]
        else:
            full = torch.cat([score, no_part.unsqueeze(1)], 1)
            wanted = [
                next((n for n, p in enumerate(parts) if (c, p) in linked), len(parts)) for c in cues
            ]
        total = total + nn.functional.cross_entropy(full, torch.tensor(wanted), reduction="sum")
    return total
