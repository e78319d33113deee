"""Reviews made by hand: plans of a few lines, metrics found by their words, findings on quotes."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

from checker.align.pairs import Pair, Verdict
from checker.findings import Certainty, Finding, Place, Severity
from checker.plan import Block, Plan
from checker.reading.elements import (
    Comparator,
    Heading,
    Measure,
    Metric,
    MetricKind,
    Passage,
    PassageKind,
    Profile,
    Reading,
    Stretch,
)
from checker.review import Review, Role
from checker.text import MappedText, Span


def reading(name: str, *lines: str, metrics: tuple[Metric, ...] = (), **profile: Any) -> Reading:
    """Return a reading whose lines that begin with 一、 are chapter headings."""
    blocks, passages, outline = [], [], []
    for index, line in enumerate(lines):
        is_heading = line[1:2] == "、"
        if is_heading:
            outline.append(Heading(1, line[:2], line[2:], index, Span(0, len(line))))
        kind = PassageKind.HEADING if is_heading else PassageKind.BODY
        blocks.append(Block(index + 1, line))
        section = len(outline) - 1 if outline else None
        passages.append(Passage(MappedText.identity(line), kind, (Stretch(index, 0, len(line)),), section))
    plan = Plan(Path(f"{name}.docx"), "docx", "0" * 64, tuple(blocks))
    return Reading(plan, tuple(passages), tuple(outline), (), Profile(title=name, **profile), metrics, ())


def metric(lines: tuple[str, ...], quote: str, name: str, value: str | None, unit: str, **more: Any) -> Metric:
    """Return the metric whose value is written as `quote` in the first of `lines` that has it."""
    passage = next(i for i, line in enumerate(lines) if quote in line)
    start = lines[passage].index(quote)
    fields: dict[str, Any] = {
        "id": f"{name}-{passage}-{start}",
        "indicator": None,
        "comparator": Comparator.EQ,
        "measure": Measure.LEVEL,
        "kind": MetricKind.TARGET,
        "decimals": len(value.partition(".")[2]) if value else 0,
    }
    span = Span(start, start + len(quote))
    number = Decimal(value) if value else None
    return Metric(name=name, value=number, unit=unit, passage=passage, span=span, **{**fields, **more})


def cell_text(cell: Any) -> str:
    """Return what a workbook's cell shows: of a number, in its format of quoted words and zeros."""
    if not isinstance(cell.value, int | float):
        return str(cell.value)
    form = cell.number_format.split(";")[0]
    zeros = re.search(r"0(?:\.(0+))?(?=\"|$)", form)
    assert zeros, form
    figure = f"{abs(cell.value):.{len(zeros[1] or '')}f}"
    return (form[: zeros.start()] + figure + form[zeros.end() :]).replace('"', "")


def place(review: Review, plan: int, quote: str) -> Place:
    """Return the first place of `quote` in a plan."""
    for index, passage in enumerate(review.readings[plan].passages):
        if (start := passage.normal.find(quote)) >= 0:
            return Place(plan, index, Span(start, start + len(quote)))
    raise AssertionError(f"{quote} is not in plan {plan}")


def finding(places: tuple[Place, ...], **more: Any) -> Finding:
    """Return a finding with what is not given filled in."""
    fields: dict[str, Any] = {
        "rule": "NUM-04",
        "name": "年均增速算错",
        "severity": Severity.ERROR,
        "certainty": Certainty.SURE,
        "message": "增速与首末值不符。",
        "explanation": "增速由首末值算得。",
    }
    return Finding(places=places, **{**fields, **more})


DRAFT = (
    "一、发展基础",
    "2020年高新技术企业58家，全社会研发投入占地区生产总值的比重不足1%。",
    "二、发展目标",
    "到2025年，全社会研发投入占地区生产总值的比重达到2%，高新技术企业达到120家以上。",
)
CITY = (
    "一、发展目标",
    "全社会研发投入占地区生产总值的比重由0.8%提高到1.5%，高新技术企业达到420家，技术合同成交额达到15亿元。",
)
PROVINCE = ("一、主要目标", "到2025年，全社会研发投入占地区生产总值的比重达到3.5%左右。")
RATIO, FIRMS = "全社会研发投入占地区生产总值的比重", "高新技术企业"


def family() -> Review:
    """Return a district draft, its city and province plans, their pairs, and no findings yet."""
    actual = {"kind": MetricKind.ACTUAL, "year": 2020}
    rd_base = metric(DRAFT, "不足1%", RATIO, "1", "%", comparator=Comparator.LT, indicator="rd_intensity", **actual)
    rd = metric(DRAFT, "2%", RATIO, "2", "%", year=2025, indicator="rd_intensity", attribute="预期性")
    firms_base = metric(DRAFT, "58家", FIRMS, "58", "家", indicator="hightech_enterprises", **actual)
    ge = {"comparator": Comparator.GE, "indicator": "hightech_enterprises", "year": 2025}
    firms = metric(DRAFT, "120家以上", FIRMS, "120", "家", **ge)
    city_base = metric(CITY, "0.8%", RATIO, "0.8", "%", indicator="rd_intensity", kind=MetricKind.ACTUAL, year=2019)
    city = metric(CITY, "1.5%", RATIO, "1.5", "%", year=2025, indicator="rd_intensity")
    city_firms = metric(CITY, "420家", FIRMS, "420", "家", year=2025, indicator="hightech_enterprises")
    contracts = metric(CITY, "15亿元", "技术合同成交额", "15", "亿元", year=2025, indicator="tech_contract_value")
    about = {"comparator": Comparator.APPROX, "year": 2025, "indicator": "rd_intensity"}
    province = metric(PROVINCE, "3.5%左右", RATIO, "3.5", "%", **about)
    pairs = (
        Pair(rd, city, 1, Verdict.HIGHER, Decimal("0.5"), "基期不足1%，需说明。", rd_base, city_base),
        Pair(firms, city_firms, 1, Verdict.LOWER, Decimal("-300"), "", firms_base),
        Pair(None, contracts, 1, Verdict.MISSING),
        Pair(rd, province, 2, Verdict.LOWER, Decimal("-1.5"), "", rd_base),
        Pair(firms, None, 2, Verdict.EXTRA, draft_base=firms_base),
    )
    years: dict[str, Any] = {"period_start": 2021, "period_end": 2025}
    readings = (
        reading("乙区科技规划", *DRAFT, metrics=(rd_base, rd, firms_base, firms), level="district", **years),
        reading("甲市科技规划", *CITY, level="city", stage="征求意见稿", doc_number="甲府〔2021〕3号", **years),
        reading("丙省科技规划", *PROVINCE, level="province", stage="印发", issued="2021-08-20", **years),
    )
    return Review(readings, (Role.DRAFT, Role.UPPER, Role.UPPER), (), pairs, ("第3章为扫描图片，没有校核。",))


def with_findings(*findings: Finding, review: Review | None = None) -> Review:
    """Return the family with these findings, keyed by their order."""
    keyed = tuple(replace(f, key=f"key{i}") for i, f in enumerate(findings))
    return replace(review or family(), findings=keyed)
