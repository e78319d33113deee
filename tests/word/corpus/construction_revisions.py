"""Constructions of reviewed drafts: other people's revisions and comments in every state, sound and unsound."""
# ruff: noqa: E501 - markup is read best in one line

from __future__ import annotations

from tests.word.corpus.building import (
    NAMESPACES,
    SECTION,
    TEXT,
    WHO,
    Built,
    W,
    box,
    built,
    code,
    construction,
    mark,
    note,
    p,
    r,
    revision,
    root,
    tbl,
    tc,
    tr,
)

_RANGE = '<w:commentRange{} w:id="{}"/>'
_REFERENCE = '<w:r><w:commentReference w:id="{}"/></w:r>'


def _comment(number: int | str, text: str = "他人的批注", **attributes: str) -> str:
    more = "".join(f' {key.replace("_", ":")}="{value}"' for key, value in attributes.items())
    return f'<w:comment w:id="{number}" {WHO} w:initials="张"><w:p{more}><w:r><w:annotationRef/></w:r>{r(text)}</w:p></w:comment>'


def _marked(number: int | str, *content: str) -> str:
    return _RANGE.format("Start", number) + "".join(content) + _RANGE.format("End", number) + _REFERENCE.format(number)


@construction
def insertions_and_deletions() -> Built:
    return built(
        p("前120", revision("ins", 1, r("他人插入6.5%")), revision("del", 2, r("他人删去")), "后"),
        p(revision("ins", 3, r("整段插入"))),
        p(revision("del", 4, r("整段删去"))),
        p("甲", revision("ins", 5, r("插入") + revision("del", 6, r("又删")) + r("余下")), "乙"),
        p(
            "丙",
            revision(
                "ins",
                7,
                r("一")
                + r("二", "<w:b/>")
                + '<w:bookmarkStart w:id="1" w:name="b"/><w:bookmarkEnd w:id="1"/>'
                + r("三"),
            ),
            "丁",
        ),
    )


@construction
def paragraph_marks() -> Built:
    def marked(kind: str, number: int) -> str:
        return f'<w:rPr><w:{kind} w:id="{number}" {WHO}/></w:rPr>'

    return built(
        p("段标插入120", properties=marked("ins", 1)),
        p("段标删去6.5%", properties=marked("del", 2)),
        p("后一段"),
        p(revision("ins", 3, r("连同段标插入")), properties=marked("ins", 4)),
        p(revision("del", 5, r("连同段标删去")), properties=marked("del", 6)),
        p(
            revision("ins", 7, r("插入后又删段标")),
            properties=f'<w:rPr><w:ins w:id="8" {WHO}/><w:del w:id="9" {WHO}/></w:rPr>',
        ),
        p(TEXT),
    )


@construction
def moves() -> Built:
    ranges = (
        '<w:moveFromRangeStart w:id="1" w:name="m1" {0}/>{1}<w:moveFromRangeEnd w:id="1"/>',
        '<w:moveToRangeStart w:id="3" w:name="m1" {0}/>{1}<w:moveToRangeEnd w:id="3"/>',
    )
    return built(
        p("移出前", ranges[0].format(WHO, revision("moveFrom", 2, r("移动的120"))), "移出后"),
        p("移入前", ranges[1].format(WHO, revision("moveTo", 4, r("移动的120"))), "移入后"),
        p(revision("moveFrom", 5, r("整段移走")), properties=f'<w:rPr><w:moveFrom w:id="6" {WHO}/></w:rPr>'),
        p(revision("moveTo", 7, r("整段移来6.5%")), properties=f'<w:rPr><w:moveTo w:id="8" {WHO}/></w:rPr>'),
    )


@construction
def rows_and_cells() -> Built:
    inserted = tr(tc(p(revision("ins", 1, r("插入的行120")))), tc("旁"), properties=f'<w:ins w:id="2" {WHO}/>')
    deleted = tr(tc(p(revision("del", 3, r("删去的行")))), tc("旁"), properties=f'<w:del w:id="4" {WHO}/>')
    cells = tr(
        tc("插入的格", properties=f'<w:cellIns w:id="5" {WHO}/>'),
        tc("删去的格", properties=f'<w:cellDel w:id="6" {WHO}/>'),
        tc("合并的格6.5%", properties=f'<w:cellMerge w:id="7" {WHO} w:vMerge="rest"/>'),
    )
    return built(tbl(inserted, deleted, cells, tr(tc(TEXT), tc("旁"))))


