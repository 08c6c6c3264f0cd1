"""Outlets named in a text: those of the list, those that end like a paper, and those named shortly."""

import functools
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from onrecord.schema.outlets import key, outlets, same_outlet

_WORD = r"[^\W\d_a-z][\w.&’'-]*"  # begins with a capital
_NOT_FIRST = frozenset({"The", "A", "An", "This", "That", "On", "In", "And", "But", "Our", "I"})


@dataclass(frozen=True)
class Named:
    """An outlet named in a text; half-open code points of its words, without an article."""

    start: int
    end: int
    outlet: str
    sure: bool  # false for names that are words or people as well
    agency: bool = False


def alternatives(words: Iterable[str]) -> str:
    """A group of words, the longest first; apostrophes of both kinds are one."""
    ordered = sorted(set(words), key=lambda word: (-len(word), word))
    escaped = (re.escape(word).replace("’", "'").replace("'", "[’']") for word in ordered)
    return "(?:" + "|".join(each.replace(r"\ ", r"\s") for each in escaped) + ")"


@functools.cache
def _names() -> re.Pattern[str]:
    """Names of the list; a look at the first letter spares trying them all everywhere."""
    words = {name for outlet in outlets().all for name in outlet.names}
    words |= {"The " + name for name in words if not name.startswith("The ")}
    first = "".join(sorted({re.escape(word[0]) for word in words}))
    return re.compile(
        rf"(?<![\w’'@#/-])(?=[{first}])(?:THE\s)?{alternatives(words)}(?:\.com\b)?(?![\w-])(?!\.\w)"
    )


@functools.cache
def _short() -> re.Pattern[str]:
    words = {word for outlet in outlets().all for word in outlet.short}
    return re.compile(rf"\b[Tt]he\s({alternatives(words)})(?![\w-])(?!\s[A-Z])")


@functools.cache
def _others() -> re.Pattern[str]:
    """Names that end as papers and stations do: "Gazeta Wyborcza" does not, "Omaha Herald" does."""
    endings = alternatives(outlets().endings)
    first = "".join(sorted({word[0] for word in outlets().endings}))
    return re.compile(
        rf"(?<![\w’'@#/-]){_WORD}(?:\s(?:of\s|and\s)?{_WORD}){{0,3}}?\s(?:[A-Z]\w+-)?(?=[{first}]){endings}(?![\w-])"
    )


def find_names(text: str) -> list[Named]:
    """All outlets named in the text, by where they start; none overlaps another."""
    found = [_known(match) for match in _names().finditer(text)]
    found += _shortly(text, found)
    taken = {place for each in found for place in (each.start, each.end - 1)}
    for each in _unlisted(text):
        if each.start not in taken and each.end - 1 not in taken:
            found.append(each)
    return sorted(found, key=lambda each: each.start)


def _known(match: re.Match[str]) -> Named:
    words = match.group()
    listed = outlets().by_key[key(words)]
    plain = words.removeprefix("The ").removeprefix("THE ")
    sure = words not in outlets().ambiguous and plain not in outlets().ambiguous
    return Named(match.start(), match.end(), listed.name, sure, listed.agency)


def _shortly(text: str, known: list[Named]) -> Iterator[Named]:
    """Such as "The Times": the outlet of that kind named last before it, or first after it."""
    listed = {outlet.name: outlet for outlet in outlets().all}
    for match in _short().finditer(text):
        if any(each.start < match.end() and match.start() < each.end for each in known):
            continue
        word = match.group(1)
        bearers = [n for n in known if n.outlet in listed and word in listed[n.outlet].short]
        before = [n for n in bearers if n.start < match.start()]
        chosen = before[-1] if before else bearers[0] if bearers else None
        outlet = chosen.outlet if chosen is not None else f"The {word}"
        yield Named(match.start(1), match.end(1), outlet, sure=chosen is not None)


def _unlisted(text: str) -> Iterator[Named]:
    for match in _others().finditer(text):
        start, words = match.start(), match.group()
        first, _, rest = words.partition(" ")
        if first in _NOT_FIRST:
            start, words = start + len(first) + 1, rest
        if " " in words:
            yield Named(start, match.end(), " ".join(words.split()), sure=False)


def is_own(named: str, publisher: str | None) -> bool:
    """True where the outlet is the report's own publisher: "told CNN" in CNN's report."""
    if publisher is None:
        return False
    if same_outlet(named, publisher):
        return True
    own = outlets().named(publisher)
    return own is not None and named.removeprefix("The ") in own.short
