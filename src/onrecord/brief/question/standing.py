"""The board in words: where each holder stands, since when, how that is known, and how often it is told."""

from collections.abc import Iterator

from onrecord.brief.question.drafts import Draft, DraftSection, ranked, sources_of
from onrecord.brief.question.naming import by_weight, name_of, with_parts
from onrecord.brief.terminal import clean_line
from onrecord.brief.wording import HOLDS, count, has_been, how_known, say_date, say_day, stands
from onrecord.query import Case, Line

_ROLES = {
    "subject": ", whose own matter it is,",
    "applicant": ", itself an applicant,",
    "former_member": ", a former member,",
}


def standing(case: Case) -> DraftSection:
    """A sentence for each holder, deciders first, then the best known; earlier stances beneath it."""
    board = case.board
    drafts: list[Draft] = []
    index = 0
    for lines in (board.deciders, board.others):
        wholes = {part.key: whole for part, whole in with_parts(lines)}
        for line in by_weight(each for each, _ in with_parts(lines)):
            rank = ranked(index, first=10, step=4)
            drafts += _drafts(line, wholes[line.key], rank)
            index += 1
    return DraftSection("standing", "Who stands where", tuple(drafts))


def _drafts(line: Line, whole: Line | None, rank: int) -> Iterator[Draft]:
    shown = 2 if line.stance == "disputed" else 1
    sources = sources_of([told.source for told in line.told])
    yield Draft(sentence(line, whole), sources, rank=rank, shown=shown)
    for stage in reversed(line.before):
        told = sources_of([each.source for each in stage.told])
        day = say_date(stage.date) if stage.date is not None else say_day(stage.since)
        when = f", from {day}" if stage.since is not None else ""
        yield Draft(f"Before that: {HOLDS[stage.stance]}{when}.", told[:1], rank=rank + 1, depth=1)


def sentence(line: Line, whole: Line | None = None) -> str:
    """One holder: "Japan has been for it since 24 September 2021, in its own words (2 reports)"."""
    who = name_of(line, whole) + _ROLES.get(line.standing, "")
    known = f", {clean_line(how_known(line, line.told[0]))}" if _is_known_one_way(line) else ""
    condition = line.told[0].condition if line.told else None
    terms = f", with the condition “{clean_line(condition)}”" if condition else ""
    return f"{who} {has_been(line)} {stands(line)}{_since(line)}{known}{terms} ({telling(line)})."


def _is_known_one_way(line: Line) -> bool:
    return bool(line.told) and line.stance != "disputed"


def _since(line: Line) -> str:
    if line.since is None:
        return ""
    day = say_date(line.date) if line.date is not None else say_day(line.since)
    return f" since {day.removeprefix('from ')}"


def telling(line: Line) -> str:
    """How many reports tell it, how many of them are independent where not all are, and how far that goes."""
    told = count(max(line.reports, 1), "report")
    if line.reports > 1 and line.reports != line.origins:
        told += f", {line.origins} of them independent"
    return (
        f"{told}; credibility {line.credibility.number}" if line.credibility is not None else told
    )
