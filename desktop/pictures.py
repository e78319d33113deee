"""Pictures and note marks of a plan's file, read in the background: where they stand, and the bytes when in view."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QImageReader

from checker.errors import PlanError
from checker.plan import Plan

if TYPE_CHECKING:
    from checker.sources.drawn import Drawn

FORMATS = ("docx", "docm", "dotx", "dotm")
_LARGEST = 128  # MB that one picture may take while it is decoded
_MOST_FILE = 200 << 20  # bytes


def drawn_of(plan: Plan) -> Drawn:
    """Return what the plan's file shows besides text; nothing where the file is gone or broken by now.

    The text stands all the same, and whatever needs the file again tells what is wrong with it.
    """
    from checker import files
    from checker.sources.drawn import Drawn, drawn

    try:
        return drawn(files.read_bytes(plan.path, most=_MOST_FILE))
    except PlanError:
        return Drawn()


def images_of(path: Path, wanted: Sequence[tuple[str, QSize]]) -> dict[str, QImage]:
    """Return pictures of a file by the name of their part, none larger than wanted; null images for what Qt can't read.

    Images are no widgets: Qt lets any thread make them.
    """
    from checker import files
    from checker.sources.drawn import members

    sizes = dict(wanted)
    images = dict.fromkeys(sizes, QImage())
    try:
        for name, data in members(files.read_bytes(path, most=_MOST_FILE), tuple(sizes)):
            images[name] = decoded(data, sizes[name])
    except PlanError:
        return images  # the frames say that they can't be shown
    return images


def decoded(data: bytes, most: QSize) -> QImage:
    """Return a picture no larger than `most` pixels; a null image where Qt can't read it."""
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setAutoTransform(True)
    QImageReader.setAllocationLimit(_LARGEST)
    size = reader.size()
    if size.isValid() and (size.width() > most.width() or size.height() > most.height()):
        reader.setScaledSize(size.scaled(most, Qt.AspectRatioMode.KeepAspectRatio))
    return reader.read()
