"""Countries, bodies and organisations by name: acronyms, kinds, and whose they are."""

from collections.abc import Iterator
from itertools import pairwise

from spacy.tokens import Token

from onrecord.actors.cast import Cast, Draft, Seen
from onrecord.records import ActorKind
from onrecord.schema.countries import country_of_demonym, load_countries
from onrecord.schema.gazetteer import Known, find_known
from onrecord.schema.roles import role_forms

_COMPANY_WORDS = frozenset({"inc", "inc.", "corp", "corp.", "co", "co.", "ltd", "ltd.", "plc", "llc", "ag", "gmbh", "sa", "airlines", "airways", "motors", "group", "holdings", "industries", "technologies", "bank", "oil", "energy", "systems", "pharmaceuticals"})  # fmt: skip
_MEDIA_WORDS = frozenset({"news", "times", "post", "daily", "tv", "television", "radio", "newspaper", "gazette", "herald", "tribune", "guardian", "magazine", "agency", "media", "shimbun", "press", "network"})  # fmt: skip
_CIVIL_WORDS = frozenset({"university", "institute", "foundation", "college", "church", "society", "watch", "international", "union", "association", "center", "centre", "school"})  # fmt: skip
_OWNED: frozenset[ActorKind] = frozenset(
    {"ministry", "military", "legislature", "court", "government"}
)
_TOPIC_FILLERS = frozenset({"the", "of", "ministry", "department", "for", "'s"})
_TOPICS = {"foreign affairs": "foreign", "external affairs": "foreign", "defense": "defence", "national defense": "defence", "national defence": "defence", "home affairs": "interior", "internal affairs": "interior"}  # fmt: skip


def resolve_names(cast: Cast) -> None:
    """Give every name that is no person's its actor; what only says where something is has none."""
    full_names = _acronyms(cast)
    for seen in cast.seen:
        if seen.mention.form != "name" or seen.label == "person" or seen.mention.role == "place":
            continue
        if seen.label in {"known", "place name"}:
            _resolve_known(cast, seen)
        elif seen.label == "people":
            _resolve_people(cast, seen)
        else:
            _resolve_organisation(cast, seen, full_names)


def _plain(words: str) -> str:
    words = " ".join(words.replace("’", "'").split())
    return words[4:] if words[:4].lower() == "the " else words


def _resolve_known(cast: Cast, seen: Seen) -> None:
    known = find_known(seen.words) if seen.label == "known" else None
    if known is None:
        draft = cast.draft(
            f"place {_plain(seen.words).casefold()}",
            seen.words,
            "government",
            "a place's name that acts",
        )
        draft.forms.setdefault(seen.words)
        seen.settle(draft, "place that acts")
    elif known.form == "demonym":
        _resolve_people(cast, seen)
    else:
        draft = cast.known(known)
        draft.forms.setdefault(seen.words)
        seen.settle(draft, _why(known))


def _why(known: Known) -> str:
    if known.form == "capital":
        return f"capital of {known.name} for its government"
    if known.form == "seat":
        return f"seat of the government of {known.name}"
    return f"known name of {known.id}"


def _resolve_people(cast: Cast, seen: Seen) -> None:
    """A people such as "Americans": a group, never the country it is part of."""
    draft = cast.draft(
        f"people {seen.words.casefold()}",
        seen.words,
        "unnamed_group",
        "a people or part of a group, not its whole",
    )
    draft.country = draft.country or next(countries_in(seen), None)
    draft.plural = True
    seen.settle(draft, "people, not their government")


def countries_in(seen: Seen) -> Iterator[str]:
    """ISO codes of the countries and demonyms among a mention's words, in order."""
    demonyms = country_of_demonym()
    for token in seen.tokens:
        code = demonyms.get(token.text) or country_code(token)
        if code is not None:
            yield code


def country_code(token: Token) -> str | None:
    """ISO code where the token alone is a country's, capital's or people's name."""
    if not token.text[:1].isupper():
        return None
    code = country_of_demonym().get(token.text)
    if code is None:
        known = find_known(token.text)
        if known is not None and known.id.startswith("country:"):
            return known.country
    return code


def _acronyms(cast: Cast) -> dict[str, str]:
    """Full name by acronym: introduced in brackets, or the initials of a name in the article."""
    names = [
        each
        for each in cast.seen
        if each.label in {"organisation", "known"} and each.mention.form == "name"
    ]
    found: dict[str, str] = {}
    for name, following in pairwise(names):
        between = cast.text.article.text[name.mention.span.end : following.start]
        if between.strip() == "(" and _is_acronym(following.words) and " " in name.words:
            found.setdefault(following.words, name.words)
    by_initials: dict[str, str] = {}
    for each in names:
        words = _plain(each.words)
        letters = "".join(
            part[0] for word in words.split() for part in word.split("-") if part[:1].isupper()
        )
        if len(letters) >= 2 and " " in words:
            by_initials.setdefault(letters, each.words)
    for each in names:
        if _is_acronym(each.words) and each.words in by_initials:
            found.setdefault(each.words, by_initials[each.words])
    return found


def _is_acronym(words: str) -> bool:
    return 2 <= len(words) <= 8 and words.replace(".", "").isupper()


