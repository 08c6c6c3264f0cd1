"""What stands between the network and the site: pure ASGI, for every answer alike.

From without to within: headers on whatever is answered, the names the site may be called by, the
size and time of a request, who may come in, and where a form was sent from.
"""

from collections.abc import Callable
from dataclasses import dataclass

from starlette.types import ASGIApp, Receive, Scope, Send

from onrecord.web.security.forms import Forms, form_of, form_token
from onrecord.web.security.headers import Headers
from onrecord.web.security.hosts import Hosts
from onrecord.web.security.limits import Limits
from onrecord.web.security.login import Login, check_token, login_link, make_token

__all__ = ["Safety", "Security", "form_of", "form_token", "login_link", "make_token"]


@dataclass(frozen=True, kw_only=True)
class Safety:
    """How a site is kept safe.

    With a ``token`` nobody comes in who has not followed the login link; without one, the site is
    for this machine alone and answers to its own names only, of which ``names`` are more.
    ``writable`` lets forms change the record. ``seconds`` is how long an answer may be worked on.
    """

    token: str | None = None
    writable: bool = False
    names: tuple[str, ...] = ()
    seconds: float = 20.0

    def __post_init__(self) -> None:
        """Raise ``SettingsError`` for a token that could be guessed."""
        if self.token is not None:
            check_token(self.token)


class Security:
    """The layers around an application, as one."""

    def __init__(self, app: ASGIApp, *, safety: Safety) -> None:
        """Wrap ``app``."""
        layers: list[Callable[[ASGIApp], ASGIApp]] = [
            lambda inner: Forms(inner, writable=safety.writable),
            lambda inner: inner if safety.token is None else Login(inner, token=safety.token),
            lambda inner: Limits(inner, seconds=safety.seconds),
            lambda inner: Hosts(inner, names=safety.names, any_name=safety.token is not None),
            Headers,
        ]
        for layer in layers:
            app = layer(app)
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "websocket":  # the site has none
            await send({"type": "websocket.close", "code": 1008})
            return
        await self._app(scope, receive, send)
