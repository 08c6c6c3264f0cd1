"""He and she who tell: whom "he said" goes on with.

The subject of a word of telling is seldom a new person. It is, in this order, whoever told or
acted as main subject in the nearest sentence before that is not all quotation, or the only person
there. Who is told of within its own content is never meant ("Martin would win, he said").
"""

from collections.abc import Iterator

from spacy.tokens import Token

from onrecord.actors.cast import Cast, Draft, Seen
from onrecord.actors.pronouns.salience import History
from onrecord.schema.cues import cues

_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_GOVERNING = frozenset({"decline", "refuse", "fail", "continue", "begin", "start", "go", "proceed"})
# Kinds of statement that tell of a mind rather than of speech: whoever acts may be meant as well.
_SILENT = frozenset({"plan", "hope", "fear", "know", "show", "support", "oppose", "think", "doubt", "regret"})  # fmt: skip
_NEAR = 3  # sentences told in the report's own words within which the nearest person may be one of several
_FAR = 6  # … within which it must be the only one met
_MANY = 3  # persons: among so many of whom none acts, none can be meant
_TELLING, _ACTING, _TELLING_WITHIN, _DOING, _NAMED, _LENDING = range(
    6
)  # what a person is to a sentence
_LENDS = frozenset({"poss", "compound", "nmod", "amod"})
_WORKS = frozenset({
    "statement", "speech", "book", "memoir", "letter", "interview", "testimony", "tweet", "tweets",
    "remarks", "address", "post", "memo", "op-ed", "article", "column", "email", "e-mail", "report",
    "appearance", "comments", "message", "video", "opening", "announcement", "blog",
})  # fmt: skip


def telling_verb(token: Token) -> Token | None:
    """The verb of which the token is the subject, if the verb or what it governs tells in words."""
    verb = token.head
    if token.dep_ != "nsubj" or verb.pos_ not in {"VERB", "AUX"}:
        return None
    if _tells(verb):
        return verb
    if verb.lemma_.lower() in _GOVERNING:
        for child in verb.rights:
            if child.dep_ == "xcomp" and _tells(child):
                return verb
    return None


def _tells(verb: Token) -> bool:
    complements = cues().get((verb.lemma_.lower(), "verb"))
    if complements is None:
        return False
    kind = complements.get("that") or complements.get("quote") or next(iter(complements.values()))
    return kind not in _SILENT


def is_outermost(subject: Token) -> bool:
    """True where no other clause that tells or judges stands around the one of this subject."""
    verb = _first_joined(subject.head)
    if verb.dep_ in {"ROOT", "parataxis"} or _is_as(verb):
        return True
    before = subject.nbor(-1) if subject.i else subject
    return before.text in {"”", "''"} or (before.text == '"' and before.whitespace_ != "")


def _first_joined(verb: Token) -> Token:
    while verb.dep_ == "conj" and verb.head.pos_ in {"VERB", "AUX"}:
        verb = verb.head
    return verb


def _is_as(verb: Token) -> bool:
    """True for "as he said", not for "as he left"."""
    labels = {child.dep_ for child in verb.children}
    return (
        verb.dep_ == "advcl"
        and not labels & {"dobj", "ccomp", "xcomp", "prep", "prt"}
        and any(child.lower_ == "as" for child in verb.lefts)
    )


def resolve_teller(cast: Cast, seen: Seen, history: History, gender: str) -> Draft | None:
    """Who tells, where the pronoun is the subject of a clause of telling that stands by itself."""
    met = [each for each in history.back(seen, None) if _agrees(each, gender)]
    verb = seen.head.head
    content, fronted = _content(seen.head), range(verb.left_edge.i, seen.head.i)
    here = [each for each in met if each.sentence == seen.sentence]
    own = [each for each in here if each.head.i not in content]
    for options in (
        [each for each in here if _tells_before(each, verb)],
        [each for each in own if each.subject],
        [each for each in own if _owns_work(each.head)],
        [each for each in own if each.head.i not in fronted],
    ):
        drafts = _drafts(options)
        if drafts:
            return drafts[0] if len(drafts) == 1 else None
    barred = {id(each.draft) for each in own}
    earlier = [each for each in met if each.sentence < seen.sentence]
    found = _before(cast, seen, [each for each in earlier if id(each.draft) not in barred], gender)
    return found or _of_whom(here, verb)


def _agrees(met: Seen, gender: str) -> bool:
    if met.quoted or met.draft is None or met.draft.plural or not met.draft.is_person:
        return False
    if met.mention.form == "nominal" and _is_description(met.head):
        return False
    return met.draft.gender in {None, gender}


def _is_description(token: Token) -> bool:
    """True for what another is said to be: "X, a farmer and the president of the union"."""
    while token.dep_ == "conj" and token.head.pos_ not in {"VERB", "AUX"}:
        token = token.head
    return token.dep_ in {"attr", "appos"} or (token.dep_ == "pobj" and token.head.lower_ == "as")


