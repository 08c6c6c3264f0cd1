"""Posts told by clauses: "was minister", "has led Turkey since 2014", "stepped down as chair"."""

from collections.abc import Iterator

from spacy.tokens import Token

from onrecord.actors.cast import Cast
from onrecord.actors.offices.holding import (
    Dates,
    bounded_behind,
    is_to_come,
    recently,
    told_behind,
    told_of,
    told_with,
)
from onrecord.actors.offices.intervals import NOT_TOLD, Interval
from onrecord.actors.offices.phrases import Post
from onrecord.actors.offices.posts import body_at, from_noun, post_noun
from onrecord.records import TenureStatus
from onrecord.text.grammar import is_passive, prepositional

_HEADING = {"head": "head", "lead": "leader", "chair": "chair", "run": "head", "oversee": "overseer", "command": "commander", "direct": "director", "govern": "governor", "co-chair": "co-chair"}  # fmt: skip
_SERVING = frozenset({"serve", "work", "act"})
_BEING = frozenset({"be", "remain"})
_BECOMING = frozenset({"become", "elect", "appoint", "name", "inaugurate", "install", "swear"})
_TAKING = frozenset({"succeed", "replace"})  # "succeeded Hale as president": the subject begins
_LEAVING = frozenset({"resign", "retire", "quit"})
_REMOVING = frozenset({"fire", "dismiss", "sack", "oust", "remove", "depose", "replace", "succeed"})
_STAYING = frozenset({"serve", "stay", "remain", "hold"})  # "and served until 2010"
_DOWN = frozenset({"down", "aside"})
_PLACES = frozenset({"post", "position", "job", "role", "office"})
_COULD = frozenset({"would", "could", "might", "may", "should", "must", "can"})
_WILL = frozenset({"will", "'ll", "’ll"})
_IF = frozenset({"if", "unless", "whether"})
_HAVE = frozenset({"has", "have", "had", "’s", "'s"})


def from_clause(cast: Cast, verb: Token, dates: Dates) -> Iterator[Post]:
    """Posts told of the subject by the verb of a clause and by those joined to it that share it."""
    told: list[Post] = []
    for each in joined(verb):
        if is_denied(each):
            continue
        found = list(_from_verb(cast, each, dates))
        if not found and told and told[-1].end is None and each.lemma_ in _STAYING:
            told[-1] = _dated(cast, each, told[-1], told_with(each, cast, dates))
        told += found
    yield from told


def from_object(cast: Cast, verb: Token, dates: Dates) -> Iterator[Post]:
    """Posts told of the object: "appointed him foreign minister", "fired him as defense secretary"."""
    if is_passive(verb) or is_denied(verb) or verb.tag_ in {"VB", "VBG"}:
        return
    if verb.lemma_ in _BECOMING and verb.lemma_ != "become":
        yield from _begun(cast, verb, _named(verb), dates)
    elif verb.lemma_ in _REMOVING and verb.lemma_ not in _TAKING:
        yield from _ended(cast, verb, _as_what(verb), dates)


def _from_verb(cast: Cast, verb: Token, dates: Dates) -> Iterator[Post]:
    lemma = verb.lemma_.lower()
    forced = _forced(verb)
    if forced is not None:
        yield from _ended(cast, forced, _as_what(forced), dates)
    elif lemma in _HEADING:
        if any(c.dep_ in {"xcomp", "ccomp"} for c in verb.children):
            return  # "directed the Treasury to pay"
        for child in verb.children:
            if child.dep_ == "dobj":
                yield from _over(cast, verb, child, _HEADING[lemma], dates)
    elif lemma == "sit":
        for body in prepositional(verb, "on"):
            yield from _over(cast, verb, body, "member", dates)
    elif is_leaving(verb) or (lemma in _REMOVING and is_passive(verb)):
        yield from _ended(cast, verb, _as_what(verb), dates)
    elif _begins(verb, lemma):
        if verb.tag_ not in {"VB", "VBG"}:  # not "his ever becoming president"
            yield from _begun(cast, verb, _named(verb), dates)
    else:
        yield from _held(cast, verb, _held_nouns(verb, lemma), dates)


