"""Constructions of the running text: tables, controls, fields, boxes, characters, notes."""
# ruff: noqa: E501 - markup is read best in one line

from __future__ import annotations

from tests.word.corpus.building import (
    NAMESPACES,
    SECTION,
    TEXT,
    Built,
    box,
    built,
    code,
    construction,
    document,
    entries,
    field,
    mark,
    note,
    p,
    r,
    root,
    sdt,
    tbl,
    tc,
    tr,
)
from tests.word_builder import packed


@construction
def nested_tables() -> Built:
    inner = tbl(tr(tc("内表120亿元", properties='<w:gridSpan w:val="2"/>')), tr(tc("甲"), tc("乙6.5%")))
    merged = tr(tc("合并", properties='<w:vMerge w:val="restart"/>'), tc(inner, "<w:p/>"))
    return built(tbl(merged, tr(tc("<w:p/>", properties="<w:vMerge/>"), tc(TEXT))))


@construction
def tables_twenty_deep() -> Built:
    out = p(TEXT)
    for _ in range(20):
        out = tbl(tr(tc(out, "<w:p/>"), tc("旁")))
    return built(out)


@construction
def controls_at_every_level() -> Built:
    run_level = p("前", sdt(r("控件里的120亿元"), '<w:alias w:val="名"/><w:text/>'), "后")
    cells = tr(sdt(tc(TEXT)), tc(sdt(p("格里的控件"))))
    rows = sdt(tr(tc("行控件"), tc("6.5%")), "<w15:repeatingSection/>")
    return built(
        sdt(p(TEXT) + p("第二段"), '<w:docPartObj><w:docPartGallery w:val="Cover Pages"/></w:docPartObj>'),
        run_level,
        tbl(cells, rows),
        sdt(sdt(sdt(p("三层")))),
    )


@construction
def controls_that_own_their_text() -> Built:
    kinds = (
        '<w:dropDownList><w:listItem w:displayText="甲" w:value="1"/></w:dropDownList>',
        '<w:date w:fullDate="2026-01-05T00:00:00Z"><w:dateFormat w:val="yyyy"/></w:date>',
        "<w:showingPlcHdr/>",
        '<w:dataBinding w:xpath="/a" w:storeItemID="{1}"/>',
        '<w:lock w:val="sdtContentLocked"/>',
        '<w14:checkbox><w14:checked w14:val="0"/></w14:checkbox>',
    )
    return built(*(p("前文120", sdt(r("控件文字"), kind), "后文6.5%") for kind in kinds))


@construction
def text_boxes() -> Built:
    return built(
        p("框前120", box(p(TEXT), p("框中第二段")), "框后"), p(box(p("框中"), tbl(tr(tc("框中的表"), tc("6.5%")))))
    )


@construction
def text_box_in_text_box() -> Built:
    return built(
        p("外", box(p("框一", box(p("框二120亿元"))), p("框一末段"))), tbl(tr(tc(p(box(p("格中框")))), tc("旁")))
    )


@construction
def alternatives_around_runs_and_paragraphs() -> Built:
    choice = '<mc:AlternateContent><mc:Choice Requires="{}">{}</mc:Choice><mc:Fallback>{}</mc:Fallback></mc:AlternateContent>'
    return built(
        p("前", choice.format("w14", r("新写法120"), r("旧写法120")), "后"),
        choice.format("w14", p("新段落6.5%"), p("旧段落")),
        p("仅", choice.format("w15", "", r("旧有")), "尾"),
        p(
            f"<w:r><w:t>同一运行</w:t>{choice.format('w14', '<w:t>里面的</w:t>', '<w:t>备用的</w:t>')}<w:t>文字</w:t></w:r>"
        ),
    )


@construction
def ruby_guides() -> Built:
    guide = (
        '<w:r><w:ruby><w:rubyPr><w:rubyAlign w:val="center"/><w:hps w:val="10"/><w:hpsRaise w:val="20"/>'
        '<w:hpsBaseText w:val="21"/><w:lid w:val="zh-CN"/></w:rubyPr><w:rt><w:r><w:t>pīn</w:t></w:r></w:rt>'
        "<w:rubyBase><w:r><w:t>拼</w:t></w:r></w:rubyBase></w:ruby></w:r>"
    )
    return built(p("前120", guide, guide, "后"), p(guide))


