"""A report's expressions of time as TimeML marks them: TIMEX3 extents, types and values."""

import re
from typing import Literal, NamedTuple

from onrecord.dates.find import find_phrases_read
from onrecord.dates.grammar import find_phrases
from onrecord.text import Text

_SHORTENED = re.compile(r"(\d{2,3})X{1,2}")  # TimeML writes the 1970s as 197


class Timex(NamedTuple):
    """Half-open code points of the article, the TIMEX3 type and its value."""

    start: int
    end: int
    type: Literal["DATE", "TIME", "DURATION", "SET"]
    value: str


def find_timexes(text: Text) -> tuple[Timex, ...]:
    """Every expression of time that TimeML would mark, in reading order: durations and habits too."""
    found = []
    for start, end, phrase, meaning in find_phrases_read(text):
        value = meaning.stretch.value
        if phrase.clock is not None:
            found.append(Timex(start, end, "TIME", f"{value}T{phrase.clock}"))
        else:
            found.append(Timex(start, end, "DATE", plain_value(value)))
    for paragraph in text.paragraphs:
        for phrase in find_phrases(paragraph.doc.text):
            if phrase.kind in {"duration", "set"} and phrase.value is not None:
                place = paragraph.start + phrase.start, paragraph.start + phrase.end
                kind: Literal["DURATION", "SET"] = "SET" if phrase.kind == "set" else "DURATION"
                found.append(Timex(*place, kind, phrase.value))
    return tuple(sorted(found))


def plain_value(value: str) -> str:
    """A TIMEX3 value as TimeML writes it: ``197X`` and ``197`` are both ``197``."""
    match = _SHORTENED.fullmatch(value)
    return match[1] if match else value
