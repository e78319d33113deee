"""修改对照表 as .docx, .xlsx and .html: its columns, what is set off, its further tables, and the JSON."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import openpyxl
import pytest
from docx import Document
from docx.oxml.ns import qn

from checker import engine
from checker.drafting.compare import Comparison, compare
from checker.errors import PlanError
from checker.findings import Certainty
from checker.reading import read
from checker.reports.docx import docx_bytes
from checker.reports.html import html_bytes
from checker.reports.version_json import versions_json
from checker.reports.version_table import finding_counts, summary, version_report, write_versions
from checker.reports.xlsx import xlsx_bytes
from tests.reading.build import text_plan

WHEN = datetime(2026, 3, 2)
OLD = """
临溪区科技创新“十五五”规划（2026—2030年）
一、发展目标
到2030年，全区高新技术企业达到120家以上，科技型中小企业达到300家。
二、重点任务
依托临溪河谷产业园建设中试基地，面向澜川市中小企业开放共享设备，首批开放二十台套。
三、保障措施
区级财政每年安排专项资金，优先支持首次通过认定的企业，资金使用情况每半年公开一次。
"""
NEW = (
    OLD.replace("120家", "150家")
    .replace("，首批开放二十台套", "")
    .replace("三、保障措施\n", "三、保障措施\n定期会商。\n")
)


@pytest.fixture(scope="module")
def found() -> Comparison:
    """Two versions, both checked."""
    old, new = (engine.run(read(text_plan(text))) for text in (OLD, NEW))
    return compare(old.draft, new.draft, old_review=old, new_review=new)


def test_the_document_has_the_columns_and_sets_changes_off(found: Comparison) -> None:
    document = Document(io.BytesIO(docx_bytes(version_report(found, author="王五", when=WHEN), WHEN)))
    table = document.tables[0]
    assert [cell.text for cell in table.rows[0].cells] == ["序号", "位置", "修改前", "修改后", "修改依据"]
    assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
    assert document.sections[0].page_width > document.sections[0].page_height
    before, after = table.rows[1].cells[2], table.rows[1].cells[3]
    assert [run.text for run in before.paragraphs[0].runs if run.font.strike] == ["120"]
    assert [run.text for run in after.paragraphs[0].runs if run.font.underline] == ["150"]
    assert before.text == "到2030年，全区高新技术企业达到120家以上，科技型中小企业达到300家。"
    assert "高新技术企业" in document.tables[1].rows[1].cells[0].text
    assert [c.text for c in document.tables[1].rows[1].cells][1:4] == ["2030", "≥120家", "≥150家"]


def test_the_workbook_sets_changes_off_and_keeps_the_words(found: Comparison) -> None:
    data = xlsx_bytes(version_report(found, author="王五", when=WHEN), WHEN)
    sheet = openpyxl.load_workbook(io.BytesIO(data), rich_text=True)["修改对照表"]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    top = next(i for i, row in enumerate(rows) if row[0] == "序号")
    before, after = rows[top + 1][2:4]
    assert [str(part) for part in before if getattr(getattr(part, "font", None), "strike", False)] == ["120"]
    assert [str(part) for part in after if getattr(getattr(part, "font", None), "u", None)] == ["150"]
    added = next(row for row in sheet.iter_rows(min_row=top + 2) if "新增" in str(row[1].value))
    assert str(added[3].value) == "定期会商。" and added[3].font.u == "single"


def test_the_page_sets_changes_off(found: Comparison) -> None:
    page = html_bytes(version_report(found, author="", when=WHEN), WHEN).decode()
    assert "<del>120</del>" in page and "<ins>150</ins>" in page


def test_the_summary_counts(found: Comparison) -> None:
    assert summary(found).startswith("共3处：修改2处、新增1处；指标变动1项；校核问题消除")


def test_the_summary_counts_the_findings_that_are_listed(found: Comparison) -> None:
    first, *others = found.still_open or ()
    hint = first._replace(new=replace(first.finding, certainty=Certainty.HINT))
    told = replace(found, still_open=(hint, *others))
    listed = [len(list(part.rows())) for part in version_report(told, author="", when=WHEN).parts[-3:]]  # type: ignore[union-attr]
    assert finding_counts(told) == tuple(listed) and finding_counts(found)[1] - finding_counts(told)[1] == 1
    assert "消除{}条、仍在{}条、新增{}条".format(*listed) in summary(told)


def test_the_json_gives_both_places(found: Comparison) -> None:
    data = versions_json(found)
    change = data["changes"][0]
    assert change["old"]["pieces"][1] == {"text": "120", "changed": True}
    assert change["new"]["locations"][0]["line"] == 3
    assert data["metrics"][0]["new"]["value"] == 150
    assert set(data["findings"]) == {"fixed", "open", "new"}
    assert all("old_key" in finding for finding in data["findings"]["open"])


def test_the_same_version_has_an_empty_table_and_no_lost_finding() -> None:
    review = engine.run(read(text_plan(OLD)))
    found = compare(review.draft, review.draft, old_review=review, new_review=review)
    assert (found.rows, found.metrics, found.fixed, found.appeared) == ((), (), (), ())
    assert len(found.still_open or ()) == len(review.findings) > 0


def test_a_version_is_never_overwritten(found: Comparison, tmp_path: Path) -> None:
    with pytest.raises(PlanError):
        write_versions(found, tmp_path / "无此格式.pdf", author="", when=WHEN)
    write_versions(found, tmp_path / "对照.docx", author="", when=WHEN)
    assert (tmp_path / "对照.docx").stat().st_size > 5000
