"""Entries that are not changed keep their bytes, place, date and attributes."""

from __future__ import annotations

import io
import zipfile

from hypothesis import given, settings
from hypothesis import strategies as st

from checker.word.archive import rewrite


class _Unseekable(io.RawIOBase):
    """A stream that cannot go back, so that `zipfile` writes sizes behind the data, as some programs do."""

    def __init__(self) -> None:
        self.data = bytearray()

    def writable(self) -> bool:
        return True

    def write(self, data: bytes) -> int:  # type: ignore[override]
        self.data += data
        return len(data)


def archive() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        for name, method in (("[Content_Types].xml", 8), ("word/document.xml", 8), ("图片/图1.png", 0), ("e.xml", 8)):
            entry = zipfile.ZipInfo(name, (2022, 7, 18, 9, 30, 2))
            entry.compress_type, entry.external_attr, entry.create_system = method, 0o100644 << 16, 3
            entry.extra = b"\x20\xa2\x02\x00\x00\x00"
            made.writestr(entry, b"" if name == "e.xml" else name.encode() * 50)
    return out.getvalue()


def raw(data: bytes) -> dict[str, bytes]:
    """Return the compressed bytes of each entry, found without the code under test."""
    out = {}
    with zipfile.ZipFile(io.BytesIO(data)) as opened:
        for entry in opened.infolist():
            name = int.from_bytes(data[entry.header_offset + 26 : entry.header_offset + 28], "little")
            extra = int.from_bytes(data[entry.header_offset + 28 : entry.header_offset + 30], "little")
            start = entry.header_offset + 30 + name + extra
            out[entry.filename] = data[start : start + entry.compress_size]
    return out


def test_untouched_entries_are_copied_raw() -> None:
    before = archive()
    after = rewrite(before, {"word/document.xml": b"<new/>", "word/comments.xml": b"<c/>"})
    old, new = raw(before), raw(after)
    assert list(new) == [*old, "word/comments.xml"]
    assert all(new[name] == old[name] for name in old if name != "word/document.xml")
    with zipfile.ZipFile(io.BytesIO(before)) as a, zipfile.ZipFile(io.BytesIO(after)) as b:
        assert b.testzip() is None
        assert b.read("word/document.xml") == b"<new/>"
        for entry in a.infolist():
            other = b.getinfo(entry.filename)
            assert (other.date_time, other.external_attr, other.create_system) == (
                entry.date_time,
                entry.external_attr,
                entry.create_system,
            )


def test_sizes_written_behind_the_data_are_moved_into_the_header() -> None:
    stream = _Unseekable()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as made:  # type: ignore[call-overload]
        made.writestr("a.xml", b"a" * 99)
        made.writestr("b.xml", b"b" * 99)
    after = rewrite(bytes(stream.data), {"b.xml": b"c"})
    with zipfile.ZipFile(io.BytesIO(after)) as opened:
        assert opened.testzip() is None
        assert opened.read("a.xml") == b"a" * 99
        assert not opened.getinfo("a.xml").flag_bits & 8


names = st.text("ab/文件.xml", min_size=1, max_size=8)


@given(st.dictionaries(names, st.binary(max_size=200), min_size=1), st.dictionaries(names, st.binary(max_size=200)))
@settings(max_examples=50, deadline=None)
def test_any_archive_reads_back(content: dict[str, bytes], changes: dict[str, bytes]) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, data in content.items():
            made.writestr(name, data)
    with zipfile.ZipFile(io.BytesIO(rewrite(out.getvalue(), changes))) as opened:
        assert opened.testzip() is None
        assert {name: opened.read(name) for name in opened.namelist()} == content | changes