@construction
def simple_fields() -> Built:
    page = f'<w:fldSimple w:instr=" PAGE ">{r("7")}</w:fldSimple>'
    return built(
        p("第", page, "页"),
        p(f'<w:fldSimple w:instr="REF x"><w:fldSimple w:instr="QUOTE">{r("套")}</w:fldSimple></w:fldSimple>'),
    )


@construction
def nested_fields() -> Built:
    condition = (
        mark("begin")
        + code("IF")
        + field("PAGE", r("1"))
        + code('= 1 "甲" "乙"')
        + mark("separate")
        + r("甲")
        + mark("end")
    )
    inside = field("HYPERLINK x", r("链接") + field("PAGEREF y", r("12")))
    return built(p("前120", condition, "后"), p(inside, "尾6.5%"))


@construction
def fields_over_paragraphs() -> Built:
    first = p(
        mark("begin"),
        code("TOC \\o"),
        mark("separate"),
        r("一、总体要求"),
        "<w:r><w:tab/></w:r>",
        field("PAGEREF _Toc1", r("1")),
    )
    middle = p(
        f'<w:hyperlink w:anchor="_Toc2">{r("二、主要任务")}<w:r><w:tab/></w:r>{field("PAGEREF _Toc2", r("2"))}</w:hyperlink>'
    )
    return built(first, middle, p(mark("end"), r("目录后同一段120亿元")), p(TEXT))


@construction
def fields_in_one_run() -> Built:
    one = (
        '<w:r><w:t>前120</w:t><w:fldChar w:fldCharType="begin"/><w:instrText>DATE</w:instrText>'
        '<w:fldChar w:fldCharType="separate"/><w:t>今日</w:t><w:fldChar w:fldCharType="end"/><w:t>后6.5%</w:t></w:r>'
    )
    return built(p(one), p(mark("begin"), code("XE 词"), mark("end"), r("只有代码的域")))


@construction
def fields_never_ended_or_never_begun() -> Built:
    return built(
        p(mark("begin"), code("REF x"), mark("separate"), r("没有结束")),
        p(TEXT),
        p(mark("end"), r("多余的结束"), mark("separate")),
    )


@construction
def form_fields() -> Built:
    begin = '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:name w:val="t"/><w:enabled/><w:textInput/></w:ffData></w:fldChar></w:r>'
    return built(p("填写：", begin, code("FORMTEXT"), mark("separate"), r("已填120"), mark("end"), "。"))


@construction
def permissions_bookmarks_and_proofing() -> Built:
    return built(
        '<w:permStart w:id="1" w:edGrp="everyone"/>',
        p(
            '<w:bookmarkStart w:id="1" w:name="a"/>',
            r("书签120"),
            '<w:proofErr w:type="gramStart"/>',
            r("亿元"),
            '<w:permStart w:id="2" w:edGrp="everyone"/>',
        ),
        p(r("跨段"), '<w:bookmarkEnd w:id="1"/><w:proofErr w:type="gramEnd"/><w:permEnd w:id="2"/>', r("6.5%")),
        '<w:permEnd w:id="1"/><w:bookmarkStart w:id="2" w:name="b"/><w:bookmarkEnd w:id="2"/>',
    )


@construction
def custom_xml_and_smart_tags() -> Built:
    tag = '<w:smartTag w:uri="u" w:element="date"><w:smartTagPr><w:attr w:name="Year" w:val="2030"/></w:smartTagPr>{}</w:smartTag>'
    custom = '<w:customXml w:uri="u" w:element="e"><w:customXmlPr/>{}</w:customXml>'
    rows = custom.format(tr(tc("行"), tc("6.5%"))) + tr(custom.format(tc("格")), tc("旁"))
    return built(
        p("到", tag.format(r("2030年") + tag.format(r("底"))), custom.format(r("达到120亿元"))),
        custom.format(p(TEXT)),
        tbl(rows),
    )


@construction
def directions() -> Built:
    arabic = "مئة وعشرون 120"
    return built(
        p(f'<w:bdo w:val="rtl">{r(arabic)}</w:bdo>', f'<w:dir w:val="rtl">{r("שלום")}</w:dir>', "汉字120"),
        p(r(arabic, "<w:rtl/>"), properties="<w:bidi/>"),
    )


