"""The window in English: no Chinese in what it shows itself; what plans and the checker say stays Chinese."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, QTimer, QTranslator
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication, QStyleOptionViewItem, QWidget
from pytestqt.qtbot import QtBot

import desktop
from checker import resources
from checker.align.pairs import Verdict
from checker.decisions import Answer
from checker.drafting.compare import compare
from checker.findings import Severity
from checker.library.records import Outcome
from checker.opinions import Adoption
from checker.reading import read
from checker.reports import alignment, facts
from checker.review import Role
from desktop import actions, jobs, terms
from desktop.app import Desk, build
from desktop.dialogs.decline import reasons
from desktop.exporting import Product
from desktop.language import tr
from desktop.models.findings import KEY_ROLE, STALE
from desktop.panels import drawing
from desktop.panels.findings_list import FindingDelegate
from desktop.settings import Settings
from desktop.versions import summary
from tests.desktop import sample
from tests.desktop.conftest import settle
from tests.desktop.shown import shown
from tests.reading.build import text_plan
from tests.translation import COMPILED, texts

_HANZI = re.compile("[\u4e00-\u9fff]+")
_OWN_NAMES = ("中文", "规划校核", "校核设置")  # the language's own name, the author, a file


@pytest.fixture
def english(qapp: QApplication) -> Iterator[None]:
    """The application in English for one test."""
    translator = QTranslator()
    assert translator.load(str(COMPILED))
    before, others = QLocale(), qapp.findChildren(QTranslator)
    for other in others:
        qapp.removeTranslator(other)
    QLocale.setDefault(QLocale(QLocale.Language.English))
    qapp.installTranslator(translator)
    yield
    qapp.removeTranslator(translator)
    QLocale.setDefault(before)
    for other in others:
        qapp.installTranslator(other)


def said(desk: Desk) -> str:
    """Return what is Chinese in every language: the plans, the findings, the reasons and the names of files."""
    parts = [*sample.DRAFT, *sample.UPPER, *(text for row in sample.CELLS for text in row), *_OWN_NAMES]
    parts += ["稿.docx", "市.docx"]
    for finding in desk.session.findings:
        parts += [finding.message, finding.explanation, finding.advice or ""]
        parts += [fix.label for fix in finding.fixes]
        parts += [text for figure in finding.figures for text in (figure.label, figure.value)]
    parts += [item.sentence for item in desk.window.chart_model.items]
    return "\n".join(parts)


def chinese(desk: Desk, window: QWidget, *more: str) -> set[str]:
    """Return what a window shows in Chinese though it is its own."""
    known = "\n".join((said(desk), *more))
    return {text for _, text in shown(window) if any(run not in known for run in _HANZI.findall(text))}


def frames_and_templates() -> str:
    """Return what is written into plans, which are Chinese."""
    files = [resources.path("sentence_frames.tsv"), *resources.template("plans").glob("*.txt")]
    tasks = [f"任务{number}名称" for number in "一二三四五六"]  # placeholders that a template repeats
    return "\n".join([*(path.read_text("utf-8") for path in files), *tasks])


def test_the_start_page_is_english(english: None, qtbot: QtBot, tmp_path: Path) -> None:
    made = build(Settings(tmp_path / "desk.ini"))
    qtbot.addWidget(made.window)
    found = {text for _, text in shown(made.window) if _HANZI.search(text)}
    made.close()
    assert not found


def test_the_window_with_a_draft_is_english(english: None, desk: Desk, qtbot: QtBot) -> None:
    deeds = desk.window.actions_by_id
    for name in ("next", "accept", "ignore_rule", "later", "replace", "show_all"):
        deeds[name].trigger()
        settle(qtbot, desk)
    for name in ("pane_comparison", "tab_register", "tab_alignment", "tab_changes"):
        deeds[name].trigger()
        qtbot.waitUntil(lambda: not jobs.running())
    assert not chinese(desk, desk.window, alignment.NOT_SAID)


_OPENING = (
    *("settings", "keys", "palette", "library", "about", "decline", "answers", "export", "typeset", "add_upper"),
    *("new_plan", "insert_frame", "insert_duty", "change_value", "compare_versions", "import_opinions"),
)


@pytest.mark.parametrize("name", _OPENING)
def test_what_an_action_opens_is_english(english: None, desk: Desk, qtbot: QtBot, name: str) -> None:
    desk.window.actions_by_id["next"].trigger()
    met: list[set[str]] = []

    def look() -> None:
        opened = QApplication.activePopupWidget() or QApplication.activeModalWidget() or _other(desk)
        if opened is None:
            QTimer.singleShot(30, look)
            return
        try:
            qtbot.waitUntil(lambda: not jobs.running(), timeout=20000)
            met.append(
                chinese(desk, opened, *reasons(), frames_and_templates(), "校核稿", *(one.label for one in Product))
            )
        finally:
            opened.close()

    QTimer.singleShot(30, look)
    desk.window.actions_by_id[name].trigger()
    qtbot.waitUntil(lambda: bool(met), timeout=20000)
    assert met == [set()]


def test_menus_have_their_letter_within_the_word(english: None, desk: Desk) -> None:
    titles = [menu.title() for menu in desk.window.menus.values()]
    assert all(title.count("&") == 1 and "(" not in title for title in titles)
    letters = [title.partition("&")[2][0].upper() for title in titles]
    assert letters == list(actions.MENUS.values())


def test_a_message_begins_after_the_longest_word_for_a_severity(english: None, desk: Desk) -> None:
    tree = desk.window.findings.list
    delegate = tree.itemDelegate()
    assert isinstance(delegate, FindingDelegate)
    option = QStyleOptionViewItem()
    option.font, option.fontMetrics = tree.font(), QFontMetrics(tree.font())
    index = tree.model().index(0, 0, tree.model().index(0, 0))
    assert index.data(KEY_ROLE)
    sign = 12 + option.fontMetrics.height() * 0.55 + 5
    longest = QFontMetrics(drawing.scaled(tree.font(), 0.9)).horizontalAdvance(tr("须说明"))
    assert tr("须说明") == "To explain" and delegate._message_rect(option, index).left() > sign + longest


def _other(desk: Desk) -> QWidget | None:
    """Return a window that is open beside the desk's."""
    open_ones = (widget for widget in QApplication.topLevelWidgets() if widget.isVisible())
    return next((widget for widget in open_ones if widget is not desk.window), None)


