"""LNG-16 异形词混用: two spellings of one word in one plan."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker import resources
from checker.findings import Certainty, Edit, Finding, Fix, Place, Safety, Severity
from checker.reading.elements import Reading
from checker.rules.base import Context, Rule, Scope, draft_place, passages


class VariantWords(Rule):
    """同一个词全文应用同一写法。

    为什么：异形词并用显得校对不严，应统一用国家推荐的写法。
    依据：《第一批异形词整理表》（GF 1001—2001）

    错误：制定工作【台帐】，定期更新台账。
    改为：制定工作台账，定期更新台账。
    正确：制定工作台账，定期更新台账。
    """

    code = "LNG-16"
    name = "异形词混用"
    severity = Severity.MINOR
    certainty = Certainty.SURE
    scope = Scope.PLAN

    def check(self, context: Context) -> Iterator[Finding]:
        """Yield one finding a pair of spellings that both occur, with all places of the other one."""
        whole = "\n".join(passage.normal for _, passage in passages(context.draft))
        for row in resources.rows("variant_words.tsv"):
            one, other = row["one"], row["other"]
            if one in whole and other in whole:
                places = list(_places(context.draft, other))
                fix = Fix(f"统一为“{one}”", tuple(Edit(place, one) for place in places), Safety.REVIEW)
                if places:
                    yield self.finding(
                        places,
                        f"“{other}”与“{one}”混用。",
                        advice=f"统一为“{one}”（专有名称除外）。",
                        fixes=(fix,),
                    )


def _places(draft: Reading, word: str) -> Iterator[Place]:
    for i, passage in passages(draft):
        for match in re.finditer(re.escape(word), passage.normal):
            yield draft_place(i, *match.span())
