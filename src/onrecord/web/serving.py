"""Running the site: where it listens, and who may come in."""

import ipaddress
import os
import socket
from collections.abc import Callable, Sequence
from pathlib import Path

import onrecord
from onrecord.errors import SettingsError
from onrecord.web.app import create_app
from onrecord.web.security import login_link, make_token
from onrecord.web.warming import warm


def serve(
    store: str | Path,
    *,
    host: str = "127.0.0.1",
    port: int = 8400,
    questions: Sequence[str | Path] = (),
    allow_corrections: bool = False,
    on_ready: Callable[[str], None] = print,
) -> None:
    """Serve a record until interrupted. ``on_ready`` is told where it can be looked at.

    On an address that others can reach, a visitor needs the token of the login link that is told;
    it is made anew each time unless ``ONRECORD_TOKEN`` gives one, which then holds on loopback too.
    Raises ``StoreError`` where there is no record, ``SettingsError`` where the address or port
    cannot be listened on.
    """
    import uvicorn

    onrecord.open(store).close()  # a missing record is told before anything is started
    token = os.environ.get("ONRECORD_TOKEN") or (None if is_loopback(host) else make_token())
    app = create_app(store, questions=questions, allow_corrections=allow_corrections, token=token)
    listening = _listen(host, port)
    at = listening.getsockname()
    name = f"[{at[0]}]" if ":" in at[0] else at[0]
    on_ready(f"{store} is at http://{name}:{at[1]}/  (Ctrl-C stops)")
    if token is not None:
        on_ready(f"log in once with {login_link(f'http://{name}:{at[1]}', token)}")
    warm(app.state.desks, app.state.site.questions)
    config = uvicorn.Config(app, log_level="warning", access_log=False, server_header=False)
    uvicorn.Server(config).run(sockets=[listening])


def is_loopback(host: str) -> bool:
    """Whether only this machine can reach it."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _listen(host: str, port: int) -> socket.socket:
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(
            host, port, type=socket.SOCK_STREAM, proto=socket.IPPROTO_TCP
        )[0]
        # Named as TCP, or asyncio leaves Nagle's algorithm on and every answer waits 40 ms.
        listening = socket.socket(family, kind, protocol)
        try:
            listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            listening.bind(address)
            listening.listen(128)
        except OSError:
            listening.close()
            raise
    except OSError as error:
        raise SettingsError(
            f"cannot listen on {host} port {port}: {error.strerror or error}; try --port 0"
        ) from error
    return listening
