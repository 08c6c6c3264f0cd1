"""Cutting a text into the windows that an encoder reads in one pass."""

from collections.abc import Iterator, Sequence

LONGEST = 510  # word pieces: what the encoder's positions hold besides [CLS] and [SEP]
USUAL = 60  # word pieces a window is filled up to with short paragraphs; longer ones stand alone


def windows(
    pieces: Sequence[int],
    paragraphs: Sequence[int],
    sentences: Sequence[int],
    *,
    usual: int = USUAL,
    longest: int = LONGEST,
) -> Iterator[tuple[int, int]]:
    """Half-open stretches of words that cover all words in order.

    ``pieces`` counts the word pieces of each word; ``paragraphs`` and ``sentences`` are the
    numbers of the words that start one, in order. A window is filled with whole paragraphs up to
    ``usual`` pieces. A paragraph of more stands alone; one of more than ``longest`` is cut, where
    it can be, between sentences.
    """
    ends = [*(start for start in paragraphs if start > 0), len(pieces)]
    low = held = 0
    at = 0
    for end in ends:
        size = sum(pieces[at:end])
        if held and held + size > usual:
            yield low, at
            low, held = at, 0
        if size > longest:
            *cuts, low = _cut(pieces, at, end, set(sentences), longest)
            yield from zip([at, *cuts], [*cuts, low], strict=True)
            held = sum(pieces[low:end])
        else:
            held += size
        at = end
    if low < len(pieces):
        yield low, len(pieces)


def _cut(
    pieces: Sequence[int], low: int, high: int, sentences: set[int], longest: int
) -> list[int]:
    """Where to cut a paragraph so that each part, the last included, fits."""
    cuts: list[int] = []
    best = start = low
    held = 0
    at = low
    while at < high:
        if at in sentences:
            best = at
        if held + pieces[at] > longest and at > start:
            start = best if best > start else at
            cuts.append(start)
            held = sum(pieces[start:at])
            continue
        held += pieces[at]
        at += 1
    return cuts
