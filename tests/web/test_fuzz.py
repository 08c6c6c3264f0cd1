"""Whatever the data are asked for, the answer is as described and never a failure of ours.

Schemathesis makes the questions out of the OpenAPI description: right ones, and wrong ones in
every way it can think of.
"""

import itertools
from pathlib import Path
from typing import Any

import hypothesis
import pytest
import schemathesis
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

import onrecord
from onrecord.store import KINDS
from onrecord.web import create_app
from tests.web.conftest import EXAMPLES

CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
]
HOST = {"host": "127.0.0.1"}
DESCRIBED = create_app("not-opened.db").openapi()["paths"]
# Where only an id is asked for there is no wrong way to ask: any text may be one.
ASKED = sorted(
    (mode, path, method)
    for path, methods in DESCRIBED.items()
    for method, told in methods.items()
    for mode in GenerationMode
    if mode == GenerationMode.POSITIVE
    or any(each["in"] == "query" for each in told.get("parameters", ()))
)


@pytest.fixture(scope="module")
def api(record_path: Path) -> Any:
    app = create_app(record_path, questions=[EXAMPLES])
    return schemathesis.openapi.from_asgi("/api/openapi.json", app, headers=HOST)


@pytest.fixture(scope="module")
def ids(record_path: Path) -> dict[str, list[str]]:
    """Ids that are in the record, by the first part of the address that takes them."""
    with onrecord.open(record_path) as record:
        view = record.view
        return {
            "actors": [each.id for each in view.entities()[:20]],
            "article": view.article_ids(),
            "claim": [found[0].id for kind in KINDS.values() if (found := view.claims(kind))],
            "event": [each.id for each in view.events()[:20]],
            "runs": [each.id for each in view.runs()],
            "story": [each.id for each in view.stories()],
        }


@pytest.mark.parametrize(
    ("mode", "path", "method"), ASKED, ids=[f"{mode.value}-{path}" for mode, path, _ in ASKED]
)
def test_no_question_makes_the_site_fail(
    api: Any, ids: dict[str, list[str]], mode: GenerationMode, path: str, method: str
) -> None:
    known = itertools.cycle(ids.get(path.split("/")[2], []))
    turn = itertools.cycle((True, False))

    @hypothesis.settings(
        max_examples=20,
        deadline=None,
        derandomize=True,
        database=None,
        phases=[hypothesis.Phase.explicit, hypothesis.Phase.generate],
        suppress_health_check=list(hypothesis.HealthCheck),
    )
    @hypothesis.given(case=api[path][method.upper()].as_strategy(generation_mode=mode))
    def ask(case: Any) -> None:
        if "id" in case.path_parameters and next(turn) and (id := next(known, None)):
            case.path_parameters["id"] = id
        case.call_and_validate(checks=CHECKS, headers=HOST)

    ask()


def test_every_kind_of_id_is_asked_for(ids: dict[str, list[str]]) -> None:
    assert all(ids.values())
    kinds = {path.split("/")[2] for path in DESCRIBED if "{id}" in path}
    assert kinds - ids.keys() == {"corrections"}
