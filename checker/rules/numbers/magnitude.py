"""NUM-15 量级异常、小数点丢失: shares above the whole, intensities no place has."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from checker.align.gates import own_number
from checker.align.values import with_unit
from checker.findings import Certainty, Figure, Finding, Severity
from checker.reading.elements import Comparator, Measure, PassageKind, Reading
from checker.rules.base import Context, Rule, Scope, draft_place, passages
from checker.rules.sight import Look, Part
from checker.rules.statements import phrase_place, value_place

_SHARE = re.compile("占.*(?:比重|比例|比)|覆盖率|普及率|利用率|机械化率|城镇化率|森林覆盖|优良.*比|处理率|收集率")
_RATE = re.compile("率$|占比$|比重$|比例$")
_MAY_EXCEED = re.compile(
    "入学率|产销率|投资率|依存度|拨备|自给率|增速|增长|用户|宽带|电话|倍率|汇率|费率|利率|频率|功率|生产率|回报率|收益率|利润率"
    "|负债率|杠杆|放大|容积率|换手率|周转率|溢价|出生率|死亡率|达产率|完成率|执行率|履约|进度|密度|产出率|补偿|复种|存贷|渗透"
    r"|占[^，。；]{0,8}(?:计划|任务|目标|预算|预期)"
    r"|占[^，。；]{0,8}(?:上年|上一年|同期|去年|时期|\d{4}年)(?:同期|全年|水平|总量)?(?:的|比重|比例|比)*$"
)
_HIGHEST = {"rd_intensity": Decimal(10), "unemployment": Decimal(20), "unemployment_registered": Decimal(20)}
"""What no area reaches, in percent; design values."""

_PERCENT = ("%", "％")
_LEADING_ZERO = re.compile(r"(?<![\d.,])0(?P<digits>\d{1,3})\s?%")
_LEAP = 100


class Magnitude(Rule):
    """比重、覆盖率不会超过100%，强度不会高得离谱。

    为什么：从表格、网页转录数字时常丢小数点，36.0%会变成360%，2.1%会变成21%。

    错误：到2025年，规模以上工业企业研发机构覆盖率达到【500%】。
    错误：研发投入强度从【036%】提高到0.61%。
    正确：到2025年，规模以上工业企业研发机构覆盖率达到50%，专利申请量同比增长120%。
    """

    code = "NUM-15"
    name = "量级异常、小数点丢失"
    severity = Severity.ERROR
    certainty = Certainty.LIKELY
    scope = Scope.BLOCK
    look = Look.at(lambda p: _LEADING_ZERO.search(p.normal), Part.METRICS)

    def check(self, context: Context) -> Iterator[Finding]:
        """Yield shares above 100 %, and as a note intensities above what any area has."""
        draft = context.draft
        for metric in draft.metrics:
            if metric.unit != "%" or metric.measure is not Measure.LEVEL or metric.value is None:
                continue
            if not own_number(metric, draft.profile) or metric.comparator in (Comparator.LT, Comparator.LE):
                continue
            named = _SHARE.search(metric.name) or _RATE.search(metric.name)
            share = named and not _MAY_EXCEED.search(metric.name)
            most = _HIGHEST.get(metric.indicator or "", Decimal(100) if share else None)
            written = metric.span.of(draft.passages[metric.passage].normal)
            if most is None or metric.value <= most or _LEADING_ZERO.search(written):
                continue
            grave = bool(share) and metric.value > 100
            place, phrase = value_place(metric), phrase_place(draft, metric)
            yield self.finding(
                [place, *([phrase] if phrase != place else [])],
                f"“{metric.name}”{with_unit(metric)}，"
                + ("超过100%。" if grave else f"远高于通常水平（{most}%以内）。"),
                severity=Severity.ERROR if grave else Severity.INFO,
                advice="疑漏小数点，请核对。",
                figures=(Figure("文中", with_unit(metric)), Figure("通常不超过", f"{most}%")),
            )
        yield from self._zeros(draft)
        yield from self._leaps(draft)

    def _zeros(self, draft: Reading) -> Iterator[Finding]:
        """Yield percentages that begin with a zero and have no point: 036%."""
        for i, passage in passages(draft, (PassageKind.BODY, PassageKind.CELL), _PERCENT):
            for match in _LEADING_ZERO.finditer(passage.normal):
                guess = f"0.{match['digits']}%"
                yield self.finding(
                    [draft_place(i, *match.span())],
                    f"“{match[0]}”疑漏小数点，应为{guess}。",
                    advice="请核对，补上小数点。",
                    figures=(Figure("文中", match[0]), Figure("疑为", guess)),
                )

    def _leaps(self, draft: Reading) -> Iterator[Finding]:
        """Yield as a note yearly growth of more than 100 %, which only very small beginnings allow."""
        for rate in draft.metrics:
            yearly = rate.measure is Measure.CAGR and rate.unit == "%" and rate.value is not None
            if yearly and own_number(rate, draft.profile) and (rate.value or 0) > _LEAP:
                yield self.finding(
                    [value_place(rate)],
                    f"“{rate.name}”年均增长{with_unit(rate)}，每年翻一番以上。",
                    severity=Severity.INFO,
                    certainty=Certainty.HINT,
                    advice="基数很小时可能成立；否则疑漏小数点，请核对。",
                    figures=(Figure("文中", with_unit(rate)),),
                )
