"""All actors, or those of a name, a kind, a country."""

from typing import Annotated, get_args

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse

from onrecord.query import actors as found_actors
from onrecord.query.actors import NAMED
from onrecord.records import ActorKind
from onrecord.web.desk import DeskDep
from onrecord.web.lists import PagingDep
from onrecord.web.rendering import render

router = APIRouter()
LONGEST = 300
NameDep = Annotated[
    str, Query(max_length=LONGEST, description="How a name, an alias or a last name begins")
]
KindsDep = Annotated[list[str] | None, Query(max_length=20, description="Kinds of actors")]
CountryDep = Annotated[str, Query(max_length=2, description="ISO 3166-1 alpha-2")]


@router.get("/actors", response_class=HTMLResponse)
def actors(
    request: Request,
    desk: DeskDep,
    paging: PagingDep,
    q: NameDep = "",
    kind: KindsDep = None,
    country: CountryDep = "",
) -> HTMLResponse:
    """Actors, those of whom most reports speak first."""
    kinds = tuple(dict.fromkeys(each for each in kind or () if each))
    page = found_actors(
        desk.view,
        name=q.strip() or None,
        kinds=kinds,
        country=country.strip().upper() or None,
        offset=paging.offset,
        limit=paging.limit,
    )
    numbers, countries = desk.remembered(
        "kinds and countries of actors",
        lambda: (desk.view.entity_kinds(), desk.view.entity_countries()),
    )
    return render(
        request,
        "actors.html",
        page=page,
        asked={"q": q.strip(), "kind": list(kinds), "country": country.strip().upper()},
        kinds=[(each, numbers.get(each, 0)) for each in get_args(ActorKind)],
        named=NAMED,
        countries=countries,
        most=max((line.reports for line in page.items), default=1),
    )
