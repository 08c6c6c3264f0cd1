"""Who said what: one sentence or paragraph a case."""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.records import Mention, Statement, content_id
from tests.conftest import assert_held, quote
from tests.statements.reading import read

pytestmark = pytest.mark.model

Parse = Callable[..., Any]


def top(statements: tuple[Statement, ...]) -> list[Statement]:
    return [statement for statement in statements if statement.parent is None]


def told(statement: Statement) -> tuple[str | None, str | None, str]:
    return (
        quote(statement.source),
        quote(statement.cue),
        " … ".join(span.quote for span in statement.content),
    )


CASES = [
    (
        "direct, cue after, inverted, with a relative clause",
        "“Early participation is important,” said Otsuka, who heads the committee.",
        ("Otsuka, who heads the committee", "said", "“Early participation is important,”"),
        "direct",
    ),
    (
        "discontinuous, and the aside is not content",
        "“Japan bears responsibility,” Zhao said, in reference to colonial rule. “We urge Japan to stop.”",
        ("Zhao", "said", "“Japan bears responsibility,” … “We urge Japan to stop.”"),
        "direct",
    ),
    (
        "indirect without that",
        "Sato said China has changed the status quo.",
        ("Sato", "said", "China has changed the status quo"),
        "indirect",
    ),
    (
        "that belongs to the content",
        "A lawmaker has said that Taiwan and Japan must stand together.",
        ("A lawmaker", "has said", "that Taiwan and Japan must stand together"),
        "indirect",
    ),
    (
        "mixed",
        "Zhao added that the island’s status “concerns the foundation” of ties.",
        ("Zhao", "added", "that the island’s status “concerns the foundation” of ties"),
        "mixed",
    ),
    (
        "cue after content",
        "The two countries will meet again next month, the minister said.",
        ("the minister", "said", "The two countries will meet again next month"),
        "indirect",
    ),
    (
        "cue amid content",
        "The talks, the minister said, were useful.",
        ("the minister", "said", "The talks … were useful"),
        "indirect",
    ),
    (
        "according to",
        "The dialogue, according to Lo, should be seen as a signal.",
        ("Lo", "according to", "The dialogue … should be seen as a signal"),
        "indirect",
    ),
    (
        "infinitive content",
        "Party lawmakers pledged to support the island’s entry.",
        ("Party lawmakers", "pledged", "to support the island’s entry"),
        "indirect",
    ),
    (
        "what is asked of whom",
        "Beijing urged Tokyo to stop interfering.",
        ("Beijing", "urged", "Tokyo to stop interfering"),
        "indirect",
    ),
    (
        "a preposition joins the cue",
        "They also called on Taipei to help build the plant.",
        ("They", "also called on", "Taipei to help build the plant"),
        "indirect",
    ),
    (
        "object with what completes it",
        "Residents have accused the mayor of hiding the truth.",
        ("Residents", "have accused", "the mayor of hiding the truth"),
        "indirect",
    ),
    (
        "passive with an agent",
        "The talks were dismissed by China’s foreign ministry as “negative and wrong.”",
        ("China’s foreign ministry", "were dismissed", "The talks … as “negative and wrong.”"),
        "mixed",
    ),
    (
        "passive without one",
        "Japan was urged to “stand together” with the island.",
        (None, "was urged", "Japan … to “stand together” with the island"),
        "mixed",
    ),
    (
        "a noun with its possessor",
        "Ships sailed on despite China’s claim that the strait is its own.",
        ("China’s", "claim", "that the strait is its own"),
        "indirect",
    ),
    (
        "quotation of several sentences",
        "“It is late. We are tired. Let us go,” the envoy said.",
        ("the envoy", "said", "“It is late. We are tired. Let us go,”"),
        "direct",
    ),
    (
        "colon, which joins the cue",
        "The minister said: “We will not sign.”",
        ("The minister", "said:", "“We will not sign.”"),
        "direct",
    ),
    (
        "straight marks",
        'The minister said, "We will not sign."',
        ("The minister", "said", '"We will not sign."'),
        "direct",
    ),
    (
        "a participle shares the subject of its verb",
        "Zhao criticized the talks, saying that the issue was settled.",
        ("Zhao", "saying", "that the issue was settled"),
        "indirect",
    ),
    (
        "source with an apposition keeps its closing comma",
        "Sato, chair of the committee, told reporters the ties were strong.",
        ("Sato, chair of the committee,", "told", "the ties were strong"),
        "indirect",
    ),
    (
        "an aside in a relative clause is the outlet’s",
        "Smith praised the candidate, who is running for a second term.",
        ("Smith", "praised", "the candidate"),
        "indirect",
    ),
    (
        "a verb joined to the wrong clause goes to its speaker",
        "He said the warning was odd, and accused London of spying.",
        ("He", "accused", "London of spying"),
        "indirect",
    ),
    (
        "a brief quotation with a naming verb",
        "The senator called the deal “a farce.”",
        ("The senator", "called", "the deal “a farce.”"),
        "mixed",
    ),
    (
        "declined to say is one cue",
        "The ministry declined to say whether the talks were over.",
        ("The ministry", "declined to say", "whether the talks were over"),
        "indirect",
    ),
]


