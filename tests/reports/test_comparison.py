"""指标对照表: a row for each target, columns by level."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from typing import Any

from checker.align.pairs import Pair, Verdict
from checker.reports.comparison import comparison_report
from checker.reports.levels import Levels
from checker.reports.tables import Table, Tone
from checker.review import Review, Role
from tests.reports.builder import CITY, DRAFT, family, finding, metric, place, reading, with_findings


def table(review: Review) -> Table:
    part = comparison_report(review, author="张三", when=datetime(2026, 1, 5)).parts[0]
    assert isinstance(part, Table)
    return part


def heads(review: Review) -> list[str]:
    return [column.title.replace("\n", "") for column in table(review).columns]


def rows(review: Review) -> list[dict[str, str]]:
    return [dict(zip(heads(review), (c.text for c in row), strict=True)) for row in table(review).rows()]


def with_levels(draft: str | None, *uppers: str | None) -> Review:
    review = family()
    changed = [
        replace(r, profile=replace(r.profile, level=level, title=r.profile.title if level else "科技规划"))
        for r, level in zip(review.readings, (draft, *uppers), strict=False)
    ]
    return replace(review, readings=tuple(changed))


def test_columns_of_a_district_plan() -> None:
    assert heads(family()) == [
        "序号",
        "指标名称",
        "单位",
        "属性",
        "本规划基期2020年",
        "本规划目标2025年",
        "年均增速",
        "市级基期2020年",
        "市级目标2025年",
        "省级目标2025年",
        "国家目标2025年",
        "与市级差值",
        "占市级比重",
        "判断",
        "说明",
        "出处",
    ]


def test_a_ratio_has_a_difference_and_every_level_its_value() -> None:
    row = rows(family())[0]
    assert row["指标名称"] == "全社会研发投入占地区生产总值的比重"
    assert row["属性"] == "预期性"
    assert (row["本规划基期2020年"], row["本规划目标2025年"], row["年均增速"]) == ("＜1", "2", "＞14.9%")
    assert (row["市级基期2020年"], row["市级目标2025年"], row["省级目标2025年"]) == ("0.8\n2019年", "1.5", "3.5左右")
    assert (row["与市级差值"], row["占市级比重"], row["判断"]) == ("+0.5个百分点", "—", "高于")
    assert row["说明"] == "基期不足1%，需说明。\n省级：低于。"
    assert row["出处"] == "本规划：二，第4段\n市级：一，第2段\n省级：一，第2段"


def test_a_count_has_a_share_and_no_difference() -> None:
    row = rows(family())[1]
    assert (row["本规划目标2025年"], row["年均增速"], row["与市级差值"], row["占市级比重"]) == (
        "≥120",
        "≥15.7%",
        "—",
        "28.6%",
    )


def test_what_the_draft_lacks_comes_last() -> None:
    row = rows(family())[-1]
    assert (row["指标名称"], row["判断"], row["本规划目标2025年"], row["市级目标2025年"]) == (
        "技术合同成交额",
        "缺失",
        "—",
        "15",
    )


def test_a_target_lacking_at_two_levels_is_one_row() -> None:
    review = family()
    province = metric(CITY, "15亿元", "技术合同成交额", "2000", "亿元", year=2025, indicator="tech_contract_value")
    review = replace(review, pairs=(*review.pairs, Pair(None, province, 2, Verdict.MISSING)))
    assert len(rows(review)) == 3
    assert rows(review)[-1]["省级目标2025年"] == "2000"


def test_an_extra_target_is_said_to_be_extra() -> None:
    review = family()
    own = metric(DRAFT, "120家以上", "科普基地", "5", "个", year=2025)
    review = replace(review, pairs=(Pair(own, None, 1, Verdict.EXTRA), Pair(own, None, 2, Verdict.EXTRA)))
    assert [(r["指标名称"], r["判断"], r["说明"]) for r in rows(review)] == [("科普基地", "增设", "")]


def test_the_attribute_may_stand_in_another_mention() -> None:
    review = family()
    table_row = replace(review.draft.metrics[3], id="other", attribute="约束性")
    other = replace(review.draft, metrics=(*review.draft.metrics, table_row))
    review = replace(review, readings=(other, *review.readings[1:]))
    assert [row["属性"] for row in rows(review)] == ["预期性", "约束性", "—"]


def test_the_note_says_what_was_found() -> None:
    review = family()
    told = finding((place(review, 0, "2%"), place(review, 1, "1.5%")), rule="XPL-01", message="高于市级目标。")
    assert rows(with_findings(told))[0]["说明"] == "高于市级目标。\n省级：低于。"


def test_equal_targets_differ_by_nothing() -> None:
    review = family()
    equal = replace(review.pairs[0], verdict=Verdict.EQUAL, difference=Decimal("0.0"))
    assert rows(replace(review, pairs=(equal,)))[0]["与市级差值"] == "0"


def test_the_difference_is_that_of_the_written_values() -> None:
    review = with_levels("district", "province", "city")
    row = rows(review)[0]
    assert row["与市级差值"] == "约−1.5个百分点"


def test_a_share_needs_the_same_year() -> None:
    review = family()
    pair = review.pairs[1]
    assert pair.upper is not None
    later = replace(pair, upper=replace(pair.upper, year=2030))
    assert rows(replace(review, pairs=(later,)))[0]["占市级比重"] == "—"


def test_verdicts_have_tones() -> None:
    tones = [row[13].tone for row in table(family()).rows()]
    assert tones == [Tone.MAJOR, Tone.MINOR, Tone.MAJOR]


def test_no_share_of_another_unit() -> None:
    review = family()
    pair = review.pairs[1]
    assert pair.upper is not None
    pair = replace(pair, upper=replace(pair.upper, unit="万家", value=Decimal("0.04")))
    row = rows(replace(review, pairs=(pair,)))[0]
    assert (row["占市级比重"], row["市级目标2025年"]) == ("—", "0.04万家")


def test_a_city_plan_is_compared_with_the_province() -> None:
    titles = heads(with_levels("city", "province", "nation"))
    assert "省级基期2020年" in titles and "与省级差值" in titles and "国家目标2025年" in titles
    assert not any(title.startswith("市级") for title in titles)


def test_a_plan_of_the_same_level_and_one_of_unknown_level_get_columns() -> None:
    assert Levels.of(with_levels("district", "district", "province")).names == ("own", "city", "province", "nation")
    assert Levels.of(with_levels(None, None, None)).names == ("",)
    assert "上位目标2025年" in heads(with_levels(None, None, None))


def test_plans_that_share_a_column_are_marked() -> None:
    review = with_levels("district", "city", "city")
    assert rows(review)[0]["市级目标2025年"] == "①1.5\n②3.5左右"
    notes = comparison_report(review, author="", when=datetime(2026, 1, 5)).footnotes
    assert (
        "市级①：《甲市科技规划》（甲府〔2021〕3号，征求意见稿，文件“甲市科技规划.docx”）；市级②：《丙省科技规划》"
        in notes[0]
    )
    assert rows(review)[0]["出处"].endswith("市级①：一，第2段\n市级②：一，第2段")


def test_a_level_may_be_told_by_the_title() -> None:
    review = family()
    titles = ("澜川市临溪区科技规划", "澜川市科技规划", "青澜省科技规划")
    bare = tuple(
        replace(r, profile=replace(r.profile, level=None, title=title))
        for r, title in zip(review.readings, titles, strict=True)
    )
    assert Levels.of(replace(review, readings=bare)).names == ("city", "province", "nation")


def test_no_pairs_and_no_uppers_give_an_empty_table() -> None:
    alone = Review(family().readings[:1], (Role.DRAFT,), ())
    shown: Any = comparison_report(alone, author="", when=datetime(2026, 1, 5))
    assert not list(shown.parts[0].rows()) and "未提供上位规划" in shown.footnotes[0]


def test_no_heading_gives_the_paragraph_as_source() -> None:
    review = family()
    flat = reading("甲市", CITY[1], level="city")
    city = metric((CITY[1],), "1.5%", "比重", "1.5", "%", year=2025)
    own = review.pairs[0].draft
    review = replace(
        review, readings=(review.draft, flat), roles=review.roles[:2], pairs=(Pair(own, city, 1, Verdict.HIGHER),)
    )
    assert rows(review)[0]["出处"].endswith("市级：第1段")


def test_a_municipality_is_the_city_of_its_districts() -> None:
    review = with_levels("district", "province", "nation")
    draft, city, nation = (r.profile for r in review.readings)
    profiles = (
        replace(draft, region="上海市杨浦区", parent_region="上海市"),
        replace(city, region="上海市", parent_region="全国"),
        replace(nation, region="全国"),
    )
    within = tuple(replace(r, profile=p) for r, p in zip(review.readings, profiles, strict=True))
    levels = Levels.of(replace(review, readings=within))
    assert levels.names == ("city", "nation") and [levels.title(plan) for plan in (1, 2)] == ["市级", "国家"]
    alone = Levels.of(Review(within[:1], (Role.DRAFT,), ()))
    assert alone.names == ("city", "nation") and not alone.order


def test_rows_that_only_complete_the_account_have_a_sheet_of_their_own() -> None:
    review = family()
    rest = replace(review.pairs[0], headline=False)
    report = comparison_report(replace(review, pairs=(rest, *review.pairs[1:])), author="", when=datetime(2026, 1, 5))
    main, others = (part for part in report.parts if isinstance(part, Table))
    assert [row[0].text for part in (main, others) for row in part.rows()] == ["1", "2", "3", "4"]
    assert others.name == "其他目标表述" and others not in list(report.printed())
    assert (
        "共1项" in report.footnotes[-1]
        and "共" not in comparison_report(review, author="", when=datetime(2026, 1, 5)).footnotes[-1]
    )
