"""LNG-20 自指错误: a plan that supports its own government like a lower one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker.align.relation import area
from checker.findings import Certainty, Edit, Finding, Fix, Severity
from checker.reading.elements import PassageKind
from checker.rules.base import Context, Rule, Scope, draft_place, passages
from checker.rules.sight import Sight
from checker.text import Span

_VERBS = "支持|指导|鼓励|督促|帮助|允许|赋予|引导"
_ACTS = "制定|出台|编制|研究制定|建设|开展|设立|创建|申报|探索|建立|打造|发展|落实"
_PUSH = "制定|出台|编制|研究制定"
_OTHERS = re.compile("争取|国家|省|上级|中央|部委|[部厅]局|协调|恳请|请求|对口|市委|市政府|广州|深圳")


class SelfSupport(Rule):
    """本级规划不应“支持”本级自己。

    为什么：“支持某区制定……”是上级文件的口吻，本级规划照搬会变成自己支持自己。

    错误：南河市东江区科技创新“十四五”规划
    【支持东江区】出台民宿经营管理办法。
    改为：南河市东江区科技创新“十四五”规划
    出台民宿经营管理办法。
    正确：南河市东江区科技创新“十四五”规划
    支持东江区内企业开展技术攻关，制定人才政策。
    """

    code = "LNG-20"
    name = "自指错误"
    severity = Severity.MINOR
    certainty = Certainty.LIKELY
    scope = Scope.BLOCK
    sight = Sight.PASSAGE

    def check(self, context: Context) -> Iterator[Finding]:
        """Yield each verb of support with the plan's own area as the one that acts."""
        own = area(context.draft.profile)
        if not own:
            return
        selves = (own[-1], f"我{own[-1][-1]}", f"本{own[-1][-1]}")
        names = "|".join(map(re.escape, selves))
        pattern = re.compile(rf"(?:(?:{_VERBS})(?:{names})(?=(?:加快)?(?:{_ACTS}))|推动(?:{names})(?={_PUSH}))")
        for i, passage in passages(context.draft, (PassageKind.BODY,), selves):
            for match in pattern.finditer(passage.normal):
                if _OTHERS.search(clause_before(passage.normal, match.start())):
                    continue
                place = draft_place(i, *Span(*match.span()))
                yield self.finding(
                    [place],
                    f"“{match[0]}”为上级文件口吻，本级规划自指。",
                    advice=f"删去“{match[0]}”。",
                    fixes=(Fix(f"删去“{match[0]}”", (Edit(place, ""),)),),
                )


def clause_before(text: str, at: int) -> str:
    """Return what stands before `at` in its clause: whoever supports there may be another government."""
    start = max(text.rfind(mark, 0, at) for mark in "，。；：！？") + 1
    return text[start:at]
