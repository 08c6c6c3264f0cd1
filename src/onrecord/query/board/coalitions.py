"""What if: stances assumed, and the smallest sets of deciders that would carry or block a question."""

from collections.abc import Iterable, Sequence
from typing import Literal, get_args

import msgspec

from onrecord.errors import QuestionError
from onrecord.query.board.method import Way
from onrecord.query.board.smallest import Need, Smallest, smallest
from onrecord.query.board.standing import Standing
from onrecord.query.board.tally import Count, Counted, Tally, count_of, listed, tally_count
from onrecord.query.lexicon import key_of
from onrecord.records import Question, Record

SHOWN = 5  # sets given where they are not alike
_SETS_NAMED = 2  # of them in the sentence
_MOST_NAMED = 30  # names in the sentence; a parliament or the UN is not read out
_MOST_COUNTED = 10**15  # greater counts say nothing, and JSON readers would round them

_WORDS: dict[str, Counted | None] = {
    **{stance.replace("_", " "): stance for stance in get_args(Standing)},
    **{"abstaining": "abstaining", "abstains": "abstaining", "silent": None},
}
_ASSUMABLE = tuple(words for words in _WORDS if words not in {"disputed", "unclear", "abstains"})
# Whom to win first: those nearest to it.
_NEAR_FOR: tuple[Counted | None, ...] = (
    *("leaning_for", "undecided", "disputed", "unclear", None, "leaning_against"),
    *("abstaining", "against"),
)
_NEAR_AGAINST: tuple[Counted | None, ...] = (
    *("leaning_against", "disputed", "undecided", "unclear", None, "leaning_for"),
    "for",
)


class Assumption(Record, frozen=True, kw_only=True):
    """Where a decider is assumed to stand; ``None``: silent."""

    name: str
    stance: Counted | None


class Coalition(Record, frozen=True, kw_only=True):
    """The smallest sets of deciders that would carry a question, or block it.

    ``size`` is how many would have to come to be for it (to carry) or against it (to block); 0
    where nobody has to. Any ``size`` of ``any_of`` will do, or, where ``any_of`` is empty, the
    sets of which ``sets`` shows the first and ``count`` says how many there are (``None``: not
    counted, or more than a thousand million million). Only those who have not taken sides are
    asked, unless they are not enough: ``turned`` then names those of the other side among them.
    ``exact`` is false where a smaller set may have been missed: two different weights, many deciders.
    """

    goal: Literal["carry", "block"]
    size: int
    any_of: tuple[str, ...] = ()
    sets: tuple[tuple[str, ...], ...] = ()
    count: int | None = None
    turned: tuple[str, ...] = ()
    exact: bool = True
    sentence: str


class WhatIf(Record, frozen=True, kw_only=True):
    """A question with stances assumed: the tally that gives, and who would carry or block it.

    ``carry`` and ``block`` are ``None`` where the rule is not known, or where nobody could.
    """

    assumed: tuple[Assumption, ...]
    tally: Tally
    carry: Coalition | None
    block: Coalition | None


def read_assumptions(given: Iterable[str]) -> tuple[Assumption, ...]:
    """Read "Japan=for"; raises ``QuestionError`` for words that are no assumption."""
    found: dict[str, Assumption] = {}
    for words in given:
        name, sign, stance = (part.strip() for part in words.rpartition("="))
        if not sign or not name:
            raise QuestionError(f"cannot assume {words!r}; write for example Japan=for")
        plain = " ".join(stance.lower().replace("_", " ").replace("-", " ").split())
        if plain not in _WORDS:
            raise QuestionError(f"cannot assume {words!r}: the stances are {', '.join(_ASSUMABLE)}")
        if key_of(name) in found:
            raise QuestionError(f"{name} is assumed twice")
        found[key_of(name)] = Assumption(name=name, stance=_WORDS[plain])
    return tuple(found.values())


def assume(
    deciders: Sequence[tuple[str, Counted | None]], assumed: Sequence[Assumption]
) -> list[tuple[str, Counted | None]]:
    """The deciders with the stances assumed; raises ``QuestionError`` for one who does not decide."""
    keys = {key_of(name): place for place, (name, _) in enumerate(deciders)}
    found = list(deciders)
    for each in assumed:
        place = keys.get(key_of(each.name))
        if place is None:
            names = ", ".join(name for name, _ in deciders) or "nobody that is known"
            raise QuestionError(f"{each.name} does not decide this; those who do: {names}")
        found[place] = (found[place][0], each.stance)
    return found


def what_if(
    question: Question,
    deciders: Sequence[tuple[str, Counted | None]],
    assumed: Sequence[Assumption] = (),
) -> WhatIf:
    """The tally with stances assumed, and the smallest sets that would carry or block the question.

    Args:
        question: With its deciders' rule and weights, as of ``decided``.
        deciders: Names with stances, ``None`` for the silent.
        assumed: Stances that go before those; empty for the question as it stands.

    Raises:
        QuestionError: An assumption is about somebody who does not decide.
    """
    count = count_of(question, assume(deciders, assumed))
    names = dict(zip(map(key_of, count.method.names), count.method.names, strict=False))
    return WhatIf(
        assumed=tuple(Assumption(name=names[key_of(a.name)], stance=a.stance) for a in assumed),
        tally=tally_count(count),
        carry=carrying(count),
        block=blocking(count),
    )


