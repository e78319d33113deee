"""Broken lines become paragraphs, and nothing else does."""

from __future__ import annotations

from checker.plan import Block
from checker.reading.clean import clean
from checker.reading.elements import PassageKind
from checker.text import Span

from .build import text_plan, word_plan

LONG = "坚持把科技创新摆在发展全局的核心位置，围绕产业链部署创新链，培育一批具有较强竞争力的创新型企业，提升产业"


def normals(text: str) -> list[str]:
    return [p.normal for p in clean(text_plan(text))]


def test_a_paragraph_broken_by_a_page_is_one_passage() -> None:
    passages = clean(text_plan(f"{LONG}\n\n创新能力和核心竞争力。\n\n下一段。"))
    assert [p.normal for p in passages] == [LONG + "创新能力和核心竞争力。", "下一段。"]
    assert [s.block for s in passages[0].stretches] == [0, 2]


def test_a_place_over_the_break_gives_a_piece_for_each_line() -> None:
    plan = text_plan(f"{LONG}\n\n  创新能力和核心竞争力。")
    passage = clean(plan)[0]
    at = passage.normal.index("产业创新能力")
    pieces = passage.places(plan, Span(at, at + 6))
    assert [(p.line, p.start, p.quote) for p in pieces] == [(1, at, "产业"), (3, 0, "  创新能力")]


def test_a_page_number_inside_a_broken_paragraph_stays_apart() -> None:
    passages = clean(text_plan(f"{LONG}\n— 13 —\n创新能力和核心竞争力。"))
    assert [(p.normal, p.kind) for p in passages] == [
        (LONG + "创新能力和核心竞争力。", PassageKind.BODY),
        ("—13—", PassageKind.FURNITURE),
    ]


def test_what_begins_with_a_mark_is_never_joined() -> None:
    text = f"{LONG}\n一是加强领导。\n{LONG}\n（二）加强保障\n{LONG}\n——坚持创新。"
    assert len(normals(text)) == 6


def test_headings_signatures_and_short_lines_stay_alone() -> None:
    lines = [
        "1.推进体制机制改革，实施创新型人才计划，完善人才引育体系，营造良好环境",
        "人才是第一资源。",
        "市科技局",
        "2022年8月18日",
    ]
    assert normals("\n".join(lines)) == lines


def test_text_broken_at_every_line_end_is_rejoined() -> None:
    sentence = "全面贯彻新发展理念坚持创新驱动发展战略推动科技与经济深度融合加快建设创新型城市不断增强"
    lines = [sentence[:40] for _ in range(24)]
    text = "\n".join([*lines, "综合实力。", "一、总体要求", *lines, "综合实力。"])
    assert normals(text) == ["".join([*lines, "综合实力。"]), "一、总体要求", "".join([*lines, "综合实力。"])]


def test_a_soft_break_inside_a_word_paragraph() -> None:
    plan = word_plan("面对复杂局面，\n全区经济稳中有进。\n（二）发展形势")
    passages = clean(plan)
    assert [p.normal for p in passages] == ["面对复杂局面，全区经济稳中有进。", "（二）发展形势"]
    assert passages[1].places(plan, Span(0, 3))[0].quote == "（二）"
    assert [p.quote for p in passages[0].places(plan, Span(5, 8))] == ["面，", "全"]


def test_a_title_over_two_lines_is_one_passage() -> None:
    text = """
        韶关市人民政府办公室
        关于印发韶关市国民经济和社会发展
        第十五个五年规划纲要的通知
        韶关市人民政府办公室
        2026年3月1日
        韶关市国民经济和社会发展
        第十五个五年规划纲要
        （2026—2030年）
        一、发展基础
    """
    assert normals(text) == [
        "韶关市人民政府办公室关于印发韶关市国民经济和社会发展第十五个五年规划纲要的通知",
        "韶关市人民政府办公室",
        "2026年3月1日",
        "韶关市国民经济和社会发展第十五个五年规划纲要（2026—2030年）",
        "一、发展基础",
    ]


def test_a_cover_keeps_issuer_and_title_apart() -> None:
    text = "韶关市科学技术局\n韶关市科技创新“十四五”规划\n（征求意见稿）\n2021年5月\n一、发展基础"
    assert normals(text)[:2] == ["韶关市科学技术局", "韶关市科技创新“十四五”规划（征求意见稿）"]


def test_a_chapter_heading_over_two_lines() -> None:
    text = "第二篇 坚持“低空经济+”引领，加快建设低空装备研发制造\n新高地\n着力推进航线网络建设。"
    assert normals(text)[0] == "第二篇坚持“低空经济+”引领，加快建设低空装备研发制造新高地"


def test_cells_are_never_joined() -> None:
    from checker.plan import BlockKind, CellPlace

    cells = [
        Block(0, text, kind=BlockKind.CELL, cell=CellPlace(0, 0, column))
        for column, text in enumerate([LONG, "亿元。"])
    ]
    passages = clean(word_plan(*cells))
    assert [(p.normal, p.kind) for p in passages] == [(LONG, PassageKind.CELL), ("亿元。", PassageKind.CELL)]


def test_a_mark_at_the_start_of_a_line_may_be_the_middle_of_a_sentence() -> None:
    line = "全面贯彻新发展理念，坚持创新驱动发展战略，推动科技与经济深度融合，努力建立覆盖全民的统"
    text = "\n".join([*[line[:39] + "，"] * 24, line[:40] + "统", "一、安全的社会保障体系。", "二、主要任务"])
    assert normals(text)[-1] == "二、主要任务"
    assert normals(text)[0].endswith("统一、安全的社会保障体系。")


def test_a_title_as_wide_as_a_line_is_not_joined_to_the_text_below() -> None:
    title = "韶关市促进商业航天产业发展打造空间信息产业高地三年行动计划（2023—2025年）"
    body = ("为深入贯彻落实国家战略抢抓重要机遇加快推动全市商业航天产业高质量发展" * 30)[: 40 * 24]
    lines = [body[at : at + 40] for at in range(0, len(body), 40)]
    assert normals("\n".join([title, *lines, "特制定本计划。"]))[0] == title


def test_word_paragraphs_that_lack_a_full_stop_stay_apart() -> None:
    assert len(clean(word_plan(LONG, "创新能力和核心竞争力持续增强。"))) == 2
    assert len(clean(word_plan(LONG[:-2] + "，", "创新能力和核心竞争力持续增强。"))) == 1
