"""A question made ready to be looked for in a record: its names as entities and as words."""

import re
from dataclasses import dataclass

from onrecord.query.lexicon import families, is_capital, known, known_by_id, other_names
from onrecord.query.words import Forms, fold, word_list
from onrecord.records import Question
from onrecord.store.view import Bearer, View

_SEVERAL = re.compile(r",? and |, ")
_EMPTY = frozenset({
    "a", "about", "after", "again", "against", "all", "also", "an", "and", "any", "are", "as",
    "at", "be", "been", "being", "between", "by", "can", "could", "did", "do", "does", "for",
    "from", "had", "has", "have", "he", "her", "his", "how", "i", "if", "in", "into", "is",
    "it", "its", "may", "more", "most", "new", "no", "not", "of", "on", "or", "our", "over",
    "say", "says", "she", "should", "so", "than", "that", "the", "their", "them", "they",
    "this", "to", "towards", "under", "up", "upon", "was", "we", "were", "what", "when",
    "where", "which", "who", "whom", "whose", "why", "will", "with", "would",
})  # fmt: skip


@dataclass(frozen=True, eq=False)
class Party:
    """A name in a question: the keys (``Who.key``) it may stand for and the words for it."""

    name: str
    known_as: str | None
    entities: frozenset[str]
    forms: Forms


@dataclass(frozen=True, eq=False)
class Topic:
    """A question as it is looked for: ``action`` holds the words of its family of actions.

    ``own`` and ``unlike`` are those of the question's kind of action and of other kinds ("tariffs" are no
    sanctions). ``kind_of`` are words that say which kind of action is meant ("arms" of "arms sales");
    ``content`` those that count where neither subject, object nor action is known.
    """

    question: Question
    subject: Party | None
    object: Party | None
    action: Forms
    own: Forms
    unlike: Forms
    kind_of: tuple[str, ...]
    wordings: tuple[tuple[str, ...], ...]
    content: tuple[str, ...]

    @property
    def parted(self) -> bool:
        """True when the question was understood as more than words."""
        named = self.subject is not None or self.object is not None
        return (bool(self.action) and named) or (
            self.subject is not None and self.object is not None
        )


def known_party(name: str) -> Party | None:
    """What a name stands for by the codebooks alone, ``None`` if they do not know it."""
    entry = known(name)
    if entry is None:
        return None
    return Party(entry.name, entry.id, frozenset({entry.id}), Forms((name, *entry.forms)))


def find_party(view: View, name: str, *, acts: bool = True) -> Party:
    """What a name stands for: by the codebooks and by the record. Nothing found is a result.

    ``acts``: a capital stands for its government; where something is done to it, it is a city.
    """
    if not acts and is_capital(name):
        return Party(name, None, frozenset(), Forms([name]))
    several = [known_party(each) for each in _SEVERAL.split(name)]
    if len(several) > 1 and known(name) is None and all(several):
        return _together(name, [each for each in several if each is not None])
    entry = known(name)
    found = exact_entities(view, name)
    if entry is not None:
        found += [entity for entity in exact_entities(view, entry.name) if entity not in found]
        found = [entity for entity in found if entity.known_as == entry.id]
    elif found and found[0].known_as:
        entry = known_by_id(found[0].known_as)
    forms = [name, *other_names(name)]
    if entry is not None:
        forms += [entry.name, *entry.forms]
    for entity in found:
        forms += [entity.name, *(alias for alias in entity.aliases if alias[:1].isupper())]
    return Party(
        name=entry.name if entry is not None else name,
        known_as=entry.id if entry is not None else None,
        entities=frozenset(entity.known_as or entity.id for entity in found)
        | ({entry.id} if entry is not None else frozenset()),
        forms=Forms(forms),
    )


def _together(name: str, parties: list[Party]) -> Party:
    """Several names as one party: "Finland and Sweden"."""
    entities = frozenset[str]().union(*(party.entities for party in parties))
    return Party(name, None, entities, Forms(f for party in parties for f in party.forms.forms))


def exact_entities(view: View, name: str) -> list[Bearer]:
    """Entities that have this name or alias, best first; not those that only begin with it."""
    wanted = _bare(name)
    return [
        entity
        for entity in view.bearers(name)
        if wanted in {_bare(each) for each in (entity.name, *entity.aliases)}
    ]


def _bare(name: str) -> str:
    words = word_list(name)
    return " ".join(words[1:] if len(words) > 1 and words[0] == "the" else words).replace(".", "")


def make_topic(view: View, question: Question, family: str | None) -> Topic:
    """Resolve the question's names against the codebooks and the record."""
    action, own, unlike = _action_forms(question.action, family)
    subject = find_party(view, question.subject) if question.subject else None
    object_ = find_party(view, question.object, acts=False) if question.object else None
    return Topic(
        question=question,
        subject=subject,
        object=object_,
        action=action,
        own=own,
        unlike=unlike,
        kind_of=tuple(
            word for word in content_words(question.action or "") if not action.within(word)
        ),
        wordings=tuple(
            tuple(content_words(words))
            for words in (*question.wordings, *other_names(question.text))
        ),
        content=tuple(content_words(question.text)),
    )


def _action_forms(action: str | None, family: str | None) -> tuple[Forms, Forms, Forms]:
    """The words for an action, those of the question's kind of it, and those of other kinds."""
    entry = next((f for f in families() if f.name == family), None)
    if entry is not None:
        own, unlike = entry.kind(word_list(action or ""))
        return Forms(entry.forms), Forms(own), Forms(unlike)
    last = [fold(action).split()[-1]] if action is not None else []
    forms = {form for word in last for form in (word, word + "s", word.removesuffix("s"))}
    return Forms(forms), Forms(()), Forms(())


def content_words(text: str) -> list[str]:
    """Folded words that say what a text is about, in order, each once."""
    return list(dict.fromkeys(word for word in word_list(text) if word not in _EMPTY))
