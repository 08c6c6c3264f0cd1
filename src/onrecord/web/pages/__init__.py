"""The pages: a file each, with a ``router``. What they look like is in ``templates/``."""

from fastapi import APIRouter

from onrecord.web.pages import (
    actor,
    actors,
    article,
    board,
    corrections,
    home,
    outlets,
    questions,
    reference,
    runs,
    search,
    stories,
    ties,
    timeline,
)

ROUTERS: tuple[APIRouter, ...] = (
    actor.router,
    actors.router,
    article.router,
    board.router,
    corrections.router,
    home.router,
    outlets.router,
    questions.router,
    reference.router,
    runs.router,
    search.router,
    stories.router,
    ties.router,
    timeline.router,
)
