"""Quotation marks: where quotations open and close, in every style news is set in."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Quotation:
    """A quotation in ``Article.text``.

    ``start:end`` (half-open) holds the marks, ``inner_start:inner_end`` what stands between
    them. ``depth`` is 0 for an outer quotation. ``closed`` is false where no closing mark was
    found: the quotation then ends with its paragraph, or runs on where the next paragraph
    opens with a mark again.
    """

    start: int
    end: int
    inner_start: int
    inner_end: int
    depth: int
    closed: bool


_OPENING = {"“": "”", "«": "»", "‘": "’", "„": "“”", "‹": "›"}
_STRAIGHT = '"'


def find_quotations(text: str, paragraphs: tuple[tuple[int, int], ...]) -> tuple[Quotation, ...]:
    """Quotations of a text, by where they start.

    ``paragraphs`` are half-open bounds. A quotation left open at the end of its paragraph is
    kept as unclosed and ends there.
    """
    found: list[Quotation] = []
    for low, high in paragraphs:
        found.extend(_in_paragraph(text, low, high))
    return tuple(sorted(found, key=lambda quotation: (quotation.start, -quotation.end)))


def _in_paragraph(text: str, low: int, high: int) -> list[Quotation]:
    found: list[Quotation] = []
    stack: list[tuple[int, str]] = []  # where a quotation opened, and what may close it
    for at in range(low, high):
        char = text[at]
        if stack and char in stack[-1][1] and not _is_apostrophe(text, at, low, high):
            start, _ = stack.pop()
            found.append(Quotation(start, at + 1, start + 1, at, len(stack), closed=True))
        elif char == _STRAIGHT:
            stack.append((at, _STRAIGHT))
        elif char in _OPENING and not _is_apostrophe(text, at, low, high):
            stack.append((at, _OPENING[char]))
    for depth, (start, closers) in enumerate(stack):
        if start + 1 < high and closers != "’":
            found.append(Quotation(start, high, start + 1, high, depth, closed=False))
    return found


def _is_apostrophe(text: str, at: int, low: int, high: int) -> bool:
    """True for a single mark within a word, or closing a plural possessive before a word."""
    if text[at] not in "’'‘":
        return False
    before = text[at - 1] if at > low else " "
    after = text[at + 1] if at + 1 < high else " "
    return before.isalnum() and after.isalnum()
