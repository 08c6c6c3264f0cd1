"""Who is in charge of what: leading, holding, founding, sending."""

from collections.abc import Iterator

from spacy.tokens import Token

from onrecord.actors.relations.bearers import bearers, of_whom
from onrecord.actors.relations.claims import is_chief
from onrecord.actors.relations.scene import (
    Found,
    Scene,
    agents,
    is_former,
    is_told,
    patients,
    words,
)
from onrecord.actors.relations.seats import by_having, by_seat
from onrecord.schema.relations import relation_words
from onrecord.text import grammar
from onrecord.text.things import Thing

_HOLDERS = ("person", "organisation")
_LED = ("organisation", "place")
_GETTING = frozenset({"have", "take", "gain", "seize", "regain", "retain", "keep", "maintain", "hold", "assume", "win"})  # fmt: skip
_STATES = frozenset({"control", "rule", "command", "occupation", "authority", "leadership", "supervision", "administration"})  # fmt: skip
# Each of several is: one of the founders has founded it.
_EACH = frozenset(
    {"founder", "co-founder", "cofounder", "owner", "co-owner", "proprietor", "ruler"}
)
_IN = frozenset({"in", "at"})
_NEGATIONS = frozenset({"not", "never", "no", "n't", "n’t"})
_ALL = frozenset({"world", "globe", "pack", "field", "way"})  # "leads the world" in something
_STILL = frozenset({"is", "are", "was", "were", "has", "have", "been", "remains", "remain", "remained", "still", "now", "currently", "largely", "mostly", "firmly"})  # fmt: skip


def by_verb(scene: Scene, verb: Token) -> Iterator[Found]:
    """What a verb tells of being in charge: "leads", "was captured by", "liberate X from Y"."""
    vocabulary, lemma = relation_words(), verb.lemma_.lower()
    if lemma in vocabulary.taking | vocabulary.freeing:
        yield from _from_whom(scene, verb)
    if lemma in vocabulary.ousting:
        yield from _ousted(scene, verb)
    if not is_told(verb):
        return
    if lemma in vocabulary.yielding:
        for place in scene.all(grammar.subjects(verb), "place"):
            for holder in scene.all(grammar.prepositional(verb, "to"), *_HOLDERS):
                yield Found("in_charge_of", holder, place, words(verb), f"{lemma} to")
    if lemma == "use" and any(child.lower_ == "as" for child in verb.children):
        yield from _holds(scene, verb, ("place",))
    if lemma == "have":
        yield from by_having(scene, verb)
    kinds = _kinds_led(lemma)
    if kinds and (lemma != "set" or any(child.lower_ == "up" for child in verb.children)):
        yield from _holds(scene, verb, kinds)


def _kinds_led(lemma: str) -> tuple[str, ...]:
    """Of what kinds the things are that the subject of a verb is in charge of."""
    vocabulary = relation_words()
    if lemma in vocabulary.leading or lemma in vocabulary.founding:
        return _LED
    if lemma in vocabulary.sending:
        return ("organisation",)
    return ("place",) if lemma in vocabulary.holding else ()


def _holds(scene: Scene, verb: Token, kinds: tuple[str, ...]) -> Iterator[Found]:
    for led in _led(scene, verb, kinds):
        for holder in scene.all(agents(verb), *_HOLDERS):
            yield Found("in_charge_of", holder, led, words(verb), f"verb {verb.lemma_.lower()}")


def _led(scene: Scene, verb: Token, kinds: tuple[str, ...]) -> Iterator[Thing]:
    vocabulary, lemma = relation_words(), verb.lemma_.lower()
    led = [noun for noun in patients(verb) if noun.lower_ not in vocabulary.unheld]
    if lemma in {"lead", "head"}:
        led = [noun for noun in led if noun.lower_ not in _ALL]
    if lemma in vocabulary.sending:
        led = [noun for noun in led if _is_sent(noun)]
    yield from scene.all(led, *kinds)
    if lemma in {"take", "preside"}:
        for noun in grammar.prepositional(verb, "over"):
            yield from scene.all([noun], *_LED)


def _ousted(scene: Scene, verb: Token) -> Iterator[Found]:
    """As in "drive X from Y": X was in charge of Y, whether or not anybody succeeds."""
    nouns = grammar.prepositional(verb, "from")
    for child in verb.children:
        if child.lower_ == "out":
            nouns = [*nouns, *grammar.prepositional(child, "of")]
    places = list(scene.all(nouns, "place"))
    for holder in scene.all(patients(verb), "organisation") if places else ():
        for place in places:
            yield Found("in_charge_of", holder, place, words(verb), f"{verb.lemma_} from")


