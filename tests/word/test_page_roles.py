"""What a passage is on the page: covering notice, cover, contents, headings, captions, annexes."""

from __future__ import annotations

from pathlib import Path

from checker.plan import Plan
from checker.reading import read
from checker.sources.plain_text import blocks
from checker.word.page_roles import Role, Setting, settings

NOTICE = """甲市人民政府关于印发甲市科技创新“十四五”规划的通知
甲府〔2021〕5号
各县（市、区）人民政府，市政府各部门：
现将《甲市科技创新“十四五”规划》印发给你们，请认真贯彻执行。
甲市人民政府
2021年6月1日
甲市科技创新“十四五”规划
2021年5月
目  录
第一章 发展基础........1
第一节 主要成就........1
第二章 总体要求........4
第一节 指导思想........4
第三章 保障措施........9
前言
“十四五”时期是加快建设创新型城市的关键时期，为加强统筹，制定本规划。
第一章 发展基础
第一节 主要成就
“十三五”时期，全市高新技术企业达到100家。
第二章 总体要求
第一节 指导思想
坚持创新驱动。
（一）创新为先
1.企业主体
到2025年，企业研发机构达到50家。
专栏1 重点工程
建设平台10个。
第三章 保障措施
加强组织领导。
附件1
重点项目清单
"""


def roles(text: str) -> list[tuple[str, Setting | None]]:
    found = read(Plan(Path("稿.txt"), "txt", "", tuple(blocks(text))))
    return list(zip((p.normal for p in found.passages), settings(found), strict=True))


def of(text: str, beginning: str, nth: int = 0) -> Setting:
    found = [setting for words, setting in roles(text) if words.startswith(beginning)]
    setting = found[nth]
    assert setting is not None
    return setting


def test_a_covering_notice_is_set_as_one() -> None:
    expected = [
        Role.TITLE,
        Role.DOCUMENT_NUMBER,
        Role.ADDRESSEE,
        Role.BODY,
        Role.SIGNATURE,
        Role.SIGNATURE,
        Role.TITLE,
        Role.SUBTITLE,
        Role.CONTENTS_TITLE,
    ]
    assert [setting.role for _, setting in roles(NOTICE)[:9] if setting] == expected


def test_the_plan_the_contents_and_the_text_behind_them_begin_pages() -> None:
    assert [words for words, setting in roles(NOTICE) if setting and setting.new_page] == [
        "甲市科技创新“十四五”规划",
        "目  录",
        "前言",
        "附件1",
    ]


def test_contents_have_the_levels_of_their_numbers() -> None:
    assert of(NOTICE, "第二章").role is Role.CONTENTS_1
    assert of(NOTICE, "第一节").role is Role.CONTENTS_2


def test_chapters_and_short_headings_without_a_number_are_centred() -> None:
    assert of(NOTICE, "第二章", -1) == Setting(Role.HEADING_1, centred=True)
    assert of(NOTICE, "第一节", -1) == Setting(Role.HEADING_2, centred=True)
    assert of(NOTICE, "前言").centred
    assert of("一、总体要求\n坚持创新驱动。\n", "一、") == Setting(Role.HEADING_1)


def test_captions_annexes_and_body() -> None:
    assert of(NOTICE, "专栏1").role is Role.CAPTION
    assert of(NOTICE, "附件1").role is Role.ANNEX
    assert of(NOTICE, "建设平台").role is Role.BODY


def test_a_sentence_that_ends_in_a_colon_is_no_addressee_within_the_plan() -> None:
    text = "一、总体要求\n坚持以下原则：\n创新驱动。\n"
    assert of(text, "坚持以下原则").role is Role.BODY


def test_all_who_sign_stand_at_the_right() -> None:
    text = "各有关单位：\n现将《甲市规划》印发，请执行。\n甲市科技局\n甲市财政局\n2021年6月1日\n一、总体要求\n创新。\n"
    assert [setting.role for _, setting in roles(text)[:5] if setting] == [
        Role.ADDRESSEE,
        Role.BODY,
        Role.SIGNATURE,
        Role.SIGNATURE,
        Role.SIGNATURE,
    ]


def test_lines_of_typed_tables_are_set_small() -> None:
    text = "一、发展目标\n指标\t单位\t2020年\t2025年\n高新技术企业\t家\t100\t120\n"
    assert of(text, "高新技术企业").role is Role.TABLE_TEXT


def test_page_numbers_are_not_set() -> None:
    assert [setting for words, setting in roles("一、总体要求\n坚持创新。\n— 3 —\n") if words.startswith("—")] == [None]


OPINION = """甲市关于支持创新的若干意见
各县（市、区）人民政府：
一、总体要求
坚持创新驱动，到2030年高新技术企业达到100家。
附件：1.重点任务清单
2.重点项目清单
甲市人民政府
2026年1月5日
附件1
重点任务清单
加强企业培育。
附件2
重点项目清单
建设平台10个。
"""


def test_the_list_of_annexes_is_no_annex_and_the_date_at_the_end_signs() -> None:
    found = [setting for _, setting in roles(OPINION)[4:] if setting]
    assert [setting.role for setting in found] == [
        Role.ANNEX_NOTE,
        Role.ANNEX_NOTE_MORE,
        Role.SIGNATURE,
        Role.SIGNATURE,
        Role.ANNEX,
        Role.ANNEX_TITLE,
        Role.BODY,
        Role.ANNEX,
        Role.ANNEX_TITLE,
        Role.BODY,
    ]
    assert [setting.new_page for setting in found] == [False] * 4 + [True, False, False, True, False, False]


def test_an_annex_with_its_name_beside_it_begins_a_page() -> None:
    assert of("一、总体要求\n坚持创新。\n附件：重点项目清单\n建设平台10个。\n", "附件").role is Role.ANNEX
