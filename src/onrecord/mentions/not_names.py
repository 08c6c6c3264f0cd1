"""Stretches of a paragraph in which a name finder sees persons that are none: datelines, titles of works."""

from spacy.tokens import Doc

_CLOSERS = frozenset({"—", "–", "--", "-", "―"})
_LONGEST_DATELINE = 14  # tokens: "JOINT BASE ANDREWS, Maryland, Aug. 3 (Reuters) -"
_LONGEST_WORK = 8  # tokens of a song's, book's or film's name
_OPENING, _CLOSING = frozenset({"“", '"', "``", "‘"}), frozenset({"”", '"', "''", "’"})
_SMALL = frozenset({"a", "an", "the", "of", "and", "in", "on", "for", "to", "with", "at", "from", "'s", "’s"})  # fmt: skip


def dateline_end(doc: Doc) -> int:
    """Token after the place a report was sent from ("GENEVA (AP) —"); 0 where there is none."""
    if not len(doc) or not (doc[0].is_upper and doc[0].is_alpha and len(doc[0]) > 2):
        return 0
    for token in doc[: min(_LONGEST_DATELINE, len(doc))]:
        if token.text in _CLOSERS and token.i > 0 and doc[token.i - 1].whitespace_:
            return token.i + 1
        if token.is_alpha and token.text[0].islower() and token.lower_ not in {"of", "the", "de"}:
            return 0
    return 0


def in_brackets(doc: Doc, first: int) -> bool:
    """True for the agency in "(Reuters)"."""
    return first > 0 and doc[first - 1].text in {"(", "-LRB-"}


def is_work(doc: Doc, first: int, after: int) -> bool:
    """True within the name of a song, book or film: few words in quotation marks, all capitalised."""
    low = next((i for i in range(first - 1, max(-1, first - _LONGEST_WORK), -1) if doc[i].text in _OPENING), None)  # fmt: skip
    if low is None:
        return False
    high = next((i for i in range(after, min(len(doc), low + _LONGEST_WORK + 2)) if doc[i].text in _CLOSING), None)  # fmt: skip
    if high is None or high - low < 3:
        return False
    words = doc[low + 1 : high]
    return all(word.text[0].isupper() or word.lower_ in _SMALL for word in words) and all(
        word.is_alpha or word.lower_ in _SMALL for word in words
    )
