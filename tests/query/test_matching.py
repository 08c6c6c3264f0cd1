"""Which words speak of a question: the rules one by one, and what must not match."""

import pytest

from onrecord.query.question.asked import ask_file, ask_words
from onrecord.query.question.matching import speaks_of
from onrecord.query.question.owning import Name, Passage
from onrecord.query.question.topic import Topic, make_topic
from onrecord.store import View

TW, CN, JP = "country:TW", "country:CN", "country:JP"
CPTPP, WTO = "body:cptpp", "body:wto"

QUESTION = "Taiwan's entry into the CPTPP"


def passage(marked: str, doer: str | None = None) -> Passage:
    """Words with names marked: "{Taiwan|country:TW}’s entry"; "{it|}" is unresolved."""
    text, names = "", []
    for n, piece in enumerate(marked.replace("}", "{").split("{")):
        if n % 2 == 0:
            text += piece
            continue
        words, _, who = piece.partition("|")
        place = who.endswith("@")
        who = who.rstrip("@")
        start = len(text)
        text += words
        names.append(
            Name(
                start, len(text), who or None,
                body=who.startswith("body:"), country=who.startswith("country:"), place=place,
            )
        )  # fmt: skip
    return Passage(text, tuple(names), doer)


# words, sentence around them ("" is the same), the report names the object, strength, note
CASES = [
    ("{Taiwan|country:TW}’s entry into the {CPTPP|body:cptpp}", "", True, 5, "all three"),
    ("{the island|country:TW}’s bid to enter {the bloc|body:cptpp}", "", True, 5, "by mentions alone"),
    ("Taiwan's accession to the Trans-Pacific Partnership", "", True, 5, "by words, nothing resolved"),
    ("{Taiwan|country:TW}’s entry into a Pacific trade pact", "", True, 4, "object by the report"),
    ("{Taiwan|country:TW}’s entry into a Pacific trade pact", "", False, None, "no report names it"),
    ("{Taiwan|country:TW}’s entry into the {WTO|body:wto}", "", True, None, "another body"),
    ("{China|country:CN}’s entry into the {CPTPP|body:cptpp}", "", True, None, "another's entry"),
    (
        "{China|country:CN}’s entry into the {CPTPP|body:cptpp} before {Taiwan|country:TW}",
        "", True, None, "all three named, but the entry is China's",
    ),
    (
        "{Taiwan|country:TW}’s bid would suffer if {China|country:CN} joined the {CPTPP|body:cptpp}",
        "", True, 5, "the first action is what it is about",
    ),
    (
        "the bids of {China|country:CN} and {Taiwan|country:TW} to join the {CPTPP|body:cptpp}",
        "", True, 5, "both own it",
    ),
    (
        "the {CPTPP|body:cptpp} bid",
        "{Japan|country:JP} praised {Taiwan|country:TW}’s economy and backed the {CPTPP|body:cptpp} bid",
        True, None, "nobody says whose bid it is",
    ),
    (
        "the bid",
        "{Japan|country:JP} called {Taiwan|country:TW}’s application to the {CPTPP|body:cptpp} good "
        "and backed the bid",
        True, 1, "the sentence says whose",
    ),
    ("the bid", "{Japan|country:JP} backed the bid", True, None, "the sentence does not say whose"),
    ("{Taiwan|country:TW}’s hopes for the {CPTPP|body:cptpp}", "", True, 3, "side by side"),
    ("{Taiwan|country:TW}", "", True, None, "only the subject"),
    ("the {CPTPP|body:cptpp}", "", True, None, "only the object"),
    ("{it|}", "", True, None, "an unresolved pronoun"),
    ("talks in {Taiwan|country:TW@} on joining the {CPTPP|body:cptpp}", "", True, None, "only a place"),
    ("tariffs on {Taiwan|country:TW}", "", True, None, "another action"),
]  # fmt: skip


@pytest.fixture
def topic(view: View) -> Topic:
    asked = ask_words(QUESTION)
    return make_topic(view, asked.question, asked.family)


@pytest.mark.parametrize(
    ("words", "sentence", "names_object", "strength", "note"), CASES, ids=[c[4] for c in CASES]
)
def test_rules(
    topic: Topic, words: str, sentence: str, names_object: bool, strength: int | None, note: str
) -> None:
    found = speaks_of(topic, passage(words), passage(sentence or words), names_object=names_object)
    assert (found.strength if found is not None else None) == strength, note


def test_what_words_begin_with_is_done_by_the_doer(topic: Topic) -> None:
    words = "join a Pacific trade pact days after {China|country:CN} made its own bid"
    by_taiwan = passage(words, doer=TW)
    assert speaks_of(topic, by_taiwan, by_taiwan, names_object=True) is not None
    by_china = passage("join a Pacific trade pact before {Taiwan|country:TW}", doer=CN)
    assert speaks_of(topic, by_china, by_china, names_object=True) is None


