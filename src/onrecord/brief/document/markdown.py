"""A document as Markdown (CommonMark with tables): nothing a report says can become markup."""

import re
from collections.abc import Iterable, Sequence
from typing import assert_never

from onrecord.brief.document.addresses import web_address
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
    Words,
)
from onrecord.brief.terminal import clean_line
from onrecord.brief.wording import quote_marks

# What CommonMark and GitHub's tables, strikethrough and formulas give a meaning to, anywhere in a line.
_ANYWHERE = re.compile(r"[\\`*_\[\]|~$]")
# What opens a heading, a list, a rule or a numbered list at the start of a line.
_OPENING = re.compile(r"^(?:[#+=-]|(?P<number>\d+)(?=[.)]))")
_ADDRESS = re.compile(r"(?i)(?P<scheme>https?|ftp|mailto|xmpp)(?=:)|(?P<www>www)(?=\.)")
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}


def escape(text: str) -> str:
    """Text on one line that Markdown shows as it is: no emphasis, links, HTML or blocks in it."""
    safe = clean_line(text)
    safe = "".join(_ENTITIES.get(character, character) for character in safe)
    safe = _ANYWHERE.sub(lambda found: f"\\{found.group()}", safe)
    safe = _ADDRESS.sub(lambda found: f"{found.group()}\\", safe)
    opening = _OPENING.match(safe)
    if opening is None:
        return safe
    at = opening.end("number") if opening["number"] else 0
    return f"{safe[:at]}\\{safe[at:]}"


def to_markdown(document: Document) -> str:
    """The document as Markdown, a line a paragraph; only addresses of the web become links."""
    blocks = [f"# {escape(document.title)}", *(_block(block) for block in document.blocks)]
    return "\n\n".join(block for block in blocks if block) + "\n"


def _block(block: Block) -> str:
    match block:
        case Heading():
            return f"{'#' * (block.level + 1)} {escape(block.text)}"
        case Paragraph():
            return _line(block.words, block.sources)
        case Items():
            return "\n".join(
                f"{'  ' * each.depth}- {_line(each.words, each.sources)}" for each in block.items
            )
        case Quotation():
            return f"> {_quoted(block)}"
        case Table():
            return _table(block)
        case References():
            return "\n".join(_reference(each) for each in block.references)
    assert_never(block)


def _line(words: Iterable[Words], sources: Sequence[int]) -> str:
    parts = [_toned(part, first=number == 0) for number, part in enumerate(words)]
    return "".join(parts).strip() + _numbers(sources)


def _toned(part: Words, *, first: bool) -> str:
    """Words in their tone; the spaces at their edges stay outside of the marks."""
    inner = escape(part.text) if first else escape(f"x{part.text.lstrip()}")[1:]
    if not inner:
        return " " if part.text else ""
    before = " " if part.text[:1].isspace() else ""
    after = " " if part.text[-1:].isspace() else ""
    mark = "**" if part.tone == "strong" else ""
    return f"{before}{mark}{inner}{mark}{after}"


def _numbers(sources: Iterable[int]) -> str:
    told = "".join(rf"\[{number}\]" for number in sources)
    return f" {told}" if told else ""


def _quoted(quotation: Quotation) -> str:
    label = f"{escape(quotation.label)} " if quotation.label else ""
    by = f" – {escape(quotation.by)}" if quotation.by else ""
    address = web_address(quotation.link)
    link = f", <{address}>" if address is not None else ""
    quote = escape(quote_marks(quotation.text))
    return f"{label}{quote}{by}{link}{_numbers(quotation.sources)}"


def _table(table: Table) -> str:
    quoted = any(row.quotations for row in table.rows)
    titles = [escape(column.title) for column in table.columns] + ["Words"] * quoted
    rules = ["---:" if column.right else "---" for column in table.columns] + ["---"] * quoted
    head, rule = f"| {' | '.join(titles)} |", f"|{'|'.join(rules)}|"
    lines = [head, rule, *(_row(row, quoted=quoted) for row in table.rows)]
    title = f"**{escape(table.title)}**\n\n" if table.title else ""
    return title + "\n".join(lines)


def _row(row: Row, *, quoted: bool) -> str:
    """A row; its quotations stand in a last cell of their own."""
    cells = [_cell(cell) for cell in row.cells]
    if quoted:
        cells.append("<br>".join(_quoted(quotation) for quotation in row.quotations))
    if row.depth and cells:
        cells[0] = f"↳ {cells[0]}"
    return "| " + " | ".join(cells) + " |"


def _cell(cell: Cell) -> str:
    return "<br>".join(_line(paragraph.words, paragraph.sources) for paragraph in cell)


def _reference(reference: Reference) -> str:
    address = web_address(reference.link)
    link = f", <{address}>" if address is not None else ""
    words = f": {escape(reference.words)}" if reference.words else ""
    head = escape(f"{reference.outlet}, {reference.date}")
    return rf"- \[{reference.number}\] {head}{words} ({escape(reference.place)}{link})"
