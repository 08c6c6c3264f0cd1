"""Every command and option is documented, and the docs name no other."""

import re
from pathlib import Path
from typing import Any

import pytest
import typer

import onrecord
from onrecord.cli.main import COMMANDS, app

DOCS = Path(__file__).parents[2] / "docs"
EVERYWHERE = {"--help", "-h", "--version", "--debug", "--store", "--json"}


def group() -> Any:
    return typer.main.get_command(app)


def section(command: str) -> str:
    text = (DOCS / "commands.md").read_text(encoding="utf-8")
    found = re.search(
        rf"^## {re.escape(command)}\n(.*?)(?=^## |\Z)", text, re.DOTALL | re.MULTILINE
    )
    assert found is not None, f"docs/commands.md has no section on {command}"
    return found[1]


def options(command: Any) -> set[str]:
    return {
        option
        for parameter in command.params
        for option in parameter.opts
        if option.startswith("-")
    }


def every_option(command: Any) -> set[str]:
    """The options of a command and of the commands that it has."""
    each = (command, *getattr(command, "commands", {}).values())
    return set().union(*(options(one) for one in each))


@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_is_documented(name: str) -> None:
    text = section(name)
    missing = {
        o for o in every_option(group().commands[name]) - {"--help", "-h"} if f"`{o}" not in text
    }
    assert not missing


@pytest.mark.parametrize("name", COMMANDS)
def test_documented_options_exist(name: str) -> None:
    documented = set(re.findall(r"`(--?[a-z][a-z-]*)", section(name)))
    assert documented <= every_option(group().commands[name]) | EVERYWHERE


@pytest.mark.parametrize("name", COMMANDS)
def test_help_has_the_example_that_the_docs_have(name: str) -> None:
    example = COMMANDS[name].EXAMPLE
    assert example.startswith(f"onrecord {name}")
    assert example in section(name)


def test_commands_of_a_command_are_documented_with_an_example() -> None:
    for name, command in group().commands.items():
        for own, each in getattr(command, "commands", {}).items():
            assert f"`{own}" in section(name)
            assert each.epilog.startswith(f"Example: onrecord {name} {own}")


def test_what_all_commands_share_is_documented() -> None:
    text = (DOCS / "commands.md").read_text(encoding="utf-8").split("\n## ")[0]
    for option in (*(options(group()) - {"--help", "-h"}), "--help", "ONRECORD_STORE"):
        assert option in text


def test_docs_name_no_other_command() -> None:
    text = (DOCS / "commands.md").read_text(encoding="utf-8")
    assert set(re.findall(r"^## (\S+)$", text, re.MULTILINE)) == set(COMMANDS)


def test_the_api_is_documented() -> None:
    text = (DOCS / "api.md").read_text(encoding="utf-8")
    public = [name for name in vars(onrecord.OpenRecord) if not name.startswith("_")]
    for name in public:
        assert f"record.{name}" in text, name
    for name in onrecord.__all__:
        assert name.strip("_") in text, name
