"""Joining the wordings of one proposal. Pure: keys and counts in, groups out."""

import itertools
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from onrecord.query.questions.labels import Key
from onrecord.records.matter import MatterStatus
from onrecord.schema.matters import matters

_MOSTLY = 0.5  # share of those that tell, for those that leave it out to be counted with them
_APART = 3  # reports; topics told as often are each a question of its own
_PROMISCUOUS = 4  # partners; a deal "with" who has so many, named alone, is any of them
_WORDS = 8  # of a topic all of whose parts are looked for: 254 of them
_MUTUAL = frozenset({"agreement"})  # acts of two equals


@dataclass
class Group:
    """One proposal: the labels that speak of it with their numbers of reports, by status."""

    key: Key
    labels: dict[str, int] = field(default_factory=dict)
    told: Counter[MatterStatus] = field(default_factory=Counter)
    families: Counter[str] = field(default_factory=Counter)

    @property
    def size(self) -> int:
        """Reports, a report counted once for each label."""
        return self.told.total()

    def add(self, label: str, status: MatterStatus, family: str, reports: int) -> None:
        """Count the reports of one label."""
        self.labels[label] = reports
        self.told[status] += reports
        self.families[family] += reports

    def copy(self) -> "Group":
        """One of its own with the same."""
        return Group(self.key, dict(self.labels), Counter(self.told), Counter(self.families))

    def take(self, other: "Group") -> None:
        """Count another's with this."""
        self.labels.update(other.labels)
        for told, number in other.told.items():
            self.told[told] += number
        for family, number in other.families.items():
            self.families[family] += number


Groups = dict[Key, Group]


def merge(groups: Groups, same: Mapping[str, str]) -> list[Group]:
    """One group a proposal, biggest first; ``same`` gives names the one that they are settled as."""
    groups = own = _rename(groups, {**_short_names(groups), **same})
    for step in (_pairs, _subjects, _topics_beside_names, _topics):
        groups = step(groups)
    kept = [group for group in groups.values() if not _says_nothing(group.key)]
    partners = _partners(own)
    kept = [group for group in kept if not _is_anybodys(group.key, partners)]
    return sorted(kept, key=lambda group: (-group.told["open"], -group.size, group.key))


def _join(groups: Groups, into: Mapping[Key, Key]) -> Groups:
    """Each group counted with the one that it goes into, over any number of steps."""
    found: Groups = {key: group for key, group in groups.items() if key not in into}
    own: set[Key] = set()  # groups made here: the rest are those given, and stay as they are
    for key in groups:
        if key not in into:
            continue
        target, seen = key, {key}
        while target in into and into[target] not in seen:
            target = into[target]
            seen.add(target)
        if target not in own:
            own.add(target)
            found[target] = found[target].copy() if target in found else Group(target)
        found[target].take(groups[key])
    return found


def _rename(groups: Groups, same: Mapping[str, str]) -> Groups:
    into = {}
    for key in groups:
        objects = tuple(sorted({same.get(name, name) for name in key.objects}))
        new = replace(key, subject=same.get(key.subject, key.subject), objects=objects)
        if new != key:
            into[key] = new
    return _join(groups, into)


def _short_names(groups: Groups) -> dict[str, str]:
    """Last names that stand for the one full name that ends so, if most that do are that one."""
    sizes: Counter[str] = Counter()
    for key, group in groups.items():
        for name in key.objects:
            if name.startswith("name:"):
                sizes[name] += group.size
    longer: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for name, size in sizes.items():
        words = name.removeprefix("name:").split()
        if len(words) > 1:
            longer[f"name:{words[-1]}"][name] += size
    found = {}
    for short, full in longer.items():
        best, size = max(full.items(), key=lambda each: (each[1], each[0]))
        if short in sizes and size >= _MOSTLY * full.total():
            found[short] = best
    return found


