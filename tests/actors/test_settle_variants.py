"""Names that differ in writing and mean one, and names that are alike and do not."""

import pytest

from onrecord.records import Actor
from tests.actors.settling import actor, names_of, settled, told

SAME = [
    ("Muammar Gaddafi", "Moammar Qaddafi", "Arabic: q and g, vowels"),
    ("Muammar Gaddafi", "Muammar Kadafi", "Arabic: k and g"),
    ("Muammar al-Gaddafi", "Moammar Gadhafi", "Arabic: the article, dh"),
    ("Mohammed Khatami", "Muhammad Khatami", "Arabic: double m, o and u"),
    ("Volodymyr Zelensky", "Volodymyr Zelenskyy", "Ukrainian: endings"),
    ("Volodymyr Zelenskiy", "Volodymyr Zelenskyy", "Ukrainian: endings"),
    ("Viktor Yanukovych", "Viktor Yanukovich", "Ukrainian: y and i"),
    ("Yulia Tymoshenko", "Yulia Timoshenko", "Ukrainian: y and i"),
    ("Bashar al-Assad", "Bashar Assad", "the article left out"),
    ("Bashar al-Assad", "Bashar Al Assad", "the article apart"),
    ("Abdel Fattah el-Sisi", "Abdel Fattah al-Sisi", "the article's vowel"),
    ("Lo Chih-cheng", "Chih-cheng Lo", "Chinese: either order"),
    ("Tsai Ing-wen", "Tsai Ing Wen", "hyphen or space"),
    ("Shinzo Abe", "Abe Shinzo", "Japanese: either order"),
    ("Kim Jong-un", "Kim Jong Un", "Korean: hyphen or space"),
    ("Kim Jong-un", "Kim Jongun", "Korean: in one word"),
    ("Jean-Claude Juncker", "Jean Claude Juncker", "French: hyphen"),
    ("François Hollande", "Francois Hollande", "accents"),
    ("Recep Tayyip Erdoğan", "Recep Tayyip Erdogan", "Turkish letters"),
    ("Hillary Rodham Clinton", "Hillary Clinton", "a middle name"),
    ("Donald J. Trump", "Donald John Trump", "a middle name and its initial"),
    ("Liz Cheney", "Elizabeth Cheney", "a short given name that our own table has not"),
    ("Sen. Dick Durbin", "Dick Durbin", "a title left in the name"),
    ("Angela Merkel’s", "Angela Merkel", "a possessive"),
    ("William “Mo” Cowan", "William Cowan", "a by-name"),
    ("Bill de Blasio", "Bill De Blasio", "a particle"),
]  # fmt: skip
APART = [
    ("James Martin", "Martin James", "no order but one for Western names"),
    ("Kim Jong-un", "Kim Jong-nam", "brothers"),
    ("Kim Jong-un", "Kim Jung-yoon", "Korean names are short"),
    ("John Kerry", "John Berry", "one letter, and another name"),
    ("Michael McCaul", "Michael McFaul", "one letter, and nothing else told"),
    ("Maria Rossi", "Mario Rossi", "a woman and a man"),
    ("Mahmoud Ahmad Hassan", "Mohammed Ahmad Hassan", "two names of like consonants"),
    ("Donald Trump", "Donald Trump Jr.", "father and son"),
    ("George H. W. Bush", "George W. Bush", "other initials"),
    ("Elizabeth II", "Elizabeth Warren", "a queen's whole name"),
    ("John Smith", "J. Smith", "an initial, and nothing else told"),
    ("Joaquin Castro", "Julian Castro", "brothers"),
    ("Jonathan Edwards", "John Edwards", "a short form that is mostly a full name"),
    ("Said Halimi", "Cherif Halimi", "a given name that is an English word"),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other", "note"), SAME, ids=[f"{a} - {b}" for a, b, _ in SAME])
def test_one_person_in_two_spellings(one: str, other: str, note: str) -> None:
    assert len(settled([actor(one), actor(other, article="art1_b")]).entities) == 1, note


@pytest.mark.parametrize(("one", "other", "note"), APART, ids=[f"{a} - {b}" for a, b, _ in APART])
def test_two_persons_of_like_names(one: str, other: str, note: str) -> None:
    assert len(settled([actor(one), actor(other, article="art1_b")]).entities) == 2, note


def test_what_is_like_and_left_apart_is_compared() -> None:
    result = settled([actor("Michael McCaul"), actor("Michael McFaul", article="art1_b")])
    (comparison,) = result.comparisons
    assert {comparison.one, comparison.other} == {entity.id for entity in result.entities}
    assert comparison.one < comparison.other
    assert comparison.judgement == "unsure"
    assert comparison.reasons == ("name: one letter differs", "nothing else is told of both")


def test_a_slip_is_joined_where_post_and_country_agree() -> None:
    reports = [
        told("Vicente Fox", "president", country="MX"),
        told("Vincente Fox", "president", country="MX"),
    ]
    assert names_of(reports) == [[0, 1]]


def test_the_reason_says_what_was_compared() -> None:
    reports = [told("Vicente Fox", "president"), told("Vincente Fox", "president")]
    from onrecord.actors import settle_actors

    reasons = {identity.reason for identity in settle_actors(reports).identities}
    assert "Vincente Fox: one letter differs; post: both president" in reasons or (
        "Vicente Fox: one letter differs; post: both president" in reasons
    )


def test_a_by_name_of_who_holds_an_office_that_one_holds() -> None:
    reports = [
        told("Benjamin Netanyahu", "prime minister", country="IL"),
        told("Bibi Netanyahu", "prime minister", country="IL"),
        told("Ben Netanyahu", "spokesman", country="IL"),
    ]
    assert [0, 1] in [group[:2] for group in names_of(reports)]


def test_no_chain_joins_two_who_exclude_each_other() -> None:
    """Each is like the one in the middle: a woman, somebody untold, a man."""
    reports = [
        told("Robin A. Halvorsen", "senator"),
        told("Robin Halvorsen", "senator"),
        told("Robin B. Halvorsen", "senator"),
    ]
    groups = names_of(reports)
    assert not any({0, 2} <= set(group) for group in groups)


BODIES = [
    (actor("Wal-Mart", "company"), actor("Walmart", "company"), True, "hyphen"),
    (actor("Boeing Co.", "company"), actor("Boeing", "company"), True, "legal form"),
    (actor("Acme Widgets, Inc.", "company"), actor("Acme Widgets", "organisation"), True, "legal form and comma"),
    (actor("Johnson & Marsh", "company"), actor("Johnson and Marsh", "company"), True, "ampersand"),
    (actor("The Daily Herald", "media"), actor("Daily Herald", "media"), True, "the"),
    (actor("U.S. Justice Department", "ministry"), actor("Justice Department", "ministry", country="US"), True, "country in front"),
    (actor("Department of Agriculture", "ministry", country="US"), actor("Agriculture Department", "ministry", country="US"), True, "department of"),
    (actor("Ministry of Defence", "ministry", country="GB"), actor("Defense Ministry", "ministry", country="GB"), True, "British and American"),
    (actor("Federal Elections Commission", "organisation", country="US"), actor("Federal Election Commission", "organisation", country="US"), True, "plural"),
    (actor("Democratic Congresional Committee", "organisation"), actor("Democratic Congressional Committee", "organisation"), True, "a slip in a long name"),
    (actor("Labour Party", "party", country="GB"), actor("Labour Party", "party", country="IE"), False, "two countries"),
    (actor("Committee", "organisation"), actor("Committee", "organisation"), False, "any committee"),
    (actor("Foreign Ministry", "ministry"), actor("Foreign Ministry", "ministry"), False, "of untold countries"),
    (actor("Channel 4", "media"), actor("Channel 5", "media"), False, "a number is no slip"),
    (actor("Time", "media"), actor("Times", "media"), False, "no plural of one word"),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other", "same", "note"), BODIES, ids=[c[3] for c in BODIES])
def test_bodies(one: Actor, other: Actor, same: bool, note: str) -> None:
    other = actor(other.name, other.kind, "art1_b", country=other.country)
    assert (len(settled([one, other]).entities) == 1) == same, note


def test_an_acronym_told_in_one_report_joins_where_one_body_only_has_it() -> None:
    long = told("Internal Revenue Service", kind="organisation", aliases=("IRS",))
    assert names_of([long, told("IRS", kind="organisation")]) == [[0, 1]]
    other = told("Institute of Rural Studies", kind="organisation", aliases=("IRS",))
    assert names_of([long, other, told("IRS", kind="organisation")]) == [[0], [1], [2]]


def test_another_name_of_a_known_body() -> None:
    known = told("Republican Party", kind="party", country="US", known_as="institution:us-republican-party")  # fmt: skip
    assert names_of([known, told("Republican party", kind="party")]) == [[0, 1]]


def test_a_country_that_shares_its_name_is_not_the_state() -> None:
    country = told("Georgia", kind="government", country="GE", known_as="country:GE", aliases=("Georgia",))  # fmt: skip
    assert names_of([country, told("Georgia", kind="government")]) == [[0], [1]]


def test_a_chamber_that_its_report_leaves_open_stays_so() -> None:
    """A report on a state's parliament speaks of the country too."""
    home = [actor("U.S. Congress", "legislature", country="US", known_as="institution:us-congress"), actor("Republican Party", "party", country="US", known_as="institution:us-republican-party")]  # fmt: skip
    reports = [told("Senate", kind="legislature", beside=home) for _ in range(2)]
    reports.append(told("Senate", kind="legislature", country="US"))
    assert names_of(reports) == [[0], [1], [2]]


def test_the_initials_of_the_one_body_that_has_them() -> None:
    long = told("National Union for the Advancement of Settlers", kind="civil_group")
    other = told("National Unity Army of Sarkhan", kind="armed_group")
    short = told("NUAS", kind="organisation")
    assert names_of([long, short]) == [[0, 1]]
    assert names_of([long, other, short]) == [[0], [1], [2]], "two have them"
    two = told("National Union", kind="civil_group")
    assert names_of([two, told("NU", kind="organisation")]) == [[0], [1]], "of many"


GROUPS = [
    ("House Republicans", "US", "the House Republicans", "US", True, "a part of a known whole"),
    ("LDP lawmakers", "JP", "LDP lawmakers", "JP", True, "a party's lawmakers"),
    ("Americans", "US", "Americans", "US", True, "a people"),
    ("some Democrats", "US", "some Democrats", "US", False, "some are not the same some"),
    ("two LDP lawmakers", "JP", "two LDP lawmakers", "JP", False, "counted"),
    ("Democratic lawmakers", None, "Democratic lawmakers", None, False, "of no told country"),
    ("lawmakers", "JP", "lawmakers", "JP", False, "no whole is named"),
    ("experts", None, "experts", None, False, "anybody"),
    ("his aides", None, "his aides", None, False, "whose"),
]


@pytest.mark.parametrize(("one", "country", "other", "other_country", "same", "note"), GROUPS, ids=[c[5] for c in GROUPS])  # fmt: skip
def test_groups_without_a_name(
    one: str, country: str | None, other: str, other_country: str | None, same: bool, note: str
) -> None:
    pair = [actor(one, "unnamed_group", country=country), actor(other, "unnamed_group", "art1_b", country=other_country)]  # fmt: skip
    assert (len(settled(pair).entities) == 1) == same, note


def test_a_group_of_one_whole_says_that_its_members_may_differ() -> None:
    result = settled([actor("House Republicans", "unnamed_group", article, country="US") for article in ("art1_a", "art1_b")])  # fmt: skip
    assert all("members" in identity.reason for identity in result.identities)


def test_a_person_without_a_name_is_nobody_else() -> None:
    pair = [actor("a senior U.S. official", "unnamed_person", article, country="US") for article in ("art1_a", "art1_b")]  # fmt: skip
    assert len(settled(pair).entities) == 2
