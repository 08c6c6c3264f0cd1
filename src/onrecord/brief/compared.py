"""A story compared, as a document: what all tell, what some, where they differ, what one alone tells."""

from collections.abc import Iterator, Sequence

from onrecord.brief.document import Block, Document, Heading, Items, Quotation, item, paragraph
from onrecord.brief.terminal import clean_line
from onrecord.brief.wording import (
    count,
    listed,
    outlet_of,
    quote_marks,
    say_counts,
    say_credibility,
    say_date,
    say_day,
)
from onrecord.query import Account, Compared, Difference, Point, Source

_KINDS = {
    "number": "Number",
    "date": "Day",
    "place": "Place",
    "name": "Name",
    "attribution": "Attribution",
}
_STATUS = {"planned": "planned", "denied": "told as not so", "background": "looking back"}


def compared_document(found: Compared, *, most: int | None = None) -> Document:
    """The story compared; ``most`` points of one voice alone, the first of its report."""
    return Document(title=clean_line(found.title), blocks=tuple(_blocks(found, most)))


def _blocks(found: Compared, most: int | None) -> Iterator[Block]:
    yield paragraph(_head(found), tone="quiet")
    number = len(found.voices)
    if number == 1:
        yield paragraph("One origin tells it: there is nothing to compare.")
        return
    yield from _points(f"What all {number} tell" if number > 2 else "What both tell", found.agreed)
    yield from _points("What several tell, and not all", found.several)
    yield from _differences(found.differs)
    yield from _alone(found, most)


def _head(found: Compared) -> str:
    when = say_day(found.first)
    if found.last != found.first:
        when += f" to {say_day(found.last)}"
    names = [" and ".join(each.outlets) or "unknown outlet" for each in found.voices]
    told = f"{count(found.reports, 'report')}, {count(len(found.voices), 'independent voice')}"
    why = [each.why for each in found.voices if each.why is not None]
    parts = [f"{told}: {listed([clean_line(name) for name in names])}", when, *map(clean_line, why)]
    if found.left_out:
        parts.append(f"{count(found.left_out, 'report')} left out of the comparison")
    return f"{'; '.join(parts)}."


def _points(title: str, points: Sequence[Point]) -> Iterator[Block]:
    yield Heading(text=title)
    if not points:
        yield paragraph("Nothing that was found.")
        return
    for point in points:
        told = say_credibility(point.credibility) or say_counts(
            point.reports, point.outlets, point.origins
        )
        yield _entry(f"{what_is_told(point)} ({told})")
        yield from (_quotation(source) for source in point.told)


def _entry(words: str) -> Items:
    return Items(items=(item(words),))


def what_is_told(point: Point) -> str:
    """The point in a line: who says what, or who did what."""
    if point.kind == "statement":
        by = f"{clean_line(point.by)}: " if point.by else ""
        return f"{by}{clean_line(point.what)}"
    told = [_STATUS[point.status]] if point.status in _STATUS else []
    told += [say_date(point.date)] if point.date is not None else []
    told += [f"as the word of {clean_line(point.by)}"] if point.by else []
    return f"{clean_line(point.what)}{f', {listed(told)}' if told else ''}"


def _quotation(source: Source, label: str = "") -> Quotation:
    start, end = ("… " if source.cut[0] else ""), (" …" if source.cut[1] else "")
    words = quote_marks(f"{start}{clean_line(source.quote)}{end}")
    published = say_date(source.published) if source.published is not None else "undated"
    by = f"{outlet_of(source)}, {published}"
    return Quotation(text=words, by=by, label=label, link=source.url)


def _differences(differs: Sequence[Difference]) -> Iterator[Block]:
    yield Heading(text="Where they differ")
    if not differs:
        yield paragraph("No difference of number, day, name or attribution was found.")
        return
    for found in differs:
        event = f" ({clean_line(found.event)})" if found.event else ""
        sides = " – ".join(_side(each) for each in found.sides)
        yield _entry(f"{_KINDS[found.kind]}, {clean_line(found.about)}{event}: {sides}")
        for side in found.sides:
            yield _quotation(side.sources[0], f"{clean_line(side.says)}:")


def _side(side: Account) -> str:
    return f"{clean_line(side.says)} ({count(side.origins, 'origin')})"


def _alone(found: Compared, most: int | None) -> Iterator[Block]:
    """Under the name of each voice what only it tells."""
    yield Heading(text="What only one tells")
    if not found.alone:
        yield paragraph("Nothing that was found.")
    for voice in found.voices:
        mine = [point for point in found.alone if point.told[0].article in voice.reports]
        if not mine:
            continue
        shown = mine[:most]
        name = clean_line(" and ".join(voice.outlets) or "A report of no known outlet")
        rest = f", {len(shown)} of {len(mine)} shown" if len(shown) < len(mine) else ""
        yield paragraph(f"{name} ({len(mine)}{rest}):", tone="strong")
        for point in shown:
            yield _quotation(point.told[0])
