"""Targets of a plan: what the text beside the figures makes of them."""

from __future__ import annotations

from pathlib import Path

from checker.align.targets import all_targets
from checker.reading import read
from checker.reading.elements import Reading
from checker.sources import read_plan

_TEXT = """澜川市临溪区养老服务“十四五”规划（2021—2025年）
一、发展目标
到2025年，护理型床位占比达到55%。
二、重大项目
区康养院改造升级：护理型床位占比提高到85%。
"""


def _read(path: Path, text: str) -> Reading:
    path.write_text(text, encoding="utf-8")
    return read(read_plan(path))


def test_share_of_one_house_is_a_target_of_its_own(tmp_path: Path) -> None:
    assert len(all_targets(_read(tmp_path / "draft.txt", _TEXT))) == 2


def test_text_that_changes_beside_the_same_figures(tmp_path: Path) -> None:
    path = tmp_path / "draft.txt"
    before = _read(path, _TEXT)
    assert len(all_targets(before)) == 2
    after = _read(path, _TEXT.replace("区康养院改造升级：", "区康养业改造升级，"))
    assert after.metrics == before.metrics
    assert len(all_targets(after)) == 1


def test_row_of_the_table_and_the_text_that_says_it(tmp_path: Path) -> None:
    text = """澜川市临溪区体育发展“十四五”规划（2021—2025年）
一、发展目标
五年累计培训社会体育指导员3600人次。
专栏1 主要指标
指标\t2020年\t2025年\t属性
社会体育指导员培训人次（人次）\t300\t累计3600\t预期性
"""
    targets = all_targets(_read(tmp_path / "draft.txt", text))
    assert [(str(t.metric.value), len(t.repeats)) for t in targets] == [("3600", 1)]
