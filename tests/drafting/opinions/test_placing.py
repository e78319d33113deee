"""Opinions find their place in the draft, or it is said why not."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from checker.drafting.opinions import BY_HAND, Placer, place, read_opinions
from checker.drafting.opinions.citing import citations, page_of, phrases
from checker.opinions import Opinion, Opinions
from checker.reading import read
from checker.reading.elements import Reading
from checker.sources import read_plan
from tests.drafting.opinions.papers import draft, papers


@pytest.fixture(scope="module")
def reading(tmp_path_factory: pytest.TempPathFactory) -> Reading:
    return read(read_plan(draft(tmp_path_factory.mktemp("draft"))))


def opinion(text: str, **more: str) -> Opinion:
    return Opinion("1", "区财政局", text, **more)  # type: ignore[arg-type]


PLACED = [
    ("建议将“不少于5000万元”修改为“逐年增长”。", 25, "不少于5000万元"),
    ("建议将“高新技术企业达到150家”调整为“高新技术企业达到160家”", 12, "高新技术企业达到150家"),
    ("建议将高新技术企业达到150家调整为160家", 12, "高新技术企业达到150家"),
    ('建议将"不少于5000万元"改为"逐年增长"', 25, "不少于5000万元"),
    ("“企业技术中心”前补充“市级以上”", 18, "企业技术中心"),
    ("建议删除“力争建成省级重点实验室3家”", 13, "力争建成省级重点实验室3家"),
    ("“建立全区科技创新联席会议制度”表述不准", 23, "建立区科技创新联席会议制度"),
    ("第三部分第（一）条建议明确资金来源", 15, "（一）培育创新主体"),
    ("第三章第三节补充技能人才", 19, "（三）引进创新人才"),
    ("第二部分第二条中的“2.1%”改为“2.2%”", 12, "2.1%"),
    ("四、（一）增加专家咨询", 22, "（一）加强组织领导"),
    ("建议在“保障措施”部分增加监测评估", 21, "保障措施"),
    ("加强组织领导部分建议补充专家咨询", 22, "（一）加强组织领导"),
    (
        "建立全区科技创新联席会议制度应予明确；“力争建成省级重点实验室3家”宜写“2家”，“建立全区科技创新联席会议制度”可删",
        13,
        "力争建成省级重点实验室3家",
    ),
    ("第三部分第（三）条第1段建议充实", 20, "实施临溪英才计划，每年引进高层次人才20名。"),
]


@pytest.mark.parametrize(("text", "line", "quote"), PLACED)
def test_places(reading: Reading, text: str, line: int, quote: str) -> None:
    spot = Placer(reading).place(opinion(text)).spot
    assert spot is not None and (spot.line, spot.quote) == (line, quote)
    assert reading.plan.blocks[spot.block].text[spot.start : spot.end] == quote


UNSURE = [
    ("建议进一步精简文字", "没有引用原文"),
    ("建议删除“每年”二字", "出现2处"),
    ("建议补充“数字经济”内容", "没有引用原文"),
    ("“打造国家级航空枢纽”不妥", "稿中没有所引的"),
    ("第九部分补充附表", "稿中没有所引的“第九部分”"),
    ("P99数字核实", "第99页"),
    ("（二）建议完善", "稿中没有所引"),
    ("建议在附件3中增加两个项目", "附件3"),
]


@pytest.mark.parametrize(("text", "why"), UNSURE)
def test_the_unsure_is_not_placed_and_it_is_said_why(reading: Reading, text: str, why: str) -> None:
    placed = Placer(reading).place(opinion(text))
    assert placed.spot is None and why in placed.unplaced


def test_the_chapter_tells_which_of_several_places_is_meant(reading: Reading) -> None:
    assert Placer(reading).place(opinion("“每年”建议删去")).spot is None
    spot = Placer(reading).place(opinion("“每年”建议删去", cited="三、（三）")).spot
    assert spot is not None and spot.line == 20 and spot.how == "按所引章节和原文"
    assert spot.where == "三、（三）引进创新人才，第20行"


def test_words_that_stand_elsewhere_than_cited_are_found(reading: Reading) -> None:
    spot = Placer(reading).place(opinion("“不少于5000万元”建议核实", cited="三、（一）")).spot
    assert spot is not None and spot.line == 25 and spot.how == "按所引原文"


def test_all_papers(reading: Reading, tmp_path: Path) -> None:
    placed = place(read_opinions(papers(tmp_path), region="临溪区").opinions, reading)
    assert len(placed) == 30 and sum(o.spot is not None for o in placed) == 23
    assert all(bool(o.spot) != bool(o.unplaced) for o in placed)


def test_what_was_placed_by_hand_stays(reading: Reading) -> None:
    placer = Placer(reading)
    index = next(i for i, p in enumerate(reading.passages) if "技术合同" in p.normal)
    mine = placer.by_hand(opinion("建议精简文字"), index)
    assert mine.spot is not None and (mine.spot.how, mine.spot.line) == (BY_HAND, 5)
    again = place(Opinions([mine, replace(opinion("第四部分补充"), id="2")]), reading)
    assert again.items[0] == mine and again.items[1].spot is not None


def test_pages_by_the_contents(tmp_path: Path) -> None:
    text = "\n".join(
        (
            "临溪区科技规划",
            "目 录",
            "一、发展基础……………………1",
            "二、发展目标……………………4",
            "三、重点任务……………………4",
            "四、保障措施……………………9",
            "一、发展基础",
            "基础扎实。",
            "二、发展目标",
            "目标明确。",
            "三、重点任务",
            "任务清楚。",
            "四、保障措施",
            "保障有力。",
        )
    )
    path = tmp_path / "a.txt"
    path.write_text(text, "utf-8")
    placer = Placer(read(read_plan(path)))
    found = {page: placer.place(opinion("数字核实", cited=f"第{page}页")).spot for page in (2, 4, 6, 9, 12)}
    lines = {page: spot.line if spot else None for page, spot in found.items()}
    assert lines == {2: 7, 4: None, 6: 11, 9: None, 12: None}  # where a chapter begins on a page, two are on it


def test_words_wanted_are_no_words_of_the_draft() -> None:
    assert phrases(opinion("将“甲乙丙”改为“丁戊己”，并增加“庚辛壬”")) == ["甲乙丙"]
    assert phrases(opinion("建议改为：“丁戊己”", original="甲 乙丙")) == ["甲乙丙"]
    assert [c.text for c in citations("第三部分第（二）条，第四章")] == ["第三部分第（二）条", "第四章"]
    assert page_of("见P12") == page_of("第 12 页") == 12 and page_of("12%") is None


def test_words_of_a_table_are_looked_for_in_tables(tmp_path: Path) -> None:
    from tests.drafting.opinions.papers import document

    rows = (("序号", "指标", "2030年"), ("1", "水质优良比例", "90%"), ("2", "森林蓄积量", "210万立方米"))
    text = ("临溪区生态保护规划", "一、发展目标", "水质优良比例达到90%，森林蓄积量达到210万立方米。", "表1 主要指标")
    plan = read(read_plan(document(tmp_path / "稿.docx", *text, rows)))
    spot = Placer(plan).place(opinion("表1第2项“森林蓄积量”请核实")).spot
    assert spot is not None and plan.plan.blocks[spot.block].cell is not None
    assert Placer(plan).place(opinion("“森林蓄积量”请核实")).spot is None


def test_a_place_written_in_the_column_of_the_drafts_words(reading: Reading) -> None:
    spot = Placer(reading).place(opinion("增加技能人才内容", original="三（三）")).spot
    assert spot is not None and spot.line == 19


THEMES = [
    ("关于财政投入。建议结合财政承受能力合理确定。", 24, "（二）加大财政投入"),
    ("创新平台方面，建议明确共建主体。", 17, "（二）建设创新平台"),
    ("组织领导内容偏少，建议充实专家咨询。", 22, "（一）加强组织领导"),
    ("建议进一步加强创新人才引进力度。对临溪英才计划方面的经费应予说明。", 20, "临溪英才计划"),
    ("存在问题：建议补充与先进地区的差距。", 6, "（二）存在问题"),
]
"""Opinions on a theme, without quotes and chapters."""


@pytest.mark.parametrize(("text", "line", "quote"), THEMES)
def test_a_theme_leads_to_the_one_chapter_or_paragraph_about_it(
    reading: Reading, text: str, line: int, quote: str
) -> None:
    spot = Placer(reading).place(opinion(text)).spot
    assert spot is not None and (spot.line, spot.quote) == (line, quote)
    assert spot.how == "按所涉主题"


def test_a_theme_of_several_chapters_is_not_placed(reading: Reading) -> None:
    placed = Placer(reading).place(opinion("高新技术企业方面，建议补充培育举措。"))
    assert placed.spot is None and placed.unplaced == "涉及“高新技术企业”的有3处"
    for text in ("建议进一步完善全文。", "建议加强与上级规划的衔接。", "水利设施方面内容不足。"):
        assert Placer(reading).place(opinion(text)).unplaced == "没有引用原文，也没有写明章节"
