"""An actor across reports: posts over time, what it said and did, where it stands, who it is tied to."""

import datetime
from collections.abc import Sequence
from typing import Annotated, Any, Literal, NamedTuple

from fastapi import APIRouter, Depends, Query, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from pydantic import BaseModel

from onrecord.brief.who import alike, say_codes, say_time
from onrecord.query import (
    Office,
    Post,
    called_after,
    events_wanted,
    happenings_page,
    newest_stands,
    profile,
    sayings,
    standings,
)
from onrecord.query.paging import Page
from onrecord.query.said import Saying
from onrecord.query.ties import bearers_meant, tie_filter
from onrecord.query.words import fold
from onrecord.records import Entity
from onrecord.schema.plover import plover
from onrecord.schema.ties import tie_words
from onrecord.store.ties import KeptTie
from onrecord.store.view import Bearer, ToldKind, View
from onrecord.web import addresses
from onrecord.web.charts.courses import drawn_courses
from onrecord.web.charts.offices import Terms, drawn_terms, split_terms
from onrecord.web.desk import Desk, DeskDep
from onrecord.web.lists import Paging, PagingDep
from onrecord.web.rendering import render

router = APIRouter()
LONGEST = 300  # characters of words asked for
_FEW = 6  # lines of each kind on the first page of an actor
_TIES = 8  # ties on it
_RARE = 50  # times as many reports tell the post told most as tell one that is left out
MATTERS = 25  # on a page, each with its history
_ALL = 20  # posts, holders and ties of a kind on the page that has them all

AboutDep = Annotated[str, Query(max_length=LONGEST, description="Words that it holds")]
DayAskedDep = Annotated[
    datetime.date | None, Query(description="What is known of this day, and from which reports")
]


class SaidAsked(BaseModel, frozen=True):
    """Which statements: with these words, said on the days between, both included."""

    about: str = ""
    since: datetime.date | None = None
    until: datetime.date | None = None


def _said_asked(
    about: AboutDep = "",
    since: Annotated[datetime.date | None, Query(description="The first day")] = None,
    until: Annotated[datetime.date | None, Query(description="The last day")] = None,
) -> SaidAsked:
    return SaidAsked(about=about.strip(), since=since, until=until)


SaidAskedDep = Annotated[SaidAsked, Depends(_said_asked)]


def whose(desk: Desk, entity: str, kind: ToldKind) -> tuple[str | tuple[str, ...], bool]:
    """Whose statements or positions to show: an actor's own, or where it has none those of its parts.

    "LDP lawmakers" speak where nobody reports of the LDP itself; true says that they do.
    """
    if desk.view.told_number(entity, kind) or not (parts := called_after(desk.view, entity)):
        return entity, False
    return (parts, True) if desk.view.told_number(parts, kind) else (entity, False)


def said_page(
    desk: Desk, entity: str | tuple[str, ...], asked: SaidAsked, paging: Paging
) -> Page[Saying]:
    """What was asked for of what an entity, or several, said."""
    return sayings(
        desk.view,
        entity,
        about=asked.about or None,
        since=asked.since,
        until=asked.until,
        offset=paging.offset,
        limit=paging.limit,
    )


def meant(desk: Desk, id: str) -> Bearer | None:
    """The actor of an id, of an entity or of one report's actor; or the only one of a name.

    ``None`` where the name is that of several; raises ``NotInRecord`` where it is nobody's.
    """
    found = bearers_meant(desk.view, id)
    return found[0] if len(found) == 1 else None


def _asked_for(desk: Desk, id: str) -> Bearer | Response:
    """The actor of an id; of a name, where to look instead."""
    found = meant(desk, id)
    if found is None:
        return RedirectResponse(addresses.actors(q=id))
    if id.startswith(("ent1_", "act1_")) or id == found.id:
        return found
    return RedirectResponse(addresses.actor(found.id))


@router.get("/actor/{id}", response_class=HTMLResponse)
def actor(request: Request, desk: DeskDep, id: str) -> Response:
    """Who somebody is, and the newest of all that is told of it."""
    found = _asked_for(desk, id)
    if isinstance(found, Response):
        return found
    who = profile(desk.view, found.id, most=_FEW, ties=False)
    posts = _main_posts(who.posts)
    holders = [holder for office in who.offices for holder in office.holders]
    speaker, parts_say = whose(desk, found.id, "statement")
    holder, parts_hold = whose(desk, found.id, "position")
    return render(
        request,
        "actor.html",
        who=who,
        entity=who.entity,
        tab="overview",
        asked_for=id,
        posts=posts,
        drawn=drawn_terms(posts or holders),
        said=sayings(desk.view, speaker, limit=_FEW),
        parts_say=parts_say,
        parts_hold=parts_hold,
        did=happenings_page(
            desk.view, events_wanted(desk.view, actor=found.id, by="report"), limit=_FEW
        ),
        stands=newest_stands(desk.view, holder, limit=_FEW),
        ties=_strongest_ties(desk.view, found.id),
        ties_total=desk.view.tie_count(tie_filter(), found.id),
        reasons=list(alike(who.sameness).items()),
        others=_other_names(who.entity),
        **_words(who.codes),
    )


