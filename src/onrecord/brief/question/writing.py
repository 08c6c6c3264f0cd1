"""From the material of a case to its brief."""

import dataclasses
from collections.abc import Sequence

from onrecord.brief.citing import Citations
from onrecord.brief.question.bottom_line import bottom_line
from onrecord.brief.question.brief import Brief, Point, Section
from onrecord.brief.question.changed import changed
from onrecord.brief.question.disputed import disputed
from onrecord.brief.question.drafts import Draft, DraftSection
from onrecord.brief.question.page import LINES, QUOTE, Place, chosen
from onrecord.brief.question.sourcing import sourcing
from onrecord.brief.question.standing import standing
from onrecord.brief.question.timeline import timeline
from onrecord.brief.question.unknown import unknown
from onrecord.brief.terminal import clean_line
from onrecord.brief.wording import say_day
from onrecord.query import Case
from onrecord.query.sources import QUOTE_CHARS, shortened


def write_brief(case: Case, *, long: bool = False, since_given: bool = False) -> Brief:
    """Turn the material of a case into a brief: a page of it, or with ``long`` all of it.

    ``since_given``: the day after which things count as new was asked for, and is no default.
    """
    board = case.board
    title = clean_line(board.question.text)
    if board.holder:
        title = f"{clean_line(board.holder)} on {title}"
    if case.empty:
        return Brief(title=title, subtitle=clean_line(board.reading), sections=(), sources=())
    if long:
        return _made(case, title, _drafted(case, QUOTE_CHARS, since_given=since_given), None)
    drafted = _drafted(case, QUOTE, since_given=since_given)
    whole = _made(case, title, drafted, None)
    if len(whole.text.splitlines()) <= LINES:
        return whole
    return _made(case, title, drafted, chosen(drafted))


def _made(
    case: Case, title: str, drafted: Sequence[DraftSection], places: set[Place] | None
) -> Brief:
    """The brief of some drafts: those at ``places``, or with ``None`` all with all their sources."""
    citations = Citations()
    sections = [_section(n, section, places, citations) for n, section in enumerate(drafted)]
    return Brief(
        title=title,
        subtitle=_subtitle(case),
        sections=tuple(section for section in sections if section.points or section.left_out),
        sources=citations.all(),
        as_of=case.board.as_of,
        newest=case.basis.last,
        since=case.since,
    )


def _drafted(case: Case, quote: int, *, since_given: bool) -> list[DraftSection]:
    """All sections, the words of their sources cut to ``quote`` code points."""
    sections = [
        bottom_line(case),
        standing(case),
        changed(case, given=since_given),
        timeline(case, quote=quote),
        disputed(case),
        sourcing(case),
        unknown(case),
    ]
    return [_short(section, quote) for section in sections]


def _short(section: DraftSection, quote: int) -> DraftSection:
    drafts = tuple(
        dataclasses.replace(
            draft, sources=tuple(shortened(source, quote) for source in draft.sources)
        )
        for draft in section.drafts
    )
    return dataclasses.replace(section, drafts=drafts)


def _section(
    number: int, section: DraftSection, places: set[Place] | None, citations: Citations
) -> Section:
    kept = [
        draft for at, draft in enumerate(section.drafts) if places is None or (number, at) in places
    ]
    return Section(
        name=section.name,
        title=section.title,
        points=_points(kept, citations, all_sources=places is None),
        left_out=len(section.drafts) - len(kept),
    )


def _points(
    drafts: Sequence[Draft], citations: Citations, *, all_sources: bool
) -> tuple[Point, ...]:
    return tuple(
        Point(
            text=draft.text,
            sources=citations.cite(draft.sources if all_sources else draft.sources[: draft.shown]),
            depth=draft.depth,
            quotes=draft.quotes,
        )
        for draft in drafts
    )


def _subtitle(case: Case) -> str:
    board, newest = case.board, case.basis.last
    if board.as_of is not None:
        when = f"As of {say_day(board.as_of)}"
    elif newest is not None:
        when = f"As of {say_day(newest)}, the day of the newest report"
    else:
        when = "No report says when it was published"
    return clean_line(f"{when}. Read as {board.reading}.")
