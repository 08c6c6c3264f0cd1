"""Where reports say that they, or what they tell, come from.

``find`` is the stage. ``names`` finds outlets in a text, ``whole`` what says that all of a report
is another's, ``partly`` what says that of a part of it.
"""

from onrecord.credits.find import find_credits

__all__ = ["find_credits"]
