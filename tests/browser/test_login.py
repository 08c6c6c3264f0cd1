"""A site that others can reach, in a real browser: nothing without the link, all after it."""

from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import expect

from onrecord.web import create_app
from onrecord.web.security import login_link, make_token
from tests.browser.serving import serving
from tests.browser.visitor import Visitor


def test_one_login_link_opens_the_site(
    examples_record: Path, visit: Callable[..., Visitor]
) -> None:
    token = make_token()
    with serving(create_app(examples_record, token=token)) as address:
        visitor = visit(address)
        page = visitor.open("/board", status=401)
        assert visitor.barriers() == []
        page.get_by_label("Token").fill("not the token")
        page.get_by_role("button", name="Log in").click()
        expect(page.get_by_text("That is not the token of this site.")).to_be_visible()
        page.get_by_label("Token").fill(token)
        page.get_by_role("button", name="Log in").click()
        expect(page.get_by_role("navigation", name="Site")).to_be_visible()
        (kept,) = visitor.context.cookies()
        assert (kept["httpOnly"], kept["sameSite"]) == (True, "Strict")
        assert token not in kept["value"]
        visitor.open("/board?question=cptpp")

        other = visit(address)
        other.open("/board", status=401)
        other.page.goto(login_link(address, token))
        expect(other.page.get_by_role("navigation", name="Site")).to_be_visible()
        assert "token" not in other.page.url
        other.open("/board?question=cptpp")
        other.open("/corrections")


def test_the_link_works_from_a_page_elsewhere(
    examples_record: Path, visit: Callable[..., Visitor]
) -> None:
    """From a mail in the browser, whose clicks come without our cookie."""
    token = make_token()
    with serving(create_app(examples_record, token=token)) as address:
        visitor = visit(address)
        link = login_link(address, token)
        visitor.page.route("**/mail", lambda route: route.fulfill(body=f'<a href="{link}">in</a>', content_type="text/html"))  # fmt: skip
        visitor.page.goto("http://mail.example/mail")
        visitor.page.get_by_role("link").click()
        expect(visitor.page.get_by_role("navigation", name="Site")).to_be_visible()
