"""An article with its claims marked: numbered brackets, or colours in a terminal."""

from collections.abc import Iterator

from rich.text import Text

from onrecord.brief.terminal import clean, clean_line
from onrecord.brief.wording import say_date
from onrecord.query import Mark, Shown

COLOURS = {"statement": "cyan", "event": "yellow", "position": "green", "tenure": "magenta"}


def marked_article(shown: Shown, *, colours: bool) -> Iterator[Text]:
    """The head, the marked text and the numbered list of claims, to be printed one by one."""
    article = shown.article
    yield Text(clean_line(article.title or "untitled"), style="bold")
    published = say_date(article.published) if article.published is not None else "undated"
    outlet = article.publisher or "unknown outlet"
    yield Text(clean_line(f"{outlet}, {published}; {article.id}; {', '.join(shown.locators)}"))
    yield Text()
    yield marked_text(article.text, shown.marks, colours=colours)
    yield Text()
    for mark in shown.marks:
        style = COLOURS[mark.kind] if colours else ""
        yield Text(clean_line(f"[{mark.number}] {mark.kind}: {mark.says}"), style=style)


def marked_text(text: str, marks: tuple[Mark, ...], *, colours: bool) -> Text:
    """The text with ``[1`` before and ``]`` after the words of claim 1; they may nest."""
    opening: dict[int, list[tuple[int, int, str]]] = {}
    closing: dict[int, list[str]] = {}
    for mark in marks:
        for span in mark.spans:
            style = COLOURS[mark.kind] if colours else ""
            opening.setdefault(span.start, []).append((-span.end, mark.number, style))
            closing.setdefault(span.end, []).append(style)
    out, last = Text(), 0
    active: list[str] = []
    for offset in sorted({*opening, *closing}):
        out.append(clean(text[last:offset]), style=active[-1] if active else "")
        for style in closing.get(offset, ()):
            active.remove(style)
            out.append("]", style=style)
        for _, number, style in sorted(opening.get(offset, ())):
            active.append(style)
            out.append(f"[{number} ", style=f"{style} bold" if style else "")
        last = offset
    out.append(clean(text[last:]))
    return out
