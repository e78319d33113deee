"""Runs that hold text beside something else, and runs in all that may hold runs: one paragraph each.

Many programs take a run with a field mark, the mark of a note or a graphic as that, and pass over the text beside it.
Of such a run divided they show more than of the whole, so that rejecting a change would not give back what they showed.
"""

from __future__ import annotations

from collections.abc import Iterator

from tests.word.corpus.building import Built, built, code, construction, field, mark, note, p, r, revision, root, sdt

_TEXT = '<w:t xml:space="preserve">{}</w:t>'
_ALTERNATIVES = (
    '<mc:AlternateContent><mc:Choice Requires="w14">{}</mc:Choice><mc:Fallback>{}</mc:Fallback></mc:AlternateContent>'
)
_PICTURE = '<w:pict><v:shape style="width:10pt;height:10pt"/></w:pict>'
_BEGIN, _SEPARATE, _END = (f'<w:fldChar w:fldCharType="{kind}"/>' for kind in ("begin", "separate", "end"))
_CODE = '<w:instrText xml:space="preserve"> REF x </w:instrText>'

CHILDREN = {
    "tab": "<w:tab/>",
    "break": "<w:br/>",
    "page break": '<w:br w:type="page"/>',
    "carriage return": "<w:cr/>",
    "hyphen": "<w:noBreakHyphen/>",
    "soft hyphen": "<w:softHyphen/>",
    "symbol": '<w:sym w:font="Symbol" w:char="F0B3"/>',
    "alignment tab": '<w:ptab w:relativeTo="margin" w:alignment="right" w:leader="none"/>',
    "page break seen": "<w:lastRenderedPageBreak/>",
    "picture": _PICTURE,
    "object": '<w:object><v:shape style="width:10pt;height:10pt"/></w:object>',
    "alternatives": _ALTERNATIVES.format(_TEXT.format("选"), _TEXT.format("备")),
    "alternatives without text": _ALTERNATIVES.format("", ""),
    "alternatives with a picture": _ALTERNATIVES.format("", _PICTURE),
    "footnote": '<w:footnoteReference w:id="2"/>',
    "endnote": '<w:endnoteReference w:id="2"/>',
    "own mark of a note": "<w:footnoteRef/>",
    "code": _CODE,
    "page number": "<w:pgNum/>",
    "properties again": "<w:rPr><w:b/></w:rPr>",
    "comment": "<!-- c -->",
    "unknown": "<w14:unknown/>",
    "field without result": _BEGIN + _CODE + _END,
}

PARENTS = {
    "hyperlink": '<w:hyperlink w:anchor="x">{}</w:hyperlink>',
    "smart tag": '<w:smartTag w:uri="u" w:element="e">{}</w:smartTag>',
    "custom xml": '<w:customXml w:uri="u" w:element="e">{}</w:customXml>',
    "direction": '<w:dir w:val="rtl">{}</w:dir>',
    "override": '<w:bdo w:val="rtl">{}</w:bdo>',
    "simple field": '<w:fldSimple w:instr=" REF x ">{}</w:fldSimple>',
    "permission": '<w:permStart w:id="3" w:edGrp="everyone"/>{}<w:permEnd w:id="3"/>',
    "bookmark": '<w:bookmarkStart w:id="7" w:name="b"/>{}<w:bookmarkEnd w:id="7"/>',
    "run": "<w:r>{}</w:r>",
    "alternatives": _ALTERNATIVES.format("{}", ""),
}


def _run(*content: str) -> str:
    return f"<w:r>{''.join(content)}</w:r>"


def cases() -> Iterator[tuple[str, str]]:
    """Yield what stands in a paragraph between other text, with its name.

    A field in one run comes last: behind it pandoc loses count of fields, and of comments within them.
    """
    for name, parent in PARENTS.items():
        yield name, parent.format(r("甲乙丙"))
        yield f"{name}, within it a control", parent.format(r("甲") + sdt(r("乙丙")))
    yield "insertion", revision("ins", 60, r("甲乙丙"))
    yield "deletion in the middle", r("甲") + revision("del", 61, r("旧文")) + r("乙丙")
    yield "control in an insertion", revision("ins", 62, sdt(r("甲乙丙")))
    yield "insertion in a control", sdt(revision("ins", 63, r("甲乙丙")))
    yield "field", field("REF x", r("甲乙丙"))
    yield (
        "field that begins in the run",
        _run(_TEXT.format("甲乙"), _BEGIN) + code("REF x") + mark("separate") + r("丙") + mark("end"),
    )
    yield (
        "field that ends in the run",
        mark("begin") + code("REF x") + mark("separate") + r("甲") + _run(_END, _TEXT.format("乙丙")),
    )
    yield "result beside the mark", mark("begin") + code("REF x") + _run(_SEPARATE, _TEXT.format("甲乙")) + mark("end")
    for name, element in CHILDREN.items():
        yield f"{name} in the middle", _run(_TEXT.format("甲乙"), element, _TEXT.format("丙丁"))
        yield f"{name} first", _run(element, _TEXT.format("甲乙丙"))
        yield f"{name} last", _run(_TEXT.format("甲乙丙"), element)


NOTES = {
    f"{kind}s": root(
        f"{kind}s",
        note(kind, 0, p(), separator="separator")
        + note(kind, 1, p(), separator="continuationSeparator")
        + note(kind, 2, p("注")),
    )
    for kind in ("footnote", "endnote")
}


@construction
def runs_with_more_than_text() -> Built:
    return built(*(p(f"第{n}条", content, "止。") for n, (_, content) in enumerate(cases())), parts=NOTES)
