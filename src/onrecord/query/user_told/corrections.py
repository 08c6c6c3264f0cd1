"""The corrections of a record and what has become of them; what one changes."""

from collections.abc import Iterable, Mapping
from typing import Literal, NamedTuple

from onrecord.errors import CorrectionError, NotInRecord
from onrecord.query.paging import Page
from onrecord.query.user_told.correcting import check_not_contradicted
from onrecord.query.user_told.subjects import subject_now
from onrecord.records import ActorKind, Correction, Entity, Record, Rejection, Subject
from onrecord.store.view import View

Standing = Literal["holds", "overruled", "nobody", "undone"]


class Bearing(Record, frozen=True, kw_only=True):
    """An entity in a list of corrections: ``reports`` are those that tell of it."""

    entity: str
    name: str
    kind: ActorKind
    country: str | None = None
    reports: int


class CorrectionLine(Record, frozen=True, kw_only=True):
    """A correction, and whom its subjects are now: ``None`` for one found no more.

    ``standing`` is ``holds``, ``overruled`` by a later correction, ``nobody`` where too few of
    its subjects are found (it is kept and applies again when they are read), or ``undone``.
    """

    correction: Correction
    standing: Standing
    now: tuple[Bearing | None, ...]


class Change(Record, frozen=True, kw_only=True):
    """What making or undoing a correction changes: who was there before, and who is after.

    ``correction`` is the one made or undone; with ``dry_run`` nothing was stored.
    """

    correction: Correction
    undone: bool = False
    dry_run: bool = False
    before: tuple[Bearing, ...]
    after: tuple[Bearing, ...]


class Imported(Record, frozen=True, kw_only=True):
    """What came of importing corrections, by id; ``rejected`` are lines that are none.

    ``already`` were in the record, in force or undone there; ``undone`` were taken back where
    they come from; ``contradicted`` say why they were left out; of ``nobody`` one subject or more
    is not in this record: they are kept.
    """

    made: tuple[str, ...] = ()
    already: tuple[str, ...] = ()
    undone: tuple[str, ...] = ()
    contradicted: dict[str, str]
    nobody: tuple[CorrectionLine, ...] = ()
    rejected: tuple[Rejection, ...] = ()


def corrections(view: View, *, undone: bool = False) -> tuple[CorrectionLine, ...]:
    """The corrections in force, or all, in the order they were made, and what became of them."""
    return tuple(correction_line(view, each) for each in view.corrections(undone=undone))


def corrections_page(
    view: View, *, undone: bool = False, offset: int = 0, limit: int = 50
) -> Page[CorrectionLine]:
    """A part of ``corrections``, the last made first."""
    every = view.corrections(undone=undone)[::-1]
    part = every[offset : offset + limit]
    return Page(
        items=tuple(correction_line(view, each) for each in part),
        total=len(every),
        offset=offset,
        limit=limit,
    )


def correction_line(view: View, correction: Correction) -> CorrectionLine:
    """A correction and whom its subjects are now."""
    if correction.undone is not None:
        return CorrectionLine(correction=correction, standing="undone", now=())
    now = [subject_now(view, subject) for subject in correction.subjects]
    return CorrectionLine(
        correction=correction,
        standing=_standing(correction, now),
        now=tuple(None if each is None else bearing(each) for each in now),
    )


def _standing(correction: Correction, now: list[Entity | None]) -> Standing:
    found = [each for each in now if each is not None]
    if len(found) < (1 if correction.kind in {"split", "rename"} else 2):
        return "nobody"
    ids = {each.id for each in found}
    holds = {
        "merge": len(ids) == 1,
        "not_the_same": len(ids) == len(found),
        "split": correction.subjects[0].entity not in ids,
        "rename": found[0].name == correction.name,
    }[correction.kind]
    return "holds" if holds else "overruled"


class ToImport(NamedTuple):
    """Corrections of another record, sorted by what is to become of them."""

    made: list[Correction]
    already: list[str]
    undone: list[str]
    contradicted: dict[str, str]
    rejected: list[Rejection]


def sort_import(view: View, told: Iterable[Correction | Rejection]) -> ToImport:
    """Those to make are neither undone, nor in the record, nor contradicted by one of its own."""
    stored = {each.id for each in view.corrections(undone=True)}
    found = ToImport([], [], [], {}, [])
    for each in told:
        if isinstance(each, Rejection):
            found.rejected.append(each)
        elif each.undone is not None:
            found.undone.append(each.id)
        elif each.id in stored:
            found.already.append(each.id)
        else:
            stored.add(each.id)
            try:
                check_not_contradicted(view, each)
            except CorrectionError as error:
                found.contradicted[each.id] = str(error)
            else:
                found.made.append(each)
    return found


def imported(view: View, told: ToImport) -> Imported:
    """What came of an import, once it was made."""
    lines = [correction_line(view, each) for each in told.made]
    return Imported(
        made=tuple(each.id for each in told.made),
        already=tuple(told.already),
        undone=tuple(told.undone),
        contradicted=told.contradicted,
        nobody=tuple(line for line in lines if None in line.now),
        rejected=tuple(told.rejected),
    )


def find_correction(view: View, wanted: str) -> Correction:
    """The correction in force with this id or beginning of one; raises ``CorrectionError``."""
    every = view.corrections(undone=True)
    found = [each for each in every if wanted and each.id.startswith(wanted)]
    found = [each for each in found if each.id == wanted] or found
    in_force = [each for each in found if each.undone is None]
    if len(in_force) == 1:
        return in_force[0]
    if len(in_force) > 1:
        ids = ", ".join(each.id for each in in_force)
        raise CorrectionError(f"{wanted!r} may be {ids}; give more of the id")
    if found and found[0].undone is not None:
        raise CorrectionError(f"correction {found[0].id} was undone on {found[0].undone:%Y-%m-%d}")
    raise CorrectionError(f"no correction {wanted!r}; see them with: onrecord correct list")


def involved(view: View, correction: Correction) -> dict[str, Entity]:
    """Every entity that a correction touches, by the articles' actors that make it up."""
    touched: dict[str, Entity] = {}
    for subject in correction.subjects:
        found = list(view.entities_of(subject.actors).values())
        now = None if found else subject_now(view, subject)
        if correction.kind == "split":
            found += _left(view, subject)
        touched |= {each.id: each for each in (*found, *filter(None, (now,)))}
    return {actor: entity for entity in touched.values() for actor in entity.actors}


def _left(view: View, subject: Subject) -> list[Entity]:
    """The entity that a split left, if it is there."""
    try:
        return [view.entity(subject.entity)]
    except NotInRecord:
        return []


def change_of(
    correction: Correction,
    before: Mapping[str, Entity],
    after: Mapping[str, Entity],
    *,
    undone: bool = False,
    dry_run: bool = False,
) -> Change:
    """What changed for the actors ``before``: ``after`` says whom each of them is then."""
    return Change(
        correction=correction,
        undone=undone,
        dry_run=dry_run,
        before=_bearings(before.values()),
        after=_bearings(after[actor] for actor in before if actor in after),
    )


def _bearings(entities: Iterable[Entity]) -> tuple[Bearing, ...]:
    unique = {entity.id: entity for entity in entities}.values()
    return tuple(bearing(e) for e in sorted(unique, key=lambda e: (-len(e.actors), e.name, e.id)))


def bearing(entity: Entity) -> Bearing:
    """An entity as a list of corrections shows it."""
    return Bearing(
        entity=entity.id,
        name=entity.name,
        kind=entity.kind,
        country=entity.country,
        reports=len(entity.actors),
    )
