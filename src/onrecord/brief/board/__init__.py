"""A board and its changes as documents: tables, quotations, and the arithmetic in one sentence."""

from onrecord.brief.board.changes import changes_document
from onrecord.brief.board.page import board_document

__all__ = ["board_document", "changes_document"]
