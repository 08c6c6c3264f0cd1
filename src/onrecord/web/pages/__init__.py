"""The pages: a file each, with a ``router``. What they look like is in ``templates/``."""

from fastapi import APIRouter

from onrecord.web.pages import board, corrections, reference

ROUTERS: tuple[APIRouter, ...] = (
    board.router,
    corrections.router,
    reference.router,
)
