"""How long lists are asked for."""

from collections.abc import Callable
from typing import Annotated

from fastapi import Depends, Query
from pydantic import BaseModel

MOST = 200  # entries of one page
DEEPEST = 1_000_000  # entries that a list can be gone through


class Paging(BaseModel, frozen=True):
    """Which part of a list: entries ``offset`` to ``offset + limit``, half-open."""

    offset: int = 0
    limit: int = 50


def paged(usual: int, *, most: int = MOST, deepest: int = DEEPEST) -> Callable[..., Paging]:
    """The parameters of a list that gives ``usual`` entries unless told, at most ``most``."""

    def paging(
        offset: Annotated[int, Query(ge=0, le=deepest, description="Entries to skip")] = 0,
        limit: Annotated[int, Query(ge=1, le=most, description="Most entries to give")] = usual,
    ) -> Paging:
        return Paging(offset=offset, limit=limit)

    return paging


PagingDep = Annotated[Paging, Depends(paged(50))]
ShortPagingDep = Annotated[Paging, Depends(paged(25))]  # for pages whose entries have much in them
