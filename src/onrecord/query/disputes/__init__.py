"""What reports tell differently of one matter: numbers, dates, places, whether it was so.

``numbers`` reads numbers, ``figures`` what they count, ``tellings`` gathers what each report tells of
which event, ``comparing`` sets reports against each other, ``dispute`` is what comes out.
"""

from onrecord.query.disputes.dispute import Account, Dispute, Update
from onrecord.query.disputes.finding import Differences, differences

__all__ = ["Account", "Differences", "Dispute", "Update", "differences"]
