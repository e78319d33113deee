"""Small Word files for tests: markup as strings, packed as Word packs it."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from xml.sax.saxutils import escape

from checker.sources.wordml import MC, R, W

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
MAIN_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
SPACES = (
    f'xmlns:w="{W}" xmlns:r="{R}" xmlns:mc="{MC}" xmlns:wps="urn:wps" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" mc:Ignorable="w14"'
)
WHO = 'w:author="张三" w:date="2026-01-05T09:00:00Z"'


def run(text: str, properties: str = "") -> str:
    """Return a run; tab and line feed become their elements."""
    pieces = "".join(
        {"\t": "<w:tab/>", "\n": "<w:br/>"}.get(piece, f'<w:t xml:space="preserve">{escape(piece)}</w:t>')
        for piece in _pieces(text)
    )
    return f"<w:r>{f'<w:rPr>{properties}</w:rPr>' if properties else ''}{pieces}</w:r>"


def _pieces(text: str) -> list[str]:
    pieces: list[str] = [""]
    for character in text:
        if character in "\t\n":
            pieces += [character, ""]
        else:
            pieces[-1] += character
    return [piece for piece in pieces if piece]


def inserted(text: str, number: int = 1) -> str:
    """Return a run inserted with tracking."""
    return f'<w:ins w:id="{number}" {WHO}>{run(text)}</w:ins>'


def deleted(text: str, number: int = 2) -> str:
    """Return a run deleted with tracking."""
    return f'<w:del w:id="{number}" {WHO}><w:r><w:delText xml:space="preserve">{escape(text)}</w:delText></w:r></w:del>'


def field(code: str, result: str) -> str:
    """Return a complex field."""
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    instruction = f'<w:r><w:instrText xml:space="preserve"> {code} </w:instrText></w:r>'
    return mark.format("begin") + instruction + mark.format("separate") + run(result) + mark.format("end")


def paragraph(*content: str, style: str = "", properties: str = "") -> str:
    """Return a paragraph; content that is no markup becomes a run."""
    inner = "".join(piece if piece.startswith("<") else run(piece) for piece in content)
    inside = (f'<w:pStyle w:val="{style}"/>' if style else "") + properties
    return f"<w:p>{f'<w:pPr>{inside}</w:pPr>' if inside else ''}{inner}</w:p>"


def cell(*content: str, properties: str = "") -> str:
    """Return a table cell of paragraphs; content that is no markup becomes a paragraph."""
    inner = "".join(piece if piece.startswith("<") else paragraph(piece) for piece in content) or "<w:p/>"
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inner}</w:tc>"


def table(*rows: list[str] | str) -> str:
    """Return a table of rows: markup, or cells; a cell that is no markup becomes one."""
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{''.join(r if isinstance(r, str) else row(r) for r in rows)}</w:tbl>"


def row(cells: list[str], properties: str = "") -> str:
    """Return a table row of cells."""
    inner = "".join(piece if piece.startswith("<") else cell(piece) for piece in cells)
    return f"<w:tr>{f'<w:trPr>{properties}</w:trPr>' if properties else ''}{inner}</w:tr>"


def text_box(*paragraphs: str) -> str:
    """Return a run with a text box, stored twice as Word does."""
    content = f"<w:txbxContent>{''.join(paragraphs)}</w:txbxContent>"
    return (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps">'
        f"<w:drawing><wps:txbx>{content}</wps:txbx></w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict>{content}</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )


def document(*body: str) -> str:
    """Return word/document.xml with the given block markup in its body."""
    end = '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr>'
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><w:document {SPACES}><w:body>{"".join(body)}{end}</w:body></w:document>'
    )


def part(root: str, content: str) -> str:
    """Return another part: `root` is `styles`, `numbering`, `footnotes`, `ftr` …"""
    return f'<?xml version="1.0" encoding="UTF-8"?><w:{root} {SPACES}>{content}</w:{root}>'


def package(
    *body: str,
    parts: Mapping[str, str] | None = None,
    main: str = "word/document.xml",
    main_type: str = MAIN_TYPE,
    files: Mapping[str, bytes | str] | None = None,
) -> bytes:
    """Return a .docx of the given body.

    `parts` are further parts by the name of their relationship (`styles`, `numbering`, `footnotes`, `header` …),
    stored as word/NAME.xml; a digit at the end tells parts of one kind apart. `files` are added or replaced as given.
    """
    parts = parts or {}
    kinds = {name: name.rstrip("0123456789") for name in parts}
    prefix = "application/vnd.openxmlformats-officedocument.wordprocessingml."
    overrides = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{prefix}{kind}+xml"/>' for name, kind in kinds.items()
    )
    relations = "".join(
        f'<Relationship Id="rId{i}" Type="{OFFICE}/{kind}" Target="{name}.xml"/>'
        for i, (name, kind) in enumerate(kinds.items(), 1)
    )
    folder, _, name = main.rpartition("/")
    entries: dict[str, bytes | str] = {
        "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/{main}" ContentType="{main_type}"/>{overrides}</Types>',
        "_rels/.rels": f'<Relationships xmlns="{PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{OFFICE}/officeDocument" Target="{main}"/></Relationships>',
        f"{folder}/_rels/{name}.rels": f'<Relationships xmlns="{PACKAGE}/relationships">{relations}</Relationships>',
        main: document(*body),
        **{f"{folder}/{name}.xml": content for name, content in parts.items()},
        **(files or {}),
    }
    return packed(entries)


def packed(entries: Mapping[str, bytes | str]) -> bytes:
    """Return a zip of the entries."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries.items():
            archive.writestr(name, content)
    return out.getvalue()
