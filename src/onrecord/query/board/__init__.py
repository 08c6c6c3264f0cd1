"""Where every decider stands on a question.

``asking`` finds who decides and what speaks of it, ``placing`` makes lines of it, ``standing`` says
where one holder stands, ``tally`` counts; ``lines`` is what a board holds.
"""

from onrecord.query.board.asking import board
from onrecord.query.board.lines import Board, Guess, Line, Stage, Tally, Told

__all__ = ["Board", "Guess", "Line", "Stage", "Tally", "Told", "board"]
