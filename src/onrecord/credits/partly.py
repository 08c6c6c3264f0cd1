"""What says that a part of a report is from elsewhere: who was told, who reported, who contributed."""

import functools
import re
from collections.abc import Iterator, Sequence

from onrecord.credits.names import Named, alternatives, is_own
from onrecord.credits.whole import Found
from onrecord.records import Article
from onrecord.schema.outlets import outlets

_BEFORE = 90  # code points before a name in which its cue stands
_AFTER = 70
_SENTENCE = 300  # code points of a line that says who contributed

_TOLD = (
    r"told|tells?|telling|informed|confirmed\s(?:it\s|that\s|this\s)?(?:to|with)|said\sto|spoke\s(?:to|with)|"
    r"speaking\s(?:to|with|on)|spoken\s(?:to|with)|talk(?:ed|ing)\sto|interview(?:s|ed)?(?:\s\w+day|\slast\sweek)?\s"
    r"(?:with|by|to|on|for)|(?:statements?|e-?mails?|comments?|remarks|letter|texts?|messages?)\s(?:sent\s|emailed\s)?to|"
    r"appear(?:ed|ance|ances|ing)\s(?:\w+day\s)?on|said\s(?:\w+day\s|in\san\sappearance\s)?on|acknowledged\sto|"
    r"explained\sto|insisted\sto|revealed\sto|described\sto|admitted\sto"
)
_REPORTED_BY = (
    r"(?:reported|published|broadcast|obtained|aired|disclosed|revealed|seen|reviewed|viewed|cited|quoted|carried|"
    r"uncovered|exposed|unearthed|released|posted|reporting)(?:\s(?:\w+day|exclusively|earlier|first|last\s\w+|this\s\w+)){0,2}"
    r"\s(?:by|in|on|to|from)"
)
_OF = r"(?:reports?|stor(?:y|ies)|articles?|accounts?|investigations?|dispatch(?:es)?|scoop|exposé)\s(?:\w+day\s)?(?:by|from|in)"
_CITED = rf"according\sto|citing|cites|cited|quoting|per|{_REPORTED_BY}|{_OF}"
_REPORTS = re.compile(
    r"(?:[’']s?\s(?:[^\W\d_a-z][\w.’'-]*\s){1,3}|,?\s(?:which|who|citing\s[^,.]{3,40},)\s|\s)"
    r"(?:(?:has|had|have|also|first|previously|later|earlier|originally|separately|initially|recently|then|was|were|the|to)\s){0,3}"
    r"(?:report(?:s|ed)|wrote|writes|quot(?:es|ed)|cit(?:es|ed|ing)|reveal(?:s|ed)|broke\sthe|publish(?:es|ed)|obtained|"
    r"disclos(?:es|ed)|uncovered|(?:news\s)?(?:reports?|stor(?:y|ies)|article|investigation|exposé)\b(?!er))"
)
_CONTRIBUTED = re.compile(
    r"\bcontribut(?:ed|ing)\s(?:(?:to|for)\s(?:this|the)\s(?:news\s)?(?:report|story|article|dispatch|file|piece)|reporting|"
    r"material|information|from\s[^\W\d_a-z]\w+\.?$)",
    re.MULTILINE,
)
_PARTS = re.compile(
    r"\b(?:files|reporting|material|information|contributions?|wire\sreports|input)\s(?:from|by|of)\s"
)
_WITH = re.compile(
    r"\b(?:[Tt]his\s(?:report|story|article)\s(?:includes|contains|uses|incorporates)|[Ii]ncludes|[Cc]ontains|[Ww]ith|"
    r"[Aa]dditional|[Ff]urther|[Cc]ompiled\s(?:from|with)|[Uu]sing)\s(?:(?:additional|some|further)\s)?$"
)
_OWN_ACTS = re.compile(
    r"\s(?:has\s|have\s|had\s|can\s|previously\s|first\s)*(?:learned|learnt|understands?|reveals?|revealed|reported|obtained|"
    r"asked|contacted|spoke|interviewed|reached\sout|approached)\b"
)


