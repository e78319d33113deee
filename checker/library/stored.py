"""What the shelf keeps of a reading: its bytes, and beside them what checks ask of an upper plan (`prepared`).

With a checksum in front, and not deflated: inflating would take as long as all else that reading back does.
"""

from __future__ import annotations

import zlib

import msgspec

from checker.align import prepared
from checker.library import codec, upper_index
from checker.reading.elements import Reading

_SUM = 4  # bytes of the checksum


class _Entry(msgspec.Struct, array_like=True):
    reading: bytes
    answers: dict[str, bytes]


def encode(reading: Reading) -> bytes:
    """Return a reading, with what is prepared of it, as bytes."""
    data = msgspec.msgpack.encode([codec.encode(reading), upper_index.answers(reading)])
    return _sum(data) + data


def decode(data: bytes) -> Reading:
    """Return the reading that the bytes hold, with what was prepared of it laid beside; raises codec.Damaged."""
    body = memoryview(data)[_SUM:]
    if data[:_SUM] != _sum(body):
        raise codec.Damaged("checksum")
    try:
        entry = msgspec.msgpack.decode(body, type=_Entry)
    except msgspec.DecodeError as error:
        raise codec.Damaged(str(error)) from error
    reading = codec.decode(entry.reading)
    prepared.give(reading, entry.answers)
    return reading


def _sum(data: bytes | memoryview) -> bytes:
    return zlib.adler32(data).to_bytes(_SUM, "big")
