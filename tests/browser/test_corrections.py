"""Putting an actor right in a real browser, from the form to the correction taken back."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from onrecord.web import create_app
from tests.browser.serving import serving
from tests.browser.visitor import NARROWEST, PHONE, WIDE, Visitor
from tests.query.correction_desk import make_record


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[str]:
    record = make_record(tmp_path / "record.db")
    with serving(create_app(record, allow_corrections=True)) as address:
        yield address


def _looked_at(visitor: Visitor) -> list[str]:
    """What is wrong with the page as it is now."""
    visitor.look("dark", WIDE)
    found = visitor.barriers("color-contrast")
    visitor.look("light", NARROWEST)
    found += visitor.wider_than_the_screen()
    visitor.look("light", PHONE)
    found += visitor.barriers()
    visitor.look("light", WIDE)
    return found


def _done(page: Page) -> None:
    """Until the page, which looks by itself, says that it is done."""
    expect(page.locator("#state")).to_contain_text("Done", timeout=20_000)


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_a_merge_is_tried_made_and_taken_back(
    scripts: bool, desk: str, visit: Callable[..., Visitor]
) -> None:
    visitor = visit(desk, java_script_enabled=scripts)

    def settled() -> None:
        for _ in range(0 if scripts else 100):
            if "Done" in page.locator("#state").inner_text():
                break
            page.get_by_role("link", name="Look again").click()
        _done(page)

    def looked_at() -> list[str]:
        return _looked_at(visitor) if scripts else []

    page = visitor.open("/corrections")
    assert looked_at() == []
    page.get_by_role("link", name="Put an actor right").click()
    assert looked_at() == []
    page.get_by_label("Actor (a name").fill("Alder Party")
    page.get_by_label("And (a name").fill("Nobody at all")
    page.get_by_role("button", name="Try it").click()
    expect(page.get_by_role("alert")).to_contain_text("Nobody at all")
    assert page.get_by_label("Actor (a name").input_value() == "Alder Party"
    assert looked_at() == []
    page.get_by_label("And (a name").first.fill("Birch Front")
    page.get_by_label("Why (kept with it)").fill("<b>one</b> party")
    page.get_by_role("button", name="Try it").click()
    settled()
    expect(page.get_by_text("Nothing was stored.")).to_be_visible()
    assert looked_at() == []
    page.get_by_role("button", name="Make it").click()
    settled()
    page.get_by_role("link", name="All corrections").click()
    expect(page.get_by_text("<b>one</b> party")).to_be_visible()
    assert looked_at() == []
    page.get_by_role("button", name="Take back").click()
    settled()
    page.get_by_role("link", name="All corrections").click()
    expect(page.get_by_text("Nobody has put anyone right")).to_be_visible()


def test_the_form_of_each_kind(desk: str, visit: Callable[..., Visitor]) -> None:
    visitor = visit(desk)
    for kind in ("merge", "rename", "split", "not_the_same"):
        visitor.open(f"/corrections/new?kind={kind}&actor=Alder+Party")
        assert _looked_at(visitor) == [], kind


def test_another_site_cannot_send_the_form(desk: str, visit: Callable[..., Visitor]) -> None:
    """A page at another port of this machine has our cookies sent along; that is not enough."""
    visitor = visit(desk)
    page = visitor.open("/corrections/new")
    token = page.locator("input[name=form_token]").get_attribute("value")
    page.route("**/elsewhere", lambda route: route.fulfill(body=_FORM.format(desk, token), content_type="text/html"))  # fmt: skip
    page.goto("http://127.0.0.1:9/elsewhere")
    page.get_by_role("button").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Sent from elsewhere")
    assert visitor.page.request.get(f"{desk}/api/corrections/work").json() == []


_FORM = """<!doctype html><form method="post" action="{}/corrections/new">
<input name="form_token" value="{}"><input name="kind" value="rename">
<input name="actor" value="Alder Party"><input name="name" value="Elm">
<input name="do" value="make"><button>Win</button></form>"""
