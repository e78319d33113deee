"""Long titles: lines of about one length, quotations and brackets whole."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest

from checker.word.gongwen import TITLE_SIZE
from checker.word.title_lines import MOST, breaks, title_indent


def lines(title: str) -> list[str]:
    """Return the lines that the indent gives, on a machine whose fonts are as wide as they should be."""
    found = re.search(r'w:left="(\d+)"', title_indent(title))
    width = MOST - (int(found[1]) / TITLE_SIZE / 10 if found else 0) - 0.6
    ends = [0, *breaks(title, width), len(title)]
    return [title[a:b] for a, b in pairwise(ends)]


@pytest.mark.parametrize(
    "expected",
    [
        ["甲市科技创新发展“十四五”规划", "(2021-2025年)(征求意见稿)"],
        ["甲区人民政府办公室关于印发", "《甲区科技创新规划》的通知"],
        ["甲省国民经济和社会发展", "第十五个五年规划纲要"],
        ["甲市数字技术助推制造业转型升级", "三年行动方案（2024—2026年）"],
        ["澜川市临溪区科技创新“十四五”规划", "（2021—2025年）（初稿）"],
        ["澜川市临溪区人民政府关于印发", "《澜川市临溪区科技创新三年行动", "方案（2026—2028年）》的通知"],
    ],
)
def test_a_long_title_breaks_between_its_parts(expected: list[str]) -> None:
    assert lines("".join(expected)) == expected


def test_a_short_title_is_left_alone() -> None:
    assert title_indent("甲市科技创新“十四五”规划") == ""


def test_a_title_without_a_good_break_is_still_parted() -> None:
    title = "《" + "科" * 24 + "》"
    assert 0 < len(breaks(title, MOST)) < 3 and title_indent(title)


def test_a_very_long_title_takes_as_many_lines_as_it_must() -> None:
    title = "关于甲市乙县丙镇科技创新发展工作" * 4
    assert len(lines(title)) == len(breaks(title, MOST)) + 1


def test_the_name_of_a_place_is_not_parted() -> None:
    for title in (
        "澜川市临溪区人民政府关于印发澜川市临溪区水网建设实施方案的通知",
        "澜川市人民政府关于印发《澜川市水网规划》的通知",
    ):
        assert not any(line.endswith(("《澜", "《澜川", "临", "临溪")) for line in lines(title))
