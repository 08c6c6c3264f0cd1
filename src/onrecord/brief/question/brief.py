"""A brief as a record: sections of sentences with the numbers of their sources."""

import datetime
from typing import TYPE_CHECKING, Literal

from onrecord.brief.citing import Cited
from onrecord.records import Record

if TYPE_CHECKING:
    from onrecord.brief.document import Document

NOTHING = "no statement found"
WIDTH = 96  # terminal cells a line; long enough for a sentence, short enough to read


class Point(Record, frozen=True, kw_only=True):
    """A sentence or two with the numbers of their sources. ``depth`` 1 is beneath the one before.

    ``quotes``: the words of the first source stand in the text itself.
    """

    text: str
    sources: tuple[int, ...] = ()
    depth: Literal[0, 1] = 0
    quotes: bool = False


class Section(Record, frozen=True, kw_only=True):
    """A heading with its points. ``left_out`` counts those that the page had no room for."""

    name: str
    title: str
    points: tuple[Point, ...]
    left_out: int = 0


class Brief(Record, frozen=True, kw_only=True):
    """A brief on a question. Where nothing was found, it says so and has no sources.

    ``as_of`` is the day asked for, ``newest`` that of the newest report, ``since`` the day after
    which things count as new.
    """

    title: str
    subtitle: str
    sections: tuple[Section, ...]
    sources: tuple[Cited, ...]
    as_of: datetime.date | None = None
    newest: datetime.date | None = None
    since: datetime.date | None = None

    @property
    def left_out(self) -> int:
        """How many points the page had no room for."""
        return sum(section.left_out for section in self.sections)

    @property
    def document(self) -> "Document":
        """The brief as a document, to be written as text, Markdown or HTML."""
        from onrecord.brief.question.layout import document_of

        return document_of(self)

    @property
    def text(self) -> str:
        """The brief as plain text, wrapped at ``WIDTH``."""
        return self.render(WIDTH)

    def render(self, width: int, *, colours: bool = False) -> str:
        """The brief as text, wrapped at ``width`` terminal cells, safe to print."""
        from onrecord.brief.document import to_text

        if not self.sections:
            return NOTHING
        return to_text(self.document, width=width, colours=colours)

    @property
    def markdown(self) -> str:
        """The brief as Markdown, its text escaped."""
        from onrecord.brief.document import to_markdown

        return to_markdown(self.document)

    @property
    def html(self) -> str:
        """The brief as one self-contained page."""
        from onrecord.brief.document import to_html

        return to_html(self.document)
