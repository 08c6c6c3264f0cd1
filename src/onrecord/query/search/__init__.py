"""What a record holds on words, an actor, an outlet, a time: reports and claims, with counts."""

from onrecord.query.search.asked import KINDS, Order, Search
from onrecord.query.search.facets import Choice, Facet
from onrecord.query.search.found import Found, Party
from onrecord.query.search.searching import Searched, search, words_alone

__all__ = [
    "KINDS",
    "Choice",
    "Facet",
    "Found",
    "Order",
    "Party",
    "Search",
    "Searched",
    "search",
    "words_alone",
]
