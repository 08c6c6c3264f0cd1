"""One name alone, all that a report has of a person: "Merkel", "President Obama", "Hillary".

It is the full-named person whom name, post, country, gender, time and company point to; where two
members of a family or two namesakes fit, it stays apart and the comparison says ``unsure``.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from onrecord.actors.across.bearer import Bearer, posts_agree
from onrecord.actors.across.choosing import Choice, choose
from onrecord.actors.across.company import Company
from onrecord.actors.across.group import Group
from onrecord.actors.across.person_names import person_name
from onrecord.actors.across.romanised import folded
from onrecord.schema.name_words import load_name_words

NOBODY = "no full name like it in the record"
_HARDLY = 0.2  # reports' worth that a person is called what none calls them alone
_BY_GIVEN = 0.1  # the same for a given name
_LONG = 6  # letters from which another spelling is looked for
_MOST = 20  # candidates looked at closely; as many again that hold the post


class Short(NamedTuple):
    """A bearer of one name, and what was chosen among all persons of that name."""

    bearer: Bearer
    choice: Choice


class Bearers:
    """Full-named persons by the short names that they go by."""

    def __init__(self, groups: Iterable[Group]) -> None:
        self._by_form: dict[str, list[tuple[Group, float]]] = {}
        self._forms: dict[int, frozenset[str]] = {}
        for group in groups:
            spelled = _forms(group)
            self._forms[id(group)] = frozenset(spelled)
            weights: dict[str, float] = {}
            for form, weight in spelled.items():
                weights[folded(form)] = max(weight, weights.get(folded(form), 0.0))
            for form, weight in weights.items():
                self._by_form.setdefault(form, []).append((group, weight))
        for found in self._by_form.values():
            found.sort(key=lambda each: (-each[1], each[0].first_id))

    def of(self, bearer: Bearer) -> tuple[Sequence[tuple[Group, float]], float]:
        """Who may be meant, with how many reports' worth each weighs, most first; and what the rest weigh."""
        name = person_name(bearer.actor.name)
        found = self._by_form.get(folded(name.last), [])
        if len(name.last) < _LONG:  # Dodd is not Dowd, but al-Qaddafi may be Gaddafi
            found = [each for each in found if name.last in self._forms[id(each[0])]]
        if name.suffix:  # "Trump Jr." is none of those who are not
            found = [each for each in found if any(n.suffix == name.suffix for n in each[0].names)]
        if len(found) <= _MOST:
            return found, 0.0
        of_post = [
            each
            for each in found[_MOST:]
            if any(posts_agree(p, q) for p in bearer.posts for q in each[0].profile.posts)
        ]
        asked = [*found[:_MOST], *of_post[:_MOST]]
        return asked, sum(weight for _, weight in found) - sum(weight for _, weight in asked)


def _forms(group: Group) -> dict[str, float]:
    """Surnames weigh all reports of the person; other names those in which they stand alone.

    So does the surname of who is told from another by a suffix ("Doe Jr.").
    """
    found: Counter[str] = Counter()
    suffixed = False
    for bearer in group.bearers:
        for alias in bearer.actor.aliases:
            short = person_name(alias)
            if short.last and not short.is_full:
                suffixed = suffixed or bool(short.suffix)
                found[short.last] += 0 if short.suffix else 1
    weights: dict[str, float] = {form: max(count, _HARDLY) for form, count in found.items()}
    for name in group.names:
        for surname in (name.last, name.first) if name.either_order else (name.last,):
            if not suffixed:
                weights[surname] = float(len(group))
            else:
                weights.setdefault(surname, _HARDLY)
        weights.setdefault(name.first, _BY_GIVEN)  # any John may be the one called just so
    return weights


def resolved(shorts: Iterable[Bearer], groups: Sequence[Group], company: Company) -> list[Short]:
    """For each bearer of one name the choice among all persons of that name; nothing is changed."""
    index = Bearers(groups)
    found = []
    for bearer in shorts:
        candidates, others = index.of(bearer)
        if candidates:
            choice = choose(bearer, candidates, company, others)
            found.append(Short(bearer, choice))
        else:
            found.append(Short(bearer, Choice(None, NOBODY)))
    return found


def alone(bearer: Bearer) -> tuple[str, ...] | None:
    """What makes one name alone enough across reports: a post that one person holds, of a country."""
    posts = sorted(bearer.posts & load_name_words().one_holds)
    if not posts or len(bearer.countries) != 1:
        return None
    return (folded(person_name(bearer.actor.name).last), posts[0], *bearer.countries)
