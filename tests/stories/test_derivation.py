"""Who takes from whom within a story: kinds, direction, sentences side by side, origins."""

import datetime
import itertools
import random
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.records import Article, Credit, content_id
from onrecord.stories.derivation import Derived, derive, is_unnamed, side_by_side
from onrecord.stories.derivation.aligning import align, pairs
from onrecord.stories.derivation.report import prepare
from onrecord.stories.derivation.sentences import sentences
from tests.conftest import make_article

WIRE = (
    "The port of Aldmere reopened on Monday after dock workers ended a strike of eleven days.\n\n"
    "Their union accepted a pay rise of six percent that the harbour company offered on Sunday. "
    '"We have what we came for, and nobody had to go hungry for it this time," said its leader, Ines Roca.\n\n'
    "Forty container ships had been waiting outside the breakwater since the walkout began.\n\n"
    "Transport Minister Pedro Lanz said the agreement would spare the island further shortages of fuel. "
    "Exporters of citrus fruit had warned that a third week would ruin the harvest."
)
REWORDED = (
    "Ships are moving again in Aldmere, whose port opened its gates Monday: the strike by its dock workers is over after eleven days.\n\n"
    "Six percent more pay, put on the table by the harbour company a day earlier, was enough for the union of Ines Roca.\n\n"
    "Some forty freighters with containers lay waiting off the breakwater.\n\n"
    "Had it lasted three weeks, the citrus harvest would have been lost, exporters feared; "
    "the island will now be spared more fuel shortages, according to Pedro Lanz, the transport minister."
)
OWN = (
    "Cranes are moving again in Aldmere. I watched the first container ships come past the "
    "breakwater at dawn while families cheered on the quay, and Marta Sol wept.\n\n"
    "Not all are happy: Tomas Brun, 24, a crane driver, says the rise will be eaten up by rents in "
    "the Barrio Alto, which doubled within four years. He voted against it.\n\n"
    "The harbour company declined to say what the port lost while its gates were shut. Economists at the "
    "University of Vell put it at 12 million a day."
)
QUOTING = (
    OWN
    + '\n\n"We have what we came for, and nobody had to go hungry for it this time," said Ines Roca. "And to those who left us in the rain for two winters I say: come and look at us now, from the quay or from your offices."'
)
SPEECH = (
    WIRE
    + ' "And to those who left us in the rain for two winters I say: come and look at us now, from the quay or from your offices," Roca added.'
)
PAGE = "Share this article\n\nPhoto: the port on Monday\n\n{}\n\nSign up for our newsletter and get the news in your inbox.\n\n© All rights reserved"


def credit(
    article: Article, kind: str, outlet: str | None, words: str, *, replaced: bool = False
) -> Credit:
    start = article.text.find(words)
    span = article.span(start, start + len(words)) if start >= 0 else None
    return Credit(
        id=content_id("crd1", article.id, words), article=article.id, evidence=(), kind=kind,  # type: ignore[arg-type]
        outlet=outlet, words=words, span=span, replaced=replaced,
    )  # fmt: skip


def derived(
    *articles: Article, days: Sequence[int | None] = (), credits: Sequence[Credit] = ()
) -> Derived:
    by_article: dict[str, list[Credit]] = {}
    for each in credits:
        by_article.setdefault(each.article, []).append(each)
    return derive(articles, days or range(1, len(articles) + 1), by_article)


TAKEN: list[tuple[str, str | None, str]] = [
    (WIRE, "copy", "word for word"),
    (PAGE.format(WIRE), "copy", "with what the page prints around it"),
    ("ALDMERE (Agencies) — " + WIRE.replace('"', "''"), "copy", "another dateline and other marks"),
    ("\n\n".join(WIRE.split("\n\n")[:2]), "near_copy", "cut from the bottom"),
    ("\n\n".join(reversed(WIRE.split("\n\n"))), "near_copy", "in another order"),
    (WIRE.replace("eleven", "twelve").replace("Forty", "Sixty").replace("six percent", "9%"), "near_copy", "numbers changed"),
    (OWN + "\n\n" + WIRE, "near_copy", "own text before it"),
    (REWORDED, "rewrite", "sentence by sentence, two merged"),
    ("\n\n".join(reversed(REWORDED.split("\n\n"))), "rewrite", "and in another order"),
    (OWN, None, "the same happening, its own report"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "kind"), [pytest.param(*t[:2], id=t[2]) for t in TAKEN])
