"""What a description says of itself: its noun, its determiner, whose it is; and actors without a name."""

from onrecord.actors.bodies.owners import countries_in
from onrecord.actors.cast import Cast, Draft, Seen
from onrecord.records import ActorKind
from onrecord.schema.roles import Role, role_forms

DEFINITE = frozenset({"the", "this", "that"})


def role_of(seen: Seen) -> Role | None:
    """The role noun that is the description's head, if it is one."""
    return role_forms().get(seen.head.lower_)


def determiner(seen: Seen) -> str | None:
    """The word that makes the description definite or not: "the", "a", or ``None``."""
    first = seen.tokens[0]
    return first.lower_ if first.dep_ in {"det", "poss", "predet"} else None


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


def _of_us_party(cast: Cast, seen: Seen) -> str | None:
    """The United States of "Democratic lawmakers", where the article speaks of them."""
    named = any(token.text == "Democratic" for token in seen.tokens)
    return "US" if named and cast.homes.politics["US"] > 0 else None


def _without_the(words: str) -> str:
    return words.removeprefix("the ")


def unnamed(cast: Cast, seen: Seen, *, plural: bool) -> None:
    """An actor without a name, in the report's words: never merged with one that has a name."""
    role = role_of(seen)
    kind: ActorKind = "unnamed_group"
    if not plural and (role is None or role.kind == "unnamed_person"):
        kind = "unnamed_person"
    words = " ".join(seen.words.split())
    key = f"{kind} {_without_the(words.casefold()) if plural else words.casefold()}"
    if determiner(seen) not in DEFINITE and not plural:
        key = f"{key} {seen.start}"  # "an official" twice may be two officials
    draft = cast.draft(key, words, kind, "described, not named")
    draft.plural = draft.plural or plural
    if draft.country is None:
        draft.country = owner_of(cast, seen)[1] or _of_us_party(cast, seen)
    seen.settle(draft, "described, not named")
