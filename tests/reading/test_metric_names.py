"""The words around a number taken apart, and clauses found."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.reading.metric_clauses import Clauses
from checker.reading.metric_names import distribute, read_left, read_right, subject_of

LEFT = [
    # clause in front of the number, name, verb right before the number
    ("到2025年高新技术企业力争达到", "高新技术企业", ""),
    ("建设", "", "建设"),
    ("拥有新型研发机构", "新型研发机构", ""),
    ("新增国家工程中心", "国家工程中心", ""),
    ("累计备案国家级“星创天地”", "国家级“星创天地”", ""),
    ("比2016年增长", "", ""),
    ("专利申请量由2016年的", "专利申请量", ""),
    ("全国重点实验室从", "全国重点实验室", ""),
    ("有效发明专利拥有量达", "有效发明专利拥有量", ""),
    ("基本医疗保险参保率稳定在", "基本医疗保险参保率", ""),
    ("和美乡村覆盖率达", "和美乡村覆盖率", ""),
    ("高标准农田面积达到", "高标准农田面积", ""),
    ("服务业增加值占GDP比重超", "服务业增加值占GDP比重", ""),
    ("建成区面积达到", "建成区面积", ""),
    ("数字经济核心产业增加值占地区生产总值比重达到", "数字经济核心产业增加值占地区生产总值比重", ""),
    ("支持龙头企业牵头组建创新联合体", "创新联合体", ""),
    ("每千名老年人拥有养老床位数达到", "每千名老年人拥有养老床位数", ""),
    ("沿海港口完成货物吞吐量", "沿海港口货物吞吐量", ""),
    ("比全省平均水平高", "", ""),
]


@pytest.mark.parametrize(("clause", "name", "verb"), LEFT)
def test_read_left(clause: str, name: str, verb: str) -> None:
    left = read_left(clause, 0, len(clause))
    assert (left.name, left.verb) == (name, verb)


def test_the_plans_own_region_is_no_part_of_a_name() -> None:
    clause = "临溪区的专利申请量由2016年的"
    assert read_left(clause, 0, len(clause), re.compile("临溪区的?")).name == "专利申请量"


@given(st.text(alphabet="全市高新技术企业达到比2020年增长新建成的有占从由至、“”（）每千人拥有实现完成", max_size=30))
def test_a_name_that_is_not_put_together_stands_where_its_span_says(clause: str) -> None:
    text = "前文，" + clause
    left = read_left(text, 3, len(text))
    assert 0 <= left.span.start <= len(text)
    if left.name and left.span.stop - left.span.start == len(left.name) and left.name in text:
        assert left.span.of(text) == left.name


@pytest.mark.parametrize(
    ("behind", "noun"),
    [
        ("国家大科学装置落户广州", "国家大科学装置"),
        ("以上的省级平台", "以上的省级平台"),
        ("的县域", "县域"),
        ("省新型研发机构", "省新型研发机构"),
        ("省级以上农业科技园等", "省级以上农业科技园"),
    ],
)
def test_read_right(behind: str, noun: str) -> None:
    found, span = read_right(behind, 0, len(behind))
    assert found == noun == span.of(behind)


@pytest.mark.parametrize(
    ("clause", "subject"),
    [
        ("科技型中小企业突破零增长", "科技型中小企业"),
        ("绿色工厂产值占规上工业总产值比重明显上升", "绿色工厂产值占规上工业总产值比重"),
        ("科技创新策源区以高校院所为主体", "科技创新策源区"),
    ],
)
def test_subject_of(clause: str, subject: str) -> None:
    assert subject_of(clause) == subject


@pytest.mark.parametrize(
    ("name", "count", "names"),
    [
        ("城镇和农村居民人均可支配收入", 2, ["城镇居民人均可支配收入", "农村居民人均可支配收入"]),
        ("光伏组件、数控机床、农用机械产量", 3, ["光伏组件产量", "数控机床产量", "农用机械产量"]),
        ("生产安全事故起数和死亡人数", 2, ["生产安全事故起数", "生产安全事故死亡人数"]),
        ("研发投入强度", 2, None),
    ],
)
def test_distribute(name: str, count: int, names: list[str] | None) -> None:
    assert distribute(name, count) == names


def clause_at(text: str, mark: str) -> str:
    """Return the clause of `text` around `mark`."""
    clauses = Clauses(text)
    at = text.index(mark)
    return text[clauses.start(at) : clauses.stop(at + len(mark))]


@pytest.mark.parametrize(
    ("text", "mark", "clause"),
    [
        ("到2025年，研发投入强度达到3%，持续增长", "3%", "研发投入强度达到3%"),
        ("研究与试验发展（R&D）经费达到5亿元。", "5亿元", "研究与试验发展（R&D）经费达到5亿元"),
        ("新增机构（省财政支持4086万元）；新增", "4086万元", "省财政支持4086万元"),
        ("产值达1,200亿元，", "1,200亿元", "产值达1,200亿元"),
        ("——建设县城—中心镇发展轴87条。", "87条", "建设县城—中心镇发展轴87条"),
    ],
)
def test_clauses(text: str, mark: str, clause: str) -> None:
    assert clause_at(text, mark) == clause


def test_segments_and_sentences_begin_behind_their_marks() -> None:
    text = "甲；乙。丙，丁"
    clauses = Clauses(text)
    assert [clauses.segment(i) for i in (0, 2, 4, 6)] == [0, 2, 4, 4]
    assert [clauses.sentence(i) for i in (0, 2, 4, 6)] == [0, 0, 4, 4]


@pytest.mark.parametrize(
    "word", ["力争达到", "到2025年底 ", "2025年\t", "2025至2030", "由2025年的", "增长了", "每人每年"]
)
def test_a_long_row_of_the_same_words_takes_no_time(word: str) -> None:
    """It would take 2^40 steps where each word could be matched in two ways."""
    assert read_left(f"甲{word * 40}乙", 0, 2 + len(word) * 40).tail == ""
