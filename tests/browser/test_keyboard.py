"""Whoever has no mouse: everything can be reached, seen to be reached, and used."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.pages import PAGES, Shown
from tests.browser.test_pages import ROUTES
from tests.browser.visitor import Visitor

MOST = 40  # stops of a walk

_STOP = """() => {
    const e = document.activeElement;
    if (!e || e === document.body) return null;
    const box = e.getBoundingClientRect(), style = getComputedStyle(e);
    // A drawing marks with its strokes what has the focus: others than without it.
    const strokes = () => [...e.querySelectorAll('*')].map(part => {
        const drawn = getComputedStyle(part);
        return [drawn.stroke, drawn.strokeWidth, drawn.strokeOpacity].join();
    }).join(';');
    const restroked = () => {
        const focused = strokes();
        e.blur();
        const without = strokes();
        e.focus();
        return focused !== without;
    };
    const over = document.elementFromPoint(
        Math.min(Math.max(box.x + box.width / 2, 0), innerWidth - 1),
        Math.min(Math.max(box.y + box.height / 2, 0), innerHeight - 1));
    return {
        what: e.outerHTML.slice(0, 160),
        name: (e.getAttribute('aria-label') || e.labels?.[0]?.innerText || e.innerText
               || e.textContent || e.value || e.title || '').trim(),
        seen: box.width > 0 && box.height > 0 && box.bottom > 0 && box.top < innerHeight,
        marked: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2
                || style.boxShadow !== 'none' || (e instanceof SVGElement && restroked()),
        uncovered: !over || e.contains(over) || over.contains(e),
        key: [...document.querySelectorAll('*')].indexOf(e),
    };
}"""


def _walk(page: Page) -> list[dict[str, object]]:
    """The stops that the Tab key makes, from the beginning of a page."""
    stops: list[dict[str, object]] = []
    for _ in range(MOST):
        page.keyboard.press("Tab")
        stop = page.evaluate(_STOP)
        if stop is None or any(stop["key"] == each["key"] for each in stops):
            break
        stops.append(stop)
    return stops


@pytest.mark.parametrize("route", ROUTES)
def test_the_tab_key_goes_through_the_page(
    route: str, examples_record: Path, visit: Callable[..., Visitor]
) -> None:
    page = visit().open(PAGES[route](Shown(examples_record))[0])
    stops = _walk(page)
    assert "Skip to content" in str(stops[0]["name"]), "the first stop goes past what is on every page"  # fmt: skip
    assert len(stops) > 8
    for each in stops:
        assert each["name"], each["what"]
        assert each["seen"], each["what"]
        assert each["marked"], each["what"]
        assert each["uncovered"], each["what"]


def test_the_skip_link_goes_to_the_content(visit: Callable[..., Visitor]) -> None:
    page = visit().open("/board?question=cptpp")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('main').contains(document.activeElement)")


def test_what_opens_is_opened_by_keys(visit: Callable[..., Visitor]) -> None:
    page = visit().open("/board?question=cptpp")
    summary = page.locator("details > summary").first
    summary.focus()
    page.keyboard.press("Enter")
    assert page.locator("details").first.get_attribute("open") is not None
