"""Where every decider stands on a question.

``asking`` finds what speaks of it, ``placing`` makes lines of it, ``seating`` says who sits where
(``belonging``: beneath whom), ``standing`` says where one holder stands and ``timing`` when,
``changing`` what a day's tellings add; ``tally`` counts by the ``method`` of the question, and
``coalitions`` says who would carry or block it; ``lines`` is what a board holds.
"""

from onrecord.query.board.asking import board
from onrecord.query.board.coalitions import Assumption, Coalition, WhatIf
from onrecord.query.board.lines import Board, Camp, Guess, Line, Moved, Stage, Told
from onrecord.query.board.tally import Tally

__all__ = [
    "Assumption",
    "Board",
    "Camp",
    "Coalition",
    "Guess",
    "Line",
    "Moved",
    "Stage",
    "Tally",
    "Told",
    "WhatIf",
    "board",
]
