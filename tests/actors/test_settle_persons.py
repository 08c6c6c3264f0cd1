"""One full name of two persons, and one name alone of one."""

import random
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.actors import Told, settle_actors
from tests.actors.settling import actor, names_of, told

FIFA = actor("FIFA", "international_body", known_as="body:fifa")
SENATE = actor("Senate", "legislature", country="US")
ARSENAL = actor("Arsenal", "civil_group", country="GB")
LDP = actor("Liberal Democratic Party", "party", country="JP", known_as="institution:jp-ldp")


def test_a_senator_and_a_striker_are_two() -> None:
    reports = [
        told("Chris Murphy", "senator", country="US"),
        told("Chris Murphy", "striker", country="GB"),
        told("Chris Murphy", "senator", country="US"),
        told("Chris Murphy", "striker", country="GB"),
    ]
    assert names_of(reports) == [[0, 2], [1, 3]]
    result = settle_actors(reports)
    (comparison,) = result.comparisons
    assert comparison.judgement == "different"
    assert [reason.partition(":")[0] for reason in comparison.reasons] == [
        "name",
        "post",
        "country",
    ]


def test_a_representative_and_an_admiral_of_one_time_are_two() -> None:
    reports = [
        *(told("Mike Rowe", "representative", country="US", year=2013) for _ in range(3)),
        *(told("Mike Rowe", "admiral", country="US", year=2014) for _ in range(3)),
    ]
    assert names_of(reports) == [[0, 1, 2], [3, 4, 5]]


def test_a_general_who_is_elected_later_is_one() -> None:
    reports = [
        *(told("Mike Rowe", "general", country="US", year=2003) for _ in range(3)),
        *(told("Mike Rowe", "senator", country="US", year=2014) for _ in range(3)),
    ]
    assert len(names_of(reports)) == 1


TOGETHER = [
    ([told("Alan Grant", "minister", country="AU"), told("Alan Grant", "ambassador", country="AU")], "persons change posts"),
    ([told("Alan Grant", "minister", country="AU"), told("Alan Grant", "minister", country="NZ")], "a country misread once"),
    ([told("Alan Grant", "minister", country="AU"), told("Alan Grant", "coach")], "one disagreement is not enough"),
    ([told("Alan Grant", "cricketer", country="PK"), told("Alan Grant", "prime minister", country="PK")], "a cricketer becomes prime minister"),
    ([told("Alan Grant"), told("Alan Grant", "minister")], "nothing told of the one"),
    ([told("Alan Grant", country="AU"), told("Alan J. Grant", country="AU")], "a middle initial"),
]  # fmt: skip


@pytest.mark.parametrize(("reports", "note"), TOGETHER, ids=[note for _, note in TOGETHER])
def test_bearers_of_a_name_stay_together(reports: Sequence[Told], note: str) -> None:
    assert names_of(reports) == [[0, 1]], note


def test_two_initials_are_two_persons_and_who_has_none_goes_by_post() -> None:
    reports = [
        *(told("Michael D. Rowe", "representative", country="US") for _ in range(3)),
        *(told("Michael J. Rowe", "director", country="US") for _ in range(3)),
        told("Michael Rowe", "director", country="US"),
        told("Michael Rowe"),
    ]
    groups = names_of(reports)
    assert groups == [[0, 1, 2], [3, 4, 5, 6], [7]]
    judged = {c.judgement for c in settle_actors(reports).comparisons}
    assert judged == {"different", "unsure"}


def test_a_suffix_used_to_tell_two_apart() -> None:
    reports = [
        told("Donald Hale"),
        told("Donald Hale Jr.", beside=[actor("Donald Hale")]),
        told("Robert Stone", "special counsel"),
        told("Robert S. Stone III", "special counsel"),
    ]
    assert names_of(reports) == [[0], [1], [2, 3]]


def test_a_father_and_a_son_of_other_posts_in_one_report_are_two() -> None:
    reports = [
        *(told("Jesse L. Hale", "reverend") for _ in range(3)),
        *(
            told("Jesse L. Hale Jr.", "representative", beside=[actor("Jesse L. Hale")])
            for _ in range(3)
        ),
    ]
    assert names_of(reports) == [[0, 1, 2], [3, 4, 5]]


def many(name: str, *posts: str, times: int = 5, **fields: object) -> list[Told]:
    return [
        told(name, *posts, **{"aliases": (name.rsplit(maxsplit=1)[-1],), **fields})
        for _ in range(times)
    ]  # type: ignore[arg-type]


def chosen(reports: Sequence[Told]) -> int | None:
    """The position of the first other report whose actor the last report's is."""
    last = len(reports) - 1
    for group in names_of(reports):
        if last in group and len(group) > 1:
            return group[0]
    return None


SHORT = [
    (many("Angela Merkel", "chancellor", country="DE"), told("Merkel", "chancellor"), 0, "by title"),
    (many("Barack Obama"), told("Obama"), 0, "nobody else has the name"),
    (many("Muammar Gaddafi"), told("al-Qaddafi"), 0, "another spelling"),
    (many("Xi Jinping", "president", aliases=("Xi",), times=6), told("Xi"), 0, "a surname in front"),
    (many("Tsai Ing-wen", "president", times=1), told("Tsai"), None, "one report is not enough"),
    (many("Tsai Ing-wen", "president", times=1), told("Tsai", "president"), 0, "one report, and the post"),
    ([*many("Hillary Clinton", "secretary of state"), *many("Bill Clinton", "president")], told("Clinton"), None, "a family"),
    ([*many("Hillary Clinton", "secretary of state"), *many("Bill Clinton", "president")], told("Clinton", "president"), 5, "a family, by post"),
    ([*many("Hillary Clinton"), *many("Bill Clinton")], told("Clinton", quote="I met Mrs. Clinton."), None, "a family, by address: half enough"),
    ([*many("Hillary Clinton", times=20), *many("Bill Clinton", times=2)], told("Clinton", quote="I met Mr. Clinton."), None, "a man is not the woman"),
    ([*many("Kim Jong-un", "leader"), *many("Kim Jae-in", "president")], told("Kim"), None, "a common surname"),
    (many("Donald Hale Jr."), told("Hale"), 0, "a suffix does not matter where nobody else is"),
    ([*many("Donald Hale"), *many("Donald Hale Jr.")], told("Hale Jr."), 5, "by suffix"),
    (many("Trey Gowdy"), told("Goody"), None, "a short name in another spelling"),
    (many("Ana Sousa", year=1990), told("Sousa", year=2020), None, "thirty years later"),
]  # fmt: skip


