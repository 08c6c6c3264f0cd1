"""Words of support and opposition in a text, each with the matters it speaks of."""

from collections.abc import Iterable, Iterator

from spacy.tokens import Token

from onrecord.positions.rules.nouns import of_noun
from onrecord.positions.rules.opinions import appraisals, duties, judgements, needs
from onrecord.positions.rules.sensing import of_adjective, of_verb
from onrecord.positions.rules.trigger import Trigger
from onrecord.schema.actions import actions
from onrecord.schema.stances import Stances

_JUDGING = frozenset({"acomp", "attr", "amod", "conj"})


def find_triggers(tokens: Iterable[Token], words: Stances) -> Iterator[Trigger]:
    """The triggers among the tokens, in order. One pass; only listed words are looked at closely."""
    acting = actions().acting
    appraising = words.lists["appraising"]
    for token in tokens:
        lemma, kind = token.lemma_.lower(), token.pos_
        if kind in {"VERB", "AUX"}:
            if lemma in words.verbs:
                yield from of_verb(token, words)
            if lemma in appraising:
                yield from appraisals(token, words)
            if lemma in acting:
                yield from duties(token, words)
        elif kind == "NOUN":
            if lemma in words.nouns:
                yield from of_noun(token, words)
            elif lemma == "need":
                yield from needs(token)
        if token.lower_ in words.adjectives and kind != "NOUN":
            yield from of_adjective(token, words)
        if lemma in words.judgements and token.dep_ in _JUDGING:
            yield from judgements(token, words)
