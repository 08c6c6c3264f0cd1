"""A site served over real HTTP on loopback, as ``onrecord serve`` does."""

import contextlib
import socket
import threading
import time
from collections.abc import Iterator
from typing import Any

import uvicorn


@contextlib.contextmanager
def serving(app: Any) -> Iterator[str]:
    """The address of ``app``, served from a thread until the end of the block."""
    with socket.socket(proto=socket.IPPROTO_TCP) as listening:
        listening.bind(("127.0.0.1", 0))
        port = listening.getsockname()[1]
        server = uvicorn.Server(
            uvicorn.Config(app, log_level="warning", lifespan="on", server_header=False)
        )
        thread = threading.Thread(
            target=server.run, kwargs={"sockets": [listening]}, name="site", daemon=True
        )
        thread.start()
        until = time.monotonic() + 20
        while not server.started:
            assert thread.is_alive(), "the site did not start"
            assert time.monotonic() < until, "the site does not start"
            time.sleep(0.01)
        try:
            yield f"http://127.0.0.1:{port}"
        finally:
            server.should_exit = True
            thread.join(20)
            assert not thread.is_alive(), "the site does not end"
