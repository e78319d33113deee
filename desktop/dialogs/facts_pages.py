"""The pages of 编制情况: texts, lists, the steps of the work, the computation of each target."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from checker.reports.explanation_facts import Stage, Step, is_of
from desktop.facts_desk import Target
from desktop.language import tr

_LINES = 2  # of a field for some sentences
_UNLIMITED = 0xFFFFFF  # QWIDGETSIZE_MAX, a macro of Qt that Python does not have


class Area(QPlainTextEdit):
    """A field for some sentences; Tab leaves it."""

    def __init__(self, name: str, text: str, hint: str = "", lines: int = _LINES) -> None:
        super().__init__(text)
        self.setAccessibleName(name)
        self.setAccessibleDescription(hint)
        self.setPlaceholderText(hint)
        self.setTabChangesFocus(True)
        self.setMinimumHeight(round(self.fontMetrics().lineSpacing() * (lines + 0.9)))
        self.setMaximumHeight(self.minimumHeight() if lines == _LINES else self.minimumHeight() * 3)

    @property
    def text(self) -> str:
        """What stands in it."""
        return self.toPlainText().strip()


class Page(QScrollArea):
    """A page: its help on top, its fields below. `edited` tells of every key."""

    edited = Signal()

    def __init__(self, help: str) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inner = QWidget()
        self.column = QVBoxLayout(inner)
        self.help = muted(help)
        self.column.addWidget(self.help)
        self.setWidget(inner)

    @property
    def counts(self) -> tuple[int, int]:
        """How many fields are filled in, and how many are still asked for."""
        return 0, 0


class TextsPage(Page):
    """One field or several, each with a name; every one is asked for."""

    def __init__(self, help: str, fields: Sequence[tuple[str, str, str]]) -> None:
        super().__init__(help)
        self.areas: list[Area] = []
        for name, text, hint in fields:
            area = Area(name, text, hint, lines=4)
            self.column.addWidget(QLabel(name))
            self.column.addWidget(area, 1)
            area.textChanged.connect(self.edited)
            self.areas.append(area)
        self.column.addStretch(1)

    @property
    def texts(self) -> tuple[str, ...]:
        """The texts, field by field."""
        return tuple(area.text for area in self.areas)

    @property
    def counts(self) -> tuple[int, int]:
        """Every field is asked for."""
        filled = sum(bool(text) for text in self.texts)
        return filled, len(self.areas) - filled


class ListPage(TextsPage):
    """What may be added, one line each; nothing of it is asked for."""

    def __init__(self, help: str, name: str, items: Sequence[str], hint: str) -> None:
        super().__init__(help, ((name, "\n".join(items), hint),))
        self.areas[0].setMaximumHeight(_UNLIMITED)

    @property
    def items(self) -> tuple[str, ...]:
        """The lines that say something."""
        return tuple(line.strip() for line in self.areas[0].text.splitlines() if line.strip())

    @property
    def counts(self) -> tuple[int, int]:
        """None is asked for."""
        return len(self.items), 0


class StepsPage(Page):
    """The steps of the work: a row for each stage that every plan goes through, and for what else was told."""

    def __init__(self, help: str, steps: Sequence[Step], stages: Sequence[Stage]) -> None:
        super().__init__(help)
        self._stages = stages
        self.rows: list[tuple[QLineEdit, QLineEdit, Area]] = []
        self._grid = QGridLayout()
        for column, share in enumerate((3, 5, 11)):
            self._grid.setColumnStretch(column, share)
        for column, head in enumerate((tr("阶段"), tr("时间"), tr("情况"))):
            self._grid.addWidget(QLabel(head), 0, column)
        self.column.addLayout(self._grid)
        self.more = QPushButton(tr("增加一步"))
        self.more.clicked.connect(self._add_own)
        for step in _in_order(steps, stages):
            self.add(step)
        self.column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addStretch(1)

    def _add_own(self) -> None:
        self.add(Step("", "", ""))
        stage, _, what = self.rows[-1]
        for widget in self.rows[-1]:
            widget.show()  # at once: what is not shown takes no focus
        stage.setFocus()
        self.ensureWidgetVisible(what)

    def add(self, step: Step) -> None:
        """Add a row."""
        number = len(self.rows) + 1
        stage, when = QLineEdit(step.stage), QLineEdit(step.when)
        ask = next((one.ask for one in self._stages if step.stage and is_of(step, one)), "")
        name = step.stage or tr("第 {0} 步").format(number)
        what = Area(tr("{0}的情况").format(name), step.what, ask)
        stage.setAccessibleName(tr("第 {0} 步的阶段").format(number))
        when.setAccessibleName(tr("{0}的时间").format(name))
        when.setPlaceholderText(tr("如 2026年3月"))
        top = Qt.AlignmentFlag.AlignTop
        self._grid.addWidget(stage, number, 0, top)
        self._grid.addWidget(when, number, 1, top)
        self._grid.addWidget(what, number, 2)
        for edit in (stage, when):
            edit.setCursorPosition(0)
            edit.textChanged.connect(self.edited)
        what.textChanged.connect(self.edited)
        self.rows.append((stage, when, what))

    @property
    def steps(self) -> tuple[Step, ...]:
        """The steps of which something was told."""
        told = (Step(stage.text().strip(), when.text().strip(), what.text) for stage, when, what in self.rows)
        return tuple(step for step in told if step.when or step.what)

    @property
    def counts(self) -> tuple[int, int]:
        """A step of every stage is asked for."""
        steps = self.steps
        return len(steps), sum(not any(is_of(step, stage) for step in steps) for stage in self._stages)


class WorkingsPage(Page):
    """How the value of each main target was come by."""

    def __init__(self, help: str, targets: Sequence[Target], workings: dict[str, str]) -> None:
        super().__init__(help)
        named = {target.name for target in targets}
        lost = [Target(name, tr("稿中没有识别出这一指标")) for name in workings if name not in named]
        self._asked = named
        self.areas: dict[str, Area] = {}
        for target in [*targets, *lost]:
            self.areas[target.name] = area = Area(target.name, workings.get(target.name, ""))
            told = f"{target.name}　{target.told}" if target.told else target.name
            self.column.addWidget(QLabel(told))
            self.column.addWidget(area)
            area.textChanged.connect(self.edited)
        if not self.areas:
            self.column.addWidget(QLabel(tr("没有识别出主要指标")))
        self.column.addStretch(1)

    @property
    def workings(self) -> dict[str, str]:
        """What is filled in, by the target's name."""
        return {name: area.text for name, area in self.areas.items() if area.text}

    @property
    def counts(self) -> tuple[int, int]:
        """Every target is asked for."""
        filled = self.workings
        return len(filled), len(self._asked - filled.keys())


def muted(text: str) -> QLabel:
    """Return a quiet line of help."""
    label = QLabel(text)
    label.setWordWrap(True)
    label.setProperty("muted", True)
    return label


def _in_order(steps: Sequence[Step], stages: Sequence[Stage]) -> list[Step]:
    """Return the steps in the order of their stages, an empty one for a stage without; then all others."""
    left = list(steps)
    found: list[Step] = []
    for stage in stages:
        own = [step for step in left if is_of(step, stage)]
        left = [step for step in left if step not in own]
        found += own or [Step(stage.name, "", "")]
    return [*found, *left]
