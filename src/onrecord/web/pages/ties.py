"""Who is tied to whom: the graph, the list, and the words of each tie."""

from typing import Annotated, Any, Literal

from fastapi import APIRouter, Depends, Query, Request
from fastapi.responses import HTMLResponse
from pydantic import BaseModel

from onrecord.query.ties import (
    bearer_meant,
    bearers_meant,
    tellings_between,
    tie_filter,
    tie_graph,
    tie_lines,
)
from onrecord.schema.ties import tie_words
from onrecord.store.view import TieFilter, View
from onrecord.web.charts.ties import SIGNS, draw_ties
from onrecord.web.desk import DeskDep
from onrecord.web.lists import PagingDep
from onrecord.web.rendering import render
from onrecord.web.ties_asked import LONGEST, ActorDep, AskedTiesDep

router = APIRouter()
MOST_DRAWN = 40  # actors of a graph: with more, names take the page and lines cannot be followed
_CANDIDATES = 12
_SUMMED = 30  # ties between two that are listed above their words


class Looks(BaseModel, frozen=True):
    """How far the graph reaches, how many actors it has, and the order of the list."""

    hops: int = 1
    most: int = 20
    order: Literal["reports", "newest"] = "reports"


def _looks(
    hops: Annotated[int, Query(ge=1, le=2)] = 1,
    most: Annotated[int, Query(ge=2, le=MOST_DRAWN)] = 20,
    order: Annotated[Literal["reports", "newest"], Query()] = "reports",
) -> Looks:
    return Looks(hops=hops, most=most, order=order)


LooksDep = Annotated[Looks, Depends(_looks)]


@router.get("/ties", response_class=HTMLResponse)
def ties(
    request: Request,
    desk: DeskDep,
    asked: AskedTiesDep,
    looks: LooksDep,
    paging: PagingDep,
    actor: ActorDep = "",
) -> HTMLResponse:
    """The graph around an actor, or of the strongest ties of all, and the same as a list."""
    found = bearers_meant(desk.view, actor.strip()) if actor.strip() else []
    entity = found[0].id if len(found) == 1 else None
    shown: dict[str, Any] = {
        "actor": found[0] if len(found) == 1 else None,
        "given": actor.strip(),
        "candidates": found[:_CANDIDATES] if len(found) > 1 else [],
        "more": max(0, len(found) - _CANDIDATES),
        "asked": asked,
        "looks": looks,
        "parameters": asked.parameters() | looks.model_dump() | {"actor": entity},
        "words": tie_words(),
        "signs": SIGNS,
    }
    if len(found) <= 1:
        wanted = asked.filter()
        shown |= desk.remembered(
            ("ties", wanted, entity, looks.hops, looks.most),
            lambda: _drawn(desk.view, wanted, entity, looks),
        )
        shown["page"] = tie_lines(
            desk.view,
            wanted,
            entity,
            newest=looks.order == "newest",
            offset=paging.offset,
            limit=paging.limit,
        )
    return render(request, "ties.html", **shown)


def _drawn(view: View, wanted: TieFilter, entity: str | None, looks: Looks) -> dict[str, Any]:
    graph = tie_graph(view, wanted, entity, hops=looks.hops, most=looks.most)
    return {"graph": graph, "drawn": [draw_ties(graph), draw_ties(graph, narrow=True)]}


@router.get("/ties/between", response_class=HTMLResponse)
def between(
    request: Request,
    desk: DeskDep,
    asked: AskedTiesDep,
    paging: PagingDep,
    one: Annotated[str, Query(min_length=1, max_length=LONGEST)],
    other: Annotated[str, Query(min_length=1, max_length=LONGEST)],
) -> HTMLResponse:
    """What ties two, in the words of the reports."""
    wanted = asked.filter()
    sides = bearer_meant(desk.view, one), bearer_meant(desk.view, other)
    ids = sides[0].id, sides[1].id
    everything = tie_lines(desk.view, tie_filter(), *ids, newest=True, limit=_SUMMED)
    page = tellings_between(desk.view, wanted, *ids, offset=paging.offset, limit=paging.limit)
    return render(
        request,
        "ties_between.html",
        one=sides[0],
        other=sides[1],
        ties=everything,
        page=page,
        asked=asked,
        words=tie_words(),
        signs=SIGNS,
        parameters=asked.parameters() | {"one": ids[0], "other": ids[1]},
    )
