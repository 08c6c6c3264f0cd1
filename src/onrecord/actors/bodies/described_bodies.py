"""Organisations described: "the party", "the foreign ministry", "the LDP’s defense committee"."""

from onrecord.actors.bodies.governments import resolve_government
from onrecord.actors.bodies.institutions import institution, ministry
from onrecord.actors.bodies.owners import country_code
from onrecord.actors.bodies.unnamed import DEFINITE, determiner, owner_of, unnamed
from onrecord.actors.cast import Cast, Draft, Seen
from onrecord.actors.pronouns.salience import History
from onrecord.records import ActorKind
from onrecord.schema.bodies import load_bodies
from onrecord.schema.countries import load_countries
from onrecord.schema.roles import Role

# What a description may say of whom it stands for without being told of another.
_SAYS_LITTLE = frozenset({
    "ruling", "main", "whole", "entire", "same", "powerful", "giant", "embattled", "influential",
    "international", "global", "regional", "trade", "trading", "security", "military", "political",
    "terror", "terrorist", "militant", "extremist", "jihadist", "radical", "islamist", "armed",
    "advocacy", "rights", "lobbying", "news", "tech", "social", "european", "western", "federal",
    "defense", "defence", "intelligence", "spy", "lower", "upper", "nuclear", "sunni", "shiite",
    "british", "american", "private", "public", "big", "small", "current", "new", "little",
})  # fmt: skip
_SEATS_OF_LEARNING = ("university", "institute", "college", "school", "center", "centre")
_TREATIES = frozenset({"pact", "agreement", "accord", "treaty"})
_OWNED: frozenset[ActorKind] = frozenset({"military", "legislature", "court"})
_OWNED_ORGANISATIONS: frozenset[ActorKind] = frozenset(
    {"organisation", "civil_group", "ministry", "party"}
)
_NO_STATES = frozenset({"party", "company", "media", "civil_group"})
_NEAR = 3  # sentences within which a description must have one only antecedent


def resolve_body(cast: Cast, seen: Seen, role: Role, history: History) -> None:
    """Say which organisation or government a description stands for, if the article shows it."""
    owner, code = owner_of(cast, seen)
    if role.kind == "government":
        resolve_government(cast, seen, role, history, code)
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
    elif determiner(seen) in DEFINITE and code is None:
        _definite(cast, seen, role, history)
    elif role.noun not in _TREATIES:
        unnamed(cast, seen, plural=False)


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
    # A party's "foreign affairs department" is no ministry.
    kind = "organisation" if role.kind == "ministry" and owner.kind in _NO_STATES else role.kind
    draft = cast.draft(
        f"part {owner.key} {_after_owner(seen)}", words, kind, f"part of {owner.name}"
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


def _definite(cast: Cast, seen: Seen, role: Role, history: History) -> None:
    found = _known_body(cast, role) or history.only_recent(seen, role, _NEAR)
    if found is not None and not _says_more(seen, found):
        seen.settle(found, f"the one {role.noun} that the article has named before")
    elif role.noun not in _TREATIES:
        same = history.last_unnamed(seen, role.noun)
        owned = institution(cast, _plain(_until_head(seen)), role.kind, None)
        if owned is not None and owned[0].country is not None:
            seen.settle(*owned)
        elif same is not None:
            seen.settle(same, "the same description again")
        else:
            unnamed(cast, seen, plural=False)


def _says_more(seen: Seen, found: Draft) -> bool:
    """True for "the satirical magazine" after a magazine of which nothing satirical is told."""
    named = " ".join((found.name, *found.forms)).casefold()
    if seen.head.lower_ in {"movement", "group"} and named.endswith(_SEATS_OF_LEARNING):
        return True
    for token in seen.tokens:
        if token.i >= seen.head.i:
            return token.i < seen.tokens.end and seen.tokens[-1].i > seen.head.i and _is_of(seen)
        if token.dep_ not in {"amod", "compound", "nmod"} or token.ent_type_ == "CARDINAL":
            continue
        if token.lower_ not in _SAYS_LITTLE and token.lower_ not in named:
            return not any(char.isdigit() for char in token.text)
    return False


def _is_of(seen: Seen) -> bool:
    """True where words behind the noun say which one is meant: "the group of senators"."""
    return any(child.dep_ == "prep" and child.lower_ == "of" for child in seen.head.rights)


def _known_body(cast: Cast, role: Role) -> Draft | None:
    """The one known body in the article that news calls by the noun ("the bloc", "the pact")."""
    bodies = load_bodies()
    fitting = [
        draft
        for key, draft in cast.drafts.items()
        if key.startswith("body:") and role.noun in bodies[key.removeprefix("body:")].nouns
    ]
    return fitting[0] if len(fitting) == 1 else None
