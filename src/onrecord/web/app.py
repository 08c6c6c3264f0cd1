"""The site: which pages and data it has, in one table."""

import contextlib
import secrets
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass, field
from importlib.resources import files
from pathlib import Path

from fastapi import FastAPI
from fastapi.staticfiles import StaticFiles

import onrecord
from onrecord.settings import Settings
from onrecord.web.api import ROUTERS as API
from onrecord.web.api.describing import describe
from onrecord.web.correcting import Corrector
from onrecord.web.desk import Desks
from onrecord.web.failures import add_failures
from onrecord.web.pages import ROUTERS as PAGES
from onrecord.web.security import Safety, Security


@dataclass(frozen=True, kw_only=True)
class Site:
    """What holds for the whole site. ``questions`` are the question files served, by name."""

    store: str
    questions: dict[str, Path] = field(default_factory=dict)
    allow_corrections: bool = False


def create_app(
    store: str | Path,
    *,
    settings: Settings | None = None,
    questions: Sequence[str | Path] = (),
    allow_corrections: bool = False,
    token: str | None = None,
) -> FastAPI:
    """The ASGI application over a record.

    Args:
        store: The path or URL of the record.
        settings: As of ``onrecord.open``.
        questions: Question files, or folders of them; each is asked by its name without suffix.
        allow_corrections: Whether the record may be written to; otherwise it is only read.
        token: What a visitor must know; ``None`` on loopback.

    Raises ``SettingsError`` for a token that could be guessed.
    """
    safety = Safety(token=token, writable=allow_corrections)
    desks = Desks(store, settings, seconds=safety.seconds)

    @contextlib.asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        yield
        desks.close()

    app = FastAPI(
        title="OnRecord",
        version=onrecord.__version__,
        summary="The state of play from news reports, held to their exact words.",
        docs_url=None,
        redoc_url=None,
        openapi_url="/api/openapi.json",
        lifespan=lifespan,
    )
    app.state.desks = desks
    app.state.corrector = Corrector(store, settings) if allow_corrections else None
    app.state.started = secrets.token_hex(8)
    app.state.site = Site(
        store=str(store), questions=_named(questions), allow_corrections=allow_corrections
    )
    app.add_middleware(Security, safety=safety)
    add_failures(app)
    for router in API:
        app.include_router(router, prefix="/api")
    for router in PAGES:
        app.include_router(router, include_in_schema=False)
    app.mount("/static", StaticFiles(directory=str(files("onrecord.web") / "static")))
    describe(app)
    return app


def _named(paths: Sequence[str | Path]) -> dict[str, Path]:
    found: dict[str, Path] = {}
    for given in map(Path, paths):
        inside = sorted(given.glob("*.y*ml")) if given.is_dir() else [given]
        found.update({path.stem: path for path in inside})
    return found
