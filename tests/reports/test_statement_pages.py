"""衔接情况说明: two pages whatever the family, by our own count and as LibreOffice sets it."""

from __future__ import annotations

import os
import subprocess
from dataclasses import replace
from datetime import datetime
from itertools import pairwise
from pathlib import Path

import pypdfium2
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from checker.align.pairs import Pair, Verdict
from checker.decisions import Answer, Decision, Decisions
from checker.findings import Severity
from checker.reports.statement import statement
from checker.reports.statement_detail import Detail, fullest
from checker.reports.statement_docx import statement_bytes
from checker.reports.statement_pages import fits, line_count
from checker.reports.statement_text import Line, Part, Statement
from checker.review import Review, Role
from checker.sources import office
from tests.reports.builder import CITY, family, finding, metric, place, with_findings

WHEN = datetime(2026, 1, 5, 9, 30)
SECONDS = 120


def crowd(differing: int, lacking: int, plans: int, matters: int, note: int = 0, *, length: int = 12) -> Review:
    """Return the family with that many differing and lacking targets, upper plans, other findings and notes."""
    review = family()
    pairs = list(review.pairs)
    for number in range(differing):
        names = f"第{number}个名称{'很长' * (length // 2)}的指标"
        own = replace(review.pairs[0].draft, id=f"d{number}", name=names)  # type: ignore[type-var]
        pairs.append(replace(review.pairs[0], draft=own, verdict=Verdict.LOWER if number % 2 else Verdict.HIGHER))
    for number in range(lacking):
        attribute = "约束性" if number % 3 == 0 else None
        one = metric(
            CITY, "15亿元", f"第{number}个没有承接的{'很长' * (length // 2)}指标", "15", "亿元", attribute=attribute
        )
        pairs.append(Pair(None, replace(one, id=f"m{number}"), 1, Verdict.MISSING))
    more = [
        replace(review.readings[2], profile=replace(review.readings[2].profile, title=title(n))) for n in range(plans)
    ]
    readings = (*review.readings, *more)
    places = (place(review, 0, "到2025年"), place(review, 1, "技术合同"))
    found = [
        finding(places, rule="XPL-23", severity=Severity.MAJOR, message=f"第{n}处“{'某项政策措施' * 4}”不属区级事权。")
        for n in range(matters)
    ]
    notes = tuple(f"第{n}章为扫描图片，没有校核。" for n in range(note))
    made = replace(
        review,
        readings=readings,
        roles=(Role.DRAFT,) + (Role.UPPER,) * (len(readings) - 1),
        pairs=tuple(pairs),
        not_checked=notes,
    )
    return with_findings(*found, review=made)


def title(number: int) -> str:
    return f"丙省关于促进第{number}类产业高质量发展和科技成果转化的若干政策措施规划（2021—2025年）"


def told(review: Review, decisions: Decisions | None = None) -> Statement:
    return statement(review, decisions=decisions, author="", when=WHEN)


sizes = st.tuples(*(st.integers(0, most) for most in (25, 120, 20, 30, 20)), st.integers(0, 20))


@given(sizes)
@settings(max_examples=40)
@example((25, 120, 20, 30, 20, 20))
def test_it_stays_on_two_pages_whatever_the_family(size: tuple[int, ...]) -> None:
    *counts, length = size
    made = told(crowd(*counts, length=length))
    assert fits(made)
    said = "".join(line.text for part in made.parts for line in part.lines)
    assert f"上位规划设有而本规划未设{counts[1] + 1}项" in said


def test_long_reasons_are_left_to_the_table() -> None:
    review = crowd(0, 0, 0, 12)
    answers = Decisions(Decision(f"key{n}", Answer.DECLINED, "经会商，" * 150) for n in range(12))
    made = told(review, answers)
    assert fits(made)
    assert "见附件2" in made.parts[-1].lines[0].text


def test_room_is_used() -> None:
    """Where much is to be told, the last page is filled: a longer form exists and does not fit."""
    made = told(crowd(6, 30, 2, 8))
    lines = sum(line_count(line.head + line.text) for part in made.parts for line in part.lines)
    assert 20 <= lines <= 30


def test_details_only_grow() -> None:
    tried: list[Detail] = []
    full = fullest(lambda detail: bool(tried.append(detail)) or True)
    fields = Detail.__slots__
    for one, other in pairwise(tried):
        assert all(getattr(one, name) <= getattr(other, name) for name in fields)
    assert full == tried[-1] and fullest(lambda detail: False) == Detail()


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("", 1),
        ("汉" * 26, 1),
        ("汉" * 27, 2),
        ("汉" * 25 + "2021", 2),
        ("汉" * 54, 2),
        ("汉" * 26 + "。", 2),
        ("汉" * 55, 3),
    ],
)
def test_lines_are_counted_by_the_grid(text: str, lines: int) -> None:
    """28 characters a line, the first indented by two; a figure is never divided, no line begins with a full stop."""
    assert line_count(text) == lines


def plain(*texts: str) -> Statement:
    return Statement("标题", "说明如下。", (Part("情况", tuple(map(Line, texts))),), (), "某局", "2026年1月5日")


def test_two_pages_hold_what_the_grid_has_room_for() -> None:
    assert fits(plain(*["一行。"] * 30))
    assert not fits(plain(*["一行。"] * 36))


@pytest.mark.skipif(office.program() is None, reason="LibreOffice is not installed")
def test_libreoffice_sets_two_pages(tmp_path: Path) -> None:
    reviews = [family(), crowd(2, 12, 0, 5), crowd(8, 40, 5, 10, 4), crowd(25, 120, 20, 30, 20, length=20)]
    for number, review in enumerate(reviews):
        made = told(review)
        assert fits(made)
        (tmp_path / f"说明{number}.docx").write_bytes(statement_bytes(made, WHEN))
    for number, count in enumerate(pages(tmp_path)):
        assert count <= 2, number


def pages(folder: Path) -> list[int]:
    """Return how many pages LibreOffice makes of each document of a folder."""
    profile = (folder / "profile").as_uri()
    files = sorted(map(str, folder.glob("*.docx")))
    command = [str(office.program()), f"-env:UserInstallation={profile}", "--headless", "--convert-to", "pdf"]
    subprocess.run(
        [*command, "--outdir", str(folder), *files], check=True, capture_output=True, timeout=SECONDS, env=os.environ
    )
    return [len(pypdfium2.PdfDocument(path.read_bytes())) for path in sorted(folder.glob("*.pdf"))]
