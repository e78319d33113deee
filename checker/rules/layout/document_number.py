"""FMT-01 标题、发文字号: a document number in other brackets, with 第 or a leading zero; a title without its type."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker.findings import Certainty, Edit, Finding, Fix, Safety, Severity
from checker.reading.elements import Reading
from checker.reading.folding import HAN
from checker.rules.base import Context, Rule, Scope, draft_place, passages
from checker.rules.repeats import alike
from checker.rules.sight import Sight

_NUMBER = re.compile(
    rf"(?<=[{HAN}])(?P<open>[（\[【〔〈])(?P<year>(?:19|20)\d\d)(?P<close>[）\]】〕〉])"
    r"(?P<nth>第?)(?P<zeros>0*)(?P<number>[1-9]\d{0,3})号"
)


class DocumentNumber(Rule):
    """发文字号的年份用六角括号，序号不加“第”，不编虚位。

    为什么：发文字号由机关代字、年份、发文顺序号组成，写法不规范会影响检索和引用。
    依据：《党政机关公文格式》（GB/T 9704—2012）7.2.5

    错误：根据南府【（2021）5号】要求，制定本方案。
    改为：根据南府〔2021〕5号要求，制定本方案。
    错误：根据南府办【〔2021〕第05号】要求，制定本方案。
    正确：根据南府〔2021〕5号、市公告2022年第7号和（2021）南民初1号文书办理。
    """

    code = "FMT-01"
    name = "标题、发文字号"
    severity = Severity.MINOR
    certainty = Certainty.SURE
    scope = Scope.BLOCK
    sight = Sight.PASSAGE
    folds = True

    def check(self, context: Context) -> Iterator[Finding]:
        """Yield each document number that is not written as 〔year〕number号."""
        yield from alike(self._each(context.draft), "发文字号写法不规范")

    def _each(self, draft: Reading) -> Iterator[Finding]:
        for i, passage in passages(draft, holding=("号",)):
            for match in _NUMBER.finditer(passage.normal):
                faults = list(_faults(match))
                if not faults:
                    continue
                right = f"〔{match['year']}〕{match['number']}号"
                place = draft_place(i, *match.span())
                safety = Safety.REVIEW if match["nth"] or match["zeros"] else Safety.SAFE
                yield self.finding(
                    [place],
                    f"“{match[0]}”：{'，'.join(faults)}。",
                    advice=f"改为“{right}”。",
                    fixes=(Fix(f"改为“{right}”", (Edit(place, right),), safety),),
                )


def _faults(match: re.Match[str]) -> Iterator[str]:
    if match["open"] != "〔" or match["close"] != "〕":
        yield "年份用六角括号"
    if match["nth"]:
        yield "序号前不加“第”"
    if match["zeros"]:
        yield "序号不编虚位"
