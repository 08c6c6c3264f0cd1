"""What the data under ``/api`` are, for those who write programs: the OpenAPI description, readable."""

from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from onrecord.web.rendering import render

router = APIRouter()


@router.get("/api", response_class=HTMLResponse)
def reference(request: Request) -> HTMLResponse:
    """Every address of data with its parameters, by what it is about."""
    described = request.app.openapi()
    groups: dict[str, list[tuple[str, str, dict[str, Any]]]] = {}
    for path, methods in described["paths"].items():
        for method, told in methods.items():
            tag = told.get("tags", ["other"])[0]
            groups.setdefault(tag, []).append((method.upper(), path, told))
    return render(
        request, "reference.html", groups=groups, schemas=described["components"]["schemas"]
    )
