"""What the search box suggests while one types, by the keyboard alone."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.visitor import PHONE, WIDE, Visitor


def typed(visitor: Visitor, words: str) -> Page:
    page = visitor.open("/actors")
    box = page.get_by_role("combobox", name="Search reports, actors, questions")
    box.focus()
    page.keyboard.type(words)
    return page


def test_an_actor_is_gone_to_by_arrow_and_enter(visit: Callable[..., Visitor]) -> None:
    visitor = visit()
    page = typed(visitor, "chin")
    options = page.get_by_role("option")
    expect(options.first).to_contain_text("China")
    box = page.locator("#find")
    expect(box).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("ArrowDown")
    expect(options.first).to_have_attribute("aria-selected", "true")
    expect(box).to_have_attribute("aria-activedescendant", str(options.first.get_attribute("id")))
    page.keyboard.press("Enter")
    page.wait_for_url("**/actor/ent1_*")
    expect(page.get_by_role("heading", level=1)).to_have_text("China")
    assert visitor.faults == []


def test_escape_closes_and_keeps_what_was_typed(visit: Callable[..., Visitor]) -> None:
    page = typed(visit(), "chin")
    expect(page.get_by_role("option").first).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("listbox")).to_be_hidden()
    assert page.locator("#find").input_value() == "chin"
    expect(page.locator("#find")).to_have_attribute("aria-expanded", "false")


def test_without_a_choice_enter_searches(visit: Callable[..., Visitor]) -> None:
    page = typed(visit(), "chin")
    expect(page.get_by_role("option").first).to_be_visible()
    page.keyboard.press("Enter")
    page.wait_for_url("**/search?q=chin*")


@pytest.mark.parametrize("size", [WIDE, PHONE], ids=["wide", "phone"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_open_list_has_no_barrier(
    visit: Callable[..., Visitor], scheme: str, size: tuple[int, int]
) -> None:
    visitor = visit()
    page = typed(visitor, "ta")
    visitor.look(scheme, size)
    expect(page.get_by_role("option").first).to_be_visible()
    page.keyboard.press("ArrowDown")
    assert visitor.barriers() == []
    box = page.get_by_role("listbox").bounding_box()
    assert box is not None
    assert 0 <= box["x"] <= box["x"] + box["width"] <= size[0]


def test_the_form_works_without_scripts(visit: Callable[..., Visitor]) -> None:
    page = visit(java_script_enabled=False).open("/actors")
    page.fill("#find", "China")
    page.get_by_role("search").get_by_role("button", name="Search").click()
    page.wait_for_url("**/search?q=China")
