"""Descriptions: whom "the island", "the party" or "China’s foreign ministry" stand for, if it is clear.

What is not clear stays a group or person without a name, kept in the report's words, and is
never a named actor; a part ("LDP lawmakers") is never its whole.
"""

import re

from spacy.tokens import Token

from onrecord.actors.cast import Cast, Draft, Seen
from onrecord.actors.organisations import countries_in, country_code, ministry
from onrecord.actors.salience import History
from onrecord.records import ActorKind
from onrecord.schema.bodies import load_bodies
from onrecord.schema.countries import REGION_WORDS, load_countries
from onrecord.schema.gazetteer import find_known
from onrecord.schema.roles import Role, role_forms

_DEFINITE = frozenset({"the", "this", "that"})
_OWN_GOVERNMENT = frozenset({"government", "regime", "junta"})
_COUNTRY_NOUNS = frozenset({"country", "nation", "state", "republic"})
_TREATIES = frozenset({"pact", "agreement", "accord", "treaty"})
_OWNED: frozenset[ActorKind] = frozenset({"military", "legislature", "court"})
_OWNED_ORGANISATIONS: frozenset[ActorKind] = frozenset(
    {"organisation", "civil_group", "ministry", "party"}
)
_MEMBER = Role("member", "unnamed_person", False, (), "")  # what "the California Republican" is
_NEAR = 3  # sentences within which a description must have one only antecedent
_OTHERS = frozenset({"other", "another", "certain", "such", "similar"})
_NAMED_AS = re.compile(
    r"\s*,?\s*(?:formally |also |better |officially )*(?:known|called|referred to)(?: as)?,?\s+(?:the\s+)?",
    re.IGNORECASE,
)


def resolve_description(cast: Cast, seen: Seen, history: History) -> None:
    """Say whom a description stands for; it always stands for someone, except a treaty not made out."""
    role = _role(seen)
    if role is None:
        _some_of(seen, cast)
        return
    owner = _pronoun_owner(cast, seen)
    if owner is not None and role.kind in {"government", "party"} and not role.plural:
        _of_pronoun(cast, seen, role, owner)
        return
    named = _in_apposition(cast, seen, role) or _named_as(cast, seen)
    if named is not None:
        seen.settle(named, "in apposition to the name")
    elif role.plural or _counted(seen):
        _unnamed(cast, seen, plural=True)
    elif role.kind == "unnamed_person":
        _person(cast, seen, role, history)
    else:
        _body(cast, seen, role, history)


def _some_of(seen: Seen, cast: Cast) -> None:
    """People of whom "some" or "House Republicans" speaks: a group, never the party."""
    plural = seen.label != "people" or seen.head.text.endswith("s")
    named = None if plural else _in_apposition(cast, seen, _MEMBER)
    if named is not None:
        seen.settle(named, "in apposition to the name")
        return
    _unnamed(cast, seen, plural=plural)
    known = find_known(seen.head.text)
    if seen.draft is not None and known is not None:
        seen.draft.country = known.country


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
        _administration_of(cast, seen, draft)
    if (
        role.noun in _OWN_GOVERNMENT | _COUNTRY_NOUNS
        and draft.country is not None
        and draft.is_person
    ):
        seen.settle(cast.country(draft.country), f"country of {draft.name}")


def _role(seen: Seen) -> Role | None:
    return role_forms().get(seen.head.lower_)


def _counted(seen: Seen) -> bool:
    return any(token.lower_ in {"both", "two", "three"} for token in seen.tokens[:2])


def determiner(seen: Seen) -> str | None:
    """The word that makes the description definite or not: "the", "a", or ``None``."""
    first = seen.tokens[0]
    return first.lower_ if first.dep_ in {"det", "poss", "predet"} else None


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


def owner_of(cast: Cast, seen: Seen) -> tuple[Draft | None, str | None]:
    """Whose the description says it is: an actor, or a country's code ("Chinese", "of China")."""
    inside = list(cast.names_within(seen.start, seen.mention.span.end))
    for name in inside:
        if name.head.dep_ in {"poss", "compound", "nmod", "pobj", "amod"} and name is not seen:
            draft = name.draft
            if draft is not None and not (draft.known_as or "").startswith("country:"):
                return draft, draft.country
    codes = set(countries_in(seen))
    if not codes:
        codes = {name.draft.country for name in inside if name.draft and name.draft.country}
    return None, next(iter(codes)) if len(codes) == 1 else None


