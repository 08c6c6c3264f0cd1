"""Verbs that attribute: "said", "pledged to", "criticised", "was dismissed by … as"."""

from collections.abc import Mapping

from spacy.tokens import Token

from onrecord.statements.arguments import (
    GOVERNING,
    REFUSING,
    TO_SOMEONE,
    Arguments,
    addressee_of,
    arguments,
    is_infinitive,
)
from onrecord.statements.frame import Frame, Stretch, runs
from onrecord.statements.sources import give_source, own_words
from onrecord.text.grammar import SUBJECTS, is_passive
from onrecord.text.parse import offsets

# They name only where something follows the object: "called it a farce", not "called him".
_NAMING = frozenset({
    "call", "name", "dub", "label", "brand", "term", "consider", "declare", "deem", "pronounce",
    "portray", "characterize", "characterise", "view", "regard", "paint", "cast", "attribute",
    "compare", "liken", "see", "define", "describe", "depict", "rank", "list",
})  # fmt: skip
_NEEDS_MORE = _NAMING - {"describe", "portray", "depict", "list", "characterize", "characterise",
                         "compare", "liken", "define"}  # fmt: skip
# "The deal was questioned" is rare; "the suspect was questioned by police" is not a doubt.
_OF_PERSONS_WHEN_PASSIVE = frozenset({"question"})
_COMPLETING = frozenset({"oprd", "xcomp", "ccomp", "acomp", "attr", "acl"})
_COMPLETING_PREPOSITIONS = frozenset({"of", "for", "as", "to", "with", "from"})
_BEFORE_VERB = frozenset({"aux", "auxpass", "neg", "advmod"})


def verb_frame(verb: Token, complements: Mapping[str, str]) -> Frame | None:
    """The frame of a verb among the cues, or ``None`` where it attributes nothing here."""
    args = arguments(verb)
    found = _clause(verb, args, complements) or _other(verb, args, complements)
    if found is None:
        speaks = next((name for name in ("that", "quote") if name in complements), None)
        if speaks is None:
            return None
        found = (speaks, [], None)
    complement, pieces, last = found
    frame = Frame(
        head=verb,
        kind=complements[complement],
        complement=complement,
        reason=f"verb {verb.lemma_.lower()} + {complement}",
        pieces=pieces,
        takes_quotation="that" in complements or "quote" in complements,
        addressee=addressee_of(verb, args, complement),
    )
    frame.cue = _cue(verb, last)
    frame.negated = any(child.dep_ == "neg" for child in verb.children)
    give_source(frame, verb)
    _under_governor(frame, verb)
    frame.needs_quotation = complement == "quote" or _is_subjectless(frame, verb)
    return frame


def _is_subjectless(frame: Frame, verb: Token) -> bool:
    """True for a verb in the present without a subject: in captions and headlines, often a noun."""
    return frame.source is None and frame.complement != "that" and verb.tag_ in {"VBZ", "VBP"}


_Found = tuple[str, list[Stretch], Token | None]  # complement, content, last word of the cue


def _clause(verb: Token, args: Arguments, complements: Mapping[str, str]) -> _Found | None:
    """Content in a clause: "said that …", "…, he said, …", "as he said"."""
    if "that" not in complements and "quote" not in complements:
        return None
    speaks = "that" if "that" in complements else "quote"
    if args.clause is not None:
        if is_infinitive(args.clause):
            name = "inf" if "inf" in complements else speaks
            return name, runs(args.clause.subtree), None
        return speaks, _clause_pieces(verb, args.clause, args), None
    if args.object is not None or args.infinitive is not None:
        return None
    head = verb.head
    is_aside = verb.dep_ == "parataxis" or (verb.dep_ == "advcl" and args.as_marked)
    if is_aside and head.pos_ in {"VERB", "AUX"} and args.subject is not None:
        outside = set(head.subtree) - set(verb.subtree)
        return speaks, runs(outside), None
    return None


