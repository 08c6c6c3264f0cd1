"""When an act is told only as the older context of the news.

An act that happened is background when

1. its date lies more than a year before the report was published; or
2. the report has no publication date and the act is dated to a year or longer, or before
   something ("in 2017", "in the 1970s", "before World War Two"): the report's own news is dated
   closer or not at all; or
3. it is told in the pluperfect and the clause is not what someone said then; or
4. it stands in a clause that "since" opens, and is not dated within that year.
"""

import datetime

from spacy.tokens import Token

from onrecord.records import Date
from onrecord.text import grammar

_OLD = datetime.timedelta(days=365)
_LONG = frozenset({"year", "decade", "century", "before", "range"})


def is_background(trigger: Token, date: Date | None, published: Date | None) -> bool:
    """True by one of the module's four rules; ``published`` is the report's date."""
    if date is not None:
        if published is not None and published.start is not None:
            if date.end is not None:
                return date.end < published.start - _OLD or _is_told_before(trigger)
        elif date.precision in _LONG and date.end is not None:
            return True
    return _is_since(trigger) or _is_told_before(trigger)


def _is_told_before(trigger: Token) -> bool:
    return grammar.clause_root(trigger) == trigger and _is_pluperfect(trigger)


def _is_since(trigger: Token) -> bool:
    clause = grammar.clause_root(trigger)
    return clause.dep_ == "advcl" and any(
        child.dep_ == "mark" and child.lower_ == "since" for child in clause.children
    )


def _is_pluperfect(verb: Token) -> bool:
    if verb.tag_ != "VBN" or "had" not in grammar.auxiliaries(verb):
        return False
    clause = verb
    while clause.dep_ == "conj" and clause.head != clause:
        clause = clause.head
    return clause.dep_ != "ccomp"
