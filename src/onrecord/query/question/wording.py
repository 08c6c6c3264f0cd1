"""Reading a question from free words: whose stand, and subject, action, object.

No parser is loaded for this: an action word is looked for, and what stands around it is taken
apart by its prepositions. What is not understood so stays a question of words.
"""

import functools
import re
from dataclasses import dataclass, replace

from onrecord.query.lexicon import Family, families, known
from onrecord.query.words import fold, straighten

_TOKEN = re.compile(r"\w+(?:-\w+)*")
_HOLDER_PATTERNS = (
    r"(?P<who>.+?)(?:'s|s') (?:own |official )?(?:stand|stance|position|view|views|attitude|opinion|line)"
    r" (?:on|to|towards?|about|regarding|over) (?P<what>.+)",
    r"(?:the )?(?:stand|stance|position|view|views|attitude|opinion) of (?P<who>.+?)"
    r" (?:on|to|towards?|about|regarding|over) (?P<what>.+)",
    r"where (?:does|do|did) (?P<who>.+?) stand (?:on|over|about|regarding) (?P<what>.+)",
    r"what (?:does|do|did|has|have|is|are) (?P<who>.+?)"
    r" (?:say|said|think|thought|saying) (?:about|on|of|to) (?P<what>.+)",
    r"(?:does|do|did|will|would|has|have) (?P<who>.+?) (?:support|back|oppose|favou?r|endorse|reject"
    r"|supported|backed|opposed|endorsed|rejected) (?P<what>.+)",
    r"(?:is|are|was|were) (?P<who>.+?) (?:for|against|in favou?r of|opposed to) (?P<what>.+)",
)
_HOLDERS = tuple(re.compile(pattern, re.IGNORECASE) for pattern in _HOLDER_PATTERNS)
_EVERYONE = frozenset({
    "anyone", "anybody", "everyone", "everybody", "who", "someone", "any", "all",
})  # fmt: skip
_ASKING = re.compile(
    r"(?:(?:who|which \w+|what) (?:supports?|backs?|opposes?|is for|is against|are for|are against"
    r"|is in favou?r of|has a say (?:on|in)|decides (?:on|about))|who stands where (?:on|over)"
    r"|the question of|the issue of|the matter of|whether|should|could|can|will|would|may|shall|must"
    r"|is|are|does|do) ",
    re.IGNORECASE,
)
_ARTICLE = re.compile(r"^(?:the|an?|any|its|their|his|her)\s+", re.IGNORECASE)
_LEFTOVER = re.compile(
    r"(?:'s?|\b(?:to|into|in|of|on|for|from|with|against|as|at|by|over|be|being|been|get|getting|seek(?:s|ing)?"
    r"|want(?:s|ing)?|hopes?|hoping|try(?:ing)?|tries|ought|should|will|would|can|could|may|must|shall"
    r"|be allowed|allowed|allowing|allow|let|letting|proposed|possible|planned|new|full|formal|early|own"
    r"|potential|further|more|any|the|an|a))$",
    re.IGNORECASE,
)
_LEADING = re.compile(
    r"^(?:to|into|in|of|on|upon|for|from|with|against|as|at|by|over|between|towards?|the|an|a|any)\s+",
    re.IGNORECASE,
)
_LET_IN = re.compile(
    r"(?:.+? )?(?:let|letting|bring|bringing|take|taking|accept|accepting|invite|inviting)"
    r" (?P<subject>.+?) (?:in|into|to) (?P<object>.+)",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"\s*between (.+?) and (.+)$", re.IGNORECASE)
_FOR = re.compile(
    r"^(?:\w+ )*?(?:bid|application|candidacy|request|plan|wish|hopes?) (?:for|of|to)\s+"
)
_ATTEMPT = frozenset({
    "bid", "bids", "application", "applications", "candidacy", "request", "requests", "attempt",
    "attempts", "push", "campaign", "plan", "plans", "proposal", "interest", "hopes",
    "ambition", "ambitions", "aspiration", "aspirations", "effort", "efforts", "quest",
    "possible", "wish", "apply", "applies", "applying", "applied",
})  # fmt: skip


@dataclass(frozen=True)
class Reading:
    """How the words of a question were read. Parts that are not there are ``None``."""

    text: str
    holder: str | None = None
    subject: str | None = None
    action: str | None = None
    family: str | None = None
    object: str | None = None


