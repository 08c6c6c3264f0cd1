"""How well a reader in training does on the dev split."""

from collections.abc import Sequence

import torch
from torch import Tensor
from training.data import Attribution, Document, Span
from training.links import link_scores
from training.network import Reader
from training.windows import cut, tensors

from onrecord.evaluation.linked import count_linked
from onrecord.evaluation.spans import covered
from onrecord.models.windows import USUAL
from onrecord.statements.labels import spans


def linked(model: Reader, states: Tensor, found: Sequence[tuple[str, Span]]) -> list[Attribution]:
    """Spans of one window joined to attributions, one a cue."""
    by = {role: [s for r, s in found if r == role] for role in ("source", "cue", "content")}
    cues = by["cue"]
    if not cues:
        return []
    sources: list[list[Span]] = [[] for _ in cues]
    contents: list[list[Span]] = [[] for _ in cues]
    if by["source"]:
        score, none, _ = link_scores(model, "source", states, cues, by["source"])
        for row, best in enumerate(torch.cat([score, none.unsqueeze(1)], 1).argmax(1).tolist()):
            if best < len(by["source"]):
                sources[row].append(by["source"][best])
    if by["content"]:
        score, _, none = link_scores(model, "content", states, cues, by["content"])
        for row, best in enumerate(torch.cat([score.T, none.unsqueeze(1)], 1).argmax(1).tolist()):
            if best < len(cues):
                contents[best].append(by["content"][row])
    return [
        Attribution(tuple(s), (c,), tuple(t))
        for s, c, t in zip(sources, cues, contents, strict=True)
    ]


@torch.no_grad()
def evaluate(model: Reader, found: Sequence[Document], size: int = USUAL) -> dict[str, float]:
    """Exact F1 per role and linked F1, on words of every reading."""
    model.eval()
    counts = {role: [0, 0, 0] for role in ("source", "cue", "content", "linked")}
    for document in found:
        predicted: dict[str, set[Span]] = {role: set() for role in ("source", "cue", "content")}
        attributions: list[Attribution] = []
        for window in cut(document, size):
            batch = tensors([window])
            words = model.encoder(batch.pieces, batch.piece_mask, batch.first)
            emissions, states = model.head(words, batch.features, batch.mask)
            here = list(spans(model.transitions.best(emissions[0])))
            for role, (a, b) in here:
                predicted[role].add((a + window.low, b + window.low))
            attributions += [
                Attribution(
                    *(
                        tuple((a + window.low, b + window.low) for a, b in part)
                        for part in (each.source, each.cue, each.content)
                    )
                )
                for each in linked(model, states[0], here)
            ]
        for each in document.readings:
            for role in ("source", "cue", "content"):
                gold = {s for a in each.attributions for s in getattr(a, role)}
                counts[role][0] += len(gold & predicted[role])
                counts[role][1] += len(predicted[role])
                counts[role][2] += len(gold)
            right = count_linked(_parts(each.attributions), _parts(attributions))
            counts["linked"][0] += right
            counts["linked"][1] += sum(bool(a.content) for a in attributions)
            counts["linked"][2] += sum(bool(a.content) for a in each.attributions)
    model.train()
    return {
        role: round(200 * right / max(1, got + gold), 2)
        for role, (right, got, gold) in counts.items()
    }


def _parts(found: Sequence[Attribution]) -> list[tuple[frozenset[int], frozenset[int]]]:
    return [(covered(each.source), covered(each.content)) for each in found if each.content]
