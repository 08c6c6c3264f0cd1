"""Institutions of a country, told or found: "China’s Foreign Ministry", "the Senate"."""

from typing import get_args

from onrecord.actors.bodies.home import Home, known_institution
from onrecord.actors.cast import Cast, Draft
from onrecord.records import ActorKind
from onrecord.schema.countries import country_of_demonym, load_countries
from onrecord.schema.gazetteer import find_known
from onrecord.schema.untold import untold

_OWNED: frozenset[ActorKind] = frozenset(
    {"ministry", "military", "legislature", "court", "government"}
)
_TOPIC_FILLERS = frozenset({"the", "of", "ministry", "department", "for", "'s"})
_TOPICS = {"foreign affairs": "foreign", "external affairs": "foreign", "defense": "defence", "national defense": "defence", "national defence": "defence", "home affairs": "interior", "internal affairs": "interior"}  # fmt: skip


def institution(
    cast: Cast, name: str, kind: ActorKind, told: str | None
) -> tuple[Draft, str] | None:
    """An institution by name and country; ``None`` where the name is of none, or of an untold country.

    ``told`` is the country that the words around the name give. Without it the article's other
    words may show whose it is ("the Senate" in a report on the Congress).
    """
    plain = without_owner(name)
    entry = untold().get(plain.lower())
    if entry is not None:
        kind = next((each for each in get_args(ActorKind) if each == entry.of), kind)
    home = None if told else cast.homes.institution(plain)
    code = home.code if home is not None else told
    known = known_institution(code, plain) if code is not None else None
    if known is not None:
        return cast.known(known), _why(known.id, home)
    noun = plain.lower().rsplit(" ", 1)[-1]
    if noun in {"embassy", "consulate"} and code is not None:
        return of_country(cast, plain, kind, code), f"{noun} and whose it is"
    if kind == "ministry":
        home = home or _ministry_home(cast, plain, told)
        code = home.code if home is not None else told
        return ministry(cast, name, code), _why("ministry", home)
    if code is not None and (kind in _OWNED or home is not None):
        return of_country(cast, plain, kind, code), _why(f"name of a {kind}", home)
    return None


def _why(what: str, home: Home | None) -> str:
    return what if home is None else f"{what}: {home.reason}"


def _ministry_home(cast: Cast, words: str, told: str | None) -> Home | None:
    """Whose a ministry is that no list names: "the Labour Ministry" is of no country without ministries."""
    noun = words.lower().rsplit(" ", 1)[-1]
    entry = untold().get(noun)
    return (
        cast.homes.country(entry, by_politics=True) if told is None and entry is not None else None
    )


def of_country(cast: Cast, name: str, kind: ActorKind, code: str) -> Draft:
    """The draft of a country's institution that no list knows: "Supreme Court (India)"."""
    name = name.title() if name.islower() else name
    draft = cast.draft(
        f"{kind} {code} {name.casefold()}",
        f"{name} ({load_countries()[code].name})",
        kind,
        f"name of a {kind} and whose it is",
    )
    draft.country = code
    return draft


def named_administration(cast: Cast, words: str) -> Draft:
    """The draft of the administration named for a leader: "Hale administration"."""
    name = f"{words[: -len(' administration')]} administration"
    return cast.draft(
        f"administration {name.casefold()}", name, "government", "government named for its leader"
    )


def chamber_country(cast: Cast, name: str) -> str | None:
    """Whose the "House Judiciary Committee" is: its chamber’s, if the article shows it."""
    first, _, rest = name.partition(" ")
    if not rest or first not in {"House", "Senate"}:
        return None
    home = cast.homes.institution(first)
    return home.code if home is not None else None


def without_owner(name: str) -> str:
    """A name without the country before it: "Foreign Ministry" for "China’s Foreign Ministry"."""
    words = name.replace("’", "'").split()
    for length in (2, 1):
        owner = " ".join(words[:length]).removesuffix("'s").removesuffix("'")
        if len(words) > length and (owner in country_of_demonym() or _is_country(owner)):
            return " ".join(words[length:])
    if len(words) > 1 and words[0].endswith("'s"):
        words = words[1:]
    return " ".join(words)


def _is_country(words: str) -> bool:
    known = find_known(words)
    return known is not None and known.id.startswith("country:") and known.form == "name"


def ministry(cast: Cast, words: str, country: str | None) -> Draft:
    """The draft of a ministry by what it is for and whose it is: one for "China’s Foreign Ministry" and "Chinese foreign ministry"."""
    topic = ministry_topic(words)
    known = known_institution(country, without_owner(words).title()) if country else None
    if known is not None:
        return cast.known(known)
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
