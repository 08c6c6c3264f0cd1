"""Pronouns: the nearest actor that agrees and is clear, or none."""

from spacy.tokens import Token

from onrecord.actors.cast import Cast, Draft, Seen
from onrecord.actors.pronouns.he_and_she import GENDERS, resolve_he_or_she
from onrecord.actors.pronouns.salience import History
from onrecord.text.grammar import ancestors

_PLURALS = frozenset({"they", "them", "their", "theirs", "themselves"})
_THINGS = frozenset({"it", "its", "itself"})
_PLURAL_REACH = 1  # sentences
_NOT_ONE_BODY = frozenset({"person", "unnamed_person"})


def resolve_pronoun(cast: Cast, seen: Seen, history: History) -> None:
    """Give a pronoun its actor where one is clear. "We" and "I" are the speaker's: not settled here."""
    word = seen.head.lower_
    if _is_either(seen.head):
        return
    if word in GENDERS:
        resolve_he_or_she(cast, seen, history)
    elif word in _PLURALS:
        _plural(seen, history)
    elif word in _THINGS:
        _thing(cast, seen, history)


def _is_either(token: Token) -> bool:
    """True in "he or she", which is no one."""
    i, doc = token.i, token.doc
    return any(doc[j].lower_ in {"or", "/"} for j in (i - 1, i + 1) if 0 <= j < len(doc))


def _first_subject(token: Token) -> bool:
    """True where no other noun is a subject before it in its sentence."""
    before = token.doc[token.sent.start : token.i]
    return not any(each.dep_ in {"nsubj", "nsubjpass"} for each in before)


def _plural(seen: Seen, history: History) -> None:
    """The one plural group that is the subject of an earlier clause or of the sentence before."""
    for reach in (0, _PLURAL_REACH) if _first_subject(seen.head) else (0,):
        found: dict[Draft, None] = {}
        for met in history.back(seen, reach):
            if met.draft is None or met.quoted != seen.quoted or not met.subject:
                continue
            if met.head.dep_ == "conj" or any(child.dep_ == "conj" for child in met.head.children):
                return  # "Japan and Taiwan … they" are two
            if _is_group(met.draft, met):
                found.setdefault(met.draft)
        if len(found) == 1:
            seen.settle(next(iter(found)), "they: the one group that was the subject")
        if found:
            return


def _is_group(draft: Draft, met: Seen) -> bool:
    if draft.is_person or draft.kind == "government":
        return False
    return draft.plural or draft.kind in {"party", "armed_group"} or met.mention.form == "pronoun"


def _thing(cast: Cast, seen: Seen, history: History) -> None:
    """The body that is the subject of the clause around, or the one subject of the sentence before."""
    owned = seen.head.head
    if seen.head.tag_ == "PRP$" and owned.dep_ == "conj":
        draft = _body_at(cast, owned.head, joined=True)
        if draft is not None:
            seen.settle(draft, f"{seen.head.lower_}: what it is joined to")
        return
    if seen.head.head.lemma_ == "be" and any(c.dep_ == "attr" for c in seen.head.head.children):
        return  # "it’s a good idea"
    subject = _subject_around(seen.head)
    if subject is not None:
        draft = _body_at(cast, subject)
        if draft is not None:
            seen.settle(draft, f"{seen.head.lower_}: subject of the clause around it")
        return
    if seen.subject:
        _from_sentence_before(seen, history)


def _subject_around(token: Token) -> Token | None:
    """The subject, before the token, of the nearest clause around it that has a noun for one."""
    for verb in ancestors(token):
        if verb.pos_ not in {"VERB", "AUX"}:
            continue
        for child in verb.children:
            if child.dep_ not in {"nsubj", "nsubjpass"} or child.i >= token.i:
                continue
            if child.tag_ not in {"WDT", "WP"} and (child.tag_ != "PRP" or child.lower_ == "it"):
                return child
    return None


def _from_sentence_before(seen: Seen, history: History) -> None:
    found: dict[Draft, None] = {}
    for met in history.back(seen, 1):
        if met.sentence != seen.sentence - 1 or met.draft is None or not _is_main(met.head):
            continue
        if met.subject and met.draft.kind not in _NOT_ONE_BODY and not met.draft.plural:
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
