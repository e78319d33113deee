"""FMT-14 页码: no page numbers, or numbers that are not set as the standard sets them."""

from __future__ import annotations

from collections.abc import Iterator

from checker.findings import Certainty, Finding, Severity
from checker.reading.elements import Reading
from checker.rules.base import Context, Rule, Scope
from checker.rules.layout.official import first_place, is_a4, lengths


class PageNumberForm(Rule):
    """页码用四号半角宋体，置于版心下边缘之下，两侧各放一条一字线。

    为什么：没有页码的文稿不便校核和会签；成册印制的规划另有版式，可不改。仅检查 .docx 文件。
    依据：《党政机关公文格式》（GB/T 9704—2012）7.5

    错误：〔版面：无页码〕
    【南河市科技创新规划】
    一、发展基础
    创新能力稳步提升。
    正确：〔版面：页码14〕
    南河市科技创新规划
    一、发展基础
    创新能力稳步提升。
    """

    code = "FMT-14"
    name = "页码"
    severity = Severity.INFO
    certainty = Certainty.SURE
    scope = Scope.PLAN

    def check(self, context: Context) -> Iterator[Finding]:
        """Yield at most one finding."""
        draft = context.draft
        if is_a4(draft) and (said := "，".join(_faults(draft))):
            yield self.finding(
                [first_place(draft)],
                f"页码与公文格式不符：{said}。",
                advice="页码用四号半角宋体，两侧各放一条一字线，如“— 1 —”。",
            )


def _faults(draft: Reading) -> Iterator[str]:
    layout = draft.plan.layout
    number = layout.page_number if layout else None
    if number is None:
        yield "未见页码"
        return
    if not number.at_foot:
        yield "页码不在页脚"
    if not number.dashed:
        yield "页码两侧没有一字线"
    if not lengths()["page_number_size"].holds(number.size):
        yield f"页码字号为 {number.size:g} 磅，应为 4 号（14 磅）"
