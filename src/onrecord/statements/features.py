"""What the trained reader is told of each word beside its vector: parse, quotation, grammar."""

from collections.abc import Iterable, Iterator, Mapping

import numpy as np
from numpy.typing import NDArray

from onrecord.records import Statement
from onrecord.statements.labels import LABELS, ROLES, Role, WordSpan, label
from onrecord.text import Text
from onrecord.text.words import Words

# The values of each column, by their numbers; what is not among them counts as the first.
_POS = (
    "X", "ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM", "PART", "PRON",
    "PROPN", "PUNCT", "SCONJ", "SYM", "VERB",
)  # fmt: skip
_DEPENDENCIES = (
    "dep", "ROOT", "acl", "acomp", "advcl", "advmod", "agent", "amod", "appos", "attr", "aux",
    "auxpass", "case", "cc", "ccomp", "compound", "conj", "csubj", "csubjpass", "dative", "det",
    "dobj", "expl", "intj", "mark", "meta", "neg", "nmod", "npadvmod", "nsubj", "nsubjpass",
    "nummod", "oprd", "parataxis", "pcomp", "pobj", "poss", "preconj", "predet", "prep", "prt",
    "punct", "quantmod", "relcl", "xcomp",
)  # fmt: skip
_ENTITIES = (
    "", "PERSON", "ORG", "GPE", "NORP", "LOC", "FAC", "DATE", "TIME", "LAW", "EVENT",
    "WORK_OF_ART", "PRODUCT", "MONEY", "PERCENT", "QUANTITY", "CARDINAL", "ORDINAL", "LANGUAGE",
)  # fmt: skip
_QUOTATION = ("outside", "inside", "opening mark", "closing mark", "inside two")
_BOUNDARY = ("none", "sentence", "paragraph")
_COLUMNS = (_POS, _DEPENDENCIES, _ENTITIES, _QUOTATION, _BOUNDARY, LABELS)

#: How many values each column has.
SIZES = tuple(len(values) for values in _COLUMNS)

_POS_NUMBER, _DEPENDENCY_NUMBER, _ENTITY_NUMBER = (
    {value: number for number, value in enumerate(values)} for values in _COLUMNS[:3]
)
_FIRST: tuple[Role, ...] = ("cue", "source", "content")  # where two meet, the earlier stays
_INSIDE, _OPENING, _CLOSING, _INSIDE_TWO = 1, 2, 3, 4


def features(text: Text, words: Words, statements: Iterable[Statement]) -> NDArray[np.int64]:
    """The features (words × columns) of a text's words.

    Columns: part of speech, dependency, type of entity, place in a quotation, whether the word
    opens a sentence or a paragraph, and the label by the grammar, of which ``statements`` are.
    """
    found = np.zeros((len(words.tokens), len(SIZES)), dtype=np.int64)
    for row, token in enumerate(words.tokens):
        found[row, :3] = (
            _number(_POS_NUMBER, token.pos_),
            _number(_DEPENDENCY_NUMBER, token.dep_),
            _number(_ENTITY_NUMBER, token.ent_type_),
        )
    found[:, 3] = _quoted(text, words)
    found[list(words.sentences), 4] = 1
    found[list(words.paragraphs), 4] = 2
    told: dict[Role, list[WordSpan]] = {role: [] for role in ROLES}
    for role, stretches in _parts(statements):
        told[role] += words.touched(stretches)
    found[:, 5] = label(len(words.tokens), ((role, span) for role in _FIRST for span in told[role]))
    return found


def _number(numbers: Mapping[str, int], value: str) -> int:
    return numbers.get(value, 0)


def _parts(statements: Iterable[Statement]) -> Iterator[tuple[Role, list[tuple[int, int]]]]:
    for statement in statements:
        if statement.parent is None:
            for role in ROLES:
                value = getattr(statement, role)
                spans = value if isinstance(value, tuple) else () if value is None else (value,)
                yield role, [(span.start, span.end) for span in spans]


def _quoted(text: Text, words: Words) -> NDArray[np.int64]:
    found = np.zeros(len(words.tokens), dtype=np.int64)
    for quotation in text.quotations:
        inner = words.touched([(quotation.inner_start, quotation.inner_end)])
        end = inner[0][1] if inner else len(found)
        for low, high in words.touched([(quotation.start, quotation.end)]):
            for at in range(low, high):
                if found[at] == 0:
                    found[at] = _CLOSING if at >= end else _OPENING
        for low, high in inner:
            found[low:high] = _INSIDE if quotation.depth == 0 else _INSIDE_TWO
    return found
