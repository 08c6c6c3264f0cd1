"""What every record shares: frozen, typed, encoded to the same bytes every time."""

from collections.abc import Iterator
from typing import Self

import msgspec


class Record(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, gc=False):
    """A frozen record. Equal content gives equal JSON bytes; unknown fields are errors.

    Made of what was there before it, it is never part of a cycle, so that the garbage collector
    need not look at it: there are hundreds of thousands in one answer.
    """

    def to_json(self) -> bytes:
        """Encode with fields in their declared order and mappings sorted."""
        return msgspec.json.encode(self, order="deterministic")

    @classmethod
    def from_json(cls, data: bytes | str) -> Self:
        """Decode; raises ``msgspec.ValidationError`` on a missing, unknown or ill-typed field."""
        return msgspec.json.decode(data, type=cls)


class Span(Record, frozen=True, kw_only=True):
    """Exact words of a report: half-open code points into ``Article.text``, and the words."""

    article: str
    start: int
    end: int
    quote: str

    def overlaps(self, other: "Span") -> bool:
        """True when both lie in one article and share at least one code point."""
        return self.article == other.article and self.start < other.end and other.start < self.end

    def contains(self, other: "Span") -> bool:
        """True when ``other`` lies wholly within this span."""
        return self.article == other.article and self.start <= other.start and other.end <= self.end


class Claim(Record, frozen=True, kw_only=True):
    """A record that one article makes, held to that article's words.

    ``id`` is derived from content (see ``records.ids``). ``evidence`` holds the passages to
    show for the claim, usually one sentence; the other spans of a claim say which words
    play which part. All of them are checked against the stored text on write.
    """

    id: str
    article: str
    evidence: tuple[Span, ...]

    def spans(self) -> Iterator[tuple[str, Span]]:
        """Every span of the claim, those of records within it too, with the claim's field that holds it."""
        for name in self.__struct_fields__:
            for span in _spans_in(getattr(self, name)):
                yield name, span

    def actor_ids(self) -> Iterator[tuple[str, str]]:
        """Every actor id of the claim with the name of the field that holds it."""
        for name in self.actor_fields():
            value = getattr(self, name)
            for item in value if isinstance(value, tuple) else (value,):
                if item is not None:
                    yield name, item

    @classmethod
    def actor_fields(cls) -> tuple[str, ...]:
        """Names of the fields that hold an actor id, or a tuple of them."""
        return ()


def _spans_in(value: object) -> Iterator[Span]:
    if isinstance(value, Span):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from _spans_in(item)
    elif isinstance(value, Record):
        for name in value.__struct_fields__:
            yield from _spans_in(getattr(value, name))
