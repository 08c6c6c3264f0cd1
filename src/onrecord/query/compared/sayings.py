"""Which statements, of several reports of one story, are one."""

import functools
from collections.abc import Sequence

from onrecord.query.compared.passages import Passages
from onrecord.query.origins.repeating import same_words
from onrecord.query.reader import Reader
from onrecord.query.words import word_list
from onrecord.records import Span, Statement
from onrecord.schema.common_words import common_words

_ALIKE = 0.36  # of two sentences in which one speaker is told to say something
_FEW = 3  # telling words that both then say at least
_SHARED = 0.35  # of the telling words of the shorter one that the longer has
_STEM = 5  # letters by which two words are taken as one


def sayings(
    reader: Reader, statements: Sequence[Statement], passages: Passages
) -> list[list[Statement]]:
    """Statements by what is said, the fullest telling of each first.

    The same words, whoever is told to have said them; or one speaker in sentences that are alike.
    """
    groups: list[list[Statement]] = []
    of: dict[str, list[list[Statement]]] = {}  # the groups of each speaker
    for group in same_words(statements):
        speaker = _speaker(reader, group[0])
        known = of.setdefault(speaker, []) if speaker is not None else []
        home = next(
            (
                other
                for other in known
                if passages.alike(place(group[0]), place(other[0])) >= _ALIKE
                and _same_matter(group[0], other[0])
            ),
            None,
        )
        if home is None:
            groups.append(list(group))
            known.append(groups[-1])
        else:
            home.extend(group)
    return groups


def _same_matter(one: Statement, other: Statement) -> bool:
    """True where what is said has telling words in common: not the names around it alone."""
    mine, theirs = _telling(one), _telling(other)
    shared = len(mine & theirs)
    return shared >= _FEW and shared >= _SHARED * min(len(mine), len(theirs))


def _telling(statement: Statement) -> frozenset[str]:
    """Stems of the telling words that are said."""
    return _stems(tuple(part.quote for part in statement.content))


@functools.lru_cache(maxsize=2048)
def _stems(parts: tuple[str, ...]) -> frozenset[str]:
    words = (word for part in parts for word in word_list(part))
    return frozenset(word[:_STEM] for word in words if word not in common_words())


def _speaker(reader: Reader, statement: Statement) -> str | None:
    return reader.who(statement.speaker).key if statement.speaker is not None else None


def place(statement: Statement) -> Span:
    """Where it is said what is said."""
    return statement.content[0] if statement.content else statement.evidence[0]
