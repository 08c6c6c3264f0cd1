"""Where a holder stands: the latest, changes of mind, contradictions, corrections."""

import datetime

import pytest

from onrecord.query.board.standing import Turn, place_of
from onrecord.query.reader import Who
from onrecord.records import Position, Span

WHO = Who(key="country:JP", name="Japan", kind="government")


def turn(told: str) -> Turn:
    """A telling, as "for 3 art1": a stance, a day of the month ("-" for none), an article."""
    stance, day, article, *how = told.split()
    span = Span(article=article, start=0, end=4, quote="word")
    position = Position(
        id=f"pos_{told}", article=article, evidence=(span,), stance=stance,  # type: ignore[arg-type]
        target=span, trigger=span, how=how[0] if how else "own_words",  # type: ignore[arg-type]
    )  # fmt: skip
    date = None if day == "-" else datetime.date(2021, 9, int(day))
    return Turn(WHO, date, position, 5)


CASES = [
    # tellings, standing, day since, earlier ones, corrected, note
    (["for 3 a"], "for", 3, [], 0, "one"),
    (["for 3 a", "for 1 b", "leaning_for 5 c"], "for", 1, [], 0, "one direction since the first"),
    (["against 1 a", "for 3 b"], "for", 3, ["against"], 0, "a change of mind"),
    (["for 1 a", "against 2 b", "for 3 c"], "for", 3, ["for", "against"], 0, "and back"),
    (["for 3 a", "against 3 b"], "disputed", 3, [], 0, "one day, two directions"),
    (["for 3 a", "undecided 3 b"], "leaning_for", 3, [], 0, "for, but not decided"),
    (["undecided 1 a", "for 3 b"], "for", 3, ["undecided"], 0, "made up its mind"),
    (["for - a", "against 3 b"], "against", 3, ["for"], 0, "an unknown day goes first"),
    (["for - a"], "for", None, [], 0, "an unknown day stays unknown"),
    (["against 3 wrong", "for 3 right"], "for", 3, [], 1, "a correction is no contradiction"),
    (["for 3 wrong", "for 3 right"], "for", 3, [], 0, "what a correction repeats still counts"),
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


def test_own_words_before_hearsay_and_originals_before_copies() -> None:
    hearsay, own = turn("for 5 a told"), turn("for 3 b own_words")
    assert place_of([hearsay, own], {}.get).current.best is own
    copy = Turn(WHO, hearsay.day, own.position, 5, derived=True)
    assert place_of([copy, own], {}.get).current.best is own
