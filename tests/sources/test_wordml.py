"""Which characters of a Word paragraph count."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from checker.sources import wordml
from checker.sources.symbols import OBJECT
from tests import word_builder as build

TEXT = st.text(alphabet="规划达到2.5%，亿元\t\n ", min_size=1, max_size=6)

VISIBLE = {
    "plain": lambda t: build.run(t),
    "bold": lambda t: build.run(t, "<w:b/>"),
    "inserted": lambda t: build.inserted(t),
    "moved here": lambda t: f'<w:moveTo w:id="7" {build.WHO}>{build.run(t)}</w:moveTo>',
    "link": lambda t: f'<w:hyperlink w:anchor="a">{build.run(t)}</w:hyperlink>',
    "control": lambda t: (
        f"<w:sdt><w:sdtPr><w:tag w:val='x'/></w:sdtPr><w:sdtContent>{build.run(t)}</w:sdtContent></w:sdt>"
    ),
    "smart tag": lambda t: f'<w:smartTag w:element="date">{build.run(t)}</w:smartTag>',
    "ruby": lambda t: (
        f"<w:r><w:ruby><w:rt>{build.run('pin')}</w:rt><w:rubyBase>{build.run(t)}</w:rubyBase></w:ruby></w:r>"
    ),
    "alternatives": lambda t: (
        f"<mc:AlternateContent><mc:Choice Requires='wps'>{build.run(t)}</mc:Choice>"
        f"<mc:Fallback>{build.run(t)}</mc:Fallback></mc:AlternateContent>"
    ),
}
IN_FIELD = {
    "field": lambda t: build.field("REF a", t),
    "simple field": lambda t: f'<w:fldSimple w:instr="DATE">{build.run(t)}</w:fldSimple>',
}
INVISIBLE = {
    "deleted": lambda t: build.deleted(t.replace("\n", "").replace("\t", "")),
    "deleted in inserted": lambda t: f'<w:ins w:id="3" {build.WHO}>{build.deleted("删")}</w:ins>',
    "moved away": lambda t: f'<w:moveFrom w:id="8" {build.WHO}>{build.run(t)}</w:moveFrom>',
    "deleted field": lambda t: f'<w:del w:id="4" {build.WHO}>{build.field("PAGE", "9")}</w:del>',
    "comment marks": lambda t: '<w:commentRangeStart w:id="0"/><w:commentRangeEnd w:id="0"/>',
    "proofing": lambda t: '<w:proofErr w:type="spellStart"/>',
    "XML comment": lambda t: "<!-- WPS --><?wps x?>",
    "soft hyphen": lambda t: "<w:r><w:softHyphen/><w:lastRenderedPageBreak/></w:r>",
    "text box": lambda t: build.text_box(build.paragraph("框中文字")),
}
PIECES = st.lists(st.tuples(st.sampled_from([*VISIBLE, *IN_FIELD, *INVISIBLE]), TEXT), max_size=8)


def parsed(*content: str) -> etree._Element:
    body = etree.fromstring(build.document(build.paragraph(*content)).encode())[0]
    return body[0]


@given(PIECES)
def test_whatever_markup_splits_it_the_text_is_what_is_seen(pieces: list[tuple[str, str]]) -> None:
    makers = VISIBLE | IN_FIELD | INVISIBLE
    paragraph = parsed(*(makers[kind](text) for kind, text in pieces))
    expected = "".join(text for kind, text in pieces if kind not in INVISIBLE)
    in_field = [kind in IN_FIELD for kind, text in pieces if kind not in INVISIBLE for _ in text]

    atoms = wordml.atoms(paragraph)
    assert wordml.paragraph_text(paragraph) == expected
    assert all(expected[a.start : a.stop] == a.text for a in atoms)
    assert [a.in_field for a in atoms for _ in a.text] == in_field
    assert all(a.run.tag in wordml.tags("r") and a.element.getparent() is a.run for a in atoms)


def symbol(font: str, code: str) -> str:
    return f'<w:r><w:sym w:font="{font}" w:char="{code}"/></w:r>'


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<w:r><w:tab/><w:ptab w:alignment='left'/></w:r>", "\t\t"),
        ("<w:r><w:br/><w:cr/><w:br w:type='page'/></w:r>", "\n\n\n"),
        ("<w:r><w:t>2021</w:t><w:noBreakHyphen/><w:t>2025</w:t></w:r>", "2021-2025"),
        (symbol("Symbol", "F0B3") + symbol("Symbol", "F062"), "≥β"),
        (symbol("Wingdings", "F04D"), OBJECT),
        (symbol("宋体", "2460"), "①"),
        (symbol("宋体", "zz"), OBJECT),
        (symbol("宋体", "D800"), OBJECT),
        ("<w:r><w:t>2<!-- x -->%</w:t></w:r>", "2%"),
        ("<w:t>no run</w:t>", ""),
        ("<w:r><w:t></w:t><w:t/></w:r>", ""),
        # Word stores emoji as an element of its own with the character as fallback.
        (
            "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><wps:symEx/></mc:Choice>"
            "<mc:Fallback><w:t>☺</w:t></mc:Fallback></mc:AlternateContent></w:r>",
            "☺",
        ),
        # A field in the code of another is code.
        (
            "<w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText>IF </w:instrText></w:r>"
            + build.field("REF a", "隐")
            + "<w:r><w:fldChar w:fldCharType='separate'/></w:r>"
            + build.run("见")
            + "<w:r><w:fldChar w:fldCharType='end'/></w:r>",
            "见",
        ),
        # A field that never ends hides nothing.
        (build.run("甲") + "<w:r><w:fldChar w:fldCharType='begin'/></w:r>" + build.run("乙"), "甲乙"),
        (build.run("甲") + "<w:r><w:fldChar w:fldCharType='end'/></w:r>" + build.run("乙"), "甲乙"),
    ],
)
def test_characters_that_are_elements(markup: str, text: str) -> None:
    assert wordml.paragraph_text(parsed(markup)) == text


def test_a_field_over_several_paragraphs() -> None:
    begin = "<w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText> TOC \\o </w:instrText></w:r>"
    root = etree.fromstring(
        build.document(
            build.paragraph(begin, "<w:r><w:fldChar w:fldCharType='separate'/></w:r>", "一、总则"),
            build.paragraph("二、目标", build.field("PAGEREF x", "3"), build.text_box(build.paragraph("框"))),
            build.paragraph("<w:r><w:fldChar w:fldCharType='end'/></w:r>", "正文"),
        ).encode()
    )
    paragraphs = wordml.part_paragraphs(root)
    assert [p.text for p in paragraphs] == ["一、总则", "二、目标3", "框", "框", "正文"]
    assert [p.fields for p in paragraphs] == [{"TOC"}, {"TOC", "PAGEREF"}, set(), set(), set()]


def test_lines_count_every_paragraph_below_the_body() -> None:
    root = etree.fromstring(
        build.document(
            build.paragraph("甲", build.text_box(build.paragraph("框"))),
            build.table(["乙", "丙"]),
            f"<w:sdt><w:sdtContent>{build.paragraph('丁')}</w:sdtContent></w:sdt>",
        ).encode()
    )
    texts = [wordml.paragraph_text(p) for p in wordml.body_paragraphs(root)]
    assert texts == ["甲", "框", "框", "乙", "丙", "丁"]


def test_strict_documents_read_the_same() -> None:
    xml = build.document(build.paragraph(build.inserted("达到"), build.deleted("约"), build.field("REF a", "2%")))
    strict = etree.fromstring(xml.replace(wordml.W, wordml.W_STRICT).encode())
    assert [p.text for p in wordml.part_paragraphs(strict)] == ["达到2%"]
