"""Pictures on the paper: below the paragraph that holds them, in room that the paragraph leaves.

The text of a block stays what it is, so that no place in it shifts. What is in view is loaded in the background, at
the size at which it is shown, and what has not been seen for longest is let go.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, QPointF, QRectF, QSize, QSizeF, Qt, QTimer, Signal
from PySide6.QtGui import QImage, QPainter, QPen
from shiboken6 import isValid

from desktop import jobs, pictures
from desktop.editor.blocks import GAP, PlanDocument
from desktop.editor.look import plate_size
from desktop.editor.paper_view import Placed
from desktop.language import tr
from desktop.theme import Theme

if TYPE_CHECKING:
    from checker.sources.drawn import Picture

_KEPT = 48 << 20  # bytes of pictures that are not in view


class Plates(QObject):
    """The pictures of one document: their images, and the drawing of those in view."""

    loaded = Signal()

    def __init__(self, document: PlanDocument, path: Path) -> None:
        super().__init__(document)
        self._document, self._path = document, path
        self._images: OrderedDict[str, QImage] = OrderedDict()
        self._wanted: dict[str, QSize] = {}
        self._job: jobs.Job | None = None
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._load)

    @property
    def held(self) -> int:
        """Bytes of images in memory."""
        return sum(image.sizeInBytes() for image in self._images.values())

    def paint(self, painter: QPainter, blocks: Placed, theme: Theme) -> None:
        """Draw the pictures of the blocks in view; ask for those that are not there yet."""
        seen: set[str] = set()
        for picture, rect in self.placed(blocks):
            image = self._images.get(picture.member or "")
            if picture.member is not None:
                seen.add(picture.member)
                self._ask(picture.member, image, rect.size() * painter.device().devicePixelRatio())
            if image is not None and not image.isNull():
                painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
                painter.drawImage(rect, image)
            else:
                waiting = image is None and picture.member is not None
                _paint_frame(painter, rect, tr("图片") if waiting else said(picture), theme)
        self._let_go(seen)

    def placed(self, blocks: Placed) -> Iterator[tuple[Picture, QRectF]]:
        """Yield the pictures of blocks in view with where they stand, one below the other, in the middle."""
        document = self._document
        layout = document.documentLayout()
        for block, origin in blocks:
            held = document.pictures.get(block.userState())
            if not held or block.next().userState() == block.userState():
                continue
            left, width = origin.x(), document.column(block)
            top = origin.y() + layout.blockBoundingRect(block).height()
            for picture in held:
                size = plate_size(picture.width, picture.height, width, document.look.zoom)
                top += document.look.em * GAP
                yield picture, QRectF(QPointF(left + (width - size.width()) / 2, top), size)
                top += size.height()

    def _ask(self, member: str, image: QImage | None, size: QSizeF) -> None:
        enough = image is not None and (image.isNull() or image.width() >= size.width() * 0.75)
        want = size.toSize()
        if not enough and self._wanted.get(member, QSize()).width() < want.width():
            tried = image is not None and image.text("asked") == str(want.width())  # the file has no more pixels
            if not tried:
                self._wanted[member] = want
                self._soon.start(0)

    def _load(self) -> None:
        if self._job is None and self._wanted:
            wanted = tuple(self._wanted.items())
            take = partial(self._take, dict(wanted))
            app = QCoreApplication.instance()
            assert app is not None
            work = partial(pictures.images_of, self._path, wanted)
            self._job = jobs.run(app, lambda ticket: work(), take)  # the view may be gone before it ends

    def _take(self, wanted: dict[str, QSize], images: dict[str, QImage]) -> None:
        if not isValid(self):
            return
        self._job = None
        for name, image in images.items():
            if not image.isNull():
                image.setText("asked", str(wanted[name].width()))
            self._images[name] = image
            if self._wanted.get(name) == wanted[name]:
                del self._wanted[name]
        self._load()
        self.loaded.emit()

    def _let_go(self, seen: set[str]) -> None:
        for name in seen & self._images.keys():
            self._images.move_to_end(name)
        while self.held > _KEPT and (oldest := next(iter(self._images))) not in seen:
            del self._images[oldest]


def said(picture: Picture) -> str:
    """Return what stands in the frame of a picture that can't be shown."""
    if picture.member is None:
        return tr("{0}（不能显示）").format(picture.kind)
    return tr("图片（不能显示：{0}）").format(picture.kind)


def _paint_frame(painter: QPainter, rect: QRectF, words: str, theme: Theme) -> None:
    painter.setPen(QPen(theme.ground("frame"), 1, Qt.PenStyle.DashLine))
    painter.setBrush(theme.ground("side"))
    painter.drawRect(rect)
    painter.setPen(theme.ink("muted"))
    inside = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
    painter.drawText(rect.adjusted(2, 2, -2, -2), inside, words)
