"""LNG-07 错别字: words of a table of confusions, matched in one pass."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from checker import resources
from checker.findings import Certainty, Edit, Finding, Fix, Safety, Severity
from checker.rules.base import Context, Rule, Scope, draft_place, passages
from checker.text import Span

_ROUND = 6  # characters of context on each side that an exception may look at


@dataclass(frozen=True, slots=True)
class Confusion:
    """One row: the wrong word, the right one, where the wrong one is right, and whether to change blindly."""

    wrong: str
    right: str
    unless: re.Pattern[str] | None
    safe: bool


@cache
def _table() -> tuple[re.Pattern[str], dict[str, Confusion]]:
    rows = resources.rows("wrong_words.tsv")
    confusions = {
        row["wrong"]: Confusion(
            row["wrong"], row["right"], re.compile(row["unless"]) if row["unless"] else None, row["safe"] == "yes"
        )
        for row in rows
    }
    words = sorted(confusions, key=len, reverse=True)
    return re.compile("|".join(map(re.escape, words))), confusions


class WrongWords(Rule):
    """正文不应有错别字。

    为什么：同音、形近的误字和叠字多由输入法或文字识别造成，会改变词义，印发稿中属硬伤。

    错误：加大对中小企业的【挟持力度】，【完善善】创新创业环境。
    改为：加大对中小企业的扶持力度，完善创新创业环境。
    正确：加快建设设施农业，推动高质量发展展望更加清晰。
    """

    code = "LNG-07"
    name = "错别字"
    severity = Severity.ERROR
    certainty = Certainty.SURE
    scope = Scope.BLOCK

    def check(self, context: Context) -> Iterator[Finding]:
        """Yield each wrong word that no exception excuses, with its correction."""
        pattern, confusions = _table()
        for i, passage in passages(context.draft):
            for match in pattern.finditer(passage.normal):
                confusion = confusions[match[0]]
                if not excused(confusion, passage.normal, Span(*match.span())):
                    yield self._wrong(i, Span(*match.span()), confusion)

    def _wrong(self, passage: int, span: Span, confusion: Confusion) -> Finding:
        place = draft_place(passage, *span)
        safety = Safety.SAFE if confusion.safe else Safety.REVIEW
        return self.finding(
            [place],
            f"“{confusion.wrong}”疑为错别字，应为“{confusion.right}”。",
            certainty=Certainty.SURE if confusion.safe else Certainty.LIKELY,
            advice=f"改为“{confusion.right}”。",
            fixes=(Fix(f"改为“{confusion.right}”", (Edit(place, confusion.right),), safety),),
        )


def excused(confusion: Confusion, text: str, span: Span) -> bool:
    """Tell whether the characters round a wrong word make it a right one (建设设施)."""
    if confusion.unless is None:
        return False
    start = max(0, span.start - _ROUND)
    return any(
        start + match.start() <= span.start and start + match.end() >= span.stop
        for match in confusion.unless.finditer(text[start : span.stop + _ROUND])
    )
