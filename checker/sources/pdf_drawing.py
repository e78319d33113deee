"""What is drawn on a page of a PDF: straight lines, as they rule tables, and pictures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from ctypes import byref, c_float, c_int, c_uint
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, NamedTuple

from checker.sources.pdf_layout import Rule

MAX_OBJECTS = 20_000
MAX_DEPTH = 4
PICTURE = 0.01
"""A picture smaller than this share of the page is an ornament."""
THIN = 2.5
WHITE = 250

Point = tuple[float, float]
Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Turn:
    """The way from a page's own coordinates to those in which its text stands upright."""

    degrees: int
    x: float
    y: float
    width: float
    height: float

    @property
    def seen_height(self) -> float:
        """Return the height of the page as it is read."""
        return self.width if self.degrees in (90, 270) else self.height

    def box(self, left: float, bottom: float, right: float, top: float) -> tuple[float, float, float, float]:
        """Return a box as it is read."""
        left, right, bottom, top = left - self.x, right - self.x, bottom - self.y, top - self.y
        if self.degrees == 90:
            return bottom, self.width - right, top, self.width - left
        if self.degrees == 180:
            return self.width - right, self.height - top, self.width - left, self.height - bottom
        if self.degrees == 270:
            return self.height - top, left, self.height - bottom, right
        return left, bottom, right, top


class _Matrix(NamedTuple):
    """An affine map of the plane, as PDF writes it."""

    a: float = 1
    b: float = 0
    c: float = 0
    d: float = 1
    e: float = 0
    f: float = 0

    def map(self, x: float, y: float) -> Point:
        """Return where the point goes."""
        return self.a * x + self.c * y + self.e, self.b * x + self.d * y + self.f

    def then(self, outer: _Matrix) -> _Matrix:
        """Return the map that does this one first, then the outer."""
        a, b = outer.a * self.a + outer.c * self.b, outer.b * self.a + outer.d * self.b
        c, d = outer.a * self.c + outer.c * self.d, outer.b * self.c + outer.d * self.d
        return _Matrix(a, b, c, d, *outer.map(self.e, self.f))


def drawn(raw: Any, page: Any, turned: Turn) -> tuple[list[Rule], list[Rule], int]:
    """Return the lines drawn across and down the page, as it is read, and the number of its pictures."""
    across: list[Rule] = []
    down: list[Rule] = []
    pictures = 0
    for count, (kind, item, matrix) in enumerate(_objects(raw, page)):
        if count > MAX_OBJECTS:
            return [], [], pictures
        if kind == raw.FPDF_PAGEOBJ_IMAGE:
            left, bottom, right, top = _box([matrix.map(x, y) for x in (0, 1) for y in (0, 1)])
            pictures += (right - left) * (top - bottom) > PICTURE * turned.width * turned.height
            continue
        for box in _strokes(raw, item, matrix):
            left, bottom, right, top = turned.box(*box)
            if top - bottom <= THIN < right - left:
                across.append(Rule((top + bottom) / 2, left, right))
            elif right - left <= THIN < top - bottom:
                down.append(Rule((left + right) / 2, bottom, top))
    return across, down, pictures


def _objects(raw: Any, page: Any) -> Iterator[tuple[int, Any, _Matrix]]:
    """Return kind, handle and matrix of the paths and pictures of a page, those in its forms among them."""

    def inside(count: int, get: Any, holder: Any, outer: _Matrix, depth: int) -> Iterator[tuple[int, Any, _Matrix]]:
        for index in range(count):
            item = get(holder, index)
            kind = raw.FPDFPageObj_GetType(item)
            if kind in (raw.FPDF_PAGEOBJ_PATH, raw.FPDF_PAGEOBJ_IMAGE):
                yield kind, item, _matrix(raw, item).then(outer)
            elif kind == raw.FPDF_PAGEOBJ_FORM and depth < MAX_DEPTH:
                held = raw.FPDFFormObj_CountObjects(item)
                yield from inside(held, raw.FPDFFormObj_GetObject, item, _matrix(raw, item).then(outer), depth + 1)

    yield from inside(raw.FPDFPage_CountObjects(page), raw.FPDFPage_GetObject, page, _Matrix(), 0)


def _matrix(raw: Any, item: Any) -> _Matrix:
    found = raw.FS_MATRIX()
    if not raw.FPDFPageObj_GetMatrix(item, byref(found)):
        return _Matrix()
    return _Matrix(found.a, found.b, found.c, found.d, found.e, found.f)


def _strokes(raw: Any, path: Any, matrix: _Matrix) -> Iterator[Box]:
    """Return the boxes of the straight strokes of a path; a filled shape that is thin is a stroke, too."""
    stroked = _stroked(raw, path)
    if stroked is None:
        return
    for points in _outlines(raw, path, matrix):
        if stroked:
            yield from (_box(pair) for pair in pairwise(points))
        else:
            yield _box(points)


def _stroked(raw: Any, path: Any) -> bool | None:
    """Tell whether a path is stroked or only filled; None where it is not seen, like the clips Word writes."""
    fill, stroke = c_int(), c_int()
    raw.FPDFPath_GetDrawMode(path, fill, stroke)
    if not fill.value and not stroke.value:
        return None
    colour = [c_uint() for _ in range(4)]
    read = raw.FPDFPageObj_GetStrokeColor if stroke.value else raw.FPDFPageObj_GetFillColor
    if read(path, *colour) and (min(part.value for part in colour[:3]) >= WHITE or not colour[3].value):
        return None
    return bool(stroke.value)


def _outlines(raw: Any, path: Any, matrix: _Matrix) -> Iterator[list[Point]]:
    """Return the corners of each outline of a path, in the page's coordinates."""
    x, y = c_float(), c_float()
    points: list[Point] = []
    for index in range(raw.FPDFPath_CountSegments(path)):
        segment = raw.FPDFPath_GetPathSegment(path, index)
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        if raw.FPDFPathSegment_GetType(segment) == raw.FPDF_SEGMENT_MOVETO:
            if points:
                yield points
            points = []
        points.append(matrix.map(x.value, y.value))
        if raw.FPDFPathSegment_GetClose(segment):
            points.append(points[0])
    if points:
        yield points


def _box(points: Sequence[Point]) -> Box:
    across, down = [x for x, _ in points], [y for _, y in points]
    return min(across), min(down), max(across), max(down)
