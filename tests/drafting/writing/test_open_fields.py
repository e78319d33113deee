"""What is to be filled in, and what only looks like it."""

from __future__ import annotations

import pytest

from checker.drafting.writing.open_fields import open_fields


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        ("到{止年}年，达到{目标值}%。", ["{止年}", "{目标值}"]),
        ("研发投入强度达到【数值】%，高企达到【】家。", ["【数值】"]),
        ("由【待补充】牵头。", ["【待补充】"]),
        ("【待定】", ["【待定】"]),
        ("【发展现状】近年来，临溪区科技创新能力提升。", []),
        ("【专栏3】 重点项目", []),
        ("重点项目见【专栏3】。", []),
        ("加快建设。【牵头单位：区科学技术局；配合单位：区财政局】", []),
        ("集合{1,2,3}不是占位符。", []),
    ],
)
def test_fields(text: str, fields: list[str]) -> None:
    assert [span.of(text) for span in open_fields(text)] == fields
