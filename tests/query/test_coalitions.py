"""What if: stances assumed, and who would carry or block a question."""

import itertools

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.errors import QuestionError
from onrecord.query.board.coalitions import Coalition, blocking, carrying, read_assumptions, what_if
from onrecord.query.board.tally import Counted, count_of
from onrecord.records import Question, Terms, Weight
from tests.query.test_tally import european, security_council

NAMES = ("Chile", "Japan", "Mexico", "Peru", "Vietnam")

CASES = [
    ("consensus", None, ["for", "leaning_for", None, None, None],
     "4 more would carry it: Japan, Mexico, Peru and Vietnam",
     "1 more would block it: any of Mexico, Peru, Vietnam and Japan",
     "everybody else; anybody else"),
    ("consensus", None, ["for", "against", None, None, None],
     "4 more would carry it: Japan, Mexico, Peru and Vietnam (Japan is against it now)",
     "it is blocked as it stands",
     "one against would have to change"),
    ("consensus", None, ["for"] * 5,
     "it is carried as it stands",
     "1 more would block it: any of Chile, Japan, Mexico, Peru and Vietnam (Chile, Japan, Mexico, Peru and Vietnam are for it now)",
     "carried: only by one that turns"),
    ("majority", None, ["for", None, None, None, "leaning_against"],
     "2 more would carry it: any 2 of Japan, Mexico, Peru and Vietnam",
     "3 more would block it: any 3 of Vietnam, Japan, Mexico and Peru",
     "alike: no combinations are listed"),
    ("majority", None, ["for", "for", None, "against", "against"],
     "1 more would carry it: Mexico",
     "1 more would block it: Mexico",
     "one decides"),
    ("n_of_m", 4, ["for", None, "against", None, None],
     "3 more would carry it: Japan, Peru and Vietnam",
     "1 more would block it: any of Japan, Peru and Vietnam",
     "who is against is not asked while others are enough"),
    ("majority_of_votes", None, ["for", "abstaining", "abstaining", None, None],
     "1 more would carry it: any of Peru and Vietnam",
     "2 more would block it: Peru and Vietnam",
     "those who abstain are out of it"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("rule", "needed", "stances", "carry", "block", "note"), CASES, ids=[case[5] for case in CASES]
)
def test_who_would_carry_or_block(
    rule: str, needed: int | None, stances: list[Counted | None], carry: str, block: str, note: str
) -> None:
    question = Question(id="q", text="q", rule=rule, needed=needed)  # type: ignore[arg-type]
    found = what_if(question, list(zip(NAMES, stances, strict=True)))
    assert found.carry is not None
    assert found.block is not None
    assert (found.carry.sentence, found.block.sentence) == (carry, block), note


def test_one_party_decides_alone() -> None:
    question = Question(id="q", text="q", rule="one_party", terms=Terms(party="Tokyo"))
    found = what_if(question, [("Chile", "against"), ("Japan", None)])
    assert found.carry is not None
    assert found.block is not None
    assert found.carry.sentence == "1 more would carry it: Japan"
    assert found.block.sentence == "1 more would block it: Japan"


def test_nobody_can_say_where_the_rule_is_not_known() -> None:
    found = what_if(Question(id="q", text="q"), [("Chile", "for")])
    assert (found.carry, found.block) == (None, None)


def test_a_veto_blocks_alone_and_hangs_over_every_set() -> None:
    question, deciders = security_council()
    found = what_if(question, deciders)  # type: ignore[arg-type]
    assert found.carry is not None
    assert found.block is not None
    assert (found.carry.size, found.carry.count) == (9, 5005)
    assert found.carry.sentence.endswith(
        "unless China, France, Russia, United Kingdom or United States vetoes it"
    )
    assert found.block.sentence == (
        "1 more would block it: any of China, France, Russia, United Kingdom and United States"
    )
    vetoed = what_if(question, deciders, read_assumptions(["Beijing=against"])).carry  # type: ignore[arg-type]
    assert vetoed is not None
    assert vetoed.turned == ("China",)
    assert all("China" in each for each in vetoed.sets)
    open_veto = [(n, "abstaining" if n == "Russia" else "for") for n, _ in deciders if n != "China"]
    block = what_if(question, [*open_veto, ("China", None)]).block  # type: ignore[list-item]
    assert block is not None
    assert block.sentence == "1 more would block it: China"


def test_the_fewest_of_the_european_union() -> None:
    question, deciders = european(**{"for": ["Germany", "France"]})
    found = what_if(question, deciders, read_assumptions(["Spain=for", "Warsaw=leaning for"]))  # type: ignore[arg-type]
    assert [(each.name, each.stance) for each in found.assumed] == [
        ("Spain", "for"),
        ("Poland", "leaning_for"),
    ]
    assert found.tally.stances["for"] == 3
    assert found.carry is not None
    assert found.block is not None
    assert found.carry.size == 12
    assert found.carry.sets[0][0] == "Poland"
    assert found.carry.count is not None
    assert len(found.carry.sets) == 5
    assert "ways: Poland, Italy, Romania" in found.carry.sentence
    assert found.block.size >= 4


@st.composite
def boards(draw: st.DrawFn) -> tuple[Question, list[tuple[str, Counted | None]]]:
    many = draw(st.integers(1, 6))
    names = [f"D{n}" for n in range(many)]
    rule = draw(st.sampled_from(["consensus", "unanimity", "majority", "majority_of_votes", "n_of_m", "qualified_majority"]))  # fmt: skip
    terms = Terms(
        members=draw(st.sampled_from([None, "55%", "2/3", ">50%"])),
        population=draw(st.sampled_from(["65%", "50%"])),
        weight=draw(st.sampled_from([None, "3"])),
        blocking_minority=draw(st.sampled_from([None, 1, 2])),
        of_votes=draw(st.booleans()),
    )
    if rule != "qualified_majority":
        terms = Terms(veto=tuple(draw(st.sets(st.sampled_from(names), max_size=2))))
    weights = [
        Weight(name=n, weight=draw(st.integers(0, 4)), population=draw(st.integers(1, 9)))
        for n in names
    ]
    question = Question(
        id="q",
        text="q",
        rule=rule,  # type: ignore[arg-type]
        needed=draw(st.integers(1, many)) if rule == "n_of_m" else None,
        terms=terms,
        weights=tuple(weights),
    )
    stances: st.SearchStrategy[Counted | None]
    stances = st.sampled_from(["for", "leaning_for", "against", "abstaining", "unclear", None])
    return question, [(name, draw(stances)) for name in names]


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(boards())
def test_as_by_trying_all_sets(
    board: tuple[Question, list[tuple[str, Counted | None]]],
) -> None:
    question, deciders = board
    count = count_of(question, deciders)
    _compare(carrying(count), _tried(question, deciders, "for"))
    _compare(blocking(count), _tried(question, deciders, "against"))


def _compare(found: Coalition | None, tried: tuple[int, set[frozenset[str]]] | None) -> None:
    assert (found is None) == (tried is None)
    if found is None or tried is None:
        return
    size, sets = tried
    assert found.size == size
    if size == 0:
        return
    given = {frozenset(each) for each in found.sets}
    if found.any_of:
        given = {frozenset(each) for each in itertools.combinations(found.any_of, size)}
    assert given <= sets
    assert found.count == len(sets)


def _tried(
    question: Question, deciders: list[tuple[str, Counted | None]], side: str
) -> tuple[int, set[frozenset[str]]] | None:
    """The smallest sets by letting all sets take a side: of those who took none, then of all."""
    outcomes = {"for": "carried", "against": "blocked"}
    for asked in (("leaning_for", "unclear", None), ("leaning_for", "unclear", None, "for", "against", "abstaining")):  # fmt: skip
        for size in range(len(deciders) + 1):
            absent = count_of(question, deciders).method.absent
            willing = [
                place
                for place, (_, stance) in enumerate(deciders)
                if stance in asked and stance != side and place not in absent
                and not (side == "against" and stance == "abstaining")
            ]  # fmt: skip
            found = set()
            for chosen in itertools.combinations(willing, size):
                then = [(n, side if p in chosen else s) for p, (n, s) in enumerate(deciders)]
                count = count_of(question, then)  # type: ignore[arg-type]
                carried = count.method.carried(count.places("for"), count.places("against"))
                if count.outcome == outcomes[side] or (side == "for" and carried):
                    found.add(frozenset(deciders[place][0] for place in chosen))
            if found:
                return size, found
    return None


BAD = [
    (["Japan"], "cannot assume 'Japan'; write for example Japan=for"),
    (["=for"], "cannot assume '=for'; write for example Japan=for"),
    (["Japan=maybe"], "cannot assume 'Japan=maybe': the stances are for, leaning for, undecided"),
    (["Japan=for", "Tokyo=against"], "Tokyo is assumed twice"),
    (["Norway=for"], "Norway does not decide this; those who do: Chile, Japan"),
]


@pytest.mark.parametrize(("given", "message"), BAD, ids=[case[1] for case in BAD])
def test_what_cannot_be_assumed_is_told(given: list[str], message: str) -> None:
    question = Question(id="q", text="q", rule="consensus")
    with pytest.raises(QuestionError) as raised:
        what_if(question, [("Chile", "for"), ("Japan", None)], read_assumptions(given))
    assert str(raised.value).startswith(message)
    assert "\n" not in str(raised.value)


def test_silence_may_be_assumed() -> None:
    question = Question(id="q", text="q", rule="majority")
    found = what_if(
        question, [("Chile", "for"), ("Japan", "for")], read_assumptions(["Japan=silent"])
    )
    assert (found.tally.silent, found.tally.outcome) == (1, "open")