@construction
def changes_of_properties() -> Built:
    change = '<w:{0}Change w:id="{1}" ' + WHO + "><w:{0}>{2}</w:{0}></w:{0}Change>"
    run_change = change.format("rPr", 1, "<w:i/>")
    paragraph_change = change.format("pPr", 2, '<w:jc w:val="left"/>')
    section = f'<w:sectPr><w:pgSz w:w="11906" w:h="16838"/>{change.format("sectPr", 3, "")}</w:sectPr>'
    table = (
        f'<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/>{change.format("tblPr", 4, "")}</w:tblPr>'
        f'<w:tblGrid><w:gridCol w:w="1"/><w:tblGridChange w:id="5"><w:tblGrid/></w:tblGridChange></w:tblGrid>'
        f"<w:tr><w:trPr>{change.format('trPr', 6, '')}</w:trPr><w:tc><w:tcPr>{change.format('tcPr', 7, '')}</w:tcPr>{p('格120')}</w:tc></w:tr></w:tbl>"
    )
    numbering = f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/><w:ins w:id="8" {WHO}/></w:numPr>'
    return built(
        p(r(TEXT, f"<w:b/>{run_change}"), r("同一编号", f"<w:b/>{run_change}")),
        p("段落格式6.5%", properties=f'<w:jc w:val="right"/>{paragraph_change}'),
        p("节", properties=section),
        table,
        p("编号改过", properties=numbering),
        p(
            "旧编号",
            properties=f'<w:numPr><w:numId w:val="1"/><w:numberingChange w:id="9" {WHO} w:original="1."/></w:numPr>',
        ),
    )


@construction
def revisions_in_containers() -> Built:
    link = '<w:hyperlink w:anchor="a">{}</w:hyperlink>'
    control = "<w:sdt><w:sdtPr/><w:sdtContent>{}</w:sdtContent></w:sdt>"
    return built(
        p("见", link.format(revision("ins", 1, r("链接里插入120")) + revision("del", 2, r("删"))), "。"),
        p("见", revision("ins", 3, link.format(r("插入的链接6.5%"))), "。"),
        p(
            "控",
            control.format(revision("ins", 4, r("控件里插入"))),
            revision("ins", 5, control.format(r("插入的控件"))),
            "件",
        ),
        p(
            revision("ins", 6, f'<w:smartTag w:uri="u" w:element="e">{r("标签")}</w:smartTag>'),
            revision("ins", 7, "<m:oMath><m:r><m:t>x</m:t></m:r></m:oMath>"),
            "末120",
        ),
    )


@construction
def revisions_around_paragraphs() -> Built:
    return built(
        f'<w:ins w:id="1" {WHO}>{p("块级插入120")}{p("第二段")}</w:ins>',
        f'<w:del w:id="2" {WHO}>{p("<w:r><w:delText>块级删去</w:delText></w:r>")}</w:del>',
        p(TEXT),
    )


@construction
def deleted_fields() -> Built:
    gone = f'<w:del w:id="1" {WHO}>{mark("begin")}<w:r><w:delInstrText>REF x</w:delInstrText></w:r>{mark("separate")}<w:r><w:delText>旧域</w:delText></w:r>{mark("end")}</w:del>'
    new = f'<w:ins w:id="2" {WHO}>{mark("begin")}{code("REF y")}{mark("separate")}{r("新域")}{mark("end")}</w:ins>'
    return built(p("前120", gone, new, "后6.5%"))


@construction
def revisions_without_what_they_need() -> Built:
    return built(
        p('<w:ins w:author="">' + r("没有编号120") + "</w:ins>", "后"),
        p(f'<w:ins w:id="5" {WHO}>{r("同号一")}</w:ins>', f'<w:ins w:id="5" {WHO}>{r("同号二6.5%")}</w:ins>'),
        p(
            f'<w:ins w:id="x" {WHO}>{r("编号不是数")}</w:ins>',
            f'<w:ins w:id="99999999999" {WHO}>{r("编号太大")}</w:ins>',
        ),
        p(
            f'<w:del w:id="6" {WHO}><w:r><w:t>删去里用了 t</w:t></w:r></w:del>',
            "<w:r><w:delText>不在删去里</w:delText></w:r>",
            "末",
        ),
        p(f'<w:ins w:id="7" {WHO}/>', f'<w:del w:id="8" {WHO}/>', "空的修订"),
    )


@construction
def custom_xml_revisions() -> Built:
    start = f'<w:customXmlInsRangeStart w:id="1" {WHO}/>'
    return built(
        p(
            "前",
            start,
            f'<w:customXml w:uri="u" w:element="e">{r("插入的标记120")}</w:customXml>',
            '<w:customXmlInsRangeEnd w:id="1"/>',
            "后",
        )
    )


@construction
def comments_sound() -> Built:
    part = root("comments", _comment(0) + _comment(7, "第二条"))
    return built(
        p("前", _marked(0, r("被批注的120"), revision("ins", 9, r("插入"))), "中", _marked(7, r("又一处6.5%")), "后"),
        parts={"comments": part},
    )


