"""Which wordings of proposals are counted as one question."""

import pytest

from onrecord.query.questions.labels import read_label
from onrecord.query.questions.merging import counted, merge


def label(family: str, subject: str, objects: str, topic: str = "", status: str = "open") -> str:
    return "\t".join((status, family, subject, objects, topic))


def groups(*told: tuple[str, int], same: dict[str, str] | None = None) -> list[set[str]]:
    read = [(each, read_label(each), number) for each, number in told]
    known = [(x, f.status, f.family, f.key, n) for x, f, n in read if f is not None]
    return [set(group.labels) for group in merge(counted(known), same or {})]


IRAN = label("sanctions", "", "country:IR")

ONE = {
    "who imposes them makes no difference": (IRAN, label("sanctions", "body:eu", "country:IR")),
    "two sides": (IRAN, label("easing", "", "country:IR", "sanction")),
    "told as open or not": (IRAN, label("sanctions", "", "country:IR", status="named")),
    "a law by what is done to it": (
        label("abrogation", "", "law:affordable_care_act"),
        label("legislation", "", "law:affordable_care_act"),
    ),
    "a pair with the one": (
        label("agreement", "", "country:CN", "trade"),
        label("agreement", "", "country:CN|country:US", "trade"),
    ),
    "the topic left out": (
        label("agreement", "", "country:CN", "trade"),
        label("agreement", "", "country:CN"),
    ),
    "whose it is left out": (
        label("joining", "country:TW", "body:cptpp"),
        label("joining", "", "body:cptpp"),
    ),
    "a last name": (
        label("appointment", "", "name:brett kavanaugh"),
        label("appointment", "", "name:kavanaugh"),
    ),
    "a longer topic": (
        label("legislation", "", "", "prison"),
        label("legislation", "", "", "federal-prison prison"),
    ),
}
TWO = {
    "another country": (IRAN, label("sanctions", "", "country:KP")),
    "another who joins": (
        label("joining", "country:TW", "body:cptpp"),
        label("joining", "country:CN", "body:cptpp"),
    ),
    "another act": (IRAN, label("aid", "", "country:IR")),
    "two topics that are both told often": (
        label("agreement", "", "country:KP", "nuclear"),
        label("agreement", "", "country:KP", "trade"),
    ),
    "a law that is one country's own act": (
        label("leaving", "country:GB", "body:eu"),
        label("leaving", "country:GR", "body:eu"),
    ),
    "two laws": (
        label("abrogation", "", "law:affordable_care_act"),
        label("abrogation", "", "law:dodd_frank"),
    ),
}


@pytest.mark.parametrize("case", ONE)
def test_one_question(case: str) -> None:
    one, other = ONE[case]
    assert groups((one, 9), (other, 4)) == [{one, other}]


@pytest.mark.parametrize("case", TWO)
def test_two_questions(case: str) -> None:
    one, other = TWO[case]
    assert groups((one, 9), (other, 4)) == [{one}, {other}]


def test_what_is_settled_as_one_actor_is_one() -> None:
    one = label("resignation", "", "name:chuck hagel")
    other = label("resignation", "", "name:charles timothy hagel")
    same = {"name:charles timothy hagel": "name:chuck hagel"}
    assert groups((one, 2), (other, 1), same=same) == [{one, other}]


def test_a_topic_that_names_nothing_is_none() -> None:
    assert groups((label("legislation", "", "", "system"), 9)) == []


@pytest.mark.parametrize("text", ["", "open", "open\tno-family\t\t\t", "a\tb\tc\td\te\tf"])
def test_what_is_no_label(text: str) -> None:
    assert read_label(text) is None
