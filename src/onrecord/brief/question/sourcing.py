"""How well it is sourced: reports, independent origins, what rests on one alone, who tells it."""

from collections import Counter
from collections.abc import Iterator, Sequence

from onrecord.brief.question.drafts import Draft, DraftSection
from onrecord.brief.question.naming import all_lines, is_are, names, takes_side
from onrecord.brief.terminal import clean_line
from onrecord.brief.wording import CREDIBILITY, count, listed, say_day
from onrecord.query import Basis, Case, Line
from onrecord.records import HowKnown

_NAMED = 4


def sourcing(case: Case) -> DraftSection:
    """Up to four sentences."""
    lines = [line for line in all_lines(case.board) if takes_side(line)]
    drafts = [
        Draft(_basis(case.basis), rank=11),
        *_single(lines),
        *_credibility(lines),
        *_tellers(lines),
    ]
    return DraftSection("sourcing", "How well it is sourced", tuple(drafts))


def _basis(basis: Basis) -> str:
    outlets = (
        f" by {listed(tuple(map(clean_line, basis.outlets)), _NAMED)}" if basis.outlets else ""
    )
    when = ""
    if basis.first is not None and basis.first == basis.last:
        when = f", of {say_day(basis.first)}"
    elif basis.first is not None:
        when = f", from {say_day(basis.first)} to {say_day(basis.last)}"
    taken = [f"{count(basis.copies, 'report')} taken from others"] if basis.copies else []
    taken += [count(basis.corrections, "correction")] if basis.corrections else []
    told = f" ({', '.join(taken)})" if taken else ""
    if basis.reports == 1:
        return f"1 report alone{outlets}{when}."
    origins = (
        "all independent" if basis.origins == basis.reports else f"{basis.origins} independent"
    )
    return f"{count(basis.reports, 'report')}{outlets}{when}; {origins}{told}."


def _single(lines: Sequence[Line]) -> Iterator[Draft]:
    single = [line for line in lines if line.origins <= 1]
    if not single:
        return
    if len(single) == len(lines):
        each = {1: "The one stance is", 2: "Both stances are"}
        who = each.get(len(lines), f"Each of the {len(lines)} stances is")
        alone = "each told by one source alone" if len(lines) == 2 else "told by one source alone"
        yield Draft(f"{who} {alone}.", rank=18)
        return
    firm = [line for line in lines if line.origins > 1]
    yield Draft(
        f"Of {len(lines)} stances, {len(single)} {is_are(len(single))} told by one source alone; "
        f"told by more: {names(firm, _NAMED)}.",
        rank=18,
    )


def _credibility(lines: Sequence[Line]) -> Iterator[Draft]:
    """How many stances have which number, with what the number stands for."""
    numbers = Counter(line.credibility.number for line in lines if line.credibility is not None)
    told = [
        f"{number} ({CREDIBILITY[number]}) for {count(numbers[number], 'stance')}"
        for number in sorted(numbers)
    ]
    if told:
        yield Draft(f"Credibility by independent origins: {listed(told)}.", rank=19)


def _tellers(lines: Sequence[Line]) -> Iterator[Draft]:
    how = Counter(line.told[0].how for line in lines if line.told)
    if not how:
        return
    ways: dict[HowKnown, str] = {
        "own_words": "from the holder’s own words",
        "act": "from what the holder did",
        "told": f"from what others tell{_by_whom(lines)}",
    }
    parts = [(how[each], told) for each, told in ways.items() if how[each]]
    number, first = parts[0]
    rest = [f"{each} {told}" for each, told in parts[1:]]
    subject = f"{count(number, 'stance')} {is_are(number)} known {first}"
    if len(lines) == number:
        subject = f"{'It is' if number == 1 else 'All are'} known {first}"
    yield Draft(f"{listed([subject, *rest])}.", rank=22)


def _by_whom(lines: Sequence[Line]) -> str:
    """Who tells of others: " (2 by Reuters, 1 by Josh Earnest)", the outlets themselves not named."""
    by = Counter(line.told[0].by for line in lines if line.told and line.told[0].how == "told")
    tellers = [clean_line(name) for name, _ in by.most_common() if name is not None]
    if not tellers:
        return ""
    own = "the reports and " if by[None] else ""
    return f" ({own}{listed(tellers, 3)})"
