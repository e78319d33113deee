"""LNG-19 人称不一: 我区 once where the plan otherwise says 全区 or its name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker.align.relation import area
from checker.findings import Certainty, Edit, Finding, Fix, Severity
from checker.reading.elements import PassageKind
from checker.rules.base import Context, Rule, Scope, draft_place, passages

_MOST = 2  # occurrences that still count as a slip
_SHARE = 20  # times as often as the other way of speaking
_QUOTED = re.compile("“[^”]*”")


class OwnName(Rule):
    """对本地的称呼全文应一致。

    为什么：规划以政府名义印发，全文称“全区”或区名，个别处写“我区”，多是从汇报材料中摘来，应统一。

    错误：南河市东江区科技创新“十四五”规划
    全区创新增强，东江区平台增多，全区企业、全区人才、全区投入、全区专利、全区论文、全区奖项增多。
    东江区产业升级，东江区园区扩容，全区环境、全区改革、全区开放、全区教育、全区文化、全区卫生进步。
    统筹全区水利、全区交通、全区能源、全区信息、全区物流、全区市政建设。
    选聘和培训【我区】乡村技术人员。
    改为：南河市东江区科技创新“十四五”规划
    全区创新增强，东江区平台增多，全区企业、全区人才、全区投入、全区专利、全区论文、全区奖项增多。
    东江区产业升级，东江区园区扩容，全区环境、全区改革、全区开放、全区教育、全区文化、全区卫生进步。
    统筹全区水利、全区交通、全区能源、全区信息、全区物流、全区市政建设。
    选聘和培训全区乡村技术人员。
    正确：南河市东江区科技创新“十四五”规划
    我区创新能力增强，我区平台增多，我国形势向好，全区人才增多。
    """

    code = "LNG-19"
    name = "人称不一"
    severity = Severity.INFO
    certainty = Certainty.LIKELY
    scope = Scope.PLAN

    def check(self, context: Context) -> Iterator[Finding]:
        """Yield one finding with the few places that speak in the first person."""
        own = area(context.draft.profile)
        if not own:
            return
        kind = own[-1][-1]
        ours, others = f"我{kind}", re.compile(rf"{re.escape(own[-1])}|全{kind}")
        kinds, places = (PassageKind.BODY, PassageKind.CELL), []
        for i, passage in passages(context.draft, kinds, (ours,)):
            quoted = [match.span() for match in _QUOTED.finditer(passage.normal)]
            found = (match.span() for match in re.finditer(ours, passage.normal))
            places += [draft_place(i, *at) for at in found if not any(a <= at[0] < b for a, b in quoted)]
        if not 0 < len(places) <= _MOST:
            return
        rest = sum(len(others.findall(passage.normal)) for _, passage in passages(context.draft, kinds))
        if rest >= _SHARE * len(places):
            fix = Fix(f"改为“全{kind}”", tuple(Edit(place, f"全{kind}") for place in places))
            yield self.finding(
                places,
                f"全文称“全{kind}”或“{own[-1]}”{rest} 处，此处称“{ours}”，人称不一。",
                advice=f"统一为“全{kind}”或“{own[-1]}”。",
                fixes=(fix,),
            )
