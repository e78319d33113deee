"""Layouts of Word files for small plans, from a line such as 〔版面：上25.4 无页码 正文宋体〕."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker.plan import PageLayout, PageNumber, Setting

_LINE = re.compile(r"〔版面：(?P<words>.*)〕\Z")
_SIDES = {"上": 37.0, "下": 35.0, "左": 28.0, "右": 26.0}
_FONTS = {"标题": "方正小标宋简体", "一级": "黑体", "二级": "楷体_GB2312", "三级": "仿宋_GB2312", "正文": "仿宋_GB2312"}


def layout_of(lines: list[str]) -> PageLayout | None:
    """Return the layout that the first line describes, None where it does not."""
    found = _LINE.match(lines[0])
    if found is None:
        return None
    words = found["words"].split()
    sides = {side: _number(words, side, usual) for side, usual in _SIDES.items()}
    width, height = (184.0, 260.0) if "16开" in words else (210.0, 297.0)
    return PageLayout(
        width=width,
        height=height,
        landscape="横向" in words,
        top=sides["上"],
        bottom=sides["下"],
        left=sides["左"],
        right=sides["右"],
        page_number=None if "无页码" in words else _page_number(words),
        settings=tuple(_settings(lines, words)),
    )


def _page_number(words: list[str]) -> PageNumber:
    return PageNumber("页眉页码" not in words, "页码无线" not in words, _number(words, "页码", 14.0))


def _number(words: list[str], name: str, usual: float) -> float:
    return next((float(m[1]) for word in words if (m := re.fullmatch(rf"{name}([\d.]+)", word))), usual)


def _settings(lines: list[str], words: list[str]) -> Iterator[Setting]:
    fonts = {**_FONTS, **{word[:2]: word[2:] for word in words if word[:2] in _FONTS}}
    size, pitch = _number(words, "字号", 16.0), _number(words, "行距", 28.95)
    for number, line in enumerate(lines[1:], 2):
        yield Setting(number, fonts[_level(number, line)] or None, size, pitch)


def _level(number: int, line: str) -> str:
    marks = {"[一二三四五六]、": "一级", "（[一二三四五六]）": "二级", r"\d\.": "三级"}
    return next((level for mark, level in marks.items() if re.match(mark, line)), "标题" if number == 2 else "正文")