@construction
def formulas() -> Built:
    formula = "<m:oMath><m:sSup><m:e><m:r><m:t>x</m:t></m:r></m:e><m:sup><m:r><w:rPr/><m:t>2</m:t></m:r></m:sup></m:sSup></m:oMath>"
    return built(
        p("设120", formula, "亿元"),
        p(f"<m:oMathPara>{formula}</m:oMathPara>"),
        p(f"<m:oMathPara>{formula}</m:oMathPara>", "式后"),
    )


@construction
def characters_that_are_no_text() -> Built:
    inside = (
        '<w:r><w:t>甲</w:t><w:tab/><w:ptab w:relativeTo="margin" w:alignment="right" w:leader="none"/><w:t>乙</w:t><w:br/><w:cr/>'
        '<w:noBreakHyphen/><w:softHyphen/><w:sym w:font="Wingdings" w:char="F0FC"/><w:sym w:font="Symbol" w:char="03B1"/>'
        '<w:t>丙120</w:t><w:br w:type="page"/><w:lastRenderedPageBreak/><w:dayLong/><w:pgNum/><w:t>丁</w:t></w:r>'
    )
    return built(p(inside), p("<w:r><w:tab/></w:r>", "<w:r><w:br/></w:r>"))


@construction
def characters_beyond_the_plane() -> Built:
    return built(
        p("𠮷野家🏭增加值１２０亿元，年均増長６．５％"),
        p("e\u0301\u200b\u00a0\u3000\ufeff零宽\ue000私用\u2028行"),
        p("A&amp;B &lt;120&gt; &quot;x&quot; &#x4E2D;&#25991;"),
    )


@construction
def white_space_as_it_comes() -> Built:
    return built(
        '<w:p><w:r><w:t>  没有 preserve  </w:t></w:r><w:r><w:t xml:space="preserve">  有  </w:t></w:r></w:p>',
        "<w:p>\n  <w:r>\n    <w:t>分\n行\t120</w:t>\n  </w:r>\n</w:p>",
        "<w:p><w:r><w:t/></w:r><w:r/><w:r><w:rPr/></w:r><w:r><w:t></w:t><w:t>两个</w:t><w:t>文本120</w:t></w:r></w:p>",
    )


@construction
def comments_and_instructions_between() -> Built:
    return built(
        "<!-- 注释 --><?pi 指令?>",
        "<w:p><!-- a --><w:pPr><!-- b --></w:pPr><?x y?><w:r><!-- c --><w:t>前<!-- d -->120<?z?>亿元</w:t><!-- e --></w:r><!-- f --></w:p>",
        p("<w:r><w:t><![CDATA[文字<120>]]></w:t></w:r>"),
    )


@construction
def pictures_between_text() -> Built:
    drawing = (
        '<w:drawing><wp:inline><wp:extent cx="1" cy="1"/><wp:docPr id="9" name="图"/><a:graphic>'
        '<a:graphicData uri="u"/></a:graphic></wp:inline></w:drawing>'
    )
    return built(
        p(f"<w:r><w:t>图前120</w:t>{drawing}<w:t>图后6.5%</w:t></w:r>"),
        p(f"<w:r>{drawing}</w:r>"),
        p("<w:r><w:object/></w:r>", "物后"),
    )


@construction
def elements_nobody_knows() -> Built:
    strange = 'xmlns:x="urn:x"'
    return built(
        p(f"<x:wrap {strange}>{r('外壳里的120')}</x:wrap>", "后"),
        f"<w:p><w:r><x:in {strange}><w:t>运行里</w:t></x:in><w:t>文字</w:t></w:r></w:p>",
        f"<x:block {strange}>{p('块里的段落6.5%')}</x:block>",
    )


@construction
def hyperlinks() -> Built:
    link = '<w:hyperlink w:anchor="a" w:tgtFrame="_blank" w:history="1">{}</w:hyperlink>'
    return built(
        p("见", link.format(r("第一") + r("章120", "<w:b/>")), "。"),
        p(link.format(r("整段都是链接"))),
        p(link.format(""), "空链接"),
    )


