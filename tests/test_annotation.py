"""What comments say: both sides in their own words, each once, short enough for a margin."""

from __future__ import annotations

from dataclasses import replace

from checker.annotation import comment_text, comments_for, other_sides, safe_replacements, settling
from checker.decisions import Answer, Decision, Decisions
from checker.engine import check
from checker.findings import Certainty, Edit, Fix, Safety
from checker.review import Review, Role
from checker.word.changes import Anchor
from tests.reports.builder import CITY, family, finding, place, reading


def test_a_comment_names_the_rule_and_quotes_the_other_side() -> None:
    review = family()
    found = finding(
        (place(review, 0, "2%"), place(review, 1, "1.5%")),
        message="目标高于上位规划。",
        explanation="须说明依据。",
        computation="2 − 1.5 = 0.5",
        advice="请补充测算依据。",
    )
    assert comment_text(review, found).splitlines() == [
        "【错误】年均增速算错（NUM-04）",
        "目标高于上位规划。",
        "为什么：须说明依据。",
        f"《甲市科技规划》：“{CITY[1]}”",
        "算式：2 − 1.5 = 0.5",
        "怎么改：请补充测算依据。",
    ]


def test_a_place_of_the_draft_is_named_by_its_chapter_and_told_once() -> None:
    review = family()
    own, base = place(review, 0, "2%"), place(review, 0, "58家")
    found = finding((own, place(review, 0, "120家"), base, place(review, 0, "不足1%")))
    assert [source for source, _ in other_sides(review, found)] == ["另见一、发展基础"]


def test_a_heading_is_named_once() -> None:
    review = family()
    found = finding((place(review, 0, "2%"), place(review, 0, "一、发展基础")))
    assert comment_text(review, found).splitlines()[-1] == "另见一、发展基础。"


def many(count: int) -> Review:
    """Return a draft with as many sentences of its own."""
    lines = tuple(f"第{i}项任务投入{i}0亿元，" + "长" * 90 + "；" for i in range(count))
    draft = reading("某规划", *lines)
    return Review((draft,), (Role.DRAFT,), ())


def test_of_many_places_the_first_are_quoted_in_part_and_the_rest_counted() -> None:
    review = many(9)
    found = finding(tuple(place(review, 0, f"入{i}0亿元") for i in range(9)))
    sides = other_sides(review, found)
    assert [source for source, _ in sides] == ["本稿另一处"] * 3 + ["本稿另有 5 处"]
    assert sides[0][1].startswith("第1项任务投入10亿元，长") and sides[0][1].endswith("……") and len(sides[0][1]) < 85
    assert comment_text(review, found).splitlines()[-1] == "本稿另有 5 处。"


def test_declined_findings_and_hints_are_left_out() -> None:
    review = family()
    sure = replace(finding((place(review, 0, "2%"),)), key="a")
    hint = replace(finding((place(review, 0, "58家"),), certainty=Certainty.HINT), key="b")
    review = replace(review, findings=(hint, sure))
    assert len(comments_for(review)) == 1 and len(comments_for(review, hints=True)) == 2
    assert comments_for(review, Decisions([Decision("a", Answer.DECLINED)])) == []


def test_a_comment_carries_its_findings_key_and_all_its_pieces() -> None:
    review = family()
    review = replace(review, findings=(replace(finding((place(review, 0, "2%"),)), key="a"),))
    (comment,) = comments_for(review, locate=lambda pieces: Anchor(pieces[0].line, 0, 1, last_line=pieces[0].line + 1))
    assert comment.key == "a" and comment.anchor.last == comment.anchor.line + 1


def test_what_is_known_of_earlier_comments() -> None:
    review = family()
    found = replace(finding((place(review, 0, "2%"),)), key="a")
    hint = replace(finding((place(review, 0, "58家"),), certainty=Certainty.HINT), key="b")
    review = replace(review, findings=(hint, found), rules=frozenset({"NUM-04", "XPL-01"}))
    known = settling(review)
    assert known.rules == review.rules and known.standing == {"a", "b"}
    assert known.plans == {review.title(1), review.title(2)}
    assert settling(review, Decisions([Decision("a", Answer.DECLINED)])).standing == {"b"}


def test_safe_fixes_that_meet_are_taken_once() -> None:
    review = family()
    at = place(review, 0, "2%")
    fixes = (Fix("改", (Edit(at, "3%"),), Safety.SAFE),)
    review = replace(review, findings=(finding((at,), fixes=fixes), finding((at,), fixes=fixes)))
    (change,) = safe_replacements(review)
    assert change.text == "3%"


def test_what_users_are_told_names_no_papers_of_the_makers() -> None:
    draft = reading(
        "某区规划", "一、保障措施", "健全人才领域立法，降低企业社保缴费，科技型中小企业突破零增长。", level="district"
    )
    steps = check(draft, select=("XPL-23", "LNG-17"))
    while True:
        try:
            next(steps)
        except StopIteration as end:
            review = end.value
            break
    told = [comment_text(review, found) for found in review.findings]
    assert len(told) == 3 and not any("DOMAIN" in text for text in told)
    (fault,) = (found for found in review.findings if found.rule == "LNG-17")
    assert fault.message.count("突破零增长") == 1
