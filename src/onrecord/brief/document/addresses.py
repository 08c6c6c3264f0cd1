"""Addresses that a reader may follow from a document."""

from urllib.parse import quote, urlsplit

_KEPT = "/:?#@!$&'()*+,;=%-._~"  # RFC 3986: what an address may hold besides letters and digits


def web_address(link: str | None) -> str | None:
    """The address where it is one of the web (http, https), its unsafe characters encoded; else ``None``.

    ``javascript:``, ``data:``, ``file:`` and addresses without a host are no places to go to.
    """
    if not link:
        return None
    try:
        parts = urlsplit(link.strip())
    except ValueError:
        return None
    if parts.scheme.lower() not in {"http", "https"} or not parts.netloc:
        return None
    return quote(link.strip(), safe=_KEPT, errors="replace")
