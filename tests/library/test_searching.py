"""Search: what is found, in which order, where it is marked; the same on both databases."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.library import Library
from checker.library.searching import terms
from checker.library.words import asked, words
from tests.library.build import added, plan_text, write


@pytest.fixture
def plans(shelf: Library, tmp_path: Path) -> Library:
    """A shelf of a district's plan, its city's, and one of the period before."""
    added(
        shelf,
        write(tmp_path, "a.txt", more="研发经费要用好，投入产出要看强度。"),
        write(tmp_path, "b.txt", region="青澜省澜川市", more="推广R&D准备金，建设XR云游谷。"),
        write(tmp_path, "c.txt", years=(2021, 2025), firms=88),
    )
    return shelf


def test_a_hit_says_where_it_stands(plans: Library) -> None:
    hit = next(hit for hit in plans.search("通用航空") if hit.plan.id == 1)
    assert hit.plan.title == "澜川市临溪区科技创新“十五五”规划（2026—2030年）"
    assert hit.path == "二、重点任务 › （一）建设低空经济先导区" and hit.line == 7
    assert [hit.snippet[start:stop] for start, stop in hit.marks] == ["通用航空"]


def test_words_as_written_come_first(plans: Library) -> None:
    hits = plans.search("研发经费投入强度")
    assert len(hits) == 4
    assert all("研发经费投入强度" in hit.snippet for hit in hits[:3])
    assert "投入产出要看强度" in hits[3].snippet


def test_a_quoted_word_must_stand_as_written(plans: Library) -> None:
    assert len(plans.search("“研发经费投入强度”")) == 3
    assert len(plans.search('"研发经费投入强度" 高新技术企业')) == 3


def test_all_words_must_stand_in_one_paragraph(plans: Library) -> None:
    assert len(plans.search("低空经济 通用航空")) == 3
    assert plans.search("低空经济 资金保障") == ()


@pytest.mark.parametrize("wanted", ["R&D", "r&d准备金", "Ｒ＆Ｄ", "3.5%", "云游谷", "XR云游谷", "88家", "空经"])
def test_what_jieba_does_not_know_is_found(plans: Library, wanted: str) -> None:
    assert plans.search(wanted), wanted


@pytest.mark.parametrize(
    "nothing", ["", "  ", "“”", "不在任何规划里的词语", "%", "_", "'", "\\", "AND", "低空 NOT 经济"]
)
def test_nothing_is_found_for_nothing(plans: Library, nothing: str) -> None:
    assert all(nothing in hit.snippet for hit in plans.search(nothing)) or not plans.search(nothing)


def test_filters(plans: Library) -> None:
    assert {hit.plan.id for hit in plans.search("低空经济", region="临溪")} == {1, 3}
    assert {hit.plan.id for hit in plans.search("低空经济", level="city")} == {2}
    assert {hit.plan.id for hit in plans.search("低空经济", years=(2024, 2025))} == {3}
    assert {hit.plan.id for hit in plans.search("低空经济", years=(2025, 2026))} == {1, 2, 3}
    assert plans.search("低空经济", region="%") == ()


def test_superseded_versions_can_be_left_out(plans: Library, tmp_path: Path) -> None:
    added(plans, write(tmp_path, "d.txt", stage="征求意见稿", firms=77))
    assert 4 in {hit.plan.id for hit in plans.search("低空经济")}
    assert 4 not in {hit.plan.id for hit in plans.search("低空经济", in_force=True)}


def test_the_limit_holds(plans: Library) -> None:
    assert len(plans.search("低空经济", limit=2)) == 2 and plans.search("低空经济", limit=0) == ()


def test_a_long_paragraph_is_cut_round_the_mark(shelf: Library, tmp_path: Path) -> None:
    added(
        shelf,
        write(tmp_path, "a.txt", plan_text(more="做好各项工作。" * 30 + "建成灯塔工厂。" + "做好各项工作。" * 30)),
    )
    (hit,) = shelf.search("灯塔工厂")
    assert hit.snippet.startswith("…") and hit.snippet.endswith("…") and len(hit.snippet) < 90
    assert [hit.snippet[start:stop] for start, stop in hit.marks] == ["灯塔工厂"]


def test_terms_are_cleaned_as_paragraphs_are() -> None:
    assert terms("研发　投入 “高新 企业” １２%") == {"研发": False, "投入": False, "高新企业": True, "12%": False}


def test_jieba_keeps_its_cache_with_the_users_data(tmp_path: Path) -> None:
    from checker import resources

    words("低空经济")
    assert (resources.user_folder() / "jieba.cache").exists()


@given(st.text(st.sampled_from("研发经费投入强度低空中华人民共和国电子商务5Ga，。 "), max_size=30))
def test_words_asked_are_words_of_the_text(text: str) -> None:
    assert set(asked(text)) <= set(words(text))
    assert "".join(words(text)).islower() or not any(char.isalpha() and char.isascii() for char in text)
