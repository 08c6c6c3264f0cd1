"""Reading the record. Everything here returns records; nothing here changes them."""

from onrecord.store.view.articles import Articles
from onrecord.store.view.claims import Claims
from onrecord.store.view.entities import Bearer, Entities
from onrecord.store.view.entity_days import Bond, BondKind, EntityDays, Holders, ToldKind, Total
from onrecord.store.view.entity_lists import EntityLists, Listed
from onrecord.store.view.happened import Happened, StoryPart
from onrecord.store.view.matters import Matters
from onrecord.store.view.newest import Newest, PublisherCount
from onrecord.store.view.reading import Readings
from onrecord.store.view.search import Hit, Search
from onrecord.store.view.searches import Cell, Item, Searches
from onrecord.store.view.speaking import EventText, PositionText, Speaking
from onrecord.store.view.state import State
from onrecord.store.view.story_lists import (
    NamedIn,
    StoryFilter,
    StoryHead,
    StoryLists,
    StoryOrder,
    StoryTeller,
)
from onrecord.store.view.tied import Tied, TieFilter, Window
from onrecord.store.view.user_told import UserTold

__all__ = [
    "Bearer",
    "Bond",
    "BondKind",
    "Cell",
    "EventText",
    "Hit",
    "Holders",
    "Item",
    "Listed",
    "NamedIn",
    "PositionText",
    "PublisherCount",
    "StoryFilter",
    "StoryHead",
    "StoryOrder",
    "StoryPart",
    "StoryTeller",
    "TieFilter",
    "ToldKind",
    "Total",
    "View",
    "Window",
]


class View(
    Articles,
    Claims,
    Entities,
    EntityDays,
    EntityLists,
    Happened,
    Matters,
    Newest,
    Readings,
    UserTold,
    Search,
    Searches,
    Speaking,
    State,
    StoryLists,
    Tied,
):
    """The record, to be read. Made by ``Store.view()``.

    Every call sees the latest commit; within ``with store.view() as view:`` all calls see one
    and the same state, whatever is written meanwhile. Not to be shared between threads.
    """
