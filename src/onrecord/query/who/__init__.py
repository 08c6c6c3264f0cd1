"""Who someone is: names, codes, posts and ties over time, and why the reports' actors are one.

``bearers`` asks; ``profile`` puts together what the other rooms find: posts (``titles`` and
``grouping`` say which tenures tell one, ``holdings`` its time, ``posts`` its words), ``belonging``,
``codes``; ``terms`` tells time for all of them.
"""

from onrecord.query.who.bearers import Bearer, Identified, who
from onrecord.query.who.belonging import Part, Tie
from onrecord.query.who.codes import Codes
from onrecord.query.who.posts import Post
from onrecord.query.who.profile import (
    Holder,
    Likeness,
    Office,
    Profile,
    Sameness,
    called_after,
    profile,
)

__all__ = [
    "Bearer",
    "Codes",
    "Holder",
    "Identified",
    "Likeness",
    "Office",
    "Part",
    "Post",
    "Profile",
    "Sameness",
    "Tie",
    "called_after",
    "profile",
    "who",
]
