"""Putting right who is who: the corrections of the record, the form for one, what became of it."""

import datetime
from collections.abc import Mapping
from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from starlette.exceptions import HTTPException

from onrecord.brief.correcting import say_correction, say_standing
from onrecord.errors import CorrectionError, NotInRecord
from onrecord.query.user_told import correcting
from onrecord.query.user_told.corrections import corrections_page, find_correction
from onrecord.query.user_told.parting import reports_naming
from onrecord.query.user_told.subjects import bearer
from onrecord.records import Correction, Entity
from onrecord.store import View
from onrecord.web import addresses
from onrecord.web.correcting import Corrector
from onrecord.web.desk import Desk, DeskDep
from onrecord.web.lists import PagingDep
from onrecord.web.live import LiveDeskDep
from onrecord.web.rendering import render
from onrecord.web.security import form_of

router = APIRouter()

KINDS = {
    "merge": "Make one of several",
    "rename": "Call by another name",
    "split": "Part into two",
    "not_the_same": "Keep apart",
}
_SHOWN = 200  # reports to choose from
_LONGEST = 300  # characters of what is typed into a field
_OFF = "This site only shows the record; serve it with --allow-corrections to change it."
Words = Annotated[str, Query(max_length=_LONGEST)]


def _corrector(request: Request) -> Corrector:
    found: Corrector | None = request.app.state.corrector
    if found is None:
        raise HTTPException(403, _OFF)
    return found


CorrectorDep = Annotated[Corrector, Depends(_corrector)]


@router.get("/corrections", response_class=HTMLResponse)
def corrections(
    request: Request, desk: LiveDeskDep, paging: PagingDep, undone: bool = False
) -> HTMLResponse:
    """What was put right, the last first, and what is being worked in."""
    corrector: Corrector | None = request.app.state.corrector
    return render(
        request,
        "corrections/list.html",
        page=corrections_page(desk.view, undone=undone, offset=paging.offset, limit=paging.limit),
        works=corrector.works()[:20] if corrector is not None else (),
        undone=undone,
        say=say_correction,
        standing=say_standing,
        writable=corrector is not None,
    )


@router.get("/corrections/new", response_class=HTMLResponse)
def new(
    request: Request,
    desk: DeskDep,
    _: CorrectorDep,
    kind: Words = "merge",
    actor: Annotated[list[str] | None, Query(max_length=20)] = None,
    name: Words = "",
    note: Annotated[str, Query(max_length=5000)] = "",
) -> HTMLResponse:
    """The form to put an actor right."""
    given = {"kind": (kind,), "actor": tuple(actor or ()), "name": (name,), "note": (note,)}
    return _form(request, desk, given)


@router.post("/corrections/new", response_class=HTMLResponse)
def send(request: Request, desk: LiveDeskDep, corrector: CorrectorDep) -> Response:
    """Take on a correction, to make or only to try; the form again where it cannot be."""
    form = form_of(request.scope)
    try:
        correction = _correction(desk.view, form)
        dry_run = _one(form, "do") != "make"
        work = corrector.take(correction, dry_run=dry_run)
    except (CorrectionError, NotInRecord) as error:
        return _form(request, desk, form, wrong=str(error))
    return RedirectResponse(addresses.correcting(work.id), status_code=303)


@router.post("/corrections/make", response_class=HTMLResponse)
def make(request: Request, corrector: CorrectorDep) -> Response:
    """Make a correction that was tried."""
    tried = corrector.work(_one(form_of(request.scope), "work"))
    if tried is None:
        raise NotInRecord("what was tried is not known any more; send the form again")
    work = corrector.take(tried.correction, undo=tried.undo)
    return RedirectResponse(addresses.correcting(work.id), status_code=303)


@router.post("/corrections/undo", response_class=HTMLResponse)
def undo(request: Request, desk: LiveDeskDep, corrector: CorrectorDep) -> Response:
    """Take a correction back."""
    correction = find_correction(desk.view, _one(form_of(request.scope), "id"))
    work = corrector.take(correction, undo=True)
    return RedirectResponse(addresses.correcting(work.id), status_code=303)


@router.get("/corrections/work/{id}", response_class=HTMLResponse)
def work(request: Request, id: str, corrector: CorrectorDep) -> HTMLResponse:
    """What has become of a correction that was sent."""
    found = corrector.work(id)
    if found is None:
        raise NotInRecord(
            f"no correction {id!r} was sent since the site was started; those that were made are "
            "under Corrections"
        )
    return render(request, "corrections/work.html", work=found, say=say_correction)


def _form(
    request: Request, desk: Desk, given: Mapping[str, tuple[str, ...]], *, wrong: str = ""
) -> HTMLResponse:
    kind = _one(given, "kind")
    kind = kind if kind in KINDS else "merge"
    actors = tuple(filter(None, (each.strip() for each in given.get("actor", ()))))
    found = _found(desk.view, actors)
    first = found.get(actors[0]) if actors else None
    reports = None
    if kind == "split" and first is not None:
        reports = reports_naming(desk.view, first.id, limit=_SHOWN)
    return render(
        request,
        "corrections/form.html",
        status=422 if wrong else 200,
        kinds=KINDS,
        kind=kind,
        actors=actors,
        found=found,
        reports=reports,
        chosen=set(given.get("article", ())),
        given={key: _one(given, key) for key in ("name", "note", "publisher", "published")},
        wrong=wrong,
    )


def _found(view: View, actors: tuple[str, ...]) -> dict[str, Entity]:
    """Whom the names in the form mean, as far as each means one."""
    found = {}
    for each in actors:
        try:
            found[each] = bearer(view, each)
        except NotInRecord:
            continue
    return found


def _correction(view: View, form: Mapping[str, tuple[str, ...]]) -> Correction:
    """What a form says; nothing is stored. Raises ``CorrectionError``, ``NotInRecord``."""
    made = datetime.datetime.now(datetime.UTC)
    kind = _one(form, "kind")
    actors = [each for each in (given.strip() for given in form.get("actor", ())) if each]
    name, note = _one(form, "name") or None, _one(form, "note") or None
    if not actors:
        raise CorrectionError("say which actor")
    if kind in {"merge", "not_the_same"} and len(actors) < 2:
        raise CorrectionError("name two actors or more")
    if kind == "merge":
        return correcting.merge(view, actors, name=name, note=note, made=made)
    if kind == "not_the_same":
        return correcting.keep_apart(view, actors, note=note, made=made)
    if kind == "rename":
        return correcting.rename(view, actors[0], name or "", note=note, made=made)
    if kind == "split":
        return correcting.split(
            view,
            actors[0],
            articles=form.get("article", ()),
            publisher=_one(form, "publisher") or None,
            published=_day(_one(form, "published")),
            new_name=name,
            note=note,
            made=made,
        )
    raise CorrectionError(f"{kind!r} is none of {', '.join(KINDS)}")


def _one(form: Mapping[str, tuple[str, ...]], name: str) -> str:
    """The value of a field, on one line; empty where it is not there."""
    return " ".join(next(iter(form.get(name, ())), "").split())


def _day(words: str) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat(words) if words else None
    except ValueError:
        raise CorrectionError(f"{words!r} is no day; write 2021-09-23") from None
