"""Where a report says that it comes from."""

from typing import Literal

from onrecord.records.base import Claim, Span

CreditKind = Literal["agency", "contributed", "told", "reported", "canonical"]
CreditPlace = Literal["text", "byline", "link"]


class Credit(Claim, frozen=True, kw_only=True):
    """A passage of a report that says where it, or what it tells, comes from.

    ``agency``: the whole report is another's: "(Reuters) -", "By The Associated Press".
    ``contributed``: part of it is: "AP contributed to this report". ``told``: somebody spoke to
    the outlet ("told Reuters", "told This website"); ``reported``: the outlet told it first, or
    elsewhere ("first reported by The New York Times", "according to a Reuters report").
    ``canonical``: the page says that another site's page is the original.

    ``outlet`` is the outlet's name as in ``schema/outlets.yaml``, else as it stands here;
    ``None`` where the words name none: an unnamed original. ``replaced`` is true where those
    words stand where a name was ("told This website" within a sentence): the text was made from
    another's. ``where`` tells whether ``words`` stand in the text (at ``span``), in the byline,
    or are the address of a link; then ``span`` is ``None``, and the evidence is how the report
    begins.
    """

    kind: CreditKind
    outlet: str | None
    words: str
    where: CreditPlace = "text"
    span: Span | None = None
    replaced: bool = False
