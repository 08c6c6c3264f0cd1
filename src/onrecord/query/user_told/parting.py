"""The reports of an actor, to tell which of them speak of somebody else."""

import datetime

from onrecord.query.paging import Page
from onrecord.query.reader import Reader
from onrecord.query.user_told.subjects import bearer
from onrecord.records import Actor, Record
from onrecord.store.view import View


class ReportNamed(Record, frozen=True, kw_only=True):
    """A report, and the names by which it speaks of an actor."""

    article: str
    title: str | None = None
    outlet: str | None = None
    published: datetime.date | None = None
    names: tuple[str, ...]


def reports_naming(
    view: View, actor: str, *, offset: int = 0, limit: int = 50
) -> Page[ReportNamed]:
    """The reports that speak of an actor, newest first, those without a day last.

    Raises ``NotInRecord`` where the name fits nobody or more than one.
    """
    named: dict[str, set[str]] = {}
    for each in view.claims(Actor, ids=bearer(view, actor).actors):
        named.setdefault(each.article, set()).add(each.name)
    reader = Reader(view)
    reader.fetch_days(list(named))
    days = {article: reader.published(article) for article in named}
    order = sorted(named)
    order.sort(key=lambda article: days[article] or datetime.date.min, reverse=True)
    part = order[offset : offset + limit]
    found = {article.id: article for article in view.articles(part)}
    return Page(
        items=tuple(
            ReportNamed(
                article=id,
                title=found[id].title,
                outlet=found[id].publisher,
                published=days[id],
                names=tuple(sorted(named[id])),
            )
            for id in part
        ),
        total=len(order),
        offset=offset,
        limit=limit,
    )
