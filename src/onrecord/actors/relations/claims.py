"""Relations that the article's offices and memberships tell, where both ends stand in one sentence."""

from collections.abc import Iterable, Iterator, Sequence

from onrecord.actors.relations.scene import Found
from onrecord.records import Membership, RelationKind, Span, Tenure
from onrecord.schema.relations import relation_words
from onrecord.text import Text
from onrecord.text.things import Thing

_NEAR = 12  # code points from a post to the body right behind its "of the"
_NOT_YET = frozenset({"applicant", "observer", "partner"})


def is_chief(post: Sequence[str]) -> bool:
    """True for the words of a post whose holder is in charge of its body, in lower case.

    Not for a vice president, a press secretary, a communications director or a foreign minister:
    they are in charge of a matter, or of nothing, and belong to the body.
    """
    vocabulary = relation_words()
    before = frozenset(post[:-1])
    if before & (vocabulary.below | vocabulary.matters):
        return False
    if post[-1] == "minister":
        return bool(before & vocabulary.first)
    return post[-1] in vocabulary.heads or post[0] in {"head", "chief"}


class Told:
    """The things of an article that stand for a resolved actor."""

    def __init__(self, text: Text, things: Sequence[Thing]) -> None:
        self._text = text
        self._by_actor: dict[str, list[Thing]] = {}
        for thing in things:
            if thing.actor is not None:
                self._by_actor.setdefault(thing.actor, []).append(thing)

    def by_claims(
        self, tenures: Iterable[Tenure], memberships: Iterable[Membership]
    ) -> Iterator[Found]:
        """What offices and memberships tell between two things of their sentences."""
        for tenure in tenures:
            yield from self._by_tenure(tenure)
        for membership in memberships:
            yield from self._by_membership(membership)

    def _by_tenure(self, tenure: Tenure) -> Iterator[Found]:
        """Who holds a post belongs to its organisation, or is in charge of it where the post says so."""
        if tenure.organisation is None or tenure.status == "designate":
            return
        words = tenure.post.lower().split()
        leads = bool(words) and is_chief(words) and not self._is_of_matter(tenure)
        kind: RelationKind = "in_charge_of" if leads else "belongs_to"
        former = tenure.status == "former"
        yield from self._between(
            kind,
            tenure.person,
            tenure.organisation,
            tenure.post_span,
            f"post {tenure.post}",
            former,
        )

    def _is_of_matter(self, tenure: Tenure) -> bool:
        """True for "director of research at X", "a commander in X": not in charge of all of X."""
        end = tenure.post_span.end
        following = self._text.article.text[end : end + 4]
        if following.startswith(" in "):
            return True
        starts = [
            thing.span.start
            for thing in self._by_actor.get(tenure.organisation or "", ())
            if end <= thing.span.start
        ]
        return following == " of " and bool(starts) and min(starts) - end > _NEAR

    def _by_membership(self, membership: Membership) -> Iterator[Found]:
        """Who is or was a member belongs to the body."""
        if membership.role not in _NOT_YET:
            yield from self._between(
                "belongs_to", membership.actor, membership.body, membership.evidence[0],
                f"membership: {membership.role}", membership.role == "former",
            )  # fmt: skip

    def _between(
        self, kind: RelationKind, first: str, second: str, where: Span, reason: str, former: bool
    ) -> Iterator[Found]:
        sentence = self._text.sentence_of(where)
        if sentence.quote.endswith("?"):
            return
        pairs = [
            (abs(source.span.start - target.span.start), source.span.start, source, target)
            for source in self._by_actor.get(first, ())
            if sentence.contains(source.span)
            for target in self._by_actor.get(second, ())
            if target.form != "pronoun" and sentence.contains(target.span)
        ]
        if pairs:
            _, _, source, target = min(pairs, key=lambda pair: pair[:2])
            yield Found(kind, source, target, None, reason, former)
