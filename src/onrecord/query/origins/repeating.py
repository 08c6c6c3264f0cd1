"""What several reports of one story tell alike: one statement by its words, one position by its matter."""

import functools
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from onrecord.query.reader import Reader
from onrecord.query.words import word_list
from onrecord.records import Position, Statement
from onrecord.schema.common_words import common_words

_RUN = 4  # words in a row that count as the same words
_SHARED = 0.5  # of the runs of the shorter statement that the longer has to have
_FEW = 3  # runs that are shared at least: six words in a row
_COMMON = 50  # statements of one story that are looked at for one run of words


def same_words(statements: Sequence[Statement]) -> list[tuple[Statement, ...]]:
    """Statements of one story by the words they have in common, whoever is said to have said them.

    Each is in one group, the fullest statement first: the others share words with that one.
    """
    runs = {each.id: runs_of(each) for each in statements}
    fullest = sorted(statements, key=lambda s: (-len(runs[s.id]), s.mode, s.article, s.id))
    where: dict[tuple[str, ...], list[int]] = defaultdict(list)
    groups: list[list[Statement]] = []
    for statement in fullest:
        mine = runs[statement.id]
        shared = Counter(number for run in mine for number in where[run][:_COMMON])
        homes = (
            n for n, count in shared.most_common() if _same(statement, groups[n][0], count, runs)
        )
        number = next(homes, None)
        if number is not None:
            groups[number].append(statement)
            continue
        groups.append([statement])
        for run in mine:
            where[run].append(len(groups) - 1)
    return [tuple(group) for group in groups]


def _same(
    short: Statement, long: Statement, shared: int, runs: Mapping[str, frozenset[tuple[str, ...]]]
) -> bool:
    """True where enough of the shorter one's words stand in the longer; a few only if quoted."""
    mine = len(runs[short.id])
    if mine < _FEW:
        return shared == mine and "indirect" not in {short.mode, long.mode}
    return shared >= max(_FEW, _SHARED * mine)


def runs_of(statement: Statement) -> frozenset[tuple[str, ...]]:
    """The runs of words of what it is said to have said."""
    return _runs(tuple(part.quote for part in statement.content))


@functools.lru_cache(maxsize=4096)
def _runs(parts: tuple[str, ...]) -> frozenset[tuple[str, ...]]:
    words = [word for part in parts for word in word_list(part)]
    return frozenset(tuple(words[at : at + _RUN]) for at in range(len(words) - _RUN + 1))


def same_statements(reader: Reader, statements: Iterable[Statement]) -> list[tuple[Statement, ...]]:
    """Statements of one speaker, those that repeat one another's words within a story together."""
    homes: dict[str, list[Statement]] = defaultdict(list)
    for statement in statements:
        part = reader.part(statement.article)
        homes[part.story if part is not None else statement.article].append(statement)
    found = []
    for home in homes.values():
        for negated in (False, True):
            found += same_words([each for each in home if each.negated is negated])
    return found


def same_positions(reader: Reader, positions: Iterable[Position]) -> list[tuple[Position, ...]]:
    """Positions of one holder on one side of one matter, by the words of their targets in a story."""
    homes: dict[tuple[object, ...], list[list[Position]]] = defaultdict(list)
    for position in positions:
        part = reader.part(position.article)
        holder = reader.who(position.holder).key if position.holder is not None else None
        groups = homes[
            part.story if part is not None else position.article, holder, _side(position)
        ]
        home = next((g for g in groups if holder is not None and _on_one(g[0], position)), None)
        if home is None:
            groups.append([position])
        else:
            home.append(position)
    return [tuple(group) for groups in homes.values() for group in groups]


def _side(position: Position) -> tuple[str, bool]:
    return position.stance.removeprefix("leaning_"), position.how == "conjecture"


def _on_one(one: Position, other: Position) -> bool:
    """True where the shorter target has most of its telling words in the longer one."""
    mine, theirs = _target(one), _target(other)
    shared = len(mine & theirs)
    return shared > 0 and shared >= _SHARED * min(len(mine), len(theirs))


def _target(position: Position) -> frozenset[str]:
    spans = (position.target, *position.target_more)
    return frozenset(word for s in spans for word in word_list(s.quote)) - common_words()
