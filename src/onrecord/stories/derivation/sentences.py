"""Sentences of a plain text, for comparing: no parse is at hand when stories are settled."""

import re
from collections.abc import Iterator

_LINE = re.compile(r"[^\n]+")
# A sentence ends here, unless the word before is an abbreviation: sign, closing marks, white space,
# and something that a sentence begins with.
_END = re.compile(r"[.!?…][\"”’')\]]*\s+(?=[\"“‘'(\[]*[^\W_a-z])")
_BEFORE = re.compile(r"([^\s\"“‘'(\[]*)\.\Z")
_ABBREVIATIONS = frozenset(
    [
        "mr",
        "mrs",
        "ms",
        "dr",
        "prof",
        "gen",
        "sen",
        "rep",
        "gov",
        "lt",
        "col",
        "sgt",
        "capt",
        "adm",
        "cmdr",
        "maj",
        "brig",
        "st",
        "jr",
        "sr",
        "inc",
        "corp",
        "co",
        "ltd",
        "vs",
        "no",
        "jan",
        "feb",
        "mar",
        "apr",
        "aug",
        "sept",
        "sep",
        "oct",
        "nov",
        "dec",
        "messrs",
        "hon",
        "rev",
        "pres",
        "supt",
        "ave",
        "blvd",
        "mt",
        "ft",
    ]
)
_INITIALS = re.compile(r"(?:[^\W\d_]\.)*[^\W\d_]\Z")  # "U.S", "J", "a.m"
_ENDS_AFTER_INITIALS = frozenset({"a.m", "p.m"})


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """Half-open code points of each sentence, without white space around it; lines end sentences."""
    for line in _LINE.finditer(text):
        start, end = line.span()
        for sign in _END.finditer(text, start, end):
            if sign.end() > start and not _is_abbreviation(text, start, sign.start()):
                yield from _stripped(text, start, sign.end())
                start = sign.end()
        yield from _stripped(text, start, end)


def _is_abbreviation(text: str, start: int, sign: int) -> bool:
    if text[sign] != ".":
        return False
    before = _BEFORE.search(text, max(start, sign - 20), sign + 1)
    word = before.group(1).lower() if before is not None else ""
    if word in _ABBREVIATIONS:
        return True
    return bool(_INITIALS.match(word)) and word not in _ENDS_AFTER_INITIALS


def _stripped(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if end > start:
        yield start, end
