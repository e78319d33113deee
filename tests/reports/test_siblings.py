"""同级规划对照表: rows, sums, shares and ranks as the office reads them."""

from __future__ import annotations

from datetime import datetime

from checker import engine
from checker.reports.comparison import comparison_report
from checker.reports.siblings import sibling_table
from checker.reports.tables import Table
from checker.review import Review
from tests.align.test_family import CITY, district
from tests.rules.samples import reading_of


def _review(*companies: tuple[str, int, int]) -> Review:
    draft, *others = (district(name, count, gdp) for name, count, gdp in companies)
    return engine.run(draft, [reading_of(CITY)], others)


def test_areas_stand_in_one_group_with_sum_shares_and_ranks() -> None:
    table = sibling_table(_review(("东江区", 100, 600), ("西江区", 250, 300), ("北山县", 50, 100)))
    assert table is not None
    (group,) = table.groups
    assert group.title == (
        "高新技术企业数（家），《南河市科技创新“十四五”规划（2021—2025年）》目标500家，3个区域合计400家，为上级目标的80.0%"
    )
    assert group.tone is not None, "a sum that falls short stands out"
    assert [[cell.text for cell in row][:7] for row in group.rows] == [
        ["东江区（本规划）", "50家\n（2020年）", "100家", "20.0%", "25.0%", "60.0%", "2/3"],
        ["西江区", "125家\n（2020年）", "250家", "50.0%", "62.5%", "30.0%", "1/3"],
        ["北山县", "25家\n（2020年）", "50家", "10.0%", "12.5%", "10.0%", "3/3"],
    ]
    assert all("二、发展目标" in row[-1].text for row in group.rows)
    assert table.columns[5].title == "占2020年地区生产总值\n比重"


def test_missing_areas_are_counted() -> None:
    table = sibling_table(_review(("东江区", 100, 600), ("西江区", 250, 300)))
    assert table is not None
    assert "2个区域（共3个）合计350家，为上级目标的70.0%" in table.groups[0].title
    assert table.groups[0].tone is None


def test_without_siblings_there_is_no_table() -> None:
    assert sibling_table(_review(("东江区", 100, 600))) is None


def test_the_table_stands_in_the_comparison_of_targets() -> None:
    review = _review(("东江区", 100, 600), ("西江区", 250, 300))
    report = comparison_report(review, author="规划校核", when=datetime(2026, 11, 25))
    assert "同级规划对照表" in [part.name for part in report.parts if isinstance(part, Table)]
