"""Actors across reports: who they are, what they said, where they stand; and what a search box suggests."""

from collections.abc import Iterable, Sequence
from typing import Annotated, Literal

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response

from onrecord.errors import NotInRecord
from onrecord.query import (
    ActorLine,
    Profile,
    Saying,
    Source,
    Standing,
    Suggestion,
    profile,
    standings,
    suggest,
)
from onrecord.query import actors as found_actors
from onrecord.query.paging import Page
from onrecord.records import Record
from onrecord.web import addresses
from onrecord.web.api.describing import answers
from onrecord.web.api.replying import reply
from onrecord.web.desk import Desk, DeskDep
from onrecord.web.lists import PagingDep
from onrecord.web.open_questions import open_questions
from onrecord.web.pages.actor import (
    MATTERS,
    AboutDep,
    DayAskedDep,
    SaidAskedDep,
    meant,
    said_page,
    whose,
)
from onrecord.web.pages.actors import CountryDep, KindsDep, NameDep

router = APIRouter(tags=["actors"])
_SUGGESTED = 24  # open questions among which those that fit are suggested

_ACTORS = ("id", "name", "kind", "country", "reports", "also")
_SOURCE = ("words", "outlet", "published", "article", "claim", "start", "end")
_SAID = (
    "day", "speaker", "mode", "content", "cue", "addressee", "on_behalf_of", "through", "negated",
    "reports", "outlets", "origins", *_SOURCE,
)  # fmt: skip
_STANDS = (
    "matter", "question", "towards", "stance", "day", "about", "other_side", "how", "past",
    "condition", "told_by", "reports", "origins", *_SOURCE,
)  # fmt: skip


class Suggested(Record, frozen=True, kw_only=True):
    """What somebody who types may mean, and the page of it."""

    kind: Literal["actor", "question", "outlet"]
    name: str
    detail: str
    address: str


@router.get("/actors", responses=answers(Page[ActorLine], csv=True), response_class=Response)
def actors(
    request: Request,
    desk: DeskDep,
    paging: PagingDep,
    q: NameDep = "",
    kind: KindsDep = None,
    country: CountryDep = "",
    format: str = "json",
) -> Response:
    """Actors, those of whom most reports speak first; without kinds those that have a name."""
    page = found_actors(
        desk.view,
        name=q.strip() or None,
        kinds=tuple(dict.fromkeys(each for each in kind or () if each)),
        country=country.strip().upper() or None,
        offset=paging.offset,
        limit=paging.limit,
    )
    return reply(request, page, rows=(_ACTORS, _actor_row), name="actors")


@router.get("/actors/{id}", responses=answers(Profile), response_class=Response)
def actor(
    request: Request,
    desk: DeskDep,
    id: str,
    day: DayAskedDep = None,
    most: Annotated[int, Query(ge=1, le=200, description="Most posts, and ties of a kind")] = 60,
) -> Response:
    """Who an actor is: posts, members, codes, other names, as of a day if one is given."""
    return reply(request, profile(desk.view, _id(desk, id), at=day, most=most))


@router.get("/actors/{id}/said", responses=answers(Page[Saying], csv=True), response_class=Response)
def said(
    request: Request,
    desk: DeskDep,
    paging: PagingDep,
    id: str,
    asked: SaidAskedDep,
    format: str = "json",
) -> Response:
    """What an actor said, newest first; what several reports of a story tell alike stands once.

    Where nobody tells of the actor itself, it is what those said that are called after it.
    """
    page = said_page(desk, whose(desk, _id(desk, id), "statement")[0], asked, paging)
    return reply(request, page, rows=(_SAID, _said_row), name="said")


@router.get(
    "/actors/{id}/positions", responses=answers(Page[Standing], csv=True), response_class=Response
)
def positions(
    request: Request,
    desk: DeskDep,
    paging: PagingDep,
    id: str,
    about: AboutDep = "",
    order: Literal["told", "newest"] = "told",
    format: str = "json",
) -> Response:
    """What an actor is for and against, matter by matter, each with its newest tellings.

    Where nobody tells of the actor itself, it is what those hold that are called after it.
    """
    page = standings(
        desk.view,
        whose(desk, _id(desk, id), "position")[0],
        about=about.strip() or None,
        newest=order == "newest",
        offset=paging.offset,
        limit=min(paging.limit, MATTERS),
    )
    return reply(request, page, rows=(_STANDS, _stand_rows), name="positions")


@router.get("/suggest", responses=answers(tuple[Suggested, ...]), response_class=Response)
def suggestions(
    request: Request,
    desk: DeskDep,
    q: Annotated[str, Query(max_length=100, description="What was typed so far")] = "",
    limit: Annotated[int, Query(ge=1, le=20)] = 8,
) -> Response:
    """Actors, questions and outlets that begin so."""
    files = tuple(request.app.state.site.questions)
    raised, outlets = _offered(desk)
    found = suggest(desk.view, q, questions=(*files, *raised), outlets=outlets, limit=limit)
    return reply(
        request,
        tuple(
            Suggested(
                kind=each.kind,
                name=each.name,
                detail=each.detail,
                address=_address(each),
            )
            for each in found
        ),
    )


def _offered(desk: Desk) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The questions that most reports raise, and all outlets."""
    raised = open_questions(desk, limit=_SUGGESTED).items
    outlets = desk.remembered("outlets to suggest", lambda: tuple(desk.view.publishers()))
    return tuple(each.question.text for each in raised), outlets


def _address(found: Suggestion) -> str:
    if found.kind == "actor":
        return addresses.actor(found.id)
    if found.kind == "question":
        return addresses.board(found.id)
    return addresses.search(outlet=found.id)


def _id(desk: Desk, id: str) -> str:
    found = meant(desk, id)
    if found is None:
        raise NotInRecord(f"several actors are called {id!r}; ask /api/actors?q= for their ids")
    return found.id


def _source_cells(source: Source) -> Sequence[object]:
    day = source.published.start if source.published is not None else None
    return (
        source.quote, source.outlet, day, source.article, source.claim, source.start, source.end,
    )  # fmt: skip


def _actor_row(line: ActorLine) -> Iterable[Sequence[object]]:
    yield line.id, line.name, line.kind, line.country, line.reports, line.also


def _said_row(each: Saying) -> Iterable[Sequence[object]]:
    yield (
        each.day, each.speaker, each.mode, " … ".join(each.content), each.cue, each.addressee,
        each.on_behalf_of, each.through, each.negated, each.reports, each.outlets, each.origins,
        *_source_cells(each.source),
    )  # fmt: skip


def _stand_rows(each: Standing) -> Iterable[Sequence[object]]:
    for stand in each.history:
        yield (
            each.about, each.question, each.towards, stand.stance, stand.day, stand.about,
            stand.other_side, stand.how, stand.past, stand.condition, stand.told_by, stand.reports,
            stand.origins, *_source_cells(stand.source),
        )  # fmt: skip
