"""Each page in a real browser: nothing goes wrong, nobody is kept out, it fits the screen."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import httpx
import lxml.html
import pytest
from fastapi.routing import APIRoute
from starlette.routing import BaseRoute

from onrecord.web import create_app
from onrecord.web.pages import ROUTERS
from tests.browser.pages import PAGES, Shown
from tests.browser.visitor import NARROWEST, PHONE, WIDE, Visitor

LARGEST = 300_000  # bytes of a first view: the page and all that it loads


def _paths(routes: Iterator[BaseRoute]) -> list[str]:
    return [
        r.path.replace(":path", "")
        for r in routes
        if isinstance(r, APIRoute) and "GET" in (r.methods or ())
    ]


# Where corrections are allowed alone; looked at in ``test_corrections.py``.
WRITING = {"/corrections/new", "/corrections/work/{id}"}
ROUTES = sorted({path for router in ROUTERS for path in _paths(iter(router.routes))} - WRITING)


@pytest.fixture(scope="package")
def shown(examples_record: Path) -> Shown:
    return Shown(examples_record)


def test_every_page_is_looked_at() -> None:
    assert set(ROUTES) == set(PAGES)


@pytest.mark.parametrize("route", ROUTES)
def test_a_page_is_well_made(route: str, shown: Shown, visit: Callable[..., Visitor]) -> None:
    """Light and dark, wide and narrow: no fault, no barrier, nothing wider than the screen."""
    visitor = visit()
    for number, path in enumerate(PAGES[route](shown)):
        visitor.open(path)
        assert sum(visitor.loaded.values()) < LARGEST, f"{path}: {visitor.loaded}"
        found = {}
        if number == 0:  # the same page with something else on it is looked at once
            visitor.look("light", WIDE)
            found["light"] = visitor.barriers()
            visitor.look("dark", WIDE)
            found["dark"] = visitor.barriers("color-contrast")
        visitor.look("light", PHONE)
        found["phone"] = [*visitor.barriers(), *visitor.wider_than_the_screen()]
        visitor.look("light", NARROWEST)
        found["narrow"] = visitor.wider_than_the_screen()
        assert {look: told for look, told in found.items() if told} == {}, path
        assert visitor.faults == [], path


@pytest.mark.parametrize("route", ROUTES)
def test_a_page_says_what_it_is(route: str, shown: Shown, visit: Callable[..., Visitor]) -> None:
    """A title of its own, one first heading, the landmarks; and it works without JavaScript."""
    visitor = visit(java_script_enabled=False)
    for path in PAGES[route](shown):
        page = visitor.open(path)
        title = page.title()
        assert title.endswith("· OnRecord"), path
        assert title.removesuffix("· OnRecord").strip(), path
        assert page.locator("h1").count() == 1, path
        assert page.locator("main").inner_text().strip(), path
        for landmark in ("banner", "navigation", "main", "contentinfo"):
            assert page.get_by_role(landmark).count() >= 1, (path, landmark)  # type: ignore[arg-type]
        assert page.locator("[style], [onclick], [onload], script:not([src])").count() == 0, path


def test_every_link_of_ours_leads_somewhere(address: str, shown: Shown) -> None:
    """Every address within the site that any of the pages names answers, and has its fragment."""
    named: dict[str, str] = {}
    with httpx.Client(base_url=address, follow_redirects=True) as asker:
        for route in ROUTES:
            for path in PAGES[route](shown):
                page = lxml.html.document_fromstring(asker.get(path).text)
                for link in page.iterlinks():
                    if link[0].tag == "a":
                        named.setdefault(link[2], path)
    inside = {link: path for link, path in named.items() if link.startswith("/")}
    odd = [
        (link, path)
        for link, path in named.items()
        if not link.startswith(("/", "#", "http://", "https://", "?"))
    ]
    assert odd == []
    assert len(inside) > 50
    with httpx.Client(base_url=address, follow_redirects=True) as asker:
        wrong = [
            f"{told} {link} on {inside[link]}"
            for link in _sample(sorted(inside))
            if (told := _wrong(asker, link))
        ]
    assert wrong == []


def _wrong(asker: httpx.Client, link: str) -> str | None:
    """What is wrong with a link; ``None`` where it leads to a page that has what it names."""
    path, _, fragment = link.partition("#")
    answer = asker.get(path)
    if answer.status_code != 200:
        return str(answer.status_code)
    there = not fragment or bool(
        re.search(rf"""\bid=["']?{re.escape(fragment)}["' >]""", answer.text)
    )
    return None if there else "no such place:"


def _sample(links: list[str], most: int = 4) -> list[str]:
    """Of each kind of address (its first part and the names of what is asked) some."""
    kinds: dict[tuple[object, ...], list[str]] = {}
    for link in links:
        path, _, query = link.partition("#")[0].partition("?")
        asked = tuple(sorted({part.partition("=")[0] for part in query.split("&")}))
        kinds.setdefault((path.split("/")[1:2], asked).__repr__(), []).append(link)  # type: ignore[arg-type]
    return [link for each in kinds.values() for link in each[:: max(1, len(each) // most)][:most]]


def test_a_page_that_is_not_there_says_so(visit: Callable[..., Visitor]) -> None:
    visitor = visit()
    page = visitor.open("/nowhere", status=404)
    assert page.get_by_role("heading", level=1).inner_text() == "Not found"
    assert visitor.barriers() == []


def test_an_empty_record_says_what_to_do(tmp_path: Path, visit: Callable[..., Visitor]) -> None:
    import onrecord
    from tests.browser.serving import serving

    path = tmp_path / "record.db"
    onrecord.open(path, create=True).close()
    lists = ("/", "/questions", "/actors", "/stories", "/timeline", "/ties", "/search", "/runs", "/outlets")  # fmt: skip
    with serving(create_app(path)) as address:
        visitor = visit(address)
        for each in [route for route in lists if route in ROUTES]:
            page = visitor.open(each)
            assert page.locator(".empty").count() >= 1, each
            assert visitor.barriers() == [], each
