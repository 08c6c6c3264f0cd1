"""The names that a site may be called by.

A page from elsewhere can have its own name resolved to this machine (DNS rebinding) and then read
our answers as if they were its own. It cannot make the browser call us by a name of ours, nor by
a bare address: a request that does neither is refused.
"""

import ipaddress
import re

from starlette.types import ASGIApp, Receive, Scope, Send

from onrecord.web.security.reading import header
from onrecord.web.security.refusing import refuse

_HOST = re.compile(r"(\[[0-9a-fA-F:.]+\]|[A-Za-z0-9](?:[A-Za-z0-9.-]{0,252}))(?::[0-9]{1,5})?")


class Hosts:
    """Refuses requests whose ``Host`` is no name of ours.

    ``any_name`` lets every name pass: where a login guards the site, a page elsewhere has nothing
    from being called by another name, since the browser sends no cookie of ours to that name.
    """

    def __init__(self, app: ASGIApp, *, names: tuple[str, ...] = (), any_name: bool) -> None:
        """Wrap ``app``."""
        self._app = app
        self._names = {"localhost", *(name.lower().rstrip(".") for name in names)}
        self._any = any_name

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or self._is_ours(header(scope, "host") or ""):
            await self._app(scope, receive, send)
            return
        line = "This site is not called by that name; open it by the address that serve printed."
        await refuse(scope, send, 400, "Another name", line)

    def _is_ours(self, host: str) -> bool:
        found = _HOST.fullmatch(host)
        if found is None:
            return False
        name = found[1].lower().rstrip(".")
        return self._any or name in self._names or _is_address(name)


def _is_address(name: str) -> bool:
    try:
        ipaddress.ip_address(name.strip("[]"))
    except ValueError:
        return False
    return True
