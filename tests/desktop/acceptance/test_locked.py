"""UX.md 11, point 4: what an export says while Word holds its target; nothing is lost."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from checker.decisions import Answer
from checker.sources import read_plan
from desktop.app import Desk
from desktop.dialogs.export import ExportDialog
from tests.desktop.acceptance.real import CTRL, SHIFT, activate, in_dialog, press
from tests.desktop.safety import press as press_button


def test_a_target_with_words_owner_file(worked: Desk, qtbot: QtBot, folder: Path) -> None:
    held: list[Path] = []

    def hold(target: Path) -> None:
        held.append(target.with_name(f"~${target.name[2:]}"))
        held[0].touch()

    _export_against(worked, qtbot, folder, hold, lambda target: held[0].unlink())


def test_a_target_that_windows_refuses_to_replace(
    worked: Desk, qtbot: QtBot, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file open in Word without an owner file, as on a network drive: replacing it fails with PermissionError."""
    replace = os.replace

    def hold(target: Path) -> None:
        def refuse(source: object, goal: object, **more: object) -> None:
            if Path(str(goal)) == target:
                raise PermissionError(13, "Permission denied", str(goal))
            replace(source, goal, **more)  # type: ignore[arg-type]

        monkeypatch.setattr(os, "replace", refuse)

    _export_against(worked, qtbot, folder, hold, lambda target: monkeypatch.setattr(os, "replace", replace))


def _export_against(
    desk: Desk, qtbot: QtBot, folder: Path, hold: Callable[[Path], None], release: Callable[[Path], None]
) -> None:
    """Export onto a copy that is there and held, then once more when it is released."""
    session = desk.session
    key = session.findings[0].key
    session.decline([key], "口径不同")
    activate(desk, qtbot)

    def act(dialog: ExportDialog) -> None:
        dialog.folder.setText(str(folder))
        target = next(iter(dialog.paths.values()))
        target.write_bytes(b"what stands there")
        hold(target)
        press_button("替换")
        qtbot.keyClick(dialog, Qt.Key.Key_Return)
        qtbot.waitUntil(dialog.go.isEnabled, timeout=20_000)
        said = dialog.told.text()
        assert target.name in said and "Word" in said and "重试" in said, said
        assert "Error" not in said and "Traceback" not in said and "denied" not in said
        assert target.read_bytes() == b"what stands there" and not dialog.written
        assert not [path for path in folder.iterdir() if path.suffix == ".tmp"]
        release(target)
        press_button("替换")
        qtbot.keyClick(dialog, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: bool(dialog.written), timeout=20_000)
        assert read_plan(target).blocks
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)

    in_dialog(ExportDialog, act)
    press(qtbot, Qt.Key.Key_S, CTRL | SHIFT)
    decision = session.answer_of(key)
    assert decision is not None and decision.answer is Answer.DECLINED
