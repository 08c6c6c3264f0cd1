"""The same data as the pages, as JSON and CSV: a file a noun, each with a ``router``."""

from fastapi import APIRouter

from onrecord.web.api import board, corrections

ROUTERS: tuple[APIRouter, ...] = (
    board.router,
    corrections.router,
)
