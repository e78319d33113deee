"""The start page: drafts last reviewed, going on with one, finding one that was moved."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from checker.findings import Severity
from checker.reviews.records import Recent
from desktop.app import Desk, build
from desktop.handlers import starting
from desktop.models.recent import RecentModel, said, when
from desktop.settings import Settings
from tests.desktop import sample
from tests.desktop.conftest import settle

NOW = datetime(2026, 11, 26, 9, 0)


@pytest.mark.parametrize(
    ("stamp", "words"),
    [
        ("2026-11-26T08:05:00", "今天 08:05"),
        ("2026-11-25T23:59:00", "昨天 23:59"),
        ("2026-11-03T10:00:00", "11月3日"),
        ("2025-12-31T10:00:00", "2025年12月31日"),
        ("", ""),
    ],
)
def test_times_are_said_as_people_say_them(stamp: str, words: str) -> None:
    assert when(stamp, NOW) == words


def draft(path: Path, *, exists: bool = True, opened: str = "2026-11-26T08:05:00", **counts: int) -> Recent:
    open_ = {Severity(name): count for name, count in counts.items()}
    return Recent(1, "规划", path, exists, opened, opened, open_)


def test_what_is_said_of_a_draft() -> None:
    assert said(draft(Path("甲.docx"), error=2, major=1, info=30)) == ["待处理 3 条"]
    assert said(draft(Path("甲.docx"), info=30)) == ["已全部处理"]
    assert said(draft(Path("甲.docx"), exists=False, error=1)) == ["文件已不在原处", "待处理 1 条"]
    assert said(Recent(1, "", Path("甲.docx"), True, "", "", None, unexported=True)) == ["尚未校核", "有改动未导出"]


def test_the_model_keeps_the_rules_of_qt(qtbot: QtBot) -> None:
    model = RecentModel()
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning)
    model.set_drafts([draft(Path("a/甲.docx"), error=2), draft(Path("a/乙.docx"))])
    assert model.rowCount() == 2
    spoken = model.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.startswith("甲.docx，待处理 2 条")
    model.set_drafts([])
    assert model.rowCount() == 0
    tester.deleteLater()


@pytest.fixture
def yesterday(qtbot: QtBot, tmp_path: Path) -> Iterator[tuple[Desk, Path]]:
    """A window on the start page, and the draft that was reviewed with the same data before."""
    path = tmp_path / "稿.txt"
    path.write_text("\n".join(sample.DRAFT), encoding="utf-8")

    def start() -> Desk:
        made = build(
            Settings(tmp_path / "desk.ini"), opener=sample.read_file, reader=sample.read_file, checker=sample.check
        )
        qtbot.addWidget(made.window, before_close_func=lambda window: made.session.undo.setClean())
        made.window.show()
        return made

    first = start()
    assert not first.window.start.recent.isVisible()
    first.handlers.open_files([path])
    qtbot.waitUntil(lambda: first.session.review is not None)
    settle(qtbot, first)
    first.window.close()
    first.close()
    second = start()
    yield second, path
    second.close()


def test_a_draft_is_gone_on_with_by_enter(yesterday: tuple[Desk, Path], qtbot: QtBot) -> None:
    desk, path = yesterday
    recent = desk.window.start.recent
    qtbot.waitUntil(recent.isVisible)
    assert recent.model.drafts[0].path == path
    qtbot.keyClick(recent.list, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: desk.session.original is not None)
    settle(qtbot, desk)


def test_a_draft_that_was_moved_is_looked_for(
    yesterday: tuple[Desk, Path], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk, path = yesterday
    moved = path.rename(path.with_name("新稿.txt"))
    desk.handlers.show_recent()
    recent = desk.window.start.recent
    qtbot.waitUntil(lambda: bool(recent.model.drafts) and not recent.model.drafts[0].exists)
    assert [action.text() for action in recent.menu(recent.model.drafts[0]).actions()] == ["重新定位…", "移出列表"]
    monkeypatch.setattr(starting, "ask_draft", lambda parent, settings: moved)
    qtbot.keyClick(recent.list, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: desk.session.original is not None)
    settle(qtbot, desk)
    assert desk.session.original is not None


def test_delete_takes_a_draft_out_of_the_list_and_leaves_its_file(yesterday: tuple[Desk, Path], qtbot: QtBot) -> None:
    desk, path = yesterday
    recent = desk.window.start.recent
    qtbot.waitUntil(recent.isVisible)
    qtbot.keyClick(recent.list, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: not recent.model.drafts)
    assert not recent.isVisible()
    assert path.exists()