def _is_sent(noun: Token) -> bool:
    """True for "troops", "thousands of fighters"."""
    sent = relation_words().sent
    if noun.lemma_.lower() in sent:
        return True
    return any(each.lemma_.lower() in sent for each in grammar.prepositional(noun, "of"))


def _from_whom(scene: Scene, verb: Token) -> Iterator[Found]:
    """As in "liberate X from Y": Y holds X, whether or not anybody succeeds."""
    places = list(scene.all(patients(verb), "place"))
    if not places:
        return
    prepositions = ("of",) if verb.lemma_.lower() in {"rid", "clear"} else ("from",)
    holders = grammar.prepositional(verb, *prepositions, "from")
    for child in verb.children:  # "liberate the city of X from Y", hung on the city
        if child.dep_ == "dobj" and not holders:
            holders = grammar.prepositional(child, "from")
    for holder in scene.all(holders, "organisation"):
        for place in places:
            yield Found("in_charge_of", holder, place, words(verb), f"{verb.lemma_} from")


def by_noun(scene: Scene, noun: Token) -> Iterator[Found]:
    """What a noun tells of being in charge: "commander of X", "X’s stronghold", "X-held town"."""
    vocabulary, lemma = relation_words(), noun.lemma_.lower()
    if lemma in vocabulary.heads and not _is_staff_chief(noun):
        yield from _head(scene, noun)
    if lemma in vocabulary.seats:
        yield from by_seat(scene, noun)
    if lemma in vocabulary.acts:
        yield from _act(scene, noun)
    if noun.lower_ in vocabulary.hands and noun.dep_ == "pobj" and noun.head.lower_ == "in":
        yield from _in_hands(scene, noun)
    for child in noun.lefts:
        if child.dep_ in {"amod", "compound"} and child.tag_ == "VBN":
            yield from _held(scene, noun, child)


def _head(scene: Scene, noun: Token) -> Iterator[Found]:
    """As in "commander of X"; "X leaders" are some of those who lead it: they belong to X."""
    lemma, former = noun.lemma_.lower(), is_former(noun)
    whole = noun.tag_ != "NNS" or lemma in _EACH
    for holder in bearers(scene, noun):
        for led, cue in (*of_whom(scene, noun, "of", "for", "in"), *_behind(scene, noun)):
            if not _may_lead(holder, led, cue):
                continue
            if lemma in _EACH and _of_what(scene, noun, led, cue):
                continue  # "U.S. gun owners" have guns
            span = words(noun, cue)
            if whole and _leads(scene, noun, led, cue):
                yield Found("in_charge_of", holder, led, span, f"noun {lemma}", former)
            elif led.kind == "organisation":
                reason = f"noun {lemma}" if whole else f"one of the {lemma}s"
                yield Found("belongs_to", holder, led, span, reason, former)


def _leads(scene: Scene, noun: Token, led: Thing, cue: Token) -> bool:
    """False for a deputy, for who is in charge of a matter only, and for a leader within a body."""
    if cue.lower_ == "in" or (cue.lower_ != "of" and _is_of_matter(scene, noun)):
        return False
    before = (child for child in noun.lefts if scene.at(child) is not led)
    return is_chief((*(child.lower_ for child in before), noun.lemma_.lower()))


def _of_what(scene: Scene, noun: Token, led: Thing, cue: Token) -> bool:
    """True where a plain noun between says of what: in "U.S. gun owners" that of guns."""
    return any(
        child.dep_ == "compound" and child.i > cue.i and child.tag_ == "NN"
        for child in noun.lefts
        if scene.at(child) is not led
    )


def _is_of_matter(scene: Scene, noun: Token) -> bool:
    """True for "the firm’s director of research"."""
    return any(scene.at(each) is None for each in grammar.prepositional(noun, "of"))


def _in_hands(scene: Scene, noun: Token) -> Iterator[Found]:
    for holder, _ in of_whom(scene, noun, "of"):
        for place in scene.all(_governed(noun.head), *_LED):
            if holder.kind in _HOLDERS and (place.kind == "place" or place.form == "name"):
                yield Found("in_charge_of", holder, place, words(noun), "in the hands of")


def _is_staff_chief(noun: Token) -> bool:
    """True for a "chief of staff", who leads an office and not what it is of."""
    return any(each.lower_ == "staff" for each in grammar.prepositional(noun, "of"))


def _behind(scene: Scene, noun: Token) -> Iterator[tuple[Thing, Token]]:
    """As in "Joseph Votel, commander, U.S. Central Command"."""
    i = noun.i
    if noun.dep_ != "appos" or i + 2 >= len(scene.doc) or scene.doc[i + 1].text != ",":
        return
    if scene.doc[i - 1].text != ",":
        return
    for thing in scene.all(scene.doc[i + 2 : i + 4], "organisation"):
        if thing.form == "name":
            yield thing, noun
            return


