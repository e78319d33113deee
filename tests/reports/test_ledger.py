"""数据台账: every number once, mentions of one indicator together, the inconsistent ones toned."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import openpyxl

from checker.engine import check
from checker.reading import read
from checker.reading.numbers_listed import find_numbers
from checker.reports.ledger import ledger_report, write_ledger
from checker.reports.tables import Table, Tone
from checker.review import Review
from checker.sources import read_plan
from tests.reports.builder import family, finding, place, with_findings

WHEN = datetime(2026, 1, 5)
LINES = (
    "临溪区科技创新“十五五”规划（2026—2030年）",
    "一、发展基础",
    "2025年，全区高新技术企业达到86家。",
    "二、发展目标",
    "到2030年，高新技术企业达到150家，科技型中小企业达到300家。",
    "三、重点任务",
    "到2030年，高新技术企业达到160家，科技型中小企业达到300家。",
    "会议每隔3天召开一次，逾期12天通报。",
)


def reviewed(folder: Path, *lines: str) -> Review:
    path = folder / "临溪区规划.txt"
    path.write_text("\n".join(lines), "utf-8")
    steps = check(read(read_plan(path)))
    while True:
        try:
            next(steps)
        except StopIteration as done:
            return done.value  # type: ignore[no-any-return]


def tables(review: Review) -> tuple[Table, Table]:
    main, others = ledger_report(review, author="张三", when=WHEN).parts
    assert isinstance(main, Table) and isinstance(others, Table)
    return main, others


def test_mentions_stand_together_and_the_inconsistent_are_toned(tmp_path: Path) -> None:
    main, _ = tables(reviewed(tmp_path, *LINES))
    rows = [[cell.text for cell in row] for row in main.rows()]
    assert [(row[1], row[2], row[4]) for row in rows] == [
        ("高新技术企业", "86", "2025"),
        ("高新技术企业", "150", "2030"),
        ("高新技术企业", "160", "2030"),
        ("科技型中小企业", "300", "2030"),
    ]
    verdicts = [(row[8].text, row[8].tone) for row in main.rows()]
    assert verdicts[0] == ("仅一处", None)
    assert verdicts[1] == ("不一致：三，第7行为160家", Tone.ERROR) and verdicts[2][1] is Tone.ERROR
    assert verdicts[3] == ("一致（2处）", Tone.GOOD) and rows[3][7] == "二，第5行\n三，第7行"


def test_every_number_is_listed_once(tmp_path: Path) -> None:
    review = reviewed(tmp_path, *LINES)
    main, others = tables(review)
    stated = sum(len(row[7].text.split("\n")) for row in main.rows())
    everything = sum(len(find_numbers(p.normal)) for p in review.draft.passages)
    listed = [row[1].text for row in others.rows()]
    assert stated == 5 and {"3", "12"} <= set(listed)
    assert stated + len(listed) == everything
    assert {row[3].text for row in others.rows() if row[1].text in ("2030", "2025")} == {"年份"}
    report = ledger_report(review, author="", when=WHEN)
    assert report.subtitles[1] == f"指标数据4项（5处），其中不一致2项、存疑0项；其他数{len(listed)}处"


def test_what_upper_plans_have_stands_beside() -> None:
    main, _ = tables(family())
    sources = {row[2].text: row[6].text for row in main.rows()}
    assert sources["2"] == "《甲市科技规划》：1.5%（高于）\n《丙省科技规划》：3.5%左右（低于）"
    assert sources["58"] == ""


def test_numbers_about_which_something_was_found_are_doubtful() -> None:
    review = with_findings(finding((place(family(), 0, "120家"),)))
    main, _ = tables(review)
    verdict = next(row[8] for row in main.rows() if row[2].text == "≥120")
    assert verdict.text == "存疑：NUM-04 年均增速算错" and verdict.tone is Tone.ERROR


def test_the_workbook(tmp_path: Path) -> None:
    path = tmp_path / "台账.xlsx"
    write_ledger(reviewed(tmp_path, *LINES), path, author="张三", when=WHEN)
    book = openpyxl.load_workbook(path)
    assert book.sheetnames == ["指标数据", "其他数"]
    values = [row[2] for row in book["指标数据"].iter_rows(values_only=True)]
    assert 150 in values and 160 in values  # numbers, to sort and add


def test_the_numbers_of_a_tables_rows_are_no_data(tmp_path: Path) -> None:
    from tests.drafting.opinions.papers import document

    rows = (("序号", "项目", "数量"), ("1", "平台", "12"), ("2", "街区", "3"))
    path = document(tmp_path / "临溪区规划.docx", "临溪区科技规划", rows)
    review = Review((read(read_plan(path)),), (family().roles[0],), ())
    main, others = tables(review)
    shown = [row[1].text for row in others.rows()] + [row[2].text for row in main.rows()]
    assert "1" not in shown and "2" not in shown and "12" in shown


def test_a_text_without_numbers(tmp_path: Path) -> None:
    main, others = tables(reviewed(tmp_path, "临溪区规划", "加强领导。"))
    assert not list(main.rows()) and not list(others.rows())


def test_an_increment_of_prose_and_of_the_table_is_one_row(tmp_path: Path) -> None:
    main, _ = tables(
        reviewed(
            tmp_path,
            "临溪区养老服务“十五五”规划（2026—2030年）",
            "一、发展目标",
            "到2030年，新增护理床位1600张。",
            "表1 主要指标",
            "指标\t单位\t2025年\t2030年\t属性",
            "新增护理床位\t张\t—\t1600\t预期性",
            "护理型床位占比\t%\t52\t65\t预期性",
        )
    )
    beds = [[cell.text for cell in row] for row in main.rows() if "护理床位" in row[1].text]
    assert [row[-1] for row in beds] == ["一致（2处）"]
