"""Corrections as a user means them: names into subjects, and what stands against making one."""

import datetime
import unicodedata
from collections.abc import Iterable, Sequence

from onrecord.errors import CorrectionError
from onrecord.query.naming import in_full
from onrecord.query.show import find_article
from onrecord.query.user_told.subjects import bearer, subject_now
from onrecord.records import Actor, Correction, CorrectionKind, Entity, Subject, content_id
from onrecord.store import fold
from onrecord.store.view import View

_LONGEST = 200  # characters of a name: longer is a paste gone wrong


def merge(
    view: View,
    names: Sequence[str],
    *,
    name: str | None = None,
    note: str | None = None,
    made: datetime.datetime,
) -> Correction:
    """That these are one actor; the first keeps its id. Nothing is stored.

    Raises ``NotInRecord`` where a name fits nobody or several, ``CorrectionError`` where they
    are one already or an earlier correction told them apart.
    """
    entities = _each_named(view, names)
    if len(entities) < 2:
        raise CorrectionError(f"{_listed(names)} are one actor already: {in_full(entities[0])}")
    _check_apart(view, entities)
    return _correction("merge", [_subject(view, each) for each in entities], name, note, made)


def split(  # noqa: PLR0913 - three ways to say which reports
    view: View,
    name: str,
    *,
    articles: Sequence[str] = (),
    publisher: str | None = None,
    published: datetime.date | None = None,
    new_name: str | None = None,
    note: str | None = None,
    made: datetime.datetime,
) -> Correction:
    """That an actor is somebody else in some reports: these, and those of a publisher or a day.

    ``publisher`` and ``published`` narrow each other. Raises ``NotInRecord``, ``CorrectionError``.
    """
    entity = bearer(view, name)
    actors = view.claims(Actor, ids=entity.actors)
    chosen = {find_article(view, each).id for each in articles}
    strangers = chosen - {actor.article for actor in actors}
    if strangers:
        raise CorrectionError(f"{entity.name} is not told of in {', '.join(sorted(strangers))}")
    if publisher is not None or published is not None:
        chosen |= _published(view, {actor.article for actor in actors}, publisher, published)
    parted = [actor for actor in actors if actor.article in chosen]
    if not parted:
        raise CorrectionError(
            f"no report of {entity.name} was named; name some by --article, --publisher or "
            f"--published: they are {_listed(sorted({actor.article for actor in actors}))}"
        )
    if len(parted) == len(actors):
        raise CorrectionError(
            f"these are all the reports that tell of {entity.name}: nothing would be parted"
        )
    subject = _subject_of(entity, parted)
    return _correction("split", [subject], new_name, note, made)


def rename(
    view: View, name: str, new_name: str, *, note: str | None = None, made: datetime.datetime
) -> Correction:
    """That an actor is called something else. Raises ``NotInRecord``, ``CorrectionError``."""
    entity = bearer(view, name)
    correction = _correction("rename", [_subject(view, entity)], new_name, note, made)
    if correction.name == entity.name:
        raise CorrectionError(f"{in_full(entity)} is called so already")
    return correction


def keep_apart(
    view: View, names: Sequence[str], *, note: str | None = None, made: datetime.datetime
) -> Correction:
    """That these are never one actor. Raises ``NotInRecord``, ``CorrectionError``."""
    entities = _each_named(view, names)
    if len(entities) < len(names) or len(entities) < 2:
        _check_joined(view, names, entities)
    return _correction(
        "not_the_same", [_subject(view, each) for each in entities], None, note, made
    )


def check_not_contradicted(view: View, correction: Correction) -> None:
    """Raise ``CorrectionError`` where a correction in force says the contrary of this one."""
    found = [subject_now(view, subject) for subject in correction.subjects]
    entities = list({each.id: each for each in found if each is not None}.values())
    if correction.kind == "merge":
        _check_apart(view, entities)
    elif correction.kind == "not_the_same" and len(entities) < len(correction.subjects):
        _check_joined(view, [subject.name for subject in correction.subjects], entities)


