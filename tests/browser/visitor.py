"""A visitor with a real browser, who notes whatever a page should not do."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page

WIDE, PHONE, NARROWEST = (1280, 900), (390, 844), (320, 640)
_RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


class Visitor:
    """A browser context at one site. ``faults`` are what its pages did that none may do.

    These are: errors in the console, scripts that fail, requests to anywhere else (which are also
    kept from being made), dialogues, windows that open, and answers of 500 and more.
    """

    def __init__(self, context: BrowserContext, address: str) -> None:
        self.context = context
        self.address = address
        self.faults: list[str] = []
        self.loaded: dict[str, int] = {}  # bytes of bodies by address, of the page last opened
        context.route("**/*", self._route)
        context.on("console", self._console)
        context.on("weberror", lambda error: self.faults.append(f"script: {error.error}"))
        context.on("dialog", self._dialog)
        context.on("response", self._response)
        self.page: Page = context.new_page()
        self.page.on("popup", lambda page: self.faults.append(f"window: {page.url}"))

    def open(self, path: str, *, status: int = 200) -> Page:
        """Go to a path of the site and hold that it answers with ``status``."""
        self.loaded.clear()
        answer = self.page.goto(self.address + path)
        assert answer is not None
        assert answer.status == status, f"{path}: {answer.status}\n{answer.text()[:2000]}"
        return self.page

    def look(self, scheme: str, size: tuple[int, int]) -> Page:
        """The page, light or dark, at a width."""
        self.page.emulate_media(color_scheme=scheme, reduced_motion="reduce")  # type: ignore[arg-type]
        self.page.set_viewport_size({"width": size[0], "height": size[1]})
        return self.page

    def barriers(self, *rules: str) -> list[str]:
        """What axe finds on the page, of all rules of WCAG 2.2 AA or of these alone, a line each."""
        only: dict[str, Any] = (
            {"type": "rule", "values": list(rules)} if rules else {"type": "tag", "values": _RULES}
        )
        found = Axe().run(self.page, options={"runOnly": only, "resultTypes": ["violations"]})
        return [
            f"{each['id']} ({each['impact']}): {each['help']}: {node['html'][:160]}"
            f" {' '.join(part['message'] for part in node['any'])[:200]}"
            for each in found.response["violations"]
            for node in each["nodes"]
        ]

    def wider_than_the_screen(self) -> list[str]:
        """What makes the page scroll sideways; what scrolls within itself may be wider."""
        found: list[str] = self.page.evaluate(
            """() => {
                const wide = document.documentElement.clientWidth;
                if (document.documentElement.scrollWidth <= wide) return [];
                const scrolls = e => e && e !== document.documentElement && (
                    ['auto', 'scroll', 'hidden', 'clip'].includes(getComputedStyle(e).overflowX)
                    || scrolls(e.parentElement));
                return [...document.body.querySelectorAll('*')]
                    .filter(e => e.getBoundingClientRect().right > wide + 1
                                 && !scrolls(e.parentElement))
                    .map(e => `${e.tagName}.${e.className.baseVal ?? e.className}: `
                              + e.textContent.trim().slice(0, 60))
                    .slice(0, 8);
            }"""
        )
        return found

    def _route(self, route: Any) -> None:
        url = route.request.url
        if url.startswith((f"{self.address}/", "data:", "blob:")):
            route.continue_()
        else:
            self.faults.append(f"request to elsewhere: {url}")
            route.abort()

    def _console(self, message: Any) -> None:
        if message.type in {"error", "warning"} and not _is_status(message.text):
            self.faults.append(f"console: {message.text}")

    def _dialog(self, dialog: Any) -> None:
        self.faults.append(f"dialogue: {dialog.message}")
        dialog.dismiss()

    def _response(self, response: Any) -> None:
        self.loaded[response.url] = int(response.headers.get("content-length", 0))
        if response.status >= 500:
            self.faults.append(f"{response.status}: {response.url}")


def _is_status(text: str) -> bool:
    """The browser's own note that a page answered 4xx; tests hold statuses themselves."""
    return text.startswith("Failed to load resource: the server responded with a status of 4")


@contextmanager
def visitor(browser: Browser, address: str, **options: Any) -> Iterator[Visitor]:
    """A new visitor, without cookies; at the end, holds that there were no faults."""
    wide = {"width": WIDE[0], "height": WIDE[1]}
    context = browser.new_context(
        **({"viewport": wide, "locale": "en-GB", "reduced_motion": "reduce"} | options)
    )
    context.set_default_timeout(10_000)
    try:
        made = Visitor(context, address)
        yield made
        assert made.faults == []
    finally:
        context.close()
