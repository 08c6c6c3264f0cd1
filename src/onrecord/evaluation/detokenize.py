"""From the tokens of a treebank back to running text, with each token's place in it."""

from collections.abc import Sequence

_PRINTED = {
    "``": "“", "''": "”", "`": "‘", "-LRB-": "(", "-RRB-": ")", "-LSB-": "[", "-RSB-": "]",
    "-LCB-": "{", "-RCB-": "}", "\\/": "/", "\\*": "*",
}  # fmt: skip
_NO_SPACE_BEFORE = frozenset({
    ",", ".", ";", ":", "?", "!", ")", "]", "}", "”", "%", "…", "...", "'", "’", "'s", "’s", "'S",
    "n't", "n’t", "'re", "’re", "'ve", "’ve", "'ll", "’ll", "'d", "’d", "'m", "’m", "N'T",
})  # fmt: skip
_NO_SPACE_AFTER = frozenset({"(", "[", "{", "“", "‘", "$", "#", "£", "€"})


def detokenize(tokens: Sequence[str]) -> tuple[str, tuple[tuple[int, int], ...]]:
    """The text and each token's half-open code points in it.

    A straight double mark is set close to what it opens or closes, in turn. Where two single ones stand
    without any that can only open they are taken for both marks, as some papers print them.
    """
    opening = _opening_marks(tokens)
    text = ""
    places = []
    glued, open_straight = True, False
    for number, token in enumerate(tokens):
        printed = "“" if number in opening else _PRINTED.get(token, token)
        closing = printed == '"' and open_straight
        if not (glued or closing or printed in _NO_SPACE_BEFORE):
            text += " "
        places.append((len(text), len(text) + len(printed)))
        text += printed
        glued = printed in _NO_SPACE_AFTER or (printed == '"' and not open_straight)
        if printed == '"':
            open_straight = not open_straight
    return text, tuple(places)


def _opening_marks(tokens: Sequence[str]) -> frozenset[int]:
    """Which closing marks open a quotation: every other one, where no token can only open.

    An odd number that begins right after a comma or full stop begins with a closing one: the
    window was cut within a quotation.
    """
    marks = [number for number, printed in enumerate(tokens) if printed == "''"]
    if not marks or "``" in tokens:
        return frozenset()
    cut = len(marks) % 2 == 1 and marks[0] > 0 and tokens[marks[0] - 1] in {",", ".", "?", "!"}
    return frozenset(marks[1::2] if cut else marks[::2])
