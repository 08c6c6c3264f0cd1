"""The walks of ``docs/tour.md``: what a first-time user looks for is found by what stands on the page.

With ``ONRECORD_TOUR=docs/tour`` the pictures of the tour are made anew.
"""

import os
import re
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Locator, Page, expect

from tests.browser.visitor import Visitor

SIZE = {"width": 1100, "height": 760}


def _picture(page: Page, name: str, *, at: Locator | None = None) -> None:
    folder = os.environ.get("ONRECORD_TOUR")
    if folder is None:
        return
    if at is not None:
        at.evaluate("e => window.scrollTo(0, e.getBoundingClientRect().top + scrollY - 240)")
    Path(folder).mkdir(exist_ok=True)
    page.screenshot(path=Path(folder) / f"{name}.png")


def test_where_a_ruling_party_stands_and_in_which_words(visit: Callable[..., Visitor]) -> None:
    page = visit(viewport=SIZE).open("/")
    _picture(page, "1-start")
    page.get_by_role("link", name="Taiwan's entry into the CPTPP").first.click()
    row = (
        page.get_by_role("row")
        .filter(has_text="Liberal Democratic Party")
        .filter(has=page.get_by_role("rowheader", name=re.compile("Lawmakers")))
    )
    expect(row.get_by_text("▲ for")).to_be_visible()
    _picture(page, "1-board", at=row)
    words = row.locator("blockquote a").first
    told = words.inner_text()
    words.click()
    marked = page.locator("#words").first
    expect(marked).to_be_in_viewport()
    assert told.split()[0] in page.locator("main").inner_text()
    _picture(page, "1-words")


def test_which_reports_of_a_story_are_independent(visit: Callable[..., Visitor]) -> None:
    page = visit(viewport=SIZE).open("/")
    page.get_by_role("navigation", name="Site").get_by_role("link", name="Stories").click()
    _picture(page, "2-stories")
    page.get_by_role("link", name=re.compile("Taiwan applies to join CPTPP")).first.click()
    expect(page.get_by_role("heading", name="Which reports are independent")).to_be_visible()
    expect(page.locator("main")).to_contain_text("independent")
    _picture(page, "2-story")
    page.get_by_role("link", name="side by side", exact=True).first.click()
    _picture(page, "2-beside")
    expect(page.locator("main")).to_contain_text("Meridian Wire")


def test_what_changed_since_a_day(visit: Callable[..., Visitor]) -> None:
    page = visit(viewport=SIZE).open("/")
    page.get_by_role("link", name="Taiwan's entry into the CPTPP").first.click()
    page.get_by_label("Changes since").fill("2022-09-01")
    page.get_by_role("button", name="Show").click()
    changed = page.get_by_role("region", name=re.compile("What changed after 1 September 2022"))
    expect(changed).to_be_in_viewport()
    expect(changed).to_contain_text("Helen Garrick")
    _picture(page, "3-changed")
