"""The desk as a user has it: the real reader, the real rules, the sample plans, in folders of the test's own."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop.app import Desk
from tests.desktop.acceptance.real import closed, dropped, new_desk, ready


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder for the test's data; the shelf stands there as well, and is empty."""
    monkeypatch.setenv("GUIHUA_JIAOHE_DATA", str(tmp_path / "data"))
    monkeypatch.delenv("GUIHUA_JIAOHE_LIBRARY", raising=False)
    (tmp_path / "data").mkdir()
    return tmp_path


@pytest.fixture(scope="session")
def samples() -> dict[str, Path]:
    """The sample plans that come with the program, by role."""
    from checker import resources

    return {row["role"]: resources.path(f"samples/{row['file']}") for row in resources.rows("samples/samples.tsv")}


@pytest.fixture
def draft(folder: Path, samples: dict[str, Path]) -> Path:
    """A copy of the sample draft, to be worked on."""
    return Path(shutil.copy(samples["draft"], folder / samples["draft"].name))


@pytest.fixture
def worked(qtbot: QtBot, folder: Path, draft: Path, samples: dict[str, Path]) -> Iterator[Desk]:
    """A window with the sample draft and both upper plans, all dropped on it, checked."""
    desk = new_desk(qtbot, folder / "data")
    try:
        dropped(desk.window.start.targets.draft, [draft])
        ready(qtbot, desk)
        desk.window.curtain.cover()
        dropped(desk.window.curtain.targets.uppers, [samples["city"], samples["province"]])
        ready(qtbot, desk, uppers=2)
        yield desk
    finally:
        closed(desk)
