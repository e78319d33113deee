"""Readings as bytes: what is decoded equals what was encoded, and damaged bytes are told, not believed."""

from __future__ import annotations

import dataclasses
from contextlib import suppress
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker import engine
from checker.library import codec
from checker.plan import Block, BlockKind, Cell, CellPlace, PageLayout, PageNumber, Plan, Setting, Table
from checker.reading import read
from checker.reading.elements import Passage, PassageKind, Profile, Reading, Stretch
from checker.sources import plain_text, plan_of, read_plan, readable
from checker.text import MappedText, Span
from tests.library.build import plan_text

TEXT = st.text(st.characters(codec="utf-8"), max_size=40)


def same(one: object, other: object) -> bool:
    """Compare type by type: a tuple is no list, 1.50 is no 1.5, an enum is no string."""
    if type(one) is not type(other):
        return False
    if dataclasses.is_dataclass(one):
        return all(same(getattr(one, f.name), getattr(other, f.name)) for f in dataclasses.fields(one))
    if isinstance(one, tuple) and isinstance(other, tuple):
        return len(one) == len(other) and all(map(same, one, other))
    return repr(one) == repr(other)


def test_every_shared_plan_comes_back(shared: Path) -> None:
    paths = [path for path in sorted((shared / "plans").rglob("*")) if readable(path)]
    assert any(path.suffix == ".docx" for path in paths) and len(paths) > 20
    for path in paths:
        reading = read(read_plan(path))
        back = codec.decode(codec.encode(reading))
        assert same(back, reading) and back == reading, path.name
        assert hash(back.passages[0]) == hash(reading.passages[0])


def test_rules_find_the_same_in_what_came_back() -> None:
    from checker.cli.demo import sample_paths

    draft, uppers = sample_paths()
    mine = read(read_plan(draft))
    read_ones = [read(read_plan(path)) for path in uppers]
    back = [codec.decode(codec.encode(reading)) for reading in read_ones]
    assert engine.run(mine, back).findings == engine.run(mine, read_ones).findings
    assert engine.run(codec.decode(codec.encode(mine)), back).pairs == engine.run(mine, read_ones).pairs


@given(st.lists(TEXT.filter(str.strip), max_size=8))
def test_any_lines_come_back(lines: list[str]) -> None:
    blocks = tuple(plain_text.blocks("\n".join(lines)))
    reading = read(Plan(Path("a.txt"), "txt", "0" * 64, blocks))
    assert same(codec.decode(codec.encode(reading)), reading)


@given(TEXT, st.lists(st.tuples(st.integers(0, 40), st.integers(0, 4), TEXT), max_size=4), st.integers(0, 5))
def test_any_map_of_text_comes_back(source: str, cuts: list[tuple[int, int, str]], before: int) -> None:
    mapped, at = MappedText.identity(source), 0
    edits = []
    for start, length, new in sorted(cuts):
        if at <= start and start + length <= len(source):
            edits.append((Span(start, start + length), new))
            at = start + length
    mapped = mapped.replaced(edits) if edits else mapped
    block = Block(1, "前" * before + source)
    passage = Passage(mapped, PassageKind.BODY, (Stretch(0, 0, len(source), before),), None)
    reading = _reading(Plan(Path("甲/乙.txt"), "txt", "0" * 64, (block,)), passage)
    assert same(codec.decode(codec.encode(reading)), reading)


def test_all_kinds_of_fields_come_back() -> None:
    layout = PageLayout(
        210.0, 297.0, False, 37.0, None, 28.0, 26.5, PageNumber(True, True, None), (Setting(3, "仿宋", 16.0, None),)
    )
    block = Block(7, "文", "footnotes", BlockKind.CELL, "标题 1", 1, "（一）", CellPlace(0, 2, 3))
    plan = Plan(
        Path("/a/b.docx"), "docx", "f" * 64, (block,), (Table(1, 1, (Cell(0, 0, 1, 2, (0,)),)),), ("说明",), layout
    )
    reading = read(plan_of(Path("a.txt"), plan_text(issued="2026年3月5日").encode()))
    whole = dataclasses.replace(reading, plan=plan, passages=())
    back = codec.decode(codec.encode(whole))
    assert same(back, whole)
    assert any(isinstance(metric.value, Decimal) for metric in back.metrics)


@given(
    st.builds(
        Profile, title=st.none() | TEXT, period_start=st.none() | st.integers(1900, 2100), excluded=st.tuples(TEXT)
    )
)
def test_any_profile_comes_back(profile: Profile) -> None:
    assert same(codec.decode_profile(codec.encode_profile(profile)), profile)


@given(st.binary(max_size=60) | st.integers(0, 400).map(lambda at: _CUT[: len(_CUT) * at // 400]))
def test_damaged_bytes_are_told(data: bytes) -> None:
    if data != _CUT:
        with pytest.raises(codec.Damaged):
            codec.decode(data)
    with pytest.raises(codec.Damaged):
        codec.decode_profile(b"\x93" + data)


@given(st.integers(0, 10**6), st.integers(0, 255))
def test_a_changed_byte_gives_a_reading_or_is_told(at: int, byte: int) -> None:
    data = bytearray(_CUT)
    data[at % len(data)] = byte
    with suppress(codec.Damaged):
        assert isinstance(codec.decode(bytes(data)), Reading)


def test_a_changed_record_changes_the_shape() -> None:
    shape = codec.shape()
    for name in ("hedge", "title_span", "block_start", "doc_number", "cell"):
        assert name in shape


def _reading(plan: Plan, *passages: Passage) -> Reading:
    nothing: tuple[Any, ...] = ()
    return Reading(plan, passages, nothing, nothing, Profile(), nothing, nothing)


_CUT = codec.encode(read(plan_of(Path("a.txt"), plan_text().encode())))
