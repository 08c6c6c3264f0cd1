"""One plain answer for what the site does not do: a page, or JSON under ``/api/``."""

import html
import json
from collections.abc import Iterable

from starlette.types import Scope, Send

from onrecord.web import addresses

_PAGE = """<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
{head}<title>{title} · OnRecord</title><link rel="stylesheet" href="{css}"></head>
<body><main id="content"><h1>{title}</h1>
<p>{line}</p>
{more}</main></body>
</html>
"""


async def refuse(  # noqa: PLR0913 - scope and send are those of ASGI
    scope: Scope,
    send: Send,
    status: int,
    title: str,
    line: str,
    *,
    more: str = "",
    head: str = "",
    headers: Iterable[tuple[bytes, bytes]] = (),
) -> None:
    """Answer with a status and one line; ``more`` and ``head`` are HTML of ours, kept off JSON."""
    if wants_json(scope):
        kind, body = "application/json", json.dumps({"error": line})
    else:
        kind = "text/html; charset=utf-8"
        css = addresses.static("site.css")
        told = html.escape(title), html.escape(line)
        body = _PAGE.format(title=told[0], line=told[1], css=css, more=more, head=head)
    encoded = body.encode()
    own = [
        (b"content-type", kind.encode()),
        (b"content-length", str(len(encoded)).encode()),
        (b"cache-control", b"no-store"),
    ]
    start = {"type": "http.response.start", "status": status, "headers": [*own, *headers]}
    await send(start)
    await send({"type": "http.response.body", "body": encoded})


def wants_json(scope: Scope) -> bool:
    """Whether a request is for data."""
    return str(scope.get("path", "")).startswith("/api/")
