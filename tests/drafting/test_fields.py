"""The fields of placeholders: what is asked, what is taken, how it is written."""

from __future__ import annotations

from pathlib import Path

import pytest

from checker.drafting.fields import FOLDER, Field, FieldType, fields_of
from checker.drafting.templates import Template, asked, list_templates
from checker.errors import FieldInvalid
from tests.drafting import family


@pytest.mark.parametrize(
    ("type", "given", "written"),
    [
        (FieldType.PERIOD, "2026-2030", "2026—2030"),
        (FieldType.PERIOD, "2026年至2030年", "2026—2030"),
        (FieldType.DATE, "2026-3-5", "2026年3月5日"),
        (FieldType.DATE, "2026年03月", "2026年3月"),
        (FieldType.YEAR, "2026年", "2026"),
        (FieldType.NUMBER, "1,200家以上", "1,200家以上"),
        (FieldType.NUMBER, "-2.5", "-2.5"),
        (FieldType.TITLE, "甲规划、《乙规划》", "《甲规划》《乙规划》"),
        (FieldType.TITLE, "《甲规划》（草案），《乙、丙规划》", "《甲规划》（草案）、《乙、丙规划》"),
        (FieldType.TEXT, "  两端的空格 ", "两端的空格"),
        (FieldType.NUMBER, "  ", ""),
    ],
)
def test_values_are_written_as_plans_write_them(type: FieldType, given: str, written: str) -> None:
    assert Field("项", type).value(given) == written


@pytest.mark.parametrize(
    ("type", "given", "wanted"),
    [
        (FieldType.PERIOD, "2030—2026", "2026—2030"),
        (FieldType.PERIOD, "五年", "2026—2030"),
        (FieldType.DATE, "2026年13月", "2026年3月"),
        (FieldType.YEAR, "26", "2025"),
        (FieldType.NUMBER, "若干", "2.5"),
    ],
)
def test_what_is_no_value_is_refused_with_an_example(type: FieldType, given: str, wanted: str) -> None:
    with pytest.raises(FieldInvalid, match=wanted):
        Field("项", type).value(given)


def test_a_choice_is_one_of_its_own() -> None:
    field = Field("稿次", FieldType.CHOICE, choices=("初稿", "送审稿"))
    assert field.value("送审稿") == "送审稿"
    with pytest.raises(FieldInvalid, match="初稿、送审稿"):
        field.value("定稿")


def test_keys_are_told_by_name_by_ending_or_not_at_all() -> None:
    region, target, unknown, again = (*fields_of(["地区", "高新技术企业目标值", "某项", "地区"]), None)
    assert again is None  # each once
    assert region is not None and region.type is FieldType.REGION
    assert target is not None and target.type is FieldType.NUMBER and target.help.startswith("高新技术企业到")
    assert unknown is not None and (unknown.type, unknown.help) == (FieldType.TEXT, "请填写某项")


def test_years_of_a_period_follow_and_the_year_of_a_task_is_asked() -> None:
    second, done = fields_of(["第二年", "承接任务一完成年"])
    assert second.computed and not done.computed and done.type is FieldType.YEAR


def test_an_office_says_more_of_its_own_placeholders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GUIHUA_JIAOHE_DATA", str(tmp_path))
    (tmp_path / FOLDER).mkdir()
    (tmp_path / FOLDER / "字段.toml").write_text(
        '[[own]]\nkey = "领域"\ndefault = "科技创新"\nhelp = "本局只编这一类"\n'
        '[[own]]\nending = "处室"\ntype = "name"\n',
        "utf-8",
    )
    field, office = fields_of(["领域", "分管处室"])
    assert (field.default, field.help) == ("科技创新", "本局只编这一类") and office.type is FieldType.NAME


def test_numbered_keys_are_told_by_what_they_are_like() -> None:
    first, seventh, none = fields_of(["问题一表现", "问题七表现", "问题表现"])
    assert first.help == seventh.help and first.group == "发展基础" and "中期评估" in fields_of(["问题一"])[0].help
    assert none.help == "请填写问题表现"


@pytest.mark.parametrize("template", list_templates(), ids=lambda template: template.name)
def test_everything_asked_for_says_what_to_write_with_an_example(template: Template, tmp_path: Path) -> None:
    uppers = [family.upper(tmp_path, family.CITY)]
    for variants in (
        {},
        {key: field.choices[-1] for field in template.fields if (key := field.key) in template.variants},
    ):
        for field in asked(template, {**family.DISTRICT, **variants}, uppers):
            if not field.computed and not field.choices:
                assert not field.help.startswith("请填写") and len(field.help) >= 16, field.key
                assert len(field.help) <= 80, field.key
