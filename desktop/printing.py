"""The draft on A4 paper as official documents are set (GB/T 9704): for the printer, its preview and a PDF file.

Findings may be printed along: their words underlined with a number, the numbers explained in a table at the end.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QColor,
    QFont,
    QFontMetricsF,
    QGuiApplication,
    QPagedPaintDevice,
    QPageLayout,
    QPageSize,
    QPainter,
    QPalette,
    QPdfWriter,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
)

from checker.findings import Finding
from checker.review import Review
from desktop.editor.blocks import PlanDocument
from desktop.editor.look import BODY, TITLE, Look
from desktop.language import tr
from desktop.places import BlockSpan, spans_of

PAGE = QSizeF(210, 297)  # millimetres
TOP, BOTTOM, LEFT, RIGHT = 37.0, 35.0, 28.0, 26.0  # GB/T 9704—2012, 5.2
FOOT = 7.0  # millimetres from the type area to the page number, same source, 7.5
SIZE = 16.0  # points: 三号
_GREY = "#777777"
_TITLE = 18.0  # points
_WIDTHS = (8, 11, 24, 57)  # per cent, of the columns of the list


@dataclass(frozen=True, slots=True)
class Numbered:
    """A finding that is printed along, and where its words stand."""

    number: int
    finding: Finding
    chapter: str
    spans: tuple[BlockSpan, ...]


def numbered(review: Review, findings: Sequence[Finding]) -> list[Numbered]:
    """Return the findings with their numbers, in the order given."""
    return [
        Numbered(number, finding, review.chapter(finding.places[0]), spans_of(review.readings, finding.places[0]))
        for number, finding in enumerate(findings, 1)
    ]


def paper(review: Review, notes: Sequence[Numbered]) -> QTextDocument:
    """Return the draft as it is printed, laid out on pages in screen units, `notes` marked and listed at the end."""
    look = Look(QColor("black"), QColor("black"), QColor(_GREY), QColor("#eeeeee"), size=SIZE)
    plan = PlanDocument(review.draft, look)
    plan.set_measure(_units(PAGE.width() - LEFT - RIGHT))
    marks = [(plan.cursor(span), note) for note in notes for span in note.spans[:1]]
    places = [(c.selectionStart(), c.selectionEnd(), note) for c, note in marks if not c.isNull()]
    labels = [(block.position(), plan.label(block)) for block in _blocks(plan) if plan.label(block)]
    document = plan.clone()
    plan.deleteLater()
    document.setDocumentMargin(0)
    edits = [(stop, note.number, start) for start, stop, note in places]
    for at, number, start in sorted(edits, reverse=True):
        _mark(document, start, at, number)
    for at, label in reversed(labels):  # marks inserted behind a block's start do not move it
        _label(document, at + _shift(edits, at), label)
    if notes:
        _append(document, notes)
    document.setPageSize(QSizeF(_units(PAGE.width() - LEFT - RIGHT), _units(PAGE.height() - TOP - BOTTOM)))
    return document


def _blocks(document: QTextDocument) -> list[QTextBlock]:
    blocks, block = [], document.begin()
    while block.isValid():
        blocks.append(block)
        block = block.next()
    return blocks


def _shift(edits: Sequence[tuple[int, int, int]], at: int) -> int:
    """Return how many characters the numbers put in before a position take."""
    return sum(len(_sign(number)) for stop, number, _ in edits if stop < at)


def _sign(number: int) -> str:
    return f"〔{number}〕"


def _mark(document: QTextDocument, start: int, stop: int, number: int) -> None:
    line = QTextCharFormat()
    line.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
    cursor = QTextCursor(document)
    cursor.setPosition(start)
    cursor.setPosition(stop, QTextCursor.MoveMode.KeepAnchor)
    cursor.mergeCharFormat(line)
    cursor.setPosition(stop)
    form = QTextCharFormat(cursor.charFormat())
    form.setUnderlineStyle(QTextCharFormat.UnderlineStyle.NoUnderline)
    form.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignSuperScript)
    cursor.insertText(_sign(number), form)


def _label(document: QTextDocument, at: int, label: str) -> None:
    """Put an automatic number in as text, in the room that the first line's indent keeps for it."""
    cursor = QTextCursor(document)
    cursor.setPosition(at)
    block = cursor.blockFormat()
    character = QTextCharFormat(cursor.block().charFormat())
    width = QFontMetricsF(character.font()).horizontalAdvance(label)
    block.setTextIndent(max(block.textIndent() - width, 0.0))
    cursor.setBlockFormat(block)
    cursor.insertText(label, character)


