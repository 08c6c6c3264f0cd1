"""A real browser: Chromium as the system packages it, driven by Playwright.

``ONRECORD_CHROMIUM`` names another program. Where there is none the tests are skipped, unless
``ONRECORD_BROWSER=required``.
"""

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, sync_playwright

from onrecord.web import create_app
from tests.browser.serving import serving
from tests.browser.visitor import Visitor, visitor

EXAMPLES = Path(__file__).parents[2] / "examples"
_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
_FLAGS = (
    "--no-sandbox",  # as root, in a container, there is none to be had
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-dev-shm-usage",
    "--disable-gpu",
)


def _program() -> str | None:
    return os.environ.get("ONRECORD_CHROMIUM") or next(
        filter(None, map(shutil.which, _NAMES)), None
    )


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """Chromium, started once."""
    program = _program()
    if program is None:
        told = "no Chromium here (apt-get install chromium, or set ONRECORD_CHROMIUM)"
        if os.environ.get("ONRECORD_BROWSER") == "required":
            pytest.fail(told)
        pytest.skip(told)
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=program, args=list(_FLAGS))
        yield started
        started.close()


@pytest.fixture(scope="package")
def address(examples_record: Path) -> Iterator[str]:
    """The site over the shipped examples."""
    with serving(create_app(examples_record, questions=[EXAMPLES])) as address:
        yield address


@pytest.fixture
def visit(browser: Browser, address: str) -> Iterator[Callable[..., Visitor]]:
    """``visit()`` gives a visitor of the site, ``visit(other)`` one of another; options as of a context."""
    with ExitStack() as open_:

        def made(where: str = address, **options: Any) -> Visitor:
            return open_.enter_context(visitor(browser, where, **options))

        yield made
