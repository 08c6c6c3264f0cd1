"""Posts as nouns: what the post is, whose it is, and the words that say how it is held."""

from spacy.tokens import Token

from onrecord.actors.bodies.owners import countries_in, country_code
from onrecord.actors.cast import Cast, Draft, Seen
from onrecord.actors.offices.phrases import Post
from onrecord.actors.offices.titles import STATUS_WORDS, body_fitting, is_of_post, rank_before
from onrecord.records import TenureStatus
from onrecord.schema.roles import load_posts, role_forms
from onrecord.text.grammar import prepositional

_BODIES = frozenset({"organisation", "company", "legislature", "party", "court", "international_body", "civil_group", "media"})  # fmt: skip
_OF = ("of", "at", "for", "with")
_AT_MEETINGS = frozenset({"closing", "opening", "keynote", "guest", "commencement", "featured", "first", "last", "main", "motivational"})  # fmt: skip
_OF_COMPANIES = frozenset({"ceo", "founder", "co-founder", "cofounder", "executive", "owner", "publisher"})  # fmt: skip


def post_noun(token: Token) -> Token | None:
    """The token where it names a post in the singular; not the "closing speaker" of a meeting."""
    role = role_forms().get(token.lower_)
    if role is None or not role.post or role.plural:
        return None
    if token.lower_ == "speaker" and any(child.lower_ in _AT_MEETINGS for child in token.lefts):
        return None
    return token


def from_noun(cast: Cast, noun: Token) -> Post:
    """Post, organisation and status told by "former chair of the LDP’s committee"."""
    first = _first_word(cast, noun)
    last = _last_word(noun, first)
    words = noun.doc[first.i : last.i + 1].text.lower()
    post = load_posts().get(words)
    named = post.post if post is not None and post.post and len(words) <= 3 else words
    rank = rank_before(noun.doc, first.i, noun.left_edge.i)
    if rank is not None:
        named, first = f"{noun.doc[rank].lower_} {named}", noun.doc[rank]
    organisation = body_fitting(words, _organisation(cast, noun))
    return Post(
        named,
        cast.text.between(first, last),
        organisation,
        _status(noun, first),
        of_another=organisation is None and _is_of_another(cast, noun),
    )


def _first_word(cast: Cast, noun: Token) -> Token:
    """The "foreign" of "foreign minister"."""
    first = noun
    for token in reversed(list(noun.doc[noun.left_edge.i : noun.i])):
        if token.dep_ not in {"compound", "amod", "nmod"} or token.lower_ in STATUS_WORDS:
            break
        if not is_of_post(token):
            break
        if cast.name_over(token) is not None or country_code(token) is not None:
            break
        first = token
    return first


def _last_word(noun: Token, first: Token) -> Token:
    """The "staff" of "chief of staff"; else the noun."""
    after = noun.i + 2
    followed = after < len(noun.doc) and noun.doc[noun.i + 1].lower_ == "of"
    if followed and noun.doc[first.i : after + 1].text.lower() in load_posts():
        return noun.doc[after]
    return noun


def _status(noun: Token, first: Token) -> TenureStatus:
    """How the post is held: by the words before it, or those before the first of "former senator and governor"."""
    edge = noun.left_edge.i
    for i in range(noun.i - 1, edge - 1, -1):
        token = noun.doc[i]
        if token.tag_ == "POS":
            break
        if token.lower_ in STATUS_WORDS and (
            token.head in (noun, first) or all(t.tag_ == "DT" for t in noun.doc[edge:i])
        ):
            return STATUS_WORDS[token.lower_]
    bare = not any(child.dep_ in {"det", "poss", "amod"} for child in noun.lefts)
    if noun.dep_ == "conj" and bare and noun.head.i < noun.i and noun.head.lower_ in role_forms():
        return _status(noun.head, noun.head)
    return "current"


def _is_of_another(cast: Cast, noun: Token) -> bool:
    """True for the president "of March for Life", of "president and chief executive"."""
    later = [each for each in noun.conjuncts if each.i > noun.i and post_noun(each) is not None]
    told = [target for each in (noun, *later) for target in prepositional(each, *_OF)]
    return bool(told) or any(each.lower_ in _OF_COMPANIES for each in noun.conjuncts)


def _organisation(cast: Cast, noun: Token) -> Draft | None:
    """Whose post it is: "of the committee", "China’s president", "LDP lawmaker", "Japanese minister".

    Of "president and director of the fund" both are the fund's.
    """
    targets = prepositional(noun, *_OF)
    targets += [target for target in prepositional(noun, "in") if not _is_where(cast, target)]
    for target in targets:
        draft = body_at(cast, target)
        if draft is not None:
            return draft
    country = None
    for child in noun.lefts:
        if child.dep_ in {"poss", "compound", "nmod", "amod"}:
            draft = body_at(cast, child)
            if draft is not None:
                return draft
            country = country or country_code(child)
    if country is not None:
        return cast.country(country)
    if targets:
        return None
    joined = (each for each in noun.conjuncts if post_noun(each) is not None)
    behind = (t for each in joined for t in prepositional(each, *_OF) if t.i > noun.i)
    shared = (body_at(cast, target) for target in behind)
    return next((draft for draft in shared if draft is not None), None)


def _is_where(cast: Cast, token: Token) -> bool:
    """True for "in Washington": where somebody is, not whose post it is."""
    seen = cast.at(token) or cast.name_over(token)
    return seen is not None and (seen.mention.role == "place" or country_code(token) is not None)


def body_at(cast: Cast, token: Token) -> Draft | None:
    """The organisation or state that the mention at a token stands for."""
    seen = cast.at(token) or cast.name_over(token)
    if seen is None:
        return None
    if seen.draft is None and seen.mention.role == "place":
        code = next(countries_in(seen), None)
        return cast.country(code) if code is not None else None
    draft = seen.draft
    if draft is None or draft.is_person or draft.plural:
        return None
    return draft if draft.kind != "unnamed_group" or _is_body(seen) else None


def _is_body(seen: Seen) -> bool:
    """True for "the committee": a body, though the article does not name it."""
    role = role_forms().get(seen.head.lower_)
    told = seen.tokens[0].lower_ not in {"a", "an", "any", "another", "some"}
    return told and role is not None and not role.plural and role.kind in _BODIES
