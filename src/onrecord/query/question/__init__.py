"""What is asked, and what in a record speaks of it.

``asked`` makes a question of free words (``wording``) or a ``file``; ``topic`` makes it ready to be
looked for, ``matching`` and ``owning`` say whether words speak of it, ``retrieval`` finds the claims.
"""

from onrecord.query.question.asked import Asked, ask, ask_file, ask_words

__all__ = ["Asked", "ask", "ask_file", "ask_words"]