def _clause_pieces(verb: Token, clause: Token, args: Arguments) -> list[Stretch]:
    """The clause; a quoted one before the verb too: "“Yes,” he said, “it is so.”"."""
    pieces = _with_opening(verb, clause, args)
    first = args.clauses[0]
    if verb.i < first.i and first.right_edge.i + 1 == clause.left_edge.i:
        return runs([*first.subtree, *own_words(verb, clause)])  # "he was angry that …"
    if first.i < verb.i < clause.i:
        between = verb.doc[first.right_edge.i : verb.i]
        if any(token.is_quote for token in between):
            pieces = _with_opening(verb, first, args) + pieces
    return pieces


def _with_opening(verb: Token, clause: Token, args: Arguments) -> list[Stretch]:
    """The clause, with what was parsed as the cue's own before it: "In July, it fell, he said"."""
    tokens = own_words(verb, clause)
    subject = args.subject
    thing = args.object
    if thing is not None and verb.i < thing.i < clause.i and _is_its_subject(verb, thing, clause):
        tokens.extend(thing.subtree)
    if clause.i < verb.i and (subject is None or subject.i > clause.i):
        for child in verb.lefts:
            before = child.i < clause.left_edge.i
            if before and child.dep_ in {"prep", "npadvmod", "advcl"} and not child.is_punct:
                tokens.extend(child.subtree)
    return runs(tokens)


def _is_its_subject(verb: Token, thing: Token, clause: Token) -> bool:
    """True where the object before a clause is really its subject: "believes the bill is bad"."""
    return verb.lemma_.lower() not in TO_SOMEONE and not any(
        child.dep_ in SUBJECTS or child.dep_ == "mark" for child in clause.children
    )


def _other(verb: Token, args: Arguments, complements: Mapping[str, str]) -> _Found | None:
    if is_passive(verb):
        return _passive(verb, args, complements)
    todo = args.infinitive if args.object is None and "inf" in complements else None
    if todo is not None and todo.i > verb.i and is_infinitive(todo):
        return "inf", runs(todo.subtree), None
    if args.object is not None:
        return _object(verb, args, complements)
    if args.clause is not None and "obj" in complements and args.clause.i > verb.i:
        return "obj", runs(args.clause.subtree), None
    return _preposition(verb, args, complements)


def _object(verb: Token, args: Arguments, complements: Mapping[str, str]) -> _Found | None:
    assert args.object is not None  # noqa: S101  (the caller has looked)
    to_do = args.infinitive if args.infinitive is not None else args.clause
    asks = to_do is not None and to_do.i > args.object.i and is_infinitive(to_do)
    name = "obj" if "obj" in complements else "inf" if asks and "inf" in complements else None
    if name is None:
        return _preposition(verb, args, complements)
    tokens = _without_aside(args.object)
    rest = _completing(verb, args.object)
    if not rest and verb.lemma_.lower() in _NEEDS_MORE and not _is_named(tokens):
        return _preposition(verb, args, complements)
    if args.object.i < verb.i and args.object.tag_ not in {"WDT", "WP"}:
        return None
    for part in rest:
        tokens.extend(part.subtree)
    pieces = runs(tokens)
    return (name, pieces, None) if pieces else None


def _is_named(tokens: list[Token]) -> bool:
    """True where a quotation within the object says what it is called."""
    return any(token.is_quote for token in tokens[1:])


def _without_aside(noun: Token) -> list[Token]:
    """The noun's phrase without a relative clause set off by a comma: the outlet's own aside."""
    tokens = list(noun.subtree)
    for child in noun.rights:
        if child.dep_ == "relcl" and child.left_edge.i > 0 and child.left_edge.nbor(-1).text == ",":
            return [token for token in tokens if token.i < child.left_edge.i]
    return tokens


def _completing(verb: Token, after: Token) -> list[Token]:
    """What completes an object: "accused Japan *of …*", "called it *a farce*", "as …"."""
    found = []
    for child in verb.children:
        if child.i <= after.i:
            continue
        if child.dep_ in {"conj", "advcl", "cc"}:
            break
        if child.dep_ in _COMPLETING or (
            child.dep_ == "prep" and child.lower_ in _COMPLETING_PREPOSITIONS
        ):
            if child.lower_ == "with" and (
                verb.lemma_.lower() == "paint" or child.nbor(-1).text == ","
            ):
                continue  # "painted it with radar", "denied it, with state media arguing …"
            found.append(child)
    return found


