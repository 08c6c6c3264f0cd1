"""Headers on every answer, and a plain answer where the application failed."""

import logging

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from onrecord.web.security.refusing import refuse

log = logging.getLogger(__name__)

CONTENT_SECURITY_POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "connect-src 'self'",
        "form-action 'self'",
        "frame-ancestors 'none'",
        "base-uri 'none'",
    )
)
HEADERS = {
    "content-security-policy": CONTENT_SECURITY_POLICY,
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    # With ``no-referrer`` browsers send ``Origin: null`` with our own forms, which are then refused.
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "x-robots-tag": "noindex, nofollow",
}
_ENCODED = {name.encode(): value.encode() for name, value in HEADERS.items()}
_CACHE = (b"cache-control", b"private, no-cache")  # kept by the browser, asked for again each time


class Headers:
    """Adds ``HEADERS``; what the application said of caching stays."""

    def __init__(self, app: ASGIApp) -> None:
        """Wrap ``app``."""
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        begun = False

        async def add(message: Message) -> None:
            nonlocal begun
            if message["type"] == "http.response.start":
                begun = True
                message["headers"] = _with_ours(message.get("headers", ()))
            await send(message)

        try:
            await self._app(scope, receive, add)
        except Exception:
            log.exception("%s %s failed", scope["method"], scope["path"])
            if begun:
                raise
            line = "This is a mistake in OnRecord; its log says more."
            await refuse(scope, add, 500, "That did not work", line)


def _with_ours(given: object) -> list[tuple[bytes, bytes]]:
    kept = [(bytes(name).lower(), value) for name, value in given]  # type: ignore[attr-defined]
    kept = [(name, value) for name, value in kept if name not in _ENCODED]
    if all(name != b"cache-control" for name, _ in kept):
        kept.append(_CACHE)
    return [*kept, *_ENCODED.items()]
