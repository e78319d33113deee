"""PDF files that are encrypted, broken, or far larger inside than outside."""

from __future__ import annotations

import os
import zlib

from tests.word.hostile_cases import add


def pdf(*objects: bytes, trailer: bytes = b"/Root 1 0 R") -> bytes:
    """Return a PDF of objects numbered from 1."""
    out, offsets = bytearray(b"%PDF-1.7\n"), []
    for number, content in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n" % number + content + b"\nendobj\n"
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    return bytes(out + b"trailer<</Size %d %s>>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, trailer, start))


def streamed(data: bytes, extra: bytes = b"") -> bytes:
    return b"<</Length %d%s>>stream\n" % (len(data), extra) + data + b"\nendstream"


def paged(content: bytes, kids: bytes = b"[3 0 R]", count: int = 1, box: bytes = b"[0 0 595 842]") -> bytes:
    """Return a PDF of pages that all show the content stream given as an object."""
    font = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
    page = b"<</Type/Page/Parent 2 0 R/MediaBox %s/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>" % box
    pages = b"<</Type/Pages/Kids %s/Count %d>>" % (kids, count)
    return pdf(b"<</Type/Catalog/Pages 2 0 R>>", pages, page, content, font)


WORDS = b"BT /F 12 Tf 72 700 Td (Plan 2030: 35 percent) Tj ET\n"
ENCRYPTED = b"/Root 1 0 R/Encrypt<</Filter/Standard/V 1/R 2/O<%s>/U<%s>/P -4>>/ID[<00><00>]" % (b"11" * 32, b"22" * 32)

add("pdf: plain", lambda: paged(streamed(WORDS)), "read", file="稿件.pdf")
add(
    "pdf: encrypted",
    lambda: pdf(b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[]/Count 0>>", trailer=ENCRYPTED),
    "I014",
    file="稿件.pdf",
)
add("pdf: only a head", lambda: b"%PDF-1.7\n", "I022", file="稿件.pdf")
add("pdf: cut in half", lambda: paged(streamed(WORDS))[:200], "I022", "I008", file="稿件.pdf")
add("pdf: random bytes", lambda: b"%PDF-1.4\n" + os.urandom(500_000), "I022", file="稿件.pdf")
add(
    "pdf: pages in a circle",
    lambda: paged(streamed(WORDS), b"[2 0 R 3 0 R]", 2),
    "read",
    "I022",
    "I008",
    file="稿件.pdf",
)
add(
    "pdf: 100,000 pages",
    lambda: paged(streamed(WORDS), b"[" + b"3 0 R " * 100_000 + b"]", 100_000),
    "I022",
    file="稿件.pdf",
)
add(
    "pdf: says it has 2 million pages",
    lambda: paged(streamed(WORDS), count=2_000_000),
    "read",
    "I022",
    "I008",
    file="稿件.pdf",
)
add(
    "pdf: content that inflates to 300 MB",
    lambda: paged(streamed(zlib.compress(b" " * (300 << 20)), b"/Filter/FlateDecode")),
    "I022",
    "I008",
    "I026",
    file="稿件.pdf",
)
add("pdf: content compressed twelve times", lambda: paged(_twelve(WORDS)), "read", "I022", "I008", file="稿件.pdf")
add(
    "pdf: 1 million characters on a page",
    lambda: paged(streamed(zlib.compress(WORDS * 50_000), b"/Filter/FlateDecode")),
    "read",
    "I022",
    "I026",
    file="稿件.pdf",
)
add(
    "pdf: 200,000 rules on a page",
    lambda: paged(
        streamed(
            zlib.compress(WORDS + b"".join(b"%d %d 100 0.5 re f\n" % (n % 500, n % 800) for n in range(200_000))),
            b"/Filter/FlateDecode",
        )
    ),
    "read",
    "I022",
    file="稿件.pdf",
)
add(
    "pdf: page of 10^9 points",
    lambda: paged(streamed(WORDS), box=b"[0 0 1000000000 1000000000]"),
    "read",
    "I022",
    "I008",
    file="稿件.pdf",
)
add("pdf: scanned, no text", lambda: paged(streamed(b"0 0 100 100 re f")), "I008", file="稿件.pdf")


def _twelve(data: bytes) -> bytes:
    for _ in range(12):
        data = zlib.compress(data)
    return streamed(data, b"/Filter[%s]" % (b"/FlateDecode" * 12))


def looping_forms() -> bytes:
    """Return a page with a form that draws itself twice."""
    return formed(b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources 6 0 R", b"<</XObject<</X 5 0 R>>>>")


def doubled_forms() -> bytes:
    """Return a page with forty forms, each of which draws the next one twice."""
    kind = b"/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X %d 0 R>>>>"
    inner = (streamed(b"/X Do /X Do", kind % (number + 1)) for number in range(7, 46))
    return formed(kind % 7, b"<</XObject<</X 5 0 R>>>>", *inner, streamed(b"", kind % 46))


def formed(form: bytes, resources: bytes, *more: bytes) -> bytes:
    """Return a page that draws a form twice."""
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources 6 0 R>>"
    pages = b"<</Type/Pages/Kids[3 0 R]/Count 1>>"
    twice = b"/X Do /X Do"
    return pdf(b"<</Type/Catalog/Pages 2 0 R>>", pages, page, streamed(twice), streamed(twice, form), resources, *more)


add("pdf: form that draws itself", looping_forms, "I022", file="稿件.pdf")
add("pdf: forms that draw each other by twos", doubled_forms, "I022", file="稿件.pdf")
