"""An office's own .docx as a template: filled where its placeholders stand, everything else kept."""

from __future__ import annotations

from pathlib import Path

import pytest
from docx import Document
from docx.oxml.ns import qn

from checker import resources
from checker.drafting.fields import FOLDER
from checker.drafting.templates import find_template, list_templates, new_draft
from checker.errors import PlanError, TemplateInvalid
from checker.reading.elements import Reading
from checker.sources import read_plan
from tests.drafting import family
from tests.drafting.family import DISTRICT, findings, is_unfilled, said


def office_template(path: Path) -> Path:
    """Write what an office might have: runs cut anywhere, own tables, a header, a picture of nothing else."""
    made = Document()
    made.add_heading("{地区}{领域}“{五年规划}”规划（{起年}—{止年}年）", 0)
    paragraph = made.add_paragraph("本规划依据")
    for piece in ("{编", "制依", "据}"):
        paragraph.add_run(piece).italic = True
    paragraph.add_run("编制，面临的机遇和挑战并存。{我局要求}。")
    made.add_heading("一、发展基础", 1)
    made.add_paragraph("“{上一五年规划}”以来，{总体成效}。")
    made.add_heading("二、总体要求和发展目标", 1)
    made.add_paragraph("{目标表述}")
    made.add_paragraph("专栏1　主要指标")
    header = ("序号", "指标", "单位", "{基期年}年", "{止年}年", "衔接依据")
    row = ("{指标序号}", "{指标名称}", "{指标单位}", "{指标基期值}", "{指标目标值}", "{上级目标}")
    table(made, header, row)
    made.add_heading("三、重点任务", 1)
    made.add_paragraph("{承接任务}")
    made.add_heading("四、保障措施", 1)
    table(made, ("任务", "责任单位"), ("{承接任务名称}", "{承接任务牵头单位}"))
    made.add_paragraph("{指标测算表}")
    made.sections[0].header.paragraphs[0].text = "{地区}{领域}规划（{稿次}）"
    made.save(str(path))
    return path


