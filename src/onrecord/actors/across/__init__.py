"""Who is who across articles: clusters of articles' actors, corrected by the user, and why."""

from onrecord.actors.across.cluster import Cluster, SettledActors, Told
from onrecord.actors.across.settling import settle_actors

__all__ = ["Cluster", "SettledActors", "Told", "settle_actors"]
