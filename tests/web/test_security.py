"""What stands between the network and the site, around an application that echoes."""

import asyncio
import json
import time
from collections.abc import Iterator
from typing import Any

import pytest
from starlette.testclient import TestClient
from starlette.types import Receive, Scope, Send

from onrecord.errors import SettingsError
from onrecord.web.security import Safety, Security, form_of, form_token, login_link, make_token
from onrecord.web.security.headers import HEADERS
from onrecord.web.security.limits import (
    AT_ONCE,
    LARGEST_BODY,
    LONGEST_PATH,
    LONGEST_QUERY,
    MOST_PARAMETERS,
)

TOKEN = "a-token-long-enough-for-a-test"  # noqa: S105 - no secret
HERE = "http://127.0.0.1:8000"
FORM = {"content-type": "application/x-www-form-urlencoded"}


async def echo(scope: Scope, receive: Receive, send: Send) -> None:
    """Says what reached it."""
    if scope["path"] == "/breaks":
        raise ValueError("within")
    if scope["path"] == "/slow":
        await asyncio.sleep(5)
    body = (await receive())["body"]
    told = {
        "method": scope["method"],
        "body": body.decode(),
        "form": {name: list(values) for name, values in form_of(scope).items()},
        "token": form_token(scope),
    }
    headers = [(b"content-type", b"application/json"), (b"x-frame-options", b"ALLOWALL")]
    if scope["path"] == "/static/kept.css":
        headers.append((b"cache-control", b"max-age=9"))
    await send({"type": "http.response.start", "status": 200, "headers": headers})
    await send({"type": "http.response.body", "body": json.dumps(told).encode()})


def client(**safety: Any) -> TestClient:
    app = Security(echo, safety=Safety(**safety))
    return TestClient(app, base_url=HERE, follow_redirects=False)


@pytest.fixture
def plain() -> TestClient:
    return client()


@pytest.fixture
def guarded() -> TestClient:
    return client(token=TOKEN)


@pytest.fixture
def writable() -> TestClient:
    return client(writable=True)


# Headers


@pytest.mark.parametrize(
    ("path", "status"), [("/", 200), ("/breaks", 500), ("/" + "x" * 3000, 414), ("/api/breaks", 200)]
)  # fmt: skip
def test_every_answer_has_the_headers(plain: TestClient, path: str, status: int) -> None:
    answer = plain.get(path)
    assert answer.status_code == status
    assert {name: answer.headers[name] for name in HEADERS} == HEADERS
    assert answer.headers.get_list("x-frame-options") == ["DENY"], "ours, once"


def test_scripts_and_styles_are_ours_alone() -> None:
    policy = dict(part.split(" ", 1) for part in HEADERS["content-security-policy"].split("; "))
    assert policy["default-src"] == "'none'"
    assert policy["script-src"] == policy["style-src"] == "'self'"
    assert "unsafe" not in HEADERS["content-security-policy"]


def test_what_the_application_says_of_caching_stays(plain: TestClient) -> None:
    assert plain.get("/static/kept.css").headers["cache-control"] == "max-age=9"
    assert plain.get("/").headers["cache-control"] == "private, no-cache"


def test_a_failure_within_tells_nothing(
    plain: TestClient, caplog: pytest.LogCaptureFixture
) -> None:
    answer = plain.get("/breaks")
    assert "within" not in answer.text
    assert "Traceback" not in answer.text
    assert "within" in caplog.text, "the log says what"


# Names


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("127.0.0.1:8000", 200),
        ("localhost", 200),
        ("LOCALHOST:9", 200),
        ("[::1]:8000", 200),
        ("192.0.2.7", 200),
        ("desk.example", 200),
        ("evil.example", 400),
        ("127.0.0.1.evil.example", 400),
        ("localhost.evil.example", 400),
        ("localhost:8000, evil.example", 400),
        ("localhost:port", 400),
        ("user@localhost", 400),
        ("", 400),
        ("[::1", 400),
        ('localhost"><script>', 400),
    ],
)
def test_only_names_of_ours_are_answered(host: str, status: int) -> None:
    answer = client(names=("Desk.example",)).get("/", headers={"host": host})
    assert answer.status_code == status
    assert "<script>" not in answer.text


def test_behind_a_login_any_name_will_do(guarded: TestClient) -> None:
    answer = guarded.get("/", headers={"host": "desk.example", "authorization": f"Bearer {TOKEN}"})
    assert answer.status_code == 200


# Limits


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/?q=" + "x" * (LONGEST_QUERY - 10), 200),
        ("GET", "/?q=" + "x" * LONGEST_QUERY, 414),
        ("GET", "/" + "x" * LONGEST_PATH, 414),
        ("GET", "/?" + "&".join(["a=1"] * MOST_PARAMETERS), 200),
        ("GET", "/?" + "&".join(["a=1"] * (MOST_PARAMETERS + 1)), 414),
        ("PUT", "/", 405),
        ("DELETE", "/", 405),
        ("OPTIONS", "/", 405),
        ("TRACE", "/", 405),
    ],
)
def test_what_may_be_asked(plain: TestClient, method: str, path: str, status: int) -> None:
    assert plain.request(method, path).status_code == status


