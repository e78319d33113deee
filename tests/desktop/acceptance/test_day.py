"""A whole day in real processes, with a kill in the middle (UX.md 11, point 5); tests/desktop/day.py tells how."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.desktop.day import Day, lived, sample


def held(day: Day) -> None:
    """Hold the day against its bars."""
    assert not day.missed, day.missed
    assert day.told["missing answers"] in (0, 1) and day.told["lost edits"] == 0
    assert day.told["answered otherwise"] == 0 and day.told["answered before"]


@pytest.mark.timeout(300)
def test_a_day_with_the_sample(tmp_path: Path) -> None:
    """LibreOffice judges the copies where it is here."""
    draft, shelf = sample()
    day = lived(draft, shelf, 12, tmp_path, office=True)
    held(day)
    assert "LibreOffice 校核稿: comments, changes" in day.told or shutil.which("soffice") is None


@pytest.mark.shared
@pytest.mark.timeout(400)
def test_a_day_with_a_worn_draft(tmp_path: Path, shared: Path) -> None:
    word = shared / "plans/word"
    day = lived(word / "清城区_worn.docx", [word / "清远市_clean.docx"], 20, tmp_path, office=False)
    held(day)
    assert day.told["answers"] == 20
