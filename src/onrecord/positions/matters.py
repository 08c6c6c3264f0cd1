"""What a stance is about: the words of the matter, and what a short one stands for."""

from collections.abc import Iterator

from spacy.tokens import Token

from onrecord.records import Span
from onrecord.schema.actions import actions
from onrecord.text import Text
from onrecord.text.grammar import conjuncts

# Circumstances that the parser hangs on the noun and that are no part of the matter.
_CIRCUMSTANCE = frozenset({
    "during", "after", "before", "amid", "despite", "since", "until", "following", "while",
    "because", "as", "when", "without", "unless", "if", "on", "through", "according", "saying",
    "including", "like", "ahead", "given", "due", "thanks", "even",
})  # fmt: skip
_ON_NOUNS = frozenset({"ban", "sanction", "tariff", "tax", "embargo", "restriction", "attack", "war",
                       "law", "vote", "referendum", "deal", "agreement", "talk", "policy", "position"})  # fmt: skip
_NOUN_RIGHTS = frozenset({"prep", "acl", "nummod", "nmod", "npadvmod", "amod", "case"})
_CLAUSE_PARTS = frozenset({"dobj", "dative", "prep", "prt", "xcomp", "nsubj", "nsubjpass", "acomp",
                           "attr", "oprd", "auxpass", "neg", "agent", "ccomp", "pobj"})  # fmt: skip
_COMPLEMENTS = frozenset({"to", "into", "of", "from", "against", "with", "between"})
_PRONOUNS = frozenset({"it", "this", "that", "them", "these", "those"})
_NAMED = frozenset({"GPE", "ORG", "NORP", "LAW", "PERSON", "LOC", "EVENT", "FAC", "PRODUCT"})
_PARAGRAPHS_BACK = 2  # how far an antecedent is looked for: news paragraphs hold a sentence or two


def is_pronoun(head: Token) -> bool:
    """True for "it", "this" and the like, which name a matter only through what stands before."""
    return head.pos_ in {"PRON", "DET"} and head.lower_ in _PRONOUNS


def is_matter(head: Token) -> bool:
    """True for a noun that names an act or something that is decided on."""
    lemma = head.lemma_.lower()
    known = actions()
    return head.pos_ in {"NOUN", "PROPN"} and (lemma in known.by_noun or lemma in known.matters)


def is_matter_clause(verb: Token) -> bool:
    """True for a clause whose verb, or whose verb's object, names an act."""
    known = actions()
    if verb.lemma_.lower() in known.by_verb:
        return True
    if verb.lemma_.lower() not in known.doing:
        return False
    return any(c.dep_ == "dobj" and c.lemma_.lower() in known.by_noun for c in verb.children)


def noun_extent(head: Token) -> tuple[Token, Token]:
    """First and last token of a noun phrase with its attachments, without circumstances and clauses."""
    first = last = head
    for child in head.lefts:
        if child.dep_ not in {"cc", "punct", "relcl", "preconj", "neg"}:
            edge = child.left_edge
            first = edge if edge.i < first.i else first
    for child in head.rights:
        if not _belongs(child, head):
            if child.dep_ != "punct" or child.text not in "\"“”'’‘":
                break
            continue
        end = _right_end(child)
        last = end if end.i > last.i else last
    return first, _with_strayed(head, last)


def _with_strayed(head: Token, last: Token) -> Token:
    """The end of what follows at once but hangs on the verb: "opposes the accession | to the pact"."""
    after = last.i + 1
    if after >= len(last.doc) or head.lemma_.lower() not in actions().by_noun:
        return last
    following = last.doc[after]
    if (
        following.dep_ != "prep"
        or following.lower_ not in _COMPLEMENTS
        or following.head.i >= head.i
    ):
        return last
    return last if _is_for_now(following) else _right_end(following)


def _belongs(child: Token, head: Token) -> bool:
    if child.dep_ == "prep":
        if child.lower_ == "on":
            return head.lemma_.lower() in _ON_NOUNS
        return child.lower_ not in _CIRCUMSTANCE and not _is_for_now(child)
    if child.dep_ == "relcl":  # "the bid to join": the parser at times calls it a relative clause
        return any(c.dep_ == "aux" and c.lower_ == "to" for c in child.children)
    if child.dep_ == "npadvmod":
        return False
    return child.dep_ in _NOUN_RIGHTS


def _is_for_now(preposition: Token) -> bool:
    return any(child.lower_ in {"now", "moment"} for child in preposition.children)