def carrying(count: Count) -> Coalition | None:
    """The smallest sets of those not yet for it with whom it would be carried."""
    method = count.method
    if not method.ways:
        return None
    in_favour, against = count.places("for"), count.places("against")
    if method.carried(in_favour, against):
        return Coalition(goal="carry", size=0, sentence=_already(count))
    ways = [tuple(_less(way, in_favour)) for way in method.ways]
    willing = method.everyone - in_favour - method.absent
    for candidates in (willing - count.lost, willing):
        must = against & method.veto
        if not must <= candidates:
            continue
        found = _search(count, "carry", candidates, ways, must)
        if found is not None:
            return found
    return None


def blocking(count: Count) -> Coalition | None:
    """The smallest sets of those not yet against it with whom it could no longer be carried."""
    method = count.method
    if not method.ways:
        return None
    against = count.places("against")
    if method.blocked(count.lost, against):
        return Coalition(goal="block", size=0, sentence="it is blocked as it stands")
    ways = [tuple(_less(way, count.lost)) for way in method.blocking_ways()]
    ways += [tuple(_less(method.veto_way(), against))]
    willing = method.everyone - count.lost - method.absent
    for candidates in (willing - count.places("for"), willing):
        found = _search(count, "block", candidates, ways, frozenset())
        if found is not None:
            return found
    return None


def _already(count: Count) -> str:
    if not count.may_veto:
        return "it is carried as it stands"
    who = listed([count.method.names[p] for p in sorted(count.may_veto)], "or")
    return f"those for it are enough, unless {who} vetoes it"


Lacking = tuple[tuple[int, ...], int]


def _less(way: Way, having: frozenset[int]) -> Iterable[Lacking]:
    """The measures of a way with what is still lacking of each."""
    return ((measure.values, measure.needed - measure.of(having)) for measure in way)


def _search(
    count: Count,
    goal: Literal["carry", "block"],
    candidates: frozenset[int],
    ways: Sequence[tuple[Lacking, ...]],
    must: frozenset[int],
) -> Coalition | None:
    """The smallest sets among candidates; those who ``must`` be in it are in all of them."""
    order = _in_order(count, candidates - must, goal)
    needs = [
        [
            Need(tuple(values[p] for p in order), lacking - sum(values[p] for p in must))
            for values, lacking in way
        ]
        for way in ways
    ]
    found = smallest(len(order), needs, show=SHOWN)
    return None if found is None else _coalition(count, goal, found, order, sorted(must))


def _in_order(count: Count, candidates: frozenset[int], goal: str) -> list[int]:
    """Candidates as they are to be named: the nearest first, then the heavier, then by name."""
    near = _NEAR_FOR if goal == "carry" else _NEAR_AGAINST
    heavy = count.method.ways[0][-1].values
    return sorted(
        candidates,
        key=lambda p: (near.index(count.stances[p]), -heavy[p], count.method.names[p]),
    )


def _coalition(
    count: Count,
    goal: Literal["carry", "block"],
    found: Smallest,
    order: list[int],
    must: list[int],
) -> Coalition:
    names = count.method.names
    alike = found.alike and not must
    sets = tuple(
        tuple(names[p] for p in (*must, *(order[place] for place in places)))
        for places in found.sets
    )
    among = tuple(names[order[place]] for place in found.among) if alike else ()
    sides = count.lost if goal == "carry" else count.places("for")
    asked = {name for each in (among, *sets) for name in each}
    coalition = Coalition(
        goal=goal,
        size=found.size + len(must),
        any_of=among,
        sets=() if alike else sets,
        count=found.count if found.count is not None and found.count <= _MOST_COUNTED else None,
        turned=tuple(names[p] for p in sorted(sides) if names[p] in asked),
        exact=found.exact,
        sentence="",
    )
    return _with_sentence(count, coalition)


def _with_sentence(count: Count, found: Coalition) -> Coalition:
    """Put into words: "4 more would carry it: any 4 of Chile, Japan, Mexico, Peru and Vietnam"."""
    verb = "would carry it" if found.goal == "carry" else "would block it"
    if found.any_of:
        said, named = _any_of(found), set(found.any_of)
    else:
        said, named = _some_sets(found)
    text = f"{found.size} more {verb}{said}"
    turned = [name for name in found.turned if name in named]
    if turned and len(named) <= _MOST_NAMED:
        side = "against it" if found.goal == "carry" else "for it"
        text += f" ({listed(turned)} {'is' if len(turned) == 1 else 'are'} {side} now)"
    if found.goal == "carry" and count.may_veto:
        who = [count.method.names[p] for p in sorted(count.may_veto)]
        text += f", unless {listed(who, 'or')} vetoes it"
    return msgspec.structs.replace(found, sentence=text)


def _any_of(found: Coalition) -> str:
    """Whom any so many of, in words: of very many only how many they are."""
    many = len(found.any_of) > _MOST_NAMED
    if found.size == len(found.any_of):
        return f": all {found.size} others" if many else f": {listed(found.any_of)}"
    any_so_many = "any" if found.size == 1 else f"any {found.size}"
    others = f"the {len(found.any_of)} others" if many else listed(found.any_of)
    return f": {any_so_many} of {others}"


def _some_sets(found: Coalition) -> tuple[str, set[str]]:
    """The first sets in words, how many there are, and who is in those named."""
    shown = found.sets[:_SETS_NAMED]
    more = found.count is None or found.count > len(shown)
    ways = f", in {'many' if found.count is None else f'{found.count:,}'} ways" if more else ""
    said = "; or ".join(listed(each) for each in shown)
    return f"{ways}: {said}{'; or others' if more else ''}", {n for each in shown for n in each}
