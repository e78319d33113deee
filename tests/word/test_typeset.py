"""A draft that is no Word file, typeset: the author's words in their order, each place found again in the copy."""

from __future__ import annotations

import random
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.plan import BODY, Plan
from checker.reading import read
from checker.reading.elements import Passage, PassageKind, Piece, Reading
from checker.sources import read_plan
from checker.sources.package import parse_xml
from checker.sources.plain_text import blocks
from checker.text import Span
from checker.word.changes import Comment, Mode, Replacement
from checker.word.export import export
from checker.word.typeset import typeset
from checker.word.typeset_notes import PART
from checker.word.typeset_places import Typeset
from checker.word.typeset_text import run_xml
from tests.word import readback

WHEN = datetime(2026, 11, 25, 9, 30)
DRAFT = """　　甲区科技创新“十四五”规划
（征求意见稿）

甲区科技局
2021年5月
一、总体要求
　　到2025年，全社会研发投入占地区生产总值的比重达到2%，高新技术企业达到100家，建成省级以上
创新平台10个。
- 1 -
（一）**主要目标**。到2025年，技术合同成交额突破2亿元。
指标\t单位\t目标
"""


def reading(text: str) -> Reading:
    return read(Plan(Path("稿.txt"), "txt", "", tuple(blocks(text))))


def lines(copy: Typeset) -> list[str]:
    return readback.texts(readback.main(copy.content))


def noted(copy: Typeset) -> list[str]:
    """Return the paragraphs of the footnotes."""
    entries = readback.entries(copy.content)
    return readback.texts(parse_xml(entries["word/footnotes.xml"], "")) if "word/footnotes.xml" in entries else []


def squeezed(text: str) -> str:
    return "".join(text.split())


def test_each_passage_is_a_paragraph_without_blanks_marks_and_page_numbers() -> None:
    assert lines(typeset(reading(DRAFT), WHEN)) == [
        "甲区科技创新“十四五”规划（征求意见稿）",
        "甲区科技局",
        "2021年5月",
        "一、总体要求",
        "到2025年，全社会研发投入占地区生产总值的比重达到2%，高新技术企业达到100家，建成省级以上创新平台10个。",
        "（一）主要目标。到2025年，技术合同成交额突破2亿元。",
        "指标\t单位\t目标",
    ]


def test_headings_have_their_outline_level_when_the_copy_is_read(tmp_path: Path) -> None:
    path = tmp_path / "稿.docx"
    path.write_bytes(typeset(reading(DRAFT), WHEN).content)
    plan = read_plan(path)
    assert [block.level for block in plan.blocks if block.part == BODY] == [0, None, None, 1, None, None, None]
    again = read(plan)
    assert [(h.level, h.number, h.title) for h in again.outline] == [
        (h.level, h.number, h.title) for h in reading(DRAFT).outline
    ]


def test_the_page_is_that_of_an_official_document(tmp_path: Path) -> None:
    path = tmp_path / "稿.docx"
    path.write_bytes(typeset(reading(DRAFT), WHEN).content)
    layout = read_plan(path).layout
    assert layout is not None and layout.page_number is not None
    assert (layout.width, layout.height) == (pytest.approx(210, abs=0.5), pytest.approx(297, abs=0.5))
    margins = (layout.top, layout.bottom, layout.left, layout.right)
    assert margins == pytest.approx((37, 35, 28, 26), abs=0.5)
    assert layout.page_number.at_foot and layout.page_number.dashed and layout.page_number.size == 14
    body = next(setting for setting in layout.settings if setting.line == 5)
    assert (body.font, body.size, body.pitch) == ("仿宋", 16, 28.95)


def place(found: Reading, words: str) -> tuple[Piece, ...]:
    """Return the pieces of the words in the draft's file."""
    for passage in found.passages:
        if (at := passage.normal.find(words)) >= 0:
            return passage.places(found.plan, Span(at, at + len(words)))
    raise AssertionError(words)


@pytest.mark.parametrize("words", ["比重达到2%", "省级以上创新平台10个", "主要目标", "“十四五”规划（征求", "目标"])
def test_a_place_is_found_in_the_copy_even_over_a_broken_line(words: str) -> None:
    found = reading(DRAFT)
    copy = typeset(found, WHEN)
    anchor = copy.locate(place(found, words))
    assert anchor is not None and anchor == copy.change(place(found, words))
    assert lines(copy)[anchor.line - 1][anchor.start : anchor.end] == words


