"""A report as it was read."""

from onrecord.records.base import Record, Span
from onrecord.records.date import Date
from onrecord.records.ids import content_id


class Article(Record, frozen=True, kw_only=True):
    """One report. ``text`` never changes after reading: every span points into it.

    ``published`` is ``None`` when nothing says when it was published, and
    ``published_from`` says where the date was found ("given", "json-ld datePublished" …).
    ``language`` is an ISO 639-1 code. ``revision_of`` is the id of an earlier version.
    """

    id: str
    text: str
    url: str | None = None
    publisher: str | None = None
    title: str | None = None
    byline: str | None = None
    published: Date | None = None
    published_from: str | None = None
    language: str = "en"
    revision_of: str | None = None

    def span(self, start: int, end: int) -> Span:
        """The span of ``text[start:end]`` (half-open); raises ``ValueError`` if it is empty or outside."""
        if not 0 <= start < end <= len(self.text):
            raise ValueError(f"no text at {start}:{end} in article {self.id}")
        return Span(article=self.id, start=start, end=end, quote=self.text[start:end])


def article_id(*, publisher: str | None, url: str | None, text: str) -> str:
    """The id of an article: a hash of publisher, url and text."""
    return content_id("art1", publisher, url, text)
