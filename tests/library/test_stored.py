"""What the shelf keeps of a reading comes back with what was prepared of it; damage is told."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker import engine
from checker.cli.demo import sample_paths
from checker.library import codec, stored, upper_index
from checker.reading import read
from checker.reading.elements import Reading
from checker.reports.contract import review_json
from checker.sources import plan_of, read_plan
from tests.library.build import plan_text

NAMES = {part.name for part in upper_index.PARTS}
_RICH = (
    "打造国家级新材料产业基地，构建“一核两带多节点”发展格局，实施“归雁计划”，打通“众创空间—孵化器—科技园区”链条。"
    "到2028年建成临溪国际科技交流中心，建设临溪新材料中试服务平台，把甲镇、乙镇作为“两核”。"
)


def _reading(**more: str) -> Reading:
    return read(plan_of(Path("区.txt"), plan_text(more=_RICH, **more).encode()))


def test_every_part_comes_back_as_it_would_be_worked_out() -> None:
    reading = _reading()
    back = stored.decode(stored.encode(reading))
    assert back == reading and len(NAMES) == len(upper_index.PARTS)
    for part in upper_index.PARTS:
        assert part.kept(reading) is None, part.name
        kept, fresh = part.kept(back), part(reading)
        assert kept == fresh and kept is not None and type(kept) is type(fresh), part.name
    filled = {part.name for part in upper_index.PARTS if any(part(reading))}
    assert {"targets", "runs", "things", "chains", "programmes", "slogans", "members", "positions"} <= filled


def test_a_draft_is_judged_the_same_beside_files_and_beside_the_shelf() -> None:
    draft, uppers = sample_paths()
    mine, read_ones = read(read_plan(draft)), [read(read_plan(path)) for path in uppers]
    reviews = [engine.run(mine, beside) for beside in (read_ones, [stored.decode(stored.encode(r)) for r in read_ones])]
    told = [{**review_json(review), "seconds": None} for review in reviews]
    assert told[0] == told[1] and reviews[0].findings == reviews[1].findings


def test_shared_plans_are_judged_the_same_beside_files_and_beside_the_shelf(shared: Path) -> None:
    names = ("清城区_科技创新十四五规划.txt", "清远市_科技创新十四五规划_征求意见稿.txt")
    draft, upper = (read(read_plan(shared / "plans" / name)) for name in names)
    back = stored.decode(stored.encode(upper))
    one, other = engine.run(draft, [upper]), engine.run(draft, [back])
    assert one.findings == other.findings and one.pairs == other.pairs and len(one.findings) > 20


_WHOLE = stored.encode(_reading())


@given(st.integers(0, len(_WHOLE) - 1), st.integers(1, 255))
def test_any_changed_byte_is_told(at: int, by: int) -> None:
    data = bytearray(_WHOLE)
    data[at] ^= by
    with pytest.raises(codec.Damaged):
        stored.decode(bytes(data))


@given(st.binary(max_size=40) | st.integers(0, len(_WHOLE) - 1).map(lambda stop: _WHOLE[:stop]))
def test_what_is_no_entry_is_told(data: bytes) -> None:
    with pytest.raises(codec.Damaged):
        stored.decode(data)
    with pytest.raises(codec.Damaged):
        stored.decode(stored._sum(data) + data)
