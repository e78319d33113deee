"""What befell a whole document is noted once."""

from __future__ import annotations

from checker.reading import read

from .build import text_plan

ROW = "一、加 快 发 展\n坚持创新 驱动,推动高 质量发展,取 得新成 效;提升能 力。\n"


def noted(text: str) -> dict[str, int]:
    return {d.name: d.count for d in read(text_plan(text)).disturbances}


def test_a_clean_plan_has_none() -> None:
    assert noted("一、总体要求\n坚持创新驱动，到2025年研发投入强度达到2%。") == {}


def test_ocr_blanks_and_half_width_marks_are_noted_once() -> None:
    found = noted(ROW * 5)
    assert found == {"文字间夹有空格": 40, "中文里用半角标点": 15}


def test_radicals_traditional_and_confused_characters() -> None:
    text = (
        "一、總體要求\n⾰命⽂物保護利⽤，大科學裝臵建設，產業創新發展，"
        "國家實驗室創建，全面貫徹黨的會議精神，開創發展新局面。"
    )
    found = noted(text)
    assert found["汉字被换成部首字符"] == 3
    assert found["转换错字"] == 1
    assert found["繁体字"] >= 20


def test_the_first_place_is_in_cleaned_text() -> None:
    reading = read(text_plan("一、总体要求\n　　⾰命⽂物保护。"))
    (found,) = reading.disturbances
    assert found.span.of(reading.passages[found.passage].normal) == "革"


def test_one_stray_blank_is_no_disturbance() -> None:
    assert noted("一、总体要求\n坚持创新 驱动。") == {}
