"""A reading as bytes and back: what the shelf keeps so that an upper plan need not be read anew.

MessagePack of the records' own fields and nothing else: bytes from a shared shelf can hold wrong words, never code.
Fields at their default are left away; a passage's text is kept once, where it is a block's text or its own cleaned
text. Most passages are whole blocks: of those only columns of numbers are kept, and the records are filled column by
column. Decoding gives equal records in about a twentieth of a microsecond a character.
"""

from __future__ import annotations

import dataclasses
from collections import deque
from collections.abc import Iterable, Sequence
from decimal import Decimal
from enum import Enum
from functools import cache, lru_cache
from itertools import repeat
from operator import gt
from pathlib import Path
from typing import Annotated, Any, TypeVar

import msgspec

from checker.plan import Block, Plan
from checker.reading.elements import (
    Disturbance,
    Duty,
    Heading,
    Metric,
    Name,
    Passage,
    PassageKind,
    Profile,
    Reading,
    Stretch,
    TocEntry,
)
from checker.text import MappedText, Piece, Span

T = TypeVar("T")
_new = tuple.__new__  # of a thousand small named tuples: without their own `__new__`, which is written in Python
FORMAT = 4
"""Raised when the layout of the bytes changes; readings of another layout are made anew."""


class Damaged(ValueError):
    """Bytes that are no reading: damaged, or of another layout."""


_Count = Annotated[int, msgspec.Meta(ge=0, lt=2**31)]


class _Passage(msgspec.Struct, array_like=True):
    """A passage on the shelf that is not the whole of one block.

    `cut` is how many characters of the source are left away in front. `source` None: the text of the one block it
    stands in. `normal` None: the source behind the cut. `pieces` None: one to one behind the cut. `stretches` None: the
    whole of `block`.
    """

    kind: PassageKind
    section: int | None
    block: int
    cut: _Count
    source: str | None
    normal: str | None
    pieces: tuple[Piece, ...] | None
    stretches: tuple[Stretch, ...] | None


class _Stored(msgspec.Struct, array_like=True):
    """A reading on the shelf. `plan` has no blocks: all their lines and texts stand beside it, and those that have
    more (kind, part, style) whole in `blocks`, by their numbers.

    Of passages that are whole blocks, in order, stand kind, section, block, and how many characters in front are left
    away, and by their row the cleaned text where it is another; the others are whole in `passages`, by their numbers.
    """

    plan: Plan
    lines: list[int]
    texts: list[str]
    blocks: dict[int, Block]
    kinds: list[PassageKind]
    sections: list[int | None]
    wholes: list[_Count]
    cuts: list[_Count]
    cleaned: dict[_Count, str]
    passages: dict[int, _Passage]
    outline: tuple[Heading, ...]
    toc: tuple[TocEntry, ...]
    profile: Profile
    metrics: tuple[Metric, ...]
    duties: tuple[Duty, ...]
    disturbances: tuple[Disturbance, ...]
    names: tuple[Name, ...]


def encode(reading: Reading) -> bytes:
    """Return the reading as bytes."""
    blocks = reading.plan.blocks
    more = {i: _lean(block) for i, block in enumerate(blocks) if block != Block(block.line, block.text)}
    texts = ["" if i in more else block.text for i, block in enumerate(blocks)]
    flat = [_flat(passage, blocks) for passage in reading.passages]
    wholes = [passage for passage in flat if _is_whole(passage)]
    columns = [[passage[field] for passage in wholes] for field in range(4)]
    cleaned = {row: passage[5] for row, passage in enumerate(wholes) if passage[5] is not None}
    others = {i: passage for i, passage in enumerate(flat) if not _is_whole(passage)}
    rest = (getattr(reading, name) for name in _Stored.__struct_fields__[10:])
    plan = _lean(dataclasses.replace(reading.plan, blocks=()))
    lines = [block.line for block in blocks]
    return msgspec.msgpack.encode([plan, lines, texts, more, *columns, cleaned, others, *map(_lean, rest)])


def decode(data: bytes) -> Reading:
    """Return the reading that the bytes hold; raises Damaged."""
    try:
        stored: _Stored = _decoder(_Stored).decode(data)
        blocks = _blocks(stored)
        passages = _passages(stored, blocks)
    except (msgspec.DecodeError, ValueError, IndexError, TypeError) as error:
        raise Damaged(str(error)) from error
    return Reading(
        dataclasses.replace(stored.plan, blocks=blocks),
        passages,
        stored.outline,
        stored.toc,
        stored.profile,
        stored.metrics,
        stored.duties,
        stored.disturbances,
        stored.names,
    )


def encode_profile(profile: Profile) -> bytes:
    """Return the profile as bytes."""
    return msgspec.msgpack.encode(_lean(profile))


def decode_profile(data: bytes) -> Profile:
    """Return the profile that the bytes hold; raises Damaged."""
    try:
        profile: Profile = _decoder(Profile).decode(data)
    except msgspec.DecodeError as error:
        raise Damaged(str(error)) from error
    return profile


def shape() -> str:
    """Return the fields and types of all records in a reading: what a changed record changes."""
    return str(msgspec.inspect.type_info(_Stored))


def _decoder(record: type) -> msgspec.msgpack.Decoder[Any]:
    return _decoders()[record]


