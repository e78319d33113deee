"""Zip archives that lie, repeat themselves or inflate without end."""

from __future__ import annotations

import io
import os
import struct
import zipfile
from collections.abc import Callable, Iterator

from tests import word_builder as build
from tests.word.hostile_cases import GOOD, MAIN, SENTENCE, add, case, more, patched, with_main, zipped

add("zip: bomb in the main part, 600 MiB", lambda: with_main(b"<a>" + b"A" * (600 << 20) + b"</a>"), "I010")
add("zip: image of 1 GiB", lambda: more(("word/media/image1.png", bytes(1 << 30))), "I010")
add("zip: 70,000 entries", lambda: more(*((f"word/media/i{i}.bin", b"") for i in range(70_000))), "I010")
add("zip: entry twice", lambda: more((MAIN, b"<x/>")), "I010")
add("zip: entry twice in another case", lambda: more((MAIN.upper(), b"<x/>")), "I010")
add("zip: ../ name", lambda: more(("../../../evil.txt", "x")), "I010")
add("zip: absolute name", lambda: more(("/etc/evil.txt", "x")), "I010")
add("zip: backslash name", lambda: more(("..\\..\\evil.txt", "x")), "I010")
add("zip: drive name", lambda: more(("C:/evil.txt", "x")), "I010")
add("zip: truncated", lambda: GOOD[: len(GOOD) // 2], "I016")
add("zip: only the first bytes", lambda: GOOD[:40], "I016")
add("zip: end record only", lambda: b"PK\x05\x06" + bytes(18), "I005")
add("zip: bytes in front of it", lambda: b"MZ" + bytes(600) + GOOD, "I005")
add("zip: garbage after it", lambda: GOOD + b"\xff" * 5000, "read", "I016")
add("zip: empty archive", lambda: zipped({}), "I016", "I009", "I005")
add("zip: no main part", lambda: zipped({"a.txt": "x"}), "I009")
add("zip: many small bombs", lambda: more(*((f"word/media/{i}.png", bytes(15 << 20)) for i in range(30))), "I010")


@case("zip: NUL in a name", "I010")
def _nul_name() -> bytes:
    return more(("word/media/zzz.xml.png", "x")).replace(b"zzz.xml.png", b"zzz.xml\0png")


@case("zip: nested bombs", "read")
def _nested_zip() -> bytes:
    inner = zipped({"a": bytes(64 << 20)})
    for _ in range(3):
        inner = zipped({f"{i}.zip": inner for i in range(8)})
    return more(("word/embeddings/a.zip", inner))


@case("zip: overlapping entries", "I010", "I016")
def _overlapping() -> bytes:
    """Sixty directory entries that all point at the data of one."""
    made = zipped({"a" * 20: bytes(5 << 20), **dict(_entries(GOOD))})
    end = made.rfind(b"PK\x05\x06")
    count, size, start = struct.unpack_from("<HLL", made, end + 10)
    record = made[start : start + 46 + 20]
    copies = b"".join(record.replace(b"a" * 20, f"{i:020}".encode()) for i in range(60))
    tail = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, count + 60, count + 60, size + len(copies), start, 0)
    return made[:end] + copies + tail


def _entries(data: bytes) -> Iterator[tuple[str, bytes]]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in archive.namelist():
            yield name, archive.read(name)


def _set(at: int, form: str, value: int, both: bool = True) -> Callable[[bytearray, int, int], None]:
    """Return a change of one field of the headers; `at` counts in the local header."""

    def change(data: bytearray, local: int, central: int) -> None:
        struct.pack_into(form, data, central + at + 2, value)
        if both:
            struct.pack_into(form, data, local + at, value)

    return change


add("zip: entry with a password", lambda: patched(GOOD, _set(6, "<H", 1)), "I014")
add("zip: unknown compression", lambda: patched(GOOD, _set(8, "<H", 77)), "I016")
add("zip: LZMA", lambda: zipped(dict(_entries(GOOD)), zipfile.ZIP_LZMA), "I016")
add("zip: BZIP2", lambda: zipped(dict(_entries(GOOD)), zipfile.ZIP_BZIP2), "I016")
add("zip: wrong CRC", lambda: patched(GOOD, _set(14, "<L", 12345)), "I016")
add("zip: size said too small", lambda: patched(GOOD, _set(22, "<L", 50)), "I016")
add("zip: size said too large", lambda: patched(GOOD, _set(22, "<L", 250 << 20)), "I010", "I016")
add("zip: compressed size beyond the file", lambda: patched(GOOD, _set(18, "<L", 1 << 28)), "I010", "I016")
add("zip: two names of one entry", lambda: patched(GOOD, lambda d, a, _: d.__setitem__(a + 30, 0x58)), "I010", "I016")
add(
    "zip: damaged deflate",
    lambda: patched(GOOD, lambda d, a, _: d.__setitem__(slice(a + 60, a + 80), b"\xff" * 20)),
    "I016",
)
add(
    "zip: entry offset beyond the file",
    lambda: patched(GOOD, lambda d, _, c: struct.pack_into("<L", d, c + 42, 1 << 30)),
    "I010",
    "I016",
)
add("zip: says it has zip64 but has not", lambda: patched(GOOD, _set(22, "<L", 0xFFFFFFFF, both=False)), "I010", "I016")


@case("zip: zip64 headers on small entries", "read")
def _zip64() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in _entries(GOOD):
            with archive.open(name, "w", force_zip64=True) as stream:
                stream.write(content)
    return out.getvalue()


@case("zip: zip64 end record", "read", "I016", "I010")
def _zip64_end() -> bytes:
    end = GOOD.rfind(b"PK\x05\x06")
    count, size, start = struct.unpack_from("<HLL", GOOD, end + 10)
    record = struct.pack("<4sQ2H2L4Q", b"PK\x06\x06", 44, 45, 45, 0, 0, count, count, size, start)
    locator = struct.pack("<4sLQL", b"PK\x06\x07", 0, end, 1)
    tail = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 0xFFFF, 0xFFFF, 0xFFFFFFFF, 0xFFFFFFFF, 0)
    return GOOD[:end] + record + locator + tail


@case("zip: 200 MB of compressible XML below the ratio", "I010", "I011")
def _below_ratio() -> bytes:
    rows = [build.paragraph(SENTENCE + os.urandom(4).hex()) for _ in range(4000)]
    return with_main(build.document(*rows * 250))
