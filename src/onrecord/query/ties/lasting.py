"""Lasting ties that reports tell: memberships, posts, what is part of what and led by whom."""

from collections.abc import Iterator, Sequence

from onrecord.query.reader import Reader, Who, may_be_part
from onrecord.query.sources import core_of
from onrecord.query.ties.told import Basis, Told
from onrecord.records import (
    Claim,
    Date,
    EventStatus,
    Membership,
    Relation,
    Span,
    Tenure,
)
from onrecord.schema.ties import Means, tie_words

_BELONGS, _LEADS = "belongs_to", "in_charge_of"


def memberships_told(reader: Reader, claims: Sequence[Membership]) -> Iterator[Told]:
    """Who is a member of what, applies to it, is its observer, partner or former member."""
    reader.meet(actor for claim in claims for _, actor in claim.actor_ids())
    for claim in claims:
        means = tie_words().memberships[claim.role]
        yield from _lasting(
            reader, claim, means, "membership", claim.actor, claim.body, claim.start, claim.end
        )


def posts_told(reader: Reader, claims: Sequence[Tenure]) -> Iterator[Told]:
    """Who leads what, or has a post in it; the post is the tie's ``detail``."""
    reader.meet(actor for claim in claims for _, actor in claim.actor_ids())
    for claim in claims:
        if claim.organisation is None or _is_private(claim.post, reader.who(claim.organisation)):
            continue
        means = Means(_LEADS if _is_head(claim.post) else _BELONGS, ends=claim.status == "former")
        yield from _lasting(
            reader, claim, means, "post", claim.person, claim.organisation, claim.start,
            claim.end, detail=claim.post, coming=claim.status == "designate",
        )  # fmt: skip


def _is_private(post: str, body: Who) -> bool:
    """Whether a "post" only tells which country a private person is from."""
    last = post.lower().rpartition(" ")[2]
    return body.kind == "government" and last in tie_words().posts.private


def _is_head(post: str) -> bool:
    """Whether a post is in charge of its organisation: "prime minister", not "deputy minister"."""
    posts = tie_words().posts
    title = post.lower().partition(" of ")[0].partition(" for ")[0]
    words = title.replace(",", " ").split()
    return bool(words) and words[-1] in posts.heads and not title.startswith(posts.under)


def relations_told(reader: Reader, claims: Sequence[Relation]) -> Iterator[Told]:
    """What belongs to what and who is in charge of what, as one sentence tells it."""
    reader.meet(actor for claim in claims for _, actor in claim.actor_ids())
    for claim in claims:
        if claim.source is None or claim.target is None or claim.kind not in tie_words().kinds:
            continue
        sides = reader.who(claim.source), reader.who(claim.target)
        if claim.kind == "belongs_to" and not may_be_part(*sides):
            continue
        yield from _lasting(
            reader, claim, Means(claim.kind, ends=claim.former), "relation", claim.source,
            claim.target, None, None, spans=(claim.source_span, claim.target_span),
        )  # fmt: skip


def _lasting(  # noqa: PLR0913, PLR0917 - what three kinds of claims have in common
    reader: Reader,
    claim: Claim,
    means: Means,
    basis: Basis,
    actor: str,
    other: str,
    start: Date | None,
    end: Date | None,
    *,
    detail: str | None = None,
    coming: bool = False,
    spans: tuple[Span, ...] = (),
) -> Iterator[Told]:
    """A telling that it holds, or began on a day, and one that it ended or will."""
    sides = reader.who(actor), reader.who(other)
    if sides[0].key == sides[1].key:
        return

    def told(tie: Means, status: EventStatus, date: Date | None) -> Told:
        day = date.value if date is not None else ""
        return Told(
            means=tie,
            actor=sides[0],
            other=sides[1],
            act="|".join((basis, tie.tie, str(tie.ends), detail or "", day)),
            basis=basis,
            status=status,
            claim=claim.id,
            passage=claim.evidence[0],
            core=core_of(claim.evidence[0], spans or (span for _, span in claim.spans())),
            date=date,
            detail=detail,
        )

    if not means.ends or start is not None:
        yield told(Means(means.tie), "planned" if coming else "happened", start)
    if means.ends or end is not None:
        yet = end is not None and not means.ends and _is_to_come(reader, claim, end)
        yield told(Means(means.tie, ends=True), "planned" if yet else "happened", end)


def _is_to_come(reader: Reader, claim: Claim, end: Date) -> bool:
    published = reader.published(claim.article)
    return published is None or end.start is None or end.start > published