@pytest.mark.parametrize(("record", "short", "expected", "note"), SHORT, ids=[c[3] for c in SHORT])
def test_one_name_alone(record: list[Told], short: Told, expected: int | None, note: str) -> None:
    assert chosen([*record, short]) == expected, note


def test_who_may_be_meant_is_said() -> None:
    record = [*many("Hillary Clinton"), *many("Bill Clinton"), told("Clinton")]
    result = settle_actors(record)
    unsure = [c for c in result.comparisons if c.judgement == "unsure"]
    assert len(unsure) == 2
    assert all(c.reasons[0] == "name: one name alone" for c in unsure)


def test_a_name_that_its_own_report_tells_apart_is_not_joined() -> None:
    record = [*many("Donald Hale"), told("Hale", beside=[actor("Donald Hale")])]
    assert chosen(record) is None


def test_a_father_is_meant_where_the_report_names_the_son_in_full() -> None:
    son = actor("Donald Hale Jr.")
    record = [*many("Donald Hale", times=6), *many("Donald Hale Jr."), told("Hale", beside=[son])]
    assert chosen(record) == 0


def test_a_daughter_is_not_meant_where_the_report_tells_the_president_apart() -> None:
    """Better left open than given to who is spoken of much less."""
    record = [
        *many("Martin Hale", "president", country="US", times=40),
        *many("Emma Hale", "president", country="US", times=2),
        told("Hale", "president", country="US", beside=[actor("Martin Hale")]),
    ]
    assert chosen(record) is None


def test_a_name_that_its_own_report_failed_to_see_is_joined() -> None:
    record = [*many("Bashar al-Assad"), told("Assad", beside=[actor("Bashar al-Assad")])]
    assert chosen(record) == 0


def test_one_name_one_post_one_country_is_one_without_a_full_name() -> None:
    reports = [
        told("Putin", "president", country="RU"),
        told("Putin", "president", country="RU"),
        told("Putin"),
    ]
    assert names_of(reports) == [[0, 1], [2]]


NAMES = st.sampled_from(
    [
        "Ann Lee",
        "Ann B. Lee",
        "Ann C. Lee",
        "Anne Lee",
        "Lee",
        "Bob Lee",
        "Robert Lee Jr.",
        "Moammar Qaddafi",
        "Muammar Gaddafi",
        "Gaddafi",
        "Kim Jong-un",
        "Kim",
        "Jong Un Kim",
        "Lee Jr.",
    ]
)  # fmt: skip
POSTS = st.lists(st.sampled_from(["president", "senator", "striker", "director"]), max_size=2)
REPORTS = st.lists(
    st.builds(
        lambda name, posts, country, year, beside: (name, posts, country, year, beside),
        NAMES, POSTS, st.sampled_from([None, "US", "KR", "LY"]), st.sampled_from([None, 1990, 2020]),
        st.lists(NAMES, max_size=2),
    ),
    min_size=1, max_size=14,
)  # fmt: skip


@given(reports=REPORTS, seed=st.integers(0, 1000))
@settings(max_examples=60, deadline=None)
def test_no_order_changes_the_outcome(reports: list[tuple], seed: int) -> None:  # type: ignore[type-arg]
    made = [
        told(name, *dict.fromkeys(posts), country=country, year=year, article=f"art1_{number:03d}",
             beside=[actor(each) for each in dict.fromkeys(beside) if each != name])
        for number, (name, posts, country, year, beside) in enumerate(reports)
    ]  # fmt: skip
    expected = settle_actors(made)
    shuffled = list(made)
    random.Random(seed).shuffle(shuffled)  # noqa: S311 - a test's order, no secret
    turned = [each._replace(actors=each.actors[::-1], tenures=each.tenures[::-1]) for each in shuffled]  # fmt: skip
    assert settle_actors(turned) == expected
    everyone = {a.id for each in made for a in each.actors}
    assert {i.actor for i in expected.identities} == everyone
    assert {a for e in expected.entities for a in e.actors} == everyone
    assert len({e.id for e in expected.entities}) == len(expected.entities)
    for comparison in expected.comparisons:
        assert comparison.one < comparison.other


@given(
    named=st.lists(
        st.tuples(
            st.text(max_size=30),
            st.sampled_from(["person", "company", "ministry", "unnamed_group", "organisation"]),
            st.sampled_from([None, "US"]),
            st.lists(st.text(max_size=12), max_size=2),
        ),
        max_size=12,
    )
)
@settings(max_examples=100, deadline=None)
def test_no_name_is_too_strange(named: list[tuple[str, str, str | None, list[str]]]) -> None:
    reports = [
        told(name, kind=kind, country=country, aliases=tuple(aliases), article=f"art1_{number}")
        for number, (name, kind, country, aliases) in enumerate(named)
    ]
    result = settle_actors(reports)
    assert len(result.identities) == len(reports)
