"""Where the site listens, and who may come in there."""

import socket
from pathlib import Path

import pytest
import uvicorn

from onrecord.errors import SettingsError, StoreError
from onrecord.web import serving


@pytest.fixture
def served(monkeypatch: pytest.MonkeyPatch) -> list[socket.socket]:
    """What would be listened on, were the site run."""
    found: list[socket.socket] = []

    def run(self: uvicorn.Server, sockets: list[socket.socket]) -> None:
        found.extend(sockets)
        for each in sockets:
            each.close()

    monkeypatch.setattr(uvicorn.Server, "run", run)
    monkeypatch.setattr(serving, "warm", lambda *_: None)
    monkeypatch.delenv("ONRECORD_TOKEN", raising=False)
    return found


@pytest.mark.parametrize(
    ("host", "given", "asks_for_login"),
    [
        ("127.0.0.1", None, False),
        ("localhost", None, False),
        ("127.0.0.1", "a-token-that-was-given", True),
        ("0.0.0.0", None, True),  # noqa: S104 - what is held to be guarded
        ("0.0.0.0", "a-token-that-was-given", True),  # noqa: S104
    ],
)
def test_others_come_in_with_a_token_alone(
    record_path: Path,
    served: list[socket.socket],
    monkeypatch: pytest.MonkeyPatch,
    host: str,
    given: str | None,
    asks_for_login: bool,
) -> None:
    if given is not None:
        monkeypatch.setenv("ONRECORD_TOKEN", given)
    told: list[str] = []
    serving.serve(record_path, host=host, port=0, on_ready=told.append)
    assert ("/login?token=" in " ".join(told)) == asks_for_login
    assert given is None or told[-1].endswith(given)
    assert len(served) == 1


def test_a_token_is_made_anew_each_time(record_path: Path, served: list[socket.socket]) -> None:
    told: list[str] = []
    for _ in range(2):
        serving.serve(record_path, host="0.0.0.0", port=0, on_ready=told.append)  # noqa: S104
    assert told[1].partition("token=")[2] != told[3].partition("token=")[2]
    assert len(served) == 2


def test_answers_are_sent_at_once(record_path: Path, served: list[socket.socket]) -> None:
    """asyncio turns Nagle's algorithm off for sockets that are named as TCP, and for no others."""
    serving.serve(record_path, port=0, on_ready=lambda _: None)
    assert served[0].proto == socket.IPPROTO_TCP


def test_what_cannot_be_served_is_said(
    tmp_path: Path, record_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(StoreError, match="no record at"):
        serving.serve(tmp_path / "none.db")
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        with pytest.raises(SettingsError, match="try --port 0"):
            serving.serve(record_path, port=taken.getsockname()[1])
    monkeypatch.setenv("ONRECORD_TOKEN", "short")
    with pytest.raises(SettingsError, match="16 characters"):
        serving.serve(record_path, port=0)