def test_what_is_taken(text: str, kind: str | None) -> None:
    source, other = make_article(WIRE, publisher="Wire"), make_article(text, publisher="Post")
    found = derived(source, other)
    assert [(d.article, d.source, d.kind) for d in found.derivations] == (
        [] if kind is None else [(other.id, source.id, kind)]
    )
    assert len(found.origins) == (2 if kind is None else 1)
    for each in found.derivations:
        assert 0 < each.share <= 1
        assert each.reason
        assert each.aligned
        assert [a.start for a in each.aligned] == sorted(a.start for a in each.aligned)
        for a in each.aligned:
            assert 0 <= a.start < a.end <= len(other.text)
            assert 0 <= a.source_start < a.source_end <= len(source.text)
            assert 0 < a.alike <= 1


def test_reworded_sentences_stand_beside_their_own() -> None:
    source, other = make_article(WIRE, publisher="Wire"), make_article(REWORDED, publisher="Post")
    (rewrite,) = derived(source, other).derivations
    beside = {
        (other.text[a.start : a.end][:12], source.text[a.source_start : a.source_end][:12])
        for a in rewrite.aligned
    }
    assert beside >= {
        ("Ships are mo", "The port of "), ("Six percent ", "Their union "),
        ("Some forty f", "Forty contai"),
    }  # fmt: skip
    assert {there for here, there in beside if here == "Had it laste"} & {
        "Exporters of",
        "Transport Mi",
    }


@pytest.mark.parametrize(
    ("text", "publisher", "kind"),
    [
        pytest.param(WIRE.replace("eleven", "twelve"), "Wire", "version", id="own report changed"),
        pytest.param("Correction: " + WIRE.replace("eleven", "twelve"), "Wire", "correction", id="and says so"),
        pytest.param("Correction: " + WIRE.replace("eleven", "twelve"), "Post", "near_copy", id="of another outlet"),
        pytest.param(REWORDED, "Wire", "rewrite", id="written anew by the outlet itself"),
        pytest.param(WIRE, "Wire", "copy", id="printed again unchanged"),
    ],
)  # fmt: skip
def test_texts_of_one_outlet(text: str, publisher: str, kind: str) -> None:
    found = derived(
        make_article(WIRE, publisher="Wire", url="https://wire.example/1"),
        make_article(text, publisher=publisher, url="https://wire.example/2"),
    )
    assert [d.kind for d in found.derivations] == [kind]
    assert len(found.origins) == 1


def test_two_texts_at_one_address_are_versions() -> None:
    found = derived(
        make_article(WIRE, url="https://wire.example/1"),
        make_article(WIRE + " Work begins on Tuesday.", url="https://wire.example/1"),
    )
    assert [d.kind for d in found.derivations] == ["version"]


def test_the_same_quotations_do_not_join_origins() -> None:
    found = derived(make_article(SPEECH, publisher="Wire"), make_article(QUOTING, publisher="Post"))
    assert [d.kind for d in found.derivations] == ["quotation"]
    assert found.derivations[0].aligned
    assert len(found.origins) == 2


def test_a_citation_names_the_outlet_for_what_its_report_tells() -> None:
    source = make_article(WIRE, publisher="Reuters")
    text = (
        OWN + "\n\nForty container ships had been waiting outside the breakwater, Reuters reported."
    )
    citing = make_article(text, publisher="Post")
    said = credit(citing, "reported", "Reuters", "Reuters reported")
    found = derived(source, citing, credits=[said])
    (citation,) = found.derivations
    assert (citation.kind, citation.article, citation.source) == ("citation", citing.id, source.id)
    assert "Reuters reported" in citation.reason
    assert source.text[citation.aligned[0].source_start :].startswith("Forty container ships")
    assert len(found.origins) == 2
    elsewhere = make_article(OWN + " It rained in Vell, Reuters reported.", publisher="Post")
    said = credit(elsewhere, "reported", "Reuters", "Reuters reported")
    assert derived(source, elsewhere, credits=[said]).derivations == (), "it tells nothing of that"
    assert derived(source, citing, days=(3, 2), credits=[]).derivations == ()


