"""The OpenAPI description: what each answer looks like, out of the records' own types."""

from typing import Any

import msgspec
from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

_PLACE = "#/components/schemas/{name}"
# What routes answer with, and where its schema goes: it is made for all of them at once, since two
# types may have one name.
_answered: list[tuple[Any, dict[str, Any]]] = []

_FAILED = {
    "description": "One line that says what is wrong",
    "content": {
        "application/json": {
            "schema": {
                "type": "object",
                "properties": {"error": {"type": "string"}},
                "required": ["error"],
            }
        }
    },
}


def answers(kind: Any, *, csv: bool = False) -> dict[int | str, dict[str, Any]]:
    """What a route answers with, for its ``responses=``: a record's type, and the failures.

    With ``csv`` the route has its list as CSV too.
    """
    json: dict[str, Any] = {}
    _answered.append((kind, json))
    content: dict[str, Any] = {"application/json": json}
    if csv:
        content["text/csv"] = {"schema": {"type": "string"}}
    return {
        200: {"description": "What was asked for", "content": content},
        304: {"description": "As it was: the ETag given in If-None-Match still holds"},
        404: _FAILED,
        422: _FAILED,
        503: _FAILED,
    }


def describe(app: FastAPI) -> None:
    """Have the application describe itself, records included."""

    def openapi() -> dict[str, Any]:
        if app.openapi_schema is None:
            schemas, parts = msgspec.json.schema_components(
                [kind for kind, _ in _answered], ref_template=_PLACE
            )
            for (_, json), schema in zip(_answered, schemas, strict=True):
                json["schema"] = schema
            made = get_openapi(
                title=app.title, version=app.version, summary=app.summary, routes=app.routes
            )
            made.setdefault("components", {}).setdefault("schemas", {}).update(parts)
            app.openapi_schema = made
        return app.openapi_schema

    app.openapi = openapi  # type: ignore[method-assign] # as FastAPI's documentation has it
