"""How long lists are asked for."""

from typing import Annotated

from fastapi import Depends, Query
from pydantic import BaseModel

MOST = 200  # entries of one page
DEEPEST = 1_000_000  # entries that a list can be gone through


class Paging(BaseModel, frozen=True):
    """Which part of a list: entries ``offset`` to ``offset + limit``, half-open."""

    offset: int = 0
    limit: int = 50


def _paging(
    offset: Annotated[int, Query(ge=0, le=DEEPEST, description="Entries to skip")] = 0,
    limit: Annotated[int, Query(ge=1, le=MOST, description="Most entries to give")] = 50,
) -> Paging:
    return Paging(offset=offset, limit=limit)


PagingDep = Annotated[Paging, Depends(_paging)]


def _short(
    offset: Annotated[int, Query(ge=0, le=DEEPEST)] = 0,
    limit: Annotated[int, Query(ge=1, le=MOST)] = 25,
) -> Paging:
    return Paging(offset=offset, limit=limit)


ShortPagingDep = Annotated[Paging, Depends(_short)]  # for pages whose entries have much in them