def test_head_is_answered_as_get(plain: TestClient) -> None:
    assert plain.get("/").json()["method"] == "GET"
    assert plain.head("/").status_code == 200


@pytest.mark.parametrize(("length", "status"), [(LARGEST_BODY, 200), (LARGEST_BODY + 1, 413)])
def test_how_much_may_be_sent(writable: TestClient, length: int, status: int) -> None:
    def parts() -> Iterator[bytes]:
        yield b'"' + b"x" * (length - 2)
        yield b'"'

    json_ = {"content-type": "application/json"}
    assert writable.post("/", content=b"".join(parts()), headers=json_).status_code == status
    assert writable.post("/", content=parts(), headers=json_).status_code == status, "in parts"


@pytest.mark.parametrize("length", ["x", "-1", "1_0", "٣"])
def test_a_length_is_a_number(writable: TestClient, length: str) -> None:
    headers = {"content-length": length.encode()}
    assert writable.post("/", content=b"", headers=headers).status_code == 400  # type: ignore[arg-type]


def test_an_answer_that_takes_too_long_is_not_waited_for() -> None:
    begun = time.monotonic()
    app = Security(echo, safety=Safety(seconds=0.05))
    site = TestClient(app, base_url=HERE)
    answer = site.get("/slow")
    assert (answer.status_code, answer.headers["retry-after"]) == (503, "30")
    assert "0.05 seconds" in answer.text
    assert time.monotonic() - begun < 4


# Login


@pytest.mark.parametrize("path", ["/", "/api/board", "/login/x", "/statics", "/api/openapi.json"])
def test_nobody_comes_in_without_having_logged_in(guarded: TestClient, path: str) -> None:
    answer = guarded.get(path)
    assert answer.status_code == 401
    assert "body" not in answer.text.replace("<body>", "").replace("</body>", ""), "not echoed"
    assert ("www-authenticate" in answer.headers) == path.startswith("/api/"), "no browser dialogue"


def test_the_looks_of_the_login_page_are_open(guarded: TestClient) -> None:
    assert guarded.get("/static/site.css").status_code == 200


@pytest.mark.parametrize("how", ["link", "form"])
def test_one_login_gives_a_cookie(guarded: TestClient, how: str) -> None:
    if how == "link":
        answer = guarded.get(login_link(HERE, TOKEN).removeprefix(HERE))
    else:
        answer = guarded.post("/login", content=f"token={TOKEN}", headers=FORM)
    assert answer.status_code == 200
    (told,) = answer.headers.get_list("set-cookie")
    assert "HttpOnly" in told
    assert "SameSite=Strict" in told
    assert TOKEN not in told
    assert answer.headers["cache-control"] == "no-store"
    assert guarded.get("/").status_code == 200


def test_a_cookie_is_secure_where_the_site_is() -> None:
    site = TestClient(Security(echo, safety=Safety(token=TOKEN)), base_url="https://desk.example")
    assert "; Secure" in site.get(f"/login?token={TOKEN}").headers["set-cookie"]
    site = TestClient(Security(echo, safety=Safety(token=TOKEN)), base_url=HERE)
    assert "; Secure" not in site.get(f"/login?token={TOKEN}").headers["set-cookie"]


@pytest.mark.parametrize(
    "given", ["/login", "/login?token=", "/login?token=wrong", f"/login?token={TOKEN}x", "/login?x"]
)
def test_another_token_gives_none(guarded: TestClient, given: str) -> None:
    answer = guarded.get(given)
    assert answer.status_code == 401
    assert "set-cookie" not in answer.headers


@pytest.mark.parametrize(
    "change",
    [
        lambda value: value[:-1] + ("0" if value[-1] != "0" else "1"),
        lambda value: "9" + value,
        lambda value: value.partition(".")[2],
        lambda value: "." + value.partition(".")[2],
        lambda value: "",
        lambda value: "9" * 400 + "." + value.partition(".")[2],
        lambda value: "²." + value.partition(".")[2],
    ],
)
def test_a_cookie_that_was_tampered_with_is_none(guarded: TestClient, change: Any) -> None:
    answer = guarded.get(f"/login?token={TOKEN}")
    name, _, value = answer.headers["set-cookie"].partition(";")[0].partition("=")
    guarded.cookies.clear()
    for held, status in ((value, 200), (change(value), 401)):
        sent = {"cookie": f'other="; {name}={held}; more=[1]'.encode()}
        assert guarded.get("/", headers=sent).status_code == status  # type: ignore[arg-type]


