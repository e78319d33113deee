"""What an export will write, to be read before it is written: beside the export dialog's list."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QTextBrowser, QVBoxLayout, QWidget

from desktop.exporting import Product
from desktop.language import tr

_STYLE = """
h1 {{ font-size: {big}pt; text-align: center; }} h2, h3 {{ font-size: {mid}pt; }}
table {{ border-collapse: collapse; }}
th, td {{ border: 1px solid {rule}; padding: 3px 5px; }} th {{ background: {head}; }}
"""


class PreviewPane(QWidget):
    """Shows one product at a time; the box above it says which, and asks for another."""

    wanted = Signal(object)  # Product

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.box = QComboBox()
        self.box.setAccessibleName(tr("预览哪一份"))
        self.page = QTextBrowser()
        self.page.setAccessibleName(tr("将要写出的内容"))
        self.page.setOpenLinks(False)
        self.page.document().setDefaultStyleSheet(self._style())
        row = QHBoxLayout()
        row.addWidget(QLabel(tr("预览")))
        row.addWidget(self.box, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(row)
        layout.addWidget(self.page, 1)
        self.box.currentIndexChanged.connect(self._ask)

    @property
    def product(self) -> Product | None:
        """What is to be shown; None while nothing can be written."""
        data = self.box.currentData()  # Qt keeps the text of a StrEnum, not the member
        return None if data is None else Product(data)

    def offer(self, products: Iterable[Product]) -> None:
        """Offer products to be read, keeping the one in view where it is still offered."""
        before = self.product
        self.box.blockSignals(True)
        self.box.clear()
        for product in products:
            self.box.addItem(tr(product.label), product)
        self.box.setCurrentIndex(max(self.box.findData(before), 0) if self.box.count() else -1)
        self.box.blockSignals(False)
        self._ask()

    def turn_to(self, product: Product) -> None:
        """Show one of the products offered."""
        if (index := self.box.findData(product)) >= 0:
            self.box.setCurrentIndex(index)

    def show_page(self, product: Product, html: str) -> None:
        """Show what was asked for, if it still is."""
        if product is self.product:
            self.page.setHtml(html)

    def _ask(self) -> None:
        self.page.setHtml(f"<p>{tr('正在准备预览…') if self.product else tr('勾选要导出的内容后，在这里预览。')}</p>")
        if self.product is not None:
            self.wanted.emit(self.product)

    def _style(self) -> str:
        palette, size = self.palette(), self.font().pointSizeF()
        rule, head = palette.color(palette.ColorRole.Mid), palette.color(palette.ColorRole.AlternateBase)
        return _STYLE.format(big=size * 1.5, mid=size * 1.15, rule=rule.name(), head=head.name())