def test_a_page_number_is_commented_at_the_end_of_the_paragraph_before_and_not_changed() -> None:
    found = reading(DRAFT)
    copy = typeset(found, WHEN)
    anchor = copy.locate(place(found, "1 -"))
    assert anchor is not None and anchor.start == anchor.end == len(lines(copy)[anchor.line - 1])
    assert lines(copy)[anchor.line - 1].endswith("创新平台10个。")
    assert copy.change(place(found, "1 -")) is None


def test_what_is_no_text_of_the_draft_is_nowhere() -> None:
    copy = typeset(reading(DRAFT), WHEN)
    assert copy.locate([Piece(3, 0, 0, "", "body")]) is None
    assert copy.locate([]) is None and copy.change([Piece(99, 0, 1, "甲", "body")]) is None


LINE = st.text(alphabet="甲乙2%，。（）\t \u3000\xa0*#`>[]\x0b\u200b𬭚ab-1一、", max_size=40)


@settings(max_examples=100, deadline=None)
@given(st.lists(LINE, min_size=1, max_size=6), st.data())
def test_any_place_of_any_text_holds_the_same_words_in_the_copy(texts: list[str], data: st.DataObject) -> None:
    found = reading("\n".join(texts))
    copy = typeset(found, WHEN)
    parts = {BODY: lines(copy), PART: noted(copy)}
    for passage, where in zip(found.passages, copy.passages, strict=True):
        paragraphs = parts[where.part]
        printed = "".join(span.of(passage.text.source) for span in where.kept)
        if passage.kind is not PassageKind.FURNITURE:
            assert paragraphs[where.line - 1] == printed
        start = data.draw(st.integers(0, len(passage.normal)))
        span = Span(start, data.draw(st.integers(start, len(passage.normal))))
        anchor = copy.locate(passage.places(found.plan, span))
        assert anchor is not None
        source = passage.text.to_source(span)
        kept = [(max(s.start, source.start), min(s.stop, source.stop)) for s in where.kept]
        assert paragraphs[anchor.line - 1][anchor.start : anchor.end] == "".join(
            passage.text.source[a:b] for a, b in kept if a < b
        )


def written(tmp_path: Path, copy: Typeset, draft: Path, **what: object) -> Path:
    output = tmp_path / "稿件.docx"
    refusals = export(draft, output, author=readback.AUTHOR, when=WHEN, content=copy.content, **what)  # type: ignore[arg-type]
    assert not refusals
    return output


def test_comments_and_changes_go_into_the_copy_and_the_draft_is_untouched(tmp_path: Path) -> None:
    draft = tmp_path / "稿.txt"
    draft.write_text(DRAFT, "utf-8")
    found = read(read_plan(draft))
    copy = typeset(found, WHEN)
    words = ["比重达到2%", "省级以上创新平台10个"]
    anchors = [copy.locate(place(found, word)) for word in words]
    output = written(tmp_path, copy, draft, comments=[Comment(anchor, "注") for anchor in anchors if anchor])
    assert readback.anchored(readback.main(output.read_bytes()), ["0", "1"]) == words
    change = copy.change(place(found, "100家"))
    assert change is not None
    edits = [Replacement(change, "120家")]
    output = written(tmp_path, copy, draft, replacements=edits, mode=Mode.TRACKED)
    assert "高新技术企业达到120家" in readback.texts(readback.main(output.read_bytes()))[4]
    undone = readback.texts(readback.without_ours(readback.main(output.read_bytes())))
    assert undone == lines(copy)
    assert draft.read_text("utf-8") == DRAFT


def test_pandoc_reads_the_draft_when_the_changes_are_rejected(tmp_path: Path) -> None:
    draft = tmp_path / "稿.txt"
    draft.write_text(DRAFT, "utf-8")
    found = read(read_plan(draft))
    copy = typeset(found, WHEN)
    change = copy.change(place(found, "100家"))
    assert change is not None
    output = written(tmp_path, copy, draft, replacements=[Replacement(change, "120家")])
    assert squeezed(readback.pandoc(output, "reject")) == squeezed("".join(lines(copy)))
    assert "120家" in squeezed(readback.pandoc(output, "accept"))


def test_a_draft_without_a_passage_gives_an_empty_page() -> None:
    assert lines(typeset(reading("　\n\n"), WHEN)) == [""]


def test_signs_of_markup_are_text() -> None:
    assert run_xml("a<b&c\td") == (
        '<w:r><w:t xml:space="preserve">a&lt;b&amp;c</w:t><w:tab/><w:t xml:space="preserve">d</w:t></w:r>'
    )


