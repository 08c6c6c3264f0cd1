"""When a stance was held: dates told with it, and stances told as once held."""

from collections.abc import Callable
from typing import Any

import pytest

from onrecord.records import Position
from tests.positions.reading import read as read_positions

pytestmark = pytest.mark.model

PUBLISHED = "2018-05-07"

TABLE: list[tuple[str, str | None, bool, str]] = [
    # Dated by its own words
    ("In July 2011, ninety senators voted to extend the sanctions on Peru.", "2011-07", False, "a date that opens the sentence"),
    ("Peru opposed granting Chile the licence in 2012.", "2012", False, "a date that hangs on the matter's clause"),
    ("The pipeline, which Lee rejected in 2015, is back.", "2015", False, "in a relative clause"),
    ("One case was in 2003, when Peru called on Chile to join the treaty.", "2003", False, "a date that a clause describes"),
    ("Since signing the treaty in 2015, Peru has armed its neighbours.", "2015", False, "a participle"),
    ("Lee signed a March 2017 law on sanctions against Peru.", "2017-03", False, "what is signed has the date"),
    ("The Senate last year passed the bill.", "2017", False, "a relative date"),
    ("Lee strongly supported a mandate in her 2008 presidential campaign.", "2008", False, "in a campaign of a year"),
    ("Peru has opposed the treaty since 2015.", "2015", False, "since when"),
    ("Peru opposes the 2015 treaty.", None, False, "the matter's date is not that of the stance"),
    ("“The 2014 treaty was a mistake,” said Lee.", None, False, "a judgement is of the day on which it is passed"),
    ("Peru backs the treaty.", None, False, "no date"),
    # Once held
    ("By 2012 the sanctions had been widened and Chile was pushing for an embargo on Peru.", "2012", True, "by a year: held up to it, and not since when"),
    ("Before the 2012 fire, Lee opposed the treaty.", None, True, "before something"),
    ("President Lee had tried to pass the reform and was thwarted.", None, True, "pluperfect"),
    ("Lee had been reluctant to join the pact.", None, True, "pluperfect of an adjective"),
    ("Lee, who opposed the treaty, was there.", None, True, "an aside in the past"),
    ("Lee opposed the treaty as a senator.", None, True, "in an earlier office"),
    ("During the campaign Lee opposed the treaty.", None, True, "in a campaign"),
    ("At the time, Peru opposed the treaty.", None, True, "at the time"),
    ("Most Peruvians backed the treaty, but now they want it gone.", None, True, "now otherwise"),
    ("That is why Peru refused to ratify the treaty.", None, True, "why it was so"),
    ("Former President Lee vetoed the bill.", None, True, "the act of a former office"),
    ("Lee supported the treaty, but he says he has his doubts.", None, True, "but"),
    ("Ten men who were opposed to the treaty met Lee.", None, True, "an aside with an adjective"),
    ("When Lee asked for the treaty, Peru voted against it.", None, True, "a deed of another time"),
    # Not past
    ("When the ban came, Peru condemned the ban.", None, False, "words of the same time"),
    ("At the same time, Peru opposed the treaty.", None, False, "at the same time"),
    ("Lee condemned the treaty as a disaster.", None, False, "as what, not when"),
    ("Peru has long resisted the treaty.", None, False, "and still does"),
    ("Lee, who introduced the bill, was there.", None, False, "a deed stays done"),
    ("Lee, who opposes the treaty, was there.", None, False, "a present aside"),
    ("After pausing to celebrate the treaty, Peru went home.", None, False, "after doing it"),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "date", "past", "note"), TABLE, ids=[row[3] for row in TABLE])
def test_table(
    parse: Callable[..., Any], sentence: str, date: str | None, past: bool, note: str
) -> None:
    positions = read(parse, sentence)
    assert positions, note
    assert {(p.date and p.date.value, p.past) for p in positions} == {(date, past)}, note


def test_a_stance_of_the_past_has_not_the_date_of_the_saying(parse: Callable[..., Any]) -> None:
    positions = read(parse, "Marie Tremblay said on Friday that Chile had backed the treaty.")
    assert [(p.date, p.past) for p in positions] == [(None, True)]


def read(parse: Callable[..., Any], sentence: str) -> tuple[Position, ...]:
    """Positions of a sentence published on a known day."""
    return read_positions(parse(sentence, published=PUBLISHED))
