"""Who takes from whom within a story: copies, rewrites, versions; what joins their origins.

``report`` prepares an article, ``terms`` its words, ``verbatim`` finds what two have word for word, ``aligning`` which
of their sentences say the same, ``kinds`` names what one takes, ``direction`` says who came first,
``citing`` whom a report names, ``origins`` joins what is one source. ``beside`` puts any two reports
side by side for reading.
"""

from onrecord.stories.derivation.beside import How, Row, side_by_side
from onrecord.stories.derivation.deriving import Derived, derive
from onrecord.stories.derivation.origins import is_unnamed

__all__ = ["Derived", "How", "Row", "derive", "is_unnamed", "side_by_side"]
