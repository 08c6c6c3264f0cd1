"""The parts of a verb's clause by what they are to a cue: content, addressee, subject."""

from dataclasses import dataclass, field

from spacy.tokens import Token

TO_SOMEONE = frozenset({
    "tell", "remind", "inform", "notify", "assure", "reassure", "brief", "warn", "advise", "ask",
    "urge", "order", "instruct", "beg", "implore", "promise", "text", "email", "write", "show",
    "press", "pressure", "exhort", "command", "caution", "lecture", "alert", "challenge",
})  # fmt: skip
# Verbs that only say how another is done: "declined to say", "continued to insist".
GOVERNING = frozenset({"decline", "refuse", "fail", "continue", "begin", "start", "go", "proceed"})
REFUSING = frozenset({"decline", "refuse", "fail"})


@dataclass
class Arguments:
    """The parts of a verb's clause by what they are."""

    clause: Token | None = None
    clauses: list[Token] = field(default_factory=list)
    infinitive: Token | None = None
    object: Token | None = None
    dative: Token | None = None
    subject: Token | None = None
    passive_subject: Token | None = None
    prepositions: dict[str, Token] = field(default_factory=dict)
    as_marked: bool = False
    particle: Token | None = None


def arguments(verb: Token) -> Arguments:
    """The parts of the clause of a verb, each the first of its kind."""
    found = Arguments()
    for child in verb.children:
        dep = child.dep_
        if dep == "ccomp":
            found.clauses.append(child)
            found.clause = child  # of two, the one after the verb
        elif dep == "xcomp":
            found.infinitive = found.infinitive or child
        elif dep == "dobj":
            found.object = found.object or child
        elif dep == "dative":
            found.dative = child
        elif dep == "nsubj":
            found.subject = child
        elif dep == "nsubjpass":
            found.passive_subject = child
        elif dep == "prt":
            found.particle = child
        elif dep == "prep":
            found.prepositions.setdefault(child.lower_, child)
        elif dep in {"mark", "advmod"} and child.lower_ == "as":
            found.as_marked = True
    return found


def is_infinitive(verb: Token) -> bool:
    """True for a verb with "to"."""
    return any(child.lower_ == "to" and child.dep_ == "aux" for child in verb.children)


def addressee_of(verb: Token, args: Arguments, complement: str) -> Token | None:
    """The main word of whom it is said to, asked of or shown, or ``None``."""
    lemma = verb.lemma_.lower()
    if lemma in TO_SOMEONE:
        if args.passive_subject is not None:
            return args.passive_subject
        found = args.dative or args.object
        if found is not None and found.i > verb.i:
            if found.dep_ == "dative" and found.pos_ == "ADP":
                return next((c for c in found.children if c.dep_ == "pobj"), None)
            if (
                args.clause is not None
                or args.infinitive is not None
                or lemma in {"tell", "remind"}
            ):
                return found
    for name in ("to", "on", "upon", "with"):
        marker = args.prepositions.get(name)
        if marker is None or (name not in ("to", complement)):
            continue
        if name == "with" or (name == "to" and complement == "to"):
            continue
        thing = next((child for child in marker.children if child.dep_ == "pobj"), None)
        if thing is not None and (name == "to" or args.infinitive is not None):
            return thing
    return None
