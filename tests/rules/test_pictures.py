"""STR-10 and STR-16 where a Word file holds pictures, which may be what a rule does not find as text."""

from __future__ import annotations

from dataclasses import replace

import pytest

from checker import engine
from checker.reading import read
from tests.rules.samples import plan_of

NOTE = "文档含图片1处，图片里的文字没有读取。"
EMPTY = "一、任务\n（一）建设平台\n加快建设。\n（二）空间布局\n\n（三）引进人才\n加快引进。"
REFERENCE = "一、布局\n空间布局如图3所示。\n图1 区位图\n图2 现状图"


@pytest.mark.parametrize(("code", "text"), [("STR-16", EMPTY), ("STR-10", REFERENCE)])
def test_what_a_picture_may_hold_is_not_missed(code: str, text: str) -> None:
    plan = plan_of(text)
    assert [finding.rule for finding in engine.run(read(plan), select=[code]).findings] == [code]
    with_picture = replace(plan, format="docx", notes=(NOTE,))
    assert not engine.run(read(with_picture), select=[code]).findings


def test_headings_without_a_paragraph_between_hold_no_picture() -> None:
    plan = replace(plan_of(EMPTY.replace("\n\n", "\n")), format="docx", notes=(NOTE,))
    assert len(engine.run(read(plan), select=["STR-16"]).findings) == 1
