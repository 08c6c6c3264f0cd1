"""What a noun phrase is about: who it names, and words that say what it is."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from onrecord.matters.naming import Law, Named, Names
from onrecord.schema.matters import matters

_BEFORE = frozenset({"compound", "amod", "nmod", "nummod", "npadvmod", "advmod"})
_NESTED = frozenset({"of", "on", "against", "in", "to", "from", "with", "for", "between"})
_PREPOSITIONS = frozenset({"prep", "dative", "agent"})
_WORDS = frozenset({"NOUN", "PROPN", "ADJ", "VERB", "X"})
_NO_TOPIC = frozenset({"DATE", "TIME", "CARDINAL", "ORDINAL", "MONEY", "PERCENT", "QUANTITY"})
# Endings of adjectives that tell of what kind something is ("criminal", "nuclear"), not how it is.
_OF_A_KIND = ("al", "ic", "ary", "ear", "ar", "an", "ine", "ese", "ish")
_MOST = 4  # words of a topic: what is longer names nothing that another report would call so


@dataclass(frozen=True)
class Phrase:
    """A noun phrase: the names in it, the words of its topic, where it ends.

    ``exact`` is true where the head itself is the name ("Iran", not "Iran's programme").
    """

    head: Token
    names: tuple[Named, ...]
    topic: tuple[str, ...]
    first: int
    last: int
    exact: bool = False
    explicit: bool = True


def before_noun(head: Token, upto: Token | None = None) -> list[Token]:
    """The words set before a noun that say which one it is, in order.

    ``upto`` is a noun of whose compound ``head`` is the last word ("gun | control | bill").
    """
    found: list[Token] = []
    for noun in (head,) if upto is None else (head, upto):
        for child in noun.lefts:
            if child.dep_ in _BEFORE and child.i < head.i:
                found.extend(t for t in child.subtree if t.i < head.i)
    return sorted(set(found), key=lambda token: token.i)


def chunks(tokens: Iterable[Token]) -> Iterator[list[Token]]:
    """Tokens that are written without a space between them, together: "two-state", "U.S.-Iran"."""
    chunk: list[Token] = []
    for token in tokens:
        if chunk and not (chunk[-1].i + 1 == token.i and not chunk[-1].whitespace_):
            yield chunk
            chunk = []
        chunk.append(token)
    if chunk:
        yield chunk


def read_before(
    tokens: Iterable[Token], names: Names, laws: dict[int, Law]
) -> tuple[list[Named], list[str]]:
    """Names and topic words among the words before a noun."""
    found: list[Named] = []
    topic: list[str] = []
    for chunk in chunks(tokens):
        if chunk[0].i in laws:
            law = laws[chunk[0].i]
            if not any(each.key == law.id for each in found):
                found.append(Named(law.id))
            continue
        named = [each for token in chunk if (each := names.of(token)) is not None]
        if named and (len(chunk) == 1 or names.of(chunk[-1]) is not None):
            found.extend(named)
        elif not named and not names.covers(chunk[0]):
            word = topic_word(chunk)
            if word is not None:
                topic.append(word)
    return found, topic


def topic_word(chunk: list[Token]) -> str | None:
    """The folded lemma of a word that says what something is about, ``None`` if it says nothing."""
    known = matters().lists
    if len(chunk) > 1:
        word = "".join(token.lower_ for token in chunk).strip("\"“”'‘’(),-–—$%#*")
        whole = any(char.isalpha() for char in word) and not word[:1].isdigit()
        return word if whole and word not in known["empty"] and len(word) < 30 else None
    token = chunk[0]
    if token.pos_ not in _WORDS or token.ent_type_ in _NO_TOPIC or token.tag_ in {"VBN", "VBD"}:
        return None
    word = (token.lemma_ if token.pos_ == "NOUN" else token.text).casefold()
    if token.pos_ == "ADJ" and not word.endswith(_OF_A_KIND):
        return None
    if word in known["empty"] or token.lower_ in known["empty"]:
        return None
    return word if len(word) > 1 and any(char.isalpha() for char in word) else None


def read_phrase(head: Token, names: Names, laws: dict[int, Law], depth: int = 0) -> Phrase | None:
    """What a noun phrase is about; ``None`` for a pronoun that stands for nobody known."""
    law = laws.get(head.i)
    if law is not None:
        return Phrase(head, (Named(law.id),), (), law.first, law.last, exact=True)
    mods = before_noun(head)
    named = names.of(head)
    if named is not None:
        first = mods[0].i if mods and named.explicit else head.i
        return Phrase(head, (named,), (), first, head.i, exact=True, explicit=named.explicit)
    if head.pos_ not in {"NOUN", "PROPN"}:
        return None
    found, topic = read_before(mods, names, laws)
    own = _own_word(head, mods)
    if own is None:
        return None
    topic = [*topic, own] if head.pos_ == "NOUN" else [own]
    first, last = (mods[0].i if mods else head.i), head.i
    owner = _owner(head, names)
    if owner is not None:
        found.append(owner)
        first = head.left_edge.i
    if depth == 0:
        for nested in _nested(head, names, laws):
            found.extend(nested.names)
            topic = topic if nested.exact else [*topic, *nested.topic]
            last = max(last, nested.last)
    return Phrase(
        head, tuple(found), tuple(dict.fromkeys(topic))[:_MOST], first, last,
        explicit=all(each.explicit for each in found),
    )  # fmt: skip


def _own_word(head: Token, mods: list[Token]) -> str | None:
    """The lemma of a common noun, the whole run of a proper one."""
    if head.pos_ == "NOUN":
        return topic_word([head])
    run = [t.lower_ for t in mods if t.pos_ in {"PROPN", "PUNCT", "NUM"}]
    return " ".join([*run, head.lower_]) if head.ent_type_ not in _NO_TOPIC else None


def _owner(head: Token, names: Names) -> Named | None:
    for child in head.lefts:
        if child.dep_ == "poss":
            return names.of(child)
    return None


def _nested(head: Token, names: Names, laws: dict[int, Law]) -> Iterator[Phrase]:
    """The first phrase after one of the noun's prepositions."""
    for child in head.rights:
        if child.dep_ in _PREPOSITIONS and child.lower_ in _NESTED:
            for inner in child.children:
                if inner.dep_ == "pobj":
                    phrase = read_phrase(inner, names, laws, depth=1)
                    if phrase is not None:
                        yield phrase
                        return
