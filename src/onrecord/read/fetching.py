"""A page or a feed from the web: one request, with a time limit and a size limit."""

import time
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from io import BytesIO
from typing import TYPE_CHECKING

from onrecord.errors import InputRejected
from onrecord.read.bounded import read_capped, rejected, too_large, unpacked
from onrecord.read.recognition import is_address
from onrecord.settings import Settings

if TYPE_CHECKING:
    import httpx

_ACCEPT = "text/html,application/xhtml+xml,application/atom+xml,application/rss+xml;q=0.9,*/*;q=0.5"


@dataclass(frozen=True, slots=True)
class Page:
    """What an address answered: where it led in the end, the bytes, and the header's words."""

    url: str
    data: bytes
    media: str
    charset: str | None


@cache
def user_agent() -> str:
    """How OnRecord names itself to the sites it reads."""
    return f"OnRecord/{version('onrecord')} (reads news reports; one request a page)"


def fetch(url: str, settings: Settings) -> Page:
    """What ``url`` answers; raises ``InputRejected`` (``unreachable``, ``too-large``).

    Redirects are followed. The whole answer must arrive within ``fetch_timeout`` seconds and
    ``max_bytes`` bytes, packed and unpacked.
    """
    import httpx

    if not is_address(url):
        raise InputRejected("unreachable", url, "only http and https addresses are read")
    # Only gzip is asked for, and unpacked here: a packed answer cannot outgrow the cap.
    headers = {"User-Agent": user_agent(), "Accept": _ACCEPT, "Accept-Encoding": "gzip"}
    try:
        with (
            httpx.Client(timeout=settings.fetch_timeout, follow_redirects=True) as client,
            client.stream("GET", url, headers=headers) as response,
        ):
            if response.status_code != httpx.codes.OK:
                raise InputRejected(
                    "unreachable", url, f"it answered {response.status_code} "
                    f"{response.reason_phrase}".rstrip() + "; check the address",
                )  # fmt: skip
            packed = _received(response, url, settings)
    except (httpx.HTTPError, httpx.InvalidURL, ValueError) as error:
        what = " ".join(str(error).split())[:120] or type(error).__name__
        raise InputRejected(
            "unreachable", url, f"it cannot be fetched ({what}); check the address and try again"
        ) from None
    return Page(
        url=str(response.url),
        data=_unpack(packed, response.headers.get("content-encoding", ""), url, settings.max_bytes),
        media=response.headers.get("content-type", "").partition(";")[0].strip().lower(),
        charset=response.charset_encoding,
    )


def _received(response: "httpx.Response", url: str, settings: Settings) -> bytes:
    parts, size, started = [], 0, time.monotonic()
    for part in response.iter_raw(1 << 16):
        parts.append(part)
        size += len(part)
        if size > settings.max_bytes:
            raise InputRejected("too-large", url, too_large(settings.max_bytes))
        if time.monotonic() - started > settings.fetch_timeout:
            raise InputRejected(
                "unreachable", url,
                f"it did not arrive within {settings.fetch_timeout:g} seconds; "
                "try again, or raise the setting fetch_timeout",
            )  # fmt: skip
    return b"".join(parts)


def _unpack(data: bytes, encoding: str, url: str, limit: int) -> bytes:
    if encoding.strip().lower() in {"", "identity"}:
        return data
    if encoding.strip().lower() not in {"gzip", "x-gzip"}:
        raise InputRejected("unreachable", url, f"it answered packed as {encoding!r}, unasked")
    import zlib

    try:
        return read_capped(unpacked(BytesIO(data)), limit, url)
    except (OSError, EOFError, zlib.error) as error:
        raise rejected(error, url) from None
