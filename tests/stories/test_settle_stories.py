"""Stories: what belongs together, who takes from whom, and that order never matters."""

import datetime
import random
import time
from itertools import pairwise

import pytest

from onrecord.records import Article, Date, Story, article_id
from onrecord.settings import Settings
from onrecord.stories import settle_stories

AGENCY = (
    "The port of Aldmere reopened on Monday after dock workers ended a strike of eleven days. "
    "Their union accepted a pay rise of six percent that the harbour company offered on Sunday. "
    "Forty container ships had been waiting outside the breakwater since the walkout began. "
    "The transport minister said the agreement would spare the island further shortages of fuel. "
    "Exporters of citrus fruit had warned that a third week would ruin the harvest."
)
REWRITE = (
    "After a strike lasting eleven days, dock workers went back and the port of Aldmere reopened Monday. "
    "A six percent pay rise, offered by the harbour company Sunday, was accepted by the union. "
    "Outside the breakwater forty container ships had waited since the walkout. "
    "Further shortages of fuel on the island would be spared by the agreement, the transport minister said. "
    "A third week would have ruined the citrus harvest, exporters of fruit had warned."
)
INDEPENDENT = (
    "Cranes are moving again in Aldmere. I watched the first container ships come past the "
    "breakwater at dawn while families of dock workers cheered the end of the strike on the quay. "
    "Not all are happy: younger members of the union say the pay rise will be eaten up by rents. "
    "The harbour company declined to say what the port lost while its gates were shut."
)
OTHER = (
    "Parliament in Vostria elected a new speaker on Tuesday, the first woman in the chair. "
    "She promised to publish members' expenses every month and to end late sittings. "
    "Her rival conceded after the second ballot and shook her hand in the chamber."
)


def report(text: str, day: str | None = "2022-05-02", **fields: str) -> Article:
    published = None
    if day is not None:
        start = datetime.date.fromisoformat(day)
        published = Date(
            value=day, precision="day", basis="stated",
            start=start, end=start + datetime.timedelta(days=1),
        )  # fmt: skip
    identity = article_id(publisher=fields.get("publisher"), url=fields.get("url"), text=text)
    return Article(id=identity, text=text, published=published, **fields)


def settle(*articles: Article, **entities: frozenset[str]) -> tuple[Story, ...]:
    return settle_stories(articles, entities, Settings())


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        pytest.param(AGENCY, "copy", id="word for word"),
        pytest.param(AGENCY.rsplit(". ", 1)[0] + ".", "near_copy", id="last sentence cut"),
        pytest.param(AGENCY + " " + INDEPENDENT, "near_copy", id="own text added"),
        pytest.param(REWRITE, "rewrite", id="sentence by sentence"),
        pytest.param(INDEPENDENT, None, id="same event, own reporting: no derivation"),
    ],
)
def test_kinds_of_derivation(text: str, kind: str | None) -> None:
    source = report(AGENCY, "2022-05-02", publisher="Agency", title="Aldmere port reopens")
    other = report(text, "2022-05-03", publisher="Post", title="Aldmere port open after strike")
    (story,) = settle(source, other)
    assert [d.kind for d in story.derivations] == ([] if kind is None else [kind])
    assert len(story.origins) == (2 if kind is None else 1)
    for derivation in story.derivations:
        assert (derivation.article, derivation.source) == (other.id, source.id)
        assert 0 < derivation.share <= 1
        assert derivation.reason


@pytest.mark.parametrize(
    "mark", ["Correction: ", "CORRECTED - ", "An earlier version of this report misstated a name. "]
)
def test_a_correction_is_one_only_within_an_outlet(mark: str) -> None:
    first = report(AGENCY, publisher="Agency")
    corrected = report(mark + AGENCY.replace("eleven", "twelve"), publisher="Agency")
    (story,) = settle(first, corrected)
    assert [(d.article, d.source, d.kind) for d in story.derivations] == [
        (corrected.id, first.id, "correction")
    ]
    elsewhere = report(mark + AGENCY.replace("eleven", "twelve"), publisher="Post")
    (story,) = settle(first, elsewhere)
    assert {d.kind for d in story.derivations} <= {"copy", "near_copy"}
    assert len(story.origins) == 1


