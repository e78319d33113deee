"""The whole way on the sample draft: exactly the planted problems are found, and the reports show them."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import openpyxl
import pytest
import yaml
from docx import Document

from checker import resources
from checker.cli import main
from checker.engine import run
from checker.findings import Certainty, Finding, Severity
from checker.reading import read
from checker.reading.elements import Measure, MetricKind
from checker.reports.alignment import write_alignment
from checker.reports.comparison import write_comparison
from checker.reports.issues import write_issues
from checker.review import Review
from checker.sources import read_plan
from tests.reports.builder import cell_text
from tests.samples.source import FOLDER

WHEN = datetime(2026, 1, 5, 9, 30)
PLANTED = yaml.safe_load((FOLDER / "planted.yml").read_text("utf-8"))


@pytest.fixture(scope="module")
def review() -> Review:
    files = {row["role"]: row["file"] for row in resources.rows("samples/samples.tsv")}
    draft, *uppers = (read(read_plan(resources.path(f"samples/{files[r]}"))) for r in ("draft", "city", "province"))
    return run(draft, uppers)


def touches(review: Review, finding: Finding, quote: str | None) -> bool:
    """Tell whether one of the finding's marks in the draft overlaps the words of `quote`."""
    if quote is None:
        return True
    for place in finding.places:
        passage = review.readings[place.plan].passages[place.passage].normal
        start = passage.find(quote)
        if place.plan == 0 and start >= 0 and place.span.start < start + len(quote) and start < place.span.stop:
            return True
    return False


def firm(review: Review) -> list[Finding]:
    return [finding for finding in review.findings if finding.certainty is not Certainty.HINT]


@pytest.mark.parametrize("row", PLANTED, ids=lambda row: f"{row['rule']} {row['quote']}")
def test_each_planted_problem_is_found(review: Review, row: dict[str, str | None]) -> None:
    assert any(f.rule == row["rule"] and touches(review, f, row["quote"]) for f in firm(review))


def test_nothing_else_is_found(review: Review) -> None:
    """Notes of severity 提示 (a target below the city's, reasonably) are no alarm."""
    extra = [
        (finding.rule, finding.message)
        for finding in firm(review)
        if finding.severity is not Severity.INFO
        and not any(row["rule"] == finding.rule and touches(review, finding, row["quote"]) for row in PLANTED)
    ]
    assert extra == []


def test_a_growth_column_is_read_as_rates(review: Review) -> None:
    rates = [m for m in review.draft.metrics if m.measure is Measure.CAGR and m.kind is MetricKind.TARGET]
    assert {(m.name, str(m.value), m.unit) for m in rates} == {
        ("高新技术企业", "15.7", "%"),
        ("科技型中小企业", "19.7", "%"),
        ("科技企业孵化器", "11.8", "%"),
    }


def test_the_upper_plans_are_clean() -> None:
    files = {row["role"]: row["file"] for row in resources.rows("samples/samples.tsv")}
    city, province = (read(read_plan(resources.path(f"samples/{files[r]}"))) for r in ("city", "province"))
    for alone in (run(city), run(province)):
        found = [(finding.rule, finding.message) for finding in alone.findings]
        assert [told for told in found if told[0] != "STR-12"] == []  # the samples are shorter than plans must be


def test_the_issue_list_holds_every_finding(review: Review, tmp_path: Path) -> None:
    write_issues(review, tmp_path / "清单.docx", author="张三", when=WHEN)
    table = Document(str(tmp_path / "清单.docx")).tables[-1]
    texts = ["\n".join(cell.text for cell in row.cells) for row in table.rows]
    for finding in firm(review):
        assert any(finding.message in text and finding.rule in text for text in texts)


def test_the_comparison_shows_the_example_of_the_office(review: Review, tmp_path: Path) -> None:
    write_comparison(review, tmp_path / "对照.xlsx", author="张三", when=WHEN)
    sheet = openpyxl.load_workbook(tmp_path / "对照.xlsx")["指标对照表"]
    rows = [[cell_text(cell) for cell in row] for row in sheet.iter_rows()]
    research = next(row for row in rows if "全社会研发投入占地区生产总值的比重" in row)
    assert {"＜1", "2", "＞14.9%", "0.8", "1.5", "3.5左右", "+0.5个百分点", "高于"} <= set(research)


def test_the_alignment_shows_both_sides(review: Review, tmp_path: Path) -> None:
    write_alignment(review, tmp_path / "衔接.docx", author="张三", when=WHEN)
    table = Document(str(tmp_path / "衔接.docx")).tables[-1]
    row = next(r for r in table.rows if "目标：全社会研发投入占地区生产总值的比重" in r.cells[2].text)
    assert "1.5%" in row.cells[3].text and "2%" in row.cells[4].text and row.cells[5].text == "高于"


def test_the_command_line_writes_the_statement(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    files = {
        row["role"]: str(resources.path(f"samples/{row['file']}")) for row in resources.rows("samples/samples.tsv")
    }
    path, page = tmp_path / "说明.docx", tmp_path / "对照.html"
    arguments = ["check", files["draft"], "--upper", files["city"], "--statement", str(path), "--table", str(page)]
    assert main([*arguments, "--fail-on", "never"]) == 0
    text = "\n".join(paragraph.text for paragraph in Document(str(path)).paragraphs)
    assert "衔接情况的说明" in text and "【请补充理由】" in text
    assert "<svg" in page.read_text("utf-8") and f"已写入 {path}" in capsys.readouterr().err
    assert main([*arguments[:5], str(tmp_path / "说明.xlsx")]) == 3
