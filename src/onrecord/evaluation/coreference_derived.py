"""Verbs and the nouns made of them, by the endings that English makes them with."""

_ENDINGS = (
    "ification", "ation", "ition", "ution", "ement", "ment", "ance", "ence", "sion", "tion",
    "ion", "ure", "ing", "al", "t",
)  # fmt: skip
_LEAST = 3  # letters of a verb
_LONG = 5  # letters of a verb to which "y" is an ending: "discovery", but not "party"
# How a verb's end changes before them: decide/decision, describe/description, reply/replication.
_CHANGES = (
    ("d", "s"),
    ("de", "s"),
    ("be", "p"),
    ("y", "ic"),
    ("it", "iss"),
    ("ve", "f"),
    ("ce", "p"),
)


def kin(verb: str, noun: str) -> bool:
    """True where a noun's lemma is a verb's with an ending: "cancel" and "cancellation"."""
    if verb == noun or len(verb) < _LEAST or verb[:2] != noun[:2]:
        return False
    stems = _stems(verb)
    endings = (*_ENDINGS, "y") if len(verb) >= _LONG else _ENDINGS
    return any(noun.endswith(ending) and noun[: -len(ending)] in stems for ending in endings)


def _stems(verb: str) -> set[str]:
    """Forms that a verb takes before an ending."""
    stems = {verb, verb.removesuffix("e"), verb + verb[-1]}
    if verb.endswith("te") or verb.endswith("se"):
        stems.add(verb[:-2])
    if verb.endswith(("t", "s")):
        stems.add(verb[:-1])
    if verb.endswith("y"):
        stems.add(verb[:-1] + "i")
    stems.update(verb.removesuffix(end) + new for end, new in _CHANGES if verb.endswith(end))
    return stems
