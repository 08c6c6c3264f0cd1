"""Pronouns: the nearest actor that agrees and is clear, or none."""

from spacy.tokens import Token

from onrecord.actors.cast import Cast, Draft, Seen
from onrecord.actors.salience import History
from onrecord.text.grammar import ancestors

_GENDERS = {"he": "m", "him": "m", "his": "m", "himself": "m", "she": "f", "her": "f", "hers": "f", "herself": "f"}  # fmt: skip
_PLURALS = frozenset({"they", "them", "their", "theirs", "themselves"})
_THINGS = frozenset({"it", "its", "itself"})
_PERSON_REACH = 3  # sentences
_PLURAL_REACH = 1
_NOT_ONE_BODY = frozenset({"person", "unnamed_person"})


def resolve_pronoun(cast: Cast, seen: Seen, history: History) -> None:
    """Give a pronoun its actor where one is clear. "We" and "I" are the speaker's: not settled here."""
    word = seen.head.lower_
    if _is_either(seen.head):
        return
    if word in _GENDERS:
        _person(seen, history, _GENDERS[word])
    elif word in _PLURALS:
        _plural(seen, history)
    elif word in _THINGS:
        _thing(cast, seen, history)


def _is_either(token: Token) -> bool:
    """True in "he or she", which is no one."""
    i, doc = token.i, token.doc
    return any(doc[j].lower_ in {"or", "/"} for j in (i - 1, i + 1) if 0 <= j < len(doc))


def _person(seen: Seen, history: History, gender: str) -> None:
    options: list[tuple[float, int, Draft]] = []
    for rank, met in enumerate(history.back(seen, _PERSON_REACH)):
        draft = met.draft
        if (
            draft is None
            or not draft.is_person
            or draft.plural
            or draft.gender not in {None, gender}
        ):
            continue
        if seen.quoted and not met.quoted:
            continue  # within a quotation "he" is whom the speaker speaks of
        if _same_clause_object(met, seen):
            continue
        options.append((_distance(met, seen), rank, draft))
    if not options:
        return
    _, _, draft = min(options, key=lambda option: option[:2])
    draft.gender = draft.gender or gender
    seen.settle(draft, f"{seen.head.lower_}: the nearest person who agrees")


def _distance(met: Seen, seen: Seen) -> float:
    """Sentences away, in steps; subjects count as nearer, words within other phrases as further."""
    away = (seen.sentence - met.sentence) * 2.0
    if met.subject:
        away -= 1.5
    if met.mention.form == "pronoun":
        away -= 0.5
    if met.head.dep_ in {"poss", "compound", "nmod"} or (
        met.head.dep_ == "pobj" and met.head.head.lower_ not in {"to", "by"}
    ):
        away += 0.5
    return away


def _same_clause_object(met: Seen, seen: Seen) -> bool:
    """True in "he criticised Tsai": subject and object of one verb are two persons."""
    if seen.head.tag_ == "PRP$" or seen.head.lower_.endswith("self"):
        return False
    return (
        met.sentence == seen.sentence
        and met.head.head == seen.head.head
        and met.head.head.pos_ in {"VERB", "AUX"}
        and met.head.doc is seen.head.doc
    )


def _plural(seen: Seen, history: History) -> None:
    """The one plural group that is the subject of an earlier clause or of the sentence before."""
    for reach in (0, _PLURAL_REACH):
        found: dict[Draft, None] = {}
        for met in history.back(seen, reach):
            draft = met.draft
            if draft is None or met.quoted != seen.quoted or not met.subject:
                continue
            if met.head.dep_ == "conj" or any(child.dep_ == "conj" for child in met.head.children):
                return  # "Japan and Taiwan … they" are two
            if (
                draft.plural
                or draft.kind in {"party", "armed_group"}
                or met.mention.form == "pronoun"
            ):
                if not draft.is_person and draft.kind != "government":
                    found.setdefault(draft)
        if len(found) == 1:
            seen.settle(next(iter(found)), "they: the one group that was the subject")
            return
        if found:
            return


def _thing(cast: Cast, seen: Seen, history: History) -> None:
    """The body that is the subject of the clause around, or the one subject of the sentence before."""
    owned = seen.head.head
    if seen.head.tag_ == "PRP$" and owned.dep_ == "conj":
        draft = _body_at(cast, owned.head, joined=True)
        if draft is not None:
            seen.settle(draft, f"{seen.head.lower_}: what it is joined to")
        return
    for verb in ancestors(seen.head):
        if verb.pos_ not in {"VERB", "AUX"}:
            continue
        for child in verb.children:
            if child.dep_ in {"nsubj", "nsubjpass"} and child.i < seen.head.i:
                draft = _body_at(cast, child)
                if draft is not None and child != seen.head:
                    seen.settle(draft, f"{seen.head.lower_}: subject of the clause around it")
                    return
                if child != seen.head and child.tag_ not in {"WDT", "WP", "PRP"}:
                    return  # some thing is the subject: "it" may be that
    if not seen.subject:
        return
    found: dict[Draft, None] = {}
    for met in history.back(seen, 1):
        if met.sentence == seen.sentence - 1 and met.subject and met.draft is not None:
            if met.draft.kind not in _NOT_ONE_BODY and not met.draft.plural and _is_main(met.head):
                found.setdefault(met.draft)
    if len(found) == 1:
        seen.settle(next(iter(found)), "it: the subject of the sentence before")


def _body_at(cast: Cast, token: Token, *, joined: bool = False) -> Draft | None:
    if not joined and any(child.dep_ == "conj" for child in token.children):
        return None
    draft = cast.who(token)
    if draft is None or draft.kind in _NOT_ONE_BODY or draft.plural:
        return None
    return draft


def _is_main(token: Token) -> bool:
    return token.head.dep_ == "ROOT"
