"""The bottom line: who is for it and who against, who decides and what is still needed, what is unclear."""

import math
from collections.abc import Iterator, Sequence

from onrecord.brief.question.drafts import Draft, DraftSection, sources_of
from onrecord.brief.question.naming import by_weight, is_are, names, sides, takes_side, with_parts
from onrecord.brief.terminal import clean_line
from onrecord.brief.wording import count, listed
from onrecord.query import Board, Case, Line, Source, Tally
from onrecord.query.board.tally import Sum

_NAMED = 3  # names a side; the board in words has all
_CITED = 4  # sources of all its sentences on a page


def bottom_line(case: Case) -> DraftSection:
    """Two to four sentences that can stand alone."""
    board = case.board
    if board.holder is not None:
        drafts = [_of_holder(case)]
    else:
        drafts = [*_deciders(board), *_others(board), *_contested(board)]
        if not drafts:
            drafts = [_events_alone(case)]
        if not board.deciders:
            drafts.append(Draft("Nobody is known to decide it by a rule, so no votes are counted."))
    return DraftSection("bottom_line", "Bottom line", tuple(drafts))


def matter(board: Board) -> str:
    """What the question is about, within a sentence: "Taiwan’s entry into the CPTPP"."""
    text = clean_line(board.question.text).strip()
    return f"the question “{text}”" if text.endswith("?") else text.rstrip(".")


def _deciders(board: Board) -> Iterator[Draft]:
    if not board.deciders:
        return
    tally = board.tally
    speaking = [line for line in board.deciders if takes_side(line)]
    rule = "" if board.question.rule == "none" else f" by {tally.rule}"
    told = _counted(speaking)
    if len(board.deciders) == 1:
        head = f"{clean_line(board.deciders[0].name)} alone decides on {matter(board)}"
        said = f"{head}, and {told}." if told else f"{head}, and is not on record with a stand."
    elif told:
        against = any(line.stance in {"against", "leaning_against"} for line in speaking)
        none = "" if against else ", none against it"
        silent = f"; nothing is on record from the other {tally.silent}" if tally.silent else ""
        said = f"Of the {tally.deciders} who decide on {matter(board)}{rule}, {told}{none}{silent}."
    else:
        said = f"None of the {tally.deciders} who decide on {matter(board)}{rule} is on record with a stand."
    yield Draft(said, _cited(speaking), shown=_CITED // 2)
    yield Draft(_needed(board))


def _needed(board: Board) -> str:
    tally = board.tally
    match tally.outcome:
        case "carried":
            return "Those for it are enough to carry it."
        case "blocked" if tally.blocked_by:
            who = listed(tuple(map(clean_line, tally.blocked_by)), _NAMED)
            said = f"{who} {is_are(len(tally.blocked_by))} against it"
            return f"It is blocked: {said}, and one against it is enough to stop it."
        case "blocked":
            return "It is blocked: too few are left who are not against it."
        case "unknown":
            return "How many have to be for it is not known."
        case "open":
            return _still_open(tally)


def _still_open(tally: Tally) -> str:
    if tally.deciders == 1:
        return "Its consent is still needed."
    missing = [_missing(each, tally) for each in tally.sums if each.missing]
    said = [f"It still needs {listed(missing)}."] if missing else ["Enough are for it."]
    if tally.may_veto:
        who = listed(tuple(map(clean_line, tally.may_veto)), _NAMED)
        said.append(f"{who} can still veto it.")
    return " ".join(said)


def _missing(part: Sum, tally: Tally) -> str:
    """What is missing of one thing that the rule counts: "10 of the 11", "16.9% more of the population"."""
    if part.what != "members":
        return (
            f"{math.ceil(1000 * part.missing / part.total - 1e-9) / 10:g}% more of the {part.what}"
        )
    if len(tally.sums) == 1 and part.missing == tally.deciders:
        return f"all {tally.deciders}"
    if len(tally.sums) == 1:
        return f"{part.missing:g} of the {tally.deciders}"
    return f"{part.missing:g} more of the {tally.deciders} members"


def _others(board: Board) -> Iterator[Draft]:
    """Those who do not decide, or everybody where nobody is known to; parts of silent deciders."""
    parts = [part for line in board.deciders for part in line.parts if takes_side(part)]
    others = [line for line, _ in with_parts(board.others)]
    told = _counted([*parts, *others])
    if not told:
        return
    start = "Without a vote in it, " if board.deciders else f"On {matter(board)}, "
    shown = _CITED // 2 if board.deciders else _CITED
    yield Draft(f"{start}{told}.", _cited([*parts, *others]), shown=shown)


def _counted(lines: Sequence[Line]) -> str:
    """Who stands where: "2 are on record as for it (Japan and Peru) and 1 as against it (China)"."""
    told = sides(lines, _NAMED)
    if not told:
        return ""
    parts = []
    for number, (side, how_many, who) in enumerate(told):
        verb = f" {is_are(how_many)} on record" if number == 0 else ""
        parts.append(f"{how_many}{verb} as {side} ({who})")
    return listed(parts)


def _contested(board: Board) -> Iterator[Draft]:
    """Deciders, or else anybody, whose stand is unclear."""
    lines = board.deciders or board.others
    unclear = [line for line in lines if line.stance == "unclear"]
    if unclear:
        sources = [line.unclear[0].source for line in unclear if line.unclear]
        stand = "stands" if len(unclear) == 1 else "stand"
        yield Draft(f"Where {names(unclear, _NAMED)} {stand} is unclear.", sources_of(sources)[:1])


def _events_alone(case: Case) -> Draft:
    events = len(case.happenings) + len(case.background) + len(case.acts)
    told = f"the reports tell of {count(events, 'event')}"
    return Draft(f"Nobody’s stand on {matter(case.board)} is on record; {told}.")


def _of_holder(case: Case) -> Draft:
    """For "Japan’s stand on …": what is known of that one holder and of its parts."""
    board = case.board
    lines = [line for line, _ in with_parts((*board.deciders, *board.others))]
    told = _counted(lines)
    if not told:
        return Draft(f"Where {clean_line(board.holder or '')} stands is unclear.")
    own = "" if len(lines) == 1 else ", parts counted with the whole"
    return Draft(f"On {matter(board)}{own}, {told}.", _cited(lines), shown=_CITED)


def _cited(lines: Sequence[Line]) -> tuple[Source, ...]:
    """The best source of each side first, then of the best known."""
    ordered = by_weight(lines)
    firsts = [
        next(line for line in ordered if line.stance == s) for s in {li.stance: 0 for li in ordered}
    ]
    return sources_of([line.told[0].source for line in (*firsts, *ordered) if line.told])
