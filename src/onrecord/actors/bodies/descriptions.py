"""Descriptions: whom "the island", "the party" or "China’s foreign ministry" stand for, if it is clear.

What is not clear stays a group or person without a name, kept in the report's words, and is
never a named actor; a part ("LDP lawmakers") is never its whole.
"""

import re

from spacy.tokens import Token

from onrecord.actors.bodies.described_bodies import resolve_body
from onrecord.actors.bodies.governments import (
    COUNTRY_NOUNS,
    OWN_GOVERNMENT,
    administration_of,
)
from onrecord.actors.bodies.owners import country_code
from onrecord.actors.bodies.unnamed import DEFINITE, determiner, owner_of, role_of, unnamed
from onrecord.actors.cast import Cast, Draft, Seen
from onrecord.actors.offices.titles import STATUS_WORDS
from onrecord.actors.persons.traits import fits, party_of, wanted_of
from onrecord.actors.pronouns.salience import History
from onrecord.schema.gazetteer import find_known
from onrecord.schema.roles import Role

# "The next president", "no sitting president": not the one last spoken of.
_OTHER_THAN = frozenset({
    "last", "first", "next", "only", "future", "previous", "sitting", "incoming", "new", "another",
    "other", "would-be", "prospective", "potential", "no", "every", "any",
})  # fmt: skip
_UNDER = (
    "vice ",
    "deputy ",
    "assistant ",
    "associate ",
    "under",
)  # no "president" is the vice president
_CHAMBERS = frozenset({"house", "senate", "congressional"})
_MEMBER = Role("member", "unnamed_person", False, (), "")  # what "the California Republican" is
_NAMED_AS = re.compile(
    r"\s*,?\s*(?:formally |also |better |officially )*(?:known|called|referred to)(?: as)?,?\s+(?:the\s+)?",
    re.IGNORECASE,
)


def resolve_description(cast: Cast, seen: Seen, history: History) -> None:
    """Say whom a description stands for; it always stands for someone, except a treaty not made out."""
    role = role_of(seen)
    if role is None:
        _some_of(cast, seen, history)
        return
    owner = _pronoun_owner(cast, seen)
    if owner is not None and role.kind in {"government", "party"} and not role.plural:
        _of_pronoun(cast, seen, role, owner)
        return
    named = _in_apposition(cast, seen, role) or _named_as(cast, seen)
    if named is not None:
        seen.settle(named, "in apposition to the name")
    elif role.plural or _counted(seen):
        unnamed(cast, seen, plural=True)
    elif role.kind == "unnamed_person":
        _person(cast, seen, role, history)
    else:
        resolve_body(cast, seen, role, history)


def _some_of(cast: Cast, seen: Seen, history: History) -> None:
    """People of whom "some" or "House Republicans" speaks: a group, never the party."""
    plural = seen.label != "people" or seen.head.text.endswith("s")
    named = None if plural else _in_apposition(cast, seen, _MEMBER)
    if named is not None:
        seen.settle(named, "in apposition to the name")
        return
    if not plural and _so_described(cast, seen, history, None):
        return
    if plural and _of_chamber(cast, seen):
        return
    unnamed(cast, seen, plural=plural)
    known = find_known(seen.head.text)
    if seen.draft is not None and known is not None:
        seen.draft.country = known.country


def _of_chamber(cast: Cast, seen: Seen) -> bool:
    """Settle "House Republicans" under one name and country in every report: a part, never its whole."""
    words = [token.text for token in seen.tokens if token.dep_ not in {"det", "predet"}]
    party = find_known(words[-1])
    if len(words) != 2 or words[0].lower() not in _CHAMBERS or party is None:
        return False
    name = " ".join(words).title()
    draft = cast.draft(
        f"part {name.casefold()}", name, "unnamed_group", f"part of a party: {name.casefold()}"
    )
    draft.plural, draft.country = True, party.country
    draft.forms.setdefault(" ".join(seen.words.split()))
    seen.settle(draft, f"part of {party.name}, not the whole")
    return True


def _pronoun_owner(cast: Cast, seen: Seen) -> Seen | None:
    """The pronoun that says whose it is: "her government"."""
    for child in seen.head.lefts:
        if child.tag_ == "PRP$":
            return cast.at(child)
    return None


def _of_pronoun(cast: Cast, seen: Seen, role: Role, owner: Seen) -> None:
    """The country of "her government" or "his country", where the person's is known."""
    draft = owner.draft
    if draft is None or role.kind == "party":
        return
    if role.noun == "administration" and draft.kind == "person":
        administration_of(cast, seen, draft)
    if (
        role.noun in OWN_GOVERNMENT | COUNTRY_NOUNS
        and draft.country is not None
        and draft.is_person
    ):
        seen.settle(cast.country(draft.country), f"country of {draft.name}")