def test_a_login_ends(guarded: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    guarded.get(f"/login?token={TOKEN}")
    now = time.time()
    monkeypatch.setattr(time, "time", lambda: now + 31 * 86400)
    assert guarded.get("/").status_code == 401


def test_a_script_sends_the_token(guarded: TestClient) -> None:
    for sent, status in ((f"Bearer {TOKEN}", 200), (f"bearer {TOKEN}", 200), (TOKEN, 401)):
        assert guarded.get("/", headers={"authorization": sent}).status_code == status
    assert guarded.get("/", headers={"authorization": "Bearer é".encode()}).status_code == 401  # type: ignore[arg-type]


@pytest.mark.parametrize("token", ["", "short", "x" * 15, "é" * 20, "x" * 20 + "\n"])
def test_a_token_cannot_be_guessed(token: str) -> None:
    with pytest.raises(SettingsError, match="16 characters"):
        Security(echo, safety=Safety(token=token))


def test_tokens_that_are_made_differ_and_are_long() -> None:
    made = {make_token() for _ in range(20)}
    assert len(made) == 20
    assert min(map(len, made)) >= 32


# Forms


def _token(site: TestClient) -> str:
    return str(site.get("/").json()["token"])


def test_a_site_that_only_shows_takes_nothing(plain: TestClient) -> None:
    answer = plain.post("/corrections", content="a=1", headers=FORM)
    assert answer.status_code == 403
    assert "--allow-corrections" in answer.text
    assert plain.get("/").json()["token"] == ""
    assert "set-cookie" not in plain.get("/").headers


def test_a_form_of_ours_is_taken(writable: TestClient) -> None:
    token = _token(writable)
    assert token == _token(writable), "one cookie, one token"
    content = f"form_token={token}&name=A+%26+B&name=%C3%A9&note="
    for more in ({}, {"origin": HERE, "sec-fetch-site": "same-origin"}):
        answer = writable.post("/x", content=content, headers=FORM | more)
        assert answer.status_code == 200, answer.text
        told = answer.json()
        assert told["form"] == {"form_token": [token], "name": ["A & B", "é"], "note": [""]}
        assert told["body"] == content, "the application reads it all the same"


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "http://evil.example"},
        {"origin": "http://127.0.0.1:3000"},
        {"origin": "null"},
        {"origin": ""},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site", "origin": HERE},
    ],
)
@pytest.mark.parametrize("kind", ["form", "json"])
def test_what_is_sent_from_elsewhere_is_refused(
    writable: TestClient, headers: dict[str, str], kind: str
) -> None:
    content = f"form_token={_token(writable)}"
    sent = FORM if kind == "form" else {"content-type": "application/json"}
    assert writable.post("/x", content=content, headers=sent | headers).status_code == 403


def test_a_form_without_the_token_of_its_cookie_is_refused(writable: TestClient) -> None:
    token = _token(writable)
    foreign = _token(client(writable=True))
    for content in ("", "a=1", "form_token=", f"form_token={foreign}", "form_token=%C3%A9"):
        assert writable.post("/x", content=content, headers=FORM).status_code == 403, content
    writable.cookies.clear()
    answer = writable.post("/x", content=f"form_token={token}", headers=FORM)
    assert answer.status_code == 403


@pytest.mark.parametrize(
    ("content", "status"),
    [("form_token", 422), ("%ff=%ff&form_token=1", 422), ("a=1&" * 301, 422), ("é=1", 422)],
)  # fmt: skip
def test_what_is_no_form(writable: TestClient, content: str, status: int) -> None:
    answer = writable.post("/x", content=content.encode(), headers=FORM)
    assert answer.status_code == status


@pytest.mark.parametrize("kind", ["text/plain", "multipart/form-data; boundary=x", ""])
def test_other_bodies_are_not_taken(writable: TestClient, kind: str) -> None:
    _token(writable)
    answer = writable.post("/x", content="{}", headers={"content-type": kind})
    assert answer.status_code == 415


def test_refusals_of_data_are_data(plain: TestClient) -> None:
    answer = plain.post("/api/corrections", content="{}")
    assert answer.headers["content-type"] == "application/json"
    assert "--allow-corrections" in answer.json()["error"]


def test_no_more_are_worked_on_at_once_than_there_are_threads_for() -> None:
    """Also where nobody waits for the answer any more, every one of them comes to its end."""
    working, most, ended = 0, 0, 0

    async def slow(scope: Scope, receive: Receive, send: Send) -> None:
        nonlocal working, most, ended
        working += 1
        most = max(most, working)
        await asyncio.sleep(0.01)
        working, ended = working - 1, ended + 1
        await echo(scope, receive, send)

    async def ask(app: Security) -> list[int]:
        told: list[int] = []

        async def receive() -> dict[str, object]:
            return {"type": "http.request", "body": b"", "more_body": False}

        async def send(message: Any) -> None:
            if message["type"] == "http.response.start":
                told.append(message["status"])

        scope = {
            "type": "http",
            "method": "GET",
            "scheme": "http",
            "path": "/",
            "query_string": b"",
            "headers": [(b"host", b"localhost")],
        }
        await app(scope, receive, send)
        return told

    async def all_of_them() -> list[Any]:
        app = Security(slow, safety=Safety())
        tasks = [asyncio.ensure_future(ask(app)) for _ in range(60)]
        await asyncio.sleep(0.005)
        tasks[0].cancel()
        found = await asyncio.gather(*tasks, return_exceptions=True)
        await asyncio.sleep(0.02)
        return found

    found = asyncio.run(all_of_them())
    assert isinstance(found[0], asyncio.CancelledError)
    assert found[1:] == [[200]] * 59
    assert (most, ended, working) == (AT_ONCE, 60, 0)
