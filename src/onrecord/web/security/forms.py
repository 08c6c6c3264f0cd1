"""Forms that change the record: only where that is allowed, and only from our own pages.

Three things must hold: the browser says that the request comes from this site (``Origin``,
``Sec-Fetch-Site``), it has our cookie, and the form carries the token that belongs to that cookie.
A body of JSON needs no token: no form can send it, and a script of another site only after asking
first, which is never granted.
"""

import hmac
import secrets
from collections.abc import Mapping
from types import MappingProxyType
from urllib.parse import parse_qsl

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from onrecord.web.security.reading import cookie, header, read_body, replayed, set_cookie
from onrecord.web.security.refusing import refuse

FIELD = "form_token"
COOKIE = "onrecord_form"
MOST_FIELDS = 300
_SAFE = {"GET", "HEAD"}
_FORM, _JSON = "application/x-www-form-urlencoded", "application/json"
_DAYS = 1
_ELSEWHERE = "That was not sent from a page of this site."


def form_token(scope: Scope) -> str:
    """What a form on the page carries in its hidden field ``FIELD``; empty where none may be sent."""
    return str(scope.get("state", {}).get(FIELD, ""))


def form_of(scope: Scope) -> Mapping[str, tuple[str, ...]]:
    """The fields of the form that was sent, each with its values."""
    form: Mapping[str, tuple[str, ...]] = scope.get("state", {}).get("form", MappingProxyType({}))
    return form


class Forms:
    """Refuses what would change the record, unless ``writable`` and sent from our own pages."""

    def __init__(self, app: ASGIApp, *, writable: bool) -> None:
        """Wrap ``app``; tokens hold as long as this lives."""
        self._app = app
        self._writable = writable
        self._key = secrets.token_bytes(32)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or (scope["method"] in _SAFE and not self._writable):
            await self._app(scope, receive, send)
        elif scope["method"] in _SAFE:
            await self._give_token(scope, receive, send)
        else:
            await self._take(scope, receive, send)

    async def _give_token(self, scope: Scope, receive: Receive, send: Send) -> None:
        held = cookie(scope, COOKIE)
        known = held if held is not None and 20 <= len(held) <= 100 and held.isascii() else None
        told = known or secrets.token_urlsafe(24)

        async def add(message: Message) -> None:
            if message["type"] == "http.response.start" and known is None:
                given = set_cookie(scope, COOKIE, told, days=_DAYS)
                message["headers"] = [*message.get("headers", ()), given]
            await send(message)

        await self._app(_with_state(scope, FIELD, self._sign(told)), receive, add)

    async def _take(self, scope: Scope, receive: Receive, send: Send) -> None:
        if not self._writable:
            line = (
                "This site only shows the record; serve it with --allow-corrections to change it."
            )
            await refuse(scope, send, 403, "Read only", line)
            return
        if not _from_here(scope):
            await refuse(scope, send, 403, "Sent from elsewhere", _ELSEWHERE)
            return
        kind = (header(scope, "content-type") or "").partition(";")[0].strip().lower()
        if kind == _JSON:
            await self._app(scope, receive, send)
            return
        if kind != _FORM:
            await refuse(scope, send, 415, "Not understood", f"Send a form as {_FORM}.")
            return
        body = await read_body(receive, 1 << 20) or b""  # what comes here is within ``Limits``
        fields = _fields(body)
        if fields is None:
            await refuse(scope, send, 422, "Not understood", "That is no form of this site.")
            return
        held, given = cookie(scope, COOKIE), fields.get(FIELD, ("",))[0]
        if held is None or not hmac.compare_digest(given.encode(), self._sign(held).encode()):
            line = "This page was open for too long: go back, load it again and send it once more."
            await refuse(scope, send, 403, "Sent too late", line)
            return
        scope = _with_state(scope, "form", MappingProxyType(fields))
        scope = _with_state(scope, FIELD, given)  # for the form again, where something is wrong
        await self._app(scope, replayed(body, receive), send)

    def _sign(self, told: str) -> str:
        return hmac.new(self._key, told.encode("utf-8", "replace"), "sha256").hexdigest()


def _with_state(scope: Scope, name: str, value: object) -> Scope:
    return {**scope, "state": {**scope.get("state", {}), name: value}}


def _from_here(scope: Scope) -> bool:
    """Whether the browser, if it is one, says that this comes from a page of ours.

    The scheme is not compared: behind a server that speaks TLS for us it is another.
    """
    if header(scope, "sec-fetch-site") not in {None, "same-origin", "none"}:
        return False
    origin = header(scope, "origin")
    if origin is None:
        return True
    return origin.lower().partition("://")[2] == (header(scope, "host") or "").lower()


def _fields(body: bytes) -> dict[str, tuple[str, ...]] | None:
    """The fields of an encoded form; ``None`` where it is none, or has too many."""
    try:
        found = parse_qsl(
            body.decode("ascii"),
            keep_blank_values=True,
            strict_parsing=bool(body),
            errors="strict",
            max_num_fields=MOST_FIELDS,
        )
    except ValueError:
        return None
    fields: dict[str, tuple[str, ...]] = {}
    for name, value in found:
        fields[name] = (*fields.get(name, ()), value)
    return fields
