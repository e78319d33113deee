"""Word documents for the fuzzer: parts spoiled as markup, packed in memory without compression.

Packages are made of few parts, each of some hundred characters, so that reading one costs less than a millisecond.
"""

from __future__ import annotations

import io
import random
import struct
import zipfile
import zlib
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from lxml import etree

from checker.sources import plan_of
from checker.sources.drawn import drawn
from tests import word_builder as build
from tests.endurance.mutations import ODD_VALUES, spoiled_bytes, spoiled_markup
from tests.endurance.text_reader import WORDS, check, understood

PATH = Path("稿件.docx")
MAIN, RELATIONS, TYPES = "word/document.xml", "word/_rels/document.xml.rels", "[Content_Types].xml"
_W_NAMES = """
body p r t tab ptab br cr noBreakHyphen sym fldChar instrText fldSimple del ins moveFrom moveTo pPr rPr pStyle rStyle
outlineLvl numPr ilvl numId sectPr pgSz pgMar footerReference headerReference tbl tblPr tblGrid tr trPr tc tcPr gridSpan
vMerge hMerge gridBefore gridAfter sdt sdtPr sdtContent sdtEndPr tag hyperlink smartTag bookmarkStart bookmarkEnd
commentRangeStart footnoteReference endnoteReference txbxContent pict drawing object altChunk delText delInstrText rt
ruby rFonts sz spacing style name basedOn docDefaults rPrDefault pPrDefault abstractNum num lvl lvlOverride
startOverride abstractNumId numStyleLink styleLink start numFmt lvlText lvlRestart isLgl footnote endnote document
styles numbering
""".split()
_OTHER_NAMES = "mc:AlternateContent mc:Choice mc:Fallback wps:txbx wp:inline a:blip m:oMath x v:imagedata".split()
NAMES = (*(f"w:{name}" for name in _W_NAMES), *_OTHER_NAMES)
_W_ATTRIBUTES = """
val id type default styleId abstractNumId numId ilvl w h orient left top line lineRule eastAsia eastAsiaTheme
fldCharType instr font char format author date fill customMarkFollows top bottom
""".split()
_OTHER_ATTRIBUTES = "r:id r:embed Id xml:space xmlns:w xmlns cx style mc:Ignorable".split()
ATTRIBUTES = (*(f"w:{name}" for name in _W_ATTRIBUTES), *_OTHER_ATTRIBUTES)
PACKAGE_NAMES = "Relationship", "Relationships", "Override", "Default", "Types", "x"
PACKAGE_ATTRIBUTES = "Id", "Target", "Type", "TargetMode", "PartName", "Extension", "ContentType", "xmlns"
SPACES = ' xmlns:wps="urn:wps" xmlns:wp="urn:wp" xmlns:a="urn:a" xmlns:m="urn:m" xmlns:v="urn:v"'

STYLES = build.part(
    "styles",
    '<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="32"/></w:rPr></w:rPrDefault></w:docDefaults>'
    '<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/><w:basedOn w:val="a"/>'
    '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr><w:outlineLvl w:val="0"/></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="T"><w:name w:val="toc 1"/><w:basedOn w:val="1"/></w:style>',
)
NUMBERING = build.part(
    "numbering",
    '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/>'
    '<w:pStyle w:val="1"/><w:lvlText w:val="第%1章"/></w:lvl><w:lvl w:ilvl="1"><w:numFmt w:val="decimal"/>'
    '<w:lvlRestart w:val="1"/><w:lvlText w:val="%1.%2"/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="3"/>'
    "</w:lvlOverride></w:num>",
)
NOTES = build.part("footnotes", f'<w:footnote w:id="1">{build.paragraph("注")}</w:footnote>')
FOOTER = build.part("ftr", build.paragraph(build.field("PAGE", "1")))
_NUMBERED = '<w:numPr><w:ilvl w:val="{}"/><w:numId w:val="{}"/></w:numPr>'
_MERGED = '<w:gridSpan w:val="2"/>', '<w:vMerge w:val="restart"/>', "<w:vMerge/>", '<w:hMerge w:val="continue"/>'
_INLINE = (
    '<w:drawing><wp:inline xmlns:wp="urn:wp"><wp:extent cx="12700" cy="12700"/>'
    '<a:blip xmlns:a="urn:a" r:embed="rId1"/></wp:inline></w:drawing>',
    '<w:r><w:footnoteReference w:id="1"/></w:r>',
    '<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>',
    '<w:proofErr w:type="gramStart"/>',
    '<w:fldSimple w:instr=" REF x "><w:r><w:t>图1</w:t></w:r></w:fldSimple>',
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r>',
    '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
    '<w:r><w:instrText> TOC \\o </w:instrText></w:r>',
)  # fmt: skip


def make(chance: random.Random) -> bytes:
    """Return a small document with one or more of its parts spoiled, or the zip itself."""
    parts = dict(_parts(chance.randrange(8)))
    body = build.document(*(_block(chance, 0) for _ in range(1 + chance.randrange(4))))
    parts[MAIN] = body.replace(' xmlns:wps="urn:wps"', SPACES, 1).encode()
    for _ in range(chance.randrange(4)):
        name = MAIN if chance.randrange(2) else chance.choice(sorted(parts))
        parts[name] = _spoiled(chance, parts[name], *_vocabulary(name))
    if not chance.randrange(30):
        parts = _other_entries(chance, parts)
    data = stored(parts)
    return spoiled_bytes(chance, data) if not chance.randrange(12) else data