def _begins(verb: Token, lemma: str) -> bool:
    if lemma == "join":  # "joined the administration as deputy secretary"
        return bool(prepositional(verb, "as"))
    return lemma in _BECOMING | _TAKING or (lemma == "take" and _has_particle(verb, "over"))


def _held_nouns(verb: Token, lemma: str) -> list[Token]:
    if lemma in _BEING:
        return [
            c for c in verb.children if c.dep_ == "attr" or (c.dep_ == "oprd" and lemma != "be")
        ]
    if lemma in _SERVING:
        return _as(verb)
    if lemma == "hold":
        places = [c for c in verb.children if c.dep_ == "dobj" and c.lower_ in _PLACES]
        return [noun for place in places for noun in prepositional(place, "of")]
    return []


def joined(verb: Token) -> Iterator[Token]:
    """The verb and those joined to it that have no subject of their own."""
    yield verb
    for child in verb.children:
        own = any(c.dep_ in {"nsubj", "nsubjpass"} for c in child.children)
        if child.dep_ == "conj" and child.pos_ in {"VERB", "AUX"} and not own:
            yield from joined(child)


def is_denied(verb: Token) -> bool:
    """True for "did not head", "would head", "could be", "to lead", "if he resigned", "temporarily left"."""
    return any(
        child.dep_ == "neg"
        or (child.dep_ == "aux" and (child.tag_ == "TO" or child.lower_ in _COULD))
        or (child.dep_ == "mark" and child.lower_ in _IF)
        or child.lower_ == "temporarily"
        for child in verb.children
    )


def is_to_be(verb: Token) -> bool:
    """True for "will resign"."""
    return any(c.dep_ == "aux" and c.lower_ in _WILL for c in verb.children)


def _has_particle(verb: Token, *words: str) -> bool:
    return any(c.lower_ in words and c.dep_ in {"prt", "advmod", "prep"} for c in verb.children)


def is_leaving(verb: Token) -> bool:
    """True for "resigned", "stepped down"."""
    return verb.lemma_ in _LEAVING or (
        verb.lemma_ in {"step", "stand"} and _has_particle(verb, *_DOWN)
    )


def _forced(verb: Token) -> Token | None:
    """The "resign" of "was forced to resign", "had to resign"."""
    if verb.lemma_ not in {"force", "have", "compel", "oblige"}:
        return None
    return next((c for c in verb.children if c.dep_ == "xcomp" and is_leaving(c)), None)


def _as(verb: Token) -> list[Token]:
    """The nouns of "as envoy from 2005 to 2006 and as undersecretary from 2001 to 2005"."""
    found = prepositional(verb, "as")
    for child in verb.children:
        if child.dep_ == "prep":  # parsers join the second "as" to the first or to "from"
            found += [
                noun
                for other in child.conjuncts
                if other.lower_ == "as"
                for noun in other.children
                if noun.dep_ == "pobj"
            ]
    return found


def _as_what(verb: Token) -> list[Token]:
    """The posts of "resigned as chair", "stepped down as", "resigned from his post as"."""
    found = _as(verb)
    for child in verb.children:
        if child.dep_ in {"prt", "advmod", "prep"}:
            found += prepositional(child, "as")
        if child.dep_ in {"dobj", "prep"}:
            for place in (child, *child.children):
                if place.lower_ in _PLACES:
                    found += prepositional(place, "as", "of")
                elif child.dep_ == "dobj":
                    found += prepositional(place, "as") if place is child else []
    return found


def _named(verb: Token) -> list[Token]:
    return [c for c in verb.children if c.dep_ in {"attr", "oprd"}] or _as_what(verb)


