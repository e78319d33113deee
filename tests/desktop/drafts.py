"""A window on a Word draft of three chapters, checked by nothing; for tests of what changes its structure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from pytestqt.qtbot import QtBot

from desktop import work
from desktop.app import Desk, build
from desktop.settings import Settings
from tests.desktop import sample
from tests.desktop.conftest import settle
from tests.word_builder import package, paragraph

TITLE = "临溪区科技创新“十四五”规划"
LINES = [
    TITLE,
    "一、发展基础",
    "能力提升。",
    "（一）平台建设",
    "平台增加。",
    "（二）企业培育",
    "企业壮大。",
    "二、重点任务",
    "建设平台。",
    "三、保障措施",
    "加强领导。",
]


@contextmanager
def opened(
    qtbot: QtBot, draft: Path, *, checker: work.Checker = sample.find_nothing, told: list[str] | None = None
) -> Iterator[Desk]:
    """Open a draft in a window and close it at the end; `told` gets the passing messages."""
    made = build(Settings(draft.parent / "desk.ini"), checker=checker)
    if told is not None:
        made.session.noted.connect(told.append)
    qtbot.addWidget(made.window, before_close_func=lambda window: made.session.undo.setClean())
    made.session._pause.setInterval(60)
    made.window.resize(1300, 820)
    made.window.show()
    try:
        made.session.open_draft(draft)
        qtbot.waitUntil(lambda: made.session.review is not None and made.autosave.review is not None)
        settle(qtbot, made)
        yield made
    finally:
        made.close()


def written(path: Path, lines: Sequence[str] = LINES) -> Path:
    """Write a Word draft of plain paragraphs."""
    path.write_bytes(package(*map(paragraph, lines)))
    return path


def texts(desk: Desk) -> list[str]:
    """Return what the blocks say; an empty paragraph that ends the document is left out."""
    plan = desk.session.plan
    assert plan is not None
    said = [block.text for block in plan.blocks]
    return said[:-1] if said and not said[-1] else said


def shown(desk: Desk) -> list[str]:
    """Return what the paper shows of the blocks, in their order on it."""
    document = desk.window.editor.plan_document
    assert document is not None
    said = [document.text(index) for index in document.indices()]
    return said[:-1] if said and not said[-1] else said


def done(qtbot: QtBot, desk: Desk, steps: int) -> None:
    """Wait until so many changes of structure are made and checked."""
    qtbot.waitUntil(lambda: len(desk.session.structure) == steps)
    settle(qtbot, desk)
