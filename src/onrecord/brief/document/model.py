"""What a document consists of. Text is text: nothing in it is ever markup."""

from collections.abc import Iterable
from typing import Literal

from onrecord.records import Record

Tone = Literal["plain", "strong", "quiet", "for", "against", "undecided", "disputed"]


class Words(Record, frozen=True, kw_only=True):
    """Some words in one tone: how they look, which never carries what they say."""

    text: str
    tone: Tone = "plain"


class Heading(Record, frozen=True, kw_only=True):
    """A heading; level 1 is beneath the document's title."""

    text: str
    level: Literal[1, 2] = 1


class Paragraph(Record, frozen=True, kw_only=True):
    """Running text with the numbers of its sources, which stand at its end."""

    words: tuple[Words, ...]
    sources: tuple[int, ...] = ()


class Item(Record, frozen=True, kw_only=True):
    """An entry of a list; ``depth`` 1 is beneath the nearest entry of depth 0 before it."""

    words: tuple[Words, ...]
    sources: tuple[int, ...] = ()
    depth: Literal[0, 1] = 0


class Items(Record, frozen=True, kw_only=True):
    """A list."""

    items: tuple[Item, ...]


class Quotation(Record, frozen=True, kw_only=True):
    """Exact words that stand by themselves; ``by`` is who said or wrote them.

    ``label`` stands before them ("before:"). ``link`` is where they can be read: it is followed
    only where it is an address of the web, and shown on pages alone.
    """

    text: str
    by: str = ""
    sources: tuple[int, ...] = ()
    label: str = ""
    link: str | None = None


class Column(Record, frozen=True, kw_only=True):
    """A column of a table; ``share`` is its part of the width in proportion to the others'."""

    title: str
    share: int = 1
    right: bool = False


Cell = tuple[Paragraph, ...]


class Row(Record, frozen=True, kw_only=True):
    """A row: a cell for each column. ``depth`` 1 belongs to the nearest row of depth 0 above.

    ``quotations`` stand beneath it over the whole width: on a page they open when asked for.
    """

    cells: tuple[Cell, ...]
    depth: Literal[0, 1] = 0
    quotations: tuple[Quotation, ...] = ()


class Table(Record, frozen=True, kw_only=True):
    """A table; each row has as many cells as there are columns, else ``ValueError``."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    title: str = ""

    def __post_init__(self) -> None:
        for row in self.rows:
            if len(row.cells) != len(self.columns):
                raise ValueError(
                    f"{len(row.cells)} cells in a table of {len(self.columns)} columns"
                )


class Reference(Record, frozen=True, kw_only=True):
    """A numbered source: who published it and when, the exact words, and where they stand.

    ``words`` is empty where the document quotes them already.
    ``link`` is followed only where it is an address of the web; anything else is shown as text.
    """

    number: int
    outlet: str
    date: str
    words: str
    place: str
    link: str | None = None


class References(Record, frozen=True, kw_only=True):
    """The sources that the numbers in a document point to."""

    references: tuple[Reference, ...]


Block = Heading | Paragraph | Items | Quotation | Table | References


class Document(Record, frozen=True, kw_only=True):
    """A title and what stands under it, in order."""

    title: str
    blocks: tuple[Block, ...]

    @property
    def numbers(self) -> frozenset[int]:
        """The numbers of the sources that the document lists: only these can be pointed to."""
        lists = (block for block in self.blocks if isinstance(block, References))
        return frozenset(each.number for block in lists for each in block.references)


def paragraph(
    words: str | Iterable[Words], sources: Iterable[int] = (), *, tone: Tone = "plain"
) -> Paragraph:
    """A paragraph of plain words, or of words in several tones (which keep theirs)."""
    return Paragraph(words=_words(words, tone), sources=tuple(sources))


def item(
    words: str | Iterable[Words],
    sources: Iterable[int] = (),
    *,
    depth: Literal[0, 1] = 0,
    tone: Tone = "plain",
) -> Item:
    """An entry of a list, like ``paragraph``."""
    return Item(words=_words(words, tone), sources=tuple(sources), depth=depth)


def cell(*paragraphs: str | Paragraph, tone: Tone = "plain", sources: Iterable[int] = ()) -> Cell:
    """A cell of a table: its paragraphs one under another, ``sources`` after the last."""
    made = [p if isinstance(p, Paragraph) else paragraph(p, tone=tone) for p in paragraphs if p]
    numbers = tuple(sources)
    if numbers and made:
        last = made[-1]
        made[-1] = Paragraph(words=last.words, sources=(*last.sources, *numbers))
    return tuple(made)


def _words(words: str | Iterable[Words], tone: Tone) -> tuple[Words, ...]:
    return (Words(text=words, tone=tone),) if isinstance(words, str) else tuple(words)
