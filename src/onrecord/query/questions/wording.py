"""What a proposed question is called: its best full wording in the reports. Pure."""

import functools
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from onrecord.query.lexicon import known_by_id
from onrecord.query.questions.labels import LAW, Key
from onrecord.query.words import fold, straighten
from onrecord.records import Matter, Question, content_id
from onrecord.schema.bodies import load_bodies
from onrecord.schema.instruments import instruments
from onrecord.schema.matters import matters

MOST_WORDINGS = 12  # of a question; the rest are rare
_LONGEST = 9  # words of a wording
_PREPOSITION = re.compile(r" (?:of|on|in|to|into|with|from) ")
_LEADING = re.compile(r"^(?:the|an?|any|this|that|these|those|its|their|his|her|our|some)\s+", re.I)
_WITH_THE = re.compile(
    r"(?:Act|[Aa]greements?|[Dd]eal|[Pp]ipeline|Protocol|Treaty|Partnership|College|prison|Plan"
    r"|Amendment|Union|Nations|States|Kingdom|Bank|Court|filibuster|mandate|penalty|Republic|Philippines"
    r"|Netherlands|House|Senate|Ministry|Department|Army|Party)$"
)


# What is done to a law, treaty or programme that is in force.
_UNDOING = frozenset(
    {"abrogation", "withdrawal", "leaving", "closure", "easing", "ban", "reduction"}
)
_MUTUAL = frozenset({"agreement", "negotiation"})
_PACT = frozenset({"pact", "agreement", "accord", "treaty"})
_SHORT = 6  # words of a wording that is told once and still names the question
_WORD = re.compile(r"[^\s]+")


@dataclass(frozen=True)
class Wording:
    """One way to say it: as printed, how often, whether as a noun, whether on this side of it."""

    text: str
    count: int
    noun: bool
    same_side: bool


def wordings(found: Iterable[Matter], family: str) -> list[Wording]:
    """The explicit wordings of a proposal, most told first; those of its other sides are marked."""
    counts: Counter[str] = Counter()
    printed: dict[str, Counter[str]] = {}
    kinds: dict[str, tuple[bool, bool]] = {}
    for matter in found:
        text = core(matter)
        if not matter.explicit or not text or len(text.split()) > _LONGEST:
            continue
        if " " not in text and matter.family != "instrument":
            continue  # "impeached": it does not say whom
        folded = fold(text)
        counts[folded] += 1
        printed.setdefault(folded, Counter())[text] += 1
        same = matter.family in {family, "instrument"} or family == "instrument"
        kinds.setdefault(folded, (matter.form == "noun", same))
    best = sorted(counts, key=lambda folded: (-counts[folded], len(folded), folded))
    return [
        Wording(_as_printed(printed[folded]), counts[folded], *kinds[folded]) for folded in best
    ]


def question_of(
    key: Key, family: str, found: Sequence[Matter], display: Mapping[str, str]
) -> tuple[Question, tuple[str, ...]]:
    """The question of a proposal, and the wordings of its other side ("lifting …" of "sanctions").

    ``display`` gives the names of those that the codebooks do not know.
    """
    told = wordings(found, family)
    subject = _name(key.subject, display) if key.subject else None
    thing = _thing(key, display) if key.objects else _printed_topic(key, found)
    text = _title(key, family, told, subject, thing)
    ours = [each.text for each in told if each.same_side and fold(each.text) != fold(text)]
    others = tuple(each.text for each in told if not each.same_side)
    law = family == "instrument"
    action = None if law else _action(found, family)
    kept = tuple(ours[:MOST_WORDINGS])
    if law:
        names = instruments().by_id[key.objects[0]]
        often = tuple(each.text for each in told if each.count > 1 and each.text in kept)
        kept = tuple(dict.fromkeys((*often, *names.aliases)))[: 2 * MOST_WORDINGS]
        subject = thing = None
    question = Question(
        id=content_id("qst1", text, subject, action, thing, *kept),
        text=text,
        subject=subject,
        action=action,
        object=thing,
        wordings=kept,
    )
    return question, others[:MOST_WORDINGS]


def family_of(key: Key, families: Counter[str]) -> str:
    """The family that names the question: what most reports tell, of a law only what undoes it.

    A law that is itself a proposal goes by its name, unless most tell of undoing it.
    """
    if key.act != "instrument":
        return max(families, key=lambda family: (families[family], family))
    law = instruments().by_id[key.objects[0]]
    undoing = {family: n for family, n in families.items() if family in _UNDOING}
    others = undoing or {family: n for family, n in families.items() if family != "instrument"}
    if not others or (law.act and sum(undoing.values()) * 2 <= families.total()):
        return "instrument"
    return max(others, key=lambda family: (others[family], family))


