"""NUM-23 概数重复: two words for about round one figure."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker.findings import Certainty, Edit, Finding, Fix, Severity
from checker.reading.elements import PassageKind
from checker.rules.base import Context, Rule, Scope, draft_place, passages
from checker.rules.sight import Sight

_LAST = ("左右", "上下", "余", "以上", "以下", "以内")
_FIGURE = r"\d[\d,.]*(?:[%％‰]|[一-鿿/]{1,4}?)"
_DOUBLED = re.compile(
    rf"(?P<before>大约|约为|约|近|将近|接近)(?P<figure>{_FIGURE})(?P<after>左右|上下|余)"
    rf"|(?P<least>至少(?:[一-鿿]{{0,4}}(?=\d))|不少于|不低于|超过|超)(?P<more>{_FIGURE})(?P<over>以上|及以上)"
    rf"|(?P<most>不超过|至多|最多)(?P<less>{_FIGURE})(?P<under>以下|以内)"
)


class DoubleHedge(Rule):
    """一个数值前后只用一个概数词。

    为什么：“约……左右”“至少……以上”语义重复，数值的下限、上限反而说不清。
    依据：《出版物上数字用法》（GB/T 15835—2011）

    错误：安排资金【约5000万元左右】。
    改为：安排资金约5000万元。
    正确：安排资金5000万元左右，带动投资超过2亿元。
    """

    code = "NUM-23"
    name = "概数重复"
    severity = Severity.MINOR
    certainty = Certainty.SURE
    scope = Scope.BLOCK
    sight = Sight.PASSAGE

    def check(self, context: Context) -> Iterator[Finding]:
        """Yield each figure with a hedge on both sides, with the second one to be dropped."""
        for i, passage in passages(context.draft, (PassageKind.BODY, PassageKind.CELL), _LAST):
            for match in _DOUBLED.finditer(passage.normal):
                first, last = (match["before"] or match["least"] or match["most"]), _last(match)
                place = draft_place(i, *match.span())
                yield self.finding(
                    [place],
                    f"“{match[0]}”中“{first}”与“{last}”重复。",
                    advice=f"删去“{first}”或“{last}”。",
                    fixes=(Fix(f"删去“{last}”", (Edit(place, match[0].removesuffix(last)),)),),
                )


def _last(match: re.Match[str]) -> str:
    return match["after"] or match["over"] or match["under"]
