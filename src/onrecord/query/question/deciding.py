"""Who decides a question on a day, and by which rule."""

import datetime
from collections.abc import Callable, Sequence

import msgspec

from onrecord.errors import QuestionError
from onrecord.query.lexicon import (
    Deciders,
    deciders_of,
    families,
    key_of,
    known,
    known_subjects,
)
from onrecord.query.words import fold
from onrecord.records import Question, Weight

Told = Callable[[str], Sequence[str] | None]
_BIDS = frozenset({"bid", "application", "candidacy"})  # where no other act is named, one to join


def decided(question: Question, on: datetime.date | None, *, told: Told | None = None) -> Question:
    """The question with those who decide it on a day, and by which rule, as far as that is known.

    Deciders that were given stay as they are. Otherwise they are the members of the body that was
    given or that the question asks about: as the question itself lists them, as the codebook does,
    or for a body that was given as the record tells (``told``: names of members by the name of a
    body, ``None`` for a body it has not heard of). Who leaves decides alone. Nobody decides on its
    own entry, nor on what a body whose members decide does to it.

    Raises ``QuestionError`` for a body that was given and that nobody knows.
    """
    if question.seats:
        return _of_own_body(question, on)
    if question.body is not None:
        return _of_given_body(question, on, told)
    if question.deciders_from == "given":
        return msgspec.structs.replace(question, deciders=_of_given(question, question.deciders))
    if _does(question, "leaving") and question.rule == "none" and question.subject:
        return _leaving(question)
    body = _body_asked_about(question)
    found = deciders_of(body, on) if body is not None else None
    if found is None or (found.rule == "none" and question.rule == "none"):
        return question
    return _with(question, found, _without_subject(question, found.names))


def _does(question: Question, *names: str) -> bool:
    """True where the action is of one of these families of actions."""
    words = fold(question.action or "").split()
    return any(family.forms & set(words) for family in families() if family.name in names)


def _joins(question: Question) -> bool:
    words = set(fold(question.action or "").split())
    return _does(question, "joining") or bool(words & _BIDS)


def _body_asked_about(question: Question) -> str | None:
    """The body that decides: the one joined; otherwise the one that acts, or that it is about."""
    sides = (question.object,) if _joins(question) else (question.subject, question.object)
    for name in sides:
        entry = known(name) if name else None
        if entry is not None and entry.id.startswith("body:"):
            return entry.id
    return None


def _of_own_body(question: Question, on: datetime.date | None) -> Question:
    names = dict.fromkeys(
        seat.name
        for seat in question.seats
        if (on is None and seat.end is None)
        or (on is not None and (seat.start or on) <= on and (seat.end is None or on < seat.end))
    )
    names.update(dict.fromkeys(question.deciders))
    return msgspec.structs.replace(
        question,
        deciders=_of_given(question, tuple(names)),
        deciders_from=f"given: members of {question.body}",
    )


def _of_given_body(question: Question, on: datetime.date | None, told: Told | None) -> Question:
    body = question.body or ""
    entry = known(body)
    found = deciders_of(entry.id, on) if entry is not None else None
    if found is not None:
        names = (*found.names, *(name for name in question.deciders))
        return _with(question, found, _of_given(question, names))
    names_told = told(body) if told is not None else ()
    if names_told is None and entry is None:
        raise QuestionError(
            f"members of {body}: neither the codebook nor the record knows that body; "
            "list the deciders, or give its members in a file"
        )
    names = (*(names_told or ()), *question.deciders)
    return msgspec.structs.replace(
        question,
        deciders=_of_given(question, names),
        deciders_from=f"members of {body} that the record tells of",
    )


def _leaving(question: Question) -> Question:
    """Whoever leaves decides that alone."""
    subject = question.subject or ""
    entry = known(subject)
    if entry is None or not entry.id.startswith("country:"):
        return question
    return msgspec.structs.replace(
        question, deciders=(entry.name,), rule="one_party", deciders_from="who leaves decides"
    )


def _of_given(question: Question, names: Sequence[str]) -> tuple[str, ...]:
    """Those given, each once, but none on its own entry: on what else it does a member has a vote."""
    return _without_subject(question, names) if _joins(question) else _each_once(names)


def _without_subject(question: Question, names: Sequence[str]) -> tuple[str, ...]:
    subjects = known_subjects(question.subject)
    return tuple(name for name in _each_once(names) if key_of(name) not in subjects)


def _each_once(names: Sequence[str]) -> tuple[str, ...]:
    found: dict[str, str] = {}
    for name in names:
        found.setdefault(key_of(name), name)
    return tuple(found.values())


def _with(question: Question, found: Deciders, names: tuple[str, ...]) -> Question:
    """The rule, terms and weights of a body, where the question does not give its own."""
    own = {key_of(weight.name): weight for weight in question.weights}
    weights = tuple(_both(own.pop(key_of(w.name), None), w) for w in found.weights)
    same = question.rule in {"none", found.rule}
    terms = found.terms if same or question.rule == "qualified_majority" else None
    return msgspec.structs.replace(
        question,
        deciders=names,
        rule=found.rule if question.rule == "none" else question.rule,
        needed=question.needed or (found.needed if same else None),
        deciders_from=found.source,
        terms=question.terms or terms,
        weights=(*weights, *own.values()),
    )


def _both(given: Weight | None, known_weight: Weight) -> Weight:
    """A weight as given, with what is known where nothing is given."""
    if given is None:
        return known_weight
    return Weight(
        name=given.name,
        weight=given.weight if given.weight is not None else known_weight.weight,
        population=given.population if given.population is not None else known_weight.population,
    )