def test_a_question_without_a_subject(view: View) -> None:
    asked = ask_words("sanctions on China")
    topic = make_topic(view, asked.question, asked.family)
    yes = passage("new tariffs and sanctions against {Beijing|country:CN}")
    no = passage("sanctions against {Japan|country:JP}")
    assert speaks_of(topic, yes, yes, names_object=True) is not None
    assert speaks_of(topic, no, no, names_object=True) is None


@pytest.mark.parametrize(
    ("words", "loose", "note"),
    [
        ("sanctions on {Iran|country:IR}", False, "its own word"),
        ("an embargo on {Iran|country:IR}", False, "a word like it"),
        ("tariffs on {Iran|country:IR}", True, "another kind of the family"),
        ("imposed tariffs on {Iran|country:IR}", True, "another kind, by a verb of any"),
        ("tariffs and sanctions on {Iran|country:IR}", False, "both"),
    ],
    ids=lambda value: value if isinstance(value, str) and "{" not in value else "",
)
def test_another_kind_of_action_is_unsure(view: View, words: str, loose: bool, note: str) -> None:
    asked = ask_words("sanctions on Iran")
    topic = make_topic(view, asked.question, asked.family)
    found = speaks_of(topic, passage(words), passage(words), names_object=True)
    assert found is not None, note
    assert found.loose is loose, note


BOUND = [
    ("sanctions on {Iran|country:IR}", True, "side by side"),
    ("{Iran|country:IR} sanctions", True, "compound"),
    ("{Iran|country:IR}’s harsh sanctions", True, "possessive"),
    ("sanctions that hurt trade with {Japan|country:JP} and {Iran|country:IR}", False, "another"),
    ("sanctions; {Iran|country:IR} spoke", False, "another clause"),
    ("sanctioned {Japan|country:JP} over {Iran|country:IR}", False, "a name between"),
    ("to ban {Japan|country:JP} from {Iran|country:IR}", True, "a name moved from there"),
]


@pytest.mark.parametrize(("words", "expected", "note"), BOUND, ids=[case[2] for case in BOUND])
def test_action_and_object_stand_in_one_phrase(
    view: View, words: str, expected: bool, note: str
) -> None:
    asked = ask_words("sanctions on Iran")
    topic = make_topic(view, asked.question, asked.family)
    found = speaks_of(topic, passage(words), passage(words), names_object=True)
    assert (found is not None) == expected, note


def test_a_capital_as_an_object_is_a_city(view: View) -> None:
    asked = ask_words("recognition of Jerusalem")
    topic = make_topic(view, asked.question, asked.family)
    ties = passage("its recognition of {Israel|country:IL}")
    city = passage("the recognition of {Jerusalem|country:IL@} as its capital")
    assert speaks_of(topic, ties, ties, names_object=True) is None
    assert speaks_of(topic, city, city, names_object=True) is not None


def test_an_event_in_a_long_sentence_has_its_trigger_near(view: View) -> None:
    asked = ask_words("sanctions on Iran")
    topic = make_topic(view, asked.question, asked.family)
    long = f"The court ruled on fishing, {'on rivers and on woods, ' * 12}and on sanctions on Iran"
    words = Passage(long, (), focus=(10, 15))
    assert speaks_of(topic, words, words, names_object=True) is None
    near = Passage(long, (), focus=(len(long) - 20, len(long) - 10))
    assert speaks_of(topic, near, near, names_object=True) is not None


def test_several_subjects(view: View) -> None:
    asked = ask_words("Finland and Sweden's entry into NATO")
    topic = make_topic(view, asked.question, asked.family)
    one = passage("{Finland|country:FI}’s entry into {NATO|body:nato}")
    other = passage("{Turkey|country:TR}’s entry into {NATO|body:nato}")
    assert speaks_of(topic, one, one, names_object=True) is not None
    assert speaks_of(topic, other, other, names_object=True) is None


def test_a_question_of_which_kind(view: View) -> None:
    asked = ask_words("arms sales to Japan")
    topic = make_topic(view, asked.question, asked.family)
    arms = passage("the sale of arms to {Japan|country:JP}")
    beef = passage("the sale of beef to {Japan|country:JP}")
    assert speaks_of(topic, arms, arms, names_object=True) is not None
    assert speaks_of(topic, beef, beef, names_object=True) is None


def test_a_question_of_words_wants_all_of_them(view: View) -> None:
    asked = ask_words("the chip plants")
    topic = make_topic(view, asked.question, asked.family)
    yes, no = passage("a new chip plant in Japan"), passage("a new plant in Japan")
    assert speaks_of(topic, yes, yes, names_object=False) is not None
    assert speaks_of(topic, no, no, names_object=False) is None


def test_a_wording_that_is_given_counts_first(view: View) -> None:
    asked = ask_file(
        "subject: Taiwan\naction: entry\nobject: CPTPP\nwordings: [twelfth chair]\n", "q"
    )
    topic = make_topic(view, asked.question, asked.family)
    words = passage("a twelfth chair at the table")
    found = speaks_of(topic, words, words, names_object=False)
    assert found is not None
    assert found.reason == "wording given: twelfth chair"
