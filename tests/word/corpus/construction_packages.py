"""Constructions of the package: encodings, namespaces, names and relationships, formats, missing and odd parts."""
# ruff: noqa: E501 - markup is read best in one line

from __future__ import annotations

import io
import zipfile

from tests.word.corpus.building import (
    MAIN,
    NAMESPACES,
    PACKAGE,
    SECTION,
    TEXT,
    TYPES,
    Built,
    W,
    box,
    construction,
    document,
    entries,
    note,
    p,
    r,
    relations,
    root,
    sdt,
    spaces,
    tbl,
    tc,
    tr,
    types,
)
from tests.word_builder import packed

STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
STRICT_R = "http://purl.oclc.org/ooxml/officeDocument/relationships"
BODY = p(TEXT) + tbl(tr(tc("格120"), tc("旁"))) + p("末段6.5%")


def _recoded(text: str, encoding: str, mark: bytes = b"") -> Built:
    declared = text.replace("UTF-8", encoding.upper().removesuffix("-LE").removesuffix("-BE"))
    return Built(packed(entries(mark + declared.encode(encoding))))


@construction
def utf16_little() -> Built:
    return _recoded(document(BODY), "utf-16-le", b"\xff\xfe")


@construction
def utf16_big() -> Built:
    return _recoded(document(BODY), "utf-16-be", b"\xfe\xff")


@construction
def gb18030() -> Built:
    return _recoded(document(BODY), "gb18030")


@construction
def utf16_comments_part() -> Built:
    comments = root("comments", f'<w:comment w:id="0" w:author="张三">{p("他人")}</w:comment>').replace(
        "UTF-8", "UTF-16"
    )
    body = p(
        '<w:commentRangeStart w:id="0"/>',
        TEXT,
        '<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>',
    )
    return Built(packed(entries(document(body), {"comments": b"\xff\xfe" + comments.encode("utf-16-le")})))


@construction
def byte_order_mark() -> Built:
    made = entries(b"\xef\xbb\xbf" + document(BODY).encode())
    return Built(
        packed({name: c if isinstance(c, bytes) else b"\xef\xbb\xbf" + c.encode() for name, c in made.items()})
    )


@construction
def carriage_returns() -> Built:
    text = document(BODY).replace("><", ">\r\n<")
    return Built(packed(entries(text.encode())))


@construction
def pretty_printed() -> Built:
    return Built(packed(entries(document(BODY).replace("<w:p>", "\n  <w:p>\n    ").replace("</w:p>", "\n  </w:p>\n"))))


@construction
def no_declaration() -> Built:
    return Built(packed(entries(document(BODY).partition("?>")[2].lstrip())))


@construction
def single_quotes() -> Built:
    return Built(packed(entries(document(BODY).replace('"', "'"))))


@construction
def namespaces_below_the_root() -> Built:
    local = BODY.replace("<w:p>", f'<w:p xmlns:w="{W}">').replace("<w:tbl>", f'<w:tbl xmlns:w="{W}">')
    section = SECTION.replace("<w:sectPr>", f'<w:sectPr xmlns:w="{W}">')
    return Built(packed(entries(f'<x:document xmlns:x="{W}"><x:body>{local}{section}</x:body></x:document>')))


@construction
def default_namespace() -> Built:
    text = (
        f'<document xmlns="{W}" xmlns:w="{W}"><body>{BODY.replace("<w:", "<").replace("</w:", "</")}</body></document>'
    )
    return Built(packed(entries(text)))


@construction
def other_prefixes() -> Built:
    text = f'<ns0:document xmlns:ns0="{W}"><ns0:body>{BODY}</ns0:body></ns0:document>'
    return Built(packed(entries(text.replace("<w:", "<ns0:").replace("</w:", "</ns0:").replace(" w:", " ns0:"))))


@construction
def ignorable_prefixes_undeclared() -> Built:
    text = document(BODY).replace('mc:Ignorable="w14 w15"', 'mc:Ignorable="w14 wp14 w16se w99"')
    return Built(packed(entries(text)))


@construction
def must_understand_and_process_content() -> Built:
    head = f'{spaces("x")} xmlns:x="urn:x" mc:ProcessContent="x:wrap" mc:PreserveElements="x:*"'
    text = f"<w:document {head}><w:body><x:wrap>{p(TEXT)}</x:wrap><x:gone>{p('消失120')}</x:gone>{SECTION}</w:body></w:document>"
    return Built(packed(entries(text)))


