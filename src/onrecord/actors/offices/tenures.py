"""Offices: who holds or held which post where, from titles, appositions and clauses."""

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from onrecord.actors.cast import Cast, Draft, Seen
from onrecord.actors.offices.acts import Act, dated_by_acts, find_acts
from onrecord.actors.offices.clauses import from_clause, from_object
from onrecord.actors.offices.holding import Dates, is_to_come, recently, told_behind
from onrecord.actors.offices.phrases import Post, Told, settle_posts
from onrecord.actors.offices.posts import body_at, from_noun, post_noun
from onrecord.actors.offices.titles import Title
from onrecord.records import DateMention, Span, Tenure, content_id
from onrecord.text.grammar import conjuncts, prepositional
from onrecord.text.index import SpanIndex

_SUBJECTS = frozenset({"nsubj", "nsubjpass"})


def find_tenures(
    cast: Cast, titles: dict[int, Title], dates: tuple[DateMention, ...]
) -> tuple[Tenure, ...]:
    """Offices, sorted by where the post's words stand, each once, where it is first told."""
    index = SpanIndex(dates, lambda mention: mention.span)
    told: list[Told] = []
    acts: list[Act] = []
    for seen in cast.seen:
        draft = seen.draft
        if draft is not None and draft.is_person and not (draft.plural or seen.aside):
            told += [(draft, post) for post in _posts(cast, seen, titles, index)]
            acts += find_acts(cast, seen, index)
    found: dict[str, Tenure] = {}  # by id: one noun may be reached on two ways
    same: set[tuple[object, ...]] = set()
    for draft, post in settle_posts(cast, dated_by_acts(told, acts), dates):
        tenure = _tenure(cast, draft, post)
        says = (
            tenure.person, tenure.post, tenure.organisation, tenure.status,
            repr(tenure.start), repr(tenure.end),
        )  # fmt: skip
        if says not in same and not _tells_less(tenure, found.get(tenure.id)):
            found[tenure.id] = tenure
        same.add(says)
    return tuple(sorted(found.values(), key=lambda tenure: (tenure.post_span.start, tenure.id)))


def _tells_less(tenure: Tenure, other: Tenure | None) -> bool:
    """True where the same words told as much of the post before."""
    if other is None:
        return False
    return (other.start is not None) + (other.end is not None) >= (tenure.start is not None) + (
        tenure.end is not None
    )


def _tenure(cast: Cast, draft: Draft, post: Post) -> Tenure:
    article = cast.text.article.id
    person = draft.id(article)
    organisation = post.organisation.id(article) if post.organisation is not None else None
    return Tenure(
        id=content_id("ten1", article, person, post.words, organisation, post.span.start),
        article=article,
        evidence=_evidence(cast, post),
        person=person,
        post=post.words,
        organisation=organisation,
        status=post.status,
        post_span=post.span,
        start=post.start,
        end=post.end,
    )


def _evidence(cast: Cast, post: Post) -> tuple[Span, ...]:
    """The sentence of the post's words, and that of the act that dates it where it is another."""
    sentence = cast.text.sentence_of(post.span)
    act = sentence if post.told_by is None else cast.text.sentence_of(post.told_by)
    return (sentence,) if act == sentence else (sentence, act)


def _posts(cast: Cast, seen: Seen, titles: dict[int, Title], dates: Dates) -> Iterator[Post]:
    head, named = seen.head, seen.mention.form == "name"
    title = titles.get(seen.start)
    if title is not None and title.post is not None and named:
        yield _from_title(cast, seen, title)
    if named:
        for child in head.children:
            if child.dep_ == "appos":
                yield from _from_appositions(cast, child, dates)
            elif (child.dep_ == "relcl" and _is_who(child)) or (
                child.dep_ == "acl" and child.tag_ == "VBN"
            ):
                yield from from_clause(cast, child, dates)
    if head.dep_ in _SUBJECTS and head.tag_ != "WP":
        yield from from_clause(cast, head.head, dates)
    elif head.dep_ == "dobj":
        yield from from_object(cast, head.head, dates)


def _from_title(cast: Cast, seen: Seen, title: Title) -> Post:
    organisation = title.organisation
    if organisation is None and title.country is not None:
        organisation = cast.country(title.country)
    if organisation is None:
        organisation = _owner(cast, seen.tokens.doc, title)
    span = cast.text.span(seen.tokens.doc[title.first : title.after])
    place = title.place or _town(cast, seen)
    return Post(title.post or "", span, organisation, title.status, titled=True, place=place)


def _town(cast: Cast, seen: Seen) -> str | None:
    """The town of "Mayor Emma Lund of Dayton, Ohio"."""
    names = (cast.at(target) for target in prepositional(seen.head, "of"))
    return next((n.words for n in names if n is not None and n.label == "place name"), None)


def _owner(cast: Cast, doc: Doc, title: Title) -> Draft | None:
    """The company of "the company’s chief executive Vera Holt"."""
    before = title.first - 1
    if before < 1 or doc[before].tag_ != "POS":
        return None
    return body_at(cast, doc[before - 1])


def _is_who(verb: Token) -> bool:
    return any(child.lower_ == "who" for child in verb.children)


def _from_appositions(cast: Cast, head: Token, dates: Dates) -> Iterator[Post]:
    """The posts of "foreign minister from 2001 to 2005 and finance minister until 2008"."""
    for noun in conjuncts(head):
        if post_noun(noun) is None:
            continue
        post = from_noun(cast, noun)
        start, end = recently(told_behind(noun, cast, dates), noun)
        if end is not None and post.status == "current" and not is_to_come(cast, end):
            post = post._replace(status="former")
        yield post._replace(start=start, end=end)
