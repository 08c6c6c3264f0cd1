"""Who is tied to whom: lists, the graph, and what tells of each tie."""

from collections.abc import Iterator
from typing import Annotated, Literal

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response

from onrecord.query.paging import Page
from onrecord.query.ties import (
    TellingLine,
    TieGraph,
    TieLine,
    bearer_meant,
    tellings_between,
    tie_graph,
    tie_lines,
)
from onrecord.web.api.describing import answers
from onrecord.web.api.replying import reply
from onrecord.web.desk import DeskDep
from onrecord.web.lists import PagingDep
from onrecord.web.ties_asked import LONGEST, ActorDep, AskedTiesDep

router = APIRouter(tags=["ties"])
_LINES = (
    "kind", "actor", "actor_entity", "says", "other", "other_entity", "post", "standing", "first",
    "last", "ended", "reports", "status", "day", "voice", "told_by", "outlet", "article", "claim",
    "start", "end", "words",
)  # fmt: skip
_TELLINGS = (
    "kind", "actor", "actor_entity", "says", "other", "other_entity", "post", "day", "status",
    "ends", "basis", "voice", "told_by", "reports", "origins", "outlet", "article", "claim",
    "start", "end", "words",
)  # fmt: skip


@router.get("/ties", responses=answers(Page[TieLine], csv=True), response_class=Response)
def ties(
    request: Request,
    desk: DeskDep,
    asked: AskedTiesDep,
    paging: PagingDep,
    actor: ActorDep = "",
    order: Annotated[
        Literal["reports", "newest"], Query(description="Told in most reports first, or newest")
    ] = "reports",
    format: str = "json",
) -> Response:
    """The ties of an actor, or all between actors with names, each with its newest words."""
    entity = bearer_meant(desk.view, actor).id if actor.strip() else None
    page = tie_lines(
        desk.view,
        asked.filter(),
        entity,
        newest=order == "newest",
        offset=paging.offset,
        limit=paging.limit,
    )
    return reply(request, page, rows=(_LINES, _line_rows), name="ties")


@router.get("/ties/graph", responses=answers(TieGraph), response_class=Response)
def graph(
    request: Request,
    desk: DeskDep,
    asked: AskedTiesDep,
    actor: ActorDep = "",
    hops: Annotated[int, Query(ge=1, le=2, description="How far from the actor")] = 1,
    most: Annotated[int, Query(ge=2, le=200, description="Most actors in it")] = 24,
) -> Response:
    """The strongest ties around an actor, or of the whole record, as a graph."""
    entity = bearer_meant(desk.view, actor).id if actor.strip() else None
    return reply(request, tie_graph(desk.view, asked.filter(), entity, hops=hops, most=most))


@router.get(
    "/ties/between", responses=answers(Page[TellingLine], csv=True), response_class=Response
)
def between(
    request: Request,
    desk: DeskDep,
    asked: AskedTiesDep,
    paging: PagingDep,
    one: Annotated[str, Query(min_length=1, max_length=LONGEST, description="An actor")],
    other: Annotated[str, Query(min_length=1, max_length=LONGEST, description="Another")],
    format: str = "json",
) -> Response:
    """What tells of the ties between two actors, act by act, the newest first, in exact words."""
    sides = bearer_meant(desk.view, one).id, bearer_meant(desk.view, other).id
    page = tellings_between(
        desk.view, asked.filter(), *sides, offset=paging.offset, limit=paging.limit
    )
    return reply(request, page, rows=(_TELLINGS, _telling_rows), name="ties-between")


def _line_rows(line: TieLine) -> Iterator[tuple[object, ...]]:
    source = line.source
    yield (
        line.kind, line.actor, line.actor_entity, line.says, line.other, line.other_entity,
        line.detail, line.standing, line.first, line.last, line.ended, line.reports, line.status,
        line.day, line.voice, line.told_by, source.outlet, source.article, source.claim,
        source.start, source.end, source.quote,
    )  # fmt: skip


def _telling_rows(line: TellingLine) -> Iterator[tuple[object, ...]]:
    told = line.telling
    for source in told.sources:
        yield (
            line.kind, line.actor, line.actor_entity, line.says, line.other, line.other_entity,
            told.detail, told.day, told.status, "yes" if told.ends else "no", told.basis,
            told.voice, told.told_by, told.reports, told.origins, source.outlet, source.article,
            source.claim, source.start, source.end, source.quote,
        )  # fmt: skip
