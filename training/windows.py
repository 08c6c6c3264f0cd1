"""Documents cut into windows, and windows put together to batches of tensors."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import torch
from torch import Tensor
from training.data import Attribution, Document, Reading

from onrecord.models.windows import windows
from onrecord.statements.labels import may_end, may_start

CLS, SEP, PAD = 101, 102, 0  # word pieces of the encoder's vocabulary


@dataclass(frozen=True)
class Window:
    """A stretch of a document's words."""

    document: Document
    low: int
    high: int

    @property
    def size(self) -> int:
        return sum(map(len, self.document.pieces[self.low : self.high])) + 2


def cut(document: Document, size: int) -> Iterator[Window]:
    """A document's windows."""
    lengths = [len(each) for each in document.pieces]
    for low, high in windows(lengths, document.paragraphs, document.sentences, usual=size):
        yield Window(document, low, high)


def batches(found: Sequence[Window], budget: int, dice: random.Random) -> list[list[Window]]:
    """Windows of like size together, at most ``budget`` pieces with padding; in random order."""
    ordered = sorted(found, key=lambda w: w.size * (1 + 0.1 * dice.random()))
    groups: list[list[Window]] = []
    for window in ordered:
        if groups and (len(groups[-1]) + 1) * max(window.size, groups[-1][-1].size) <= budget:
            groups[-1].append(window)
        else:
            groups.append([window])
    dice.shuffle(groups)
    return groups


@dataclass
class Batch:
    """Tensors of a batch of windows."""

    pieces: Tensor
    piece_mask: Tensor
    first: Tensor
    features: Tensor
    mask: Tensor


def tensors(group: Sequence[Window]) -> Batch:
    """Pad windows to a batch."""
    longest = max(w.size for w in group)
    words = max(w.high - w.low for w in group)
    columns = group[0].document.features.shape[1]
    pieces = torch.full((len(group), longest), PAD)
    first = torch.zeros((len(group), words), dtype=torch.long)
    features = torch.zeros((len(group), words, columns), dtype=torch.long)
    mask = torch.zeros((len(group), words), dtype=torch.bool)
    piece_mask = torch.zeros((len(group), longest), dtype=torch.long)
    for row, w in enumerate(group):
        flat, starts = [CLS], []
        for each in w.document.pieces[w.low : w.high]:
            starts.append(len(flat))
            flat.extend(each)
        flat.append(SEP)
        pieces[row, : len(flat)] = torch.tensor(flat)
        piece_mask[row, : len(flat)] = 1
        count = w.high - w.low
        first[row, :count] = torch.tensor(starts)
        features[row, :count] = torch.from_numpy(w.document.features[w.low : w.high])
        mask[row, :count] = True
    return Batch(pieces, piece_mask, first, features, mask)


def within(reading: Reading, window: Window) -> list[Attribution]:
    """The attributions that touch a window, with what of them lies in it."""
    found = []
    for each in reading.attributions:
        parts = {
            role: tuple(
                (a - window.low, b - window.low)
                for a, b in getattr(each, role)
                if window.low <= a and b <= window.high
            )
            for role in ("source", "cue", "content")
        }
        if any(parts.values()):
            found.append(Attribution(**parts))
    return found


def whole(labels: list[int]) -> list[int]:
    """The labels of a window without those of a span that its edges cut."""
    while labels and not may_start(labels[0]):
        at = next((n for n, each in enumerate(labels) if may_start(each)), len(labels))
        labels[:at] = [0] * at
    while labels and not may_end(labels[-1]):
        at = max((n for n, each in enumerate(labels) if may_end(each)), default=-1) + 1
        labels[at:] = [0] * (len(labels) - at)
    return labels
