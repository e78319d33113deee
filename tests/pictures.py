"""Word documents with pictures, for tests: a drawing, an older picture, a chart, and the small image they show."""

from __future__ import annotations

import struct
import zlib

from tests import word_builder as build

_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_C = "http://schemas.openxmlformats.org/drawingml/2006/chart"
_WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"


def png(width: int, height: int) -> bytes:
    """Return a red image of so many pixels."""
    rows = (b"\x00" + b"\xff\x00\x00" * width) * height
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        for kind, data in ((b"IHDR", head), (b"IDAT", zlib.compress(rows)), (b"IEND", b""))
    )


PNG = png(40, 20)


def inline(width: int, height: int, link: str = "rId91") -> str:
    """Return a run with a picture of so many points."""
    return _drawing(width, height, f'<a:blip xmlns:a="{_A}" xmlns:r="{_R}" r:embed="{link}"/>')


def chart(width: int, height: int) -> str:
    """Return a run with a chart."""
    return _drawing(width, height, f'<c:chart xmlns:c="{_C}"/>')


def _drawing(width: int, height: int, content: str) -> str:
    extent = f'<wp:extent cx="{width * 12700}" cy="{height * 12700}"/>'
    return f'<w:r><w:drawing><wp:inline xmlns:wp="{_WP}">{extent}{content}</wp:inline></w:drawing></w:r>'


def vml(width: int, height: int) -> str:
    """Return a run with a picture as Word wrote it before 2007."""
    shape = f'<v:shape xmlns:v="urn:schemas-microsoft-com:vml" style="width:{width}pt;height:{height}pt">'
    image = f'<v:imagedata xmlns:r="{_R}" r:id="rId91"/>'
    return f"<w:r><w:pict>{shape}{image}</v:shape></w:pict></w:r>"


def package(*body: str, image: bytes = PNG, name: str = "image1.png", parts: dict[str, str] | None = None) -> bytes:
    """Return a .docx whose relationship rId91 leads to an image."""
    kinds = "".join(
        f'<Relationship Id="rId{i}" Type="{_R}/{k}" Target="{k}.xml"/>' for i, k in enumerate(parts or {}, 1)
    )
    link = f'<Relationship Id="rId91" Type="{_R}/image" Target="media/{name}"/>'
    relations = f'<Relationships xmlns="{_PACKAGE}">{kinds}{link}</Relationships>'
    files: dict[str, bytes | str] = {f"word/media/{name}": image, "word/_rels/document.xml.rels": relations}
    return build.package(*body, parts=parts, files=files)
