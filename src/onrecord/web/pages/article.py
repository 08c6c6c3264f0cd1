"""A report with its claims marked in its text, the list of its claims, and the record of one claim."""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from onrecord.errors import NotInRecord
from onrecord.query import ShownPart, claim_record, show_claims, show_part
from onrecord.query.reader import Reader
from onrecord.query.show import counts_of, find_article_id
from onrecord.web import addresses
from onrecord.web.desk import Desk, DeskDep
from onrecord.web.kinds import KINDS, MARKED, OFFERED, tag_words
from onrecord.web.lists import PagingDep
from onrecord.web.marking import Chosen, arranged, has_signs
from onrecord.web.rendering import render

router = APIRouter()
KindsDep = Annotated[list[str] | None, Query(max_length=20, description="Kinds of claims")]
ClaimDep = Annotated[str | None, Query(max_length=100, description="A claim to look at")]


@router.get("/article/{id}/claims", response_class=HTMLResponse)
def claims(
    request: Request, desk: DeskDep, paging: PagingDep, id: str, kinds: KindsDep = None
) -> HTMLResponse:
    """The claims of a report as a list: those of these kinds, or all."""
    article = find_article_id(desk.view, id)
    asked = tuple(dict.fromkeys(kinds or ()))
    return render(
        request,
        "article_claims.html",
        article=Reader(desk.view).heading(article),
        page=show_claims(desk.view, article, kinds=asked, offset=paging.offset, limit=paging.limit),
        asked=asked,
        counts=counts_of(desk.view, article),
        kinds=KINDS,
        tag_words=tag_words,
    )


@router.get("/article/{id:path}", response_class=HTMLResponse)
def article(
    request: Request,
    desk: DeskDep,
    id: str,
    part: Annotated[int | None, Query(ge=1, le=1_000_000)] = None,
    kinds: KindsDep = None,
    claim: ClaimDep = None,
    only: bool = False,
) -> Response:
    """A report, or a part of a long one; with ``claim`` its words are highlighted.

    ``kinds`` are marked; with ``only`` none where none is given.
    """
    asked = tuple(kinds or ()) or (() if only else MARKED)
    shown = _shown(desk, id, part, asked, claim or None)
    if shown.article.id != id:
        return RedirectResponse(addresses.article(shown.article.id, claim=claim or None))
    marked = _chosen(shown)
    paragraphs = arranged(shown.text, shown.start, shown.marks, marked)
    return render(
        request,
        "article.html",
        shown=shown,
        paragraphs=paragraphs,
        signs=has_signs(paragraphs),
        chosen=marked,
        lost=bool(claim) and marked is None,
        asked={"kinds": list(shown.kinds) if kinds else [], "only": "1" if only else None},
        offered=[kind for kind in OFFERED if kind in shown.counts],
        kinds=KINDS,
        tag_words=tag_words,
    )


@router.get("/claim/{id}", response_class=HTMLResponse)
def claim(request: Request, desk: DeskDep, id: str) -> HTMLResponse:
    """The record of a claim: its words, its fields, who tells it, its story."""
    found = claim_record(desk.view, id)
    chosen = Chosen(found.mark, found.passages)
    return render(
        request,
        "claim.html",
        found=found,
        passages=[
            [
                piece
                for each in arranged(p.span.quote, p.span.start, (), chosen)
                for piece in each.pieces
            ]
            for p in found.passages
        ],
        kinds=KINDS,
        tag_words=tag_words,
    )


def _shown(
    desk: Desk, id: str, part: int | None, kinds: tuple[str, ...], claim: str | None
) -> ShownPart:
    """The part asked for; a claim that is no longer there, since the report was read anew, is left out."""
    try:
        return show_part(desk.view, id, part=part, kinds=kinds, claim=claim)
    except NotInRecord:
        if claim is None:
            raise
        return show_part(desk.view, id, part=part, kinds=kinds)


def _chosen(shown: ShownPart) -> Chosen | None:
    return Chosen(shown.chosen, shown.passages) if shown.chosen is not None else None