@construction
def hidden_and_decorated_text() -> Built:
    wild = '<w:sz w:val="32"/><w:b/><w:rFonts w:eastAsia="仿宋"/><w:vanish w:val="0"/><w:color w:val="FF0000"/>'
    return built(
        p(r("隐藏120", "<w:vanish/>"), r("乱序属性6.5%", wild), r("重复", '<w:b/><w:b w:val="0"/>')),
        p(r("框", '<w:framePr w:dropCap="drop"/>')),
    )


@construction
def lists_sections_and_frames() -> Built:
    numbered = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    return built(
        p("编号段落120", properties=numbered),
        p("节末6.5%", properties=SECTION),
        p(
            "首字",
            properties='<w:framePr w:dropCap="drop" w:lines="2" w:wrap="around" w:vAnchor="text" w:hAnchor="text"/>',
        ),
        p(TEXT, properties='<w:pStyle w:val="没有这个样式"/>'),
    )


@construction
def foreign_documents_inside() -> Built:
    return built(
        '<w:altChunk r:id="rId77"/>',
        p('<w:subDoc r:id="rId78"/>', "子文档后120"),
        '<w:altChunk r:id="rId79"><w:altChunkPr/></w:altChunk>',
    )


@construction
def notes() -> Built:
    reference = '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:{}Reference w:id="{}"/></w:r>'
    separators = note("{0}", -1, p("<w:r><w:separator/></w:r>"), separator="separator") + note(
        "{0}", 0, p("<w:r><w:continuationSeparator/></w:r>"), separator="continuationSeparator"
    )
    content = {
        f"{kind}s": root(
            f"{kind}s",
            separators.format(kind)
            + note(kind, 2, p(f"<w:r><w:{kind}Ref/></w:r>", TEXT), p("注的第二段120"))
            + note(kind, 3, tbl(tr(tc("注里的表"), tc("6.5%"))), "<w:p/>"),
        )
        for kind in ("footnote", "endnote")
    }
    body = p("正文", reference.format("footnote", 2), "中间120", reference.format("endnote", 2), "末")
    return built(
        body,
        tbl(tr(tc(p("格", reference.format("footnote", 3))), tc(p(reference.format("endnote", 3))))),
        parts=content,
    )


@construction
def headers_and_footers() -> Built:
    parts = {
        f"{kind}{n}": root(tag, p(f"第{n}个{tag}120") + tbl(tr(tc("表"), tc(p(field("PAGE", r("1")))))))
        for kind, tag in (("header", "hdr"), ("footer", "ftr"))
        for n in (1, 2)
    }
    return built(p(TEXT), parts=parts)


@construction
def one_huge_run() -> Built:
    return built(p(TEXT * 4000))


@construction
def thousands_of_runs() -> Built:
    return built("<w:p>" + "".join(r(c, "<w:b/>" if n % 2 else "") for n, c in enumerate(TEXT * 100)) + "</w:p>")


@construction
def empty_body() -> Built:
    return Built(packed(entries(document(section=""))))


@construction
def one_empty_paragraph() -> Built:
    return Built(packed(entries(document("<w:p/>"))))


@construction
def nothing_but_a_table() -> Built:
    return Built(packed(entries(document(tbl(tr(tc("唯一的120"), "<w:tc><w:tcPr/></w:tc>")), section=""))))


@construction
def nothing_but_a_text_box() -> Built:
    return Built(packed(entries(document(p(box(p(TEXT)))))))


@construction
def text_in_notes_alone() -> Built:
    notes_part = root("footnotes", note("footnote", 1, p(TEXT)))
    return Built(packed(entries(document(p('<w:r><w:footnoteReference w:id="1"/></w:r>')), {"footnotes": notes_part})))


@construction
def background_and_unknown_children() -> Built:
    text = root(
        "document",
        f'<w:background w:color="FFFFFF"/><w:body>{p(TEXT)}<w:bookmarkEnd w:id="9"/>{SECTION}</w:body><w:extra/>',
    )
    return Built(packed(entries(text)))


@construction
def mathematics_in_word_runs() -> Built:
    mixed = f'<m:oMath><w:r><w:t>字</w:t></w:r><m:r><m:t xmlns:m="{NAMESPACES["m"]}">y</m:t></m:r></m:oMath>'
    return built(p("前120", mixed, "后6.5%"))
