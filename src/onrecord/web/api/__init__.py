"""The same data as the pages, as JSON and CSV: a file a noun, each with a ``router``."""

from fastapi import APIRouter

from onrecord.web.api import (
    actors,
    article,
    board,
    corrections,
    home,
    outlets,
    questions,
    runs,
    search,
    stories,
    ties,
    timeline,
)

ROUTERS: tuple[APIRouter, ...] = (
    actors.router,
    article.router,
    board.router,
    corrections.router,
    home.router,
    outlets.router,
    questions.router,
    runs.router,
    search.router,
    stories.router,
    ties.router,
    timeline.router,
)
