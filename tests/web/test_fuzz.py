"""Whatever the data are asked for, the answer is as described and never a failure of ours.

Schemathesis makes the questions out of the OpenAPI description: right ones, and wrong ones in
every way it can think of.
"""

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

from onrecord.web import create_app
from tests.web.conftest import EXAMPLES

CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
]
HOST = {"host": "127.0.0.1"}
PATHS = sorted(
    (path, method)
    for path, methods in create_app("not-opened.db").openapi()["paths"].items()
    for method in methods
)


@pytest.fixture(scope="module")
def api(record_path: Path) -> Any:
    app = create_app(record_path, questions=[EXAMPLES])
    return schemathesis.openapi.from_asgi("/api/openapi.json", app, headers=HOST)


@pytest.mark.parametrize(("path", "method"), PATHS, ids=[path for path, _ in PATHS])
@pytest.mark.parametrize("mode", list(GenerationMode), ids=lambda mode: mode.value)
def test_no_question_makes_the_site_fail(
    api: Any, path: str, method: str, mode: GenerationMode
) -> None:
    @hypothesis.settings(
        max_examples=30,
        deadline=None,
        derandomize=True,
        database=None,
        phases=[hypothesis.Phase.explicit, hypothesis.Phase.generate],
        suppress_health_check=list(hypothesis.HealthCheck),
    )
    @hypothesis.given(case=api[path][method.upper()].as_strategy(generation_mode=mode))
    def ask(case: Any) -> None:
        case.call_and_validate(checks=CHECKS, headers=HOST)

    ask()