def _content(pronoun: Token) -> range:
    """Tokens of the sentence, before the pronoun, that its verb gives as told."""
    verb = pronoun.head
    for child in verb.lefts:
        if child.dep_ == "ccomp" and child.i < pronoun.i:
            return range(child.left_edge.i, child.right_edge.i + 1)
    if verb.dep_ in {"parataxis", "advcl"} and verb.head.i < verb.i:
        return range(verb.sent.start, verb.left_edge.i)
    return range(0)


def _tells_before(met: Seen, verb: Token) -> bool:
    """True for X in "X said: “It is late,” he said"."""
    teller = telling_verb(met.head)
    if teller is None or teller == verb or not (teller.head == verb or teller == verb.head):
        return False
    return any(token.is_quote for token in verb.doc[teller.i : verb.i])


def _of_whom(here: list[Seen], verb: Token) -> Draft | None:
    """X in "X plans to leave, she said", for want of another."""
    drafts = _drafts(each for each in here if each.head.head.head == verb and each.subject)
    return drafts[0] if len(drafts) == 1 else None


def _drafts(mentions: Iterator[Seen] | list[Seen]) -> list[Draft]:
    return list(dict.fromkeys(each.draft for each in mentions if each.draft is not None))


def _owns_work(token: Token) -> bool:
    """True for X in "in X’s statement, he said"."""
    return token.dep_ == "poss" and token.head.lower_ in _WORKS


def _before(cast: Cast, seen: Seen, met: list[Seen], gender: str) -> Draft | None:
    """The one who told or acted last, sentence by sentence back."""
    weak: Draft | None = None
    others: set[int] = set()
    for sentence in _sentences(met):
        distance = cast.told_between(sentence[0].sentence, seen.sentence)
        rank, drafts = _foremost(sentence, gender)
        every = {id(each.draft) for each in sentence}
        only = drafts[0] if len(drafts) == 1 else None
        if only is not None and rank > _TELLING_WITHIN and only.kind != "person":
            only = None  # an office without a name is told of, and seldom tells
        if distance > _FAR or (distance > _NEAR and others | every != {id(only)}):
            break
        if rank <= _DOING and (rank <= _ACTING or weak is None):
            return only
        weak = weak or only
        others |= every
    return weak if len(others) < _MANY else None


def _sentences(met: list[Seen]) -> Iterator[list[Seen]]:
    """Mentions by sentence, nearest sentence first."""
    group: list[Seen] = []
    for each in met:
        if group and group[-1].sentence != each.sentence:
            yield group
            group = []
        group.append(each)
    if group:
        yield group


def _foremost(sentence: list[Seen], gender: str) -> tuple[int, list[Draft]]:
    """What the foremost persons of a sentence are to it, and who they are."""
    ranked = [(_rank_of(each), each) for each in sentence]
    best = min(rank for rank, _ in ranked)
    foremost = [each for rank, each in ranked if rank == best]
    drafts = _drafts(foremost)
    if any(each.head.dep_ == "conj" for each in foremost):
        return best, drafts  # "X and Y spoke": a name that tells no gender is no less meant
    for options in (
        [draft for draft in drafts if draft.kind == "person"],
        [draft for draft in drafts if draft.gender == gender],
    ):
        if len(drafts) > 1 and len(options) == 1:
            return best, options
    return best, drafts


def _rank_of(seen: Seen) -> int:
    """A person without a name counts for less, unless it is what the sentence is about."""
    rank = _rank(seen.head)
    named = seen.draft is not None and seen.draft.kind == "person"
    return rank if named or rank <= _ACTING else max(rank, _NAMED)


def _rank(token: Token) -> int:
    if token.dep_ in _LENDS:
        owns = token.dep_ == "poss" and token.head.dep_ == "nsubj"
        return _DOING if owns and _first_joined(token.head.head).dep_ == "ROOT" else _LENDING
    head = token
    while head.dep_ in {"conj", "appos"} and head.head.pos_ not in {"VERB", "AUX"}:
        head = head.head
    if head.dep_ not in _SUBJECTS:
        return _ACTING if head.dep_ == "ROOT" else _NAMED  # the parse lost its verb
    tells = telling_verb(head) is not None
    if tells and is_outermost(head):
        return _TELLING
    if _first_joined(head.head).dep_ == "ROOT":
        return _ACTING
    return _TELLING_WITHIN if tells else _DOING


def labels_what(pronoun: Token) -> bool:
    """True for he in "for what he called a farce": the doer of the clause around gives the label."""
    verb = pronoun.head
    return any(
        child.lower_ == "what" and child.dep_ in {"dobj", "nsubj", "attr"} and child.i < pronoun.i
        for child in verb.children
    ) and verb.dep_ in {"pcomp", "ccomp", "relcl"}
