"""Following a cue's conditions and roles from a word to other words of its sentence."""

from collections.abc import Callable, Iterable

from spacy.tokens import Token

from onrecord.events.doers import agents, counted, lending, modifiers, owner, owners, setting
from onrecord.schema.event_cues import Condition, Cue, Cues, event_cues
from onrecord.text import grammar

Path = tuple[str, ...]

_PRONOUNS_OF_RELATION = frozenset({"that", "which", "who", "whom", "whose"})
_ADVERBIAL = frozenset({"out", "off", "away", "back", "down", "up"})
_MODIFIERS = frozenset({"amod", "compound", "nmod", "nummod", "poss", "quantmod", "npadvmod"})
# "called on Taipei" is not "called his stance on Taipei wrong".
_STRICT = frozenset({"call", "appeal", "stand", "look", "step"})
_IDIOMATIC = frozenset({"in", "on", "at", "with"})
_AIMING = frozenset({"on", "against", "to", "with"})
_PARTS = frozenset({"some", "most", "all", "many", "part", "half", "thousands", "hundreds", "dozens", "batch", "number"})  # fmt: skip
_PREDICATES = frozenset({"acomp", "attr", "oprd"})


def verb_objects(verb: Token) -> list[Token]:
    """What is done by the verb is done to these: objects, passive subjects, relative antecedents."""
    if grammar.is_passive(verb):
        return grammar.subjects(verb)
    found: list[Token] = []
    for child in verb.children:
        if child.dep_ in {"dobj", "oprd"} and (
            child.pos_ not in {"ADP", "ADJ"} or child.text[0].isupper()
        ):
            if child.lower_ in _PRONOUNS_OF_RELATION and child.i < verb.i:
                antecedent = _antecedent(verb)
                found.extend(grammar.conjuncts(antecedent) if antecedent is not None else [])
            else:
                found.extend(grammar.conjuncts(child))
                if child.lower_ in _PARTS:  # "withdrew some of its troops"
                    found.extend(grammar.prepositional(child, "of"))
        elif child.dep_ == "prt":  # "called off the talks", where the parse hangs them on "off"
            found.extend(each for each in child.children if each.dep_ == "pobj")
        elif child.dep_ == "ccomp" and child.i > verb.i and _is_small_clause(child):
            named = [
                each for each in child.lefts if each.pos_ == "PROPN"
            ]  # "found Barbarin guilty"
            found.extend(each for each in grammar.subjects(child) or named if each.i > verb.i)
    if not found and verb.dep_ == "relcl" and not _has_own_object(verb):
        subjects = [child for child in verb.children if child.dep_ == "nsubj"]
        if subjects and subjects[0].lower_ not in _PRONOUNS_OF_RELATION:
            found.append(verb.head)  # "the sanctions Washington imposed"
    return found


def _has_own_object(verb: Token) -> bool:
    return any(
        child.dep_ in {"dobj", "ccomp", "xcomp", "prep", "acomp", "attr"} for child in verb.children
    )


def _is_small_clause(verb: Token) -> bool:
    """True for "Japan to stop" as the complement of "urged", false for a finite clause."""
    return verb.tag_ in {"VB", "VBG", "VBN", "JJ"} and not any(
        child.dep_ == "mark" or (child.dep_ == "aux" and child.tag_ == "MD")
        for child in verb.children
    )


def _antecedent(verb: Token) -> Token | None:
    clause: Token = verb
    while clause.dep_ in {"conj", "xcomp", "ccomp"} and clause.head != clause:
        clause = clause.head
    return clause.head if clause.dep_ == "relcl" else None


def infinitives(token: Token) -> list[Token]:
    """Infinitives that complete the token: "agreed to lift", "called on Taipei to help"."""
    return [
        child
        for child in token.children
        if child.dep_ in {"xcomp", "ccomp", "advcl", "acl", "relcl"}
        and child.i > token.i
        and any(each.tag_ == "TO" for each in child.children)
    ]


def _finite(token: Token) -> list[Token]:
    return [child for child in token.children if child.dep_ == "ccomp" and child.i > token.i]


def _participles(token: Token) -> list[Token]:
    found = [
        child
        for child in token.children
        if child.tag_ == "VBG"
        and child.dep_ in {"xcomp", "ccomp", "pcomp", "advcl"}
        and child.i > token.i
    ]
    for child in token.children:
        if child.dep_ == "prep":
            found.extend(each for each in child.children if each.dep_ == "pcomp")
    return found


def _objects(token: Token) -> list[Token]:
    if token.pos_ in {"VERB", "AUX"}:
        return verb_objects(token)
    return grammar.prepositional(token, "of")


def _mods(token: Token) -> list[Token]:
    return [child for child in token.children if child.dep_ in _MODIFIERS]


def _copula(noun: Token) -> list[Token]:
    """What a predicate is said of: "Japan is the largest donor"."""
    return grammar.subjects(noun.head) if noun.dep_ in _PREDICATES else []


def _speaker(token: Token) -> list[Token]:
    """Who says the clause of a verb or predicate: "Kabul said the militants were responsible"."""
    clause = token if token.dep_ == "ccomp" else token.head
    return grammar.agents(clause.head) if clause.dep_ == "ccomp" else []


def _subject(token: Token) -> list[Token]:
    return grammar.subjects(token)


def _particles(token: Token) -> list[Token]:
    return [
        child
        for child in token.children
        if child.dep_ in {"prt", "advmod"} or (child.dep_ == "prep" and child.lower_ in _ADVERBIAL)
    ]


def _predicates(token: Token) -> list[Token]:
    found = [child for child in token.children if child.dep_ in _PREDICATES or child.tag_ == "JJ"]
    for child in _finite(token):
        found.extend(
            each
            for each in (child, *child.children)
            if each.tag_ == "JJ" or each.dep_ in _PREDICATES
        )
    return found


