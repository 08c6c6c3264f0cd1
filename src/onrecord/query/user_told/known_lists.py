"""Lists of known actors, and whom of a record they name."""

from collections import Counter
from collections.abc import Iterable, Mapping

from onrecord.errors import NotInRecord
from onrecord.query.user_told.corrections import Bearing, bearing
from onrecord.records import Identification, Record, Rejection
from onrecord.store.view import View


class KnownListLine(Record, frozen=True, kw_only=True):
    """A list: how many ``known`` actors it has, and how many of these are ``linked``, or else ``unsure``."""

    source: str
    known: int
    linked: int
    unsure: int


class Link(Record, frozen=True, kw_only=True):
    """An entity and the known actors that it is, or may be: ``found``, with their names."""

    entity: Bearing
    identifiers: dict[str, str]
    found: tuple[Identification, ...]
    names: tuple[str, ...]


class ListRead(Record, frozen=True, kw_only=True):
    """What came of reading a list; ``passed`` are entities by schema that are no actors."""

    line: KnownListLine
    rejected: tuple[Rejection, ...] = ()
    passed: dict[str, int]


def known_lists(view: View) -> tuple[KnownListLine, ...]:
    """The lists of known actors in the record, by name."""
    told = {
        judgement: {
            (each.source, each.key)
            for entity in view.identified_entities()
            for each in entity.identified
            if each.judgement == judgement
        }
        for judgement in ("same", "unsure")
    }
    same = Counter(source for source, _ in told["same"])
    unsure = Counter(source for source, _ in told["unsure"] - told["same"])
    return tuple(
        KnownListLine(source=source, known=number, linked=same[source], unsure=unsure[source])
        for source, number in view.known_lists().items()
    )


def known_list(view: View, source: str) -> KnownListLine:
    """The list of this name; raises ``NotInRecord`` naming those there are."""
    lines = known_lists(view)
    for line in lines:
        if line.source == source:
            return line
    there = f"there are {', '.join(each.source for each in lines)}" if lines else "there is none"
    raise NotInRecord(f"no list of known actors called {source!r} in the record; {there}")


def list_read(
    view: View, source: str, rejected: Iterable[Rejection], passed: Mapping[str, int]
) -> ListRead:
    """What came of reading the list of this name, once the record is settled by it."""
    return ListRead(
        line=known_list(view, source), rejected=tuple(rejected), passed=dict(sorted(passed.items()))
    )


def links(view: View, *, unsure: bool = False) -> tuple[Link, ...]:
    """Entities that are known actors, or with ``unsure`` those that may be, most reported first."""
    wanted = "unsure" if unsure else "same"
    kept = [
        (entity, tuple(each for each in entity.identified if each.judgement == wanted))
        for entity in view.identified_entities()
    ]
    asked = {(each.source, each.key) for _, found in kept for each in found}
    names = (
        {
            (known.source, known.key): known.name
            for known in view.known_actors()
            if (known.source, known.key) in asked
        }
        if asked
        else {}
    )
    return tuple(
        Link(
            entity=bearing(entity),
            identifiers=entity.identifiers,
            found=found,
            names=tuple(names.get((each.source, each.key), each.key) for each in found),
        )
        for entity, found in sorted(kept, key=lambda each: (-len(each[0].actors), each[0].id))
        if found
    )
