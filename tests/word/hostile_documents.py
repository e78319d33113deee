"""Word documents that are well formed and still too much: circles, floods, nests."""

from __future__ import annotations

from tests import word_builder as build
from tests.word.hostile_cases import RELATION, SENTENCE, add, relation, rels_part, with_body, with_main, with_relations

WIDE_ROW = "<w:tr>" + "<w:tc><w:p/></w:tc>" * 10_000 + "</w:tr>"
STYLE = '<w:style w:type="paragraph" w:styleId="s{}"><w:name w:val="n{}"/><w:basedOn w:val="s{}"/></w:style>'

add(
    "doc: relationships to file: and http:",
    lambda: with_relations(
        "".join(
            relation(n, kind, target)
            for n, (kind, target) in enumerate(
                [
                    ("attachedTemplate", "file:///etc/passwd"),
                    ("image", "http://127.0.0.1:9/a.png"),
                    ("subDocument", "\\\\host\\share\\a.docx"),
                    ("frame", "http://127.0.0.1:9/f"),
                ]
            )
        )
    ),
    "read",
)
add(
    "doc: relationships that lead out",
    lambda: with_relations(
        relation(1, "styles", "../../../../etc/passwd", False) + relation(2, "image", "..\\..\\a", False)
    ),
    "read",
)
add(
    "doc: main part outside the package",
    lambda: build.package(files={"_rels/.rels": rels_part(relation(1, "officeDocument", "file:///etc/passwd"))}),
    "I009",
)
add(
    "doc: 100,000 relationships",
    lambda: with_relations("".join(relation(n, "hyperlink", f"http://127.0.0.1:9/{n}") for n in range(100_000))),
    "I010",
)
add(
    "doc: 5,000 headers that are one part",
    lambda: build.package(
        build.paragraph(SENTENCE),
        files={
            "word/h.xml": build.part("hdr", build.paragraph("眉") * 500),
            RELATION: rels_part("".join(relation(n, "header", "./" * (n % 40) + "h.xml", False) for n in range(5000))),
        },
    ),
    "read",
)
add(
    "doc: main part is its own styles and notes",
    lambda: with_relations(
        "".join(
            relation(n, kind, "document.xml", False)
            for n, kind in enumerate(["styles", "numbering", "footnotes", "endnotes", "header", "footer", "settings"])
        )
    ),
    "read",
)
add(
    "doc: altChunk of itself",
    lambda: build.package(
        build.paragraph(SENTENCE),
        '<w:altChunk r:id="r1"/>',
        files={RELATION: rels_part(relation(1, "aFChunk", "document.xml", False))},
    ),
    "read",
)
add(
    "doc: styles based on each other in a circle",
    lambda: build.package(
        build.paragraph(SENTENCE, style="s0"),
        parts={"styles": build.part("styles", "".join(STYLE.format(n, n, (n + 1) % 5000) for n in range(5000)))},
    ),
    "read",
)
add(
    "doc: chain of 20,000 styles",
    lambda: build.package(
        *(build.paragraph("甲", style=f"s{n}") for n in range(0, 20_000, 10)),
        parts={"styles": build.part("styles", "".join(STYLE.format(n, n, n + 1) for n in range(20_000)))},
    ),
    "read",
)
add(
    "doc: numbering styles in a circle",
    lambda: build.package(
        build.paragraph(SENTENCE, properties='<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'),
        parts={
            "styles": build.part(
                "styles",
                "".join(
                    f'<w:style w:type="numbering" w:styleId="l{n}"><w:pPr><w:numPr><w:numId w:val="{2 - n}"/>'
                    "</w:numPr></w:pPr></w:style>"
                    for n in range(2)
                ),
            ),
            "numbering": build.part(
                "numbering",
                "".join(
                    f'<w:abstractNum w:abstractNumId="{n}"><w:numStyleLink w:val="l{1 - n}"/></w:abstractNum>'
                    for n in range(2)
                )
                + "".join(f'<w:num w:numId="{n + 1}"><w:abstractNumId w:val="{n}"/></w:num>' for n in range(2)),
            ),
        },
    ),
    "read",
)
add(
    "doc: numbering level of 2^31 and start of 10^12",
    lambda: build.package(
        *[
            build.paragraph(SENTENCE, properties='<w:numPr><w:ilvl w:val="2147483647"/><w:numId w:val="1"/></w:numPr>'),
            build.paragraph(SENTENCE, properties='<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'),
        ],
        parts={
            "numbering": build.part(
                "numbering",
                '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="999999999999"/>'
                '<w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum>'
                '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>',
            )
        },
    ),
    "read",
)
add(
    "doc: 10,000 relationships",
    lambda: with_relations("".join(relation(n, "hyperlink", f"http://127.0.0.1:9/{n}") for n in range(10_000))),
    "read",
)
add("doc: 100,000 empty paragraphs", lambda: with_body("<w:p/>" * 100_000, build.paragraph(SENTENCE)), "read")
add("doc: only empty paragraphs", lambda: with_body("<w:p/>" * 1000), "I008")
add(
    "doc: table of 10,000 columns",
    lambda: with_body(f"<w:tbl>{WIDE_ROW}{WIDE_ROW}</w:tbl>", build.paragraph(SENTENCE)),
    "read",
)
add(
    "doc: cell said to span 2^31 columns",
    lambda: with_body(
        build.table([build.cell("甲", properties='<w:gridSpan w:val="2147483647"/>'), "乙"], ["丙", "丁"]),
        build.paragraph(SENTENCE),
    ),
    "read",
)
add(
    "doc: row said to leave out 10^9 columns",
    lambda: with_body(build.table(build.row(["甲"], '<w:gridBefore w:val="1000000000"/>')), build.paragraph(SENTENCE)),
    "read",
)
add(
    "doc: 2,000 rows merged downwards",
    lambda: with_body(build.table(*[[build.cell("甲", properties="<w:vMerge/>")] * 8] * 2000)),
    "read",
)
add(
    "doc: 80 tables inside each other",
    lambda: with_body("<w:tbl><w:tr><w:tc>" * 80 + build.paragraph(SENTENCE) + "</w:tc></w:tr></w:tbl>" * 80),
    "read",
    "I011",
)
add("doc: paragraph of 50,000 runs", lambda: with_body(build.paragraph(*[build.run("甲乙")] * 50_000)), "read")
add(
    "doc: 20,000 deletions in one paragraph",
    lambda: with_body(build.paragraph(*(build.deleted("丙", n) + build.run("甲") for n in range(20_000)))),
    "read",
)
add(
    "doc: 20,000 fields never ended",
    lambda: with_body(
        build.paragraph(*['<w:r><w:fldChar w:fldCharType="begin"/></w:r>'] * 20_000, build.run(SENTENCE))
    ),
    "read",
)
add(
    "doc: 2,000 fields inside each other",
    lambda: with_body(
        build.paragraph(
            *['<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'] * 2000,
            *[build.run("甲")] * 2000,
            *['<w:r><w:fldChar w:fldCharType="end"/></w:r>'] * 2000,
        )
    ),
    "read",
)
add("doc: 60 text boxes inside each other", lambda: with_body(_boxes(60)), "read", "I011")
add(
    "doc: 2,000 text boxes",
    lambda: with_body(*[build.paragraph(build.text_box(build.paragraph("框内")))] * 2000),
    "read",
)
add("doc: 12 alternatives inside each other", lambda: with_body(build.paragraph(_alternatives(12))), "read")
add(
    "doc: 20,000 bookmarks and comment marks",
    lambda: with_body(
        build.paragraph(
            *(f'<w:bookmarkStart w:id="{n}" w:name="b{n}"/><w:commentRangeStart w:id="{n}"/>' for n in range(20_000)),
            build.run(SENTENCE),
        )
    ),
    "read",
)
add("doc: 32,760 comments", lambda: _commented(32_760), "read")
add(
    "doc: strange ids of revisions",
    lambda: with_body(build.paragraph(SENTENCE, *(build.inserted("入", n) for n in (-1, 2**31, 10**30)))),
    "read",
)
add("doc: no body", lambda: with_main(build.document().replace("w:body", "w:bodies")), "I011")


def _boxes(depth: int) -> str:
    inner = build.paragraph(SENTENCE)
    for _ in range(depth):
        inner = f"<w:p><w:r><w:pict><w:txbxContent>{inner}</w:txbxContent></w:pict></w:r></w:p>"
    return inner


def _alternatives(depth: int) -> str:
    inner = build.run("甲")
    for _ in range(depth):
        choice = f'<mc:Choice Requires="wps">{inner}</mc:Choice>'
        inner = f"<mc:AlternateContent>{choice}<mc:Fallback>{inner}</mc:Fallback></mc:AlternateContent>"
    return inner


def _commented(count: int) -> bytes:
    comments = "".join(f'<w:comment w:id="{n}" {build.WHO}><w:p/></w:comment>' for n in range(count))
    mark = (
        '<w:commentRangeStart w:id="{0}"/>{1}<w:commentRangeEnd w:id="{0}"/><w:r><w:commentReference w:id="{0}"/></w:r>'
    )
    body = (
        build.paragraph(*(mark.format(n, build.run("甲")) for n in range(at, at + 40))) for at in range(0, count, 40)
    )
    return build.package(*body, parts={"comments": build.part("comments", comments)})
