"""A window, and a second start that hands its file over, where no socket call works."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.desktop import test_instance
from tests.desktop.test_instance import draft, start, window
from tests.no_network import calls, importers, sealed, unexplained


@pytest.mark.skipif(sys.platform == "win32", reason="waits on a pipe")
def test_windows_ask_for_no_socket(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    notes = tmp_path / "notes"
    notes.mkdir()
    for name, value in sealed(notes).items():
        monkeypatch.setenv(name, value)
    first, second = draft(tmp_path, "甲.txt"), draft(tmp_path, "乙.txt")
    assert test_instance.environment(tmp_path)["GUIHUA_JIAOHE_SEALED"] == str(notes)
    with window(tmp_path, first) as running:
        running.wait_for(draft=str(first), settled=True)
        assert start(tmp_path, second).returncode == 0
        running.wait_for(draft=str(second), settled=True)
        assert running.end() == 0
    assert not calls(notes) and not unexplained(importers(notes))
