"""LNG-04 引号嵌套错误: double quotation marks inside double quotation marks, titles inside titles."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker.findings import Certainty, Edit, Finding, Fix, Severity
from checker.rules.base import Context, Rule, Scope, draft_place, passages
from checker.rules.language.unpaired_marks import unpaired
from checker.rules.sight import Sight

_INSIDE = re.compile("“[^”]*“|《[^》]*《")


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
        for i, passage in passages(context.draft, holding=_INSIDE):
            text = passage.normal
            if not _INSIDE.search(text):
                continue
            alone = {mark.opening for mark in unpaired(i, text)}
            if "“" not in alone:
                for start, stop in inner_pairs(text, "“”"):
                    what = f"双引号内又用双引号：{text[start:stop]}。"
                    yield self._nested(i, start, stop, "‘’", what, "单引号", Severity.MINOR)
            if "《" not in alone:
                for start, stop in inner_pairs(text, "《》"):
                    what = f"书名号内又用双书名号：{text[start:stop]}。"
                    yield self._nested(i, start, stop, "〈〉", what, "单书名号", Severity.INFO)

    def _nested(
        self, passage: int, start: int, stop: int, marks: str, what: str, name: str, severity: Severity
    ) -> Finding:
        left, right = draft_place(passage, start, start + 1), draft_place(passage, stop - 1, stop)
        return self.finding(
            [draft_place(passage, start, stop)],
            what,
            severity=severity,
            advice=f"内层改用{name}{marks[0]} {marks[1]}。",
            fixes=(Fix(f"内层改为{name}", (Edit(left, marks[0]), Edit(right, marks[1]))),),
        )


def inner_pairs(text: str, marks: str) -> Iterator[tuple[int, int]]:
    """Yield start and stop of the pairs of `marks` that stand inside another pair of them."""
    opened: list[int] = []
    for at, char in enumerate(text):
        if char == marks[0]:
            opened.append(at)
        elif char == marks[1] and opened:
            start = opened.pop()
            if len(opened) == 1:
                yield start, at + 1
