"""A brief as a document."""

from onrecord.brief.citing import reference_of
from onrecord.brief.document import (
    Block,
    Document,
    Heading,
    Items,
    Paragraph,
    References,
    item,
    paragraph,
)
from onrecord.brief.question.brief import NOTHING, Brief, Section
from onrecord.brief.wording import count, listed


def document_of(brief: Brief) -> Document:
    """Its sections as headings with lists, then the sources; "no statement found" where it is empty."""
    if not brief.sections:
        return Document(
            title=brief.title, blocks=(paragraph(f"{NOTHING[:1].upper()}{NOTHING[1:]}."),)
        )
    blocks: list[Block] = [paragraph(brief.subtitle, tone="quiet")]
    for section in brief.sections:
        if not section.points:
            continue
        blocks += [Heading(text=section.title), _body(section)]
    if brief.left_out:
        blocks.append(paragraph(_left_out(brief), tone="quiet"))
    if brief.sources:
        quoted = {p.sources[0] for s in brief.sections for p in s.points if p.quotes and p.sources}
        told = [reference_of(each, quoted=each.number in quoted) for each in brief.sources]
        blocks += [Heading(text="Sources"), References(references=tuple(told))]
    return Document(title=brief.title, blocks=tuple(blocks))


def _body(section: Section) -> Items | Paragraph:
    """Running text for the bottom line, which is read as one; a list for all others."""
    points = section.points
    if section.name == "bottom_line":
        words = []
        for number, point in enumerate(points):
            marks = "".join(f"[{each}]" for each in point.sources)
            words.append(
                " ".join(filter(None, (point.text, marks if number < len(points) - 1 else "")))
            )
        return paragraph(" ".join(words), points[-1].sources)
    return Items(items=tuple(item(p.text, p.sources, depth=p.depth) for p in points))


def _left_out(brief: Brief) -> str:
    told = [
        f"{count(section.left_out, 'line')} of “{section.title}”"
        for section in brief.sections
        if section.left_out
    ]
    return f"Left out to keep this to a page: {listed(told)}. The long brief has all (--long)."
