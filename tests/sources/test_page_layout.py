"""Paper, margins, page numbers and fonts of Word documents."""

from __future__ import annotations

import pytest

from checker.plan import PageLayout, PageNumber, Setting
from checker.sources.docx import WordDocument
from checker.sources.package import Package
from checker.sources.page_layout import page_layout
from tests import word_builder as build

SECTION = (
    '<w:sectPr><w:footerReference w:type="default" r:id="rId9"/><w:pgSz w:w="11906" w:h="16838"/>'
    '<w:pgMar w:top="2098" w:right="1474" w:bottom="1985" w:left="1588"/></w:sectPr>'
)
STYLES = build.part(
    "styles",
    '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:eastAsia="宋体"/><w:sz w:val="21"/></w:rPr></w:rPrDefault>'
    "</w:docDefaults>"
    '<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/>'
    '<w:pPr><w:spacing w:line="579" w:lineRule="exact"/></w:pPr>'
    '<w:rPr><w:rFonts w:eastAsia="仿宋_GB2312"/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="b"><w:name w:val="heading 1"/><w:basedOn w:val="a"/>'
    '<w:rPr><w:rFonts w:eastAsia="黑体"/><w:sz w:val="32"/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="c"><w:name w:val="绕"/><w:basedOn w:val="d"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="d"><w:name w:val="圈"/><w:basedOn w:val="c"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="e"><w:name w:val="主题"/><w:basedOn w:val="a"/>'
    '<w:pPr><w:spacing w:line="360" w:lineRule="auto"/></w:pPr>'
    '<w:rPr><w:rFonts w:eastAsiaTheme="minorEastAsia"/></w:rPr></w:style>',
)


def layout(*body: str, section: str = SECTION, **parts: str) -> PageLayout:
    """Return the layout of a document of this body."""
    whole = build.document(*body).replace('<w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr>', section)
    data = build.package(parts={"styles": STYLES, **parts}, files={"word/document.xml": whole})
    found = WordDocument(Package(data)).layout
    assert found is not None
    return found


def setting(*body: str) -> Setting:
    return layout(*body).settings[-1]


def footer(*content: str, properties: str = "") -> str:
    return build.part("ftr", build.paragraph(*content, properties=properties))


def test_paper_and_margins_are_millimetres() -> None:
    page = layout(build.paragraph("正文"))
    assert (page.width, page.height, page.landscape) == (210.0, 297.0, False)
    assert (page.top, page.bottom, page.left, page.right) == (37.0, 35.0, 28.0, 26.0)


def test_what_the_section_does_not_say_is_none() -> None:
    page = layout(build.paragraph("正文"), section="<w:sectPr/>")
    assert (page.width, page.top, page.page_number) == (None, None, None)


def test_the_last_section_counts() -> None:
    wide = '<w:sectPr><w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/></w:sectPr>'
    assert not layout(build.paragraph("表", properties=wide), build.paragraph("正文")).landscape
    assert layout(build.paragraph("表"), section=wide).landscape


def test_a_document_without_section_has_no_layout() -> None:
    data = build.package(files={"word/document.xml": build.document("<w:p/>").replace("w:sectPr", "w:other")})
    package = Package(data)
    assert page_layout(package, package.xml(package.main)) is None


@pytest.mark.parametrize(
    ("content", "number"),
    [
        (("— ", build.field("PAGE", "1"), " —"), PageNumber(True, True, None)),
        ((build.field("PAGE \\* MERGEFORMAT", "1"),), PageNumber(True, False, None)),
        (('<w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple>',), PageNumber(True, False, None)),
        (
            (build.run("— ", '<w:sz w:val="28"/>'), build.field("PAGE", "1"), build.run(" —")),
            PageNumber(True, True, 14.0),
        ),
        ((build.field("NUMPAGES", "9"),), None),
        (("第一页",), None),
    ],
)
def test_page_numbers(content: tuple[str, ...], number: PageNumber | None) -> None:
    assert layout(build.paragraph("正文"), footer=footer(*content)).page_number == number


def test_a_footer_that_no_section_shows_has_no_page_number() -> None:
    section = '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr>'
    assert layout(build.paragraph("正文"), section=section, footer=footer(build.field("PAGE", "1"))).page_number is None


@pytest.mark.parametrize(
    ("paragraph", "expected"),
    [
        (build.paragraph("正文"), ("仿宋_GB2312", 10.5, 28.95)),
        (build.paragraph("标题", style="b"), ("黑体", 16.0, 28.95)),
        (build.paragraph(build.run("直接", '<w:rFonts w:eastAsia="楷体"/><w:sz w:val="30"/>')), ("楷体", 15.0, 28.95)),
        (build.paragraph("主题", style="e"), (None, 10.5, None)),
        (build.paragraph("圈", style="c"), ("宋体", 10.5, None)),
        (build.paragraph("无此样式", style="zz"), ("仿宋_GB2312", 10.5, 28.95)),
    ],
)
def test_settings_come_from_runs_styles_and_defaults(paragraph: str, expected: tuple[object, ...]) -> None:
    assert setting(paragraph)[1:] == expected


def test_lines_count_all_paragraphs_and_empty_ones_have_no_setting() -> None:
    page = layout(build.paragraph("甲"), "<w:p/>", build.table(["乙"]), build.paragraph("丙"))
    assert [one.line for one in page.settings] == [1, 3, 4]
