"""A story by its id, the words of its title, or one of its reports."""

from onrecord.errors import NotInRecord
from onrecord.query.show import find_article
from onrecord.query.words import word_list
from onrecord.records import Story
from onrecord.store.view import View

_SHORTEST = 5  # signs of an id from which on it is looked for
_TOLD = 5  # stories named where several fit


def find_story(view: View, wanted: str) -> Story:
    """The story with this id or beginning of one, of this report, or with these words in its title.

    Raises ``NotInRecord`` where none or more than one fits.
    """
    ids = view.stories_beginning(wanted) if len(wanted) > _SHORTEST else []
    if not ids:
        try:
            found = view.story_of(find_article(view, wanted).id)
        except NotInRecord:
            found = None
        if found is not None:
            return found
        ids = _titled(view, wanted)
    named = view.stories_by_id(ids[:_TOLD])
    if len(ids) == 1:
        return named[ids[0]]
    if not ids:
        raise NotInRecord(f"no story {wanted!r} in the record; see: onrecord stories --smallest 2")
    told = "; ".join(f"{id} ({named[id].title})" for id in ids[:_TOLD])
    raise NotInRecord(f"{len(ids)} stories fit {wanted!r}: {told}; give more, or an id")


def _titled(view: View, wanted: str) -> list[str]:
    """The stories with these words in their title; those of several reports alone, if there are any."""
    words = set(word_list(wanted))
    if not words:
        return []
    ids = [id for id, title in view.stories_titled() if words <= set(word_list(title))]
    heads = view.story_heads(ids)
    several = [id for id in ids if heads[id].reports > 1]
    return several or ids
