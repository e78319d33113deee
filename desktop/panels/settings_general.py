"""The page of what concerns the desk itself: author, looks, upper plans, safety."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontDatabase, QWheelEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDoubleSpinBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from desktop.language import later, tr
from desktop.settings import AUTOSAVE_SECONDS, PAPER_SIZE, Settings

THEMES = {"system": later("跟随系统"), "light": later("浅色"), "dark": later("深色")}
LANGUAGES = {"zh": "中文", "en": "English"}  # each in its own language, whatever the interface is in


class _Choice(QComboBox):
    """A choice that the wheel changes only while it has the focus."""

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


class GeneralPage(QScrollArea):
    """Shows the remembered choices and stores what is changed at once; signals tell what the desk must take up."""

    author_changed = Signal()
    paper_changed = Signal()
    theme_chosen = Signal(str)
    pace_changed = Signal()

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self._settings = settings
        self.author = QLineEdit()
        self.theme, self.language, self.font_family = _Choice(), _Choice(), _Choice()
        self.size, self.seconds = QDoubleSpinBox(), QSpinBox()
        self.from_shelf = QCheckBox(tr("打开待审稿时，自动从规划库取上位规划"))
        self.tell_kept = QCheckBox(tr("关闭窗口时，提示有未导出的改动和处理意见"))
        self.several = QCheckBox(tr("另开的稿件用新窗口打开（不勾选时在已打开的窗口中打开）"))
        self.restore = QPushButton(tr("恢复默认"))
        self.restore.setAutoDefault(False)
        self._fill()
        self._lay_out()
        self.show_settings()
        self._connect()

    def show_settings(self) -> None:
        """Show what is remembered."""
        settings = self._settings
        self.author.setText(settings.author)
        self.theme.setCurrentIndex(self.theme.findData(settings.theme))
        self.language.setCurrentIndex(self.language.findData(settings.language))
        self.font_family.setCurrentIndex(max(self.font_family.findData(settings.paper_font), 0))
        self.size.setValue(settings.paper_size)
        self.seconds.setValue(settings.autosave_seconds)
        self.from_shelf.setChecked(settings.shelf_uppers)
        self.tell_kept.setChecked(settings.tell_kept)
        self.several.setChecked(settings.several_windows)

    def _fill(self) -> None:
        for box, choices in ((self.theme, THEMES), (self.language, LANGUAGES)):
            for value, word in choices.items():
                box.addItem(tr(word) if choices is THEMES else word, value)
        self.font_family.addItem(tr("公文仿宋（默认）"), "")
        for family in chinese_families():
            self.font_family.addItem(family, family)
        self.font_family.setMinimumContentsLength(14)
        self.font_family.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.size.setRange(8, 36)
        self.size.setSingleStep(0.5)
        self.size.setDecimals(1)
        self.size.setKeyboardTracking(False)
        self.seconds.setRange(5, 600)
        self.seconds.setKeyboardTracking(False)

    def _lay_out(self) -> None:
        body = QWidget()
        body.setObjectName("Panel")
        body.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        form = QFormLayout()
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(9)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        rows: tuple[tuple[str, QWidget, str], ...] = (
            (tr("署名"), self.author, tr("写在批注、修订和处理意见上")),
            (tr("主题"), self.theme, ""),
            (tr("界面语言"), self.language, tr("下次启动时生效")),
            (tr("正文字体"), self.font_family, ""),
            (tr("正文字号（磅）"), self.size, tr("缩放 100% 时的大小，只影响窗口显示")),
            (tr("自动保存间隔（秒）"), self.seconds, tr("连续输入时最长隔多久保存一次；答复问题后立即保存")),
        )
        for word, widget, hint in rows:
            widget.setAccessibleName(word)
            widget.setAccessibleDescription(hint)
            form.addRow(word, widget)
            if hint:
                label = QLabel(hint)
                label.setWordWrap(True)
                label.setProperty("muted", True)
                label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
                form.addRow("", label)
        em = self.fontMetrics().horizontalAdvance("国")
        for widget in (self.author, self.theme, self.language, self.font_family):
            widget.setFixedWidth(em * 16)
        column = QVBoxLayout(body)
        column.setContentsMargins(16, 14, 16, 14)
        column.setSpacing(9)
        column.addLayout(form)
        column.addWidget(self.from_shelf)
        column.addWidget(self.tell_kept)
        column.addWidget(self.several)
        column.addStretch(1)
        column.addWidget(self.restore, 0, Qt.AlignmentFlag.AlignRight)
        self.setWidgetResizable(True)
        self.setWidget(body)

    def _connect(self) -> None:
        self.author.editingFinished.connect(self._author)
        self.theme.currentIndexChanged.connect(lambda: self.theme_chosen.emit(str(self.theme.currentData())))
        self.language.currentIndexChanged.connect(lambda: self._store("language", str(self.language.currentData())))
        self.font_family.currentIndexChanged.connect(self._paper)
        self.size.valueChanged.connect(self._paper)
        self.seconds.valueChanged.connect(self._pace)
        self.from_shelf.toggled.connect(lambda on: self._store("shelf_uppers", on))
        self.tell_kept.toggled.connect(lambda on: self._store("tell_kept", on))
        self.several.toggled.connect(lambda on: self._store("several_windows", on))
        self.restore.clicked.connect(self._restore)

    def _store(self, name: str, value: object) -> None:
        setattr(self._settings, name, value)

    def _author(self) -> None:
        name = self.author.text().strip()
        if name and name != self._settings.author:
            self._settings.author = name
            self.author_changed.emit()
        self.author.setText(self._settings.author)

    def _paper(self) -> None:
        self._settings.paper_font = str(self.font_family.currentData() or "")
        self._settings.paper_size = self.size.value()
        self.paper_changed.emit()

    def _pace(self) -> None:
        self._settings.autosave_seconds = self.seconds.value()
        self.pace_changed.emit()

    def _restore(self) -> None:
        """Take the defaults again; the author's name is no matter of defaults and stays."""
        self.theme.setCurrentIndex(self.theme.findData("system"))
        self.language.setCurrentIndex(self.language.findData("zh"))
        self.font_family.setCurrentIndex(0)
        self.size.setValue(PAPER_SIZE)
        self.seconds.setValue(AUTOSAVE_SECONDS)
        self.from_shelf.setChecked(True)
        self.tell_kept.setChecked(True)
        self.several.setChecked(False)


def chinese_families() -> list[str]:
    """Return the installed fonts that write simplified Chinese."""
    families = QFontDatabase.families(QFontDatabase.WritingSystem.SimplifiedChinese)
    return [name for name in families if not name.startswith((".", "@")) and not QFontDatabase.isPrivateFamily(name)]
