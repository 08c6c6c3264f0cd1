"""The same data as the pages, as JSON and CSV: a file a noun, each with a ``router``."""

from fastapi import APIRouter

from onrecord.web.api import article, board, corrections

ROUTERS: tuple[APIRouter, ...] = (
    article.router,
    board.router,
    corrections.router,
)
