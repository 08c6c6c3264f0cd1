"""The fields of a claim as they are read: names, words and other claims in place of ids."""

from collections.abc import Iterable, Iterator
from typing import Any, Final, Literal

from onrecord.query.reader import Reader
from onrecord.query.show.marks import KIND_OF, marks_of
from onrecord.records import Claim, Date, Place, Record, Span

# Fields that hold the id of an actor of the article, or several; some hold words in other kinds.
_ACTORS: Final = frozenset({
    "speaker", "addressee", "on_behalf_of", "actors", "recipients", "holder", "told_by", "towards",
    "person", "organisation", "actor", "body", "askers", "asked", "source", "target", "subject",
    "object", "holders",
})  # fmt: skip
_CLAIMS: Final = frozenset({
    "parent", "within", "event", "answers", "statement", "positions", "mentions", "answered_by",
})  # fmt: skip
_ITSELF: Final = frozenset({"id", "article", "evidence"})


class Named(Record, frozen=True, kw_only=True):
    """An actor: ``actor`` is its id in the article, ``entity`` that of whom it was settled as."""

    actor: str
    name: str
    kind: str
    entity: str | None = None


class Related(Record, frozen=True, kw_only=True):
    """Another claim of the article, in one line."""

    claim: str
    kind: str
    says: str


class Value(Record, frozen=True, kw_only=True):
    """One value of a field, of the kind that is not ``None``; ``parts`` are the fields of a record within it."""

    kind: Literal["text", "words", "actor", "claim", "date", "parts"]
    text: str
    words: Span | None = None
    actor: Named | None = None
    claim: Related | None = None
    date: Date | None = None
    parts: "tuple[Field, ...]" = ()


class Field(Record, frozen=True, kw_only=True):
    """A field of a claim that says something, by the name it has in the record."""

    name: str
    values: tuple[Value, ...]


def fields_of(reader: Reader, claim: Claim) -> tuple[tuple[Field, ...], tuple[str, ...]]:
    """The fields of a claim that say something, and the names of those in which nothing is known.

    Words stand with what they name: ``holder`` has the values of ``holder_span`` too.
    """
    fields = tuple(_Telling(reader, claim).fields(claim, leave=_ITSELF))
    known = {field.name for field in fields}
    names = dict.fromkeys(
        _joined(name, claim)
        for name in claim.__struct_fields__
        if name not in _ITSELF and getattr(claim, name) is not False
    )
    return fields, tuple(name for name in names if name not in known)


def _joined(name: str, record: Record) -> str:
    """The field that the words in this one are for: ``holder`` for ``holder_span``; else itself."""
    for ending, plural in (("_spans", "s"), ("_spans", ""), ("_span", "")):
        base = name.removesuffix(ending) + plural
        if name.endswith(ending) and base in record.__struct_fields__:
            return base
    return name


class _Telling:
    """A claim being told, with those it names and the claims it speaks of fetched at once."""

    def __init__(self, reader: Reader, claim: Claim) -> None:
        self._reader = reader
        ids = dict.fromkeys(_ids(claim, _CLAIMS))
        self._related = {each.claim: each for each in related(reader, ids)}
        reader.meet(_ids(claim, _ACTORS))

    def fields(self, record: Record, *, leave: frozenset[str] = frozenset()) -> Iterator[Field]:
        found: dict[str, list[Value]] = {}
        for name in record.__struct_fields__:
            value = getattr(record, name)
            held = () if name in leave else value if isinstance(value, tuple) else (value,)
            values = found.setdefault(_joined(name, record), [])
            values += [self._value(name, each) for each in held if not _is_nothing(each)]
        for name, values in found.items():
            if values:
                yield Field(name=name, values=tuple(values))

    def _value(self, name: str, value: Any) -> Value:
        if isinstance(value, Span):
            return Value(kind="words", text=value.quote, words=value)
        if isinstance(value, Date):
            return Value(kind="date", text=value.value, date=value)
        if isinstance(value, Record):
            parts = tuple(self.fields(value))
            text = value.span.quote if isinstance(value, Place) else ""
            return Value(kind="parts", text=text, parts=parts)
        text = "yes" if value is True else str(value)
        if name in _ACTORS:
            who = self._reader.who(text)
            named = Named(actor=text, name=who.name, kind=who.kind, entity=who.entity)
            return Value(kind="actor", text=who.name, actor=named)
        if name in _CLAIMS:
            return Value(kind="claim", text=text, claim=self._related.get(text))
        return Value(kind="text", text=text)


def _is_nothing(value: Any) -> bool:
    return value is None or value is False or value == ""


def related(reader: Reader, ids: Iterable[str]) -> list[Related]:
    """These claims in one line each, in the order given; unknown ids are left out."""
    wanted = list(ids)
    found = {claim.id: claim for claim in reader.view.claims_with(wanted)}
    told = {claim.id: mark for claim, mark in marks_of(reader, list(found.values()))}
    return [
        Related(claim=id, kind=KIND_OF[type(found[id])], says=told[id].says)
        for id in wanted
        if id in found
    ]


def _ids(record: Record, names: frozenset[str]) -> Iterator[str]:
    """The ids in fields of these names, those of records within it too."""
    for name in record.__struct_fields__:
        value = getattr(record, name)
        for each in value if isinstance(value, tuple) else (value,):
            if isinstance(each, str) and name in names:
                yield each
            elif isinstance(each, Record):
                yield from _ids(each, names)
