"""A .docx rewritten entry by entry: what is not changed keeps its compressed bytes, its place, date and attributes.

Written by hand because `zipfile` can only copy an entry by inflating and deflating it again, which changes its bytes.
The guarded reader has refused duplicate names, encrypted entries and archives that need zip64 before.
"""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Mapping

_LOCAL = struct.Struct("<4s5H3L2H")
_CENTRAL = struct.Struct("<4s6H3L5H2L")
_END = struct.Struct("<4s4H2LH")
_DATA_DESCRIPTOR = 0x08
_UTF8_NAME = 0x800
_DOS_1980 = (1 << 5) | 1


def rewrite(source: bytes, parts: Mapping[str, bytes]) -> bytes:
    """Return the archive with the entries of `parts` replaced where they are, or added at the end."""
    with zipfile.ZipFile(io.BytesIO(source)) as archive:
        entries = archive.infolist()
    writer = _Writer()
    for entry in entries:
        if entry.filename in parts:
            writer.add(_described(entry), _name(source, entry), parts[entry.filename])
        else:
            writer.copy(_described(entry), _name(source, entry), _content(source, entry))
    present = {entry.filename for entry in entries}
    for name, data in parts.items():
        if name not in present:
            writer.add(_Description(_UTF8_NAME, zipfile.ZIP_DEFLATED, 0, _DOS_1980), name.encode("utf-8"), data)
    return writer.finish()


class _Description:
    """What the two headers of an entry say about it."""

    def __init__(self, flags: int, method: int, time: int, date: int) -> None:
        self.flags, self.method, self.time, self.date = flags, method, time, date
        self.crc = self.packed = self.size = 0
        self.made_by, self.needs = 20, 20
        self.internal = self.external = 0


def _described(entry: zipfile.ZipInfo) -> _Description:
    """Return what the entry's headers say, without the descriptor behind the data: its figures go into the header."""
    year, month, day, hour, minute, second = entry.date_time
    date = (max(year - 1980, 0) << 9) | (month << 5) | day
    out = _Description(
        entry.flag_bits & ~_DATA_DESCRIPTOR, entry.compress_type, (hour << 11) | (minute << 5) | second // 2, date
    )
    out.crc, out.packed, out.size = entry.CRC, entry.compress_size, entry.file_size
    out.made_by, out.needs = (entry.create_system << 8) | entry.create_version, entry.extract_version
    out.internal, out.external = entry.internal_attr, entry.external_attr
    return out


def _name(source: bytes, entry: zipfile.ZipInfo) -> bytes:
    """Return the entry's name as its bytes stand in the archive."""
    length = _LOCAL.unpack_from(source, entry.header_offset)[9]
    start = entry.header_offset + _LOCAL.size
    return source[start : start + length]


def _content(source: bytes, entry: zipfile.ZipInfo) -> bytes:
    """Return the entry's data as they stand in the archive, still compressed."""
    name, extra = _LOCAL.unpack_from(source, entry.header_offset)[9:11]
    start = entry.header_offset + _LOCAL.size + name + extra
    return source[start : start + entry.compress_size]


class _Writer:
    """Puts an archive together."""

    def __init__(self) -> None:
        self.out = bytearray()
        self.directory = bytearray()
        self.count = 0

    def add(self, about: _Description, name: bytes, data: bytes) -> None:
        """Compress and append an entry."""
        packer = zlib.compressobj(zlib.Z_DEFAULT_COMPRESSION, zlib.DEFLATED, -15)
        packed = packer.compress(data) + packer.flush()
        about.method, about.crc = zipfile.ZIP_DEFLATED, zlib.crc32(data)
        about.packed, about.size = len(packed), len(data)
        self.copy(about, name, packed)

    def copy(self, about: _Description, name: bytes, packed: bytes) -> None:
        """Append an entry whose data are compressed already."""
        shared = (about.needs, about.flags, about.method, about.time, about.date, about.crc, about.packed, about.size)
        offset = len(self.out)
        self.out += _LOCAL.pack(b"PK\x03\x04", *shared, len(name), 0) + name + packed
        self.directory += _CENTRAL.pack(
            b"PK\x01\x02", about.made_by, *shared, len(name), 0, 0, 0, about.internal, about.external, offset
        )
        self.directory += name
        self.count += 1

    def finish(self) -> bytes:
        """Append the directory and return the whole."""
        end = _END.pack(b"PK\x05\x06", 0, 0, self.count, self.count, len(self.directory), len(self.out), 0)
        return bytes(self.out + self.directory + end)
