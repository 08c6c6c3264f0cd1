"""Sides of a difference, gathered from pairs of sentences."""

from collections.abc import Iterator

from onrecord.query.compared.records import Difference, DifferenceKind
from onrecord.query.disputes import Account
from onrecord.query.origins import voices
from onrecord.query.reader import Reader
from onrecord.query.sources import source_at
from onrecord.records import Span

_SHOWN = 3  # sources shown for a side; the rest is counted
Words = tuple[Span, int, int]  # a sentence, and half-open code points of it


class Sides:
    """What differs in pairs of sentences, the same difference of several pairs gathered."""

    def __init__(self, reader: Reader, kind: DifferenceKind) -> None:
        self._reader = reader
        self._kind = kind
        self._found: dict[tuple[str, frozenset[str]], dict[str, dict[str, Words]]] = {}

    def add(self, about: str, *sides: Words) -> None:
        """Note that these words of sentences differ."""
        says = [_says(side) for side in sides]
        key = about, frozenset(each.lower() for each in says)
        if len(key[1]) < len(sides):
            return
        known = self._found.setdefault(key, {})
        for each, side in zip(says, sides, strict=True):
            known.setdefault(each.lower(), {}).setdefault(side[0].article, side)

    def found(self) -> Iterator[Difference]:
        """The differences, in the order in which they were first noted, the earliest side first."""
        for (about, _), sides in self._found.items():
            accounts = [self._account(list(told.values())) for told in sides.values()]
            accounts.sort(key=lambda account: (str(account.day), account.says.lower()))
            yield Difference(kind=self._kind, about=about, sides=tuple(accounts))

    def _account(self, told: list[Words]) -> Account:
        articles = {span.article for span, _, _ in told}
        counted = voices(self._reader, articles)
        days = [day for each in articles if (day := self._reader.published(each)) is not None]
        return Account(
            says=_says(told[0]),
            sources=tuple(
                source_at(self._reader, "", span, (span.start + low, span.start + high))
                for span, low, high in told[:_SHOWN]
            ),
            reports=counted.reports,
            outlets=len(counted.outlets),
            origins=counted.count,
            day=min(days, default=None),
        )


def _says(words: Words) -> str:
    span, low, high = words
    return span.quote[low:high]
