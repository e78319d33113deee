"""opinions: thirty opinions of eight units in three shapes of tables come in, are answered, go out and sum up."""

from __future__ import annotations

import json
import re
from pathlib import Path

import openpyxl
import pytest
from docx import Document

from tests.acceptance.conftest import Run
from tests.drafting.opinions.papers import document, draft, papers, workbook

ANSWERS = ("采纳", "采纳", "部分采纳", "不采纳")


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, list[Path]]:
    """The draft and the papers on it."""
    return draft(tmp_path), papers(tmp_path)


def answers(folder: Path, opinions: Path) -> Path:
    """Fill in the file of opinions as an office does: adopted, partly, declined by turns, two left open."""
    data = json.loads(opinions.read_text("utf-8"))
    for number, row in enumerate(data["opinions"][:28]):
        row["adoption"] = ANSWERS[number % 4]
        row["reason"] = f"理由{number + 1}" if number % 4 > 1 else ""
    spot = data["opinions"][0]["spot"]
    before = "区财政每年安排科技专项资金不少于5000万元。"
    data["opinions"][0]["change"] = {
        "block": spot["block"],
        "before": before,
        "after": before.replace("不少于5000万元", "逐年增长"),
    }
    path = folder / "答复.json"
    path.write_text(json.dumps(data, ensure_ascii=False), "utf-8")
    return path


def footer_numbers(text: str) -> dict[str, int]:
    return {name: int(number) for name, number in re.findall(r"(\w+?)(\d+)[份条]", text)}


FOOTER = {"发出": 12, "收回": 10, "意见": 30, "采纳": 14, "部分采纳": 7, "未采纳": 7, "待答复": 2}


def test_the_round_in_word(run: Run, files: tuple[Path, list[Path]], tmp_path: Path) -> None:
    plan, given = files
    first = run("opinions", plan, *given, "--output", "意见.json", "--sent", 12)
    assert first.returncode == 0 and "收回10份、意见30条" in first.stderr and "未定位7条" in first.stderr
    done = run(
        *("opinions", plan, *given, "--answers", answers(tmp_path, tmp_path / "意见.json")),
        *("--output", "汇总表.docx", "--sent", 12, "--author", "李工", "--date", "2026-03-10"),
    )
    assert done.returncode == 0, done.stderr
    made = Document(str(tmp_path / "汇总表.docx"))
    (listed,) = made.tables
    rows = [[cell.text for cell in row.cells] for row in listed.rows]
    heads = ["序号", "单位（个人）", "意见原文", "对应章节段落", "采纳情况", "理由或修改后表述", "备注"]
    assert rows[0] == heads
    assert [row[0] for row in rows[1:31]] == [str(number) for number in range(1, 31)] and len(rows) == 33
    assert footer_numbers(made.paragraphs[-1].text) == FOOTER
    counted = [row[4] for row in rows[1:]]
    assert (counted.count("采纳"), counted.count("部分采纳"), counted.count("未采纳")) == (14, 7, 7)
    assert (
        rows[1][3] == "四、（二）加大财政投入，第25行"
        and rows[1][5] == "修改为：“区财政每年安排科技专项资金逐年增长”。"
    )
    assert [row[1:3] for row in rows[31:]] == [["区教育局", "无意见"], ["区统计局", "无意见"]]
    assert made.sections[0].page_width > made.sections[0].page_height
    assert "tblHeader" in listed._tbl.xml


def test_the_table_comes_back_in(run: Run, files: tuple[Path, list[Path]], tmp_path: Path) -> None:
    """What the program wrote is itself a table of opinions: nothing is lost when it is read again."""
    plan, given = files
    run("opinions", plan, *given, "--output", "意见.json")
    filled = answers(tmp_path, tmp_path / "意见.json")
    for name in ("汇总表.docx", "汇总表.xlsx"):
        run("opinions", plan, *given, "--answers", filled, "--output", name, "--sent", 12)
        again = run("opinions", plan, name, "--output", "再.json", "--sent", 12)
        assert footer_numbers(again.stderr.split("：", 1)[1].split("。")[0]) == FOOTER, again.stderr


