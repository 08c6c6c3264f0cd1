"""Who stands where: from stance words, statements and events to positions."""

from onrecord.positions.find import find_positions

__all__ = ["find_positions"]