def _action(found: Sequence[Matter], family: str) -> str | None:
    """The word for the act that most reports have: a noun where there is one."""
    counts: Counter[tuple[bool, str]] = Counter()
    for matter in found:
        if matter.family == family:
            counts[matter.form == "noun", matter.action] += 1
    if not counts:
        return None
    (_, action), _ = max(counts.items(), key=lambda each: (each[0][0], each[1], each[0][1]))
    return action


def _title(
    key: Key, family: str, told: Sequence[Wording], subject: str | None, thing: str | None
) -> str:
    if family == "instrument":
        return instruments().by_id[key.objects[0]].name
    naming = [
        each
        for each in told
        if each.noun and each.same_side and " " in each.text and _names(each.text, subject)
    ]
    best = _best(naming)
    alone = not key.objects or subject is not None
    if best is not None and key.act != "instrument":
        short = len(best.text.split()) <= _SHORT and (alone or key.topic)
        if best.count > 1 or short:
            return best.text
    if thing is not None and family in _MUTUAL and key.objects[0] in _pacts():
        return thing
    owner = f"{subject}'s " if subject else ""
    title = matters().families[family].title
    action = next((each.text.split()[0] for each in told if each.noun), family)
    return owner + title.format(object=_with_article(thing or ""), action=action)


@functools.cache
def _pacts() -> frozenset[str]:
    """Bodies that are themselves an agreement."""
    return frozenset(
        f"body:{body.id}" for body in load_bodies().values() if _PACT & set(body.nouns)
    )


def _best(naming: Sequence[Wording]) -> Wording | None:
    """The commonest, or one with a preposition that is about as common: "sanctions on Iran"."""
    if not naming:
        return None
    common = [each for each in naming if each.count * 2 >= naming[0].count]
    return next((each for each in common if _PREPOSITION.search(each.text)), naming[0])


def _names(text: str, subject: str | None) -> bool:
    return subject is None or fold(subject) in fold(text)


def _with_article(name: str) -> str:
    return f"the {name}" if _WITH_THE.search(name) else name


def _thing(key: Key, display: Mapping[str, str]) -> str | None:
    if key.objects:
        named = " and ".join(_name(name, display) for name in key.objects)
        beside = " ".join(word for word in key.topic)
        return f"{named} {beside}".strip() if key.act in {"easing", "building"} else named
    return " ".join(key.topic) or None


def _printed_topic(key: Key, found: Sequence[Matter]) -> str | None:
    """A topic as reports print it: "emissions", not the lemma that it is counted by."""
    forms = Counter(
        span.quote.lower() for matter in found if (span := matter.object_span) is not None
    )
    last = key.topic[-1] if key.topic else ""
    printed = [form for form, _ in forms.most_common() if form[:4] == last[:4] and " " not in form]
    return " ".join((*key.topic[:-1], *(printed[:1] or [last]))).strip() or None


def _name(name: str, display: Mapping[str, str]) -> str:
    if name in display:
        return display[name]
    if name.startswith(LAW):
        law = instruments().by_id.get(name)
        return law.name if law is not None else name.removeprefix(LAW)
    entry = known_by_id(name)
    return entry.name if entry is not None else name.removeprefix("name:").title()


def core(matter: Matter) -> str:
    """A matter's words without articles, judgements and tallies before the word of the act.

    Of "ever tougher new U.S. sanctions on Iran" it is "U.S. sanctions on Iran": what stands
    before the act's word is kept where it is a name or tells what it is about.
    """
    cut = matter.head.start - matter.span.start
    of_law = any(name.startswith(LAW) for name in matter.names)
    if matter.form == "verb" or cut <= 0 or of_law:
        return _small(_plain(matter.span.quote), matter)
    before, rest = matter.span.quote[:cut], matter.span.quote[cut:]
    topic = set(matter.topic) | {piece for word in matter.topic for piece in word.split()}
    kept = [word for word in _WORD.findall(straighten(before)) if _tells(word, topic)]
    return _small(_plain(" ".join([*kept, rest])), matter)


def _tells(word: str, topic: set[str]) -> bool:
    bare = fold(word).strip("\"'(),")
    if bare in matters().lists["empty"]:
        return False
    return word[:1].isupper() or bare in topic or bare.removesuffix("s") in topic


def _small(text: str, matter: Matter) -> str:
    """Without the capital of a sentence's first word, where that is the word of the act."""
    first = text.split(" ", 1)[0]
    common = matter.family != "instrument" and first[1:].islower()
    if common and fold(first).startswith(matter.action[:4]):
        return text[:1].lower() + text[1:]
    return text


def _plain(quote: str) -> str:
    """A wording as it is printed within a sentence: one line, no article, no quotation marks."""
    text = straighten(quote.replace("\n", " ")).replace('"', "").strip(" ',.;:-()")
    return _LEADING.sub("", text).removesuffix("'s").strip()


def _as_printed(forms: Counter[str]) -> str:
    """The commonest form; one with a small first letter where it is as common within sentences."""
    small = {form: n for form, n in forms.items() if form[:1].islower()}
    return max(small or forms, key=lambda form: (forms[form], form))