def test_the_words_of_the_checker_that_the_window_shows_are_marked() -> None:
    marked = texts()
    kinds = (Severity, Answer, Adoption, Verdict, Role, Outcome)
    words = [one.label for kind in kinds for one in kind]
    words += [*facts.LEVELS.values(), *alignment.CONCLUSIONS.values()]
    assert not [word for word in words if word not in marked]


def test_every_word_marked_as_the_checkers_is_one_of_its_words() -> None:
    kinds = (Severity, Answer, Adoption, Verdict, Role, Outcome)
    labels = {one.label for kind in kinds for one in kind}
    marked = (*terms.SEVERITIES, *terms.ANSWERS, *terms.VERDICTS, *terms.ADOPTIONS, *terms.ROLES, *terms.OUTCOMES)
    assert set(marked) == labels


def test_a_finding_whose_text_was_edited_is_known_in_english(english: None) -> None:
    assert tr(STALE).startswith(tr("已修改"))  # the card tells it from an answer by this


def test_no_text_is_translated_before_there_is_a_translator() -> None:
    """At import time, in a default value or a decorator `tr` would give Chinese for good."""
    folder = Path(desktop.__file__).parent
    early = [
        f"{path.relative_to(folder)}:{call.lineno}"
        for path in sorted(folder.rglob("*.py"))
        for call in _at_import(ast.parse(path.read_text(encoding="utf-8")))
    ]
    assert not early


def _at_import(node: ast.AST) -> Iterator[ast.Call]:
    """Return the calls of `tr` that run when a module is imported."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            given: list[ast.AST] = [default for default in child.args.kw_defaults if default]
            for part in (*given, *child.args.defaults, *getattr(child, "decorator_list", [])):
                yield from _at_import(ast.Module([ast.Expr(part)], []))
            continue
        if isinstance(child, ast.Call) and isinstance(child.func, ast.Name) and child.func.id == "tr":
            yield child
        yield from _at_import(child)


def test_the_counts_of_a_comparison_are_english(english: None) -> None:
    texts_ = ("临溪区规划\n建设三个平台，面向企业开放。", "临溪区规划\n建设四个平台，面向企业开放。")
    old, new = (read(text_plan(text)) for text in texts_)
    assert summary(compare(old, new)) == "1 change(s): Edit 1; 1 indicator(s) changed."
