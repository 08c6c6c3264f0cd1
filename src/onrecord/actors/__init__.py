"""Who the mentions stand for: actors of an article, their offices and memberships, and their settling."""

from onrecord.actors.across import SettledActors, Told, settle_actors
from onrecord.actors.relations import find_relations
from onrecord.actors.resolving import resolve_actors

__all__ = ["SettledActors", "Told", "find_relations", "resolve_actors", "settle_actors"]
