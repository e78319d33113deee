"""Every model under Qt's own tester, and what its rows say."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QAbstractItemModel, QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from checker.align.pairs import Verdict
from checker.decisions import Answer, Decision
from checker.findings import Severity
from checker.review import Review
from desktop.filter import Grouping
from desktop.models.comparison import CHART_ROLE, Chart, ComparisonModel, figure
from desktop.models.findings import STALE, FindingsModel, rows_of, state_word
from desktop.models.outline import COUNT_ROLE, SEVERITY_ROLE, OutlineModel
from tests.desktop import sample

FATAL = QAbstractItemModelTester.FailureReportingMode.Fatal


@pytest.fixture
def review() -> Review:
    from pathlib import Path

    return sample.review(sample.read_file(Path("稿.docx")), (sample.read_file(Path("市.docx")),))


def texts(model: QAbstractItemModel, parent: QModelIndex | None = None) -> list[str]:
    """Return the display texts of one level."""
    parent = parent or QModelIndex()
    return [model.index(row, 0, parent).data() for row in range(model.rowCount(parent))]


def test_outline_counts_open_findings_upwards(qtbot: QtBot, review: Review) -> None:
    model = OutlineModel()
    QAbstractItemModelTester(model, FATAL, model)
    assert model.set_reading(review.draft)
    model.set_findings([(f, review.draft.passages[f.places[0].passage].section) for f in review.findings])
    assert texts(model) == ["一、发展基础", "二、主要目标"]
    first = model.index(0, 0)
    assert (first.data(COUNT_ROLE), first.data(SEVERITY_ROLE)) == (2, "error")
    assert first.data(Qt.ItemDataRole.AccessibleTextRole) == "一、发展基础，2 条未处理，最重的是错误"
    assert not model.set_reading(review.draft), "the same headings must not rebuild the tree"


@pytest.mark.parametrize("grouping", list(Grouping))
def test_findings_in_groups(qtbot: QtBot, review: Review, grouping: Grouping) -> None:
    model = FindingsModel()
    QAbstractItemModelTester(model, FATAL, model)
    rows = rows_of(review, review.findings, grouping, lambda f: "")
    model.set_rows(rows, grouped=grouping is not Grouping.NONE)
    assert sorted(model.shown_keys()) == sorted(f.key for f in review.findings)
    for key in model.shown_keys():
        assert model.key_of(model.index_of(key)) == key
    if grouping is Grouping.CHAPTER:
        assert texts(model) == ["一、发展基础", "二、主要目标"]
    if grouping is Grouping.RULE:
        assert texts(model) == ["百分号重复", "部分大于总数", "目标高于上位规划", "全角数字"]


def test_a_row_says_itself_as_a_sentence(qtbot: QtBot, review: Review) -> None:
    model = FindingsModel()
    model.set_rows(rows_of(review, review.findings, Grouping.NONE, lambda f: ""), grouped=False)
    index = model.index_of(review.findings[1].key)
    spoken = index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "错误，一、发展基础，部分大于总数：“12家，其中省级15家”，未处理"
    model.set_state(review.findings[1].key, "采纳")
    assert index.data(Qt.ItemDataRole.AccessibleTextRole).endswith("，采纳")


def test_states_have_words() -> None:
    assert state_word(None, stale=False) == ""
    assert state_word(None, stale=True) == STALE
    assert state_word(Decision("k", Answer.DECLINED, "口径不同"), stale=False) == "不采纳：口径不同"


def test_comparison_shows_both_sides(qtbot: QtBot, review: Review) -> None:
    model = ComparisonModel()
    QAbstractItemModelTester(model, FATAL, model)
    model.set_review(review)
    heads = [model.headerData(c, Qt.Orientation.Horizontal) for c in range(model.columnCount())]
    assert heads == ["指标", "单位", "本规划", "本规划 2025", "市 2025", "基期→目标 ◆本 ●市", "结论"]
    row = [model.index(0, c).data() for c in range(model.columnCount())]
    assert row == ["研发投入强度", "%", "—", "2", "1.5", "", "高于市级"]
    chart = model.index(0, model.chart_column).data(CHART_ROLE)
    assert isinstance(chart, Chart) and (chart.target, chart.uppers) == (2.0, [(1, 1.5)])
    assert chart.top == 2.0 and not chart.empty
    model.set_review(None)
    assert model.rowCount() == model.columnCount() == 0


def test_figures_keep_their_bounds(review: Review) -> None:
    from dataclasses import replace
    from decimal import Decimal

    from checker.reading.elements import Comparator

    metric = review.draft.metrics[0]
    assert figure(None) == "—"
    assert figure(replace(metric, comparator=Comparator.GE, value=Decimal(100)), "%") == "≥100"
    assert figure(replace(metric, comparator=Comparator.APPROX), "%") == "2左右"
    assert figure(metric, "家") == "2%"


def test_every_severity_is_drawn_with_a_word() -> None:
    assert [s.label for s in Severity] == ["错误", "须说明", "一般", "提示"]


def test_figures_of_different_years_are_not_drawn_on_one_line(qtbot: QtBot, review: Review) -> None:
    from dataclasses import replace

    (pair, *_) = review.pairs
    assert pair.upper is not None
    later = replace(pair, upper=replace(pair.upper, year=2030), verdict=Verdict.YEAR_DIFFERS, difference=None)
    model = ComparisonModel()
    model.set_review(replace(review, pairs=(later,)))
    chart = model.index(0, model.chart_column).data(CHART_ROLE)
    assert isinstance(chart, Chart) and (chart.target, chart.uppers) == (2.0, [])
