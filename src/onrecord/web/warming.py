"""What the first visitor would wait for: libraries, codebooks, the first drawing, the start page's answers."""

import contextlib
import threading
from pathlib import Path

from onrecord.errors import OnRecordError
from onrecord.web.charts.drawing import draw
from onrecord.web.desk import Desk, Desks
from onrecord.web.pages.home import start

_DOT = {
    "$schema": "https://vega.github.io/schema/vega-lite/v5.json",
    "data": {"values": [{"x": "2021-01-01", "y": 1}]},
    "mark": "bar",
    "encoding": {
        "x": {"field": "x", "type": "temporal"},
        "y": {"field": "y", "type": "quantitative"},
    },
}


def warm(desks: Desks, questions: dict[str, Path]) -> threading.Thread:
    """Do it in the background, once; visitors are served meanwhile."""
    thread = threading.Thread(target=_warm, args=(desks, questions), name="warming", daemon=True)
    thread.start()
    return thread


def _warm(desks: Desks, questions: dict[str, Path]) -> None:
    # Whatever fails here will be told to the visitor who asks for it.
    with contextlib.suppress(OnRecordError):
        draw(_DOT, label="")
        with desks.borrow() as desk:
            start(desk, questions)
            _compare_one(desk)


def _compare_one(desk: Desk) -> None:
    for story in desk.record.stories(smallest=2, limit=1):
        desk.record.compare(story.id)
