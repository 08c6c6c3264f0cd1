"""One report, from its source to its claims; what goes wrong with it stays with it."""

import logging
import traceback
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import msgspec

from onrecord.errors import InputRejected, ModelError, SettingsError, StoreError
from onrecord.pipeline.analyse import Analysis
from onrecord.read import Given, Source, read_source
from onrecord.records import Article, Claim, Rejection
from onrecord.settings import Settings
from onrecord.store import View

FAILED = "failed"
DUPLICATE = "duplicate"

log = logging.getLogger("onrecord.pipeline")


@dataclass(frozen=True)
class Reading:
    """What came of one source: a rejection, or an article with its claims.

    ``claims`` is ``None`` where the article is stored and needs no analysis. ``trace`` is the
    traceback of an unexpected error, for programmers.
    """

    locator: str
    rejection: Rejection | None = None
    article: Article | None = None
    claims: tuple[Claim, ...] | None = None
    trace: str | None = None


class Reader:
    """Reads and analyses reports, one in each process; looks into the record, never writes."""

    def __init__(self, view: View, analysis: Analysis, settings: Settings, given: Given) -> None:
        self._view = view
        self._analysis = analysis
        self._settings = settings
        self._given = given

    def each(self, sources: Iterable[Source | Rejection]) -> Iterator[Reading]:
        """A reading for each source, in order."""
        for source in sources:
            yield self.read(source) if isinstance(source, Source) else rejected(source)

    def read(self, source: Source) -> Reading:
        """Read and analyse one source; what is wrong with it gives a reading with a rejection.

        Raises only what would go wrong with every source: ``ModelError``, ``StoreError``,
        ``SettingsError``.
        """
        try:
            return self._read(source)
        except InputRejected as error:
            return rejected(
                Rejection(locator=error.locator, code=error.code, message=error.message)
            )
        except (ModelError, StoreError, SettingsError):
            raise
        except Exception as error:
            return failed(source.locator, one_line(error), traceback.format_exc())

    def _read(self, source: Source) -> Reading:
        article = read_source(source, settings=self._settings, given=self._given)
        analysis = self._view.analysis_of(article.id)
        if analysis is not None:
            if self._view.locators(article.id)[0] != source.locator:
                return Reading(source.locator, article=article)
            stored = self._view.article(article.id)
            article = completed(article, stored)
            if article == stored and analysis == self._analysis.key:
                return Reading(source.locator, article=article)
        return Reading(source.locator, article=article, claims=self._analysis.claims(article))


def completed(article: Article, stored: Article) -> Article:
    """An article as read now, with what an earlier reading knew of it and this one does not.

    So a publication date that was given once is not lost by reading the same again without it.
    """
    known = {
        name: getattr(stored, name)
        for name in ("url", "publisher", "title", "byline", "revision_of")
        if getattr(article, name) is None
    }
    if article.published is None:
        known |= {"published": stored.published, "published_from": stored.published_from}
    return msgspec.structs.replace(article, **known)


def rejected(rejection: Rejection, trace: str | None = None) -> Reading:
    """The reading of a rejected source."""
    return Reading(rejection.locator, rejection=rejection, trace=trace)


def failed(locator: str, message: str, trace: str | None = None) -> Reading:
    """The reading of a source on which we failed: an error of ours, not of the input."""
    return rejected(Rejection(locator=locator, code=FAILED, message=message), trace)


def one_line(error: BaseException) -> str:
    """An exception in one line: its type, and the first line of its message."""
    message = str(error).strip().splitlines()
    return f"{type(error).__name__}: {message[0]}" if message else type(error).__name__
