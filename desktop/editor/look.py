"""How a plan is set on paper: the type of official documents (GB/T 9704), with what to use where a font is absent."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QTextBlockFormat, QTextCharFormat

from desktop.settings import PAPER_SIZE

BODY = ["仿宋_GB2312", "FangSong_GB2312", "FangSong", "STFangsong", "AR PL SungtiL GB", "Noto Serif CJK SC", "SimSun"]
TITLE = ["方正小标宋简体", "FZXiaoBiaoSong-B05S", "STZhongsong", "Noto Serif CJK SC", "AR PL SungtiL GB"]
BLACK = ["黑体", "SimHei", "STHeiti", "Noto Sans CJK SC", "Microsoft YaHei"]
KAI = ["楷体_GB2312", "KaiTi_GB2312", "KaiTi", "STKaiti", "AR PL KaitiM GB", "Noto Serif CJK SC"]

_PLATE = (200.0, 120.0)  # points
LINE = 178  # per cent of the font's height


@dataclass(frozen=True, slots=True)
class Look:
    """The ink and the zoom of a paper; formats follow from them.

    `family` stands before the fonts of the body where the user chose one, `size` in points at 100 %.
    """

    ink: QColor
    label: QColor
    rule: QColor
    shade: QColor
    zoom: int = 100
    family: str = ""
    size: float = PAPER_SIZE

    def font(self, families: list[str], scale: float = 1.0, *, bold: bool = False) -> QFont:
        """Return a font of this paper; `scale` is relative to the body."""
        font = QFont()
        font.setFamilies([self.family, *families] if self.family and families is BODY else families)
        font.setPointSizeF(self.size * scale * self.zoom / 100)
        font.setBold(bold)
        font.setStyleStrategy(QFont.StyleStrategy.PreferAntialias)
        return font

    @property
    def em(self) -> float:
        """The width of one hanzi of the body, in pixels."""
        return QFontMetricsF(self.font(BODY)).horizontalAdvance("国")


@dataclass(frozen=True, slots=True)
class Setting:
    """How one block is set: font, alignment, indent of the first line in body characters."""

    families: list[str]
    scale: float = 1.0
    bold: bool = False
    centred: bool = False
    ragged: bool = False
    indent: float = 2.0
    before: float = 0.0
    line: int = LINE

    def character(self, look: Look) -> QTextCharFormat:
        """Return the character format."""
        form = QTextCharFormat()
        form.setFont(look.font(self.families, self.scale, bold=self.bold))
        form.setForeground(look.ink)
        return form

    def block(self, look: Look, label_width: float = 0.0) -> QTextBlockFormat:
        """Return the block format; the first line leaves room for an automatic number of `label_width` pixels."""
        form = QTextBlockFormat()
        align = Qt.AlignmentFlag.AlignLeft if self.ragged else Qt.AlignmentFlag.AlignJustify
        form.setAlignment(Qt.AlignmentFlag.AlignHCenter if self.centred else align)
        form.setTextIndent(self.indent * look.em + label_width)
        # Measured on the chosen font alone: a stand-in for one rare character must not spread its whole paragraph.
        height = QFontMetricsF(look.font(self.families, self.scale, bold=self.bold)).height() * self.line / 100
        form.setLineHeight(height, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
        form.setTopMargin(self.before * look.em)
        return form


PARAGRAPH = Setting(BODY)
CELL = Setting(BODY, 0.88, indent=0, line=125, ragged=True)
CELL_SHORT = Setting(BODY, 0.88, indent=0, line=125, centred=True)
CELL_HEAD = Setting(BLACK, 0.82, indent=0, line=130, centred=True)
NOTE = Setting(BODY, 0.82, indent=0, line=150)
TOC = Setting(BODY, 0.95, indent=0, line=160)
SUBTITLE = Setting(KAI, centred=True, indent=0)
HEADINGS = {
    0: Setting(TITLE, 1.4, bold=True, centred=True, indent=0, before=0.5, line=150),
    1: Setting(BLACK, 1.04, indent=2, before=0.35),
    2: Setting(KAI, 1.04, indent=2),
    3: Setting(BODY, bold=True, indent=2),
}


def plate_size(wide: float | None, high: float | None, width: float, zoom: int) -> QSizeF:
    """Return in pixels how large a picture is shown that the file sets `wide` times `high` points: zoomed with the
    text, no wider than `width` pixels; of a middling size where the file says none.
    """
    size = QSizeF(max(wide or _PLATE[0], 4.0), max(high or _PLATE[1], 4.0)) * (96 / 72 * zoom / 100)
    return size * (width / size.width()) if size.width() > width > 0 else size
