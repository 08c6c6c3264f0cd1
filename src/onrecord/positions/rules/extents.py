"""Which words name a matter: how far its noun phrase or clause reaches."""

from spacy.tokens import Token

from onrecord.schema.actions import actions

# Circumstances that the parser hangs on the noun and that are no part of the matter.
CIRCUMSTANCES = frozenset({
    "during", "after", "before", "amid", "despite", "since", "until", "following", "while",
    "because", "as", "when", "without", "unless", "if", "on", "through", "according", "saying",
    "including", "like", "ahead", "given", "due", "thanks", "even",
})  # fmt: skip
_ON_NOUNS = frozenset({
    "ban", "sanction", "tariff", "tax", "embargo", "restriction", "attack", "war", "law", "vote",
    "referendum", "deal", "agreement", "talk", "policy", "position", "limit", "strike", "cap",
    "resolution", "cut", "crackdown", "assault", "duty", "freeze", "moratorium", "negotiation",
})  # fmt: skip
_NOUN_RIGHTS = frozenset({"prep", "acl", "nummod", "nmod", "npadvmod", "amod", "case"})
_CLAUSE_PARTS = frozenset({"dobj", "dative", "prep", "prt", "xcomp", "nsubj", "nsubjpass", "acomp",
                           "attr", "oprd", "auxpass", "neg", "agent", "ccomp", "pobj"})  # fmt: skip
_COMPLEMENTS = frozenset({"to", "into", "of", "from", "against", "with", "between"})
_TERMS = frozenset({"now", "moment", "exchange", "return", "condition"})
_WHEN = frozenset({"DATE", "TIME"})
_MARKS = "\"“”'’‘"


def noun_extent(head: Token) -> tuple[Token, Token]:
    """First and last token of a noun phrase with its attachments, without circumstances and clauses."""
    first = last = head
    for child in head.lefts:
        if child.dep_ not in {"cc", "punct", "relcl", "preconj", "neg"}:
            edge = child.left_edge
            first = edge if edge.i < first.i else first
    for child in head.rights:
        if not _belongs(child, head):
            if child.dep_ != "punct" or child.text not in _MARKS:
                break
            continue
        end = _right_end(child)
        last = end if end.i > last.i else last
    return first, _trimmed(first, _with_strayed(head, last))


def clause_extent(verb: Token) -> tuple[Token, Token]:
    """First and last token of a clause ("admit Taiwan to the pact"), its own subject included."""
    first = last = verb
    for child in verb.lefts:
        if child.dep_ in {"nsubj", "nsubjpass"} or (child.dep_ == "neg" and first == verb):
            first = child.left_edge if child.left_edge.i < first.i else first
    for child in verb.rights:
        if child.dep_ not in _CLAUSE_PARTS:
            if child.dep_ == "punct" and child.text in _MARKS:
                continue
            break
        if child.dep_ == "prep" and (
            child.lower_ in CIRCUMSTANCES - {"on"} or _is_circumstance(child)
        ):
            break
        end = _right_end(child)
        last = end if end.i > last.i else last
    return first, _trimmed(first, last)


def _trimmed(first: Token, last: Token) -> Token:
    """The last token without a dangling "and" or mark."""
    while last.i > first.i and (last.dep_ == "cc" or last.is_punct):
        last = last.nbor(-1)
    return last


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
    return last if _is_circumstance(following) else _right_end(following)


def _belongs(child: Token, head: Token) -> bool:
    if child.dep_ == "prep":
        if _is_circumstance(child):
            return False
        if child.lower_ == "on":
            return head.lemma_.lower() in _ON_NOUNS
        return child.lower_ not in CIRCUMSTANCES
    if child.dep_ == "relcl":  # "the bid to join": the parser at times calls it a relative clause
        return any(c.dep_ == "aux" and c.lower_ == "to" for c in child.children)
    if child.dep_ == "npadvmod":
        return False
    return child.dep_ in _NOUN_RIGHTS


def _is_circumstance(preposition: Token) -> bool:
    """True for "for now", "on Tuesday", "in exchange for aid"."""
    return any(
        child.lower_ in _TERMS or (child.dep_ == "pobj" and child.ent_type_ in _WHEN)
        for child in preposition.children
    )


def _right_end(token: Token) -> Token:
    """The last token below ``token``, leaving out trailing circumstances and appositions."""
    last = token
    for child in token.rights:
        if child.dep_ in {"npadvmod", "advcl", "relcl", "appos", "parataxis"}:
            break
        if child.dep_ == "prep" and (
            child.lower_ in CIRCUMSTANCES - {"on"} or _is_circumstance(child)
        ):
            break
        if child.dep_ == "punct" and child.text in ",;:—–-":
            break
        if child.dep_ == "conj" and child.pos_ in {"VERB", "AUX"}:
            break
        end = _right_end(child)
        last = end if end.i > last.i else last
    return last
