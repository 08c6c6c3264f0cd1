"""Descriptions that stand for actors: noun phrases whose head is a role noun ("LDP lawmakers")."""

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from onrecord.schema.roles import Role, load_posts, role_forms
from onrecord.text.grammar import short_phrase

_DEFINITE = frozenset({"the", "this", "that", "these", "those", "both", "its", "his", "her", "their", "our", "my", "your"})  # fmt: skip
_COUNTING = frozenset({"both", "either", "two", "three", "other", "all", "each", "neither"})
_FROM = frozenset({"of", "from"})
_CLOSE = frozenset({"in", "at", "for", "on", "with", "to", "inside", "within", "near", "against", "behind"})  # fmt: skip
_LONGEST_TAIL = (
    12  # tokens of "from Japan's ruling party": longer ones are clauses, not descriptions
)
_MODIFYING = frozenset({"compound", "nmod", "amod", "npadvmod", "attr", "oprd", "acomp"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "agent"})
_QUANTITIES = frozenset({"many", "some", "others", "several", "few", "most", "critics"})
_THINKING = frozenset({
    "say", "argue", "believe", "think", "fear", "hope", "worry", "see", "expect", "predict", "call",
    "complain", "suggest", "question", "wonder", "warn", "speculate", "suspect", "view", "accuse",
    "criticize", "criticise", "contend", "claim", "insist", "want", "support", "oppose", "favor",
    "favour", "remain", "doubt", "agree", "note",
})  # fmt: skip

_OF_WHAT = frozenset({"accuse", "suspect", "convict", "acquit", "warn", "inform", "remind", "assure", "deprive"})  # fmt: skip


def find_descriptions(doc: Doc, covered: frozenset[int]) -> Iterator[tuple[int, int, int, str]]:
    """First token, token after the last, head, and the role noun of each description.

    ``covered`` are tokens of names, which are no descriptions.
    """
    forms = role_forms()
    for token in doc:
        role = forms.get(token.lower_)
        if role is None:
            if token.lower_ in _QUANTITIES and _stands_for_people(token):
                yield token.i, _tail(token, token.i + 1), token.i, token.lower_
            continue
        if token.i in covered or not _names_actor(token, role, covered):
            continue
        phrase = short_phrase(token)
        after = _tail(token, phrase.end)
        if not role.plural and _is_title(doc, token.i, after):
            continue
        yield phrase.start, after, token.i, role.noun


def _is_title(doc: Doc, first: int, after: int) -> bool:
    """True for "director of national intelligence" right before the name of who is it."""
    if after - first < 4 or doc[first + 1].lower_ != "of":
        return False
    posts = load_posts()
    return any(
        doc[i].ent_type_ == "PERSON" and doc[first:i].text.lower() in posts
        for i in range(first + 3, after)
    )


def _names_actor(token: Token, role: Role, covered: frozenset[int]) -> bool:
    if token.pos_ not in {"NOUN", "PROPN"} or token.dep_ in _MODIFYING:
        return False
    if token.dep_ == "pobj" and token.head.lower_ == "as":
        return False
    if any(child.dep_ == "advmod" and child.lower_ in {"more", "less"} for child in token.lefts):
        return False  # "even more suspect"
    following = token.i + 1
    if following in covered and not role.plural and role.kind == "unnamed_person":
        name = token.doc[following]
        if name.ent_type_ in {"PERSON", ""} or name.head == token or token.head == name:
            return False  # a title
    return _fits(token, role)


def _fits(token: Token, role: Role) -> bool:
    needs = role.needs
    if not needs or (needs == "plural" and role.plural):
        return True
    if needs == "plural":
        return False
    if needs == "capital":
        return token.text[0].isupper()
    if needs == "subject":
        return token.dep_ in _SUBJECTS and _determiner(token) is not None
    if needs == "person":
        return _tells(token)
    owned = any(child.dep_ == "poss" for child in token.lefts)
    if needs == "possessed":
        return owned
    if needs == "counted":
        return any(child.lower_ in _COUNTING for child in token.lefts)
    if needs == "modified":
        return owned or any(
            child.dep_ in {"compound", "nmod"} or child.lower_ == "of" for child in token.children
        )
    if needs == "alone" and any(child.lower_ == "of" for child in token.rights):
        return False
    determiner = _determiner(token)
    if needs == "definite":
        return determiner in _DEFINITE or owned
    return determiner is not None or owned or role.plural or _has_name(token)


def _has_name(token: Token) -> bool:
    """True for "Chinese government": a country or another name before the noun."""
    return any(child.pos_ == "PROPN" or child.ent_type_ == "NORP" for child in token.lefts)


def _tells(token: Token) -> bool:
    """True for a source that speaks: "a source said", "told by two sources", "according to sources"."""
    if any(child.lower_ == "of" for child in token.rights):
        return False
    head = token.head
    if token.dep_ in _SUBJECTS:
        return head.lemma_ in _THINKING or head.lemma_ in {
            "tell",
            "confirm",
            "describe",
            "add",
            "report",
        }
    return token.dep_ == "pobj" and head.lower_ in {"to", "by"} and head.head.lower_ in {
        "according", "told", "said", "described", "cited",
    }  # fmt: skip


def _determiner(token: Token) -> str | None:
    for child in token.lefts:
        if child.dep_ in {"det", "poss", "predet", "nummod"}:
            return child.lower_
    return None


def _tail(token: Token, after: int) -> int:
    """The token after "from Japan's ruling party": what tells which ones are meant."""
    for child in token.rights:
        if child.left_edge.i != after or (child.lower_ == "of" and token.head.lemma_ in _OF_WHAT):
            break
        if child.dep_ == "amod" and child.lower_ == "familiar":
            return child.right_edge.i + 1
        if child.dep_ != "prep" or not (
            child.lower_ in _FROM or (child.lower_ in _CLOSE and token.dep_ in _SUBJECTS)
        ):
            break
        end = _end_of_tail(child)
        if end is None:
            break
        after = end
    return after


def _end_of_tail(preposition: Token) -> int | None:
    end = preposition.i + 1
    for i in range(preposition.i + 1, preposition.right_edge.i + 1):
        each = preposition.doc[i]
        if each.dep_ in {"relcl", "acl", "advcl", "appos"} or each.pos_ == "SPACE":
            break
        if each.pos_ in {"VERB", "AUX"} and each.dep_ not in {"amod", "compound"}:
            break
        if each.tag_ in {"WP", "WDT", "-LRB-", "``"} or each.text in {"—", "–", "("}:
            break
        end = i + 1
    if preposition.doc[end - 1].tag_ == "POS":
        return None  # the owner of a noun that was cut off
    while end > preposition.i and preposition.doc[end - 1].pos_ in {"PUNCT", "CCONJ", "DET", "ADP"}:
        end -= 1
    if end <= preposition.i + 1 or end - preposition.i > _LONGEST_TAIL:
        return None
    return end


def _stands_for_people(token: Token) -> bool:
    return token.dep_ == "nsubj" and token.head.lemma_ in _THINKING and token.i < token.head.i
