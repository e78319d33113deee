"""The pause before a check follows how long checks take, within bounds."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from desktop import pause
from desktop.pause import LONG, SHORT, Pause


@pytest.mark.parametrize(("seconds", "interval"), [(0.0, SHORT), (0.4, 200), (9.0, LONG)])
def test_the_pause_follows_the_last_check(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch, seconds: float, interval: int
) -> None:
    clock = iter((10.0, 10.0 + seconds))
    monkeypatch.setattr(pause.time, "perf_counter", lambda: next(clock))
    owner = QObject()
    timer = Pause(owner)
    timer.start()
    timer.check_began()
    assert not timer.isActive()
    timer.check_ended()
    assert timer.interval() == interval and timer.isSingleShot()
