"""Names that two reports write differently in sentences which otherwise say the same."""

from collections.abc import Iterator
from difflib import SequenceMatcher

from onrecord.query.compared.passages import Passages
from onrecord.query.compared.records import Difference
from onrecord.query.compared.siding import Sides
from onrecord.query.disputes.numbers import Token, tokens_of
from onrecord.query.reader import Reader
from onrecord.query.words import fold

_ALIKE = 0.35  # of two sentences whose names are compared
_SPELLED = 0.75  # of the letters in common from which two names may be one, spelled in two ways
_SHORTEST = 5  # letters of a name that is compared
_CALENDAR = frozenset({
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january", "february",
    "march", "april", "june", "july", "august", "september", "october", "november", "december",
})  # fmt: skip
_SPELLINGS = (("ence", "ense"), ("our", "or"), ("is", "iz"), ("tre", "ter"), ("gramme", "gram"))
_STEM = 4  # letters that two forms of one word begin with


def named_differently(reader: Reader, passages: Passages) -> Iterator[Difference]:
    """Names spelled in two ways, each way in no other place of the other report."""
    sides = Sides(reader, "name")
    names: dict[tuple[str, int], list[Token]] = {}
    for beside in passages.pairs(_ALIKE):
        for span in beside[:2]:
            if (span.article, span.start) not in names:
                names[span.article, span.start] = _names(span.quote)
        one_text, other_text = (passages.folded(span.article) for span in beside[:2])
        mine, theirs = (names[span.article, span.start] for span in beside[:2])
        mine = [name for name in mine if fold(name.word) not in other_text]
        theirs = [name for name in theirs if fold(name.word) not in one_text]
        for one in mine:
            for other in theirs:
                if _one_name(fold(one.word), fold(other.word)):
                    sides.add(
                        "a name",
                        (beside.one, one.start, one.start + len(one.word)),
                        (beside.other, other.start, other.start + len(other.word)),
                    )
    yield from sides.found()


def _names(sentence: str) -> list[Token]:
    """Words with a capital that do not begin the sentence and are long enough."""
    return [
        token
        for token in tokens_of(sentence)[1:]
        if token.text[0].isupper()
        and not token.text.isupper()
        and token.word.isalpha()
        and len(token.word) >= _SHORTEST
        and token.word not in _CALENDAR
    ]


def _is_spelling(one: str, other: str) -> bool:
    """True for a word that British and American English spell in two ways."""
    return any(
        one.replace(british, american) == other.replace(british, american)
        for british, american in _SPELLINGS
    )


def _one_name(one: str, other: str) -> bool:
    """True for "morsi" and "morsy", not for "russia" and "russian"."""
    short, long = sorted((one, other), key=len)
    stem = next(
        (n for n, pair in enumerate(zip(one, other, strict=False)) if pair[0] != pair[1]),
        len(short),
    )
    if len(one) != len(other) and stem >= _STEM:
        return False  # another form of the word
    if one[0] != other[0] or len(long) - len(short) > 1:
        return False
    if one.removesuffix("s") == other.removesuffix("s") or _is_spelling(one, other):
        return False
    return SequenceMatcher(None, one, other, autojunk=False).ratio() >= _SPELLED
