"""Searches: words and filters, what can be narrowed by, and what is found."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, get_args

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from onrecord.brief.wording import HOW
from onrecord.errors import NotInRecord, QuestionError
from onrecord.query import Choice, Facet, Search, Searched, search
from onrecord.query.reader import Who
from onrecord.query.search import KINDS, words_alone
from onrecord.query.ties import bearers_meant
from onrecord.records import ActorKind
from onrecord.store.view import Listed, View
from onrecord.web.desk import Desk, DeskDep
from onrecord.web.lists import Paging, PagingDep
from onrecord.web.rendering import render
from onrecord.web.searches import Asked, AskedDep

router = APIRouter()

_NAMES = {
    "article": ("report", "reports"),
    "statement": ("statement", "statements"),
    "event_mention": ("event told", "events told"),
    "position": ("position", "positions"),
    "meeting": ("meeting", "meetings"),
    "request": ("request", "requests"),
    "tenure": ("post held", "posts held"),
    "membership": ("membership", "memberships"),
}
_TYPE = {
    "statement": "How quoted",
    "event_mention": "Kind of event",
    "position": "Stance",
    "meeting": "Kind of meeting",
    "request": "Kind of request",
    "tenure": "Held",
    "membership": "Role",
}
_SHOWN = 15  # values of a facet in sight: all of PLOVER's types
_MEANT = 12  # of those whom a name may mean
_CALLED = 3  # of those who are called what was looked for
_SHORTEST = 2  # characters of a name
_WITH_NAMES = tuple(kind for kind in get_args(ActorKind) if not kind.startswith("unnamed"))


@dataclass(frozen=True)
class Option:
    """A value to narrow by, in words, with the address that chooses it or lets go of it."""

    name: str
    number: int
    chosen: bool
    address: str | None
    share: float = 0.0  # of the largest of its facet, percent
    kind: str = ""


@dataclass(frozen=True)
class Group:
    """A facet as it is shown; ``note`` says what was not looked at."""

    title: str
    options: tuple[Option, ...]
    rest: tuple[Option, ...] = ()
    more: int = 0
    note: str = ""
    bars: bool = False


@router.get("/search", response_class=HTMLResponse)
def searched(request: Request, desk: DeskDep, asked: AskedDep, paging: PagingDep) -> HTMLResponse:
    """What a search finds; with nothing asked for the newest reports."""
    found, context = _look(desk, asked, paging)
    return render(
        request,
        "search.html",
        status=context.pop("code", 200),
        asked=asked,
        found=found,
        kinds=_kinds(asked, found),
        names=_NAMES,
        groups=list(_groups(asked, found)) if found is not None else [],
        chips=list(_chips(asked, found)),
        how=HOW,
        parts=parts,
        segments=segments,
        **context,
    )


def _look(desk: Desk, asked: Asked, paging: Paging) -> tuple[Searched | None, dict[str, Any]]:
    """What is found, or why nothing can be: with whom may be meant, or one line."""
    context: dict[str, Any] = {
        "meant": (),
        "problem": None,
        "alone": (),
        "called": _called(desk.view, asked),
    }
    wanted = asked.search
    try:
        if wanted.actor:
            meant = bearers_meant(desk.view, wanted.actor)
            if len(meant) != 1:
                return None, context | {"meant": meant[:_MEANT]}
        found = search(
            desk.view,
            wanted,
            offset=paging.offset,
            limit=paging.limit,
            remember=desk.remembered,
        )
    except NotInRecord as error:
        return None, context | {"problem": str(error), "code": 404}
    except QuestionError as error:
        return None, context | {"problem": str(error), "code": 422}
    if not found.page.total:
        context["alone"] = words_alone(desk.view, wanted)
    return found, context


def _called(view: View, asked: Asked) -> Sequence[Listed]:
    """Actors whose names begin with what is looked for, of whom more than one report speaks."""
    words = asked.search.words
    if len(words) < _SHORTEST or asked.narrowed:
        return ()
    found = view.names_begun(words, kinds=_WITH_NAMES, limit=_CALLED)
    return [each for each in found if each.reports > 1]


def _kinds(asked: Asked, found: Searched | None) -> list[Option]:
    """The tabs."""
    counted = {each.value: each.number for each in found.kinds} if found is not None else {}
    return [
        Option(
            name=_NAMES[kind][1].partition(" ")[0].capitalize(),
            number=counted.get(kind, 0),
            chosen=kind == asked.search.kind,
            address=asked.of_kind(kind),
            kind=kind,
        )
        for kind in KINDS
    ]


def _groups(asked: Asked, found: Searched) -> Iterator[Group]:
    for facet in found.facets:
        options = tuple(_options(asked, facet))
        if not options or (len(options) == 1 and not options[0].chosen and facet.by != "actor"):
            continue
        yield Group(
            title=_title(facet, asked.search),
            options=options[:_SHOWN],
            rest=options[_SHOWN:],
            more=facet.more,
            note=f"Counted in the newest {facet.within:,}." if facet.within else "",
            bars=facet.by == "time",
        )


def _title(facet: Facet, search: Search) -> str:
    if facet.by == "type":
        return _TYPE.get(search.kind, "Type")
    if facet.by == "status" and search.kind == "position":
        return "How known"
    named = {"status": "Status", "outlet": "Outlet", "actor": "Who is named", "time": "Published"}
    return named[facet.by]


def _options(asked: Asked, facet: Facet) -> Iterator[Option]:
    most = max((choice.number for choice in facet.choices), default=0) or 1
    for choice in facet.choices:
        if facet.by == "actor" and choice.chosen:
            continue  # it is among the chips, and all that is found names it
        yield Option(
            name=_name(facet, choice, asked.search),
            number=choice.number,
            chosen=choice.chosen,
            address=_address(asked, facet, choice),
            share=round(100 * choice.number / most, 1),
        )


def _name(facet: Facet, choice: Choice, search: Search) -> str:
    if facet.by == "actor":
        return choice.name or choice.value
    if facet.by == "outlet":
        return choice.value or "outlet not known"
    if facet.by == "time":
        return _time(choice.value)
    if facet.by == "status" and search.kind == "position":
        return HOW.get(choice.value, choice.value)
    return choice.value.lower().replace("_", " ")


def _time(value: str) -> str:
    year, _, month = value.partition("-")
    if not value:
        return "no date"
    return f"{_MONTHS[int(month) - 1]} {year}" if month else year


_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip


def _address(asked: Asked, facet: Facet, choice: Choice) -> str | None:
    if not choice.value:
        return None
    if facet.by == "actor":
        return asked.address(actor=choice.value)
    if facet.by == "time":
        return asked.within(choice.value)
    return asked.toggled(facet.by, choice.value)


def _chips(asked: Asked, found: Searched | None) -> Iterator[tuple[str, str]]:
    """What narrows the search: in words, and the address without it."""
    wanted = asked.search
    if wanted.actor:
        actor: Who | None = found.actor if found is not None else None
        yield f"naming {actor.name if actor else wanted.actor}", asked.address(actor=None)
    for name, values in (("type", wanted.types), ("status", wanted.statuses)):
        for value in values:
            yield value.lower().replace("_", " "), asked.toggled(name, value)
    for outlet in wanted.outlets:
        yield outlet, asked.toggled("outlet", outlet)
    if wanted.since:
        yield f"from {wanted.since.day} {wanted.since:%B %Y}", asked.address(since=None)
    if wanted.until:
        yield f"to {wanted.until.day} {wanted.until:%B %Y}", asked.address(until=None)


def segments(words: str, marks: Sequence[tuple[int, int]]) -> list[tuple[str, bool]]:
    """Words in pieces, each with whether it is marked; marks are half-open and in order."""
    found, at = [], 0
    for start, end in marks:
        if at <= start < end <= len(words):
            found += [(words[at:start], False), (words[start:end], True)]
            at = end
    return [piece for piece in (*found, (words[at:], False)) if piece[0]]


def parts(parties: Sequence[Any], *roles: str) -> list[Any]:
    """Those of the parties of a claim who are in it in these roles, in the order of the roles."""
    return [party for role in roles for party in parties if party.role == role]
