"""What may be done: proposals that a report names, as nouns or as verbs."""

from onrecord.matters.find import find_matters

__all__ = ["find_matters"]
