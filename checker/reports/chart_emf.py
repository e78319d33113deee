"""A chart row as a Windows metafile: lines and shapes only, so it stays crisp and asks for no font."""

from __future__ import annotations

import struct
from collections.abc import Iterator, Sequence

from checker.reports.dumbbell import Mark, Picture, Series, Shape, Stroke, corners

_DOTS = 1440
"""Device dots an inch: a twip each."""
_TWIP = 20
_HEADER, _EOF, _SELECT, _PEN, _BRUSH, _DELETE, _ELLIPSE, _POLYGON, _POLYLINE = 1, 14, 37, 38, 39, 40, 42, 86, 87
_NO_BRUSH = 0x80000005
_SIGNATURE, _VERSION = 0x464D4520, 0x10000
_HEADER_SIZE = 88


def emf(picture: Picture, series: Sequence[Series], *, guide: str = "#C9C9C9", ground: str = "#FFFFFF") -> bytes:
    """Return a picture as the bytes of an .emf, in the light colours of its series."""
    records = [*_records(picture, series, guide, ground), _record(_EOF, struct.pack("<III", 0, 16, 20))]
    body = b"".join(records)
    width, height = _dots(picture.width), _dots(picture.height)
    frame = (width * 2540 // _DOTS, height * 2540 // _DOTS)
    header = struct.pack(
        "<4i4iIIIIHHIIIiiii",
        *(0, 0, width, height),
        *(0, 0, *frame),
        *(_SIGNATURE, _VERSION, _HEADER_SIZE + len(body), len(records) + 1, 3, 0),
        *(0, 0, 0),
        *(14400, 14400, 254, 254),
    )
    return _record(_HEADER, header) + body


def _records(picture: Picture, series: Sequence[Series], guide: str, ground: str) -> Iterator[bytes]:
    for stroke in picture.strokes:
        ink = guide if stroke.series is None else series[stroke.series].light
        yield from _drawn(_line(stroke), ink, stroke.width, None)
    for mark in picture.marks:
        ink = series[mark.series].light
        yield from _drawn(_shape(mark), ink, 1.3, ink if mark.filled else ground)


def _drawn(shape: bytes, ink: str, width: float, fill: str | None) -> Iterator[bytes]:
    """Yield a shape between the making and the giving back of its pen and brush."""
    yield _record(_PEN, struct.pack("<IIiiI", 1, 0, max(_dots(width), 1), 0, _colour(ink)))
    yield _record(_SELECT, struct.pack("<I", 1))
    if fill is not None:
        yield _record(_BRUSH, struct.pack("<IIII", 2, 0, _colour(fill), 0))
    yield _record(_SELECT, struct.pack("<I", _NO_BRUSH if fill is None else 2))
    yield shape
    yield _record(_SELECT, struct.pack("<I", 0x80000007))  # the stock pen: one in use can't be deleted
    yield _record(_SELECT, struct.pack("<I", _NO_BRUSH))
    yield _record(_DELETE, struct.pack("<I", 1))
    if fill is not None:
        yield _record(_DELETE, struct.pack("<I", 2))


def _line(stroke: Stroke) -> bytes:
    return _points(_POLYLINE, ((stroke.x1, stroke.y1), (stroke.x2, stroke.y2)))


def _shape(mark: Mark) -> bytes:
    if mark.shape is not Shape.CIRCLE:
        return _points(_POLYGON, corners(mark))
    x, y, r = mark.x, mark.y, mark.radius
    return _record(_ELLIPSE, struct.pack("<4i", *map(_dots, (x - r, y - r, x + r, y + r))))


def _points(kind: int, points: Sequence[tuple[float, float]]) -> bytes:
    dots = [(_dots(x), _dots(y)) for x, y in points]
    xs, ys = zip(*dots, strict=True)
    data = struct.pack("<4iI", min(xs), min(ys), max(xs), max(ys), len(dots))
    return _record(kind, data + b"".join(struct.pack("<hh", x, y) for x, y in dots))


def _record(kind: int, data: bytes) -> bytes:
    return struct.pack("<II", kind, len(data) + 8) + data


def _dots(points: float) -> int:
    return round(points * _TWIP)


def _colour(text: str) -> int:
    """Return #RRGGBB as the 0x00BBGGRR of a metafile."""
    return int.from_bytes(bytes.fromhex(text[1:]), "little")
