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

    A straight double mark is set close to what it opens or closes, in turn.
    """
    text = ""
    places = []
    glued, open_straight = True, False
    for token in tokens:
        printed = _PRINTED.get(token, token)
        closing = printed == '"' and open_straight
        if not (glued or closing or printed in _NO_SPACE_BEFORE):
            text += " "
        places.append((len(text), len(text) + len(printed)))
        text += printed
        glued = printed in _NO_SPACE_AFTER or (printed == '"' and not open_straight)
        if printed == '"':
            open_straight = not open_straight
    return text, tuple(places)