def _person(cast: Cast, seen: Seen, role: Role, history: History) -> None:
    owner, code = owner_of(cast, seen)
    if (
        determiner(seen) in _DEFINITE
        or (seen.head.text[0].isupper() and seen.head.i > 0)
        or (determiner(seen) is None and code is not None)
    ):
        post = _post_words(seen)
        holders = [
            draft for draft in history.recent_persons(seen) if _holds(draft, post, role.noun, code)
        ]
        if len(holders) == 1 or (holders and determiner(seen) == "the" and owner is None):
            holders[0].country = holders[0].country or code
            seen.settle(holders[0], f"the nearest {post} in the article")
            return
        same = history.last_unnamed(seen, role.noun)
        if same is not None:
            seen.settle(same, "the same description again")
            return
    _unnamed(cast, seen, plural=False)


def _post_words(seen: Seen) -> str:
    """The post in "the Japanese prime minister": the head with its own nouns, lower case."""
    first = seen.head.i
    for token in reversed(list(seen.tokens.doc[seen.tokens.start : seen.head.i])):
        if (
            token.dep_ not in {"compound", "amod"}
            or country_code(token) is not None
            or token.pos_ == "VERB"
        ):
            break
        first = token.i
    return seen.tokens.doc[first : seen.head.i + 1].text.lower()


def _holds(draft: Draft, post: str, noun: str, code: str | None) -> bool:
    for held, country in draft.posts.items():
        if code is not None and country is not None and code != country:
            continue
        if held == post or (post == noun and (held == noun or held.endswith(" " + noun))):
            return True
    return False


def _body(cast: Cast, seen: Seen, role: Role, history: History) -> None:
    owner, code = owner_of(cast, seen)
    if role.kind == "government":
        _government(cast, seen, role, history, code)
    elif (
        role.kind == "ministry"
        and code is not None
        and owner is None
        and role.noun in {"ministry", "department"}
    ):
        seen.settle(ministry(cast, _until_head(seen), code), "ministry, its matter and its country")
    elif role.kind in _OWNED and code is not None and owner is None:
        _owned_by_country(cast, seen, role, code)
    elif owner is not None and role.kind in _OWNED_ORGANISATIONS | _OWNED:
        _part(cast, seen, role, owner)
    elif determiner(seen) in _DEFINITE and code is None:
        _definite(cast, seen, role, history)
    elif role.noun not in _TREATIES:
        _unnamed(cast, seen, plural=False)


def _until_head(seen: Seen) -> str:
    doc, start = seen.tokens.doc, seen.tokens.start
    return str(doc[start : max(seen.head.i + 1, seen.tokens.end)].text)


def _owned_by_country(cast: Cast, seen: Seen, role: Role, code: str) -> None:
    country = load_countries()[code].name
    noun = " ".join(
        token.lower_
        for token in seen.tokens
        if token.i <= seen.head.i
        and token.pos_ in {"NOUN", "PROPN", "ADJ"}
        and country_code(token) is None
    )
    draft = cast.draft(
        f"{role.kind} {code} {noun}",
        f"{noun.title()} ({country})",
        role.kind,
        f"{noun} and its country",
    )
    draft.country = code
    seen.settle(draft, f"{noun} of {country}")


def _part(cast: Cast, seen: Seen, role: Role, owner: Draft) -> None:
    """An organisation of its own in "the LDP’s defense committee", never its owner."""
    words = _plain(seen.words)
    draft = cast.draft(
        f"part {owner.key} {_after_owner(seen)}", words, role.kind, f"part of {owner.name}"
    )
    draft.country = owner.country
    draft.forms.setdefault(words)
    seen.settle(draft, f"part of {owner.name}, not the whole")


def _after_owner(seen: Seen) -> str:
    kept = [
        token.lower_
        for token in seen.tokens
        if token.ent_type_ == "" and token.tag_ not in {"POS", "DT"}
    ]
    return " ".join(kept)


def _plain(words: str) -> str:
    words = " ".join(words.split())
    return words[4:] if words[:4].lower() == "the " else words


def _government(cast: Cast, seen: Seen, role: Role, history: History, code: str | None) -> None:
    if role.noun in _OWN_GOVERNMENT and code is None:
        code = _capital_after(cast, seen)
    if role.noun in _OWN_GOVERNMENT and code is not None and not _others(seen):
        seen.settle(cast.country(code), f"{role.noun} of {load_countries()[code].name}")
        return
    if role.noun in {"administration", "presidency"}:
        _administration(cast, seen, code)
        return
    found = _country_described(cast, seen, role, history) if determiner(seen) in _DEFINITE else None
    if found is not None:
        seen.settle(cast.country(found), "the one country so described nearby")
    else:
        _unnamed(cast, seen, plural=False)


