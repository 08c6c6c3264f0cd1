"""Hand-made mentions for the tests of events: whoever is named is an actor called so."""

from typing import Any

from onrecord.records import Mention, content_id


def mentions_of(text: Any, *names: str) -> tuple[Mention, ...]:
    """A mention for each place where a name stands; its actor's id is the name itself."""
    found = []
    for name in names:
        start = text.article.text.find(name)
        while start >= 0:
            span = text.article.span(start, start + len(name))
            tokens = text.tokens(span.start, span.end)
            found.append(
                Mention(
                    id=content_id("mnt1", text.article.id, span.start, span.end),
                    article=text.article.id,
                    evidence=(text.sentence_of(span),),
                    span=span,
                    head=text.span(tokens.root),
                    form="name",
                    actor=name,
                )
            )
            start = text.article.text.find(name, start + 1)
    return tuple(sorted(found, key=lambda mention: mention.span.start))
