"""He and she: who is meant where one person alone can be, else no one.

A pronoun given to the wrong leader is worse than one left open. A person is taken only as the
subject of the clauses around, or as the person of the sentence before, and only if no other
who agrees stands between.
"""

from collections.abc import Iterator

from spacy.tokens import Token

from onrecord.actors.cast import Cast, Draft, Seen
from onrecord.actors.pronouns.salience import History
from onrecord.actors.pronouns.tellers import is_outermost, labels_what, resolve_teller, telling_verb
from onrecord.text.grammar import ancestors

GENDERS = {
    "he": "m", "him": "m", "his": "m", "himself": "m",
    "she": "f", "her": "f", "hers": "f", "herself": "f",
}  # fmt: skip
_REACH = 3  # sentences
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_RELATIVES = frozenset({"who", "which", "that"})
_TELLING = frozenset({"say", "add", "tell", "note", "explain", "continue", "argue", "write", "tweet", "insist", "claim"})  # fmt: skip


def resolve_he_or_she(cast: Cast, seen: Seen, history: History) -> None:
    """Give "he", "her" and the like their person where only one can be meant."""
    gender = GENDERS[seen.head.lower_]
    verb = None if seen.quoted else telling_verb(seen.head)
    if verb is not None and is_outermost(seen.head):
        draft = resolve_teller(cast, seen, history, gender)
        if draft is not None:
            draft.gender = draft.gender or gender
            seen.settle(draft, f"{seen.head.lower_}: who told or acted last goes on telling")
        return
    met = [each for each in history.back(seen, _REACH) if _can_be(each, seen, gender)]
    others = {id(each.draft) for each in met if _is_other(each, seen) and each.draft is not None}
    met = [each for each in met if id(each.draft) not in others]
    if not met:
        return
    if met[0].sentence == seen.sentence:
        draft = _in_sentence(seen, met)
    else:
        draft = _of_sentence_before(seen, met)
    if draft is not None:
        draft.gender = draft.gender or gender
        seen.settle(draft, f"{seen.head.lower_}: the one person who can be meant")


def _can_be(met: Seen, seen: Seen, gender: str) -> bool:
    """True for a person, or an unsettled pronoun, who agrees and is told of in the same voice."""
    if met.quoted != seen.quoted or (met.mention.form == "nominal" and _is_predicate(met.head)):
        return False
    if seen.quoted and met.head.doc is not seen.head.doc:
        return False  # another quotation, perhaps another's
    if met.draft is None:
        return GENDERS.get(met.head.lower_) == gender
    return met.draft.is_person and not met.draft.plural and met.draft.gender in {None, gender}


def _is_predicate(token: Token) -> bool:
    """True for what someone is said to be: "as a member", "is a lawyer"."""
    while token.dep_ in {"conj", "appos"}:
        token = token.head
    return token.dep_ == "attr" or (token.dep_ == "pobj" and token.head.lower_ == "as")


def _in_sentence(seen: Seen, met: list[Seen]) -> Draft | None:
    """The nearest subject of the clauses around, or the one person named before."""
    own = [each for each in met if each.sentence == seen.sentence]
    before = [each for each in met if each.sentence == seen.sentence - 1 and each.subject]
    for subject in _subjects_around(seen.head):
        found = next((each for each in own if each.head.i == subject.i), None)
        if found is not None:
            return found.draft if labels_what(seen.head) else _clear(found, seen, own, before)
        if subject.lower_ in GENDERS:
            return None
    return _alone([*own, *before]) if _speaks_of_persons(own) else None


def _speaks_of_persons(options: list[Seen]) -> bool:
    """False where persons only lend their names to things: "the anti-Trump dossier"."""
    return any(each.head.dep_ not in {"compound", "nmod", "amod"} for each in options)


def _clear(found: Seen, seen: Seen, own: list[Seen], before: list[Seen]) -> Draft | None:
    """The subject found, unless another who agrees stands between, or others could be meant as well."""
    if _quotation_ends_between(found.head, seen.head):
        return _alone([*own, *before])
    rivals = [each for each in own if each.start > found.start and not _tells_of(found, each, seen)]
    if found.draft is not None and found.draft.kind == "unnamed_person":
        rivals += before  # "a reporter asked whether … with him"
    return _alone([found, *rivals])


def _quotation_ends_between(first: Token, last: Token) -> bool:
    """True in "saying Y was “wasting his time,” words he used": who speaks may go on."""
    return any(token.text in {"”", "''"} for token in first.doc[first.i : last.i])


def _tells_of(found: Seen, rival: Seen, seen: Seen) -> bool:
    """True for Y in "X, who met Y, said that he …": Y only says who X is."""
    right = found.head.right_edge.i
    return rival.head.i <= right < seen.head.i