def _others(seen: Seen) -> bool:
    return any(token.lower_ in _OTHERS for token in seen.tokens)


def _capital_after(cast: Cast, seen: Seen) -> str | None:
    """Whose "the rival government in Taipei" is: a capital or country right after "in"."""
    doc, i = seen.tokens.doc, seen.head.i + 1
    if i + 1 < len(doc) and doc[i].lower_ == "in":
        name = cast.name_over(doc[i + 1])
        return country_code(doc[i + 1]) if name is not None else None
    return None


def _administration(cast: Cast, seen: Seen, code: str | None) -> None:
    doc = seen.tokens.doc
    for i in range(seen.tokens.start, seen.head.i):
        name = cast.name_over(doc[i])
        if name is not None and name.draft is not None and name.draft.kind == "person":
            _administration_of(cast, seen, name.draft)
            return
        if name is not None and code is None and name.draft is None:
            _unnamed(cast, seen, plural=False)  # another's, never the one named elsewhere
            return
    if code is not None:
        seen.settle(cast.country(code), f"administration of {load_countries()[code].name}")
        return
    named = [draft for draft in cast.drafts.values() if draft.key.startswith("administration ")]
    if determiner(seen) in _DEFINITE and len(named) == 1:
        seen.settle(named[0], "the one administration in the article")
    else:
        _unnamed(cast, seen, plural=False)


def _administration_of(cast: Cast, seen: Seen, leader: Draft) -> None:
    words = f"{leader.name.split()[-1]} administration"
    draft = cast.draft(
        f"administration {words.casefold()}", words, "government", "government named for its leader"
    )
    draft.country = draft.country or leader.country
    seen.settle(draft, f"administration of {leader.name}")


def _country_described(cast: Cast, seen: Seen, role: Role, history: History) -> str | None:
    """The one country nearby that fits "the island", "the Asian nation", "the country"."""
    countries = load_countries()
    regions = {r for token in seen.tokens for r in REGION_WORDS.get(token.lower_, ())}
    if role.noun in _COUNTRY_NOUNS and (regions or role.noun in {"country", "nation"}):
        if regions:
            near = [
                code
                for code in history.recent_countries(seen, _NEAR)
                if countries[code].region in regions
            ]
            subjects = [
                code
                for code in history.recent_countries(seen, 1, subjects=True)
                if countries[code].region in regions
            ]
            return _only(subjects) or _only(near)
        return _only(history.recent_countries(seen, 1)) or _only(
            history.recent_countries(seen, 1, subjects=True)
        )
    if role.noun in _OWN_GOVERNMENT:
        return _only(history.recent_countries(seen, 2))
    fitting = [
        code
        for code in history.recent_countries(seen, None)
        if role.noun in countries[code].descriptions
    ]
    near = [
        code
        for code in history.recent_countries(seen, _NEAR)
        if role.noun in countries[code].descriptions
    ]
    return _only(fitting) or _only(near)


def _only(codes: list[str]) -> str | None:
    return codes[0] if len(set(codes)) == 1 else None


def _definite(cast: Cast, seen: Seen, role: Role, history: History) -> None:
    found = _known_body(cast, role) or history.only_recent(seen, role, _NEAR)
    if found is not None:
        seen.settle(found, f"the one {role.noun} that the article has named before")
    elif role.noun not in _TREATIES:
        same = history.last_unnamed(seen, role.noun)
        if same is not None:
            seen.settle(same, "the same description again")
        else:
            _unnamed(cast, seen, plural=False)


def _known_body(cast: Cast, role: Role) -> Draft | None:
    """The one known body in the article that news calls by the noun ("the bloc", "the pact")."""
    bodies = load_bodies()
    fitting = [
        draft
        for key, draft in cast.drafts.items()
        if key.startswith("body:") and role.noun in bodies[key.removeprefix("body:")].nouns
    ]
    return fitting[0] if len(fitting) == 1 else None


def _unnamed(cast: Cast, seen: Seen, *, plural: bool) -> None:
    """An actor without a name, in the report's words: never merged with one that has a name."""
    role = _role(seen)
    kind: ActorKind = "unnamed_group"
    if not plural and (role is None or role.kind == "unnamed_person"):
        kind = "unnamed_person"
    words = " ".join(seen.words.split())
    key = f"{kind} {words.casefold()}"
    if determiner(seen) not in _DEFINITE and not plural:
        key = f"{key} {seen.start}"  # "an official" twice may be two officials
    draft = cast.draft(key, words, kind, "described, not named")
    draft.plural = draft.plural or plural
    if draft.country is None:
        draft.country = owner_of(cast, seen)[1]
    seen.settle(draft, "described, not named")