def _may_lead(holder: Thing, led: Thing, cue: Token) -> bool:
    if holder.kind not in _HOLDERS or holder is led:
        return False
    if led.kind == "place" and cue.dep_ in {"compound", "nmod"}:
        return led.head.ent_type_ == "GPE"
    return led.kind == "organisation" or (led.kind == "place" and cue.lower_ not in _IN)


def _act(scene: Scene, noun: Token) -> Iterator[Found]:
    """As in "X’s capture of Y", "has control of Y", "areas under X control"."""
    verb = noun.head
    held = grammar.prepositional(noun, "of", "over")
    getting = noun.dep_ == "dobj" and verb.lemma_ in _GETTING
    if getting and not held:  # "took control of the town", hung on the verb
        held = grammar.prepositional(verb, "of", "over")
    places = list(scene.all(held, *_LED))
    owners = [thing for thing, _ in of_whom(scene, noun) if thing.kind in _HOLDERS]
    if places and not owners and getting and is_told(verb):
        owners = list(scene.all(agents(verb), *_HOLDERS))
    if places and not owners and noun.dep_ == "pobj" and verb.lower_ == "in":
        owners = list(scene.all(_governed(verb), *_HOLDERS))
    for owner in owners:
        for place in places:
            yield Found("in_charge_of", owner, place, words(noun), f"noun {noun.lemma_}")
    under = noun.dep_ == "pobj" and verb.lower_ == "under" and not _is_not(verb)
    if noun.lemma_.lower() in _STATES and under:
        holders = owners or places
        for place in scene.all(_governed(verb), *_LED):
            for holder in holders:
                if holder.kind in _HOLDERS:
                    yield Found("in_charge_of", holder, place, words(verb, noun), "under control")


def _is_not(preposition: Token) -> bool:
    """True for "not under", "no longer under"."""
    if preposition.i < 2:
        return False
    return bool({preposition.nbor(-1).lower_, preposition.nbor(-2).lower_} & _NEGATIONS)


def by_words(scene: Scene, noun: Token) -> Iterator[Found]:
    """As in "areas under IS control", by the order of the words: the parse often misses it."""
    if noun.lemma_.lower() not in _STATES or noun.i < 3:
        return
    i = noun.i - 1
    if scene.doc[i].tag_ == "POS":
        i -= 1
    holder = scene.at(scene.doc[i])
    if holder is None or holder.form != "name" or holder.kind not in _HOLDERS:
        return
    while i > 0 and scene.at(scene.doc[i]) is holder:
        i -= 1
    if scene.doc[i].lower_ == "the":
        i -= 1
    if i > 0 and scene.doc[i].lower_ == "under" and not _is_not(scene.doc[i]):
        for place in scene.all([_said_to_be(scene.doc[i])], "place"):
            yield Found("in_charge_of", holder, place, (scene.doc[i], noun), "under control")


def _said_to_be(preposition: Token) -> Token:
    """The word before "under", or before ", which is still under"."""
    token = preposition.nbor(-1)
    doc, i = preposition.doc, preposition.i - 1
    while i > 1 and doc[i].lower_ in _STILL:
        i -= 1
    if i > 1 and i < token.i and doc[i].lower_ in {"which", "that"}:
        return doc[i - 2] if doc[i - 1].text == "," else doc[i - 1]
    return token


def _governed(preposition: Token) -> list[Token]:
    """What "under X control" is said of: its noun, or the subject of its verb."""
    above = preposition.head
    if above.pos_ in {"NOUN", "PROPN"}:
        return [above]
    return grammar.subjects(above) if above.pos_ in {"VERB", "AUX"} and is_told(above) else []


def _held(scene: Scene, noun: Token, participle: Token) -> Iterator[Found]:
    """As in "ISIL-held territory", "a US-led coalition", "the state-owned bank"."""
    vocabulary = relation_words()
    if participle.lemma_.lower() not in vocabulary.holding | vocabulary.leading:
        return
    i = participle.i
    if i < 2 or scene.doc[i - 1].text not in {"-", "–", "‑"}:
        return
    holder, held = scene.at(scene.doc[i - 2]), scene.at(noun)
    if holder is None or held is None or held.kind not in _LED:
        return
    if holder.kind == "place":
        holder = holder._replace(kind="organisation")
    if holder.kind in _HOLDERS:
        yield Found("in_charge_of", holder, held, words(participle), f"-{participle.lower_}")
