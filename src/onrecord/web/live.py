"""A look at the record that is never answered with "as it was": how far a run has come changes alone."""

from collections.abc import Iterator
from typing import Annotated

from fastapi import Depends, Request

from onrecord.web.desk import Desk


def _at_live_desk(request: Request) -> Iterator[Desk]:
    with request.app.state.desks.borrow() as desk:
        yield desk


LiveDeskDep = Annotated[Desk, Depends(_at_live_desk)]
