"""One login link for whoever may see a site that is not on loopback.

The link carries a token; following it gives the browser a cookie that is signed with the token and
holds for a month. Scripts send the token itself: ``Authorization: Bearer TOKEN``.
"""

import hashlib
import hmac
import secrets
import time
from urllib.parse import parse_qs, urlencode

from starlette.types import ASGIApp, Receive, Scope, Send

from onrecord.errors import SettingsError
from onrecord.web.security.reading import cookie, header, read_body, set_cookie
from onrecord.web.security.refusing import refuse, wants_json

LOGIN = "/login"
SHORTEST = 16  # characters of a token; those made have 32
DAYS = 30
_OPEN = ("/static/",)  # seen by anyone: the looks of the login page
_LONGEST_FORM = 4_000
_FORM = """<form method="post" action="/login">
<p><label for="token">Token</label>
<input id="token" name="token" type="password" autocomplete="current-password" required>
<button>Log in</button></p>
</form>"""
_ON = '<meta http-equiv="refresh" content="0; url=/">'


def make_token() -> str:
    """A token that nobody guesses: 192 bits."""
    return secrets.token_urlsafe(24)


def check_token(token: str) -> None:
    """Raise ``SettingsError`` for a token that could be guessed or cannot be sent."""
    if len(token) < SHORTEST or not token.isascii() or not token.isprintable():
        raise SettingsError(
            f"a token has {SHORTEST} characters or more, all of them ASCII; "
            "leave it out and one is made"
        )


def login_link(address: str, token: str) -> str:
    """The link to follow once; ``address`` is the site's, as ``http://host:port``."""
    return f"{address.rstrip('/')}{LOGIN}?{urlencode({'token': token})}"


class Login:
    """Lets in whoever has the cookie or the token."""

    def __init__(self, app: ASGIApp, *, token: str) -> None:
        """Wrap ``app``."""
        self._app = app
        self._token = token
        # A browser shares cookies between the ports of a host: two sites have two names.
        self._cookie = f"onrecord_{hashlib.sha256(token.encode()).hexdigest()[:8]}"

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
        elif scope["path"] == LOGIN:
            await self._log_in(scope, receive, send)
        elif scope["path"].startswith(_OPEN) or self._is_in(scope):
            await self._app(scope, receive, send)
        else:
            await self._ask(scope, send, "Follow the login link that onrecord serve printed.")

    async def _log_in(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Give the cookie for the token; then go on from a page of ours.

        A redirect would not do: from a link in a mail it would come to the first page without
        the cookie, which is sent from our own pages alone.
        """
        if scope["method"] == "POST":
            sent = await read_body(receive, _LONGEST_FORM) or b""
        else:
            sent = scope["query_string"]
        given = parse_qs(sent.decode("latin-1")).get("token", [""])[0]
        if self._fits(given):
            headers = [set_cookie(scope, self._cookie, self._session(), days=DAYS)]
            line, on = "You are logged in.", '<p><a href="/">Go on to the record</a></p>'
            await refuse(scope, send, 200, "Welcome", line, more=on, head=_ON, headers=headers)
        elif given:
            await self._ask(scope, send, "That is not the token of this site.")
        else:
            await self._ask(scope, send, "Give the token that onrecord serve printed.")

    async def _ask(self, scope: Scope, send: Send, line: str) -> None:
        headers = [(b"www-authenticate", b"Bearer")] if wants_json(scope) else []
        await refuse(scope, send, 401, "Log in", line, more=_FORM, headers=headers)

    def _is_in(self, scope: Scope) -> bool:
        kind, _, given = (header(scope, "authorization") or "").partition(" ")
        if kind.lower() == "bearer" and self._fits(given.strip()):
            return True
        until, _, signed = (cookie(scope, self._cookie) or "").partition(".")
        if not until.isascii() or not until.isdigit() or len(until) > 12:
            return False
        return hmac.compare_digest(signed.encode(), self._sign(until)) and int(until) > time.time()

    def _fits(self, given: str) -> bool:
        return hmac.compare_digest(given.encode(), self._token.encode())

    def _session(self) -> str:
        until = str(int(time.time()) + DAYS * 86400)
        return f"{until}.{self._sign(until).decode()}"

    def _sign(self, until: str) -> bytes:
        return hmac.new(self._token.encode(), until.encode(), "sha256").hexdigest().encode()