def read_words(text: str) -> Reading:
    """Read a question asked in free words. Empty parts mean that only the words are known."""
    plain = straighten(text).strip(' ?.!;:"')
    holder, topic = _split_holder(plain)
    reading = Reading(text=topic, holder=holder)
    core = _ASKING.sub("", topic, count=1) if _ASKING.match(topic) else topic
    found = _find_action(core)
    if found is None:
        let_in = _LET_IN.fullmatch(topic)
        if let_in is None:
            return reading
        subject, thing = _clean(let_in["subject"]), _clean(let_in["object"])
        return replace(reading, subject=subject, action="entry", family="joining", object=thing)
    start, end, family = found
    action = core[start:end].lower()
    subject, thing = _around(core[:start], action, core[end:], family)
    subject, kind_of = _name_or_kind(subject)
    between = _BETWEEN.match(core[end:])
    if between and subject is None:
        subject, thing = _clean(between[1]), _clean(between[2])
    inner = _find_action(thing) if thing else None
    if thing and inner is not None and inner[0] == 0 and _LEADING.match(thing[inner[1] :].strip()):
        kind_of = f"{thing[: inner[1]].lower()} {kind_of}".strip()
        thing = _clean(thing[inner[1] :])
    if subject is None and thing is None:
        return reading
    action = f"{kind_of} {action}".strip()
    return replace(reading, action=action, family=family.name, subject=subject, object=thing)


def _name_or_kind(subject: str | None) -> tuple[str | None, str]:
    """A name acts ("US withdrawal"); other words only say of which kind the act is ("arms sales")."""
    if subject is None:
        return None, ""
    words = subject.split()
    capitals = any(word[:1].isupper() for word in words)
    named = words[-1][:1].isupper() or (capitals and words[-1][:1].isdigit())
    if named or known(subject) is not None:
        return subject, ""
    for cut in range(len(words) - 1, 0, -1):  # "U.S. military strikes": whose, then of which kind
        if known(" ".join(words[:cut])) is not None:
            return " ".join(words[:cut]), " ".join(words[cut:]).lower()
    if capitals:
        return None, subject.lower()
    return None, subject


def _split_holder(text: str) -> tuple[str | None, str]:
    for pattern in _HOLDERS:
        match = pattern.fullmatch(text)
        if match is None:
            continue
        who = _ARTICLE.sub("", match["who"]).strip()
        if fold(who) in _EVERYONE:
            return None, match["what"]
        if len(who.split()) <= 6:
            return who, match["what"]
    return None, text


def _find_action(text: str) -> tuple[int, int, Family] | None:
    """The first action word that is more than an attempt: half-open offsets and its family."""
    folded = fold(text)
    for match in _TOKEN.finditer(folded):
        family = _family_by_form().get(match.group())
        if family is not None and match.group() not in _ATTEMPT:
            return match.start(), match.end(), family
    return _find_attempt(folded)


@functools.cache
def _family_by_form() -> dict[str, Family]:
    found: dict[str, Family] = {}
    for family in families():
        for form in sorted(family.forms):
            found.setdefault(form, family)
    return found


def _find_attempt(folded: str) -> tuple[int, int, Family] | None:
    """A name's bare "bid" names no action but the attempt: it is read as one to join."""
    joining = next((f for f in families() if f.name == "joining"), None)
    match = re.search(r"\b(?:bid|application|candidacy)\b", folded)
    return (match.start(), match.end(), joining) if match and joining else None


def _around(before: str, action: str, after: str, family: Family) -> tuple[str | None, str | None]:
    """Subject and object, from the words before and after the action."""
    subject, thing = _before(before)
    rest = " ".join(after.split())
    by = re.search(r"\bby (.+)$", rest, re.IGNORECASE)
    if by:
        subject, rest = subject or _clean(by[1]), rest[: by.start()].strip()
    moved = re.match(r"of (.+?) (?:to|into|in|from|as) (.+)$", rest, re.IGNORECASE)
    verb = fold(action) in family.verbs and fold(action) not in family.nouns
    if moved and not subject:
        subject, rest = _clean(moved[1]), moved[2]
    elif rest and verb and not subject:
        carried = re.match(r"(.+?) (?:to|into|in) (.+)$", rest, re.IGNORECASE)
        if carried and not re.match(r"(?:to|into|in)\b", rest, re.IGNORECASE):
            subject, rest = _clean(carried[1]), carried[2]
    elif rest.lower().startswith("of ") and not subject and thing:
        subject, rest = _clean(rest), ""
    return subject, _clean(rest) or thing


def _before(text: str) -> tuple[str | None, str | None]:
    """Subject and object of "Sweden's NATO …"; of "Taiwan's bid to …" only a subject."""
    text = _strip_tail(text)
    owner = re.match(r"(.+?)(?:'s|s')\s+(.+)$", text)
    if owner is None:
        return _clean(text), None
    middle = _FOR.sub("", _strip_tail(owner[2]))
    name = owner[1] + ("s" if text[owner.end(1) :].startswith("s'") else "")
    return _clean(name), _clean(middle)


def _strip_tail(text: str) -> str:
    previous = None
    text = text.strip()
    while text != previous:
        previous = text
        text = _LEFTOVER.sub("", text).strip()
        head, _, last = text.rpartition(" ")
        if fold(last) in _ATTEMPT:
            text = head.strip()
    return text


def _clean(text: str | None) -> str | None:
    previous = None
    text = (text or "").strip(" ,;:")
    while text != previous:
        previous = text
        text = _LEADING.sub("", text).strip(" ,;:")
    text = re.sub(r"'s$", "", text)
    return text or None
