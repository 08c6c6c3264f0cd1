"""Offsets survive parsing by paragraphs, and the parse answers grammatical questions."""

import re
from itertools import islice
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.text import grammar as g
from onrecord.text import paragraph_bounds

pytestmark = pytest.mark.model


@given(st.text(alphabet="ab “”’\n\t \u00a0\u2028é🙂", max_size=60))
def test_paragraphs_cover_all_but_white_space(text: str) -> None:
    bounds = list(paragraph_bounds(text))
    assert all(text[a:b].strip() == text[a:b] != "" and "\n" not in text[a:b] for a, b in bounds)
    outside = list(text)
    for low, high in bounds:
        outside[low:high] = " " * (high - low)
    assert not "".join(outside).strip()


def test_spans_point_at_their_words_in_later_paragraphs(parse: Any) -> None:
    text = parse("  Tokyo spoke. \n\n\n “Naïve,” said 🙂 Paris.\nThen it fell silent. ")
    for sentence in text.sentences():
        for token in sentence:
            span = text.span(token)
            assert text.article.text[span.start : span.end] == token.text
            found = text.tokens(span.start, span.end)
            assert [t.i for t in found] == [token.i]
            assert found.doc is token.doc


def test_sentence_of_a_span_over_two_sentences_is_both(parse: Any) -> None:
    text = parse("He came. She saw. They left.")
    span = text.article.span(5, 14)
    assert text.sentence_of(span).quote == "He came. She saw."


CASES = [
    # sentence, verb, agents, patients, what it proves
    ("China and Russia condemned it.", "condemned", "China Russia", "it", "joined actors"),
    ("The strike was condemned by China.", "condemned", "China", "strike", "passive with agent"),
    ("The envoy, who met Putin, left.", "met", "envoy", "Putin", "relative clause"),
    ("Japan agreed to lift the ban.", "lift", "Japan", "ban", "control by the subject"),
    ("France urged Iran to free the men.", "free", "Iran", "men", "control by the object"),
    ("Israel struck Gaza and killed a commander.", "killed", "Israel", "commander", "joined verbs"),
    ("Turkey left, accusing Greece.", "accusing", "Turkey", "Greece", "participle clause"),
    ("The pact signed by Egypt collapsed.", "signed", "Egypt", "pact", "reduced relative"),
]


@pytest.mark.parametrize(
    ("sentence", "verb", "agents", "patients"),
    [case[:4] for case in CASES],
    ids=[case[4] for case in CASES],
)
def test_who_does_what_to_whom(
    parse: Any, sentence: str, verb: str, agents: str, patients: str
) -> None:
    doc = parse(sentence).paragraphs[0].doc
    token = next(t for t in doc if t.text == verb)
    assert [t.text for t in g.agents(token)] == agents.split()
    assert [t.text for t in g.patients(token)] == patients.split()


def test_noun_phrases(parse: Any) -> None:
    text = parse("Masahisa Sato, chair of the party's defence committee, met two envoys who fled.")
    doc = text.paragraphs[0].doc
    sato = next(t for t in doc if t.text == "Sato")
    envoys = next(t for t in doc if t.text == "envoys")
    assert g.phrase(sato).text == "Masahisa Sato"
    assert g.short_phrase(envoys).text == "two envoys"


@pytest.mark.parametrize(
    ("sentence", "word", "negated"),
    [
        ("Iran did not attack.", "attack", True),
        ("Iran attacked.", "attacked", False),
        ("No talks were held.", "talks", True),
        ("Some talks were held.", "talks", False),
    ],
)
def test_negation(parse: Any, sentence: str, word: str, negated: bool) -> None:
    doc = parse(sentence).paragraphs[0].doc
    assert g.is_negated(next(t for t in doc if t.text == word)) is negated


def test_ancestors_end_at_the_root(parse: Any) -> None:
    doc = parse("The envoy said that talks would resume.").paragraphs[0].doc
    talks = next(t for t in doc if t.text == "talks")
    assert [t.text for t in islice(g.ancestors(talks), 9)] == ["resume", "said"]
    assert g.clause_root(talks).text == "resume"
    assert g.clause_root(doc[1]).text == "said"


def test_no_room_compares_tokens_by_identity() -> None:
    """``token.head is token`` is never true: spaCy makes token objects anew at each access."""
    source = Path(__file__).parents[2] / "src" / "onrecord"
    compared = re.compile(
        r"\.head is |\bis (not )?\w+\.head\b(?!\.)|\bis (not )?(token|verb|noun|trigger|clause)\b(?!\.)"
    )
    for path in sorted(source.rglob("*.py")):
        for number, line in enumerate(path.read_text().splitlines(), 1):
            code = line.split("#")[0]
            if '"' not in code and ".head is None" not in code:
                assert not compared.search(code), f"{path.relative_to(source)}:{number}"