def _right_end(token: Token) -> Token:
    """The last token below ``token``, leaving out trailing circumstances and appositions."""
    last = token
    for child in token.rights:
        if child.dep_ in {"npadvmod", "advcl", "relcl", "appos", "parataxis"}:
            break
        if child.dep_ == "prep" and child.lower_ in _CIRCUMSTANCE - {"on"}:
            break
        if child.dep_ == "punct" and child.text in ",;:—–-":
            break
        if child.dep_ == "conj" and child.pos_ in {"VERB", "AUX"}:
            break
        end = _right_end(child)
        last = end if end.i > last.i else last
    return last


def clause_extent(verb: Token) -> tuple[Token, Token]:
    """First and last token of a clause ("admit Taiwan to the pact"), its own subject included."""
    first = last = verb
    for child in verb.lefts:
        if child.dep_ in {"nsubj", "nsubjpass"} or (child.dep_ == "neg" and first == verb):
            first = child.left_edge if child.left_edge.i < first.i else first
    for child in verb.rights:
        if child.dep_ not in _CLAUSE_PARTS:
            if child.dep_ == "punct" and child.text in "\"“”'’‘":
                continue
            break
        if child.dep_ == "prep" and child.lower_ in _CIRCUMSTANCE - {"on"}:
            break
        end = _right_end(child)
        last = end if end.i > last.i else last
    return first, last


def has_name(first: Token, last: Token) -> bool:
    """True where the words hold a name, or an adjective made of one."""
    return any(
        token.pos_ == "PROPN" or token.ent_type_ in _NAMED
        for token in first.doc[first.i : last.i + 1]
    )


def is_definite(head: Token) -> bool:
    """True for "the bid", "its bid", "such a move": words that point to a matter told before."""
    return any(
        (
            c.dep_ in {"det", "predet"}
            and c.lower_ in {"the", "this", "that", "these", "those", "such"}
        )
        or (c.dep_ == "poss" and c.pos_ == "PRON")
        or (c.dep_ == "amod" and c.lower_ == "such")
        for c in head.children
    )


class Antecedents:
    """Named matters of a text, paragraph by paragraph, found when first asked for."""

    def __init__(self, text: Text) -> None:
        self._text = text
        self._by_paragraph: dict[int, list[tuple[Token, Token, Token]]] = {}
        self._numbers = {id(p.doc): n for n, p in enumerate(text.paragraphs)}

    def before(self, token: Token, *, family: str | None) -> Span | None:
        """The nearest named matter before ``token``: of the same family if one is given, else of any."""
        number = self._numbers[id(token.doc)]
        for back in range(_PARAGRAPHS_BACK + 1):
            if number - back < 0:
                break
            for head, first, last in reversed(self._named(number - back)):
                if back == 0 and last.i >= token.i:
                    continue
                if family is None or family == _family(head):
                    return self._text.between(first, last)
        return None

    def _named(self, number: int) -> list[tuple[Token, Token, Token]]:
        if number not in self._by_paragraph:
            doc = self._text.paragraphs[number].doc
            self._by_paragraph[number] = [
                (head, first, last)
                for head in doc
                for first, last in _extent_of_named(head)
                if has_name(first, last)
            ]
        return self._by_paragraph[number]


def _extent_of_named(head: Token) -> Iterator[tuple[Token, Token]]:
    known = actions()
    lemma = head.lemma_.lower()
    if head.pos_ == "NOUN" and (lemma in known.by_noun or lemma in known.matters):
        yield noun_extent(head)
    elif head.pos_ == "VERB" and known.by_verb.get(lemma) == "joining" and _has_object(head):
        yield clause_extent(head)


def _has_object(verb: Token) -> bool:
    return any(child.dep_ in {"dobj", "nsubjpass"} for child in verb.children)


def _family(head: Token) -> str | None:
    lemma = head.lemma_.lower()
    return actions().by_noun.get(lemma) or actions().by_verb.get(lemma)


def family_of_head(head: Token) -> str | None:
    """The family of a matter's head; ``None`` for pronouns and matters without one."""
    return _family(head) if head.pos_ in {"NOUN", "PROPN", "VERB"} else None


def with_conjuncts(head: Token) -> list[Token]:
    """The nouns joined to ``head``, verbs left out ("backs the deal and urged …" misparsed)."""
    return [
        each for each in conjuncts(head) if each.pos_ in {"NOUN", "PROPN", "PRON", "DET", "NUM"}
    ]
