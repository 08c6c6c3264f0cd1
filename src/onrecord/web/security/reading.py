"""What is read from a request before the application sees it, and cookies."""

from starlette.requests import cookie_parser
from starlette.types import Receive, Scope


def header(scope: Scope, name: str) -> str | None:
    """The value of a header, joined by commas where it stands more than once; ``None`` if absent."""
    found = [value for key, value in scope["headers"] if key == name.encode()]
    return ", ".join(value.decode("latin-1") for value in found) if found else None


def cookie(scope: Scope, name: str) -> str | None:
    """The value of a cookie, whatever stands around it; ``None`` if absent."""
    return cookie_parser((header(scope, "cookie") or "").replace(", ", "; ")).get(name)


def set_cookie(scope: Scope, name: str, value: str, *, days: int) -> tuple[bytes, bytes]:
    """A ``Set-Cookie`` header: for this site alone, sent from its own pages, hidden from scripts."""
    told = f"{name}={value}; Path=/; HttpOnly; SameSite=Strict; Max-Age={days * 86400}"
    return b"set-cookie", (told + ("; Secure" if scope["scheme"] == "https" else "")).encode()


async def read_body(receive: Receive, most: int) -> bytes | None:
    """The whole body; ``None`` where it is longer than ``most`` bytes or breaks off."""
    parts, length, more = [], 0, True
    while more:
        message = await receive()
        if message["type"] != "http.request":
            return None
        parts.append(message.get("body", b""))
        length += len(parts[-1])
        if length > most:
            return None
        more = message.get("more_body", False)
    return b"".join(parts)


def replayed(body: bytes, receive: Receive) -> Receive:
    """A ``receive`` that gives a body that was read already, then what ``receive`` gives."""
    waiting = [{"type": "http.request", "body": body, "more_body": False}]

    async def give() -> dict[str, object]:
        return waiting.pop() if waiting else dict(await receive())

    return give