def _over(cast: Cast, verb: Token, body: Token, post: str, dates: Dates) -> Iterator[Post]:
    """The post of one who leads, chairs or sits on a body."""
    draft = body_at(cast, body)
    if draft is not None:
        interval = told_behind(body, cast, dates).filled(told_with(verb, cast, dates))
        yield _dated(cast, verb, Post(post, cast.text.span(verb), draft, "unknown"), interval)


def _held(cast: Cast, verb: Token, nouns: list[Token], dates: Dates) -> Iterator[Post]:
    """Posts that someone is, was, or served as; a date behind one of two belongs to that one."""
    own = [noun for noun in nouns if post_noun(noun) is not None and not _is_first_to(noun)]
    own += [c for n in own for c in n.conjuncts if post_noun(c) is not None and c not in own]
    intervals = [told_behind(noun, cast, dates) for noun in own]
    if own and all(interval == NOT_TOLD for interval in intervals):
        intervals = [told_with(verb, cast, dates)] * len(own)
    for noun, interval in zip(own, intervals, strict=True):
        post = _stateless(from_noun(cast, noun))
        yield _dated(cast, verb, post, interval)


def _begun(cast: Cast, verb: Token, nouns: list[Token], dates: Dates) -> Iterator[Post]:
    for noun in nouns:
        if post_noun(noun) is None or _is_first_to(noun):
            continue
        status: TenureStatus = "current" if _is_perfect(verb) else "unknown"
        post = _stateless(from_noun(cast, noun))._replace(status=status)
        start = None if _is_again(verb) else told_of(verb, noun, cast, dates)
        interval = Interval(start).filled(bounded_behind(noun, cast, dates))
        yield _dated(cast, verb, post, interval)


def _ended(cast: Cast, verb: Token, nouns: list[Token], dates: Dates) -> Iterator[Post]:
    """Posts given up or taken away; one that "will" be is held still, its end to come."""
    for noun in nouns:
        if post_noun(noun) is None:
            continue
        end = told_of(verb, noun, cast, dates) or told_of(verb.head, None, cast, dates)
        yield from_noun(cast, noun)._replace(
            status="current" if is_to_be(verb) else "former", end=end
        )


def _stateless(post: Post) -> Post:
    return post._replace(status="unknown") if post.status == "current" else post


def _is_first_to(noun: Token) -> bool:
    """True for "became the first president to visit": that is when it was visited."""
    return any(
        child.dep_ in {"relcl", "acl"} and any(c.tag_ == "TO" for c in child.children)
        for child in noun.rights
    )


def _is_again(verb: Token) -> bool:
    """True for "re-elected": the post was begun before."""
    i = verb.i
    return i > 1 and verb.doc[i - 1].text == "-" and verb.doc[i - 2].lower_ == "re"


def _is_perfect(verb: Token) -> bool:
    """True for "has led", "had led"."""
    return any(child.dep_ == "aux" and child.lower_ in _HAVE for child in verb.children)


def _dated(cast: Cast, verb: Token, post: Post, interval: Interval) -> Post:
    """The post with its interval, and with the status that the tense and the interval tell."""
    status = post.status
    perfect = _is_perfect(verb)
    if status == "unknown" and verb.lemma_.lower() not in _BECOMING | _TAKING | {"take", "join"}:
        status = "designate" if is_to_be(verb) else "former" if verb.tag_ == "VBD" else "current"
        if verb.tag_ in {"VBN", "VBG"} and not perfect and verb.lemma_ != "be":
            status = "unknown"
    interval = recently(Interval(post.start, post.end).filled(interval), verb)
    if interval.end is not None:
        if not is_to_come(cast, interval.end) and verb.tag_ not in {"VBZ", "VBP"}:
            status = "former"
    elif interval.start is not None and perfect and status == "former":
        status = "current"
    return post._replace(status=status, start=interval.start, end=interval.end)
