"""FMT-10 范围单位省略: a range whose first number lacks % or 万/亿."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker.findings import Certainty, Edit, Finding, Fix, Severity
from checker.reading.elements import Reading
from checker.rules.base import Context, Rule, Scope, draft_place, passages
from checker.rules.repeats import alike
from checker.rules.sight import Sight

_RANGE = re.compile(
    r"(?<![\d.%/A-Za-z-])(?P<a>\d+(?:\.\d+)?)(?P<join>[~～—-]|至(?=\d+(?:\.\d+)?%))(?P<b>\d+(?:\.\d+)?)(?P<unit>[%万亿])(?![\d\w]*-)"
)


class RangeWithoutUnit(Rule):
    """数值范围中的“%”和“万”“亿”前后都要写。

    为什么：“5～8%”“9～16亿”会被读成5到8%、9到16亿，前一个数少了单位就有歧义。
    依据：《出版物上数字用法》（GB/T 15835—2011）5.1.3

    错误：研发投入年均增长【5～8%】。
    改为：研发投入年均增长5%～8%。
    正确：年均增长5%～8%，投资9亿～16亿元，单重100～150kg，培育5～8家。
    """

    code = "FMT-10"
    name = "范围单位省略"
    severity = Severity.MINOR
    certainty = Certainty.SURE
    scope = Scope.BLOCK
    sight = Sight.PASSAGE
    folds = True

    def check(self, context: Context) -> Iterator[Finding]:
        """Yield each range."""
        yield from alike(self._each(context.draft), "数值范围的前一个数省略了单位")

    def _each(self, draft: Reading) -> Iterator[Finding]:
        for i, passage in passages(draft, holding="%万亿"):
            for match in _RANGE.finditer(passage.normal):
                if float(match["a"]) >= float(match["b"]):
                    continue
                whole = f"{match['a']}{match['unit']}{match['join']}{match['b']}{match['unit']}"
                at = match.end("a")
                yield self.finding(
                    [draft_place(i, *match.span())],
                    f"“{match[0]}”前一个数省略了“{match['unit']}”。",
                    severity=Severity.MINOR if match["unit"] == "%" else Severity.INFO,
                    advice=f"改为“{whole}”。",
                    fixes=(Fix(f"改为“{whole}”", (Edit(draft_place(i, at, at), match["unit"]),)),),
                )