def _append(document: QTextDocument, notes: Sequence[Numbered]) -> None:
    cursor = QTextCursor(document)
    cursor.movePosition(QTextCursor.MoveOperation.End)
    form = QTextBlockFormat()
    form.setPageBreakPolicy(QTextFormat.PageBreakFlag.PageBreak_AlwaysBefore)
    form.setAlignment(Qt.AlignmentFlag.AlignHCenter)
    title = QTextCharFormat()
    title.setFontFamilies(TITLE)
    title.setFontPointSize(_TITLE)
    cursor.insertBlock(form, title)
    cursor.insertText(tr("问题清单"))
    cursor.insertBlock(QTextBlockFormat(), QTextCharFormat())
    heads = [tr("编号"), tr("级别"), tr("位置"), tr("问题")]
    rows = [[str(note.number), note.finding.severity.label, note.chapter, _said(note.finding)] for note in notes]
    cursor.insertHtml(_table(heads, rows))


def _said(finding: Finding) -> str:
    return f"{finding.message}\n{finding.advice}" if finding.advice else finding.message


def _table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    head = "".join(f"<th width='{wide}%'>{escape(text)}</th>" for text, wide in zip(heads, _WIDTHS, strict=True))
    body = "".join("<tr>" + "".join(f"<td>{_cell(text)}</td>" for text in row) + "</tr>" for row in rows)
    style = f"border-collapse:collapse; border-color:{_GREY}"
    family = ", ".join(f"'{name}'" for name in BODY)
    return (
        f'<div style="font-family:{family}; font-size:12pt">'
        f'<table border="1" cellspacing="0" cellpadding="4" width="100%" style="{style}">'
        f"<thead><tr>{head}</tr></thead>{body}</table></div>"
    )


def _cell(text: str) -> str:
    return escape(text).replace("\n", "<br/>")


def _units(millimetres: float) -> float:
    """Return millimetres in the units of the screen, in which text is laid out."""
    return millimetres / 25.4 * QGuiApplication.primaryScreen().logicalDotsPerInch()


def set_page(device: QPagedPaintDevice) -> None:
    """Give a printer or PDF writer the whole A4 page: the margins are ours."""
    device.setPageLayout(
        QPageLayout(QPageSize(QPageSize.PageSizeId.A4), QPageLayout.Orientation.Portrait, QMarginsF(0, 0, 0, 0))
    )


def paint(document: QTextDocument, device: QPagedPaintDevice, first: int = 1, last: int = 0) -> None:
    """Paint pages `first` to `last` (0: to the end) of a paper, each with its number as in official documents."""
    painter = QPainter(device)
    scale = device.logicalDpiX() / QGuiApplication.primaryScreen().logicalDotsPerInch()
    painter.scale(scale, scale)
    stop = min(last or document.pageCount(), document.pageCount())
    for page in range(first, stop + 1):
        if page > first:
            device.newPage()
        _paint_page(document, painter, page)
    painter.end()


def _paint_page(document: QTextDocument, painter: QPainter, page: int) -> None:
    size = document.pageSize()
    painter.save()
    painter.translate(_units(LEFT), _units(TOP) - (page - 1) * size.height())
    context = QAbstractTextDocumentLayout.PaintContext()
    palette = QPalette()
    palette.setColor(QPalette.ColorRole.Text, QColor("black"))
    context.palette = palette
    area = QRectF(0, (page - 1) * size.height(), size.width(), size.height())
    context.clip = area
    painter.setClipRect(area)
    document.documentLayout().draw(painter, context)
    painter.restore()
    font = QFont()
    font.setFamilies(["SimSun", "Noto Serif CJK SC"])
    font.setPixelSize(round(_units(14 / 72 * 25.4)))  # 四号; points would count in the dots of the device
    painter.setFont(font)
    line = QRectF(_units(LEFT), _units(PAGE.height() - BOTTOM + FOOT - 3), size.width(), _units(8))
    side = Qt.AlignmentFlag.AlignRight if page % 2 else Qt.AlignmentFlag.AlignLeft
    painter.drawText(line.adjusted(_units(5), 0, -_units(5), 0), side | Qt.AlignmentFlag.AlignVCenter, f"— {page} —")


def pdf_bytes(document: QTextDocument, title: str) -> bytes:
    """Return a paper as a PDF file."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setTitle(title)
    writer.setResolution(600)
    set_page(writer)
    paint(document, writer)
    del writer  # ends the file
    return bytes(buffer.data().data())
