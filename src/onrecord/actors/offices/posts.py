"""Posts as nouns: what the post is, whose it is, and the words that say how it is held."""

from spacy.tokens import Token

from onrecord.actors.bodies.owners import countries_in, country_code
from onrecord.actors.cast import Cast, Draft, Seen
from onrecord.actors.offices.phrases import Post
from onrecord.actors.offices.titles import STATUS_WORDS, is_of_post
from onrecord.records import TenureStatus
from onrecord.schema.roles import load_posts, role_forms
from onrecord.text.grammar import prepositional

_BODIES = frozenset({"organisation", "company", "legislature", "party", "court", "international_body", "civil_group", "media"})  # fmt: skip
_OF = ("of", "at", "for", "in", "with")


def post_noun(token: Token) -> Token | None:
    """The token where it names a post in the singular."""
    role = role_forms().get(token.lower_)
    return token if role is not None and role.post and not role.plural else None


def from_noun(cast: Cast, noun: Token) -> Post:
    """Post, organisation and status told by "former chair of the LDP’s committee"."""
    first = noun
    told: TenureStatus = "current"
    for child in noun.lefts:
        if child.lower_ in STATUS_WORDS:
            told = STATUS_WORDS[child.lower_]
    for token in reversed(list(noun.doc[noun.left_edge.i : noun.i])):
        if token.dep_ not in {"compound", "amod", "nmod"} or token.lower_ in STATUS_WORDS:
            break
        if not is_of_post(token):
            break
        if cast.name_over(token) is not None or country_code(token) is not None:
            break
        first = token
    words = noun.doc[first.i : noun.i + 1].text.lower()
    post = load_posts().get(words)
    named = post.post if post is not None and post.post and len(words) <= 3 else words
    return Post(named, cast.text.between(first, noun), _organisation(cast, noun), told)


def _organisation(cast: Cast, noun: Token) -> Draft | None:
    """Whose post it is: "of the committee", "China’s president", "LDP lawmaker", "Japanese minister"."""
    for target in prepositional(noun, *_OF):
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
    return cast.country(country) if country is not None else None


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
