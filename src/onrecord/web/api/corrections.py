"""What the user put right, and what is being worked in."""

from fastapi import APIRouter, Request
from fastapi.responses import Response

from onrecord.brief.correcting import say_correction
from onrecord.errors import NotInRecord
from onrecord.query import CorrectionLine
from onrecord.query.paging import Page
from onrecord.query.user_told.corrections import corrections_page
from onrecord.web.api.describing import answers
from onrecord.web.api.replying import reply
from onrecord.web.correcting import Corrector, Work
from onrecord.web.desk import DeskDep
from onrecord.web.lists import PagingDep

router = APIRouter(tags=["corrections"])

_COLUMNS = ("id", "kind", "told", "made", "undone", "standing", "now", "name", "note")


@router.get(
    "/corrections", responses=answers(Page[CorrectionLine], csv=True), response_class=Response
)
def corrections(
    request: Request, desk: DeskDep, paging: PagingDep, undone: bool = False, format: str = "json"
) -> Response:
    """The corrections in force, or all, the last made first, and whom they are of now."""
    found = corrections_page(desk.view, undone=undone, offset=paging.offset, limit=paging.limit)
    return reply(request, found, rows=(_COLUMNS, _rows), name="corrections")


@router.get("/corrections/work", responses=answers(tuple[Work, ...]), response_class=Response)
def works(request: Request) -> Response:
    """The corrections sent since the site was started, the latest first, and what became of them."""
    corrector: Corrector | None = request.app.state.corrector
    return reply(request, corrector.works() if corrector is not None else ())


@router.get("/corrections/work/{id}", responses=answers(Work), response_class=Response)
def work(request: Request, id: str) -> Response:
    """What has become of one of them."""
    corrector: Corrector | None = request.app.state.corrector
    found = corrector.work(id) if corrector is not None else None
    if found is None:
        raise NotInRecord(f"no correction {id!r} was sent since the site was started")
    return reply(request, found)


def _rows(line: CorrectionLine) -> list[list[object]]:
    told = line.correction
    now = list(dict.fromkeys(each.name for each in line.now if each is not None))
    return [
        [told.id, told.kind, say_correction(told), told.made, told.undone, line.standing, now,
         told.name, told.note]
    ]  # fmt: skip