def table(made: object, *rows: tuple[str, ...]) -> None:
    grid = made.add_table(len(rows), len(rows[0]))  # type: ignore[attr-defined]
    for row, texts in zip(grid.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text


@pytest.fixture
def template(tmp_path: Path) -> Path:
    return office_template(tmp_path / "本局规划.docx")


@pytest.fixture
def city(tmp_path: Path) -> Reading:
    return family.upper(tmp_path, family.CITY)


def texts(path: Path) -> list[str]:
    return [block.text for block in read_plan(path).blocks]


def test_placeholders_are_filled_whatever_runs_they_stand_in(template: Path, city: Reading, tmp_path: Path) -> None:
    output = tmp_path / "稿.docx"
    new_draft(find_template(str(template)), {**DISTRICT, "我局要求": "以解决问题为要"}, [city], output)
    written = texts(output)
    assert written[0] == "澜川市临溪区科技创新“十四五”规划（2021—2025年）"
    assert written[1].startswith("本规划依据《澜川市科技创新“十四五”规划（2021—2025年）》（澜府〔2021〕12号）、")
    assert written[1].endswith("以解决问题为要。") and "澜川市临溪区科技创新规划（初稿）" in written
    italic = [r.text for r in Document(str(output)).paragraphs[1].runs if r.italic and r.text]
    assert italic and italic[0].startswith("《澜川市")


def test_rows_and_paragraphs_are_repeated_for_what_upper_plans_have(
    template: Path, city: Reading, tmp_path: Path
) -> None:
    output = tmp_path / "稿.docx"
    asked = new_draft(find_template(str(template)), DISTRICT, [city], output)
    own, duties, methods = Document(str(output)).tables
    assert [[cell.text for cell in row.cells][:3] for row in own.rows[1:]] == [
        ["1", "研发经费投入强度", "%"],
        ["2", "高新技术企业", "家"],
        ["3", "技术合同成交额", "亿元"],
    ]
    assert own.rows[2].cells[5].text == "澜川市650家以上" and len(methods.rows) == 4
    assert [row.cells[0].text for row in duties.rows[1:]] == ["建设精密仪器中试基地", "成立科技特派员工作专班"]
    assert any(text.startswith("1.建设精密仪器中试基地。按照《澜川市") for text in texts(output))
    assert "技术合同成交额目标值" in {field.key for field in asked}


def test_the_values_of_repeated_rows_are_filled_as_any_others(template: Path, city: Reading, tmp_path: Path) -> None:
    output = tmp_path / "稿.docx"
    values = {**DISTRICT, "高新技术企业基期值": "86", "高新技术企业目标值": "150"}
    left = new_draft(find_template(str(template)), values, [city], output)
    assert [cell.text for cell in Document(str(output)).tables[0].rows[2].cells][3:5] == ["86", "150"]
    assert "高新技术企业达到150家" in "".join(texts(output))
    assert "高新技术企业目标值" not in {field.key for field in left}


def test_without_upper_plans_the_rows_stay_to_be_filled_by_hand(template: Path, tmp_path: Path) -> None:
    output = tmp_path / "稿.docx"
    new_draft(find_template(str(template)), DISTRICT, (), output)
    assert "{指标名称}" in texts(output) and "{目标表述}" not in texts(output)


def test_the_draft_of_an_offices_template_is_checked_like_any(template: Path, city: Reading, tmp_path: Path) -> None:
    output = tmp_path / "稿.docx"
    new_draft(find_template(str(template)), DISTRICT, [city], output)
    found = findings(output, [city])
    assert [f.rule for f in found if is_unfilled(f)] == ["LNG-24"]
    assert {f.rule for f in found if not is_unfilled(f)} <= {"FMT-03"}, said(found)  # its page is not A4


def test_the_template_stays_as_it_is(template: Path, city: Reading, tmp_path: Path) -> None:
    before = template.read_bytes()
    new_draft(find_template(str(template)), DISTRICT, [city], tmp_path / "稿.docx")
    assert template.read_bytes() == before


def test_placeholders_left_are_controls_but_for_headers(template: Path, tmp_path: Path) -> None:
    output = tmp_path / "稿.docx"
    asked = new_draft(find_template(str(template)), {"领域": "科技创新"}, (), output)
    made = Document(str(output))
    tags = [e.get(qn("w:val")) for e in made.element.body.iter(qn("w:tag"))]
    assert {field.key for field in asked} == set(tags)
    assert made.sections[0].header.paragraphs[0].text == "{地区}科技创新规划（初稿）"


def test_it_is_listed_with_what_it_asks(template: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GUIHUA_JIAOHE_DATA", str(tmp_path))
    folder = resources.user_folder() / FOLDER
    folder.mkdir()
    office_template(folder / "本局规划.docx")
    (folder / "~$局规划.docx").write_bytes(b"owner")
    (own,) = [one for one in list_templates() if one.is_own]
    keys = [field.key for field in own.fields]
    assert own.name == "本局规划" and own.is_word and {"我局要求", "领域", "规划期", "指标"} <= set(keys)
    assert not {"指标名称", "指标表", "承接任务名称"} & set(keys)


def test_a_file_that_is_no_template_is_refused(tmp_path: Path) -> None:
    plain, broken = tmp_path / "平常.docx", tmp_path / "坏.docx"
    made = Document()
    made.add_paragraph("没有占位符的文件。")
    made.save(str(plain))
    broken.write_bytes(b"no archive at all")
    with pytest.raises(TemplateInvalid, match="占位符"):
        find_template(str(plain))
    with pytest.raises(PlanError):
        find_template(str(broken))


def test_an_earlier_draft_is_a_template_of_what_it_still_asks(city: Reading, tmp_path: Path) -> None:
    first, second = tmp_path / "初稿.docx", tmp_path / "二稿.docx"
    asked = new_draft(find_template("五年专项规划"), DISTRICT, [city], first)
    again = find_template(str(first))
    assert {field.key for field in asked} <= {field.key for field in again.fields}
    left = new_draft(again, {"总体成效": "机制逐步健全", "高新技术企业目标值": "150"}, (), second)
    assert {field.key for field in asked} - {field.key for field in left} == {"总体成效", "高新技术企业目标值"}
    written = texts(second)
    assert "150" in written and any("高新技术企业达到150家" in text for text in written)
    body = Document(str(second)).element.body
    marked = [
        "".join(t.text for t in run.iter(qn("w:t")))
        for run in body.iter(qn("w:r"))
        if list(run.iter(qn("w:highlight")))
    ]
    assert marked and all(text.startswith("{") for text in marked)