@construction
def comments_over_paragraphs() -> Built:
    part = root("comments", "".join(_comment(n) for n in range(4)))
    return built(
        _RANGE.format("Start", 0),
        p(_RANGE.format("Start", 1), r("从这里120")),
        tbl(
            tr(
                tc(p(_RANGE.format("Start", 2), r("格里"))),
                tc(p(r("另一格"), _RANGE.format("End", 2), _REFERENCE.format(2))),
            )
        ),
        p(r("到这里6.5%"), _RANGE.format("End", 1), _REFERENCE.format(1), _RANGE.format("Start", 3)),
        _RANGE.format("End", 0) + _RANGE.format("End", 3),
        p(_REFERENCE.format(0), _REFERENCE.format(3), r("其后")),
        parts={"comments": part},
    )


@construction
def comments_with_threads() -> Built:
    ids = ("00000011", "00000022")
    part = root("comments", _comment(0, w14_paraId=ids[0]) + _comment(1, "答复", w14_paraId=ids[1]))
    w15, cid = NAMESPACES["w15"], "http://schemas.microsoft.com/office/word/2016/wordml/cid"
    extended = f'<w15:commentsEx xmlns:w15="{w15}"><w15:commentEx w15:paraId="{ids[0]}" w15:done="0"/><w15:commentEx w15:paraId="{ids[1]}" w15:paraIdParent="{ids[0]}" w15:done="0"/></w15:commentsEx>'
    lasting = (
        f'<w16cid:commentsIds xmlns:w16cid="{cid}">'
        + "".join(f'<w16cid:commentId w16cid:paraId="{i}" w16cid:durableId="{i}"/>' for i in ids)
        + "</w16cid:commentsIds>"
    )
    people = f'<w15:people xmlns:w15="{w15}"><w15:person w15:author="张三"><w15:presenceInfo w15:providerId="None" w15:userId="张三"/></w15:person></w15:people>'
    body = p(_marked(0, _RANGE.format("Start", 1), r(TEXT), _RANGE.format("End", 1)), _REFERENCE.format(1))
    return built(body, parts={"comments": part, "commentsExtended": extended, "commentsIds": lasting, "people": people})


@construction
def comments_without_their_part() -> Built:
    return built(
        p(_marked(0, r("没有批注部件120")), "后"),
        p(_RANGE.format("Start", 5), r("没有结束6.5%")),
        p(r("没有开始"), _RANGE.format("End", 6), _REFERENCE.format(6)),
    )


@construction
def comments_without_marks() -> Built:
    return built(p(TEXT), parts={"comments": root("comments", _comment(3) + _comment(4, "孤立的"))})


@construction
def comments_with_repeated_ids() -> Built:
    part = root("comments", _comment(1) + _comment(1, "同号") + _comment("x", "编号不是数"))
    return built(p(_marked(1, r("甲120")), _marked(1, r("乙6.5%")), "后"), parts={"comments": part})


@construction
def comments_part_empty() -> Built:
    return built(p(TEXT), parts={"comments": f'<?xml version="1.0"?><w:comments xmlns:w="{W}"/>'})


@construction
def comments_part_without_newer_namespaces() -> Built:
    part = f"<?xml version='1.0' encoding='UTF-8'?>\r\n<w:comments xmlns:w=\"{W}\">{_comment(0)}\r\n</w:comments>\r\n"
    return built(p(_marked(0, r(TEXT))), parts={"comments": part})


@construction
def comments_with_paragraphs_and_tables() -> Built:
    body = tbl(tr(tc("批注里的表"), tc("旁"))) + p("批注末段")
    part = root(
        "comments",
        f'<w:comment w:id="0" {WHO}>{p("一")}{p("二")}{body}</w:comment><w:comment w:id="1" w:author="李四"/>',
    )
    return built(p(_marked(0, r("表中120")), _marked(1, r("空批注"))), parts={"comments": part})


@construction
def comments_in_notes_and_boxes() -> Built:
    part = root("comments", _comment(0) + _comment(1))
    notes = root("footnotes", note("footnote", 1, p(_marked(0, r("注里的120")))))
    return built(
        p('<w:r><w:footnoteReference w:id="1"/></w:r>', box(p(_marked(1, r("框里的6.5%"))))),
        parts={"comments": part, "footnotes": notes},
    )


@construction
def reviewed_notes_and_headers() -> Built:
    notes = root(
        "footnotes", note("footnote", 1, p("注", revision("ins", 1, r("插入120")), revision("del", 2, r("删")), "末"))
    )
    header = root("hdr", p("眉", revision("ins", 1, r("插入6.5%")), "末"))
    return built(p("文", '<w:r><w:footnoteReference w:id="1"/></w:r>'), parts={"footnotes": notes, "header1": header})


@construction
def section_ends_with_revisions() -> Built:
    change = f'<w:rPr><w:ins w:id="3" {WHO}/></w:rPr>{SECTION}'
    return built(p("节末插入120", properties=change), p(TEXT))