def test_the_round_in_a_workbook(run: Run, files: tuple[Path, list[Path]], tmp_path: Path) -> None:
    plan, given = files
    run("opinions", plan, *given, "--output", "汇总表.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "汇总表.xlsx").active
    assert sheet is not None
    rows = [row for row in sheet.iter_rows(values_only=True) if isinstance(row[0], int)]
    assert [row[0] for row in rows] == list(range(1, 31)) and {row[4] for row in rows} == {"待答复"}
    last = [row[0] for row in sheet.iter_rows(values_only=True) if row[0]][-1]
    assert "发出【请填写】份、收回10份、意见30条" in last and last.endswith("待答复30条。")


def test_more_returned_than_sent_is_said(run: Run, files: tuple[Path, list[Path]]) -> None:
    plan, given = files
    done = run("opinions", plan, *given, "--output", "a.docx", "--sent", 9)
    assert done.returncode == 0 and "发出9份，少于收回的10份" in done.stderr


def test_wrong_use_is_told_in_chinese(run: Run, files: tuple[Path, list[Path]], tmp_path: Path) -> None:
    plan, given = files
    assert run("opinions", plan).returncode == 2
    assert run("opinions", plan, given[0], "--output", "a.docx", "--sent", "-1").returncode == 2
    assert "可用的格式" in run("opinions", plan, given[0], "--output", "a.pdf").stderr
    empty = document(tmp_path / "通知.docx", "关于召开会议的通知")
    done = run("opinions", plan, empty, "--output", "a.docx")
    assert done.returncode == 3 and "没有找到单位的意见" in done.stderr and not (tmp_path / "a.docx").exists()
    overwriting = run("opinions", plan, given[0], "--output", given[0])
    assert overwriting.returncode == 3
    wrong = tmp_path / "答复.json"
    wrong.write_text('[{"index": 99, "adoption": "采纳"}]', "utf-8")
    assert "共9条" in run("opinions", plan, given[0], "--answers", wrong, "--output", "a.docx").stderr


def test_a_hundred_hostile_rows_go_through(run: Run, tmp_path: Path) -> None:
    plan = draft(tmp_path)
    rows = [("序号", "单位", "意见")]
    rows += [(str(n), f"第{n}街道办", f"=1+1；\x0b<b>&建议{n}{'很长' * 300}") for n in range(1, 101)]
    done = run("opinions", plan, workbook(tmp_path / "a.xlsx", rows), "--output", "a.docx")
    assert done.returncode == 0 and "意见100条" in done.stderr
    assert len(Document(str(tmp_path / "a.docx")).tables[0].rows) == 101


def test_opinions_that_were_followed_are_the_basis_of_changes(
    run: Run, files: tuple[Path, list[Path]], tmp_path: Path
) -> None:
    plan, given = files
    run("opinions", plan, *given, "--output", "意见.json")
    filled = json.loads(answers(tmp_path, tmp_path / "意见.json").read_text("utf-8"))
    (tmp_path / "答复.json").write_text(json.dumps(filled, ensure_ascii=False), "utf-8")
    run("opinions", plan, *given, "--answers", "答复.json", "--output", "意见.json")
    new = tmp_path / "修改稿.txt"
    new.write_text(plan.read_text("utf-8").replace("不少于5000万元", "逐年增长"), "utf-8")
    done = run("compare", plan, new, "--opinions", "意见.json", "--output", "对照.docx")
    assert done.returncode == 0, done.stderr
    rows = [[cell.text for cell in row.cells] for row in Document(str(tmp_path / "对照.docx")).tables[0].rows]
    changed = [row for row in rows if any("逐年增长" in text for text in row)]
    assert len(changed) == 1 and any("意见1（临溪区财政局）" in text for text in changed[0])


def test_the_explanation_and_the_ledger(run: Run, sample: tuple[Path, Path, Path], tmp_path: Path) -> None:
    plan, city, province = sample
    rows = (("单位", "意见"), ("区财政局", "建议进一步精简文字"), ("区教育局", "无意见"))
    paper = workbook(tmp_path / "意见.xlsx", rows)
    run("opinions", plan, paper, "--output", "意见.json", "--sent", 3)
    facts = tmp_path / "情况.toml"
    facts.write_text('"编制背景" = "落实市规划。"\n["测算说明"]\n"高新技术企业" = "按近三年净增推算"\n', "utf-8")
    done = run(
        *("check", plan, "--upper", city, "--upper", province, "--fail-on", "never", "--facts", facts),
        *("--explanation", "编制说明.docx", "--opinions", "意见.json", "--ledger", "台账.xlsx"),
    )
    assert done.returncode == 0, done.stderr
    text = "\n".join(p.text for p in Document(str(tmp_path / "编制说明.docx")).paragraphs)
    assert "落实市规划。" in text and "按近三年净增推算" in text
    assert "共发出征求意见稿3份，收回2家单位的反馈，其中1家没有意见。" in text
    assert openpyxl.load_workbook(tmp_path / "台账.xlsx").sheetnames == ["指标数据", "其他数"]


def test_facts_go_with_the_explanation_alone(run: Run, sample: tuple[Path, Path, Path], tmp_path: Path) -> None:
    facts = tmp_path / "情况.json"
    facts.write_text('{"背景": "甲"}', "utf-8")
    assert run("check", sample[0], "--facts", facts).returncode == 2
    wrong = run("check", sample[0], "--facts", facts, "--explanation", "a.docx")
    assert wrong.returncode == 3 and "没有“背景”这一项" in wrong.stderr


def test_a_folder_of_papers_with_a_bad_one_among_them(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "反馈"
    folder.mkdir()
    papers(folder)
    (folder / "~$复函.docx").write_bytes(b"lock")
    (folder / "扫描.jpg").write_bytes(b"picture")
    done = run("opinions", draft(tmp_path), folder, "--output", "a.docx")
    assert done.returncode == 3 and "意见30条" in done.stderr and "没有读入：" in done.stderr
    assert "扫描.jpg" in done.stderr and "~$" not in done.stderr and (tmp_path / "a.docx").exists()
