"""A small draft and an upper plan built by hand, and a checker that finds known words: quick and without rules."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

from checker.align.pairs import Pair, Verdict
from checker.findings import Certainty, Edit, Figure, Finding, Fix, Place, Safety, Severity
from checker.plan import Block, BlockKind, Cell, CellPlace, Plan, Table
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
from desktop.jobs import Ticket
from desktop.work import Snapshot

DRAFT = [
    "溪口区科技创新“十四五”规划",
    "一、发展基础",
    "𬭚元素研究取得突破，建成平台百分之35%以上。",
    "投入强度不足1%，新型机构12家，其中省级15家。",
    "二、主要目标",
    "研发投入强度达到2%，研发投入强度达到2%，高新技术企业达到100家以上。",
    "面积达到３平方公里。",
]
UPPER = ["溪城市科技创新“十四五”规划", "一、发展目标", "研发投入强度达到1.5%，高新技术企业500家。"]
CELLS = [["指标", "2025年"], ["研发投入强度", "2%"]]

# word → rule, name, severity, the safe fix
WORDS = {
    "百分之35%": ("LNG-03", "百分号重复", Severity.MINOR, "35%"),
    "12家，其中省级15家": ("NUM-07", "部分大于总数", Severity.ERROR, None),
    "强度达到2%": ("XPL-01", "目标高于上位规划", Severity.MAJOR, None),
    "３": ("LNG-90", "全角数字", Severity.INFO, "3"),
    "突变": ("LNG-91", "用词", Severity.MAJOR, None),
}


def plan(path: Path, lines: list[str], *, table: bool = False) -> Plan:
    """Return a plan of paragraphs, with the small table at its end if wanted; the last line has a number."""
    blocks = [Block(i, text) for i, text in enumerate(lines, 1)]
    blocks[-1] = replace(blocks[-1], number="（一）")
    tables: tuple[Table, ...] = ()
    if table:
        cells = []
        for row, texts in enumerate(CELLS):
            for column, text in enumerate(texts):
                cells.append(Cell(row, column, 1, 1, (len(blocks),)))
                place = CellPlace(0, row, column)
                blocks.append(Block(len(blocks) + 1, text, kind=BlockKind.CELL, cell=place))
        tables = (Table(2, 2, tuple(cells)),)
    return Plan(path, "docx", "0" * 64, tuple(blocks), tables)


def read(source: Plan) -> Reading:
    """Return a reading with one passage a block, headings at 一、二、, and the intensity as its metric."""
    passages: list[Passage] = []
    outline: list[Heading] = []
    metrics: list[Metric] = []
    for i, block in enumerate(source.blocks):
        text = block.text
        heading = text[1:2] == "、" or i == 0
        if heading:
            number, title = ("", text) if i == 0 else (text[:2], text[2:])
            outline.append(Heading(1 if i else 0, number or None, title, i, Span(0, len(text))))
        kind = PassageKind.HEADING if heading else PassageKind.CELL if block.cell else PassageKind.BODY
        section = len(outline) - 1 if outline else None
        passages.append(Passage(MappedText.identity(text), kind, (Stretch(i, 0, len(text)),), section))
        at = text.find("强度达到")
        if at >= 0:
            metrics.append(_metric(i, text, at))
    profile = Profile(title=source.blocks[0].text, level="city" if "市" in source.blocks[0].text else "district")
    return Reading(source, tuple(passages), tuple(outline), (), profile, tuple(metrics), ())


def _metric(passage: int, text: str, at: int) -> Metric:
    stop = text.index("%", at) + 1
    value = Decimal(text[at + 4 : stop - 1])
    return Metric(
        id=f"m{passage}",
        indicator="rd",
        name="研发投入强度",
        value=value,
        unit="%",
        comparator=Comparator.EQ,
        measure=Measure.LEVEL,
        kind=MetricKind.TARGET,
        passage=passage,
        span=Span(at, stop),
        year=2025,
    )


def read_file(path: Path) -> Reading:
    """Return the plan of a known name; what the name says decides which."""
    if "市" in path.name:
        return read(plan(path, UPPER))
    return read(plan(path, DRAFT, table=True))


def check(snapshot: Snapshot, ticket: Ticket) -> Review:
    """Find the known words in a snapshot."""
    ticket.report("查找", 0, 1)
    return review(read(snapshot.plan), snapshot.uppers)


def find_nothing(snapshot: Snapshot, ticket: Ticket) -> Review:
    """Read a snapshot as the program does, and find nothing in it."""
    from checker import reading

    roles = (Role.DRAFT, *(Role.UPPER for _ in snapshot.uppers))
    return Review((reading.read(snapshot.plan), *snapshot.uppers), roles, (), ())


def review(draft: Reading, uppers: tuple[Reading, ...] = ()) -> Review:
    """Return the review of a draft: a finding for every known word, in order of the text."""
    findings = [
        _finding(passage, start, word, uppers, nth)
        for passage, part in enumerate(draft.passages)
        for word in WORDS
        for nth, start in enumerate(_all(part.normal, word))
    ]
    findings.sort(key=lambda f: (f.places[0].passage, f.places[0].span))
    pairs = tuple(
        Pair(draft.metrics[0], upper.metrics[0], number, Verdict.HIGHER, Decimal("0.5"))
        for number, upper in enumerate(uppers, 1)
        if draft.metrics and upper.metrics
    )
    roles = (Role.DRAFT, *(Role.UPPER for _ in uppers))
    return Review((draft, *uppers), roles, tuple(findings), pairs, seconds={"check": 0.01})


def _all(text: str, word: str) -> list[int]:
    found, at = [], text.find(word)
    while at >= 0:
        found.append(at)
        at = text.find(word, at + 1)
    return found


def _finding(passage: int, start: int, word: str, uppers: tuple[Reading, ...], nth: int) -> Finding:
    rule, name, severity, fixed = WORDS[word]
    place = Place(0, passage, Span(start, start + len(word)))
    places = [place]
    figures: tuple[Figure, ...] = ()
    if rule == "XPL-01" and uppers and uppers[0].metrics:
        metric = uppers[0].metrics[0]
        places.append(Place(1, metric.passage, metric.span))
        figures = (Figure("本规划 2025", "2%"), Figure("市级 2025", "1.5%"), Figure("相差", "0.5个百分点"))
    fixes = (Fix(f"改为“{fixed}”", (Edit(place, fixed),), Safety.SAFE),) if fixed else ()
    return Finding(
        rule=rule,
        name=name,
        severity=severity,
        certainty=Certainty.SURE,
        message=f"{name}：“{word}”",
        explanation=f"因为“{word}”。",
        places=tuple(places),
        computation="2 - 1.5 = 0.5" if rule == "XPL-01" else None,
        advice="请核对。",
        fixes=fixes,
        figures=figures,
        key=f"{rule}-{word}-{nth}",
    )
