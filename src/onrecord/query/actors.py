"""Actors across reports as lists: all of them, those of a name, and what a search box suggests."""

from collections.abc import Collection, Iterable
from typing import Literal, get_args

from onrecord.errors import QuestionError
from onrecord.query.paging import Page
from onrecord.query.words import fold, word_list
from onrecord.records import ActorKind, Record
from onrecord.store.view import Listed, View

NAMED: tuple[ActorKind, ...] = tuple(
    kind for kind in get_args(ActorKind) if not kind.startswith("unnamed")
)
_SHOWN = 3  # other names of an actor in a list
_READ = 24  # actors looked at for a few suggestions


class ActorLine(Record, frozen=True, kw_only=True):
    """An actor in a list; ``id`` is the entity's. ``also`` are some of its other names.

    ``reports`` is in how many reports it was found.
    """

    id: str
    name: str
    kind: str
    country: str | None
    reports: int
    also: tuple[str, ...]


class Suggestion(Record, frozen=True, kw_only=True):
    """What somebody who types may mean: ``id`` is an entity's, an outlet's name or a question's words.

    ``detail`` tells it apart: a kind and country, how many reports.
    """

    kind: Literal["actor", "question", "outlet"]
    id: str
    name: str
    detail: str


def actors(
    view: View,
    *,
    name: str | None = None,
    kinds: Collection[str] = (),
    country: str | None = None,
    offset: int = 0,
    limit: int = 50,
) -> Page[ActorLine]:
    """Actors, those of whom most reports speak first; without kinds those that have a name.

    ``name`` keeps those of whom a name, an alias or a last name begins so, ``country`` (ISO 3166-1
    alpha-2) those known to be of it. Raises ``QuestionError`` for a kind that is none.
    """
    for kind in kinds:
        if kind not in get_args(ActorKind):
            valid = ", ".join(get_args(ActorKind))
            raise QuestionError(f"no kind of actor {kind!r}; they are {valid}")
    asked = tuple(kinds) or NAMED
    found = view.entity_list(name=name, kinds=asked, country=country, offset=offset, limit=limit)
    total = view.entity_number(name=name, kinds=asked, country=country)
    return Page(items=tuple(map(_line, found)), total=total, offset=offset, limit=limit)


def _line(found: Listed) -> ActorLine:
    name = fold(found.name)
    also = [alias for alias in found.aliases if fold(alias) != name]
    return ActorLine(
        id=found.id,
        name=found.name,
        kind=found.kind,
        country=found.country,
        reports=found.reports,
        also=tuple(also[:_SHOWN]),
    )


def suggest(
    view: View,
    text: str,
    *,
    questions: Iterable[str] = (),
    outlets: Iterable[str] = (),
    limit: int = 8,
) -> tuple[Suggestion, ...]:
    """What may be meant by the beginning of a word: actors, and of these questions and outlets those that fit.

    Of questions and outlets each word typed has to begin one of theirs.
    """
    words = word_list(text)
    if not words:
        return ()
    people = [
        Suggestion(kind="actor", id=each.id, name=each.name, detail=_detail(each))
        for each in view.names_begun(text, kinds=NAMED, limit=_READ)
    ]
    asked = [
        Suggestion(kind="question", id=each, name=each, detail="question")
        for each in questions
        if _begin(words, each)
    ]
    told = [
        Suggestion(kind="outlet", id=each, name=each, detail="outlet")
        for each in outlets
        if _begin(words, each)
    ]
    share = max(2, limit // 4)  # of the list that each of the others gets at most
    others = asked[:share] + told[:share]
    kept = people[: max(limit - len(others), limit // 2)]
    return tuple([*kept, *others][:limit])


def _detail(found: Listed) -> str:
    kind = found.kind.replace("_", " ")
    where = f"{kind}, {found.country}" if found.country else kind
    return f"{where} · {found.reports:,} {'report' if found.reports == 1 else 'reports'}"


def _begin(words: Iterable[str], text: str) -> bool:
    own = word_list(text)
    return all(any(word.startswith(each) for word in own) for each in words)
