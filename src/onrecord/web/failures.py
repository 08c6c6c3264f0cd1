"""What went wrong, as a page or as JSON: one clear line, and what to do."""

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, Response
from starlette.exceptions import HTTPException

from onrecord.errors import NotInRecord, OnRecordError, QuestionError, StoreError
from onrecord.web.desk import Unchanged
from onrecord.web.rendering import render

_STATUS: dict[type[OnRecordError], int] = {NotInRecord: 404, QuestionError: 422, StoreError: 503}
_TITLES = {
    401: "Please log in",
    403: "Not allowed",
    404: "Not found",
    405: "Not possible here",
    409: "Not possible now",
    422: "That cannot be asked",
    503: "Try again in a moment",
}


def add_failures(app: FastAPI) -> None:
    """Answer every error that is raised on purpose."""
    app.add_exception_handler(Unchanged, _unchanged)
    app.add_exception_handler(OnRecordError, _ours)
    app.add_exception_handler(RequestValidationError, _ill_asked)
    app.add_exception_handler(HTTPException, _refused)


def told(request: Request, status: int, line: str) -> Response:
    """The answer that something is not to be had: JSON beneath ``/api``, a page elsewhere."""
    if request.url.path.startswith("/api/"):
        return JSONResponse({"error": line}, status_code=status)
    title = _TITLES.get(status, "Not to be had")
    return render(request, "failure.html", status=status, title=title, line=line)


async def _unchanged(request: Request, error: Exception) -> Response:
    assert isinstance(error, Unchanged)  # noqa: S101 - for the type checker
    return Response(
        status_code=304, headers={"ETag": error.etag, "Cache-Control": "private, no-cache"}
    )


async def _ours(request: Request, error: Exception) -> Response:
    kinds = [kind for kind in type(error).__mro__ if kind in _STATUS]
    return told(request, _STATUS[kinds[0]] if kinds else 422, str(error))


async def _ill_asked(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)  # noqa: S101 - for the type checker
    lines = [
        f"{'.'.join(str(part) for part in each['loc'][1:]) or each['loc'][0]}: {each['msg']}"
        for each in error.errors()
    ]
    return told(request, 422, "; ".join(lines))


async def _refused(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)  # noqa: S101 - for the type checker
    answer = told(request, error.status_code, str(error.detail))
    answer.headers.update(error.headers or {})
    return answer
