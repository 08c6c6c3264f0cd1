"""Questions in free words: whose stand, subject, action, object."""

import pytest

from onrecord.errors import QuestionError
from onrecord.query.question.asked import ask, ask_words
from onrecord.query.question.deciding import decided
from onrecord.query.question.wording import read_words

CASES = [
    # words, holder, subject, family, object, note
    ("Taiwan’s entry into the CPTPP", None, "Taiwan", "joining", "CPTPP", "curly apostrophe"),
    ("Taiwan's bid to join the CPTPP", None, "Taiwan", "joining", "CPTPP", "an attempt is no action"),
    ("China's own long-shot bid to join the CPTPP", None, "China", "joining", "CPTPP", "adjectives"),
    ("Sweden's NATO membership", None, "Sweden", "joining", "NATO", "object before the noun"),
    ("Sweden's membership of NATO", None, "Sweden", "joining", "NATO", "object after 'of'"),
    ("the accession of Ukraine to the EU", None, "Ukraine", "joining", "EU", "N of X to Y"),
    ("membership of Taiwan", None, "Taiwan", "joining", None, "a country is the one who joins"),
    ("membership of NATO", None, None, "joining", "NATO", "a body is what is joined"),
    ("Taiwan CPTPP bid", None, "Taiwan", "joining", "CPTPP", "two known names side by side"),
    ("Ukraine's application for EU membership", None, "Ukraine", "joining", "EU", "attempt first"),
    ("Finland joining NATO", None, "Finland", "joining", "NATO", "participle"),
    ("taiwan joining the cptpp", None, "taiwan", "joining", "cptpp", "lower case"),
    ("Should Taiwan be admitted to the CPTPP?", None, "Taiwan", "joining", "CPTPP", "passive"),
    ("should Scotland leave the UK", None, "Scotland", "leaving", "UK", "modal"),
    ("admit Sweden to NATO", None, "Sweden", "joining", "NATO", "transitive"),
    ("Will Turkey let Sweden into NATO?", None, "Sweden", "joining", "NATO", "let in"),
    ("sanctions on Iran", None, None, "sanctions", "Iran", "no subject"),
    ("lifting of sanctions on Iran", None, None, "easing", "Iran", "action upon an action"),
    ("security talks between Japan and Taiwan", None, "Japan", "negotiation", "Taiwan", "between"),
    ("Finland and Sweden's entry into NATO", None, "Finland and Sweden", "joining", "NATO", "two"),
    ("arms sales to Saudi Arabia", None, None, "sale", "Saudi Arabia", "'arms' is no actor"),
    ("US withdrawal from Afghanistan", None, "US", "withdrawal", "Afghanistan", "bare subject"),
    ("recognition of Taiwan by Japan", None, "Japan", "recognition", "Taiwan", "agent"),
    (
        "South Korea’s stand on Taiwan’s entry into the CPTPP",
        "South Korea", "Taiwan", "joining", "CPTPP", "one holder",
    ),
    (
        "Where does Japan stand on Taiwan's accession to the CPTPP?",
        "Japan", "Taiwan", "joining", "CPTPP", "one holder, asked",
    ),
    ("Does Japan support sanctions on Russia?", "Japan", None, "sanctions", "Russia", "yes or no"),
    ("Who supports sanctions on Russia?", None, None, "sanctions", "Russia", "who is everyone"),
    ("the chip plant", None, None, None, None, "only words"),
    ("the semi-official 2+2 talks", None, None, None, None, "a number is no name"),
    ("Nord Stream 2", None, None, None, None, "only words"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("words", "holder", "subject", "family", "thing", "note"), CASES, ids=[c[0] for c in CASES]
)
def test_reading(
    words: str, holder: str | None, subject: str | None, family: str | None,
    thing: str | None, note: str,
) -> None:  # fmt: skip
    asked = ask_words(words)
    found = (asked.holder, asked.question.subject, asked.family, asked.question.object)
    assert found == (holder, subject, family, thing), note


@pytest.mark.parametrize("words", ["", "  ", "?", "the of and"])
def test_nothing_to_look_for(words: str) -> None:
    with pytest.raises(QuestionError, match="nothing to look for"):
        ask(words)


@pytest.mark.parametrize("words", ["\x00", "’s", "of of of to", "🙂🙂", "x" * 10_000, "'s's's"])
def test_reading_never_breaks(words: str) -> None:
    read_words(words)


def test_members_of_a_known_body_decide_on_that_day() -> None:
    import datetime

    question = ask_words("Taiwan's entry into the CPTPP").question
    then = decided(question, datetime.date(2022, 1, 1))
    now = decided(question, datetime.date(2025, 1, 1))
    assert then.deciders_from == now.deciders_from == "codebook body:cptpp"
    assert then.rule == "consensus"
    assert len(then.deciders) == 11
    assert set(now.deciders) - set(then.deciders) == {"United Kingdom"}


def test_the_subject_has_no_vote_on_its_own_entry() -> None:
    question = decided(ask_words("Japan's entry into the CPTPP").question, None)
    assert "Japan" not in question.deciders
    both = ask_words("Finland and Sweden's entry into NATO").question
    assert not {"Finland", "Sweden"} & set(decided(both, None).deciders)


def test_who_leaves_decides_alone() -> None:
    question = decided(ask_words("Japan's exit from the CPTPP").question, None)
    assert (question.deciders, question.rule) == (("Japan",), "one_party")


def test_the_members_of_a_body_decide_what_it_does() -> None:
    question = decided(ask_words("EU sanctions on Russia").question, None)
    assert (len(question.deciders), question.rule) == (27, "unanimity")