@functools.cache
def _between() -> str:
    """What may stand between a cue and a name: "told the German newspaper", "told Russia’s state"."""
    kinds = alternatives({*outlets().before_names, *outlets().itself})
    of_country = r"[^\W\d_a-z]\w+(?:[’']s|s[’']|ese|ian|ish|an|i|ch)"
    return rf"(?:\s(?:the|an?|its|our|{kinds}|{of_country}))" "{0,5}"


@functools.cache
def _told() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_TOLD}){_between()}\s$")


@functools.cache
def _cited() -> re.Pattern[str]:
    return re.compile(
        rf"\b(?:first\s|originally\s|previously\s|earlier\s)?(?:{_CITED}){_between()}\s$", re.I
    )


@functools.cache
def _itself() -> re.Pattern[str]:
    """Such as "this website" and "our correspondent"."""
    return re.compile(
        rf"\b(?P<which>[Tt]his|THIS|[Oo]ur)\s(?:own\s)?{alternatives(outlets().itself)}(?![\w-])"
    )


def find_partly(article: Article, names: Sequence[Named]) -> Iterator[Found]:
    """All that says so; of what overlaps, what says most comes first."""
    yield from _contributed(article, names)
    for named in names:
        if not is_own(named.outlet, article.publisher):
            found = _passage(article.text, named)
            if found is not None:
                yield found
    yield from _unnamed(article.text)


def _passage(text: str, named: Named) -> Found | None:
    """Who was told or who reported: the cue with the name."""
    before = text[max(0, named.start - _BEFORE) : named.start]
    low = named.start - len(before)
    told = _told().search(before)
    if told is not None:
        return Found("told", named.outlet, text[low + told.start() : named.end], low + told.start())
    if not named.sure:
        return None
    cited = _cited().search(before)
    if cited is not None:
        start = low + cited.start()
        return Found("reported", named.outlet, text[start : named.end], start)
    after = _REPORTS.match(text, named.end, named.end + _AFTER)
    if after is not None:
        return Found("reported", named.outlet, text[named.start : after.end()], named.start)
    return None


def _unnamed(text: str) -> Iterator[Found]:
    """What an outlet calls itself where its own name should stand, or stood."""
    for match in _itself().finditer(text):
        before = text[max(0, match.start() - _BEFORE) : match.start()]
        told = _told().search(before)
        acts = _OWN_ACTS.match(text, match.end(), match.end() + _AFTER)
        if told is None and (acts is None or match.group("which") in {"our", "Our"}):
            continue
        start = match.start() - (len(before) - told.start()) if told is not None else match.start()
        end = match.end() if told is not None or acts is None else acts.end()
        replaced = told is not None and match.group("which") == "This"
        yield Found(
            "told" if told is not None else "reported",
            None,
            text[start:end],
            start,
            "text",
            replaced,
        )


def _contributed(article: Article, names: Sequence[Named]) -> Iterator[Found]:
    text = article.text
    for match in _CONTRIBUTED.finditer(text) if "ontribut" in text else ():
        low = max(0, match.start() - _SENTENCE, text.rfind("\n", 0, match.start()) + 1)
        low = max(low, text.rfind(". ", low, match.start()) + 1)
        yield from _who(article, names, low, match.start(), low, match.end())
    for match in _PARTS.finditer(text):
        low = max(0, match.start() - _BEFORE)
        opening = _WITH.search(text[low : match.start()])
        if opening is not None:
            ends = [at for sign in ("\n", ". ") if (at := text.find(sign, match.end())) >= 0]
            high = min([match.end() + _SENTENCE, len(text), *ends])
            yield from _who(article, names, match.end(), high, low + opening.start(), high)


def _who(
    article: Article, names: Sequence[Named], low: int, high: int, start: int, end: int
) -> Iterator[Found]:
    """Outlets named between ``low`` and ``high``; the words are those from ``start`` to ``end``."""
    words = article.text[start:end]
    start += len(words) - len(words.lstrip())
    for outlet in dict.fromkeys(n.outlet for n in names if low <= n.start and n.end <= high):
        if not is_own(outlet, article.publisher):
            yield Found("contributed", outlet, words.strip(), start)