def _preposition(verb: Token, args: Arguments, complements: Mapping[str, str]) -> _Found | None:
    for name in complements:
        marker = args.prepositions.get(name)
        if marker is None or marker.i < verb.i or marker.i - verb.i > 2:
            continue
        tokens = [token for token in marker.subtree if token.i > marker.i]
        todo = args.infinitive or _asked_for(verb, marker)
        if todo is not None and todo.i > marker.i:
            tokens.extend(todo.subtree)
        pieces = runs(tokens)
        if pieces:
            return name, pieces, marker
    return None


def _asked_for(verb: Token, marker: Token) -> Token | None:
    """What one is called on to do, where the parse takes it for a purpose: "called on X to …"."""
    if marker.lower_ not in {"on", "upon", "for"}:
        return None
    following = marker.right_edge.i + 1
    for child in verb.rights:
        if child.dep_ == "advcl" and child.left_edge.i == following and is_infinitive(child):
            return child
    return None


def _passive(verb: Token, args: Arguments, complements: Mapping[str, str]) -> _Found | None:
    """What a passive says: "was dismissed by X as …", "was urged to …", "a plan backed by X"."""
    subject = args.passive_subject
    if subject is None and verb.dep_ == "acl" and verb.head.pos_ in {"NOUN", "PROPN", "PRON"}:
        return _described(verb, complements)
    if subject is None or subject.dep_ == "expl":
        return None
    todo = args.infinitive
    if todo is not None and is_infinitive(todo) and ("inf" in complements or "obj" in complements):
        name = "inf" if "inf" in complements else "obj"
        return name, runs([*subject.subtree, *todo.subtree]), None
    if "obj" not in complements or verb.lemma_.lower() in _OF_PERSONS_WHEN_PASSIVE:
        return None
    rest = _completing(verb, subject)
    if not rest and verb.lemma_.lower() in _NEEDS_MORE:
        return None
    tokens = list(subject.subtree)
    for part in rest:
        tokens.extend(part.subtree)
    return "obj", runs(tokens), None


def _described(verb: Token, complements: Mapping[str, str]) -> _Found | None:
    if "obj" not in complements or not any(child.dep_ == "agent" for child in verb.children):
        return None
    noun = verb.head
    return "obj", runs(noun.doc[noun.left_edge.i : verb.left_edge.i]), None


def _cue(verb: Token, last: Token | None) -> Stretch:
    """The verb with its auxiliaries, negation and adverbs before it, and what comes with it after."""
    first = verb
    while first.i > verb.sent.start:
        before = first.nbor(-1)
        tied = before.head == verb and before.dep_ in _BEFORE_VERB and before.tag_ != "WRB"
        if not tied or before.lower_ in {"as", "so"}:
            break
        first = before
    end = last if last is not None else verb
    following = end.i + 1
    doc = verb.doc
    if last is None and following < len(doc):
        after = doc[following]
        if after.dep_ == "prt" and after.head == verb:
            end, following = after, following + 1
    if following < len(doc) and doc[following].text == ":":
        end = doc[following]
    return offsets(first)[0], offsets(end)[1]


def _under_governor(frame: Frame, verb: Token) -> None:
    """Take "declined to" of "declined to say" into the cue."""
    governor = verb.head
    while verb.dep_ == "xcomp" and governor.lemma_.lower() in GOVERNING and governor.i < verb.i:
        assert frame.cue is not None  # noqa: S101  (every verb has its cue)
        frame.cue = (_cue(governor, None)[0], frame.cue[1])
        frame.reason += f" under {governor.lemma_.lower()}"
        if governor.lemma_.lower() in REFUSING or any(c.dep_ == "neg" for c in governor.children):
            frame.negated = True
        if frame.source is None:
            give_source(frame, governor)
        verb, governor = governor, governor.head


def governor_of(frame: Frame) -> Token | None:
    """The governing verb whose words this frame's cue has taken in, or ``None``."""
    verb = frame.head
    if verb.dep_ == "xcomp" and verb.head.lemma_.lower() in GOVERNING:
        return verb.head
    return None
