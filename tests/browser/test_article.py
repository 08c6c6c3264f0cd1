"""What a mark in a report says: on hover, on focus, by touch, and without a script."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from onrecord.query import claim_record
from onrecord.records import Position
from onrecord.store import open_store
from onrecord.web import addresses as at
from tests.browser.visitor import PHONE, WIDE, Visitor


@pytest.fixture(scope="module")
def position(examples_record: Path) -> tuple[str, str, str]:
    """A position's report, its id, and its line."""
    with open_store(examples_record) as store, store.view() as view:
        claim = view.claims(Position)[0]
        return claim.article, claim.id, claim_record(view, claim.id).mark.tells


def first_mark(page: Page) -> tuple[str, str]:
    """Where the first mark of a report leads, and what it is described by."""
    mark = page.locator("a.m[aria-describedby]").first
    href, note = mark.get_attribute("href"), mark.get_attribute("aria-describedby")
    assert href is not None
    assert note is not None
    return href, page.locator(f"#{note}").text_content() or ""


def test_hover_says_what_a_mark_is_and_lights_its_words(
    visit: Callable[..., Visitor], position: tuple[str, str, str]
) -> None:
    article, claim, tells = position
    page = visit().open(at.article(article))
    mark = page.locator(f'a.m[href="{at.claim(claim)}"]').first
    mark.hover()
    telling = page.locator(".telling")
    expect(telling).to_be_visible()
    expect(telling).to_contain_text(tells[:100])
    expect(mark).to_have_class(re.compile(r"\blit\b"))
    telling.hover()
    page.wait_for_timeout(400)
    expect(telling).to_be_visible()  # what is said can be gone to
    page.mouse.move(0, 0)
    expect(telling).to_be_hidden()


def test_focus_says_it_too_and_escape_takes_it_away(
    visit: Callable[..., Visitor], position: tuple[str, str, str]
) -> None:
    page = visit().open(at.article(position[0]))
    href, says = first_mark(page)
    page.locator(".legend + p a").focus()
    page.keyboard.press("Tab")
    telling = page.locator(".telling")
    expect(telling).to_contain_text(" ".join(says.split())[:60])
    page.keyboard.press("Escape")
    expect(telling).to_be_hidden()
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{href}")


def test_the_first_touch_says_it_and_the_second_opens_it(
    visit: Callable[..., Visitor], position: tuple[str, str, str]
) -> None:
    phone = {"viewport": {"width": PHONE[0], "height": PHONE[1]}, "has_touch": True}
    page = visit(**phone).open(at.article(position[0]))
    href, _ = first_mark(page)
    mark = page.locator("a.m[aria-describedby]").first
    mark.tap()
    expect(page.locator(".telling")).to_be_visible()
    assert "/article/" in page.url
    mark.tap()
    page.wait_for_url(f"**{href}")


def test_without_a_script_a_mark_has_a_title_and_kinds_are_chosen_by_a_form(
    visit: Callable[..., Visitor], position: tuple[str, str, str]
) -> None:
    page = visit(java_script_enabled=False).open(at.article(position[0]))
    assert page.locator("a.m[aria-describedby]").first.get_attribute("title")
    page.locator("details.legend > summary").click()
    page.get_by_label("Statements").uncheck()
    page.get_by_role("button", name="Show these").click()
    assert page.locator(".text .k.statement").count() == 0
    assert page.locator(".text .k.position").count() > 0


@pytest.mark.parametrize("size", [WIDE, PHONE], ids=["wide", "phone"])
def test_the_words_of_a_claim_are_in_sight_with_what_it_is(
    visit: Callable[..., Visitor], position: tuple[str, str, str], size: tuple[int, int]
) -> None:
    article, claim, tells = position
    visitor = visit(viewport={"width": size[0], "height": size[1]})
    page = visitor.open(at.article(article, claim=claim))
    expect(page.locator("#words")).to_be_in_viewport()
    expect(page.locator(".looked-at")).to_be_in_viewport()
    expect(page.locator(".looked-at")).to_contain_text(tells[:100])
    beside = page.locator(".notes li").first
    expect(beside).to_be_visible() if size == WIDE else expect(beside).to_be_hidden()
    page.get_by_role("link", name="Its record").click()
    page.wait_for_url(f"**{at.claim(claim)}")
    page.get_by_role("link", name="See the words in the report").click()
    expect(page.locator("#words")).to_be_in_viewport()
