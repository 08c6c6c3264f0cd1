"""Articles: their text and metadata, when they were read, and where from."""

import datetime
from collections.abc import Iterable, Iterator

from sqlalchemy import func, select

from onrecord.errors import NotInRecord
from onrecord.records import Article
from onrecord.store import heads, tables
from onrecord.store.rows import article_of, decoder
from onrecord.store.view.connected import Connected, listed


class Articles(Connected):
    """What was read."""

    def article(self, id: str) -> Article:
        """The article with this id; raises ``NotInRecord``."""
        for article in self.articles([id]):
            return article
        raise NotInRecord(f"no article {id} in {self._name}")

    def articles(self, ids: Iterable[str] | None = None) -> Iterator[Article]:
        """All articles, or those with these ids, by id; streamed, not held in memory."""
        table = tables.articles.c
        query = select(table.body, table.text).order_by(table.id)
        asked = query if ids is None else query.where(table.id.in_(listed(ids)))
        for body, text in self._stream(asked):
            yield article_of(body, text)

    def headings(self, ids: Iterable[str]) -> Iterator[Article]:
        """The articles with these ids, without their texts."""
        table, decode = tables.articles.c, decoder(Article).decode
        return (decode(body) for (body,) in self._among(select(table.body), table.id, ids))

    def texts(self, ids: Iterable[str]) -> Iterator[tuple[str, str | None, str]]:
        """Id, title and text of the articles with these ids, by id."""
        table = tables.articles.c
        query = select(table.id, table.title, table.text).order_by(table.id)
        yield from map(tuple, self._stream(query.where(table.id.in_(listed(ids)))))

    def article_ids(self) -> list[str]:
        """The ids of all articles, in order."""
        return [row.id for row in self._all(select(tables.articles.c.id).order_by("id"))]

    def ids_beginning(self, beginning: str, limit: int) -> list[str]:
        """The first ids of articles that begin so, in order."""
        table = tables.articles.c.id
        within = (table >= beginning, table < beginning + "\U0010ffff")
        query = select(table).where(*within).order_by(table).limit(limit)
        return [row.id for row in self._all(query)]

    def count_beginning(self, beginning: str) -> int:
        """How many ids of articles begin so."""
        table = tables.articles.c.id
        query = select(func.count()).where(table >= beginning, table < beginning + "\U0010ffff")
        return int(self._all(query)[0][0])

    def articles_at(self, place: str) -> list[str]:
        """The ids of articles with this address, or found at this place (path, URL …), in order.

        Where there is none, of those found at a place that ends in "/" and this.
        """
        articles, found = tables.articles.c, tables.locators.c
        ids = {row.id for row in self._all(select(articles.id).where(articles.url == place))}
        exact = select(found.article).where(found.locator == place)
        ids.update(row.article for row in self._all(exact))
        if not ids:
            ending = select(found.article, found.locator).where(
                found.locator.endswith(f"/{place}", autoescape=True)
            )
            # "LIKE" takes capitals for small letters.
            ids = {row.article for row in self._all(ending) if row.locator.endswith(f"/{place}")}
        return sorted(ids)

    def text_length(self, article: str) -> int:
        """Code points in an article's text; raises ``NotInRecord``."""
        table = tables.articles.c
        for (length,) in self._all(select(func.length(table.text)).where(table.id == article)):
            return int(length)
        raise NotInRecord(f"no article {article} in {self._name}")

    def passage(self, article: str, start: int, end: int) -> str:
        """An article's ``text[start:end]`` (half-open), as much of it as there is."""
        table = tables.articles.c
        part = func.substr(table.text, start + 1, max(0, end - start))
        for (text,) in self._all(select(part).where(table.id == article)):
            return str(text)
        raise NotInRecord(f"no article {article} in {self._name}")

    def published(self) -> dict[str, datetime.date]:
        """The first day on which each article may have been published, where that is known."""
        table = tables.articles
        query = select(table.c.id, table.c.published).where(table.c.published.is_not(None))
        return {row.id: datetime.date.fromisoformat(row.published) for row in self._stream(query)}

    def days(self, articles: Iterable[str]) -> dict[str, datetime.date | None]:
        """The first day on which each of these articles may have been published, or ``None``."""
        query = select(heads.ID.label("id"), heads.PUBLISHED.label("day")).select_from(heads.HEADS)
        return {
            id: datetime.date.fromisoformat(day) if day is not None else None
            for id, day in self._among(query, heads.ID, articles)
        }

    def outlets(self, articles: Iterable[str]) -> dict[str, str]:
        """Who published each of these articles; those of no known publisher are left out."""
        query = select(heads.ID.label("id"), heads.PUBLISHER.label("outlet"))
        query = query.select_from(heads.HEADS).where(heads.PUBLISHER.is_not(None))
        return dict(map(tuple, self._among(query, heads.ID, articles)))

    def publishers(self) -> list[str]:
        """The names of all publishers, in order."""
        table = tables.articles.c.publisher
        query = select(table).where(table.is_not(None)).distinct().order_by(table)
        return [row.publisher for row in self._all(query)]

    def read_at(self, article: str) -> datetime.datetime:
        """When an article was first read (learned time, UTC); raises ``NotInRecord``."""
        table = tables.articles.c
        for (moment,) in self._all(select(table.read_at).where(table.id == article)):
            return datetime.datetime.fromisoformat(moment)
        raise NotInRecord(f"no article {article} in {self._name}")

    def analysis_of(self, article: str) -> str | None:
        """How an article's claims were made (see ``Writer.add``); ``None`` if it is not stored."""
        table = tables.articles.c
        for (analysis,) in self._all(select(table.analysis).where(table.id == article)):
            return str(analysis)
        return None

    def locators(self, article: str) -> list[str]:
        """Every place where the article was found (path, URL …): the one it was read from first."""
        table = tables.locators.c
        query = select(table.locator).where(table.article == article)
        return [row.locator for row in self._all(query.order_by(table.first.desc(), table.locator))]

    def first_locators(self, articles: Iterable[str]) -> dict[str, str]:
        """Where each of these articles was read from first; those without a place are left out."""
        table = tables.locators.c
        query = select(table.article, table.locator)
        found: dict[str, str] = {}
        asked = query.order_by(table.first.desc(), table.locator)
        for article, locator in self._among(asked, table.article, articles):
            found.setdefault(article, locator)
        return found
