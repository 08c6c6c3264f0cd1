"""How much may be asked at once, and how long an answer may be worked on."""

import asyncio

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from onrecord.web.security.reading import header, read_body, replayed
from onrecord.web.security.refusing import refuse

LONGEST_PATH = 2_000  # bytes as sent
LONGEST_QUERY = 16_000  # bytes as sent
MOST_PARAMETERS = 500
LARGEST_BODY = 64_000  # bytes: a form of a correction
AT_ONCE = 16  # requests worked on; the rest wait. There are 40 threads
METHODS = {"GET", "HEAD", "POST"}


class Limits:
    """Refuses what is too long; answers 503 where the application takes more than ``seconds``.

    ``HEAD`` reaches the application as ``GET``; the server leaves the body out.
    """

    def __init__(self, app: ASGIApp, *, seconds: float) -> None:
        """Wrap ``app``."""
        self._app = app
        self._seconds = seconds
        self._loop: asyncio.AbstractEventLoop | None = None
        self._turns = asyncio.Semaphore(AT_ONCE)
        self._left: set[asyncio.Task[None]] = set()  # answers nobody waits for any more

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        refused = _too_much(scope)
        if refused is not None:
            await refuse(scope, send, *refused)
            return
        if scope["method"] == "POST":
            body = await read_body(receive, LARGEST_BODY)
            if body is None:
                line = f"A form of this site has at most {LARGEST_BODY:,} bytes."
                await refuse(scope, send, 413, "Too large", line)
                return
            receive = replayed(body, receive)
        method = "GET" if scope["method"] == "HEAD" else scope["method"]
        await self._in_time({**scope, "method": method}, receive, send)

    async def _in_time(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Run the application; if nothing of an answer came in time, answer for it.

        A thread cannot be stopped from without: what it still gives is thrown away. What it asks
        of the record is stopped by the record's own limit (``Desks``).
        """
        begun, late = asyncio.Event(), False

        async def give(message: Message) -> None:
            if late:
                return
            begun.set()
            await send(message)

        work = asyncio.ensure_future(self._in_turn(scope, receive, give))
        self._left.add(work)
        work.add_done_callback(self._forget)
        start = asyncio.ensure_future(begun.wait())
        try:
            await asyncio.wait(
                (work, start), timeout=self._seconds, return_when=asyncio.FIRST_COMPLETED
            )
            if work.done() or begun.is_set():
                await asyncio.shield(work)
                return
        finally:
            # Also where nobody waits any more: a thread that is left half-way keeps what it holds.
            late = True
            start.cancel()
        line = (
            f"This takes longer than {self._seconds:g} seconds; ask for less, or try again later."
        )
        await refuse(scope, send, 503, "Not in time", line, headers=[(b"retry-after", b"30")])

    async def _in_turn(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Run the application, not too many at once.

        A request may wait in a thread for a reader of the record; were all threads waiting, those
        that have one could not go on.
        """
        loop = asyncio.get_running_loop()
        if self._loop is not loop:  # in tests there may be several, one after another
            self._loop, self._turns = loop, asyncio.Semaphore(AT_ONCE)
        async with self._turns:
            await self._app(scope, receive, send)

    def _forget(self, work: asyncio.Task[None]) -> None:
        self._left.discard(work)
        if not work.cancelled():
            work.exception()  # seen: it came too late for anybody


def _too_much(scope: Scope) -> tuple[int, str, str] | None:
    """Status, title and line, where a request is refused for what it is."""
    if scope["method"] not in METHODS:
        return 405, "Not done here", f"This site answers {', '.join(sorted(METHODS))}."
    query = scope.get("query_string", b"")
    if len(scope.get("raw_path") or b"") > LONGEST_PATH or len(query) > LONGEST_QUERY:
        line = f"An address of this site has at most {LONGEST_QUERY:,} characters after the “?”."
        return 414, "Too long", line
    if query.count(b"&") >= MOST_PARAMETERS:
        return 414, "Too much", f"A question to this site has at most {MOST_PARAMETERS} parts."
    length = header(scope, "content-length") or "0"
    if scope["method"] == "POST" and not (length.isascii() and length.isdigit()):
        return 400, "Not understood", "The length of what was sent is no number."
    if scope["method"] == "POST" and len(length) < 20 and int(length) > LARGEST_BODY:
        return 413, "Too large", f"A form of this site has at most {LARGEST_BODY:,} bytes."
    return None
