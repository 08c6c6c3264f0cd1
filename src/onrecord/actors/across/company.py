"""The company an actor keeps: who else its articles speak of."""

import math
from collections import Counter
from collections.abc import Iterable, Mapping

_PRIOR = 5.0  # articles' worth of belief that a group keeps everybody's company
_MOST, _LEAST = 1.0, -0.1  # of one companion: many absent ones say little
_TOP, _BOTTOM = 3.0, -2.0


class Company:
    """How usual it is to be spoken of, over all articles of the record."""

    def __init__(self, companies: Iterable[frozenset[str]]) -> None:
        self._count: Counter[str] = Counter()
        self._articles = 0
        for company in companies:
            self._count.update(company)
            self._articles += 1

    def log_odds(
        self, company: Iterable[str], kept: Mapping[str, int], articles: int, own: frozenset[str]
    ) -> float:
        """Natural log of how much likelier this company is for who kept ``kept`` in so many articles.

        Naive Bayes over companions, each with a limited say since companions are not independent;
        ``own`` are the tokens of those compared, which do not count.
        """
        total = 0.0
        for token in company:
            if token in own:
                continue
            usual = self._count[token] / self._articles
            likely = (kept.get(token, 0) + _PRIOR * usual) / (articles + _PRIOR)
            total += min(_MOST, max(_LEAST, math.log(likely / usual)))
        return min(_TOP, max(_BOTTOM, total))
