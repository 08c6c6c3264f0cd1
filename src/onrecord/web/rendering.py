"""Pages out of templates. All text is escaped; signs that would turn or hide text are shown or left out."""

import datetime
import functools
from importlib.resources import files
from typing import Any

from fastapi import Request
from fastapi.responses import HTMLResponse
from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

import onrecord
from onrecord.brief.document.addresses import web_address
from onrecord.brief.terminal import clean
from onrecord.brief.wording import quote_marks
from onrecord.web import addresses


def render(request: Request, name: str, /, *, status: int = 200, **context: Any) -> HTMLResponse:
    """The page of a template; ``context`` are its variables."""
    site = request.app.state.site
    text = _environment().get_template(name).render(request=request, site=site, **context)
    headers = {"Cache-Control": "private, no-cache"}
    etag = getattr(request.state, "etag", None)
    if etag is not None and status == 200:
        headers["ETag"] = etag
    return HTMLResponse(text, status_code=status, headers=headers)


@functools.cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("onrecord.web"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_shown,
        extensions=["jinja2.ext.do"],
    )
    environment.globals["at"] = addresses
    environment.globals["version"] = onrecord.__version__
    environment.filters["web_address"] = web_address
    environment.filters["quoted"] = quote_marks
    environment.filters["day"] = _day
    environment.filters["count"] = lambda number: f"{number:,}"
    environment.globals["plural"] = _plural
    environment.globals["drawing"] = _drawing
    return environment


def _shown(value: Any) -> Any:
    """Text without control characters and direction overrides; markup of ours as it is."""
    if value is None:
        return ""
    return clean(value) if type(value) is str else value


def _day(value: datetime.date | datetime.datetime | None, unknown: str = "no date") -> str:
    """A day in words: "3 May 2018"."""
    return unknown if value is None else f"{value.day} {value:%B %Y}"


def _plural(number: int, one: str, many: str | None = None) -> str:
    """A number with its noun: "1 report", "1,200 reports"."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


@functools.cache
def _drawing(name: str) -> Markup:
    """A small drawing of ours, ``static/<name>.svg``, to stand within a page."""
    text = files("onrecord.web").joinpath("static", f"{name}.svg").read_text("utf-8")
    return Markup(text)  # noqa: S704 - our own file
