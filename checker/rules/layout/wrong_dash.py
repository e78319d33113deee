"""FMT-09 破折号: two hyphens, a single dash or 一一 in the place of ——."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker.findings import Certainty, Edit, Finding, Fix, Safety, Severity
from checker.reading.elements import PassageKind, Reading
from checker.reading.folding import HAN
from checker.rules.base import Context, Rule, Scope, draft_place, passages
from checker.rules.repeats import alike
from checker.rules.sight import Look

_NEEDED = ("-", "—", "一一")
_BEGINS = re.compile(rf"(?:-{{1,4}}|—(?!—))\s*(?=[{HAN}“])")
_HAN_ONES = re.compile(rf"一一(?=[{HAN}“])")
_INSIDE = re.compile(rf"(?<=[{HAN}”》。])-{{2,4}}(?=[{HAN}“《])")
_FEWEST = 2  # paragraphs that begin with 一一 before it is a misread dash and no word (一一对应)


class WrongDash(Rule):
    """破折号用“——”，占两个字的位置。

    为什么：用两个短横线、一个一字线或两个“一”代替破折号，排版后长短不一。
    依据：《标点符号用法》（GB/T 15834—2011）4.10

    错误：【--】创新实力持续提升。研发投入稳步增长。
    改为：——创新实力持续提升。研发投入稳步增长。
    正确：——创新实力持续提升。完善众创空间—孵化器—加速器链条，推广C-V2X技术。
    """

    code = "FMT-09"
    name = "破折号"
    severity = Severity.INFO
    certainty = Certainty.SURE
    scope = Scope.BLOCK
    folds = True
    look = Look.at(lambda p: _BEGINS.match(p.normal) or _HAN_ONES.match(p.normal) or "--" in p.normal)

    def check(self, context: Context) -> Iterator[Finding]:
        """Yield each wrong dash."""
        yield from alike(self._each(context.draft), "破折号没有用“——”")

    def _each(self, draft: Reading) -> Iterator[Finding]:
        for i, found in _dashes(draft):
            place = draft_place(i, *found.span())
            yield self.finding(
                [place],
                f"“{found[0].strip()}”应为破折号“——”。",
                advice="改为“——”。",
                fixes=(Fix("改为“——”", (Edit(place, "——"),), Safety.SAFE),),
            )


def _dashes(draft: Reading) -> Iterator[tuple[int, re.Match[str]]]:
    """Yield passage and match of each wrong dash; a hyphen and a blank begin items in text taken from web pages."""
    body = list(passages(draft, (PassageKind.BODY, PassageKind.HEADING), _NEEDED))
    misread = sum(bool(_HAN_ONES.match(p.normal)) for _, p in body) >= _FEWEST
    for i, passage in body:
        text = passage.normal
        found = _BEGINS.match(text) or (_HAN_ONES.match(text) if misread else None)
        if found and (draft.plan.is_word or not found[0].startswith("- ")):
            yield i, found
        if "--" in text:
            yield from ((i, match) for match in _INSIDE.finditer(text))