def _vocabulary(part: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the names of elements and attributes that a part of this name may have."""
    return (PACKAGE_NAMES, PACKAGE_ATTRIBUTES) if part == TYPES or part.endswith(".rels") else (NAMES, ATTRIBUTES)


def _spoiled(chance: random.Random, part: bytes, names: tuple[str, ...], attributes: tuple[str, ...]) -> bytes:
    if not chance.randrange(12):
        return spoiled_bytes(chance, part)
    try:
        markup = part.decode()
    except UnicodeDecodeError:
        return spoiled_bytes(chance, part)
    for _ in range(1 + chance.randrange(3)):
        markup = spoiled_markup(chance, markup, names, attributes)
    data = markup.encode("utf-8" if chance.randrange(20) else "utf-16", "replace")
    return _mended(data) if chance.randrange(4) else data


def _mended(data: bytes) -> bytes:
    """Return the markup with its tags closed: what is not well-formed is refused before the reader proper sees it."""
    try:
        root = etree.fromstring(data, etree.XMLParser(recover=True, resolve_entities=False))
    except etree.XMLSyntaxError:
        return data
    return data if root is None else etree.tostring(root, encoding="UTF-8", xml_declaration=True)


def _other_entries(chance: random.Random, parts: dict[str, bytes]) -> dict[str, bytes]:
    """Return the parts with one left out, renamed, or one more of a strange name."""
    name, way = chance.choice(sorted(parts)), chance.randrange(3)
    if way == 0:
        return {n: data for n, data in parts.items() if n != name}
    if way == 1:
        return {n.upper() if n == name else n: data for n, data in parts.items()}
    return {**parts, chance.choice(ODD_VALUES).encode("utf-8", "replace").decode(): parts[name]}


@cache
def _parts(which: int) -> Mapping[str, bytes]:
    """Return the parts of a package beside its body: which of styles, numbering, notes and footer it has."""
    parts = {"styles": STYLES, "numbering": NUMBERING, "footnotes": NOTES, "footer1": FOOTER}
    kept = {name: xml for n, (name, xml) in enumerate(parts.items()) if which & (1 << n % 3)}
    return entries(build.package(parts=kept))


def entries(data: bytes) -> dict[str, bytes]:
    """Return the parts of a package by name."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _block(chance: random.Random, depth: int) -> str:
    """Return a block of the body: a paragraph, a table, a content control, or an element where it does not belong."""
    way = chance.randrange(10)
    if way < 5 or depth > 2:
        return paragraph(chance, depth)
    if way < 7:
        rows = [[_cell(chance, depth) for _ in range(chance.randrange(4))] for _ in range(1 + chance.randrange(3))]
        return build.table(*rows)
    inner = "".join(_block(chance, depth + 1) for _ in range(chance.randrange(3)))
    if way == 7:
        return f"<w:sdt><w:sdtPr><w:tag w:val='x'/></w:sdtPr><w:sdtContent>{inner}</w:sdtContent></w:sdt>"
    name = chance.choice(NAMES)
    return f"<{name} {_attribute(chance)}>{inner}</{name}>"


def _attribute(chance: random.Random) -> str:
    name, value = chance.choice(ATTRIBUTES[:20]), chance.choice(ODD_VALUES[:18])
    return f'{name}="{value}"'


def _cell(chance: random.Random, depth: int) -> str:
    merged = chance.choice(_MERGED) if not chance.randrange(3) else ""
    return build.cell(_block(chance, depth + 1) if chance.randrange(2) else _words(chance), properties=merged)


def paragraph(chance: random.Random, depth: int = 0) -> str:
    """Return a paragraph of runs, changes, fields and whatever else stands in one."""
    numbered = _NUMBERED.format(chance.choice("0128"), chance.choice("0129")) if not chance.randrange(3) else ""
    style = chance.choice(("", "", "1", "T", "a", "no"))
    mark = chance.choice(("", "", "", "", "<w:rPr><w:del w:id='1'/></w:rPr>", "<w:outlineLvl w:val='1'/>"))
    return build.paragraph(
        *(_piece(chance, depth) for _ in range(chance.randrange(5))), style=style, properties=numbered + mark
    )


def _piece(chance: random.Random, depth: int) -> str:
    way, words = chance.randrange(10), _words(chance)
    if way < 4:
        return build.run(words)
    if way == 4:
        return build.inserted(words)
    if way == 5:
        return build.deleted(words)
    if way == 6:
        return build.field(chance.choice(("PAGE", "TOC", "REF x", "")), words)
    if way == 7 and depth < 2:
        return build.text_box(_block(chance, depth + 1))
    return chance.choice(_INLINE)


def _words(chance: random.Random) -> str:
    return "".join(chance.choice(WORDS) for _ in range(1 + chance.randrange(3))).replace("<", "")


def stored(parts: Mapping[str, bytes]) -> bytes:
    """Return a zip of the parts without compression; faster than `zipfile` by far."""
    body, directory = bytearray(), bytearray()
    for name, data in parts.items():
        encoded = name.encode("utf-8", "replace")
        common = struct.pack(
            "<HHHHHIIIHH", 20, 0x800, 0, 0, 0x21, zlib.crc32(data), len(data), len(data), len(encoded), 0
        )
        directory += b"PK\x01\x02\x14\x00" + common + struct.pack("<HHHII", 0, 0, 0, 0, len(body)) + encoded
        body += b"PK\x03\x04" + common + encoded + data
    count = len(parts)
    return bytes(
        body + directory + struct.pack("<4s4H2IH", b"PK\x05\x06", 0, 0, count, count, len(directory), len(body), 0)
    )


def run(data: bytes) -> int:
    """Read the document, and now and then what it draws and says; returns how many executions it was."""
    plan = plan_of(PATH, data)
    check(plan)
    which = zlib.crc32(data) % 8  # the same whenever the same input is run again
    if which == 0:
        understood(plan)
    elif which == 1:
        drawn(data)
    return 1
