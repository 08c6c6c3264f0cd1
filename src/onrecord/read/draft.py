"""What a format's reader makes of a source: its words, not yet cleaned or judged."""

from dataclasses import dataclass, replace

from onrecord.read.published import Stated
from onrecord.read.source import SourceHints


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A report as its format gives it. ``stated`` are the dates it states, the best first."""

    text: str
    url: str | None = None
    publisher: str | None = None
    title: str | None = None
    byline: str | None = None
    language: str | None = None
    stated: tuple[Stated, ...] = ()

    def with_hints(self, hints: SourceHints) -> "Draft":
        """The same with what stands around the report where the report itself is silent."""
        around: tuple[Stated, ...] = ()
        if hints.published is not None and hints.published_from is not None:
            around = (Stated(hints.published, hints.published_from, hints.published_reason),)
        return replace(
            self,
            url=self.url or hints.url,
            publisher=self.publisher or hints.publisher,
            title=self.title or hints.title,
            byline=self.byline or hints.byline,
            language=self.language or hints.language,
            stated=self.stated + around,
        )