def _dative(token: Token) -> list[Token]:
    return [
        each
        for child in token.children
        if child.dep_ == "dative" and child.pos_ != "ADP"
        for each in grammar.conjuncts(child)
    ]


_STEPS: dict[str, Callable[[Token], list[Token]]] = {
    "agent": agents,
    "subj": _subject,
    "obj": _objects,
    "inf": infinitives,
    "purpose": infinitives,
    "that": _finite,
    "ing": _participles,
    "prt": _particles,
    "comp": _predicates,
    "dative": _dative,
    "mods": modifiers,
    "setting": setting,
    "mod": _mods,
    "copula": _copula,
    "speaker": _speaker,
    "own": owner,
}

_NAMED = frozenset({"GPE", "NORP", "ORG", "PERSON"})
LIKELY_RECIPIENTS: tuple[tuple[Path, ...], ...] = tuple(
    (tuple(path.split(".")),)
    for path in (
        *("obj.on", "obj.against", "obj.to", "obj.with", "on", "to", "with"),
        *("against", "from", "obj", "inf.obj", "in"),
    )
)


class Frame:
    """A trigger and what hangs on it. Steps are followed once and kept."""

    def __init__(self, trigger: Token, cues: Cues, agents: list[Token] | None = None) -> None:
        """``agents`` are known beforehand where the parse hides them: who was asked to act."""
        self.trigger = trigger
        self._cues = cues
        self._agents = agents
        self._kept: dict[Path, list[Token]] = {}

    def follow(self, path: Path) -> list[Token]:
        """The words that a path of steps leads to, in order of reading the path."""
        if path not in self._kept:
            starts = self.follow(path[:-1]) if len(path) > 1 else [self.trigger]
            self._kept[path] = [each for start in starts for each in self._step(start, path[-1])]
        return self._kept[path]

    def _step(self, token: Token, name: str) -> list[Token]:
        if name == "owner":
            return owners(token) if token == self.trigger else owner(token)
        if name in {"agent", "subj"} and token == self.trigger and self._agents:
            return self._agents
        if name == "recipient":
            return self._recipients_of(token)
        if name in _STEPS:
            return _STEPS[name](token)
        return self._prepositional(token, name)

    def _prepositional(self, token: Token, name: str) -> list[Token]:
        """The preposition's object; where "sanctions on X" was parsed apart, what hangs on its verb."""
        found = grammar.prepositional(token, name)
        if name in _IDIOMATIC:
            found = _without_idioms(found)
        if token.lemma_ in _STRICT:
            return found
        if not found and token == self.trigger and token.pos_ == "VERB":
            found = [
                each for obj in self.follow(("obj",)) for each in grammar.prepositional(obj, name)
            ]
            if not found and name != "by":
                found = [
                    each
                    for inner in _participles(token)
                    for each in grammar.prepositional(inner, name)
                    if inner.dep_ == "prep"
                ]
        elif not found and token.dep_ in {"dobj", "nsubjpass"} and token.head == self.trigger:
            found = grammar.prepositional(token.head, name)
        elif not found and token == self.trigger and name in _AIMING:
            verb = lending(token)  # "dealt a series of blows to" may be parsed either way
            found = grammar.prepositional(counted(token), name)
            found = found or (grammar.prepositional(verb, name) if verb is not None else [])
        return found

    def holds(self, condition: Condition) -> bool:
        """True when the condition's slot has one of its words (or, negated, has none)."""
        path = condition.slot
        tokens = self.candidates(path)
        present = any(_is_one_of(token, condition.words) for token in tokens)
        return present is not condition.negated

    def candidates(self, path: Path) -> Iterable[Token]:
        """The words that a condition on the slot is tried against."""
        if path == ("to",):  # "to talks" and "to meet" alike
            return [*infinitives(self.trigger), *self.follow(("to",))]
        if path == ("for",) and not self.follow(path):  # "attacked him for doing nothing"
            return [
                each
                for child in self.trigger.children
                if child.lower_ == "for" and child.dep_ == "prep"
                for each in child.children
                if each.dep_ == "pcomp"
            ]
        return self.follow(path)

    def _recipients_of(self, verb: Token) -> list[Token]:
        """Whom an inner act is directed at: by its own cue, else its object or the next phrase."""
        inner = Frame(verb, self._cues)
        cue = inner.match(self._cues.verbs.get(verb.lemma_.lower(), ()))
        found = inner.first(cue.recipient) if cue is not None else []
        return found or inner.first(LIKELY_RECIPIENTS, named=True)

    def first(self, roles: Iterable[tuple[Path, ...]], *, named: bool = False) -> list[Token]:
        """The words of the first role that is filled (by names, if asked); a role is a union of paths."""
        for role in roles:
            found = [token for path in role for token in self.follow(path)]
            if named:
                found = [token for token in found if _is_name(token)]
            if found:
                return found
        return []

    def match(self, cues: Iterable[Cue]) -> Cue | None:
        """The first cue all of whose conditions hold."""
        for cue in cues:
            if all(self.holds(condition) for condition in cue.when):
                return cue
        return None


def _without_idioms(objects: list[Token]) -> list[Token]:
    """Nothing is done to the noun of "in response", "in an interview", "on behalf"."""
    idioms = event_cues().classes["idiom"]
    return [each for each in objects if each.lemma_.lower() not in idioms]


def _is_name(token: Token) -> bool:
    return token.pos_ == "PROPN" or bool(modifiers(token)) or token.ent_type_ in _NAMED


def _is_one_of(token: Token, words: frozenset[str] | None) -> bool:
    return words is None or token.lemma_.lower() in words or token.lower_ in words