@construction
def newest_namespaces() -> Built:
    du = 'xmlns:w16du="http://schemas.microsoft.com/office/word/2023/wordml/word16du"'
    revised = f'<w:ins w:id="1" w:author="张三" w:date="2026-01-05T17:00:00Z" w16du:dateUtc="2026-01-05T09:00:00Z">{r("插入120")}</w:ins>'
    body = f'<w:p w14:paraId="00000001" w14:textId="77777777">{r(TEXT)}{revised}</w:p><w:p w14:paraId="00000001">{r("重复的号6.5%")}</w:p>'
    text = document(body).replace("<w:document ", f"<w:document {du} ").replace('"w14 w15"', '"w14 w15 w16du"')
    return Built(packed(entries(text)))


def _renamed(main: str, target: str, extra: str = "") -> Built:
    made = entries(document(BODY))
    del made["word/document.xml"], made["word/_rels/document.xml.rels"]
    made["[Content_Types].xml"] = types({}, main)
    made["_rels/.rels"] = relations(("officeDocument", target))
    made[main] = document(BODY)
    if extra:
        made[extra] = relations()
    return Built(packed(made))


@construction
def absolute_targets() -> Built:
    return _renamed("word/document.xml", "/word/document.xml", "word/_rels/document.xml.rels")


@construction
def main_part_of_another_name() -> Built:
    return _renamed("word/document2.xml", "/word/document2.xml")


@construction
def main_part_at_the_top() -> Built:
    return _renamed("main.xml", "main.xml")


@construction
def main_part_in_its_own_folder() -> Built:
    return _renamed("a/b/c/main.xml", "./a/b/../b/c/main.xml")


@construction
def escaped_names() -> Built:
    return _renamed("word/my document.xml", "word/my%20document.xml")


@construction
def names_in_other_case() -> Built:
    made = entries(document(BODY))
    made["Word/Document.xml"] = made.pop("word/document.xml")
    made["[content_types].xml"] = made.pop("[Content_Types].xml")
    return Built(packed(made))


@construction
def targets_with_dots_and_slashes() -> Built:
    comments = root("comments", f'<w:comment w:id="0" w:author="张三">{p("他人")}</w:comment>')
    made = entries(document(BODY))
    made["notes/anmerkungen.xml"] = comments
    made["word/_rels/document.xml.rels"] = relations(
        ("comments", "../notes/anmerkungen.xml"), ("styles", "/word/nowhere.xml"), ("image", "NULL")
    )
    made["[Content_Types].xml"] = types({"notes/anmerkungen.xml": f"{TYPES}comments+xml"})
    return Built(packed(made))


@construction
def content_types_by_default_alone() -> Built:
    made = entries(document(BODY))
    made["[Content_Types].xml"] = (
        f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="XML" ContentType="{MAIN}"/>'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/></Types>'
    )
    return Built(packed(made))


@construction
def relationships_with_a_prefix() -> Built:
    made = entries(document(BODY))
    space = f"{PACKAGE}/relationships"
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    made["word/_rels/document.xml.rels"] = (
        f'<pr:Relationships xmlns:pr="{space}"><pr:Relationship Id="rId1" Type="{kind}/hyperlink" Target="http://example.org/a b" '
        f'TargetMode="External"/><pr:Relationship Id="R7" Type="{kind}/settings" Target="settings.xml"/></pr:Relationships>'
    )
    return Built(packed(made))


@construction
def relationships_part_empty() -> Built:
    made = entries(document(BODY))
    made["word/_rels/document.xml.rels"] = f'<Relationships xmlns="{PACKAGE}/relationships"/>'
    return Built(packed(made))


@construction
def comments_part_gone_but_related() -> Built:
    made = entries(document(BODY))
    made["word/_rels/document.xml.rels"] = relations(("comments", "comments.xml"))
    return Built(packed(made))


@construction
def comments_part_gone_but_declared() -> Built:
    made = entries(document(BODY))
    kind = f"{TYPES}comments+xml"
    made["[Content_Types].xml"] = types({"word/Comments.xml": kind, "word/people.xml": "application/xml"})
    return Built(packed(made))


@construction
def comments_related_twice() -> Built:
    made = entries(document(BODY), {"comments": root("comments", "")})
    made["word/_rels/document.xml.rels"] = relations(("comments", "comments.xml"), ("comments", "/word/comments.xml"))
    return Built(packed(made))


@construction
def comments_part_there_but_unrelated() -> Built:
    made = entries(document(BODY))
    made["word/comments.xml"] = root("comments", "")
    return Built(packed(made))


