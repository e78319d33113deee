"""The layout of official documents: what the standard says, and the office's own lines over it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from checker import resources
from checker.word import layout as module
from checker.word.layout import OFFICE_FILE, SET_ROLES, layout
from checker.word.page_roles import Role


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The office's file, not there yet; the layout is read anew before and after."""
    monkeypatch.setenv("GUIHUA_JIAOHE_DATA", str(tmp_path))
    layout.cache_clear()
    yield tmp_path / OFFICE_FILE
    layout.cache_clear()


def test_the_page_holds_22_lines_of_28_characters() -> None:
    page = layout()
    width, height = page.core
    assert (width, height) == (pytest.approx(156 * 56.69, abs=2), pytest.approx(225 * 56.69, abs=2))
    assert page.lines * page.pitch <= height < page.lines * (page.pitch + 1)
    assert page.tightening == -5
    character = 16 + page.character_space / 4096
    assert page.characters * character <= width / 20 < (page.characters + 0.1) * character


def test_every_role_has_its_row() -> None:
    assert set(layout().roles) == set(SET_ROLES)
    assert all(layout().font(role) for role in SET_ROLES)
    assert layout().roles[Role.BODY].indent == 2 and layout().line(Role.BODY) == 579


def test_an_office_changes_single_lines(office: Path) -> None:
    office.write_text('[fonts]\nbody = "仿宋_GB2312"\n[roles.heading_2]\nbold = true\n', "utf-8")
    own = layout()
    assert own.font(Role.BODY) == "仿宋_GB2312" and own.fonts["heading"] == "黑体"
    assert own.roles[Role.HEADING_2].bold and own.roles[Role.HEADING_2].font == "subheading"


@pytest.mark.parametrize("text", ["[fonts\n", "[roles.title]\ncolour = 3\n", "[page]\nmargins = [1]\n"])
def test_a_file_that_is_none_leaves_the_standard(office: Path, text: str, caplog: pytest.LogCaptureFixture) -> None:
    office.write_text(text, "utf-8")
    assert layout() == module.made_of(resources.layered_template("official_layout.toml", ""))
    assert "版式" in caplog.text
