"""What the article's full names correct in the names marked: a surname taken for a body, a party for a person."""

import re

from onrecord.actors.cast import Cast, Seen
from onrecord.actors.persons.person_names import PersonName, person_name
from onrecord.schema.gazetteer import find_known
from onrecord.schema.given_names import load_given_names
from onrecord.schema.roles import load_posts, role_forms

_PREFIXES = ("non-", "anti-", "pro-", "ex-", "post-", "pre-")
_CAMEL = re.compile("[a-z][A-Z]")
_INNER_CAPITALS = ("Mc", "Mac", "De", "Di", "La", "Le", "Fitz", "O’", "O'", "Van")
_PARTICLES = frozenset({"de", "al", "bin", "van", "von", "la", "del", "da", "dos", "el"})
NOTHING = "title"  # of which a name consists: it stands for no body
_BODIES = ("institution:", "body:")


def correct_labels(cast: Cast) -> None:
    """Correct ``Seen.label`` of names before they are resolved."""
    names = [each for each in cast.seen if each.mention.form == "name"]
    surnames: set[str] = set()
    for seen in names:
        if seen.words.lower().startswith(_PREFIXES):
            seen.label = NOTHING
        if seen.label == "person":
            seen.label = _label_of_person(seen, person_name(seen.words))
        if seen.label == "person":
            name = person_name(seen.words)
            surnames.update(list(name.short_forms())[1:])
    for seen in names:
        if seen.label == "organisation" and _is_surname(seen, surnames):
            seen.label = "person"
        elif seen.label == "organisation" and _is_title(seen.words):
            seen.label = NOTHING
        elif seen.label == "person" and _is_body(seen, surnames):
            seen.label = "organisation"
        elif seen.label == "known" and _after_particle(seen, surnames):
            seen.label = "person"


def _label_of_person(seen: Seen, name: PersonName) -> str:
    """The label of a full name: people for "Hale Democrats", a body for "Google Drive"."""
    if len(name.parts) == 1:
        return seen.label
    last = find_known(seen.tokens[-1].text)
    role = role_forms().get(seen.tokens[-1].lower_)
    if (last is not None and last.kind == "party") or (
        role is not None and role.plural and seen.head.tag_ in {"NNS", "NNPS"}
    ):
        return "people"
    first = find_known(seen.tokens[0].text)
    if first is not None and first.id.startswith("institution:") and first.kind != "party":
        return seen.label if name.first in load_given_names() else "organisation"
    return seen.label


def _is_surname(seen: Seen, surnames: set[str]) -> bool:
    """True for "O’Neill" marked as a body where the article has a Terry O’Neill."""
    words = seen.words
    if _CAMEL.search(words) and not words.startswith(_INNER_CAPITALS):
        return False
    if words.isupper() or find_known(words) is not None or not words[:1].isupper():
        return False
    after = seen.tokens.end
    doc = seen.tokens.doc
    if after < len(doc) and doc[after].tag_ in {"NNP", "NNPS"} and seen.head.dep_ == "compound":
        return False
    return person_name(words).whole in surnames


def _is_body(seen: Seen, surnames: set[str]) -> bool:
    """True for "Google" marked as a person, of which the article knows none by that surname."""
    known = find_known(seen.words)
    if known is None or not known.id.startswith(_BODIES) or seen.words.casefold() in surnames:
        return False
    return known.kind != "person"


def _is_title(words: str) -> bool:
    """True for "Mr. Vice President" and "Attorney General" taken for bodies."""
    words = words.lower()
    for address in ("mr. ", "madam ", "mr ", "the "):
        words = words.removeprefix(address)
    post = load_posts().get(words)
    return post is not None and " " in words


def _after_particle(seen: Seen, surnames: set[str]) -> bool:
    """True for the "Lima" of "De Lima" where the article has a person of that name."""
    first = seen.tokens.start
    if first == 0:
        return False
    before = seen.tokens.doc[first - 1].lower_
    return before in _PARTICLES and f"{before} {seen.words.casefold()}" in surnames
