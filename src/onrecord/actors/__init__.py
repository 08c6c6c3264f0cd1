"""Who the mentions stand for: actors of an article, their offices and memberships, and their settling."""

from onrecord.actors.resolving import resolve_actors
from onrecord.actors.settling import settle_actors

__all__ = ["resolve_actors", "settle_actors"]