def _is_other(met: Seen, seen: Seen) -> bool:
    """True in "he criticised Tsai": subject and object of one verb are two persons."""
    head, other = seen.head, met.head
    if head.doc is not other.doc or head.lower_.endswith("self"):
        return False
    if _is_whom(head, other):
        return True
    if head.tag_ == "PRP$" or head.dep_ == "poss":
        # "Biden praised Obama's wife and his" is left to the others; "his aide Gates" is not he.
        return other.head == head.head and other.dep_ == "appos"
    verb, above = _verb_over(head), _verb_over(other)
    if verb is None or other.dep_ in {"poss", "compound", "nmod"}:
        return False
    return verb == above or (other.dep_ in _SUBJECTS and _doer_clause(verb) == other.head)


def _is_whom(pronoun: Token, noun: Token) -> bool:
    """True for Y in "Y, whom he called a liar", "Y, who he said was late"."""
    clause = pronoun.head
    if clause.dep_ != "relcl" or clause.head != noun or pronoun.dep_ not in _SUBJECTS:
        return False
    return any(token.tag_ in {"WP", "WDT"} for token in pronoun.doc[noun.i : pronoun.i])


def _doer_clause(verb: Token) -> Token | None:
    """The verb whose subject also does this: "came to see him", "was the only one to see him"."""
    if verb.tag_ != "VB" or any(child.dep_ in _SUBJECTS for child in verb.children):
        return None
    above = verb.head
    if above.dep_ == "attr":
        return above.head
    if verb.dep_ in {"xcomp", "advcl"} and not any(c.dep_ == "dobj" for c in above.children):
        return above
    return None


def _verb_over(token: Token) -> Token | None:
    """The verb that a token is subject or object of, also through one preposition."""
    while token.dep_ == "conj" and token.head.pos_ not in {"VERB", "AUX"}:
        token = token.head
    head = token.head
    if head.dep_ in {"prep", "agent", "dative"} and token.dep_ == "pobj":
        head = head.head
    return head if head.pos_ in {"VERB", "AUX"} else None


def _subjects_around(token: Token) -> Iterator[Token]:
    """Subjects before the token of the clauses around it, nearest clause first."""
    for above in ancestors(token):
        if any(child.tag_ == "TO" for child in above.children):
            continue  # its subject is the object of what stands before: "urged Y to …"
        for child in above.children:
            if child.dep_ in _SUBJECTS and child.i < token.i and child != token:
                if child.lower_ in _RELATIVES and above.dep_ == "relcl":
                    yield above.head
                else:
                    yield child


def _alone(options: list[Seen]) -> Draft | None:
    drafts = {id(each.draft): each.draft for each in options}
    return next(iter(drafts.values())) if len(drafts) == 1 else None


def _of_sentence_before(seen: Seen, met: list[Seen]) -> Draft | None:
    """The person of the nearest sentence that has one; of several, the main subject."""
    last = [each for each in met if each.sentence == met[0].sentence]
    alone = _alone(last)
    if alone is not None:
        return alone if _speaks_of_persons(last) and _stays(last, met) else None
    acting = [each for each in last if each.subject]
    main = [each for each in acting if _is_main(each.head)] or acting
    if _alone(main) is None or not _leads(seen.head):
        return None
    rivals = [each for each in last if each.draft is not main[-1].draft]
    if any(each.subject for each in rivals) and not _both_tell(main[-1].head, seen.head):
        return None
    return _alone(main)


def _stays(last: list[Seen], met: list[Seen]) -> bool:
    """True where the only person was a subject, or no other was one in the sentence before that."""
    if any(each.subject for each in last):
        return True
    earlier = [each for each in met if each.sentence == last[0].sentence - 1 and each.subject]
    return _alone([*last, *earlier]) is not None


def _both_tell(subject: Token, pronoun: Token) -> bool:
    """True in "X said that Y left. He added …": the one who tells goes on telling."""
    return subject.head.lemma_ in _TELLING and pronoun.head.lemma_ in _TELLING


def _is_main(token: Token) -> bool:
    head = token.head
    while head.dep_ == "conj" and head.head.pos_ in {"VERB", "AUX"}:
        head = head.head
    return head.dep_ == "ROOT"


def _leads(token: Token) -> bool:
    """True for the subject of its sentence, or its owner, and where no subject stands before."""
    if token.dep_ == "poss":
        token = token.head
    if token.dep_ in _SUBJECTS and token.head.dep_ == "ROOT":
        return True
    before = token.doc[token.sent.start : token.i]
    return not any(each.dep_ in _SUBJECTS for each in before)
