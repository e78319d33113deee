"""LNG-04 引号嵌套错误: double quotation marks inside double quotation marks."""

from __future__ import annotations

from collections.abc import Iterator

from checker.findings import Certainty, Edit, Finding, Fix, Severity
from checker.rules.base import Context, Rule, Scope, draft_place, passages
from checker.rules.language.unpaired_marks import unpaired
from checker.rules.sight import Sight


class NestedQuotes(Rule):
    """双引号里面再用引号时，应用单引号。

    为什么：双引号套双引号，读者分不清引文到哪里结束。
    依据：《标点符号用法》（GB/T 15834—2011）

    错误：围绕“全省示范区、【“入珠融湾”】先行市”总目标。
    改为：围绕“全省示范区、‘入珠融湾’先行市”总目标。
    正确：围绕“全省示范区、‘入珠融湾’先行市”总目标，推进“一带一路”建设。
    """

    code = "LNG-04"
    name = "引号嵌套错误"
    severity = Severity.MINOR
    certainty = Certainty.SURE
    scope = Scope.BLOCK
    sight = Sight.PASSAGE

    def check(self, context: Context) -> Iterator[Finding]:
        """Yield each inner pair, in paragraphs whose quotation marks all pair."""
        for i, passage in passages(context.draft):
            text = passage.normal
            if any(mark.opening == "“" for mark in unpaired(i, text)):
                continue
            for start, stop in inner_pairs(text):
                edits = (Edit(draft_place(i, start, start + 1), "‘"), Edit(draft_place(i, stop - 1, stop), "’"))
                yield self.finding(
                    [draft_place(i, start, stop)],
                    f"双引号内又用双引号：“{text[start:stop]}”。",
                    advice="内层改用单引号‘ ’。",
                    fixes=(Fix("内层改为单引号", edits),),
                )


def inner_pairs(text: str) -> Iterator[tuple[int, int]]:
    """Yield start and stop of the pairs that stand inside another pair."""
    opened: list[int] = []
    for at, char in enumerate(text):
        if char == "“":
            opened.append(at)
        elif char == "”" and opened:
            start = opened.pop()
            if len(opened) == 1:
                yield start, at + 1
