"""Documentation cannot drift: what is public is written down, and what is linked is there."""

import re
from pathlib import Path

import pytest

from onrecord import records

ROOT = Path(__file__).parent.parent
PAGES = sorted([ROOT / "README.md", *(ROOT / "docs").glob("*.md"), ROOT / "examples" / "README.md"])


def test_every_record_type_is_documented() -> None:
    page = (ROOT / "docs" / "records.md").read_text()
    for name in records.__all__:
        if name[0].isupper():
            assert f"`{name}`" in page or f"(`{name}`" in page, name


def test_every_room_is_on_the_map() -> None:
    page = (ROOT / "docs" / "architecture.md").read_text()
    for room in (ROOT / "src" / "onrecord").iterdir():
        if (room / "__init__.py").is_file():
            assert f"`{room.name}/`" in page, room.name


def test_every_dependency_is_justified() -> None:
    listed = re.search(
        r"^dependencies = \[(.*?)^\]", (ROOT / "pyproject.toml").read_text(), re.S | re.M
    )
    assert listed is not None
    page = (ROOT / "docs" / "dependencies.md").read_text()
    for name in re.findall(r'"([A-Za-z0-9-]+)', listed[1]):
        assert re.search(rf"^\| [^|]*\b{name}\b", page, re.M), name


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_within_the_repository_lead_somewhere(page: Path) -> None:
    prose = re.sub(r"`[^`]*`", "", page.read_text())
    for target in re.findall(r"\]\(([^)#]+)[^)]*\)", prose):
        if "://" not in target:
            assert (page.parent / target).exists(), target
