"""Where a holder stands: the latest, changes of mind, contradictions, corrections."""

import datetime

import pytest

from onrecord.query.board.changing import knowledge_of, steps_of
from onrecord.query.board.standing import Turn, place_of
from onrecord.query.reader import Who
from onrecord.records import Position, Span

WHO = Who(key="country:JP", name="Japan", kind="government")


def turn(told: str) -> Turn:
    """A telling, as "for 3 art1": a stance, a day of the month, an article.

    The day is "-" for none, "6..12" for one of a week told as a whole (both ends in it), and
    "3@9" where the report that tells it was published on the 9th.
    """
    stance, day, article, *how = told.split()
    day, _, learned = day.partition("@")
    first, _, last = day.partition("..")
    span = Span(article=article, start=0, end=4, quote="word")
    position = Position(
        id=f"pos_{told}", article=article, evidence=(span,), stance=stance,  # type: ignore[arg-type]
        target=span, trigger=span, how=how[0] if how else "own_words",  # type: ignore[arg-type]
    )  # fmt: skip
    return Turn(
        WHO,
        september(first),
        position,
        5,
        until=datetime.date(2021, 9, int(last)) + datetime.timedelta(days=1) if last else None,
        learned=september(learned or last or first),
        clear="unclear" not in how,
    )


def september(day: str) -> datetime.date | None:
    return None if day == "-" else datetime.date(2021, 9, int(day))


CASES = [
    # tellings, standing, day since, earlier ones, corrected, note
    (["for 3 a"], "for", 3, [], 0, "one"),
    (["for 3 a", "for 1 b", "leaning_for 5 c"], "for", 1, [], 0, "one direction since the first"),
    (["against 1 a", "for 3 b"], "for", 3, ["against"], 0, "a change of mind"),
    (["for 1 a", "against 2 b", "for 3 c"], "for", 3, ["for", "against"], 0, "and back"),
    (["for 3 a", "against 3 b"], "disputed", 3, [], 0, "one day, two directions"),
    (["for 3 a", "against 3@9 b"], "disputed", 3, [], 0, "told later, of the same day"),
    (["for 3 a", "undecided 3 b"], "leaning_for", 3, [], 0, "for, but not decided"),
    (["undecided 1 a", "for 3 b"], "for", 3, ["undecided"], 0, "made up its mind"),
    (["for - a", "against 3 b"], "against", 3, ["for"], 0, "an unknown day goes first"),
    (["for - a"], "for", None, [], 0, "an unknown day stays unknown"),
    (["against 3 wrong", "for 3 right"], "for", 3, [], 1, "a correction is no contradiction"),
    (["for 3 wrong", "for 3 right"], "for", 3, [], 0, "what a correction repeats still counts"),
    (["for 6..12 a"], "for", 6, [], 0, "a week begins with its first day"),
    (["for 6..12 a", "against 8 b"], "disputed", 8, [], 0, "a week and a day in it, two directions"),
    (["for 6..12 a", "against 12 b"], "disputed", 12, [], 0, "the last day of a week is in it"),
    (["for 6..12 a", "against 13 b"], "against", 13, ["for"], 0, "the day after a week is later"),
    (["against 5 a", "for 6..12 b"], "for", 6, ["against"], 0, "the day before a week is earlier"),
    (["for 6..12 a", "against 6..12 b"], "disputed", 6, [], 0, "one week, two directions"),
    (["for 1..30 a", "against 6..12 b"], "disputed", 6, [], 0, "a week within a month"),
    (["against 7 a", "for 6..12 b", "for 9 c"], "for", 9, ["against"], 0, "both can be true: by then for"),
    (["against 7 a", "against 9 c", "for 6..12 b"], "disputed", 9, ["against"], 0, "nobody else tells it that week"),
    (["undecided 6..12 a", "for 8 b"], "for", 8, ["undecided"], 0, "undecided contradicts nobody"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("told", "standing", "since", "earlier", "corrected", "note"), CASES, ids=[c[5] for c in CASES]
)
def test_place(
    told: list[str], standing: str, since: int | None, earlier: list[str], corrected: int, note: str
) -> None:
    for order in (told, told[::-1]):
        place = place_of([turn(each) for each in order], {"wrong": "right"}.get)
        day = place.current.since
        found = (place.current.standing, day.day if day else None)
        assert found == (standing, since), note
        assert [stretch.standing for stretch in place.earlier] == earlier, note
        assert len(place.corrected) == corrected, note


def test_a_year_told_as_a_whole_contradicts_no_day_in_it() -> None:
    year = Turn(
        WHO,
        datetime.date(2021, 1, 1),
        turn("for 1 a").position,
        5,
        until=datetime.date(2022, 1, 1),
    )
    place = place_of([year, turn("against 8 b")], {}.get)
    assert (place.current.standing, len(place.earlier)) == ("against", 1)


def test_own_words_before_hearsay_and_originals_before_copies() -> None:
    hearsay, own = turn("for 5 a told"), turn("for 3 b own_words")
    assert place_of([hearsay, own], {}.get).current.best is own
    copy = Turn(WHO, hearsay.day, own.position, 5, derived=True)
    assert place_of([copy, own], {}.get).current.best is own


STEPS = [
    # tellings, what became known after the 10th, note
    (["for 3 a"], [], "known then"),
    (["for 12 a"], ["new for"], "nothing was on record"),
    (["for 3 a", "for 12 b"], [], "told again"),
    (["for 3 a", "against 12 b"], ["moved against"], "a change of mind"),
    (["for 3 a", "against 12 b", "for 14 c"], ["moved against", "moved for"], "there and back"),
    (["for 12 a", "against 14 b"], ["new for", "moved against"], "new, and moved since"),
    (["leaning_for 3 a", "for 12 b"], ["moved for"], "firmer in one direction"),
    (["for 3@12 a"], ["late for"], "told later, of a day before"),
    (["for 5 a", "for 3@12 b"], ["late for"], "already for it earlier than was known"),
    (["for 5 a", "against 3@12 b"], ["late against"], "had been against it, as is known now"),
    (["for 3 a", "against 5@12 b"], ["late against"], "had moved before, as is known now"),
    (["for 3 a", "against 3@12 b"], ["contradicted disputed"], "told otherwise of the same day"),
    (["for 3 a", "against 3 b"], [], "the contradiction was known"),
    (["for 12 a", "against 12 b"], ["contradicted disputed"], "contradicted from the start"),
    (["for 3 wrong", "against 12 right"], ["corrected against"], "what was known was taken back"),
    (["for 12 a own_words unclear"], [], "what is unclear is no change"),
    (["for 3 a", "against 12 b own_words unclear"], [], "nor does it move anybody"),
]  # fmt: skip


@pytest.mark.parametrize(("told", "expected", "note"), STEPS, ids=[case[2] for case in STEPS])
def test_what_became_known_after_a_day(told: list[str], expected: list[str], note: str) -> None:
    for order in (told, told[::-1]):
        turns = [turn(each) for each in order]
        known = knowledge_of(turns, datetime.date(2021, 9, 10), {"wrong": "right"}.get)
        assert [f"{step.kind} {step.now.standing}" for step in steps_of(known)] == expected, note


def test_both_words_of_a_move_are_kept() -> None:
    turns = [turn("for 3 a"), turn("against 12 b")]
    (step,) = steps_of(knowledge_of(turns, datetime.date(2021, 9, 10), {}.get))
    assert step.before is not None
    assert (step.before.best, step.now.best) == (turns[0], turns[1])