@pytest.mark.timeout(30)
def test_a_long_plan_is_set_whole() -> None:
    text = "".join(
        f"（{i}）提升创新能力\n到2025年，第{i}项研发投入达到{i}亿元，{'建设平台。' * 10}\n" for i in range(900)
    )
    found = reading(text)
    copy = typeset(found, WHEN)
    assert sum(map(len, lines(copy))) > 60_000


SHARED = [
    "清城区_科技创新十四五规划.txt",
    "清远市_科技创新十四五规划_征求意见稿.txt",
    *(
        "other/上海市_十五五规划纲要_2026-2030.html",
        "other/国家_文物保护和科技创新_2021-2025.pdf",
        "other/浙江省_政府工作报告_2026_gbk版.html",
    ),
]


@pytest.mark.parametrize("name", SHARED)
def test_shared_drafts_say_what_they_said(shared: Path, name: str) -> None:
    found = read(read_plan(shared / "plans" / name))
    copy = typeset(found, WHEN)
    parts = {BODY: lines(copy), PART: noted(copy)}
    for passage, where in zip(found.passages, copy.passages, strict=True):
        paragraphs = parts[where.part]
        if passage.kind is not PassageKind.FURNITURE:
            said = squeezed(passage.text.source).replace("**", "")
            if passage.kind is PassageKind.TOC:  # the style draws the dots
                said, paragraphs[where.line - 1] = said.replace(".", ""), paragraphs[where.line - 1].replace(".", "")
            assert squeezed(paragraphs[where.line - 1]) == said
            anchor = copy.change(passage.places(found.plan, Span(0, len(passage.normal))))
            assert anchor is not None and (anchor.line, anchor.start) == (where.line, 0)


@pytest.mark.parametrize("name", SHARED)
def test_comments_and_changes_land_on_their_words_anywhere_in_shared_drafts(
    shared: Path, tmp_path: Path, name: str
) -> None:
    draft = shared / "plans" / name
    found = read(read_plan(draft))
    copy = typeset(found, WHEN)
    paragraphs, chance = lines(copy), random.Random(7)
    chosen = chance.sample([p for p in found.passages if p.kind is not PassageKind.FURNITURE and len(p.normal) > 3], 90)
    anchors, words = [], []
    for passage in chosen:
        start = chance.randrange(len(passage.normal))
        span = Span(start, chance.randint(start + 1, min(start + 20, len(passage.normal))))
        anchor = copy.locate(passage.places(found.plan, span))
        assert anchor is not None
        said = (noted(copy) if anchor.part == PART else paragraphs)[anchor.line - 1][anchor.start : anchor.end]
        assert squeezed(said).replace(".", "") == squeezed(span_source(passage, span)).replace(".", "")
        if said.strip() and anchor.part == BODY:
            anchors.append(anchor)
            words.append(said)
    output = written(tmp_path, copy, draft, comments=[Comment(anchor, "注") for anchor in anchors])
    root = readback.main(output.read_bytes())
    assert readback.anchored(root, [str(n) for n in range(len(anchors))]) == words
    in_text = [a for a in {a.line: a for a in anchors}.values() if a.end > a.start]
    edits = [Replacement(anchor, "改") for anchor in in_text]
    refusals = export(draft, output, replacements=edits, author=readback.AUTHOR, when=WHEN, content=copy.content)
    assert all("目录" in refusal.reason for refusal in refusals) and len(refusals) < len(edits) / 2
    left_out = {refusal.index for refusal in refusals}
    expected = list(paragraphs)
    for index, anchor in enumerate(in_text):
        if index not in left_out:
            line = expected[anchor.line - 1]
            expected[anchor.line - 1] = line[: anchor.start] + "改" + line[anchor.end :]
    assert readback.texts(readback.main(output.read_bytes())) == expected


def span_source(passage: Passage, span: Span) -> str:
    """Return the author's words under a span, less markdown's signs."""
    return passage.text.to_source(span).of(passage.text.source).replace("*", "")


def test_room_is_left_between_the_lines_under_the_title_and_the_text() -> None:
    root = readback.main(typeset(reading(DRAFT), WHEN).content)
    after = [p.find(f"{readback.P}pPr/{readback.P}spacing") is not None for p in root.iter(readback.P + "p")]
    assert after[:5] == [False, False, True, False, False]
    root = readback.main(typeset(reading(DRAFT), WHEN, contents=1).content)
    assert not any(p.find(f"{readback.P}pPr/{readback.P}spacing") is not None for p in root.iter(readback.P + "p"))
