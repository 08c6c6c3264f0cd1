"""Which article a user means, by looking it up: no article is read for it."""

from onrecord.errors import NotInRecord
from onrecord.records import Article
from onrecord.store.view import View

_NAMED = 5  # ids told where several articles fit


def find_article(view: View, wanted: str) -> Article:
    """The article that a user means; raises ``NotInRecord`` where none or more than one fits."""
    return view.article(find_article_id(view, wanted))


def find_article_id(view: View, wanted: str) -> str:
    """The id of the article with this id, beginning of an id, address, path or end of a path.

    Raises ``NotInRecord`` where none or more than one fits.
    """
    found = view.ids_beginning(wanted, _NAMED + 1) if wanted else []
    if wanted in found:
        return wanted
    number = len(found)
    if number > _NAMED:
        number = view.count_beginning(wanted)
    elif not found and wanted:
        found = view.articles_at(wanted)
        number = len(found)
    if not found:
        raise NotInRecord(f"no article {wanted!r} in the record; give its id, path or address")
    if number > 1:
        raise NotInRecord(
            f"{wanted!r} may be {number} articles: {', '.join(found[:_NAMED])}; give the id"
        )
    return found[0]
