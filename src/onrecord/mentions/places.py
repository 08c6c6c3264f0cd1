"""When a country's, capital's or seat's name only says where something is."""

from spacy.tokens import Doc, Token

from onrecord.mentions.name import Name

_WHERE = frozenset({"in", "at", "near", "around", "across", "outside", "inside", "throughout", "through", "within", "into", "via", "off", "beyond", "along", "toward", "towards", "onto"})  # fmt: skip
_WHERE_OR_WHOM = frozenset({"to", "from", "for", "over", "on", "of"})
_MOTION = frozenset({
    "visit", "trip", "travel", "go", "come", "fly", "return", "head", "move", "arrive", "flight",
    "journey", "flee", "drive", "tour", "depart", "leave", "route", "way", "withdraw", "withdrawal",
    "pilgrimage", "deport", "deportation", "ship", "shipment", "send", "dispatch", "bring", "take",
    "evacuate", "cross", "march", "migrate", "emigrate", "relocate", "transfer", "escape",
    "report", "speak", "back", "home", "north", "south", "east", "west", "mile",
    "kilometer", "kilometre", "km", "stop", "stopover", "summon", "invite", "troop", "exile",
})  # fmt: skip
_PLACE_NOUNS = frozenset({"city", "town", "capital", "village", "outskirts", "suburb", "streets", "east", "west", "north", "south", "part", "region", "airport", "province", "island", "mayor", "university", "suburbs", "district"})  # fmt: skip
_ACTING = frozenset({"nsubj", "nsubjpass", "csubj", "poss", "agent", "dobj", "dative"})
_TRUST = frozenset({"confidence", "trust", "interest", "faith", "believe", "invest", "disappointed", "interested"})  # fmt: skip
_DATELINE_WORDS = 12  # tokens: "BEIJING, Aug. 3 (Reuters) -"


def is_place(doc: Doc, name: Name) -> bool:
    """True where the name only says where: "in Hong Kong", "visit to the White House", a dateline."""
    if name.label not in {"known", "place name"}:
        return False
    known = name.known
    if known is not None and not known.id.startswith("country:"):
        return False
    if known is not None and known.form == "demonym":
        return False
    head = doc[name.first : name.after].root
    if _is_dateline(doc, name):
        return True
    if known is not None and known.form == "seat" and head.dep_ in {"compound", "nmod"}:
        return False  # "White House spokesman": of the government, not in the house
    return _says_where(head, country=known is not None and known.form == "name")


def _says_where(head: Token, *, country: bool) -> bool:
    while head.dep_ == "conj":
        head = head.head
    if head.dep_ in {"compound", "nmod"}:
        return not country
    if _follows_town(head):
        return True
    if head.dep_ == "npadvmod":
        return True
    if head.dep_ != "pobj":
        return head.dep_ not in _ACTING and not country
    return _object_is_where(head.head, country=country)


def _follows_town(head: Token) -> bool:
    """True in "Lausanne, Switzerland"."""
    i = head.left_edge.i if head.dep_ == "appos" else head.i
    if i < 2 or head.doc[i - 1].text != ",":
        return False
    town = head.doc[i - 2]
    return town.ent_type_ == "GPE" and (head.dep_ == "appos" or head.head == town)


def _object_is_where(preposition: Token, *, country: bool) -> bool:
    word = preposition.lower_
    above = preposition.head
    if word in _WHERE:
        return above.lemma_ not in _TRUST
    if word not in _WHERE_OR_WHOM:
        return False
    if word in {"to", "from"}:
        return above.lemma_.lower() in _MOTION or (
            above.dep_ == "prep" and above.lower_ in {"out", "away", "back"}
        )
    if word == "of":
        return above.lemma_.lower() in _PLACE_NOUNS or above.lower_ in {"outside", "out", "inside"}
    if word == "for":
        return above.lemma_.lower() in {"leave", "depart", "head", "bind"}
    return not country and word == "over"


def _is_dateline(doc: Doc, name: Name) -> bool:
    """True at a paragraph's start before "(Reuters) -" or a dash: the place a report was sent from."""
    if name.first > 2 or (name.first > 0 and not doc[name.first].text.isupper()):
        return False
    shouted = doc[name.first].text.isupper() and doc[name.first].is_alpha
    for i in range(name.after, min(name.after + _DATELINE_WORDS, len(doc))):
        token = doc[i]
        if token.pos_ in {"VERB", "AUX"}:
            return False
        if token.text in {"—", "–", "--"} or (
            token.text in {"-", "(", ":"} and (shouted or i == name.after)
        ):
            return token.text != "-" or token.whitespace_ != ""
    return False
