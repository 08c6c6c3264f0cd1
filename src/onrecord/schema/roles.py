"""Role nouns, posts and titles: ``roles.csv`` and ``posts.csv``, validated when loaded."""

import functools
from typing import NamedTuple, get_args

from onrecord.errors import SchemaError
from onrecord.records import ActorKind
from onrecord.schema.tables import listed, one_of, read_rows, schema_text

_ROLES, _POSTS = "roles.csv", "posts.csv"
_NEEDS = (
    "", "plural", "capital", "determined", "definite", "modified", "possessed", "counted",
    "subject", "person", "alone",
)  # fmt: skip
_IRREGULAR = {"person": "people"}


class Role(NamedTuple):
    """A noun that names actors by what they are; ``plural`` tells which form was looked up."""

    noun: str
    kind: ActorKind
    post: bool
    antecedent: tuple[str, ...]
    needs: str
    plural: bool = False


class Post(NamedTuple):
    """A title as written (``words``, lower case); ``post`` is ``None`` for a form of address."""

    words: str
    post: str | None
    gender: str | None


@functools.cache
def role_forms() -> dict[str, Role]:
    """Role by lower-case form, singular and plural; raises ``SchemaError``."""
    return parse_roles(schema_text(_ROLES))


def parse_roles(text: str) -> dict[str, Role]:
    """Roles by form out of the table's text; raises ``SchemaError``."""
    columns = ("noun", "kind", "post", "antecedent", "needs")
    kinds = get_args(ActorKind)
    forms: dict[str, Role] = {}
    for number, row in read_rows(text, _ROLES, columns):
        where = f"{_ROLES}:{number}"
        one_of(row["kind"], kinds, where)
        one_of(row["needs"], _NEEDS, where)
        antecedent = listed(row["antecedent"])
        for kind in antecedent:
            one_of(kind, kinds, where)
        role = Role(
            noun=row["noun"],
            kind=next(kind for kind in kinds if kind == row["kind"]),
            post=one_of(row["post"], ("yes", "no"), where) == "yes",
            antecedent=antecedent,
            needs=row["needs"],
        )
        if forms.get(role.noun, role).noun == role.noun and role.noun in forms:
            raise SchemaError(f"{where}: {role.noun!r} stands here a second time")
        forms[role.noun] = role._replace(plural=role.noun in _ALWAYS_PLURAL)
        forms.setdefault(plural_of(role.noun), role._replace(plural=True))
    return forms


_ALWAYS_PLURAL = frozenset({"people", "children", "police", "personnel", "media"})


def plural_of(noun: str) -> str:
    """The regular English plural, with -man/-woman."""
    if noun.endswith("man") and noun not in {"german", "human", "roman"}:
        return noun[:-3] + "men"
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return noun[:-1] + "ies"
    if noun.endswith(("s", "x", "ch", "sh")):
        return noun + "es"
    return noun + "s"


@functools.cache
def load_posts() -> dict[str, Post]:
    """Titles of ``posts.csv`` and every post noun of ``roles.csv`` by their words; raises ``SchemaError``."""
    posts = {
        form: Post(form, role.noun, None)
        for form, role in role_forms().items()
        if role.post and not role.plural
    }
    posts.update(parse_posts(schema_text(_POSTS)))
    return posts


def parse_posts(text: str) -> dict[str, Post]:
    """Titles out of the table's text; raises ``SchemaError``."""
    posts: dict[str, Post] = {}
    for number, row in read_rows(text, _POSTS, ("words", "post", "gender")):
        where = f"{_POSTS}:{number}"
        one_of(row["gender"], ("", "f", "m"), where)
        if row["words"] in posts:
            raise SchemaError(f"{where}: {row['words']!r} stands here a second time")
        posts[row["words"]] = Post(row["words"], row["post"] or None, row["gender"] or None)
    return posts
