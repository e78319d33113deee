"""Word files as raw markup: what every construction is made with."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

from tests.word_builder import packed

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml."
MAIN = f"{TYPES}document.main+xml"
NAMESPACES = {
    "w": W,
    "r": R,
    "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "v": "urn:schemas-microsoft-com:vml",
    "o": "urn:schemas-microsoft-com:office:office",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
    "w15": "http://schemas.microsoft.com/office/word/2012/wordml",
}
SECTION = '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr>'
WHO = 'w:author="张三" w:date="2026-01-05T09:00:00Z"'
TEXT = "到2030年，规模以上工业增加值达到120亿元，年均增长6.5%。"


class Built(NamedTuple):
    """A file and the suffix that it wants."""

    data: bytes
    suffix: str = ".docx"


def construction(build: Callable[[], Built]) -> Callable[[], Built]:
    """Mark a builder as one of the constructions."""
    build.is_construction = True  # type: ignore[attr-defined]
    return build


def spaces(ignorable: str = "w14 w15", **changes: str) -> str:
    """Return the declarations of a root."""
    declared = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in (NAMESPACES | changes).items())
    return f'{declared} mc:Ignorable="{ignorable}"'


def root(name: str, content: str) -> str:
    """Return a part of its own."""
    return f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:{name} {spaces()}>{content}</w:{name}>'


def document(*body: str, section: str = SECTION) -> str:
    """Return the main part."""
    return root("document", f"<w:body>{''.join(body)}{section}</w:body>")


def types(overrides: Mapping[str, str], main: str = "word/document.xml", main_type: str = MAIN) -> str:
    """Return [Content_Types].xml."""
    rows = "".join(
        f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, kind in {main: main_type, **overrides}.items()
    )
    return (
        f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{rows}</Types>'
    )


def relations(*targets: tuple[str, str]) -> str:
    """Return a part of relationships: (the last step of the type, target)."""
    rows = "".join(
        f'<Relationship Id="rId{n}" Type="{R}/{kind}" Target="{target}"/>'
        for n, (kind, target) in enumerate(targets, 1)
    )
    return f'<Relationships xmlns="{PACKAGE}/relationships">{rows}</Relationships>'


def entries(main_xml: str | bytes, parts: Mapping[str, str | bytes] | None = None) -> dict[str, str | bytes]:
    """Return a package's entries: the main part, and others by kind (`comments`, `footnotes`, `header1` …)."""
    parts = parts or {}
    kinds = {name: name.rstrip("0123456789") for name in parts}
    return {
        "[Content_Types].xml": types({f"word/{name}.xml": f"{TYPES}{kind}+xml" for name, kind in kinds.items()}),
        "_rels/.rels": relations(("officeDocument", "word/document.xml")),
        "word/document.xml": main_xml,
        "word/_rels/document.xml.rels": relations(*((kind, f"{name}.xml") for name, kind in kinds.items())),
        **{f"word/{name}.xml": content for name, content in parts.items()},
    }


def built(*body: str, parts: Mapping[str, str | bytes] | None = None, suffix: str = ".docx") -> Built:
    """Return a file of body markup, a paragraph of text before and behind it."""
    return Built(packed(entries(document(p("开头一段。"), *body, p("最后一段。")), parts)), suffix)


def r(text: str = TEXT, properties: str = "") -> str:
    """Return a run."""
    return f'<w:r>{f"<w:rPr>{properties}</w:rPr>" if properties else ""}<w:t xml:space="preserve">{text}</w:t></w:r>'


def p(*content: str, properties: str = "") -> str:
    """Return a paragraph; what is no markup becomes a run."""
    inner = "".join(c if c.startswith("<") else r(c) for c in content)
    return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{inner}</w:p>"


def tc(*content: str, properties: str = "") -> str:
    """Return a cell; what is no markup becomes a paragraph."""
    inner = "".join(c if c.startswith("<") else p(c) for c in content)
    return f'<w:tc><w:tcPr><w:tcW w:w="2000" w:type="dxa"/>{properties}</w:tcPr>{inner}</w:tc>'


def tr(*cells: str, properties: str = "") -> str:
    """Return a row."""
    return f"<w:tr>{f'<w:trPr>{properties}</w:trPr>' if properties else ''}{''.join(cells)}</w:tr>"


def tbl(*rows: str) -> str:
    """Return a table of two columns."""
    head = '<w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr>'
    return f'<w:tbl>{head}<w:tblGrid><w:gridCol w:w="2000"/><w:gridCol w:w="2000"/></w:tblGrid>{"".join(rows)}</w:tbl>'


def sdt(content: str, properties: str = '<w:id w:val="5"/>') -> str:
    """Return a content control."""
    return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>"


def mark(kind: str) -> str:
    """Return a run with a mark of a complex field."""
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def code(text: str) -> str:
    """Return a run with a field's code."""
    return f'<w:r><w:instrText xml:space="preserve"> {text} </w:instrText></w:r>'


def field(text: str, result: str) -> str:
    """Return a complex field."""
    return mark("begin") + code(text) + mark("separate") + result + mark("end")


def box(*paragraphs: str) -> str:
    """Return a run with a text box, stored twice as Word does."""
    inner = f"<w:txbxContent>{''.join(paragraphs)}</w:txbxContent>"
    shape = (
        '<w:drawing><wp:inline><wp:extent cx="1000" cy="1000"/><wp:docPr id="1" name="框"/><a:graphic>'
        f'<a:graphicData uri="{NAMESPACES["wps"]}"><wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr/>'
        f"<wps:txbx>{inner}</wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing>"
    )
    old = f'<w:pict><v:shape style="width:10pt;height:10pt"><v:textbox>{inner}</v:textbox></v:shape></w:pict>'
    return (
        f'<w:r><mc:AlternateContent><mc:Choice Requires="wps">{shape}</mc:Choice>'
        f"<mc:Fallback>{old}</mc:Fallback></mc:AlternateContent></w:r>"
    )


def revision(kind: str, number: int, content: str) -> str:
    """Return someone's `ins`, `del`, `moveFrom` or `moveTo` around runs, or an empty mark."""
    if kind in ("del", "moveFrom"):
        content = (
            content.replace("<w:t ", "<w:delText ").replace("</w:t>", "</w:delText>") if kind == "del" else content
        )
    return f'<w:{kind} w:id="{number}" {WHO}>{content}</w:{kind}>'


def note(kind: str, number: int, *paragraphs: str, separator: str = "") -> str:
    """Return a note of a notes part; `separator` makes it one of the two separators."""
    of_type = f' w:type="{separator}"' if separator else ""
    return f'<w:{kind}{of_type} w:id="{number}">{"".join(paragraphs)}</w:{kind}>'
