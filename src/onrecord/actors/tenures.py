"""Offices: who holds or held which post where, from titles, appositions and clauses."""

from collections.abc import Iterator

from spacy.tokens import Token

from onrecord.actors.cast import Cast, Draft, Seen
from onrecord.actors.offices import Post, settle_posts
from onrecord.actors.organisations import countries_in, country_code
from onrecord.actors.titles import STATUS_WORDS, Title, is_of_post
from onrecord.records import Date, DateMention, Tenure, TenureStatus, content_id
from onrecord.schema.roles import load_posts, role_forms
from onrecord.text.grammar import prepositional
from onrecord.text.index import SpanIndex

_HEADING = {"head": "head", "lead": "leader", "chair": "chair", "run": "head", "oversee": "overseer", "command": "commander", "direct": "director", "govern": "governor", "co-chair": "co-chair"}  # fmt: skip
_SERVING = frozenset({"serve", "work", "act"})
_BECOMING = frozenset({"become", "elect", "appoint", "name", "inaugurate"})
_ENDING = frozenset({"resign", "retire", "quit"})
_OF = ("of", "at", "for", "in", "with")
_SINCE = frozenset({"since", "from"})
_UNTIL = frozenset({"until", "till", "to"})


def find_tenures(
    cast: Cast, titles: dict[int, Title], dates: tuple[DateMention, ...]
) -> tuple[Tenure, ...]:
    """Offices, sorted by where the post's words stand, each once, where it is first told."""
    index = SpanIndex(dates, lambda mention: mention.span)
    told = [
        (seen.draft, post)
        for seen in cast.seen
        if seen.draft is not None and seen.draft.is_person
        if not (seen.draft.plural or seen.aside)
        for post in _posts(cast, seen, titles, index)
    ]
    found: dict[str, Tenure] = {}
    for draft, post in settle_posts(cast, told, dates):
        tenure = _tenure(cast, draft, post)
        same = (
            tenure.person, tenure.post, tenure.organisation, tenure.status, tenure.start, tenure.end,
        )  # fmt: skip
        found.setdefault(repr(same), tenure)
    return tuple(sorted(found.values(), key=lambda tenure: (tenure.post_span.start, tenure.id)))


def _tenure(cast: Cast, draft: Draft, post: Post) -> Tenure:
    article = cast.text.article.id
    person = draft.id(article)
    organisation = post.organisation.id(article) if post.organisation is not None else None
    return Tenure(
        id=content_id("ten1", article, person, post.words, organisation, post.span.start),
        article=article,
        evidence=(cast.text.sentence_of(post.span),),
        person=person,
        post=post.words,
        organisation=organisation,
        status=post.status,
        post_span=post.span,
        start=post.start,
        end=post.end,
    )


def _posts(
    cast: Cast, seen: Seen, titles: dict[int, Title], index: SpanIndex[DateMention]
) -> Iterator[Post]:
    title = titles.get(seen.start)
    if title is not None and title.post is not None and seen.mention.form == "name":
        yield _from_title(cast, seen, title)
    if seen.mention.form == "name":
        for child in seen.head.children:
            if child.dep_ == "appos" and (noun := _post_noun(child)) is not None:
                yield _from_noun(cast, noun, None)
            elif child.dep_ == "relcl" and _is_who(child):
                yield from _from_clause(cast, child, index)
    if seen.head.dep_ in {"nsubj", "nsubjpass"} and seen.head.tag_ != "WP":
        yield from _from_clause(cast, seen.head.head, index)


def _from_title(cast: Cast, seen: Seen, title: Title) -> Post:
    organisation = title.organisation
    if organisation is None and title.country is not None:
        organisation = cast.country(title.country)
    span = cast.text.span(seen.tokens.doc[title.first : title.after])
    status: TenureStatus = "former" if _has_left(seen.head) else title.status
    return Post(title.post or "", span, organisation, status, titled=True)


