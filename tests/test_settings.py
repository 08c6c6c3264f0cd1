"""Settings come from their table or from the environment, and bad values are named."""

import dataclasses
from pathlib import Path

import pytest

from onrecord.errors import SettingsError
from onrecord.settings import Settings, load_settings


def test_environment_overrides_the_default_with_its_type() -> None:
    settings = load_settings({"ONRECORD_MAX_BYTES": "10", "ONRECORD_LANGUAGES": "en,de"})
    assert settings.max_bytes == 10
    assert settings.languages == "en,de"
    assert settings.max_chars == Settings().max_chars


def test_an_ill_typed_value_names_the_variable_and_the_unit() -> None:
    with pytest.raises(SettingsError, match=r"ONRECORD_MAX_BYTES='many' is not a int.*bytes"):
        load_settings({"ONRECORD_MAX_BYTES": "many"})


def test_every_setting_is_documented() -> None:
    page = (Path(__file__).parent.parent / "docs" / "settings.md").read_text()
    for field in dataclasses.fields(Settings):
        assert f"`{field.name}`" in page, field.name
        assert field.metadata["help"]
        assert field.metadata["unit"]
