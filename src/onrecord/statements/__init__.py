"""Who said what: sources, cues and content, direct, indirect and mixed, to any depth."""

from onrecord.statements.stage import find_statements

__all__ = ["find_statements"]
