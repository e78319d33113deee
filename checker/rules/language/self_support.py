"""LNG-20 自指错误: a plan that supports its own government like a lower one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker.align.relation import area
from checker.findings import Certainty, Edit, Finding, Fix, Severity
from checker.reading.elements import PassageKind
from checker.rules.base import Context, Rule, Scope, draft_place, passages
from checker.text import Span

_VERBS = "支持|指导|鼓励|推动|督促"
_ACTS = "制定|出台|建设|开展|编制|设立|研究制定|创建|申报|探索"


class SelfSupport(Rule):
    """本级规划不应“支持”本级自己。

    为什么：“支持某区制定……”是上级文件的口吻，本级规划照搬会变成自己支持自己。

    错误：南河市东江区科技创新“十四五”规划
    【支持东江区】制定高层次人才安居保障政策。
    改为：南河市东江区科技创新“十四五”规划
    制定高层次人才安居保障政策。
    正确：南河市东江区科技创新“十四五”规划
    支持东江区内企业开展技术攻关，制定人才政策。
    """

    code = "LNG-20"
    name = "自指错误"
    severity = Severity.MINOR
    certainty = Certainty.LIKELY
    scope = Scope.BLOCK

    def check(self, context: Context) -> Iterator[Finding]:
        """Yield each verb of support with the plan's own area as the one that acts."""
        own = area(context.draft.profile)
        if not own:
            return
        pattern = re.compile(rf"(?:{_VERBS}){re.escape(own[-1])}(?={_ACTS})")
        for i, passage in passages(context.draft, (PassageKind.BODY,)):
            for match in pattern.finditer(passage.normal):
                place = draft_place(i, *Span(*match.span()))
                yield self.finding(
                    [place],
                    f"“{match[0]}”为上级文件口吻，本级规划自指。",
                    advice=f"删去“{match[0]}”。",
                    fixes=(Fix(f"删去“{match[0]}”", (Edit(place, ""),)),),
                )