def _counted(seen: Seen) -> bool:
    return any(token.lower_ in {"both", "two", "three"} for token in seen.tokens[:2])


def _in_apposition(cast: Cast, seen: Seen, role: Role) -> Draft | None:
    head = seen.head
    others: list[Token] = [child for child in head.children if child.dep_ == "appos"]
    if head.dep_ == "appos":
        others.append(head.head)
    for other in others:
        found = cast.at(other) or cast.name_over(other)
        if found is None or found.draft is None or found.mention.form != "name":
            continue
        if not role.plural and _compatible(role, found.draft):
            return found.draft
    return None


def _compatible(role: Role, draft: Draft) -> bool:
    if role.kind == "unnamed_person":
        return draft.kind == "person"
    return draft.kind in {role.kind, *role.antecedent} or (
        draft.kind == "organisation" and role.kind not in {"unnamed_group", "government"}
    )


def _named_as(cast: Cast, seen: Seen) -> Draft | None:
    """Who is named in "the 11-nation trade pact formally known as the Trans-Pacific Partnership"."""
    text = cast.text.article.text
    match = _NAMED_AS.match(text, seen.mention.span.end)
    if match is None or "\n" in match.group():
        return None
    name = next(cast.names_within(match.end(), match.end() + 120), None)
    return name.draft if name is not None and name.start == match.end() else None


def _person(cast: Cast, seen: Seen, role: Role, history: History) -> None:
    owner, code = owner_of(cast, seen)
    if _is_definite(seen, code):
        post, former = _post_words(seen)
        holders = [
            draft
            for draft in history.recent_persons(seen)
            if _holds(draft, post, role.noun, code) and (former is None or post in draft.former)
        ]
        if former is None:
            holders = [draft for draft in holders if post not in draft.former] or holders
        if len(holders) > 1 and determiner(seen) == "the" and owner is None:
            own = [draft for draft in holders if code is not None and draft.country == code]
            chosen = (own or holders)[0] if code else history.foremost(seen, holders)
            holders = [] if chosen is None else [chosen]
            if chosen is None:
                unnamed(cast, seen, plural=False)
                return
        if len(holders) == 1:
            holders[0].country = holders[0].country or code
            seen.settle(holders[0], f"the nearest {post} in the article")
            return
        if (owner is None or party_of(owner.name)) and _so_described(cast, seen, history, code):
            return
        same = history.last_unnamed(seen, role.noun)
        if same is not None and party_of(seen.words) == party_of(same.name):
            seen.settle(same, "the same description again")
            return
    unnamed(cast, seen, plural=False)


def _is_definite(seen: Seen, code: str | None) -> bool:
    """True for "the president", "President" and "British officer", not for "made him speaker"."""
    first = determiner(seen)
    if any(token.lower_ in _OTHER_THAN for token in seen.tokens if token.i < seen.head.i):
        return False
    if first in DEFINITE:
        return True
    if first is not None or seen.head.dep_ in {"attr", "oprd"}:
        return False
    return (seen.head.text[0].isupper() and seen.head.i > 0) or code is not None


def _so_described(cast: Cast, seen: Seen, history: History, code: str | None) -> bool:
    """Settle "the Texas Republican" or "the four-term congressman" on the nearest person who is one."""
    if determiner(seen) not in DEFINITE or seen.head.dep_ in {"attr", "appos"}:
        return False
    wanted = wanted_of(token.text for token in seen.tokens.doc[seen.tokens.start : seen.head.i + 1])
    if wanted is None:
        return False
    for draft in history.recent_persons(seen):
        if fits(draft, wanted) and (None in {code, draft.country} or code == draft.country):
            seen.settle(draft, "the nearest person whom the article so describes")
            return True
    return False


def _post_words(seen: Seen) -> tuple[str, str | None]:
    """The post in "the former Japanese prime minister", lower case, and "former" where it is told.

    The post is the head with its own nouns.
    """
    first, former = seen.head.i, None
    for token in reversed(list(seen.tokens.doc[seen.tokens.start : seen.head.i])):
        if STATUS_WORDS.get(token.lower_) == "former":
            former = token.lower_
            break
        if (
            token.dep_ not in {"compound", "amod"}
            or country_code(token) is not None
            or token.pos_ == "VERB"
        ):
            break
        first = token.i
    return seen.tokens.doc[first : seen.head.i + 1].text.lower(), former


def _holds(draft: Draft, post: str, noun: str, code: str | None) -> bool:
    for held, country in draft.posts.items():
        if code is not None and country is not None and code != country:
            continue  # empty: a post of an organisation, of no country
        if held == post:
            return True
        if post == noun and held.endswith(" " + noun) and not held.startswith(_UNDER):
            return True
    return False