def _main_posts(posts: Sequence[Post]) -> list[Post]:
    """Posts with days, without those told by one report of fifty that tell another."""
    most = max((post.reports for post in posts), default=0)
    return [
        post
        for post in posts
        if not post.outlying
        and post.reports * _RARE >= most
        and (post.term.first or post.term.former_by or post.start or post.end)
    ]


def _other_names(entity: Entity) -> list[str]:
    """Other names, those that differ in more than their capitals."""
    names: dict[str, str] = {}
    for name in entity.aliases:
        names.setdefault(fold(name), name)
    names.pop(fold(entity.name), None)
    return list(names.values())


def _words(codes: Any) -> dict[str, Any]:
    return {
        "codes": say_codes(codes),
        "say_time": say_time,
        "quad_of": {name: type.quad for name, type in plover().types.items()},
    }


class TieHere(NamedTuple):
    """A tie as it reads from one of its sides: ``name`` and ``id`` are the other's."""

    tie: KeptTie
    says: str
    name: str
    id: str


def _strongest_ties(view: View, entity: str) -> list[TieHere]:
    """The ties of an actor that most reports tell."""
    ties = view.tie_list(tie_filter(), entity, limit=_TIES)
    sides = view.bearers_with({id for tie in ties for id in (tie.one, tie.other)})
    found = []
    for tie in ties:
        kind, turned = tie_words().kinds[tie.kind], tie.other == entity
        other = tie.one if turned else tie.other
        says = kind.said if turned and kind.said else kind.says
        found.append(TieHere(tie, says, sides[other].name, other))
    return found


@router.get("/actor/{id}/posts", response_class=HTMLResponse)
def posts(request: Request, desk: DeskDep, id: str, day: DayAskedDep = None) -> Response:
    """The posts of an actor and those in it; with a day what is known of that."""
    found = _asked_for(desk, id)
    if isinstance(found, Response):
        return found
    who = profile(desk.view, found.id, at=day, most=_ALL, ties=False)
    return render(
        request,
        "actor_posts.html",
        who=who,
        entity=who.entity,
        tab="posts",
        asked_for=id,
        day=day,
        drawn=drawn_terms(who.posts),
        offices=_offices(who.offices),
        **_words(who.codes),
    )


def _offices(offices: Sequence[Office]) -> list[tuple[Office, Terms | None]]:
    """Each post with the bars of its holders, all on one scale."""
    drawn = drawn_terms([holder for office in offices for holder in office.holders])
    if drawn is None:
        return [(office, None) for office in offices]
    return list(zip(offices, split_terms(drawn, (len(o.holders) for o in offices)), strict=True))


@router.get("/actor/{id}/members", response_class=HTMLResponse)
def members(request: Request, desk: DeskDep, id: str, day: DayAskedDep = None) -> Response:
    """To what an actor belongs, and what belongs to it; with a day what is known of that."""
    found = _asked_for(desk, id)
    if isinstance(found, Response):
        return found
    who = profile(desk.view, found.id, at=day, most=_ALL, posts=False)
    return render(
        request,
        "actor_members.html",
        who=who,
        entity=who.entity,
        tab="members",
        asked_for=id,
        day=day,
        **_words(who.codes),
    )


@router.get("/actor/{id}/said", response_class=HTMLResponse)
def said(
    request: Request, desk: DeskDep, paging: PagingDep, id: str, asked: SaidAskedDep
) -> Response:
    """What an actor said, newest first."""
    found = _asked_for(desk, id)
    if isinstance(found, Response):
        return found
    speaker, of_parts = whose(desk, found.id, "statement")
    return render(
        request,
        "actor_said.html",
        entity=found,
        tab="said",
        asked_for=id,
        page=said_page(desk, speaker, asked, paging),
        of_parts=of_parts,
        asked=asked.model_dump(),
    )


@router.get("/actor/{id}/positions", response_class=HTMLResponse)
def positions(
    request: Request,
    desk: DeskDep,
    paging: PagingDep,
    id: str,
    about: AboutDep = "",
    order: Literal["told", "newest"] = "told",
) -> Response:
    """What an actor is for and against, matter by matter, with the history of each."""
    found = _asked_for(desk, id)
    if isinstance(found, Response):
        return found
    holder, of_parts = whose(desk, found.id, "position")
    page = standings(
        desk.view,
        holder,
        about=about.strip() or None,
        newest=order == "newest",
        offset=paging.offset,
        limit=min(paging.limit, MATTERS),
    )
    return render(
        request,
        "actor_positions.html",
        entity=found,
        tab="positions",
        asked_for=id,
        page=page,
        of_parts=of_parts,
        courses=drawn_courses(page.items),
        order=order,
        asked={"about": about.strip(), "order": order if order != "told" else None},
    )