@cache
def _decoders() -> dict[type, msgspec.msgpack.Decoder[Any]]:
    """Return what decodes readings and profiles, made together: a profile is one of the records of a reading."""
    return {record: msgspec.msgpack.Decoder(record, dec_hook=_hook) for record in (_Stored, Profile)}


def _hook(kind: type, value: Any) -> Any:
    if kind is Path and isinstance(value, str):
        return Path(value)
    raise ValueError(f"no {kind.__name__}")


def _lean(value: Any) -> Any:
    """Return records as maps of the fields that are not at their default, for MessagePack."""
    if isinstance(value, Enum):
        return value.value
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        pairs = ((name, getattr(value, name), default) for name, default in _fields(type(value)))
        return {name: _lean(item) for name, item, default in pairs if item != default}
    if isinstance(value, tuple | list):
        return [_lean(item) for item in value]
    return str(value) if isinstance(value, Decimal | Path) else value


@cache
def _fields(record: type) -> tuple[tuple[str, Any], ...]:
    """Return name and default of the fields of a record."""
    return tuple((field.name, field.default) for field in dataclasses.fields(record) if field.init)


def _blocks(stored: _Stored) -> tuple[Block, ...]:
    if len(stored.lines) != len(stored.texts):
        raise ValueError("lines without texts")
    blocks = _filled(Block, len(stored.lines), line=stored.lines, text=stored.texts)
    for i, block in stored.blocks.items():
        blocks[i] = block
    return tuple(blocks)


def _passages(stored: _Stored, blocks: Sequence[Block]) -> tuple[Passage, ...]:
    """Return the passages: those that are whole blocks all at once, the others put in at their places."""
    kinds, wholes, cuts = stored.kinds, stored.wholes, stored.cuts
    if not len(kinds) == len(stored.sections) == len(wholes) == len(cuts):
        raise ValueError("columns of passages differ in length")
    sources = [blocks[at].text for at in wholes]
    lengths = list(map(len, sources))
    if any(map(gt, cuts, lengths)):
        raise ValueError("more left away than there is")
    normals = [source[cut:] if cut else source for source, cut in zip(sources, cuts, strict=True)]
    for row, text in stored.cleaned.items():
        if len(text) != len(normals[row]):
            raise ValueError("cleaned text of another length")
        normals[row] = text
    texts = _filled(MappedText, len(kinds), source=sources, normal=normals, pieces=map(_pieces, cuts, lengths))
    stretches = zip(_filled(Stretch, len(kinds), block=wholes, offset=repeat(0), length=lengths), strict=True)
    passages = _filled(
        Passage, len(kinds), text=texts, kind=kinds, stretches=stretches, section=stored.sections, normal=normals
    )
    for i, passage in sorted(stored.passages.items()):
        passages.insert(i, _passage(passage, blocks))
    return tuple(passages)


def _filled(record: type[T], count: int, **columns: Iterable[Any]) -> list[T]:
    """Return so many records with the given columns in their fields, the others at their default.

    For records of thousands: filled without their `__init__` they take a third of the time. What that would check is
    checked by the caller for all at once.
    """
    made = list(map(object.__new__, repeat(record, count)))
    for field in dataclasses.fields(record):  # type: ignore[arg-type]
        column = columns.get(field.name, repeat(field.default))
        deque(map(getattr(record, field.name).__set__, made, column), maxlen=0)
    return made


def _flat(passage: Passage, blocks: Sequence[Block]) -> list[Any]:
    """Return a passage as `_Passage` has it."""
    text, stretches = passage.text, passage.stretches
    block = stretches[0].block if stretches else -1
    whole = stretches == (Stretch(block, 0, len(blocks[block].text)),) and text.source == blocks[block].text
    cut = len(text.source) - len(text.normal)
    one_to_one = cut >= 0 and text.pieces == _pieces(cut, len(text.source))
    cut = cut if one_to_one else 0
    return [
        passage.kind.value,
        passage.section,
        block,
        cut,
        None if whole else text.source,
        None if text.normal == text.source[cut:] else text.normal,
        None if one_to_one else text.pieces,
        None if whole else [_lean(stretch) for stretch in stretches],
    ]


def _is_whole(flat: Sequence[Any]) -> bool:
    """Tell whether a passage as `_Passage` has it is a whole block, its cleaned text one to one behind the cut."""
    source, _, pieces, stretches = flat[4:]
    return source is None and pieces is None and stretches is None


def _passage(flat: _Passage, blocks: Sequence[Block]) -> Passage:
    cut = flat.cut
    source = blocks[flat.block].text if flat.source is None else flat.source
    normal = (source[cut:] if cut else source) if flat.normal is None else flat.normal
    stretches = (Stretch(flat.block, 0, len(source)),) if flat.stretches is None else flat.stretches
    pieces = _pieces(cut, len(source)) if flat.pieces is None else flat.pieces
    return Passage(MappedText(source, normal, pieces), flat.kind, stretches, flat.section)


@lru_cache(4096)
def _pieces(cut: int, length: int) -> tuple[Piece, ...]:
    """Return the pieces of a text of which so many characters in front are left away and the rest is one to one."""
    whole = _new(Piece, (_new(Span, (0, length - cut)), _new(Span, (cut, length))))
    if not cut:
        return (whole,) if length else ()
    left = _new(Piece, (_new(Span, (0, 0)), _new(Span, (0, cut))))
    return (left, whole) if length > cut else (left,)
