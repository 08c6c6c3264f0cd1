"""What a page added to a report's text: it is kept as it is stored, and not read."""

import re
from collections import deque
from collections.abc import Iterable, Iterator

from onrecord.schema.boilerplate import boilerplate_patterns

# A name run into its longer form and the headlines that a page links it with: "Ann Lee Ann Mary
# LeeReds push for action MORE". What stays is the first name.
_LINKED = re.compile(
    r"\b(?P<name>[A-Z][\w’'-]{0,30}[^\W\d_])(?P<links> ?[A-Z][^\n]{0,60}?\b(?P=name)(?:,? [JS]r\.?)?"
    r"(?=[A-Z0-9“‘\"'])[^\n]{0,500}?\bMORE\b)"
)
_LINE = re.compile(r"[^\n]+")
_SENTENCE_END = re.compile(r"[.!?][\"”’')\]]*$")
_LONG = 20_000  # code points of a line above which it is no paragraph, and not searched


def boilerplate(text: str) -> tuple[tuple[int, int], ...]:
    """Half-open code points of what is no part of the report, in order, none within another."""
    found: list[tuple[int, int]] = []
    listed = False
    for line in _LINE.finditer(text):
        start, end = line.span()
        words = line.group().strip()
        if not words:
            continue
        known = boilerplate_patterns()
        listed = bool(known.lists.fullmatch(words)) or (
            listed and (not _SENTENCE_END.search(words) or bool(known.paragraphs.fullmatch(words)))
        )
        if listed or known.paragraphs.fullmatch(words):
            found.append((start, end))
        else:
            found += _joined(_passages(text, start, end))
    return tuple(found)


def _passages(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The stretches of one line that are boilerplate; they may touch."""
    known = boilerplate_patterns()
    opening = known.gallery.search(text, start, end)
    if opening:
        captions = deque(known.caption_end.finditer(text, opening.end(), end), maxlen=1)
        if captions and opening.start() == start:
            yield start, end
            return
        if captions:
            yield opening.start(), captions[0].end()
    if end - start > _LONG:
        return
    for each in known.passages.finditer(text, start, end):
        yield each.span()
    if known.agencies.search(text, start, end):
        for each in known.picture_credits.finditer(text, start, end):
            yield each.span()
    if text.find("MORE", start, end) >= 0:
        for each in _LINKED.finditer(text, start, end):
            yield each.span("links")


def _joined(stretches: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The stretches in order, those that touch made one."""
    low = high = -1
    for start, end in sorted(stretches):
        if start > high:
            if high > low:
                yield low, high
            low, high = start, end
        high = max(high, end)
    if high > low:
        yield low, high


def blanked(text: str) -> str:
    """The text with spaces in place of its boilerplate: as long as it was, so that offsets hold."""
    pieces, place = [], 0
    for start, end in boilerplate(text):
        pieces += [text[place:start], " " * (end - start)]
        place = end
    return "".join([*pieces, text[place:]])
