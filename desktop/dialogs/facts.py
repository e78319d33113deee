"""编制情况: what the 编制说明 needs and the program can't know, page by page as its parts stand in the document."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from checker.errors import PlanError
from checker.reports.explanation_facts import Facts, load_facts, stages
from desktop.dialogs.facts_pages import ListPage, Page, StepsPage, TextsPage, WorkingsPage
from desktop.dialogs.files import ask_facts
from desktop.facts_desk import Target
from desktop.language import tr
from desktop.settings import Settings


class FactsDialog(QDialog):
    """Closing it keeps what was filled in; the caller makes that one step, which Ctrl+Z takes back."""

    def __init__(
        self, facts: Facts, targets: Sequence[Target], issuer: str, settings: Settings, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("编制情况"))
        self._targets, self._issuer, self._settings = targets, issuer, settings
        self.list, self.pages = QListWidget(), QStackedWidget()
        self.list.setAccessibleName(tr("编制说明的各部分"))
        self.told = QLabel()
        self.told.setProperty("muted", True)
        self.close_button = QPushButton(tr("完成"))
        self._lay_out()
        self.list.currentRowChanged.connect(self.pages.setCurrentIndex)
        self.show_facts(facts)
        self.list.setCurrentRow(0)

    @property
    def facts(self) -> Facts:
        """What is filled in; a working that says nothing any more is gone."""
        background, need = self.background.texts
        return Facts(
            background=background,
            need=need,
            issuer=self.issuer.texts[0],
            basis=self.basis.items,
            steps=self.steps.steps,
            workings=self.workings.workings,
            matters=self.matters.items,
        )

    def show_facts(self, facts: Facts) -> None:
        """Fill the pages anew."""
        while (old := self.pages.widget(0)) is not None:
            self.pages.removeWidget(old)
            old.deleteLater()
        self._make_pages(facts)
        row = max(0, self.list.currentRow())
        self.list.clear()
        for name, page in self._named():
            self.list.addItem(name)
            self.pages.addWidget(page)
            page.edited.connect(self._count)
        self.list.setCurrentRow(row)
        self._count()

    def _make_pages(self, facts: Facts) -> None:
        self.background = TextsPage(
            tr("写一两段即可，不重复规划原文。没有填的，编制说明中留为标黄的待填处。"),
            (
                (
                    tr("编制背景"),
                    facts.background,
                    tr("上级的部署和要求、本地区发展到了什么阶段、面临的形势。可取自立项请示或党委政府会议纪要。"),
                ),
                (tr("编制必要性"), facts.need, tr("不编这份规划会怎样、要解决哪几个主要问题。")),
            ),
        )
        self.basis = ListPage(
            tr("草案引用为依据的文件和已作对照的上位规划由程序列出，这里只补充没有引用而应列出的，一行一份。"),
            tr("其他依据"),
            facts.basis,
            tr("如：《青澜省科学技术进步条例》"),
        )
        self.steps = StepsPage(
            tr("每一步写明时间和做了什么：问了谁、怎样问的、得到什么结果。没有填的阶段在编制说明中标黄。"),
            facts.steps,
            stages(),
        )
        self.contents = Page(tr("由程序按草案的大纲写出，不用填写。"))
        self.workings = WorkingsPage(
            tr("逐个指标写目标值怎样得出，如“按近三年年均净增12家推算”。基期、目标和年均增速由程序写出。"),
            self._targets,
            dict(facts.workings),
        )
        self.alignment = Page(tr("由程序按与上位规划的对照写出。差异的理由取自对各条问题的答复，在问题卡片中填写。"))
        self.opinions = Page(tr("由程序按“意见”页的答复写出。还没有导入意见的，用“写作—导入意见”读入。"))
        self.matters = ListPage(
            tr("高于、低于上级目标的理由由程序列出，这里补充其他要说明的事项，一行一条。"),
            tr("其他需要说明的问题"),
            facts.matters,
            tr("如：区级不设基础研究经费指标，因该项由市统一安排。"),
        )
        self.issuer = TextsPage(
            tr("编制说明末尾的署名。不填时用草案中写明的编制单位。"), ((tr("编制单位"), facts.issuer, self._issuer),)
        )

    def _named(self) -> list[tuple[str, Page]]:
        return [
            (tr("一、编制背景和必要性"), self.background),
            (tr("二、编制依据"), self.basis),
            (tr("三、编制过程"), self.steps),
            (tr("四、主要内容"), self.contents),
            (tr("五、主要指标及测算说明"), self.workings),
            (tr("六、规划衔接情况"), self.alignment),
            (tr("七、意见采纳情况"), self.opinions),
            (tr("八、需要说明的问题"), self.matters),
            (tr("落款"), self.issuer),
        ]

    def _lay_out(self) -> None:
        self.load = QPushButton(tr("从文件读入…"))
        self.load.setToolTip(tr("按“编制情况.toml”的写法填好的文件，见 templates/explanation_facts.toml"))
        self.close_button.setDefault(True)
        self.close_button.setProperty("primary", True)
        self.close_button.clicked.connect(self.accept)
        self.load.clicked.connect(self._load)
        both, row, column = QHBoxLayout(), QHBoxLayout(), QVBoxLayout(self)
        self.list.setSpacing(2)
        both.addWidget(self.list, 3)
        both.addWidget(self.pages, 8)
        row.addWidget(self.told, 1)
        row.addWidget(self.load)
        row.addWidget(self.close_button)
        column.addLayout(both, 1)
        column.addLayout(row)
        em = self.fontMetrics().horizontalAdvance("国")
        self.resize(em * 68, em * 36)

    def _load(self) -> None:
        """Fill the pages from a file of the user's."""
        path = ask_facts(self, self._settings)
        if path is None:
            return
        try:
            self.show_facts(load_facts(path))
        except PlanError as error:
            self.told.setText(str(error))

    def _count(self) -> None:
        """Say beside each part, and below for all, what is still asked for."""
        asked = 0
        for number, (name, page) in enumerate(self._named()):
            filled, left = page.counts
            if page is self.issuer and self._issuer:
                left = 0
            asked += left
            state = tr("（待填 {0}）").format(left) if left else tr("（已填 {0}）").format(filled) if filled else ""
            self.list.item(number).setText(name + state)
        left_told = tr("还有 {0} 处待填，编制说明中标黄。").format(asked) if asked else tr("各项已填。")
        self.told.setText(left_told + tr("关闭即随校核保存，可撤销。"))