def _resolve_organisation(cast: Cast, seen: Seen, full_names: dict[str, str]) -> None:
    full = full_names.get(seen.words) or _longer(cast, seen)
    words = full or seen.words
    known = find_known(words) or (find_known(seen.words) if full else None)
    if known is not None and known.form != "demonym":
        draft, reason = cast.known(known), _why(known)
    else:
        draft = _organisation(cast, seen, words)
        reason = f"short for {full}" if full else "name"
    draft.forms.setdefault(" ".join(seen.words.split()))
    seen.settle(draft, reason)


def _longer(cast: Cast, seen: Seen) -> str | None:
    """The full name of "The Post" where the article has named one "Washington Post"."""
    if " " in seen.words or kind_of_name(seen.words) != "media":
        return None
    longer = {
        form
        for draft in cast.drafts.values()
        if draft.kind == "media"
        for form in draft.forms
        if form.endswith(" " + seen.words)
    }
    return longer.pop() if len(longer) == 1 else None


def _organisation(cast: Cast, seen: Seen, words: str) -> Draft:
    name = _plain(words)
    kind = kind_of_name(name)
    country = next(countries_in(seen), None) or owner_country(seen)
    if kind == "ministry":
        return ministry(cast, name, country)
    if kind in _OWNED and country is not None:
        name = _without_owner(name)
        draft = cast.draft(
            f"{kind} {country} {name.casefold()}",
            f"{name} ({load_countries()[country].name})",
            kind,
            f"name of a {kind} and whose it is",
        )
        draft.country = country
        return draft
    draft = cast.draft(f"organisation {name.casefold()}", name, kind, "named")
    if draft.country is None and kind not in {"company", "media"}:
        draft.country = country
    return draft


def _without_owner(name: str) -> str:
    words = name.split()
    if len(words) > 1 and (words[0].endswith("'s") or words[0] in country_of_demonym()):
        words = words[1:]
    return " ".join(words)


def ministry(cast: Cast, words: str, country: str | None) -> Draft:
    """The draft of a ministry by what it is for and whose it is: one for "China’s Foreign Ministry" and "Chinese foreign ministry"."""
    topic = ministry_topic(words)
    noun = "Department" if "department" in words.lower() else "Ministry"
    if country is None:
        owned = [
            draft
            for draft in cast.drafts.values()
            if draft.kind == "ministry"
            and draft.key.startswith(f"ministry {topic} ")
            and draft.country
        ]
        if len(owned) == 1:
            return owned[0]
        title = f"{topic.title()} {noun}".strip()
        return cast.draft(f"ministry {topic} ?", title, "ministry", "ministry of an untold country")
    owner = load_countries()[country].name
    draft = cast.draft(
        f"ministry {topic} {country}",
        f"{topic.title()} {noun} ({owner})",
        "ministry",
        "ministry, its matter and its country",
    )
    draft.country = country
    return draft


def ministry_topic(words: str) -> str:
    """What a ministry is for: "Ministry of Foreign Affairs", "Chinese Foreign Ministry" give "foreign"."""
    countries = country_of_demonym()
    kept = []
    for word in words.replace("’", "'").split():
        bare = word.removesuffix("'s")
        if word.lower() in _TOPIC_FILLERS or bare in countries or find_known(bare) is not None:
            continue
        kept.append(word.lower())
    topic = " ".join(kept)
    return _TOPICS.get(topic, topic)


def kind_of_name(name: str) -> ActorKind:
    """The kind that a name's words tell; ``organisation`` where they tell none."""
    words = name.lower().split()
    if not words:
        return "organisation"
    if words[0] in {"ministry", "department"} and "of" in words:
        return "ministry"
    last = words[-1]
    if last in {"party", "parties"} or words[0] == "party":
        return "party"
    if last in _COMPANY_WORDS:
        return "company"
    if last in _MEDIA_WORDS:
        return "media"
    role = role_forms().get(last)
    if role is not None and role.kind not in {"unnamed_person", "unnamed_group", "government"}:
        return role.kind
    if role is not None and last in {"administration", "government"}:
        return "government"
    if any(word in _CIVIL_WORDS for word in words):
        return "civil_group"
    first = role_forms().get(words[0])
    if first is not None and first.kind in {"court", "ministry", "legislature"}:
        return first.kind
    return "organisation"


def owner_country(seen: Seen) -> str | None:
    """Whose the name is: "Japan’s Liberal Democratic Party", "Taiwan’s ruling DPP", "the Japanese LDP"."""
    doc, i = seen.tokens.doc, seen.tokens.start - 1
    for _ in range(3):
        if i < 0:
            return None
        token = doc[i]
        if token.tag_ == "POS" and i > 0:
            return country_code(doc[i - 1]) or (country_code_before(doc[i - 1]))
        if token.text in country_of_demonym():
            return country_of_demonym()[token.text]
        if token.pos_ not in {"ADJ", "VERB", "NOUN", "ADV", "PUNCT"} or token.text in {
            ",",
            ".",
            "(",
            ")",
        }:
            return None
        i -= 1
    return None


def country_code_before(token: Token) -> str | None:
    """ISO code of a country's name of two words that ends here: "South Korea"."""
    if token.i == 0:
        return None
    known = find_known(token.doc[token.i - 1 : token.i + 1].text)
    return known.country if known is not None and known.id.startswith("country:") else None
