"""征求意见汇总及采纳情况表: its rows, its footer, and that no table leaves whose numbers do not agree."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime

import pytest
from hypothesis import given

from checker.opinions import Adoption, Change, Counts, Opinion, Opinions, Spot
from checker.reports import opinions as module
from checker.reports.opinions import answer_text, changed_words, disagreements, footer, opinions_report
from checker.reports.tables import Table, Tone
from tests.test_opinions import COLLECTIONS

WHEN = datetime(2026, 3, 10)
SPOT = Spot(7, 8, "body", 0, 2, "甲乙", "一、发展目标，第8段", "按所引原文")
ONE = Opinion("1", "区财政局", "建议甲", spot=SPOT, adoption=Adoption.ADOPTED)


def report_rows(opinions: Opinions) -> list[list[str]]:
    (table,) = opinions_report(opinions, "临溪区规划", author="李工", when=WHEN).parts
    assert isinstance(table, Table)
    return [[cell.text for cell in row] for row in table.rows()]


def test_rows() -> None:
    lost = Opinion("2", "区教育局", "建议乙", cited="P9", unplaced="所引第9页无法与稿件对应", note="来函")
    opinions = Opinions([ONE, lost], ["区统计局"], 3)
    assert report_rows(opinions) == [
        ["1", "区财政局", "建议甲", "一、发展目标，第8段", "采纳", "—", ""],
        ["2", "区教育局", "建议乙", "P9\n（未定位：所引第9页无法与稿件对应）", "待答复", "—", "来函"],
        ["—", "区统计局", "无意见", "—", "—", "—", ""],
    ]
    report = opinions_report(opinions, "临溪区规划", author="李工", when=WHEN)
    assert report.subtitles == ("《临溪区规划》", "填表：李工　　时间：2026年3月10日")
    assert report.footnotes == ("发出3份、收回3份、意见2条、采纳1条、部分采纳0条、未采纳0条、待答复1条。",)


@given(COLLECTIONS)
def test_the_footer_agrees_with_the_rows(opinions: Opinions) -> None:
    rows = report_rows(opinions)
    numbers = {name: int(n) for name, n in re.findall(r"(\w+?)(\d+)[份条]", footer(opinions.counts))}
    answers = [row[4] for row in rows]
    assert numbers["意见"] == sum(row[0] != "—" for row in rows)
    assert all(numbers[name] == answers.count(name) for name in ("采纳", "部分采纳", "未采纳"))
    assert numbers.get("待答复", 0) == answers.count("待答复")
    assert numbers["意见"] == sum(numbers.get(n, 0) for n in ("采纳", "部分采纳", "未采纳", "待答复"))


def test_a_table_whose_numbers_disagree_is_never_written(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Opinions, "counts", Counts(None, 1, 2, 1, 0, 0))
    with pytest.raises(ValueError, match="footer"):
        module.opinions_report(Opinions([ONE]), "临溪区规划", author="", when=WHEN)


def test_numbers_the_user_gives_may_be_wrong() -> None:
    assert disagreements(Counts(2, 3, 0, 0, 0, 0)) == ["发出2份，少于收回的3份，请核对发出份数。"]
    assert disagreements(Counts(None, 3, 0, 0, 0, 0)) == disagreements(Counts(3, 3, 5, 5, 0, 0)) == []
    assert disagreements(Counts(3, 3, 1, 1, 1, 0)) != []


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ("达到150家，比重2.1%。", "达到160家，比重2.1%。", "修改为：“达到160家”。"),
        ("甲；力争建成3家；乙。", "甲；乙。", "已删去"),
        ("甲乙丙。", "", "已删去“甲乙丙。”。"),
        ("甲。", "甲，并加强监测。", "修改为："),
        ("甲", "甲", "未修改。"),
    ],
)
def test_how_a_change_is_told(before: str, after: str, told: str) -> None:
    assert changed_words(Change(1, before, after)).startswith(told)


def test_what_stands_in_the_column_of_reasons() -> None:
    declined = replace(ONE, adoption=Adoption.DECLINED)
    assert answer_text(declined) == "【请填写理由】" and answer_text(ONE) == "—"
    assert answer_text(replace(declined, reason="由市级统筹")) == "由市级统筹"
    changed = replace(ONE, reason="已改", change=Change(7, "100家", "120家"))
    assert answer_text(changed) == "已改\n修改为：“120家”。"


def test_tones() -> None:
    (table,) = opinions_report(Opinions([ONE]), "规划", author="", when=WHEN).parts
    assert isinstance(table, Table) and next(table.rows())[4].tone is Tone.GOOD


def test_the_finding_that_an_answer_rests_on_is_noted() -> None:
    linked = Opinions([replace(ONE, finding="k1", note="来函")])
    (table,) = opinions_report(
        linked, "规划", author="", when=WHEN, findings={"k1": "核查NUM-04（年均增速算错）"}
    ).parts
    assert isinstance(table, Table) and next(table.rows())[6].text == "来函；核查NUM-04（年均增速算错）"