def _pairs(groups: Groups) -> Groups:
    """A pair goes with the one that deals with fewer: "the U.S.-Iran deal" with "the deal with Iran"."""
    into = {}
    partners = _partners(groups)
    for key in groups:
        if len(key.objects) < 2:
            continue
        # Who deals with few is what tells this deal from others.
        name = min(key.objects, key=lambda each: (partners[key.act, each], each))
        single = replace(key, objects=(name,))
        bare = replace(single, topic=())
        known = [each for each in (single, bare) if each in groups]
        into[key] = max(known, key=lambda each: (groups[each].size, each), default=single)
    return _join(groups, into)


def _partners(groups: Groups) -> Counter[tuple[str, str]]:
    """With how many others each name stands as the object of one act."""
    found: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for key in groups:
        for name in key.objects:
            found[key.act, name].update(other for other in key.objects if other != name)
    return Counter({each: len(others) for each, others in found.items()})


def _is_anybodys(key: Key, partners: Counter[tuple[str, str]]) -> bool:
    """True for "a deal with the United States" where reports tell of many."""
    return key.act in _MUTUAL and any(
        partners[key.act, name] >= _PROMISCUOUS for name in key.objects
    )


def _subjects(groups: Groups) -> Groups:
    """Where whose act it is is left out, it is that of the one told of most."""
    by_rest: defaultdict[Key, list[Key]] = defaultdict(list)
    for key in groups:
        if matters().families[key.act].per_subject if key.act in matters().families else False:
            by_rest[replace(key, subject="")].append(key)
    into = {}
    for bare, keys in by_rest.items():
        told = {key: groups[key].size for key in keys if key.subject}
        if bare in groups and told:
            best = max(told, key=lambda key: (told[key], key))
            if told[best] >= _MOSTLY * max(sum(told.values()), groups[bare].size):
                into[bare] = best
    return _join(groups, into)


def _topics_beside_names(groups: Groups) -> Groups:
    """With one named object, topics that few reports tell go with those that most do."""
    by_rest: defaultdict[Key, list[Key]] = defaultdict(list)
    for key in groups:
        if key.objects and not _is_of_things(key):
            by_rest[replace(key, topic=())].append(key)
    into = {}
    for keys in by_rest.values():
        best = max(keys, key=lambda key: (groups[key].size, key))
        for key in keys:
            if key != best and (not key.topic or groups[key].size < _APART or _within(best, key)):
                into[key] = best
    return _join(groups, into)


def _is_of_things(key: Key) -> bool:
    """True where the topic is what it is done to: a ban on Iranian planes, one on Iranian oil."""
    family = matters().families.get(key.act)
    return family is not None and family.needs in {"topic", "listed"}


def _topics(groups: Groups) -> Groups:
    """A longer topic goes with a shorter one: "federal prison reform" with "prison reform"."""
    by_topic: defaultdict[tuple[str, frozenset[str]], list[Key]] = defaultdict(list)
    for key in groups:
        if not key.objects and key.topic:
            by_topic[key.act, frozenset(key.topic)].append(key)
    into = {}
    for key, group in groups.items():
        if key.objects or len(key.topic) < 2:
            continue
        shorter = [
            other
            for topic in _parts(key.topic)
            for other in by_topic.get((key.act, topic), ())
            if groups[other].size >= group.size
        ]
        if shorter:
            into[key] = max(shorter, key=lambda each: (groups[each].size, each))
    return _join(groups, into)


def _parts(topic: Sequence[str]) -> Iterator[frozenset[str]]:
    """All that have some of the words of a topic and not all; of very long ones those of few words."""
    words = sorted(set(topic))
    longest = len(words) - 1 if len(words) <= _WORDS else 2
    for size in range(1, longest + 1):
        yield from map(frozenset, itertools.combinations(words, size))


def _within(short: Key, long: Key) -> bool:
    return set(short.topic) < set(long.topic)


def _says_nothing(key: Key) -> bool:
    """True for a topic that names nothing by itself: "the reform of the system"."""
    generic = matters().lists["generic"]
    return not key.objects and all(word in generic for word in key.topic)


def counted(labels: Iterable[tuple[str, MatterStatus, str, Key, int]]) -> Groups:
    """Groups out of labels, each with its status, family, key and number of reports."""
    groups: Groups = {}
    for label, status, family, key, reports in labels:
        groups.setdefault(key, Group(key)).add(label, status, family, reports)
    return groups
