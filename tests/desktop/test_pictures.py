"""Pictures and note marks on the paper: in their place, loaded when in view, the text as it was."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPointF, QSize
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from checker import reading, sources
from checker.sources.drawn import Picture
from desktop import pictures
from desktop.editor import plates
from desktop.editor.plan_view import PlanView
from desktop.theme import Theme
from tests import word_builder as build
from tests.pictures import PNG, chart, inline, package, png
from tests.sources.test_drawn import REFERENCE, notes

TEXTS = ["临溪区规划", "𬭚元素研究取得突破。", "", "后文。"]


def show(qtbot: QtBot, path: Path, data: bytes) -> PlanView:
    """Return a view of a file, with what it shows besides text."""
    path.write_bytes(data)
    view = PlanView(Theme())
    qtbot.addWidget(view)
    view.resize(700, 600)
    view.show_reading(reading.read(sources.read_plan(path)))
    view.show()
    return view


def placed(view: PlanView) -> list[tuple[Picture, QPointF, QSize]]:
    """Return what is in view: each picture, its upper left corner and its size."""
    assert view._plates is not None
    blocks = list(view._visible_blocks())
    return [(picture, rect.topLeft(), rect.size().toSize()) for picture, rect in view._plates.placed(blocks)]


def body(*more: str) -> tuple[str, ...]:
    """Return paragraphs of which the third holds a picture and no text."""
    first, _, _, last = TEXTS
    return (
        build.paragraph(first),
        build.paragraph("𬭚元素研究", REFERENCE.format(1), "取得突破。"),
        build.paragraph(inline(150, 75)),
        build.paragraph(last),
        *more,
    )


def test_a_picture_stands_between_the_paragraphs_and_shifts_no_text(qtbot: QtBot, tmp_path: Path) -> None:
    view = show(qtbot, tmp_path / "图.docx", package(*body(), parts={"footnotes": notes("按可比价。")}))
    qtbot.waitUntil(lambda: view._plates is not None and view._plates.held > 0)
    document = view.plan_document
    assert document is not None
    assert [document.text(i) for i in range(4)] == TEXTS
    ((_, corner, size),) = placed(view)
    assert size == QSize(200, 100), "points become pixels"
    tops = [view._top_of(document.position(i, 0)) for i in range(4)]
    assert tops[2] < corner.y() and corner.y() + size.height() <= tops[3]
    assert abs(corner.x() + size.width() / 2 - view.viewport().width() / 2) < 2
    middle = view.viewport().grab().toImage().pixelColor(view.viewport().width() // 2, int(corner.y()) + 50)
    assert (middle.red(), middle.green()) == (255, 0)


def test_the_place_and_the_size_follow_the_zoom_and_the_measure(qtbot: QtBot, tmp_path: Path) -> None:
    view = show(qtbot, tmp_path / "图.docx", package(*body(build.paragraph(inline(2000, 500)))))
    qtbot.waitUntil(lambda: view._plates is not None)
    document = view.plan_document
    assert document is not None
    view.set_zoom(60)
    view.reveal_block(2)
    sizes = {picture.width: size for picture, _, size in placed(view)}
    assert sizes[150.0] == QSize(120, 60)
    assert sizes[2000.0].width() == round(document._measure), "no wider than the text"


def test_a_picture_in_a_cell_is_no_wider_than_the_cell(qtbot: QtBot, tmp_path: Path) -> None:
    grid = build.table([build.cell(build.paragraph("图"), build.paragraph(inline(900, 300))), "乙"], ["丙", "丁"])
    view = show(qtbot, tmp_path / "图.docx", package(build.paragraph("前文"), grid, build.paragraph("后文")))
    qtbot.waitUntil(lambda: view._plates is not None)
    document = view.plan_document
    assert document is not None
    ((_, corner, size),) = placed(view)
    below = view._top_of(document.position(4, 0))
    assert size.width() < document._measure / 1.5 and corner.y() + size.height() <= below


def test_what_qt_cannot_show_says_so() -> None:
    assert plates.said(Picture(1, 10, 10, "word/media/a.emf", "EMF")) == "图片（不能显示：EMF）"
    assert plates.said(Picture(1, 10, 10, None, "图表")) == "图表（不能显示）"


def test_broken_pictures_are_frames_and_no_error(qtbot: QtBot, tmp_path: Path) -> None:
    data = package(*body(build.paragraph(chart(50, 50))), image=b"\x01\x00EMF", name="image1.emf")
    view = show(qtbot, tmp_path / "图.docx", data)
    qtbot.waitUntil(lambda: view._plates is not None and "word/media/image1.emf" in view._plates._images)
    assert view._plates is not None and view._plates.held == 0 and len(placed(view)) == 2
    view.viewport().grab()


def test_images_are_decoded_no_larger_than_shown(tmp_path: Path) -> None:
    image = pictures.decoded(png(400, 200), QSize(100, 100))
    assert image.size() == QSize(100, 50)
    assert pictures.decoded(PNG, QSize(400, 400)).size() == QSize(40, 20)
    assert pictures.images_of(tmp_path / "没有.docx", [("a", QSize(1, 1))])["a"].isNull()


def test_what_was_not_seen_for_long_is_let_go(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(plates, "_KEPT", 0)
    view = show(qtbot, tmp_path / "图.docx", package(*body(*(build.paragraph("空白") for _ in range(200)))))
    qtbot.waitUntil(lambda: view._plates is not None and view._plates.held > 0)
    assert view._plates is not None
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum())
    view.viewport().grab()
    assert view._plates.held == 0
    view.verticalScrollBar().setValue(0)
    view.viewport().grab()
    qtbot.waitUntil(lambda: view._plates is not None and view._plates.held > 0)


def test_a_note_number_tells_what_the_note_says(qtbot: QtBot, tmp_path: Path) -> None:
    view = show(qtbot, tmp_path / "注.docx", package(*body(), parts={"footnotes": notes("按可比价计算。")}))
    qtbot.waitUntil(lambda: view._notes is not None)
    view.viewport().grab()
    assert view._notes is not None and view.plan_document is not None
    ((rect, mark),) = view._notes._drawn
    place = view.cursorRect(view.cursorForPosition(rect.center().toPoint()))
    assert mark.number == "1" and mark.offset == 5 and abs(place.center().x() - rect.center().x()) < 12
    spot = rect.center().toPoint()
    QApplication.sendEvent(view.viewport(), QHelpEvent(QEvent.Type.ToolTip, spot, view.viewport().mapToGlobal(spot)))
    assert view._card.isVisible() and view._card.accessibleName() == "脚注 1，按可比价计算。"
    labels = [view.plan_document.label(view.plan_document.block(i)) for i in view.plan_document.indices()]
    assert "脚注 1" in labels
