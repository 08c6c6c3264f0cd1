"""A story by its id, the words of its title, or one of its reports."""

from onrecord.errors import NotInRecord
from onrecord.query.show import find_article
from onrecord.query.words import word_list
from onrecord.records import Story
from onrecord.store.view import View


def find_story(view: View, wanted: str) -> Story:
    """The story with this id or beginning of one, of this report, or with these words in its title.

    Raises ``NotInRecord`` where none or more than one fits.
    """
    stories = view.stories()
    named = [story for story in stories if len(wanted) > 5 and story.id.startswith(wanted)]
    words = set(word_list(wanted))
    if not named:
        try:
            found = view.story_of(find_article(view, wanted).id)
        except NotInRecord:
            found = None
        named = [found] if found is not None else []
    if not named and words:
        named = [story for story in stories if words <= set(word_list(story.title))]
        several = [story for story in named if len(story.articles) > 1]
        named = several or named
    if len(named) == 1:
        return named[0]
    if not named:
        raise NotInRecord(f"no story {wanted!r} in the record; see: onrecord stories --smallest 2")
    told = "; ".join(f"{story.id} ({story.title})" for story in named[:5])
    raise NotInRecord(f"{len(named)} stories fit {wanted!r}: {told}; give more, or an id")