def _has_left(name: Token) -> bool:
    """True in "national security adviser X, who resigned": the post before the name is meant."""
    return any(
        clause.dep_ == "relcl"
        and _is_who(clause)
        and clause.tag_ == "VBD"
        and clause.lemma_ in _ENDING
        for clause in name.rights
    )


def _is_who(verb: Token) -> bool:
    return any(child.lower_ == "who" for child in verb.children)


def _post_noun(token: Token) -> Token | None:
    role = role_forms().get(token.lower_)
    return token if role is not None and role.post and not role.plural else None


def _from_noun(cast: Cast, noun: Token, status: TenureStatus | None) -> Post:
    """Post, organisation and status told by "former chair of the LDP’s committee"."""
    first = noun
    told: TenureStatus = status or "current"
    for child in noun.lefts:
        if child.lower_ in STATUS_WORDS:
            told = STATUS_WORDS[child.lower_]
    for token in reversed(list(noun.doc[noun.left_edge.i : noun.i])):
        if token.dep_ not in {"compound", "amod", "nmod"} or token.lower_ in STATUS_WORDS:
            break
        if not is_of_post(token):
            break
        if cast.name_over(token) is not None or country_code(token) is not None:
            break
        first = token
    words = noun.doc[first.i : noun.i + 1].text.lower()
    post = load_posts().get(words)
    named = post.post if post is not None and post.post and len(words) <= 3 else words
    return Post(named, cast.text.between(first, noun), _organisation(cast, noun), told)


def _organisation(cast: Cast, noun: Token) -> Draft | None:
    """Whose post it is: "of the committee", "China’s president", "LDP lawmaker", "Japanese minister"."""
    for target in prepositional(noun, *_OF):
        draft = _body_at(cast, target)
        if draft is not None:
            return draft
    country = None
    for child in noun.lefts:
        if child.dep_ in {"poss", "compound", "nmod", "amod"}:
            draft = _body_at(cast, child)
            if draft is not None:
                return draft
            country = country or country_code(child)
    return cast.country(country) if country is not None else None


def _body_at(cast: Cast, token: Token) -> Draft | None:
    seen = cast.at(token) or cast.name_over(token)
    if seen is None:
        return None
    if seen.draft is None and seen.mention.role == "place":
        code = next(countries_in(seen), None)
        return cast.country(code) if code is not None else None
    draft = seen.draft
    return (
        draft
        if draft is not None and not draft.is_person and draft.kind != "unnamed_group"
        else None
    )


def _from_clause(cast: Cast, verb: Token, index: SpanIndex[DateMention]) -> Iterator[Post]:
    """Posts told by the verb of a clause and by those joined to it that share its subject."""
    for each in _joined(verb):
        lemma = each.lemma_.lower()
        if any(child.dep_ in {"neg"} for child in each.children) or _is_unreal(each):
            continue
        if lemma in _BECOMING and each.tag_ in {"VB", "VBG"}:
            continue  # "his ever becoming president"
        if lemma in _HEADING:
            yield from _headed(cast, each, lemma, index)
        elif lemma == "sit":
            for body in prepositional(each, "on"):
                draft = _body_at(cast, body)
                if draft is not None:
                    yield _dated(
                        cast, each, Post("member", cast.text.span(each), draft, "unknown"), index
                    )
        elif lemma == "be":
            yield from _nouns(cast, each, [c for c in each.children if c.dep_ == "attr"], index)
        elif lemma in _SERVING:
            yield from _nouns(cast, each, prepositional(each, "as"), index)
        elif lemma in _BECOMING:
            named = [c for c in each.children if c.dep_ in {"attr", "oprd"}]
            yield from _nouns(cast, each, named or prepositional(each, "as"), index)


def _joined(verb: Token) -> Iterator[Token]:
    yield verb
    for child in verb.children:
        own = any(c.dep_ in {"nsubj", "nsubjpass"} for c in child.children)
        if child.dep_ == "conj" and child.pos_ in {"VERB", "AUX"} and not own:
            yield from _joined(child)


