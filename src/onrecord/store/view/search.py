"""Looking for words in articles and claims."""

from collections.abc import Iterator

from sqlalchemy import select

from onrecord.records import Record
from onrecord.store import fulltext, tables
from onrecord.store.view.connected import Connected


class Hit(Record, frozen=True, kw_only=True):
    """A match of a full-text search: an article (``kind`` "article") or a claim.

    ``kind`` is a key of ``KINDS`` or "article"; ``snippet`` the words around the match, without
    marks; ``score`` is higher for a better match and comparable only within one search.
    """

    kind: str
    id: str
    article: str
    snippet: str
    score: float


class Search(Connected):
    """Full-text search."""

    def search(
        self, text: str, *, kind: str | None = None, limit: int = 50, any_word: bool = False
    ) -> list[Hit]:
        """Articles and claims that hold all these words (or their inflections), best first.

        ``kind`` keeps "article" or one kind of claim ("statement", "event_mention",
        "position", "meeting", "request", "tenure", "membership"). Signs in ``text`` are read as spaces; words in
        straight double quotes are looked for as a phrase. ``any_word`` asks for one of the words
        instead of all. A claim is found by its evidence and by its actors' names. Of more than
        2,000 matches only the newest 2,000 are ranked. Empty text gives no hits.
        """
        asked = fulltext.match_expression(text, any_word=any_word)
        if asked is None or limit < 1:
            return []
        hits: list[Hit] = []
        with self._reading():
            if kind in {None, "article"}:
                hits += self._article_hits(fulltext.search_articles(self._connection, asked, limit))
            if kind != "article":
                matches = fulltext.search_claims(self._connection, asked, limit, kind=kind)
                hits += self._claim_hits(matches)
        return sorted(hits, key=lambda hit: (-hit.score, hit.article, hit.id))[:limit]

    def holding(
        self, text: str, *, kind: str, limit: int | None = None, any_word: bool = False
    ) -> list[tuple[str, str]]:
        """Id and article of all that ``search`` would find, unranked, without snippets.

        Many times faster where every match is looked at anyway. ``limit`` keeps the newest;
        the other arguments are as of ``search``.
        """
        asked = fulltext.match_expression(text, any_word=any_word)
        if asked is None or (limit is not None and limit < 1):
            return []
        with self._reading():
            numbers = fulltext.newest(self._connection, asked, limit, kind=kind)
            table = tables.articles.c if kind == "article" else tables.claims.c
            article = table.id if kind == "article" else table.article
            query = select(table.id, article.label("of")).order_by(table.number)
            return [(id, of) for id, of in self._among(query, table.number, numbers)]

    def _article_hits(self, matches: list[fulltext.Match]) -> Iterator[Hit]:
        table = tables.articles.c
        numbers = [match.number for match in matches]
        rows = self._all(select(table.number, table.id).where(table.number.in_(numbers)))
        ids: dict[int, str] = {row.number: row.id for row in rows}
        for match in matches:
            id = ids[match.number]
            yield Hit(kind="article", id=id, article=id, snippet=match.snippet, score=match.score)

    def _claim_hits(self, matches: list[fulltext.Match]) -> Iterator[Hit]:
        table = tables.claims.c
        numbers = [match.number for match in matches]
        query = select(table.number, table.kind, table.id, table.article)
        rows = {row.number: row for row in self._all(query.where(table.number.in_(numbers)))}
        for match in matches:
            row = rows[match.number]
            yield Hit(
                kind=row.kind,
                id=row.id,
                article=row.article,
                snippet=match.snippet,
                score=match.score,
            )
