"""The pages: a file each, with a ``router``. What they look like is in ``templates/``."""

from fastapi import APIRouter

from onrecord.web.pages import article, board, corrections, reference

ROUTERS: tuple[APIRouter, ...] = (
    article.router,
    board.router,
    corrections.router,
    reference.router,
)