@pytest.mark.parametrize(
    ("text", "expected", "mode"), [case[1:] for case in CASES], ids=[case[0] for case in CASES]
)
def test_one_statement(
    parse: Parse, text: str, expected: tuple[str | None, str | None, str], mode: str
) -> None:
    parsed = parse(text)
    found = read(parsed)
    for statement in found:
        assert_held(parsed.article, statement)
    matching = [statement for statement in top(found) if told(statement) == expected]
    assert len(matching) == 1, [told(statement) for statement in found]
    assert matching[0].mode == mode


NOTHING = [
    ("a title in marks is not speech", "Her book, “The Long War,” came out in May."),
    ("the author’s own voice", "I think the talks were useful."),
    ("a demonstrative speaks for no one", "This shows that the talks were useful."),
    ("no cue", "The ships left the harbour on Friday."),
    ("nothing", ""),
    ("a search that goes on", "The search continues."),
]


@pytest.mark.parametrize("text", [case[1] for case in NOTHING], ids=[case[0] for case in NOTHING])
def test_no_statement(parse: Parse, text: str) -> None:
    assert read(parse(text)) == ()


def test_nested_two_deep(parse: Parse) -> None:
    text = "Otsuka said: “We told them that the party promised to support the bid.”"
    found = read(parse(text))
    by_cue = {quote(statement.cue): statement for statement in found}
    assert by_cue["said:"].parent is None
    assert by_cue["told"].parent == by_cue["said:"].id
    assert by_cue["promised"].parent == by_cue["told"].id


def test_paragraphs_of_one_speech(parse: Parse) -> None:
    text = (
        "“The first point is peace,” the envoy said. “The second is trade.\n"
        "“The third is trust.\n"
        "“And the last one is time.”\n"
        "The meeting ended at noon."
    )
    (statement,) = top(read(parse(text)))
    assert [span.quote for span in statement.content] == [
        "“The first point is peace,”",
        "“The second is trade.",
        "“The third is trust.",
        "“And the last one is time.”",
    ]
    assert statement.mode == "direct"


def test_a_paragraph_of_quotation_alone_has_the_speaker_before_it(parse: Parse) -> None:
    text = "“The talks went well,” Sato said.\n“We will meet again in the autumn.”"
    parsed = parse(text)
    found = read(parsed, (mention(parsed, "Sato", "act1_sato"),))
    assert {statement.speaker for statement in found} == {"act1_sato"}
    said = [span.quote for statement in found for span in statement.content]
    assert said == ["“The talks went well,”", "“We will meet again in the autumn.”"]


def mention(parsed: Any, words: str, actor: str | None, head: str | None = None) -> Mention:
    """The first such words of the text as a mention of an actor."""
    start = parsed.article.text.index(words)
    span = parsed.article.span(start, start + len(words))
    head = head or words.rsplit(maxsplit=1)[-1]
    at = start + words.rindex(head)
    return Mention(
        id=content_id("men1", words, start),
        article=parsed.article.id,
        evidence=(span,),
        span=span,
        head=parsed.article.span(at, at + len(head)),
        form="name",
        actor=actor,
    )


