"""Numbered sources: one number for the same words of the same report."""

import re
from collections.abc import Iterable

from onrecord.brief.document import Reference
from onrecord.brief.terminal import clean_line
from onrecord.brief.wording import outlet_of, quote_marks, say_date
from onrecord.query import Source
from onrecord.records import Record

_OPENING = re.compile(r'(?<![^\s(\[—–-])"')


class Cited(Record, frozen=True, kw_only=True):
    """A source with its number in a brief."""

    number: int
    source: Source

    @property
    def outlet(self) -> str:
        """Who published it, with the user's letter for it, if any."""
        return outlet_of(self.source)


class Citations:
    """Gives numbers to sources in the order in which they are first cited."""

    def __init__(self) -> None:
        self._numbers: dict[tuple[str, int, int], Cited] = {}

    def cite(self, sources: Iterable[Source]) -> tuple[int, ...]:
        """The numbers of some sources, in order, each once."""
        numbers = []
        for source in sources:
            key = (source.article, source.start, source.end)
            if key not in self._numbers:
                self._numbers[key] = Cited(number=len(self._numbers) + 1, source=source)
            numbers.append(self._numbers[key].number)
        return tuple(dict.fromkeys(numbers))

    def all(self) -> tuple[Cited, ...]:
        """Every source cited, by number."""
        return tuple(self._numbers.values())


def quoted_words(source: Source) -> str:
    """The exact words in quotation marks, with dots where words of the passage are left out."""
    before, after = ("… " if source.cut[0] else ""), (" …" if source.cut[1] else "")
    words = clean_line(source.quote)
    if quote_marks(words) != words:
        words = _inner(words)
    return quote_marks(f"{before}{words}{after}")


def _inner(words: str) -> str:
    """Words with their double quotation marks made single, as they stand within double ones."""
    words = words.replace("“", "‘").replace("”", "’")
    return _OPENING.sub("‘", words).replace('"', "’")


def reference_of(cited: Cited, *, quoted: bool = False) -> Reference:
    """A source as a document lists it; ``quoted``: without its words, which stand in the text."""
    source = cited.source
    where = source.locator or source.url or source.article
    return Reference(
        number=cited.number,
        outlet=cited.outlet,
        date=say_date(source.published) if source.published is not None else "undated",
        words="" if quoted else quoted_words(source),
        place=f"{clean_line(where)}, characters {source.start}–{source.end}",
        link=source.url or source.locator,
    )
