"""对照图 in the window: rows with lanes and reasons, walked by keyboard, said in words, leading to both places."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from pytestqt.qtbot import QtBot

from checker.align.pairs import Verdict
from checker.reports.alignment_chart import pair_row
from checker.review import Review
from desktop.app import Desk
from desktop.models.chart import ITEM_ROLE, ChartModel
from desktop.panels.chart import EMPTY, ChartPanel
from desktop.panels.dumbbell import Strip, colour
from desktop.theme import DARK, LIGHT, Theme
from tests.reports.builder import family


@pytest.fixture
def theme() -> Theme:
    return Theme(LIGHT)


@pytest.fixture
def panel(qtbot: QtBot, theme: Theme) -> ChartPanel:
    made = ChartPanel(theme, ChartModel())
    made._model.setParent(made)
    qtbot.addWidget(made)
    made.resize(700, 300)
    made.show()
    return made


def mixed() -> Review:
    """Return the family with one pair that may not be compared."""
    review = family()
    apart = replace(review.pairs[1], verdict=Verdict.YEAR_DIFFERS, difference=None, note="目标年不同")
    return replace(review, pairs=(review.pairs[0], apart, *review.pairs[2:]))


def test_the_model_is_sound(qtbot: QtBot) -> None:
    model = ChartModel()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    for review in (mixed(), None, family()):
        model.set_review(review)
    assert model.rowCount() == 2


def test_rows_are_drawn_first_then_what_is_not_with_its_reason(qtbot: QtBot) -> None:
    model = ChartModel()
    model.set_review(mixed())
    drawn, left = model.items
    assert drawn.row is not None and [lane.text[:3] for lane in drawn.row.lanes] == ["本规划", "市级　", "省级　"]
    assert left.row is None and left.reason == "目标年不同"
    for role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
        assert model.data(model.index(0), role) == drawn.sentence
        assert model.data(model.index(1), role) == "高新技术企业：未绘入图，目标年不同。"


def test_a_row_is_found_by_the_words_of_its_target(qtbot: QtBot) -> None:
    model = ChartModel()
    review = mixed()
    model.set_review(review)
    firms = review.draft.metrics[3]
    assert model.row_of(firms.passage, firms.span.start, firms.span.stop) == 1
    assert model.row_of(firms.passage + 1, firms.span.start, firms.span.stop) is None


def test_without_anything_to_draw_it_says_what_to_do(panel: ChartPanel) -> None:
    assert panel.empty.isVisible() and panel.empty.text() == EMPTY and not panel.legend.isVisible()
    panel._model.set_review(family())
    assert panel.list.isVisible() and panel.legend.isVisible()
    assert panel.legend.accessibleName() == "图例：本规划、市级、省级"


def test_arrows_walk_and_enter_chooses(qtbot: QtBot, panel: ChartPanel) -> None:
    panel._model.set_review(family())
    panel.light(0)
    panel.setFocus()
    QTest.keyClick(panel.list, Qt.Key.Key_Down)
    with qtbot.waitSignal(panel.row_chosen) as chosen:
        QTest.keyClick(panel.list, Qt.Key.Key_Return)
    assert chosen.args == [1]


def test_a_click_chooses(qtbot: QtBot, panel: ChartPanel) -> None:
    panel._model.set_review(family())
    place = panel.list.visualRect(panel._model.index(1)).center()
    with qtbot.waitSignal(panel.row_chosen) as chosen:
        QTest.mouseClick(panel.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert chosen.args == [1]


def test_each_plan_is_painted_in_its_colour_on_both_grounds(qtbot: QtBot) -> None:
    found = pair_row(family(), family().pairs[0])
    assert found is not None
    for choice in (LIGHT, DARK):
        theme = Theme(choice)
        strip = Strip(theme, *found)
        qtbot.addWidget(strip)
        strip.resize(400, strip.sizeHint().height())
        image = strip.grab().toImage()
        seen = {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())}
        assert {colour(one, theme).name() for one in found[1]} <= seen
        assert strip.accessibleName() == found[0].sentence


@pytest.mark.parametrize("choice", [LIGHT, DARK])
def test_colours_stand_out_from_their_ground(choice: str) -> None:
    theme = Theme(choice)
    found = pair_row(family(), family().pairs[0])
    assert found is not None

    def luminance(name: str) -> float:
        parts = [int(name[i : i + 2], 16) / 255 for i in (1, 3, 5)]
        linear = [p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    ground = luminance(theme.ground("panel").name())
    for one in found[1]:
        ink = luminance(colour(one, theme).name())
        assert (max(ink, ground) + 0.05) / (min(ink, ground) + 0.05) >= 4.5


def test_the_window_shows_it_beside_the_table_and_goes_to_both_places(desk: Desk) -> None:
    window = desk.window
    assert [window.tabs.tabText(i) for i in range(2)] == ["指标对照", "对照图"]
    assert window.chart_model.rowCount()
    window.tabs.setCurrentWidget(window.chart)
    assert window.panes()["comparison"][1] is window.chart.list
    window.editor.put_caret(0, 0)
    window.chart.row_chosen.emit(0)
    item = window.chart_model.items[0]
    assert item.draft is not None and window.editor.caret != (0, 0)
    assert window.upper.current is not None


def test_a_finding_lights_its_row(desk: Desk) -> None:
    window = desk.window
    for finding in desk.session.findings:
        place = finding.places[0]
        row = window.chart_model.row_of(place.passage, place.span.start, place.span.stop)
        if row is not None:
            window.findings.finding_chosen.emit(finding.key)
            assert window.chart.list.currentIndex().row() == row
            assert window.chart_model.data(window.chart.list.currentIndex(), ITEM_ROLE) is window.chart_model.items[row]
            return
    pytest.fail("no finding of the sample is about a drawn target")


def test_a_negative_value_is_drawn_too(panel: ChartPanel) -> None:
    review = family()
    own = replace(review.pairs[0].draft, value=Decimal("-2"))  # type: ignore[type-var]
    panel._model.set_review(replace(review, pairs=(replace(review.pairs[0], draft=own),)))
    panel.grab()
    assert panel._model.items[0].row is not None