def _check_apart(view: View, entities: Sequence[Entity]) -> None:
    """Raise ``CorrectionError`` where two of these were told apart by a correction in force."""
    wanted = {entity.id: entity for entity in entities}
    for earlier in view.corrections():
        if earlier.kind not in {"not_the_same", "split"}:
            continue
        sides = {each.id for s in earlier.subjects if (each := subject_now(view, s)) is not None}
        if earlier.kind == "split":
            sides.add(earlier.subjects[0].entity)
        both = [wanted[id].name for id in sorted(sides & wanted.keys())]
        if len(both) > 1:
            raise CorrectionError(
                f"{_listed(both)} were told apart by correction {earlier.id} of "
                f"{earlier.made:%Y-%m-%d}; undo that first: onrecord correct undo {earlier.id}"
            )


def _check_joined(view: View, names: Sequence[str], entities: Sequence[Entity]) -> None:
    """Raise ``CorrectionError``: these names mean one actor, by a correction or by settling."""
    for earlier in reversed(view.corrections()):
        if earlier.kind == "merge":
            found = {each.id for s in earlier.subjects if (each := subject_now(view, s))}
            if found & {entity.id for entity in entities}:
                raise CorrectionError(
                    f"{_listed(names)} are one actor since correction {earlier.id} of "
                    f"{earlier.made:%Y-%m-%d}; undo that first: onrecord correct undo {earlier.id}"
                )
    raise CorrectionError(
        f"{_listed(names)} are one actor, {in_full(entities[0])}; part it by its reports: "
        f"onrecord correct split {entities[0].id} --article ID"
    )


def _each_named(view: View, names: Sequence[str]) -> list[Entity]:
    """The entities of these names, each once, in the order given."""
    found = [bearer(view, name) for name in names]
    return list({entity.id: entity for entity in found}.values())


def _subject(view: View, entity: Entity) -> Subject:
    return _subject_of(entity, view.claims(Actor, ids=entity.actors))


def _subject_of(entity: Entity, actors: Iterable[Actor]) -> Subject:
    told = sorted(actors, key=lambda actor: actor.id)
    return Subject(
        entity=entity.id,
        name=entity.name,
        kind=entity.kind,
        country=entity.country,
        known_as=entity.known_as,
        actors=tuple(actor.id for actor in told),
        articles=tuple(sorted({actor.article for actor in told})),
    )


def _published(
    view: View, among: Iterable[str], publisher: str | None, day: datetime.date | None
) -> set[str]:
    """Those of these articles that a publisher published, on a day, as far as is known."""
    return {
        article.id
        for article in view.articles(among)
        if (publisher is None or fold(article.publisher or "") == fold(publisher))
        and (day is None or (article.published is not None and article.published.start == day))
    }


def _correction(
    kind: CorrectionKind,
    subjects: Sequence[Subject],
    name: str | None,
    note: str | None,
    made: datetime.datetime,
) -> Correction:
    """The id stands for what is told, not for when: the same told again is the same correction."""
    name = None if name is None else _storable("name", name)
    note = None if note is None else _storable("note", note, longest=5000)
    parts = [part for s in subjects for part in (s.entity, len(s.actors), *s.actors)]
    return Correction(
        id=content_id("cor1", kind, name, *parts),
        kind=kind,
        subjects=tuple(subjects),
        name=name,
        note=note,
        made=made,
    )


def _storable(what: str, words: str, longest: int = _LONGEST) -> str:
    """Words on one line; raises ``CorrectionError`` where they are none, too many or no text."""
    kept = " ".join(words.split())
    if not kept:
        raise CorrectionError(f"the {what} is empty")
    if len(kept) > longest:
        raise CorrectionError(f"the {what} has {len(kept)} characters; {longest} are the most")
    if any(unicodedata.category(character) in {"Cc", "Cf", "Cs", "Co", "Cn"} for character in kept):
        raise CorrectionError(f"the {what} holds control characters or what is no text")
    return kept


def _listed(names: Sequence[str], most: int = 8) -> str:
    if len(names) == 1:
        return names[0]
    if len(names) > most:
        return f"{', '.join(names[:most])} and {len(names) - most} more"
    return f"{', '.join(names[:-1])} and {names[-1]}"