FIRST: list[tuple[dict[str, str], dict[str, str], list[int | None], int, str]] = [
    ({"publisher": "A"}, {"publisher": "B"}, [2, 1], 1, "the earlier day"),
    ({"publisher": "Reuters"}, {"publisher": "B"}, [1, 1], 0, "an agency on one day"),
    ({"publisher": "A"}, {"publisher": "B", "byline": "Ann Lee, A"}, [1, 1], 0, "whom the byline names"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("one", "other", "days", "first"), [pytest.param(*c[:4], id=c[4]) for c in FIRST]
)
def test_who_was_first(
    one: dict[str, str], other: dict[str, str], days: list[int | None], first: int
) -> None:
    for end in ("", " It rained.", " It snowed."):  # whatever the ids
        pair = make_article(WIRE + end, **one), make_article(WIRE + end, **other)
        (step,) = derived(*pair, days=days).derivations
        assert step.source == pair[first].id


def test_who_credits_whom_was_second() -> None:
    for end in ("", " It rained.", " It snowed."):
        source, printed = (make_article(WIRE + end, publisher=name) for name in ("Kyodo", "Post"))
        said = credit(printed, "agency", "Kyodo", "Kyodo")
        (step,) = derived(source, printed, days=(1, 1), credits=[said]).derivations
        assert step.source == source.id


def test_no_report_comes_from_itself() -> None:
    parts = WIRE.split("\n\n")
    texts = [
        WIRE,
        WIRE + " " + OWN,
        "\n\n".join(parts[:3]),
        "\n\n".join(parts[1:]),
        PAGE.format(WIRE),
        WIRE + " It rained.",
    ]
    names = ["A", "B", "A", "C", "B", "C"]
    articles = [make_article(t, publisher=p) for t, p in zip(texts, names, strict=True)]
    found = derived(*articles, days=[1] * len(articles))
    above = {d.article: d.source for d in found.derivations}
    assert len(above) == len(articles) - 1
    for first in above.values():
        seen, place = {first}, first
        while place in above:
            place = above[place]
            assert place not in seen
            seen.add(place)
    assert len(found.origins) == 1


def test_what_is_one_agencys_is_one_origin() -> None:
    first, second = make_article(WIRE, publisher="Metro"), make_article(OWN, publisher="Reuters")
    third = make_article(QUOTING[::-1], publisher="Post")
    said = credit(first, "agency", "Reuters", "(Reuters)")
    found = derived(first, second, third, credits=[said])
    assert found.derivations == ()
    assert sorted(map(len, found.origins)) == [1, 2]
    partly = credit(first, "contributed", "Reuters", "Reuters contributed")
    assert len(derived(first, second, third, credits=[partly]).origins) == 3


UNNAMED: list[tuple[str | None, list[tuple[str, str | None, bool]], bool, str]] = [
    (None, [("told", None, False)], True, "this newspaper, nobody knows which"),
    ("Post", [("told", None, False)], False, "this newspaper is the outlet itself"),
    ("Post", [("told", None, True)], True, "This website stands where a name was"),
    (None, [("told", None, True), ("agency", "Reuters", False)], False, "the original is named elsewhere"),
    (None, [("told", "Reuters", False)], False, "a name is given"),
    (None, [], False, "nothing said"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("publisher", "said", "expected"), [pytest.param(*c[:3], id=c[3]) for c in UNNAMED]
)
def test_unnamed(
    publisher: str | None, said: list[tuple[str, str | None, bool]], expected: bool
) -> None:
    article = make_article("It is over.", publisher=publisher)
    credits = [
        credit(article, kind, outlet, f"words {n}", replaced=replaced)
        for n, (kind, outlet, replaced) in enumerate(said)
    ]
    assert is_unnamed(publisher, credits) is expected
    found = derived(article, make_article(OWN), credits=credits)
    assert found.unnamed == ((article.id,) if expected else ())


def test_order_does_not_matter() -> None:
    texts = (WIRE, PAGE.format(WIRE), REWORDED, OWN, SPEECH, QUOTING)
    articles = [make_article(text, publisher=f"P{n % 4}") for n, text in enumerate(texts)]
    days = [1, 1, 2, None, 2, 3]
    expected = derived(*articles, days=days)
    assert expected.derivations
    for seed in range(6):
        places = list(range(len(articles)))
        random.Random(seed).shuffle(places)  # noqa: S311  (a fixed shuffle, no secret)
        assert derived(*(articles[n] for n in places), days=[days[n] for n in places]) == expected


def test_a_large_story_is_compared_in_part() -> None:
    articles = [
        make_article(f"{OWN} Number {n} of the {n}th.", publisher=f"P{n}") for n in range(60)
    ]
    start = datetime.datetime.now(tz=datetime.UTC)
    found = derived(*articles, days=[1] * 60)
    assert len(found.origins) == 1
    assert (datetime.datetime.now(tz=datetime.UTC) - start).total_seconds() < 120


SPLIT: list[tuple[str, list[str], str]] = [
    ("It is over. He left.", ["It is over.", "He left."], "two"),
    ("Mr. Lee met Gen. Ek in the U.S. Capitol on Jan. 3 at 5 p.m. He left.", ["Mr. Lee met Gen. Ek in the U.S. Capitol on Jan. 3 at 5 p.m.", "He left."], "abbreviations"),
    ('"It is over." "Go," he said.', ['"It is over."', '"Go," he said.'], "quotations"),
    ("A headline\nIt is over", ["A headline", "It is over"], "lines"),
    ("It rose 3.5 percent. 40 came.", ["It rose 3.5 percent.", "40 came."], "numbers"),
    ("J. R. Smith left. Then what?! Nothing…", ["J. R. Smith left.", "Then what?!", "Nothing…"], "initials"),
    ("", [], "nothing"),
]  # fmt: skip


def test_pairs_are_those_of_the_whole_alignment() -> None:
    told = [
        f"The council of Veldt {verb} the {number} bridges on {day}. {name} said that the mayor {did}. "
        "Trains stop at noon."
        for verb, number, day, name, did in (
            ("closed", "12", "Monday", "Ann Lee", "had asked for it"),
            ("shut", "twelve", "Monday", "Ms. Lee", "asked for it in May"),
            ("opened", "3", "Sunday", "Otto Brandt", "was away"),
        )
    ]
    for one, other in itertools.permutations(
        [prepare(make_article(each), None) for each in told], 2
    ):
        assert pairs(one, other) == align(one, other).pairs
    first, second, _ = (prepare(make_article(each), None) for each in told)
    assert pairs(first, second)


@pytest.mark.parametrize(("text", "expected"), [pytest.param(*c[:2], id=c[2]) for c in SPLIT])
def test_sentences(text: str, expected: list[str]) -> None:
    assert [text[start:end] for start, end in sentences(text)] == expected


@given(st.text(alphabet="aB1 .!?\n\"“”'(…\u0301中", max_size=80))
def test_sentences_hold_all_that_is_no_space(text: str) -> None:
    places = list(sentences(text))
    assert all(end <= start for (_, end), (start, _) in itertools.pairwise(places))
    assert "".join(text[a:b] for a, b in places).split() == [] or "".join(
        "".join(text[a:b].split()) for a, b in places
    ) == "".join(text.split())


@given(st.lists(st.text(alphabet='aB1 .\n"“”(@)—中\ud800é', max_size=40), min_size=2, max_size=4))
@settings(max_examples=60, deadline=None)
def test_any_texts_are_compared(texts: list[str]) -> None:
    articles = {a.id: a for a in (make_article(t, publisher=f"P{n}") for n, t in enumerate(texts))}
    found = derived(*articles.values())
    assert sorted(id for group in found.origins for id in group) == sorted(articles)
    side_by_side(*list(articles.values())[:2])


@pytest.mark.parametrize(
    "text", ["word " * 30_000, "(@a) - " * 5_000, "Sign up " * 9_000, "“" * 4_000, "A. " * 20_000]
)
def test_odd_texts_take_no_time(text: str) -> None:
    start = datetime.datetime.now(tz=datetime.UTC)
    prepare(make_article(text), None)
    derived(make_article(text, publisher="A"), make_article(text + "x", publisher="B"))
    assert (datetime.datetime.now(tz=datetime.UTC) - start).total_seconds() < 60


def test_side_by_side_tells_what_changed() -> None:
    before = make_article(
        "The port reopened on Monday. Forty ships had been waiting there for days. Rain fell."
    )
    after = make_article(
        "The port reopened on Monday. Sixty ships had been waiting there for days. Nobody was hurt in the end."
    )
    rows = side_by_side(before, after)
    told = [
        (
            row.how,
            [before.text[a:b] for a, b in row.first],
            [after.text[a:b] for a, b in row.second],
        )
        for row in rows
    ]
    assert told == [
        ("same", ["The port reopened on Monday."], ["The port reopened on Monday."]),
        ("reworded", ["Forty ships had been waiting there for days."], ["Sixty ships had been waiting there for days."]),
        ("only_second", [], ["Nobody was hurt in the end."]),
        ("only_first", ["Rain fell."], []),
    ]  # fmt: skip
    assert [before.text[a:b] for a, b in rows[1].first_changed] == ["Forty"]
    assert [after.text[a:b] for a, b in rows[1].second_changed] == ["Sixty"]


def test_side_by_side_shows_every_sentence_once() -> None:
    before, after = make_article(WIRE), make_article(REWORDED)
    rows = side_by_side(before, after)
    assert sorted(s for row in rows for s in row.second) == sorted(set(sentences(after.text)))
    assert {s for row in rows for s in row.first} == set(sentences(before.text))
