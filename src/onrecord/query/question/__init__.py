"""What is asked, and what in a record speaks of it.

``asked`` makes a question of free words (``wording``), a ``file`` or ``parts``; ``deciding`` says who
decides it; ``topic`` makes it ready to be looked for, ``matching`` and ``owning`` say whether words speak of it, ``retrieval`` finds the claims.
"""

from onrecord.query.question.asked import Asked, ask, ask_file, ask_parts, ask_words
from onrecord.query.question.parts import Parts

__all__ = ["Asked", "Parts", "ask", "ask_file", "ask_parts", "ask_words"]