@construction
def styles_in_chinese() -> Built:
    style = '<w:style w:type="{}" w:styleId="{}"><w:name w:val="{}"/></w:style>'
    styles = style.format("paragraph", "a3", "annotation text") + style.format(
        "character", "a4", "annotation reference"
    )
    settings = '<w:trackRevisions/><w:documentProtection w:edit="trackedChanges" w:enforcement="1"/>'
    return Built(
        packed(entries(document(BODY), {"styles": root("styles", styles), "settings": root("settings", settings)}))
    )


@construction
def glossary_and_properties() -> Built:
    made = entries(document(BODY))
    made["word/glossary/document.xml"] = root(
        "glossaryDocument", f"<w:docParts><w:docPart><w:docPartBody>{p(TEXT)}</w:docPartBody></w:docPart></w:docParts>"
    )
    made["word/_rels/document.xml.rels"] = relations(("glossaryDocument", "glossary/document.xml"))
    made["docProps/custom.xml"] = "<Properties xmlns='urn:p'/>"
    made["[trash]/0000.dat"] = b"\0" * 20
    made["customXml/item1.xml"] = "<a/>"
    return Built(packed(made))


@construction
def template() -> Built:
    made = entries(document(BODY))
    made["[Content_Types].xml"] = types({}, main_type=f"{TYPES}template.main+xml")
    return Built(packed(made), ".dotx")


@construction
def macros() -> Built:
    made = entries(document(BODY))
    made["[Content_Types].xml"] = types({}, main_type="application/vnd.ms-word.document.macroEnabled.main+xml")
    made["word/vbaProject.bin"] = b"\xd0\xcf\x11\xe0"
    return Built(packed(made), ".docm")


@construction
def strict() -> Built:
    notes = root("footnotes", note("footnote", 1, p("注120")))
    made = entries(document(BODY, p(box(p("框6.5%"))), sdt(p("控件"))), {"footnotes": notes})
    old = NAMESPACES["r"]
    text = {
        n: c.replace(W, STRICT).replace(old, STRICT_R) if isinstance(c, str) and "Content" not in n else c
        for n, c in made.items()
    }
    return Built(packed(text))


@construction
def signed() -> Built:
    made = entries(document(BODY))
    made["_xmlsignatures/sig1.xml"] = '<Signature xmlns="http://www.w3.org/2000/09/xmldsig#"/>'
    made["_rels/.rels"] = relations(
        ("officeDocument", "word/document.xml"), ("digital-signature/origin", "_xmlsignatures/origin.sigs")
    )
    return Built(packed(made))


def _zipped(change: str) -> Built:
    out = io.BytesIO()
    stored = zipfile.ZIP_STORED if change == "stored" else zipfile.ZIP_DEFLATED
    made = entries(document(BODY))
    with zipfile.ZipFile(out, "w", stored) as archive:
        if change == "folders":
            archive.writestr("word/", b"")
            archive.writestr("empty/", b"")
        if change == "comment":
            archive.comment = "压缩包的说明".encode()
        names = list(made)[::-1] if change == "backwards" else list(made)
        for name in names:
            entry = zipfile.ZipInfo(name, (2026, 1, 5, 9, 0, 1))
            entry.compress_type, entry.external_attr = stored, 0o600 << 16
            if change == "extra":
                entry.extra = b"\x55\x54\x05\x00\x01\x00\x00\x00\x00"
            archive.writestr(entry, made[name])
    return Built(out.getvalue())


@construction
def zip_stored() -> Built:
    return _zipped("stored")


@construction
def zip_with_folders() -> Built:
    return _zipped("folders")


@construction
def zip_with_comment() -> Built:
    return _zipped("comment")


@construction
def zip_backwards() -> Built:
    return _zipped("backwards")


@construction
def zip_with_extra_fields() -> Built:
    return _zipped("extra")


class _Unseekable(io.RawIOBase):
    """A stream that cannot go back, so that sizes are written behind the data."""

    def __init__(self) -> None:
        self.data = bytearray()

    def writable(self) -> bool:
        return True

    def write(self, data: object) -> int:
        self.data += bytes(data)  # type: ignore[call-overload]
        return len(bytes(data))  # type: ignore[call-overload]


@construction
def zip_with_data_descriptors() -> Built:
    out = _Unseekable()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:  # type: ignore[call-overload]
        for name, content in entries(document(BODY)).items():
            archive.writestr(name, content)
    return Built(bytes(out.data))
