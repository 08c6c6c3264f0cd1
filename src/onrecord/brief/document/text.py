"""A document as text for a terminal or a file: wrapped, aligned, and safe to print."""

import io
from collections.abc import Iterable, Iterator, Sequence
from typing import assert_never

from rich.box import SIMPLE_HEAD
from rich.cells import cell_len
from rich.console import Console
from rich.padding import Padding
from rich.style import Style
from rich.table import Table as RichTable
from rich.text import Text

from onrecord.brief.document.model import (
    Block,
    Cell,
    Document,
    Heading,
    Items,
    Paragraph,
    Quotation,
    Reference,
    References,
    Row,
    Table,
    Tone,
    Words,
)
from onrecord.brief.terminal import clean_line
from onrecord.brief.wording import quote_marks

# The sixteen colours of the terminal's own scheme: readable on light and on dark.
_STYLES: dict[Tone, str] = {
    "plain": "",
    "strong": "bold",
    "quiet": "dim",
    "for": "green",
    "against": "red",
    "undecided": "yellow",
    "disputed": "magenta",
}


def to_text(document: Document, *, width: int = 96, colours: bool = False) -> str:
    """The document wrapped at ``width`` terminal cells, wide characters counted as two.

    A word that is too long for a line (a path, an address) stays whole, but in tables, where it
    is folded. ``colours`` adds the escapes of a terminal for the tones.
    """
    writer = _Writer(width, colours)
    blocks = [writer.line((Words(text=document.title, tone="strong"),))]
    for before, block in zip((None, *document.blocks), document.blocks, strict=False):
        if not isinstance(before, Heading) and not isinstance(block, Quotation):
            blocks.append("")
        blocks.append(writer.block(block))
    return "\n".join(blocks)


class _Writer:
    def __init__(self, width: int, colours: bool) -> None:
        self.width = width
        self.colours = colours

    def block(self, block: Block) -> str:
        match block:
            case Heading():
                title = block.text.upper() if block.level == 1 else block.text
                return self.line((Words(text=title, tone="strong"),))
            case Paragraph():
                return self.line(_numbered(block.words, block.sources))
            case Items():
                return "\n".join(
                    self.line(
                        _numbered(each.words, each.sources),
                        first="  " * each.depth + "- ",
                        rest="  " * each.depth + "  ",
                    )
                    for each in block.items
                )
            case Quotation():
                return self.quotation(block, "    ")
            case Table():
                return self.table(block)
            case References():
                return "\n".join(self.reference(each) for each in block.references)
        assert_never(block)

    def quotation(self, quotation: Quotation, indent: str) -> str:
        label = (Words(text=f"{quotation.label} ", tone="quiet"),) if quotation.label else ()
        said = (*label, Words(text=quote_marks(quotation.text)), *_by(quotation.by))
        return self.line(_numbered(said, quotation.sources), first=indent, rest=indent)

    def reference(self, reference: Reference) -> str:
        head = f"[{reference.number}] "
        return self.line((Words(text=say_reference(reference)),), first=head, rest=" " * len(head))

    def line(self, words: Iterable[Words], *, first: str = "", rest: str = "") -> str:
        """Words wrapped, ``first`` and ``rest`` before the first and the other lines."""
        lines: list[str] = []
        line, used, fresh = first, cell_len(first), True
        for word, tone in _single(words):
            length = cell_len(word)
            if not fresh and used + 1 + length > self.width:
                lines.append(line)
                line, used, fresh = rest, cell_len(rest), True
            line += self.toned(word, tone) if fresh else f" {self.toned(word, tone)}"
            used += length + (not fresh)
            fresh = False
        return "\n".join([*lines, line.rstrip()])

    def toned(self, word: str, tone: Tone) -> str:
        style = _STYLES[tone]
        return Style.parse(style).render(word) if self.colours and style else word

    def table(self, table: Table) -> str:
        """The rows, each with its quotations beneath it; the columns are as wide in all of them."""
        lines: list[str] = []
        rows: list[Row] = []
        for number, row in enumerate(table.rows):
            if lines and not rows and not row.depth:
                lines.append("")
            rows.append(row)
            if row.quotations or number == len(table.rows) - 1:
                lines.append(self.rows(table, rows, headed=number < len(rows)))
                indent = "  " * (row.depth + 1)
                lines += [self.quotation(quotation, indent) for quotation in row.quotations]
                rows = []
        return "\n".join(lines or [self.rows(table, (), headed=True)])

    def rows(self, table: Table, rows: Sequence[Row], *, headed: bool) -> str:
        made = RichTable(
            title=Text(clean_line(table.title), style="bold") if table.title and headed else None,
            title_justify="left",
            box=SIMPLE_HEAD,
            pad_edge=False,
            show_edge=False,
            expand=True,
            show_header=headed and any(column.title for column in table.columns),
        )
        for column in table.columns:
            made.add_column(
                Text(clean_line(column.title)),
                ratio=column.share,
                justify="right" if column.right else "left",
                overflow="fold",
            )
        for row in rows:
            made.add_row(*self.cells(row))
        out = Console(
            file=io.StringIO(),
            width=self.width,
            force_terminal=self.colours,
            color_system="standard" if self.colours else None,
            no_color=not self.colours,
            legacy_windows=False,
        )
        with out.capture() as captured:
            out.print(made)
        return "\n".join(line.rstrip() for line in captured.get().rstrip("\n").split("\n"))

    def cells(self, row: Row) -> Iterator[Text | Padding]:
        for number, cell in enumerate(row.cells):
            text = _cell(cell)
            yield Padding(text, (0, 0, 0, 2 * row.depth)) if number == 0 and row.depth else text


def _cell(cell: Cell) -> Text:
    lines = []
    for paragraph in cell:
        line = Text()
        for number, (word, tone) in enumerate(
            _single(_numbered(paragraph.words, paragraph.sources))
        ):
            line.append(f" {word}" if number else word, style=_STYLES[tone])
        lines.append(line)
    return Text("\n").join(lines)


def _single(words: Iterable[Words]) -> Iterator[tuple[str, Tone]]:
    """Word by word, what is joined without a space kept together with the tone of its beginning."""
    glued = ""
    tone: Tone = "plain"
    for part in words:
        safe = part.text.replace("\n", " ")
        if glued and safe[:1].isspace():
            yield glued, tone
            glued = ""
        pieces = clean_line(safe).split(" ")
        for number, piece in enumerate(pieces):
            if number and glued:
                yield glued, tone
                glued = ""
            tone = tone if glued else part.tone
            glued += piece
        if glued and safe[-1:].isspace():
            yield glued, tone
            glued = ""
    if glued:
        yield glued, tone


def _numbered(words: Sequence[Words], sources: Sequence[int]) -> tuple[Words, ...]:
    numbers = "".join(f"[{number}]" for number in sources)
    return (*words, Words(text=f" {numbers}", tone="quiet")) if numbers else tuple(words)


def _by(by: str) -> tuple[Words, ...]:
    return (Words(text=f" – {by}", tone="quiet"),) if by else ()


def say_reference(reference: Reference) -> str:
    """A source in one line: outlet, date, exact words, and where to find them."""
    words = f": {reference.words}" if reference.words else ""
    return f"{reference.outlet}, {reference.date}{words} ({reference.place})"
