"""The pages of the rule manual and their three forms."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest

from checker.findings import Certainty, Finding, Severity
from checker.rules import manual, registry
from checker.rules.base import Context, Rule, Scope


class Sample(Rule):
    """第一句说查什么。

    为什么：说理由，
    可以写两行。
    依据：《某标准》

    上位：上位规划
    目标2%。
    错误：甲【乙】丙
    改为：甲丁丙
    错误：戊【己】
    正确：甲丁丙
    """

    code = "TST-02"
    name = "样例"
    severity = Severity.MINOR
    certainty = Certainty.LIKELY
    scope = Scope.PAIR

    def check(self, context: Context) -> Iterator[Finding]:
        """Find nothing."""
        return iter(())


class Bare(Sample):
    """没有理由的页。"""


def test_a_page_is_read_from_the_docstring() -> None:
    page = manual.page(Sample)
    assert (page.claim, page.why, page.basis) == ("第一句说查什么。", "说理由，可以写两行。", "《某标准》")
    assert page.examples == (
        manual.Example("甲【乙】丙", "甲丁丙", "上位规划\n目标2%。"),
        manual.Example("戊【己】", None, "上位规划\n目标2%。"),
    )
    assert page.correct == (manual.Correct("甲丁丙", "上位规划\n目标2%。"),)
    assert (page.severity, page.certainty, page.scope) == ("一般", "很可能", "与上位规划")


def test_a_page_without_reason_is_refused() -> None:
    with pytest.raises(ValueError, match="为什么"):
        manual.page(Bare)


def test_the_three_forms_say_the_same() -> None:
    page = manual.page(Sample)
    text, markdown = manual.as_text(page), manual.as_markdown(page)
    data = json.loads(json.dumps(manual.as_data(page), ensure_ascii=False))
    for part in ("TST-02", "样例", page.claim, page.why, "《某标准》", "甲【乙】丙", "甲丁丙", "戊【己】"):
        assert part in text
        assert part in markdown
        assert part in json.dumps(data, ensure_ascii=False)
    assert text.count("上位：") == 1


@pytest.mark.parametrize("rule", registry.ALL, ids=lambda r: r.code)
def test_every_page_is_complete(rule: type[Rule]) -> None:
    page = manual.page(rule)
    assert page.claim.endswith("。") and "\n" not in page.claim
    assert page.why.endswith("。")
    assert page.examples and page.correct
    assert rule.__module__.split(".")[2] in {"structure", "numbers", "alignment", "language", "layout"}


def test_what_is_not_checked_is_told_with_its_reason() -> None:
    text, markdown = manual.left_out_as_text(), manual.left_out_as_markdown()
    assert manual.left_out()
    for one in manual.left_out():
        assert one.code[:3] in {"STR", "NUM", "LNG", "FMT", "XPL"} and one.source
        assert one.reason.endswith("。")
        assert f"{one.code} {one.name}：{one.reason}" in text
        assert f"| {one.code} | {one.name} | {one.reason} |" in markdown
