"""Who stands where: from stance words, statements and events to positions."""

from onrecord.positions.candidates import Candidate, candidates
from onrecord.positions.find import find_positions
from onrecord.positions.rules.proposing import rule_positions

__all__ = ["Candidate", "candidates", "find_positions", "rule_positions"]
