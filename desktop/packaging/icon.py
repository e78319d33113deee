"""The program's icon in the sizes that Windows asks for, drawn from one SVG by Qt."""

from __future__ import annotations

import os
import struct
from pathlib import Path

SOURCE = Path(__file__).parents[2] / "resources" / "images" / "icon.svg"
_SIZES = (16, 20, 24, 32, 40, 48, 64, 128, 256)  # pixels: small and large icons at 100 % to 250 %


def png(size: int) -> bytes:
    """Return the icon as PNG, `size` pixels wide."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize
    from PySide6.QtGui import QGuiApplication, QImageReader

    application = QGuiApplication.instance() or QGuiApplication([])
    reader = QImageReader(str(SOURCE))
    reader.setScaledSize(QSize(size, size))
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    if not reader.read().save(buffer, "PNG"):  # type: ignore[call-overload]
        raise ValueError(f"{SOURCE.name} can't be drawn: {reader.errorString()}")
    del application
    return bytes(data.data())


def ico() -> bytes:
    """Return the icon file: a directory of PNG pictures."""
    pictures = [(size, png(size)) for size in _SIZES]
    head = struct.pack("<HHH", 0, 1, len(pictures))
    offset = len(head) + 16 * len(pictures)
    entries = b""
    for size, data in pictures:
        entries += struct.pack("<BBBBHHII", size % 256, size % 256, 0, 0, 1, 32, len(data), offset)
        offset += len(data)
    return head + entries + b"".join(data for _, data in pictures)
