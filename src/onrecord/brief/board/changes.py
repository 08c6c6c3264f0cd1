"""What became known of a question after a day, as a document: one entry a change, both quotations."""

from collections.abc import Iterator, Sequence

from onrecord.brief.board.words import TONE, quotation, sides, since
from onrecord.brief.document import Block, Document, Heading, Paragraph, Quotation, Words, paragraph
from onrecord.brief.terminal import clean_line
from onrecord.brief.wording import STANCE, count, listed, say_day
from onrecord.query.changes import Changes, Shift

_TITLES = (
    ("new", "New"),
    ("moved", "Moved"),
    ("contradicted", "Contradicted"),
    ("corrected", "Corrected"),
    ("late", "Became known late"),
)
_NAMED = 4  # names in the summary; the entries below have all


def changes_document(changes: Changes) -> Document:
    """What changed: a summary, an entry for every change, and the arithmetic then and now."""
    return Document(
        title=f"{clean_line(changes.question.text)}: what changed", blocks=tuple(_blocks(changes))
    )


def _blocks(changes: Changes) -> Iterator[Block]:
    yield paragraph(f"Read as: {clean_line(changes.reading)}.", tone="quiet")
    yield paragraph(_when(changes), tone="quiet")
    if changes.empty:
        yield paragraph(f"Nothing is new or moved after {say_day(changes.since)}.")
    else:
        yield paragraph(_summary(changes), tone="strong")
    for kind, title in _TITLES:
        shifts: Sequence[Shift] = getattr(changes, kind)
        if shifts:
            yield Heading(text=title)
        for shift in shifts:
            yield _entry(shift)
            yield from _quotations(shift)
    if changes.now.deciders:
        yield paragraph(f"Then: {changes.then.sentence}.", tone="quiet")
        yield paragraph((Words(text=f"Now: {changes.now.sentence}.", tone="strong"),))


def _when(changes: Changes) -> str:
    end = changes.as_of or changes.newest
    until = f" and up to {say_day(end)}" if end is not None and end > changes.since else ""
    return (
        f"What became known after {say_day(changes.since)}{until}: "
        f"{count(changes.reports, 'report')} on the question."
    )


def _summary(changes: Changes) -> str:
    """One line: "new: Japan · moved: Australia · contradicted: none"."""
    said = []
    for kind, title in _TITLES:
        names = [clean_line(shift.holder) for shift in getattr(changes, kind)]
        if names or kind in {"new", "moved", "contradicted"}:
            shown = listed(list(dict.fromkeys(names)), _NAMED) or "none"
            said.append(f"{title.lower()}: {shown}")
    return " · ".join(said)


def _entry(shift: Shift) -> Paragraph:
    """One change in a line: who, from what to what, since when, and when it became known."""
    office = f" ({clean_line(shift.office)})" if shift.office else ""
    beneath = f", beneath {clean_line(shift.beneath)}" if shift.beneath else ""
    start = since(shift.date, shift.since)
    known = ""
    if shift.learned is not None and shift.learned != shift.since:
        known = f"known from {say_day(shift.learned)}"
    days = "; ".join(filter(None, (f"since {start}" if start else "day unknown", known)))
    return paragraph(
        (
            Words(text=f"{clean_line(shift.holder)}{office}", tone="strong"),
            Words(text=f"{beneath}: "),
            *_moved(shift),
            Words(text=f" ({days})"),
        )
    )


def _moved(shift: Shift) -> tuple[Words, ...]:
    now = Words(text=STANCE[shift.stance], tone=TONE[shift.stance])
    if shift.was is None:
        return (now,)
    was = Words(text=STANCE[shift.was], tone=TONE[shift.was])
    if shift.change == "corrected":
        return (Words(text="not "), was, Words(text=" as first told; "), now)
    if shift.change == "moved" or shift.was != shift.stance:
        return (Words(text="from "), was, Words(text=" to "), now)
    return (now, Words(text=" already"))


def _quotations(shift: Shift) -> Iterator[Quotation]:
    if shift.sides:
        yield from sides(shift.sides)
        return
    for told in shift.before[:1]:
        label = "taken back:" if shift.change == "corrected" else "before:"
        yield quotation(told, label)
    for told in shift.told[:1]:
        yield quotation(told, "now:" if shift.before else "")
