"""What WPS, generators and other versions of Word write differently: read all the same, and written again."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

import pytest

from checker.errors import BrokenZip
from checker.plan import BODY
from checker.sources import plan_of, read_plan
from checker.sources.wordml import R_STRICT, W_STRICT, R, W
from checker.word.changes import Anchor, Comment, Replacement
from checker.word.export import export
from tests import word_builder as build

TEXTS = ["临溪区发展规划", "到2030年，森林覆盖率达到35%。"]
BODY_XML = build.document(*map(build.paragraph, TEXTS))
GOOD = build.package(*map(build.paragraph, TEXTS))
TYPES = "[Content_Types].xml"
RELS = "word/_rels/document.xml.rels"


def entries(data: bytes = GOOD) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def changed(old: str, new: str, name: str = "word/document.xml") -> bytes:
    """Return the document with all of one text in a part replaced."""
    found = entries()
    assert old.encode() in found[name]
    return build.packed({**found, name: found[name].replace(old.encode(), new.encode())})


def renamed(names: Mapping[str, str]) -> bytes:
    """Return the document with entries under other names."""
    return build.packed({names.get(name, name): data for name, data in entries().items()})


def without(name: str) -> bytes:
    return build.packed({n: data for n, data in entries().items() if n != name})


def with_relations(relations: str) -> bytes:
    rels = f'<Relationships xmlns="{build.PACKAGE}/relationships">{relations}</Relationships>'
    return build.packed({**entries(), RELS: rels})


def strict() -> bytes:
    office = "http://purl.oclc.org/ooxml/officeDocument/relationships"
    out = {}
    for name, data in entries().items():
        text = data.decode().replace(W, W_STRICT).replace(R, R_STRICT).replace(build.OFFICE, office)
        out[name] = text.encode()
    return build.packed(out)


def reference(kind: str, target: str, more: str = "") -> str:
    return f'<Relationship Id="{kind}" Type="{build.OFFICE}/{kind}" Target="{target}"{more}/>'


GLOSSARY = build.packed(
    {
        **entries(with_relations(reference("glossaryDocument", "glossary/document.xml"))),
        "word/glossary/document.xml": build.part(
            "glossaryDocument", f"<w:docParts>{build.paragraph('占位')}</w:docParts>"
        ),
    }
)
TEMPLATE = build.MAIN_TYPE.replace("document.main", "template.main")
MACRO = "application/vnd.ms-word.document.macroEnabled.main+xml"
ODDITIES = {
    "comments and processing instructions of WPS": changed("<w:p>", "<!-- wps --><?wps x?><w:p><!--a--><?b?>"),
    "comments between characters": changed("发展", "发<!-- x -->展"),
    "a processing instruction in a run": changed("<w:t ", "<?wps y?><w:t "),
    "no content types of parts": build.packed(
        {
            **entries(),
            TYPES: f'<Types xmlns="{build.PACKAGE}/content-types"><Default Extension="xml" ContentType="a/b"/></Types>',
        }
    ),
    "names in other case": renamed({"word/document.xml": "Word/Document.XML", RELS: "word/_rels/Document.xml.rels"}),
    "targets in other case": changed("word/document.xml", "/WORD/document.XML", "_rels/.rels"),
    "no relationships of the main part": without(RELS),
    "relationships that lead nowhere": with_relations(
        reference("image", "media/gone.png") + reference("styles", "gone.xml") + reference("hyperlink", "word/#anchor")
    ),
    "a thumbnail that is not there": changed(
        "</Rel", reference("thumbnail", "docProps/t.jpeg") + "</Rel", "_rels/.rels"
    ),
    "targets outside": with_relations(reference("attachedTemplate", "http://127.0.0.1:9/t", ' TargetMode="External"')),
    "typed as a template": changed(build.MAIN_TYPE, TEMPLATE, TYPES),
    "typed with macros": changed(build.MAIN_TYPE, MACRO, TYPES),
    "Strict": strict(),
    "with a glossary": GLOSSARY,
    "main part elsewhere": build.package(*map(build.paragraph, TEXTS), main="正文/部件 1.xml"),
    "main part at the top": build.packed(
        {n.removeprefix("word/"): d.replace(b"word/document", b"document") for n, d in entries().items()}
    ),
    "UTF-8 with mark": build.packed({**entries(), "word/document.xml": BODY_XML.encode("utf-8-sig")}),
    "UTF-16": build.packed({**entries(), "word/document.xml": BODY_XML.replace("UTF-8", "UTF-16").encode("utf-16")}),
    "CRLF between elements": changed("><", ">\r\n<"),
    "CRLF before the declaration's end": changed(
        'encoding="UTF-8"?>', 'encoding="UTF-8"\r\n standalone="yes" ?>\r\n\r\n'
    ),
    "single quotes": changed('"', "'"),
    "no declaration": changed('<?xml version="1.0" encoding="UTF-8"?>', ""),
    "another prefix": build.packed(
        {
            **entries(),
            "word/document.xml": BODY_XML.replace("xmlns:w=", "xmlns:ns0=")
            .replace("<w:", "<ns0:")
            .replace("</w:", "</ns0:")
            .replace(" w:", " ns0:")
            .encode(),
        }
    ),
    "stored, not compressed": build.packed({}),
    "folders as entries": build.packed({"word/": b"", "_rels/": b"", **entries()}),
    "soft hyphens and zero width marks": changed("森林", "森\u200b林"),
}


def _stored() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        for name, data in entries().items():
            archive.writestr(name, data)
    return out.getvalue()


ODDITIES["stored, not compressed"] = _stored()


def test_without_content_types_it_is_read_but_not_written(tmp_path: Path) -> None:
    draft = tmp_path / "草案.docx"
    draft.write_bytes(without(TYPES))
    assert texts(draft.read_bytes(), draft) == TEXTS
    with pytest.raises(BrokenZip, match=r"缺少\[Content_Types\]\.xml"):
        export(
            draft,
            tmp_path / "副本.docx",
            comments=[Comment(Anchor(1, 0, 1), "请核对。")],
            author="核稿助手",
            when=datetime(2026, 1, 5, 9),
        )


def texts(data: bytes, path: Path) -> list[str]:
    return [b.text.replace("\u200b", "") for b in plan_of(path, data).blocks if b.part == BODY]


@pytest.mark.parametrize("name", ODDITIES)
def test_it_is_read_and_written_again(name: str, tmp_path: Path) -> None:
    draft, output = tmp_path / "草案.docx", tmp_path / "副本.docx"
    draft.write_bytes(ODDITIES[name])
    assert texts(draft.read_bytes(), draft) == TEXTS
    where = read_plan(draft).blocks[1]
    refused = export(
        draft,
        output,
        comments=[Comment(Anchor(where.line, 1, 5), "请核对。")],
        replacements=[Replacement(Anchor(where.line, 0, 1), "至")],
        author="核稿助手",
        when=datetime(2026, 1, 5, 9),
    )
    assert not refused
    assert texts(output.read_bytes(), output) == [TEXTS[0], "至" + TEXTS[1][1:]]
