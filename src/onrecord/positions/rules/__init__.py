"""What the words say by rule, before the trained head weighs it: ``proposing`` puts it together.

``trigger`` and ``triggers`` find the words of a stance (``sensing`` verbs and adjectives, ``opinions``
judgements, ``nouns`` backing and opposition); ``matters``, ``aims``, ``antecedents`` and ``extents`` say
what it is about; ``holders``, ``holding``, ``parts`` and ``telling`` whose it is and who tells it;
``scope``, ``climbing``, ``above``, ``negation``, ``doubt``, ``conditions`` and ``past`` whether, if and
when it holds; ``state`` is what they pass on.
"""

from onrecord.positions.rules.proposing import rule_positions

__all__ = ["rule_positions"]
