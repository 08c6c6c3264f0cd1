"""Numbered sources: one number for the same words of the same report."""

from collections.abc import Iterable

from onrecord.brief.terminal import clean_line
from onrecord.brief.wording import quote_marks, say_date
from onrecord.query import Source
from onrecord.records import Record


class Cited(Record, frozen=True, kw_only=True):
    """A source with its number in a brief."""

    number: int
    source: Source

    @property
    def outlet(self) -> str:
        """Who published it, else its title, else where it was found."""
        source = self.source
        place = (source.locator or source.url or source.article).rstrip("/").rpartition("/")[2]
        return source.outlet or source.title or place


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


def say_source(cited: Cited) -> str:
    """A source in one line: outlet, date, exact words, and where to find them."""
    source = cited.source
    before, after = ("… " if source.cut[0] else ""), (" …" if source.cut[1] else "")
    published = say_date(source.published) if source.published is not None else "undated"
    quote = quote_marks(f"{before}{clean_line(source.quote)}{after}")
    where = source.locator or source.url or source.article
    return (
        f"{clean_line(cited.outlet)}, {published}: {quote} "
        f"({clean_line(where)}, characters {source.start}–{source.end})"
    )


def say_numbers(numbers: Iterable[int]) -> str:
    """Source numbers as they stand at the end of a line: "[1][2]"."""
    return "".join(f"[{number}]" for number in numbers)