def _is_unreal(verb: Token) -> bool:
    """True for "would head", "could be", "to lead"."""
    return any(
        child.dep_ == "aux"
        and (
            child.tag_ == "TO"
            or child.lower_ in {"would", "could", "might", "may", "should", "must", "can"}
        )
        for child in verb.children
    )


def _headed(cast: Cast, verb: Token, lemma: str, index: SpanIndex[DateMention]) -> Iterator[Post]:
    for child in verb.children:
        if child.dep_ == "dobj":
            draft = _body_at(cast, child)
            if draft is not None:
                yield _dated(
                    cast,
                    verb,
                    Post(_HEADING[lemma], cast.text.span(verb), draft, "unknown"),
                    index,
                )


def _nouns(
    cast: Cast, verb: Token, nouns: list[Token], index: SpanIndex[DateMention]
) -> Iterator[Post]:
    for noun in nouns:
        if _post_noun(noun) is None:
            continue
        post = _from_noun(cast, noun, None)
        if post.status == "current":
            post = post._replace(status="unknown")
        if verb.lemma_ in _BECOMING:
            start = _date_under(cast, verb, frozenset({"in", "on"}), index)
            status: TenureStatus = "current" if _is_perfect(verb) else "unknown"
            yield _dated(cast, verb, post._replace(status=status, start=start), index)
        else:
            yield _dated(cast, verb, post, index)


def _dated(cast: Cast, verb: Token, post: Post, index: SpanIndex[DateMention]) -> Post:
    """Status from the tense, interval from "since 2014", "from 2009 to 2013", "until recently"."""
    status = post.status
    perfect = _is_perfect(verb)
    will = any(
        child.dep_ == "aux" and child.lower_ in {"will", "'ll", "’ll"} for child in verb.children
    )
    if status == "unknown" and verb.lemma_.lower() not in _BECOMING:
        status = "designate" if will else "former" if verb.tag_ == "VBD" else "current"
        if verb.tag_ in {"VBN", "VBG"} and not perfect and verb.lemma_ != "be":
            status = "unknown"
    start = post.start or _date_under(cast, verb, _SINCE, index)
    end = _date_under(cast, verb, _UNTIL, index)
    if _until_recently(verb):
        status, end = "former", Date(
            value="PAST_REF", precision="unknown", basis="stated", words="until recently",
            reason="past when the report was written; no date told",
        )  # fmt: skip
    elif end is not None:
        status = "former"
    elif start is not None and perfect and status == "former":
        status = "current"
    return post._replace(status=status, start=start, end=end)


def _is_perfect(verb: Token) -> bool:
    """True for "has led", "had led"."""
    return any(
        child.dep_ == "aux" and child.lower_ in {"has", "have", "had", "’s", "'s"}
        for child in verb.children
    )


def _date_under(
    cast: Cast, verb: Token, words: frozenset[str], index: SpanIndex[DateMention]
) -> Date | None:
    """The date in a phrase with one of the prepositions, under the verb or what it governs."""
    stack = [
        verb,
        *(c for c in verb.children if c.dep_ in {"attr", "dobj", "prep", "oprd", "dative"}),
    ]
    for above in stack:
        for child in above.children:
            if child.lower_ in words and child.i > verb.i and child.right_edge.i > child.i:
                span = cast.text.between(child.nbor(1), child.right_edge)
                mention = next(index.touching(span.start, span.end), None)
                if mention is not None and mention.span.start - span.start <= 4:
                    return mention.date
    return None


def _until_recently(verb: Token) -> bool:
    for child in verb.children:
        if child.lower_ == "until" and any(c.lower_ == "recently" for c in child.subtree):
            return True
        if child.lower_ == "recently" and child.i > 0 and child.nbor(-1).lower_ == "until":
            return True
    return False
