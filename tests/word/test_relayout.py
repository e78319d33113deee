"""版面整理: formatting where the layout asks, the text never; with everything rejected the draft as it was."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from lxml import etree

from checker.engine import check
from checker.errors import OutputIsInput, PlanError
from checker.reading import read
from checker.sources import read_plan
from checker.sources.wordml import Element, child
from checker.word.changes import Mode
from checker.word.formatting import normalised, reject_formatting
from checker.word.relayout import Relayout, relayout, write_relayout
from checker.word.typeset import typeset
from tests.word import readback
from tests.word.readback import AUTHOR, WHEN, Draft, P, entries, main, texts
from tests.word.test_page_roles import OPINION
from tests.word_builder import WHO, cell, deleted, inserted, package, paragraph, run, table, text_box

MARGINS = (
    '<w:pgMar w:top="1440" w:right="1800" w:bottom="1440" w:left="1800" w:header="851" w:footer="992" w:gutter="0"/>'
)
SONG = '<w:rFonts w:ascii="宋体" w:hAnsi="宋体" w:eastAsia="宋体"/><w:sz w:val="21"/>'
LONG = "到2030年，全市研发投入强度达到百分之三，高新技术企业达到一百家，建成省级以上创新平台十个，创新环境显著优化。"
BODY = (
    paragraph(run("澜川市科技创新规划", '<w:b/><w:color w:val="0070C0"/>'), properties='<w:jc w:val="left"/>'),
    paragraph(run("一、发展基础", SONG)),
    paragraph(run("（一）主要成就", SONG)),
    paragraph(run(LONG, SONG)),
    paragraph(run("　　" + LONG, SONG)),
    paragraph(run("二、发展目标", SONG), style="1"),
    paragraph(run("（一）总体目标。", SONG), run(LONG, SONG + "<w:u w:val='single'/>")),
)
STYLES = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/><w:basedOn w:val="a"/>'
    '<w:pPr><w:spacing w:beforeLines="50" w:before="156"/><w:outlineLvl w:val="0"/></w:pPr>'
    '<w:rPr><w:b/><w:color w:val="2F5496"/><w:sz w:val="44"/></w:rPr></w:style>'
)


def draft_of(tmp_path: Path, *body: str, ending: str = MARGINS) -> Draft:
    data = package(*(body or BODY), parts={"styles": _styles()})
    data = _with_section(data, ending)
    return Draft(tmp_path, data)


def _styles() -> str:
    return f'<?xml version="1.0"?><w:styles xmlns:w="{P[1:-1]}">{STYLES}</w:styles>'


def _with_section(data: bytes, ending: str) -> bytes:
    from checker.word.archive import rewrite

    xml = entries(data)["word/document.xml"].replace(b'w:h="16838"/>', b'w:h="16838"/>' + ending.encode())
    return rewrite(data, {"word/document.xml": xml})


def set_anew(made: Draft, mode: Mode = Mode.TRACKED) -> Relayout:
    """Set the draft anew and write it to its output."""
    return write_relayout(read(read_plan(made.path)), made.output, author=AUTHOR, when=WHEN, mode=mode)


def canonical(root: Element) -> bytes:
    return etree.tostring(normalised(root), method="c14n")


def rejected(root: Element) -> Element:
    """Return the tree with our revisions of formatting rejected."""
    reject_formatting(root, {e.get(P + "id") for e in root.iter() if str(e.tag).endswith("Change")})
    return root


def format_findings(path: Path) -> list[str]:
    steps = check(read(read_plan(path)), select=["FMT-03"])
    while True:
        try:
            next(steps)
        except StopIteration as end:
            return [finding.message for finding in end.value.findings]


@pytest.mark.parametrize("mode", Mode)
def test_the_text_stays_and_the_findings_on_the_layout_are_gone(tmp_path: Path, mode: Mode) -> None:
    made = draft_of(tmp_path)
    assert len(format_findings(made.path)) >= 4
    done = set_anew(made, mode)
    assert made.texts == texts(main(made.data))
    assert format_findings(made.output) == []
    assert done.paragraphs == len(BODY) and done.sections == 1
    assert made.path.read_bytes() == made.data


def test_rejected_it_is_the_draft_to_the_letter(tmp_path: Path) -> None:
    made = draft_of(tmp_path)
    set_anew(made)
    assert canonical(rejected(made.root)) == canonical(main(made.data))


def test_a_second_time_there_is_nothing_left_to_do(tmp_path: Path) -> None:
    made = draft_of(tmp_path)
    set_anew(made, Mode.CLEAN)
    again = Draft(tmp_path, made.output.read_bytes())
    done = set_anew(again, Mode.CLEAN)
    assert (done.paragraphs, done.sections) == (0, 0) and again.output.read_bytes() == again.data


def test_only_the_document_changes_and_no_style(tmp_path: Path) -> None:
    made = draft_of(tmp_path)
    set_anew(made)
    old, new = entries(made.data), entries(made.output.read_bytes())
    assert {name for name in new if new[name] != old.get(name)} == {"word/document.xml"}


def look(element: Element, *names: str) -> list[str | None]:
    properties = element.find(P + "rPr") if element.tag == P + "r" else element.find(P + "pPr")
    found = [properties.find(P + name) if properties is not None else None for name in names]
    return [None if e is None else e.get(P + "val", e.get(P + "eastAsia", "")) for e in found]


def test_each_level_has_its_type(tmp_path: Path) -> None:
    made = draft_of(tmp_path)
    set_anew(made, Mode.CLEAN)
    paragraphs = list(made.root.iter(P + "p"))
    first_runs = [p.find(P + "r") for p in paragraphs]
    assert [look(r, "rFonts", "sz") for r in first_runs if r is not None] == [
        ["方正小标宋简体", "44"],
        ["黑体", "32"],
        ["楷体", "32"],
        ["仿宋", "32"],
        ["仿宋", "32"],
        ["黑体", "32"],
        ["楷体", "32"],
    ]
    assert look(paragraphs[0], "jc") == ["center"] and look(first_runs[0], "b", "color") == ["0", "000000"]
    assert look(paragraphs[1], "outlineLvl") == ["0"] and look(paragraphs[5], "outlineLvl") == [None]
    indents = [p.find(f"{P}pPr/{P}ind") for p in paragraphs]
    assert [None if i is None else i.get(P + "firstLineChars") for i in indents[1:]] == [
        "200",
        "200",
        "200",
        None,
        "200",
        "200",
    ]


def test_what_the_author_stressed_in_the_text_stays(tmp_path: Path) -> None:
    made = draft_of(tmp_path)
    set_anew(made, Mode.CLEAN)
    stressed = [r for r in made.root.iter(P + "r") if r.find(f"{P}rPr/{P}u") is not None]
    assert [look(r, "u", "rFonts") for r in stressed] == [["single", "仿宋"]]


def test_a_long_title_breaks_well_and_no_line_is_drawn_below(tmp_path: Path) -> None:
    line = '<w:pBdr><w:bottom w:val="single" w:sz="8" w:space="4" w:color="4F81BD"/></w:pBdr>'
    title = "澜川市国民经济和社会发展第十六个五年规划纲要（征求意见稿）"
    made = draft_of(tmp_path, paragraph(title, properties=line), *BODY[1:])
    set_anew(made)
    properties = next(made.root.iter(P + "p")).find(P + "pPr")
    assert properties is not None
    indent, edge = properties.find(P + "ind"), properties.find(f"{P}pBdr/{P}bottom")
    assert indent is not None and indent.get(P + "left") == indent.get(P + "right") != "0"
    assert edge is not None and edge.get(P + "val") == "nil"
    assert canonical(rejected(made.root)) == canonical(main(made.data))


def test_what_word_added_since_stays_behind(tmp_path: Path) -> None:
    newer = 'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
    look = f'<w:sz w:val="21"/><w14:shadow {newer}/><w14:textOutline {newer}/>'
    made = draft_of(tmp_path, *BODY[:3], paragraph(run(LONG, look)))
    set_anew(made, Mode.CLEAN)
    properties = list(made.root.iter(P + "rPr"))[-1]
    assert [etree.QName(e).localname for e in properties] == ["rFonts", "sz", "szCs", "shadow", "textOutline"]


def test_lines_before_a_heading_style_do_not_come_back(tmp_path: Path) -> None:
    made = draft_of(tmp_path)
    set_anew(made, Mode.CLEAN)
    spacing = list(made.root.iter(P + "p"))[5].find(f"{P}pPr/{P}spacing")
    assert spacing is not None
    assert (spacing.get(P + "beforeLines"), spacing.get(P + "before"), spacing.get(P + "line")) == ("0", "0", "579")


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("<w:r><w:drawing><wps:inline/></w:drawing></w:r>", "图片、图形"),
        ("<w:r><w:object/></w:r>", "嵌入对象"),
        (
            f'<w:r><w:rPr><w:b/><w:rPrChange w:id="7" {WHO}><w:rPr/></w:rPrChange></w:rPr><w:t>改过</w:t></w:r>',
            "已有格式修订",
        ),
    ],
)
def test_what_cannot_be_set_safely_is_left_and_told(tmp_path: Path, body: str, said: str) -> None:
    special = paragraph(run(LONG, SONG), body)
    made = draft_of(tmp_path, *BODY, special)
    done = set_anew(made)
    assert any(said in line for line in done.left)
    theirs = list(child(main(made.data), "body").iterchildren(P + "p"))[-1]  # type: ignore[union-attr]
    ours = list(child(made.root, "body").iterchildren(P + "p"))[-1]  # type: ignore[union-attr]
    assert canonical(ours) == canonical(theirs)


def test_the_text_of_boxes_stays_as_it_is(tmp_path: Path) -> None:
    made = draft_of(tmp_path, *BODY, paragraph(run(LONG, SONG), text_box(paragraph(run("框中文字", SONG)))))
    done = set_anew(made)
    assert any("文本框中的文字2段" in line for line in done.left)
    boxed = [r for b in made.root.iter(P + "txbxContent") for r in b.iter(P + "r")]
    assert [look(r, "rFonts", "sz") for r in boxed] == [["宋体", "21"]] * 2


def test_columns_and_landscape_pages_stay(tmp_path: Path) -> None:
    columns = paragraph(
        "分栏文字", properties=f'<w:sectPr><w:pgSz w:w="11906" w:h="16838"/>{MARGINS}<w:cols w:num="2"/></w:sectPr>'
    )
    wide = paragraph(
        "横排", properties=f'<w:sectPr><w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>{MARGINS}</w:sectPr>'
    )
    made = draft_of(tmp_path, *BODY, columns, *BODY[1:], wide, *BODY[1:])
    done = set_anew(made)
    assert any("分栏的节" in line for line in done.left) and any("横排" in line for line in done.left)
    assert done.sections == 1
    changed = [s for s in made.root.iter(P + "sectPr") if child(s, "sectPrChange") is not None]
    assert len(changed) == 1 and changed[0].getparent().tag == P + "body"  # type: ignore[union-attr]


def test_tables_keep_all_but_their_fonts(tmp_path: Path) -> None:
    grid = table([cell(paragraph(run("指标", SONG))), cell(paragraph(run("目标", '<w:rFonts w:eastAsia="黑体"/>')))])
    made = draft_of(tmp_path, *BODY, grid, BODY[3])
    set_anew(made, Mode.CLEAN)
    cells = [r for c in made.root.iter(P + "tc") for r in c.iter(P + "r")]
    assert [look(r, "rFonts", "sz") for r in cells] == [["仿宋", "21"], ["黑体", None]]
    assert made.root.find(f".//{P}docGrid") is None  # rows would become as high as lines of the text
    assert all(c.find(f"{P}p/{P}pPr") is None for c in made.root.iter(P + "tc"))


def test_others_insertions_and_deletions_stay_theirs(tmp_path: Path) -> None:
    made = draft_of(tmp_path, *BODY, paragraph(inserted(LONG, 91), deleted("旧话", 92)))
    set_anew(made)
    ins = made.root.find(f".//{P}ins")
    assert ins is not None and ins.get(P + "author") == "张三"
    assert ins.find(f"{P}r/{P}rPr/{P}rPrChange") is not None
    identifiers = [e.get(P + "id") for e in made.root.iter() if e.get(P + "author")]
    assert len(identifiers) == len(set(identifiers))


def test_an_annex_begins_a_page_once(tmp_path: Path) -> None:
    broken = paragraph('<w:r><w:br w:type="page"/></w:r>')
    made = draft_of(
        tmp_path, *BODY, paragraph("附件1"), paragraph("重点项目表"), broken, paragraph("附件2"), paragraph("任务表")
    )
    set_anew(made, Mode.CLEAN)
    breaks = [p.find(f"{P}pPr/{P}pageBreakBefore") is not None for p in made.root.iter(P + "p")]
    assert breaks[len(BODY)] and not breaks[len(BODY) + 3]


def test_the_draft_is_no_output(tmp_path: Path) -> None:
    made = draft_of(tmp_path)
    with pytest.raises(OutputIsInput):
        write_relayout(read(read_plan(made.path)), made.path, author=AUTHOR, when=WHEN, mode=Mode.CLEAN)


PROPERTIES = st.sampled_from(
    [
        "",
        SONG,
        "<w:b/>",
        '<w:rFonts w:eastAsiaTheme="minorEastAsia"/>',
        '<w:rFonts w:eastAsia="仿宋_GB2312"/><w:sz w:val="32"/>',
    ]
)
SHAPES = st.sampled_from(
    [
        "",
        '<w:jc w:val="right"/>',
        '<w:spacing w:line="579" w:lineRule="exact"/>',
        '<w:ind w:left="420" w:hanging="420"/>',
    ]
)
TEXTS = st.sampled_from(
    ["一、总体要求", "（二）目标", "1.平台", LONG, "附件1", "　　缩进", "各市人民政府：", "2026年1月5日", ""]
)


@hypothesis_settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(TEXTS, PROPERTIES, SHAPES), min_size=1, max_size=8), st.booleans())
def test_whatever_the_draft_rejecting_gives_it_back(
    tmp_path_factory: pytest.TempPathFactory, lines: list[tuple[str, str, str]], in_table: bool
) -> None:
    body = [paragraph(run(text, look), properties=shape) for text, look, shape in lines]
    if in_table:
        body.append(table([cell(body[-1])]))
        body.append(paragraph("完"))
    made = draft_of(tmp_path_factory.mktemp("draft"), paragraph(LONG), *body)
    done = relayout(read(read_plan(made.path)), made.data, author=AUTHOR, when=WHEN, mode=Mode.TRACKED)
    assert texts(main(done.content)) == texts(main(made.data))
    assert canonical(rejected(main(done.content))) == canonical(main(made.data))


@pytest.mark.shared
def test_documents_of_other_programs(shared: Path) -> None:
    files = sorted(f for f in (shared / "word_samples").iterdir() if f.suffix.lower() in (".docx", ".docm", ".dotx"))
    done = 0
    for file in [f for f in files if f.stat().st_size < 60_000][::3]:
        try:
            found = read(read_plan(file))
        except PlanError:
            continue
        data = file.read_bytes()
        before = texts(main(data))
        for mode in Mode:
            result = relayout(found, data, author=AUTHOR, when=datetime(2026, 11, 26), mode=mode)
            assert texts(main(result.content)) == before
        done += 1
    assert done > 15


@pytest.mark.shared
def test_pandoc_reads_the_same_text(shared: Path, tmp_path: Path) -> None:
    made = Draft(tmp_path, (shared / "plans" / "word" / "清城区_worn.docx").read_bytes())
    set_anew(made)
    after, before = (readback.pandoc(path, "all") for path in (made.output, made.path))
    assert "".join(after.split()) == "".join(before.split())  # what is indented at both sides pandoc sets off


def test_what_the_program_typeset_itself_is_right(tmp_path: Path) -> None:
    path = tmp_path / "稿.txt"
    path.write_text(f"{OPINION}\n", "utf-8")
    made = Draft(tmp_path, typeset(read(read_plan(path)), WHEN).content)
    done = set_anew(made)
    assert (done.paragraphs, done.sections, done.left) == (0, 0, ())
