"""Relations that one sentence tells of: what belongs to, is in charge of or is the same as what."""

from onrecord.actors.relations.find import find_relations

__all__ = ["find_relations"]
