"""Several persons of one surname: "the Clintons", "Bill and Hillary Clinton", "the Kim-Trump summit"."""

from collections.abc import Container

from spacy.tokens import Span as Tokens

from onrecord.actors.cast import Cast, Seen
from onrecord.actors.persons.person_names import PersonName
from onrecord.schema.given_names import load_given_names
from onrecord.schema.nicknames import full_given_name

_JOINING = frozenset({"and", "&"})


def is_family(seen: Seen, name: PersonName, parts: Container[str]) -> bool:
    """True for "the Clintons", where the article or the tag shows that it is a plural."""
    first = seen.tokens.start
    if name.suffix or len(name.whole) < 4 or not name.whole.endswith("s") or first == 0:
        return False
    if seen.tokens.doc[first - 1].lower_ not in {"the", "both"} or name.whole in parts:
        return False
    single = name.whole.removesuffix("es"), name.whole.removesuffix("s")
    return seen.head.tag_ == "NNPS" or any(each in parts for each in single)


def settle_family(cast: Cast, seen: Seen) -> None:
    """Give the mention a group of its own: none of its members is meant alone."""
    words = f"the {' '.join(seen.words.split())}"
    draft = cast.draft(f"family {words.casefold()}", words, "unnamed_group", "persons of one name")
    draft.plural = True
    draft.forms.setdefault(words)
    seen.settle(draft, "persons of one name, none of them alone")


def in_pair(seen: Seen) -> Tokens | None:
    """The full name in "Bill and Hillary Clinton", where the mention is "Bill"."""
    doc, after = seen.tokens.doc, seen.tokens.end
    if after + 2 >= len(doc) or doc[after].lower_ not in _JOINING:
        return None
    end = after + 1
    while end < len(doc) and doc[end].ent_type_ == "PERSON" and doc[end].tag_ == "NNP":
        end += 1
    return doc[after + 1 : end] if end - after > 2 else None


def surname_shared(seen: Seen, name: PersonName) -> PersonName | None:
    """The full name of "Bill" in "Bill and Hillary Clinton"; ``None`` for a name that stands alone."""
    if len(name.parts) > 1:
        return None
    given = load_given_names()
    if name.first not in given and full_given_name(name.first) == name.first:
        return None
    other = in_pair(seen)
    if other is None or other[0].lower_ not in given:
        return None
    before = seen.tokens.start
    if before and seen.tokens.doc[before - 1].lower_ in {"president", "mr.", "senator"}:
        return None
    return PersonName((*name.parts, other[-1].text.casefold()), "")


def is_two(seen: Seen, name: PersonName, parts: Container[str]) -> bool:
    """True for "Kim-Trump" where the article has a Kim and a Trump."""
    words = seen.words
    if "-" not in words or " " in words or len(name.parts) != 2:
        return False
    first, second = words.split("-", 1)
    if not (first[:1].isupper() and second[:1].isupper()):
        return False
    if name.whole in parts:
        return False  # "Díaz-Canel" of Miguel Díaz-Canel
    return name.first in parts and name.last in parts and not seen.subject
