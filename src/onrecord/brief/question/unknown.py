"""What is not known: silent deciders, unclear words, reports without a date, guesses."""

from collections.abc import Iterator

from onrecord.brief.question.drafts import Draft, DraftSection, ranked, sources_of
from onrecord.brief.question.naming import all_lines
from onrecord.brief.terminal import clean_line
from onrecord.brief.wording import HOLDS, called, count, listed, lowered
from onrecord.query import Case

_SILENT = 12  # names of silent deciders; beyond these only counted


def unknown(case: Case) -> DraftSection:
    """Each kind of what is not known in a sentence of its own."""
    drafts = [*_silent(case), *_unclear(case), *_undated(case), *_guesses(case)]
    return DraftSection("unknown", "What is not known", tuple(drafts))


def _silent(case: Case) -> Iterator[Draft]:
    if case.board.holder is not None:
        return
    silent = [line for line in case.board.deciders if line.stance is None]
    whole = [clean_line(called(line)) for line in silent if not line.parts]
    if whole:
        yield Draft(f"Nothing is on record from {listed(whole, _SILENT)}.", rank=11)
    speaking = [clean_line(called(line)) for line in silent if line.parts]
    if speaking:
        verb = "has" if len(speaking) == 1 else "have"
        its = "its" if len(speaking) == 1 else "their"
        yield Draft(
            f"{listed(speaking, _SILENT)} {verb} said nothing as a whole: only {its} parts have.",
            rank=11,
        )


def _unclear(case: Case) -> Iterator[Draft]:
    unclear = [line for line in all_lines(case.board) if line.unclear and line.stance == "unclear"]
    for index, line in enumerate(unclear):
        sources = sources_of([told.source for told in line.unclear])
        yield Draft(
            f"Where {clean_line(called(line))} stands is unclear from the words.",
            sources,
            rank=ranked(index, first=17, step=9),
        )


def _undated(case: Case) -> Iterator[Draft]:
    basis = case.basis
    if basis.dateless == 1:
        yield Draft("1 report used here does not say when it was published.", rank=16)
    elif basis.dateless:
        yield Draft(
            f"{basis.dateless} reports used here do not say when they were published.", rank=16
        )
    if basis.undated:
        says = "nothing says when it was" if basis.undated == 1 else "nothing says when they were"
        yield Draft(f"{count(basis.undated, 'report')} left out: {says} published.", rank=16)


def _guesses(case: Case) -> Iterator[Draft]:
    for index, guess in enumerate(case.board.guesses):
        who = lowered(clean_line(guess.holder))
        yield Draft(
            f"Only a guess of a report, nobody’s position: that {who} might be {HOLDS[guess.stance]}.",
            (guess.source,),
            rank=ranked(index, first=19, step=11),
        )