def test_on_one_day_the_credited_outlet_is_the_source() -> None:
    for suffix in ("", " Weather tomorrow: rain.", " Weather tomorrow: sun."):  # whatever the ids
        text = "ALDMERE (Agency) - " + AGENCY + suffix
        source, copy = report(text, publisher="Agency"), report(text, publisher="Post")
        (story,) = settle(source, copy)
        assert [(d.article, d.source) for d in story.derivations] == [(copy.id, source.id)]


def test_different_happenings_and_far_days_stay_apart() -> None:
    port, vote = report(AGENCY), report(OTHER)
    assert len(settle(port, vote)) == 2
    later = report(REWRITE, "2022-06-20")
    assert len(settle(port, later)) == 2
    assert len(settle(port, report(REWRITE, None))) == 1


def test_reports_that_share_no_actor_are_less_alike() -> None:
    a, b = report(AGENCY), report(INDEPENDENT)
    assert len(settle(a, b)) == 1
    apart = {a.id: frozenset({"ent_1"}), b.id: frozenset({"ent_2"})}
    shared = {a.id: frozenset({"ent_1"}), b.id: frozenset({"ent_1", "ent_2"})}
    likeness_between = Settings(story_threshold=0.2)
    assert len(settle_stories([a, b], apart, likeness_between)) == 2
    assert len(settle_stories([a, b], shared, likeness_between)) == 1


def test_order_and_repetition_do_not_matter() -> None:
    articles = [
        report(AGENCY, publisher="A"), report(REWRITE, "2022-05-03", publisher="B"),
        report(INDEPENDENT, publisher="C"), report(OTHER, publisher="D"), report(OTHER, None, publisher="E"),
    ]  # fmt: skip
    expected = settle(*articles)
    for seed in range(5):
        shuffled = [*articles, articles[0]]
        random.Random(seed).shuffle(shuffled)  # noqa: S311  (a fixed shuffle, no secret)
        assert settle(*shuffled) == expected
    assert sorted(a for s in expected for a in s.articles) == sorted(a.id for a in articles)


@pytest.mark.parametrize(
    "text", ["", "?", "…", "\n\n", "a", "1 2 3", "\ud800 lone", "no full stop " * 3000], ids=repr
)
def test_any_text_settles(text: str) -> None:
    stories = settle(report(text), report(OTHER))
    assert sum(len(story.articles) for story in stories) == 2


def test_no_articles_no_stories() -> None:
    assert settle() == ()


def test_a_story_is_named_by_its_most_central_report() -> None:
    (untitled,) = settle(report(AGENCY))
    assert untitled.title == (
        "The port of Aldmere reopened on Monday after dock workers ended a strike of eleven days. Their union accepted a pay …"
    )
    (story,) = settle(
        report(AGENCY, title="Port opens"),
        report(REWRITE, title="Ships sail"),
        report(INDEPENDENT, title="On the quay"),
    )
    assert story.title in {"Port opens", "Ships sail"}


def test_the_work_grows_with_the_reports_not_their_pairs() -> None:
    def seconds(count: int) -> float:
        chance = random.Random(1)  # noqa: S311  (made-up words, no secret)
        vocabulary = [f"word{n}" for n in range(4000)]
        articles = [
            report(
                " ".join(chance.choices(vocabulary, k=60)) + f" {n}",
                f"2022-{1 + n % 12:02}-{1 + n % 28:02}",
            )
            for n in range(count)
        ]
        start = time.process_time()
        settle(*articles)
        return time.process_time() - start

    times = [seconds(count) for count in (400, 1600)]
    assert all(after < 10 * before + 0.5 for before, after in pairwise(times))  # 16 if quadratic
