"""What is really told: nested statements, speakers beside marks, and negation; one case a row."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.conftest import quote
from tests.statements.reading import read

pytestmark = pytest.mark.model

Parse = Callable[..., Any]

NOT_TOLD = [
    ("need", "The minister needs to acknowledge that the talks failed, Sato said.", "acknowledge"),
    ("purpose of a noun", "The minister gave no evidence to support the charge.", "support"),
    ("an adjective’s verb", "Firms are loath to accuse their partners of theft.", "accuse"),
    ("you know", "“You know that the talks were over,” Sato said.", "know"),
    ("whether or not", "“As to whether I believe it or not, I am with them,” he said.", "believe"),
    ("an order to the reader", "Read or share this story with friends.", "share"),
    ("technology is shared, not told", "Firms share technology with partners.", "share"),
    ("withheld, not disputed", "The women were denied jobs last year.", "denied"),
    ("what may be said", "The minister can claim that the talks went well.", "claim"),
    ("what others will think", "“He will assume that we agree,” Sato said.", "assume"),
    ("anybody", "“I doubt there is anyone who believes that it works,” he said.", "believes"),
    ("a quoted deed", "Iran “painted the airliner with radar,” an official said.", "painted"),
]


@pytest.mark.parametrize(
    ("text", "word"), [case[1:] for case in NOT_TOLD], ids=[case[0] for case in NOT_TOLD]
)
def test_nobody_is_told_to_have_said_it(parse: Parse, text: str, word: str) -> None:
    found = read(parse(text))
    assert not [s for s in found if s.cue is not None and word in s.cue.quote.split()]


TOLD = [
    ("went on to say", "The minister went on to say that it was late.", "to say"),
    ("a means", "Sato used the speech to denounce the talks.", "to denounce"),
    ("would like to", "“We would like to thank the king,” the men said.", "would like"),
    ("you said", "“You said that it was late,” the envoy told him.", "said"),
    ("quick to", "Sato was quick to retort: “That is not accurate at all.”", "to retort"),
    ("could not say", "Sato could not say whether it was late.", "could not say"),
]


@pytest.mark.parametrize(
    ("text", "cue"), [case[1:] for case in TOLD], ids=[case[0] for case in TOLD]
)
def test_somebody_is(parse: Parse, text: str, cue: str) -> None:
    found = read(parse(text))
    assert any(cue in (quote(statement.cue) or "") for statement in found)


SOURCES = [
    (
        "a list that ends the quotation does not speak",
        "“We thank the government, President Sato, Secretary Lo, and the people of Japan for"
        " bringing us home,” the men said.",
        "said",
        "the men",
    ),
    (
        "a dateline does not speak",
        "JOINT BASE ANDREWS, Maryland - President Sato welcomed home three men early Thursday and"
        " declared their release was a step.",
        "declared",
        "President Sato",
    ),
    (
        "a participle after a clause told is the teller’s",
        "President Sato insisted the groups do not represent the faith, calling the idea “a lie.”",
        "calling",
        "President Sato",
    ),
]


@pytest.mark.parametrize(
    ("text", "cue", "source"), [case[1:] for case in SOURCES], ids=[case[0] for case in SOURCES]
)
def test_whose_words(parse: Parse, text: str, cue: str, source: str) -> None:
    found = read(parse(text))
    assert [quote(s.source) for s in found if quote(s.cue) == cue] == [source]


CONTENTS = [
    (
        "the negation stays",
        "Lo said Thursday that he did not believe that the jet went down by accident, according"
        " to the paper.",
        "according to",
        "Lo said Thursday that he did not believe that the jet went down by accident",
    ),
    (
        "and the aside is not his",
        "Lo said Thursday that he did not believe that the jet went down by accident, according"
        " to the paper.",
        "did not believe",
        "that the jet went down by accident",
    ),
    (
        "the attitude stays",
        "The president said he was angry that hours earlier, Pelosi accused him of a cover-up.",
        "said",
        "he was angry that hours earlier, Pelosi accused him of a cover-up",
    ),
    (
        "an absolute phrase is not denied",
        "Iran has denied responsibility, with Iranian media, citing officials, arguing that the"
        " theory is “impossible.”",
        "has denied",
        "responsibility",
    ),
]


@pytest.mark.parametrize(
    ("text", "cue", "content"), [case[1:] for case in CONTENTS], ids=[c[0] for c in CONTENTS]
)
def test_what_is_said(parse: Parse, text: str, cue: str, content: str) -> None:
    found = read(parse(text))
    told = [[span.quote for span in s.content] for s in found if quote(s.cue) == cue]
    assert told == [[content]]


def test_suspecting_is_thinking(parse: Parse) -> None:
    found = read(parse("Lo suspects that the men were connected to it."))
    assert [statement.cue_kind for statement in found] == ["think"]


def test_an_aside_tells_the_statement_it_closes(parse: Parse) -> None:
    text = "Lo said that he did not believe that it fell by accident, according to the paper."
    by_cue = {quote(s.cue): s for s in read(parse(text))}
    assert by_cue["said"].parent == by_cue["according to"].id
    assert by_cue["did not believe"].parent == by_cue["said"].id
    assert by_cue["did not believe"].negated


@pytest.mark.xfail(reason="the trained reader takes the subject of the main clause", strict=True)
def test_the_media_argue(parse: Parse) -> None:
    text = (
        "Iran has denied responsibility, with Iranian media, citing state officials, arguing that"
        " the theory is “impossible.”"
    )
    found = {quote(s.cue): quote(s.source) for s in read(parse(text))}
    assert found["arguing"] == "Iranian media"
