"""Reports and addresses written to harm: everything is shown as the plain text that it is."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from fastapi.routing import APIRoute
from playwright.sync_api import Page

from onrecord.web import addresses as at
from onrecord.web import create_app
from onrecord.web.pages import ROUTERS
from tests.browser.hostile import ALL, SCRIPT, make_hostile, make_long
from tests.browser.pages import PAGES, Shown
from tests.browser.serving import serving
from tests.browser.test_pages import ROUTES
from tests.browser.visitor import Visitor

_TURNING = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c"


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_hostile(tmp_path_factory.mktemp("hostile") / "record.db")


@pytest.fixture(scope="module")
def hostile(record: Path) -> Iterator[str]:
    with serving(create_app(record)) as address:
        yield address


def harm(page: Page) -> list[str]:
    """What of a report has become part of the page."""
    found: list[str] = page.evaluate(
        """turning => [
            ...[...document.querySelectorAll(
                'script:not([src]), img[src="x"], svg[onload], [onerror], [onmouseover], [onfocus], '
                + '[autofocus], a[href^="javascript:" i], iframe, object, embed, base, style'
            )].map(e => e.outerHTML.slice(0, 200)),
            ...[...document.querySelectorAll('*')].flatMap(e => [...e.attributes])
                .filter(a => a.name.startsWith('on')).map(a => `${a.name}=${a.value}`),
            ...(document.title.startsWith('HARM') ? ['the title'] : []),
            ...[...turning].filter(sign => document.documentElement.innerText.includes(sign))
                .map(sign => `U+${sign.codePointAt(0).toString(16)} in the text`),
            ...(document.body.innerText.includes('49$') ? ['a template was filled in'] : []),
        ]""",
        _TURNING,
    )
    return found


@pytest.mark.parametrize("route", ROUTES)
def test_hostile_words_are_shown_as_words(
    route: str, record: Path, hostile: str, visit: Callable[..., Visitor]
) -> None:
    visitor = visit(hostile)
    for path in PAGES[route](Shown(record)):
        page = visitor.open(path)
        assert harm(page) == [], path
        assert visitor.wider_than_the_screen() == [], path


def test_hostile_words_are_there(record: Path, hostile: str, visit: Callable[..., Visitor]) -> None:
    """The test above would pass on empty pages: the words do stand there."""
    visitor = visit(hostile)
    for route in ("/article/{id}", "/actor/{id}", "/story/{id}", "/stories", "/outlets"):
        if route in ROUTES:
            page = visitor.open(PAGES[route](Shown(record))[0])
            assert "<script>document.title='HARM'</script>" in page.locator("body").inner_text(), route  # fmt: skip


@pytest.mark.parametrize("route", ROUTES)
def test_hostile_addresses_are_shown_as_words(
    route: str, record: Path, hostile: str, visit: Callable[..., Visitor]
) -> None:
    """Whatever is asked for in an address is never more than words on the page."""
    (page_route,) = [
        each
        for router in ROUTERS
        for each in router.routes
        if isinstance(each, APIRoute)
        and each.path.replace(":path", "") == route
        and "GET" in each.methods
    ]
    visitor = visit(hostile)
    names = _parameters(page_route)
    for words in (SCRIPT, "".join(ALL[1:4]), "".join(ALL[4:])):
        parts = [words if part == "{id}" else part for part in route.strip("/").split("/")]
        addresses = [at.path(*parts, **dict.fromkeys(names, words))]
        addresses += [at.path(*parts, **{name: words}) for name in names]
        for address in addresses if words == SCRIPT else addresses[:1]:
            answer = visitor.page.goto(visitor.address + address)
            assert answer is not None
            assert answer.status < 500, address
            assert harm(visitor.page) == [], address


def _parameters(route: APIRoute) -> list[str]:
    """The names that a page is asked by."""
    waiting, found = [route.dependant], []
    while waiting:
        one = waiting.pop()
        waiting += one.dependencies
        found += [each.alias for each in one.query_params]
    return sorted(set(found))


def test_a_line_of_ten_megabytes(tmp_path: Path, visit: Callable[..., Visitor]) -> None:
    """A report in one line is shown in parts; every claim's words can be gone to."""
    article, first, last = make_long(tmp_path / "record.db")
    with serving(create_app(tmp_path / "record.db")) as address:
        visitor = visit(address)
        for claim, words in ((None, "Alder said yes"), (first, "yes"), (last, "no")):
            page = visitor.open(at.article(article, claim=claim))
            page.wait_for_load_state("networkidle")
            assert sum(visitor.loaded.values()) < 300_000, claim
            assert words in page.locator("main").inner_text()
            assert harm(page) == []
            assert visitor.wider_than_the_screen() == []
            if claim is not None:
                assert page.locator("#words").is_visible()
                assert words in page.locator("#words").inner_text()
        page = visitor.open(at.claim(last))
        assert "Birch" in page.locator("main").inner_text()
