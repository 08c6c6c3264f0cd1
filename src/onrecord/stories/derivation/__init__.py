"""Who takes from whom within a story: copies, rewrites, versions; what joins their origins.

``report`` prepares an article, ``verbatim`` finds what two have word for word, ``aligning`` which
of their sentences say the same, ``kinds`` names what one takes, ``direction`` says who came first,
``origins`` joins what is one source.
"""

from onrecord.stories.derivation.deriving import Derived, derive
from onrecord.stories.derivation.origins import is_unnamed

__all__ = ["Derived", "derive", "is_unnamed"]
