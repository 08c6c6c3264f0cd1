"""Governments described: "the Tokyo government", "the administration", "the island"."""

from onrecord.actors.cast import Cast, Draft, Seen
from onrecord.actors.organisations import country_code
from onrecord.actors.salience import History
from onrecord.actors.unnamed import DEFINITE, determiner, unnamed
from onrecord.schema.countries import REGION_WORDS, load_countries
from onrecord.schema.roles import Role

OWN_GOVERNMENT = frozenset({"government", "regime", "junta"})
COUNTRY_NOUNS = frozenset({"country", "nation", "state", "republic"})
_NEAR = 3  # sentences within which a description must have one only antecedent
_OTHERS = frozenset({"other", "another", "certain", "such", "similar"})


def resolve_government(
    cast: Cast, seen: Seen, role: Role, history: History, code: str | None
) -> None:
    """Give "the Tokyo government", "the administration" or "the country" its actor."""
    if role.noun in OWN_GOVERNMENT and code is None:
        code = _capital_after(cast, seen)
    if role.noun in OWN_GOVERNMENT and code is not None and not _others(seen):
        seen.settle(cast.country(code), f"{role.noun} of {load_countries()[code].name}")
        return
    if role.noun in {"administration", "presidency"}:
        _administration(cast, seen, code)
        return
    found = _country_described(cast, seen, role, history) if determiner(seen) in DEFINITE else None
    if found is not None:
        seen.settle(cast.country(found), "the one country so described nearby")
    else:
        unnamed(cast, seen, plural=False)


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
            administration_of(cast, seen, name.draft)
            return
        if name is not None and code is None and name.draft is None:
            unnamed(cast, seen, plural=False)  # another's, never the one named elsewhere
            return
    if code is not None:
        seen.settle(cast.country(code), f"administration of {load_countries()[code].name}")
        return
    named = [draft for draft in cast.drafts.values() if draft.key.startswith("administration ")]
    if determiner(seen) in DEFINITE and len(named) == 1:
        seen.settle(named[0], "the one administration in the article")
    else:
        unnamed(cast, seen, plural=False)


def administration_of(cast: Cast, seen: Seen, leader: Draft) -> None:
    """Give a description the administration named for its leader."""
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
    if role.noun in COUNTRY_NOUNS and (regions or role.noun in {"country", "nation"}):
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
    if role.noun in OWN_GOVERNMENT:
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
