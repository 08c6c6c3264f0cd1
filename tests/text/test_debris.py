"""Rubbish of a page that was run into its text."""

import pytest

from onrecord.text.debris import is_debris


@pytest.mark.parametrize(
    ("sentence", "rubbish"),
    [
        ("Ann Smith Ann Mary Smith2020 Reds push for action at forum said she agreed.", True),
        ("Carl SchulzeBergman shares a video Two fight it out MORE (N.D.) said no.", True),
        ("In 2020 Reds pushed for action.", False),
        ("Senator John McBride said MORE must be done.", False),
        ("“Vision2020” is the plan’s name.", False),
    ],
    ids=["glued to a year", "glued to a name, with more", "a year", "a name", "a product"],
)
def test_debris(sentence: str, rubbish: bool) -> None:
    assert is_debris(sentence) is rubbish