def test_speaker_addressee_and_first_person(parse: Parse) -> None:
    parsed = parse(
        "“We told them that it was true,” the minister, Taro Yamada, told reporters in Tokyo."
    )
    mentions = (
        mention(parsed, "the minister", "act1_y"),
        mention(parsed, "reporters", "act1_r"),
        mention(parsed, "them", None),
    )
    found = read(parsed, mentions)
    outer = next(s for s in found if s.parent is None)
    inner = next(s for s in found if s.parent == outer.id)
    assert (outer.speaker, outer.addressee, quote(outer.addressee_span)) == (
        "act1_y",
        "act1_r",
        "reporters",
    )
    assert (quote(inner.source), inner.speaker) == ("We", "act1_y")


def test_an_unresolved_pronoun_has_no_speaker(parse: Parse) -> None:
    parsed = parse("He said the talks were over.")
    (statement,) = read(parsed, (mention(parsed, "He", None),))
    assert (quote(statement.source), statement.speaker) == ("He", None)


BEHALF = [
    ("a spokesman for the ministry said the talks were over.", "the ministry", None),
    ("Speaking on behalf of the union, Smith said the talks were over.", "the union", None),
    ("The two sides have agreed to meet again, he told reporters.", "The two sides", None),
    (
        "The minister said in a joint statement that the talks were over.",
        None,
        "in a joint statement",
    ),
    (
        "The minister said at a news conference that the talks were over.",
        None,
        "at a news conference",
    ),
    ("The minister said the talks were over.", None, None),
]


@pytest.mark.parametrize(("text", "behalf", "setting"), BEHALF, ids=[case[0] for case in BEHALF])
def test_circumstances(parse: Parse, text: str, behalf: str | None, setting: str | None) -> None:
    statement = top(read(parse(text)))[0]
    assert (quote(statement.on_behalf_span), quote(statement.setting)) == (behalf, setting)


NEGATED = [
    ("The ministry did not say who would attend.", True),
    ("No one said that the talks were over.", True),
    ("The ministry declined to say who would attend.", True),
    ("The ministry said no one would attend.", False),
]


@pytest.mark.parametrize(("text", "negated"), NEGATED, ids=[case[0] for case in NEGATED])
def test_negated(parse: Parse, text: str, negated: bool) -> None:
    assert top(read(parse(text)))[0].negated is negated


KINDS = [
    ("The party pledged to support the bid.", "pledge"),
    ("Beijing urged Tokyo to stop.", "demand"),
    ("The minister denied that the talks had failed.", "deny"),
    ("Analysts believe that the talks will fail.", "think"),
    ("The ministry accused Japan of interfering.", "accuse"),
    ("The two sides agreed to meet again.", "agree"),
]


@pytest.mark.parametrize(("text", "kind"), KINDS, ids=[case[0] for case in KINDS])
def test_kinds(parse: Parse, text: str, kind: str) -> None:
    assert top(read(parse(text)))[0].cue_kind == kind


def test_the_date_is_that_of_the_cue(parse: Parse) -> None:
    from onrecord.dates import find_dates

    parsed = parse(
        "The minister said on August 27 that the talks were over.", published="2021-08-31"
    )
    (statement,) = read(parsed, (), find_dates(parsed))
    assert (quote(statement.date_span) or "").endswith("August 27")
    assert statement.date is not None
    assert statement.date.value == "2021-08-27"


def test_same_input_same_output(parse: Parse) -> None:
    text = "“One,” he said. She said two. They urged him to stop. “Three,” said the envoy."
    assert read(parse(text)) == read(parse(text))


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    st.lists(
        st.sampled_from(
            ["said", "“", "”", '"', "’", ",", ".", ":", "he", "told", "reporters", "that", "to",
             "urged", "according", "claim", "\n", "—", "is", "wary", "of", "(", ")", "\ud83d", "é"]
        ),
        max_size=25,
    )
)  # fmt: skip
def test_no_text_makes_it_raise(parse: Parse, words: list[str]) -> None:
    parsed = parse(" ".join(word for word in words if word != "\ud83d"))
    for statement in read(parsed):
        assert_held(parsed.article, statement)


def test_cue_within_a_sentence_half_quoted(parse: Parse) -> None:
    text = "The senator, Blackwell wrote “has shown his deep commitment to the party.”"
    found = read(parse(text))
    expected = "The senator … “has shown his deep commitment to the party.”"
    assert ("Blackwell", "wrote", expected) in [told(statement) for statement in found]
