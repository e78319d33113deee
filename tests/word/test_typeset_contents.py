"""The table of contents of a typeset copy: a field that shows the author's lines and leads to the headings."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from checker.plan import BODY, BlockKind
from checker.reading import read
from checker.sources import read_plan
from checker.text import Span
from checker.word import layout as layouts
from checker.word.page_roles import Role
from checker.word.typeset import typeset
from checker.word.typeset_contents import entry_spans
from checker.word.typeset_places import Typeset
from tests.word import readback
from tests.word.readback import P
from tests.word.test_typeset import place, reading

WHEN = datetime(2026, 11, 26)
DRAFT = """澜川市科技创新“十五五”规划
目录
一、发展基础......1
（一）主要成就\t2
二、发展目标- 4 -
三、保障措施…………6
一、发展基础
（一）主要成就
“十四五”时期，全市高新技术企业达到100家。
二、发展目标
到2030年，全市高新技术企业达到200家。
三、保障措施
加强组织领导。
"""


@pytest.fixture
def copy() -> Typeset:
    return typeset(reading(DRAFT), WHEN)


def test_the_dots_are_the_styles_and_a_tab_stands_before_the_page(copy: Typeset) -> None:
    texts = readback.texts(readback.main(copy.content))
    assert texts[2:6] == ["一、发展基础\t1", "（一）主要成就\t2", "二、发展目标\t- 4 -", "三、保障措施\t6"]


def test_the_field_is_whole_and_asks_no_question(copy: Typeset) -> None:
    root = readback.main(copy.content)
    marks = [e.get(P + "fldCharType") for e in root.iter(P + "fldChar")]
    assert marks == ["begin", "separate", "end"] and not any(e.get(P + "dirty") for e in root.iter(P + "fldChar"))
    assert 'TOC \\o "1-3"' in "".join(e.text or "" for e in root.iter(P + "instrText"))
    assert b"updateFields" not in readback.entries(copy.content)["word/settings.xml"]


def test_the_copy_read_again_has_the_same_contents(copy: Typeset, tmp_path: Path) -> None:
    path = tmp_path / "稿.docx"
    path.write_bytes(copy.content)
    plan = read_plan(path)
    assert [b.kind for b in plan.blocks if b.part == BODY][2:7] == [BlockKind.TOC] * 4 + [BlockKind.PARAGRAPH]
    assert [(e.title, e.page) for e in read(plan).toc] == [(e.title, e.page) for e in reading(DRAFT).toc]


def test_each_line_leads_to_its_heading(copy: Typeset) -> None:
    root = readback.main(copy.content)
    names = {e.get(P + "name"): e.getparent() for e in root.iter(P + "bookmarkStart")}
    links = list(root.iter(P + "hyperlink"))
    assert len(links) == 4 == len(names)
    for link in links:
        title = "".join(t.text or "" for t in link.iter(P + "t"))
        heading = "".join(t.text or "" for t in names[link.get(P + "anchor")].iter(P + "t"))
        assert title.startswith(heading)


@pytest.mark.parametrize("words", ["主要成就", "发展基础", "1", "4"])
def test_words_of_the_contents_are_found(copy: Typeset, words: str) -> None:
    found = reading(DRAFT)
    passage = next(p for p in found.passages[2:6] if words in p.normal)
    at = passage.normal.rindex(words)
    anchor = copy.locate(passage.places(found.plan, Span(at, at + len(words))))
    assert anchor is not None
    assert readback.texts(readback.main(copy.content))[anchor.line - 1][anchor.start : anchor.end] == words


@pytest.mark.parametrize(
    ("source", "cut", "tab"),
    [
        ("一、目标......3", Span(4, 10), True),
        ("一、目标...\t3", Span(4, 7), False),
        ("一、目标- 3 -", Span(4, 4), True),
        ("一、目标", None, False),
        ("一、目标及其他", None, False),
    ],
)
def test_what_stands_between_title_and_page(source: str, cut: Span | None, tab: bool) -> None:
    assert entry_spans(source, 4) == (cut, tab)


@pytest.fixture
def office_adds_contents(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    own = replace(layouts.layout(), contents_from=3)
    monkeypatch.setattr("checker.word.typeset_contents.layout", lambda: own)
    yield


@pytest.mark.usefixtures("office_adds_contents")
def test_an_office_may_want_contents_for_drafts_that_have_none() -> None:
    head, _, rest = DRAFT.partition("目录")
    text = head + rest.partition("…………6\n")[2]
    copy = typeset(reading(text), WHEN)
    texts = readback.texts(readback.main(copy.content))
    assert texts[1:6] == ["目录", "一、发展基础", "（一）主要成就", "二、发展目标", "三、保障措施"]
    assert texts[6] == "一、发展基础"
    found = reading(text)
    anchor = copy.change(place(found, "200家"))
    assert anchor is not None and texts[anchor.line - 1][anchor.start : anchor.end] == "200家"


ORDER = """澜川市科技创新“十五五”规划
（草案）
为做好工作，制定本规划。
一、发展目标
（一）总体目标
1.平台更多。到2030年，平台达到10个。
附件1
名词解释
中试：投产前的试验。
"""


def test_contents_may_be_asked_for_and_stand_behind_the_title() -> None:
    copy = typeset(reading(ORDER), WHEN, contents=2)
    texts = readback.texts(readback.main(copy.content))
    assert texts[:6] == [
        "澜川市科技创新“十五五”规划（草案）",
        "目录",
        "一、发展目标",
        "（一）总体目标",
        "为做好工作，制定本规划。",
        "一、发展目标",
    ]
    assert rb'TOC \o "1-2"' in readback.entries(copy.content)["word/document.xml"]


def test_roles_that_are_known_are_not_told_from_the_text() -> None:
    found = reading("澜川市科技创新规划\n{机关}\n{日期}\n一、目标\n创新能力增强。\n")
    copy = typeset(found, WHEN, roles={1: Role.SIGNATURE, 2: Role.SIGNATURE})
    styles = [p.find(f".//{P}pStyle").get(f"{P}val") for p in readback.main(copy.content).iter(f"{P}p")]
    assert styles[1:3] == ["落款", "落款"]


def test_the_list_of_annexes_stays_on_the_page_of_the_text() -> None:
    text = (
        "澜川市科技创新规划\n一、目标\n创新能力增强。\n附件：1.甲表\n2.乙表\n附件1\n甲表\n中试。\n附件2\n乙表\n转化。\n"
    )
    root = readback.main(typeset(reading(text), WHEN).content)
    kept = {
        p.find(f".//{P}t").text: p.find(f".//{P}keepNext") for p in root.iter(f"{P}p") if p.find(f".//{P}t") is not None
    }
    assert kept["附件：1.甲表"] is None and kept["2.乙表"].get(f"{P}val") == "0"
