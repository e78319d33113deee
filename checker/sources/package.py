"""A Word package opened with care: what a hostile or broken zip could do is refused before it is done.

Limits: entries, inflated size and ratio, judged from the directory and again while reading; elements and attributes,
counted before a tree is built. Names that repeat or lead out of the package, entries that share bytes, and any DOCTYPE
are refused. Nothing outside the package is ever followed.
"""

from __future__ import annotations

import io
import posixpath
import struct
import zipfile
import zlib
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import unquote

from lxml import etree

from checker.errors import (
    BrokenXml,
    BrokenZip,
    Encrypted,
    HostilePackage,
    NoMainPart,
    NotAZip,
    NotWord,
    OldWord,
)
from checker.sources.wordml import Element

MAX_ENTRIES = 5_000
MAX_INFLATED = 300 << 20
MAX_RATIO = 200
RATIO_MATTERS_FROM = 20 << 20
MAX_XML = 64 << 20
MAX_TAGS = 2_000_000
"""Opening and closing tags of one part; 800 pages have some 200,000."""
MAX_RELATIONSHIPS = 50_000
ATTRIBUTES_A_TAG = 10
ATTRIBUTES_MATTER_FROM = 5_000

OLE_MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ZIP_MAGIC = b"PK"

_ENTRY, _LOCAL, _END = b"PK\x01\x02", b"PK\x03\x04", b"PK\x05\x06"
_LOCAL_SIZE, _END_SIZE = 30, 22
_LONGEST_COMMENT = 0xFFFF
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
"""What the standard allows; others may ask for any amount of memory."""

_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_DOCTYPES = tuple("<!DOCTYPE".encode(code) for code in ("ascii", "utf-16-le", "utf-16-be"))
_OTHER_KINDS = {"spreadsheetml": "Excel 工作簿", "presentationml": "PowerPoint 演示文稿", "xps": "XPS 文档"}


@dataclass(frozen=True, slots=True)
class Relationship:
    """A relationship: its id, the last step of its type (`styles`, `header` …), and the part it leads to.

    `target` is None where it leads out of the package or to a part that is not there.
    """

    id: str
    kind: str
    target: str | None


def parser() -> etree.XMLParser:
    """Return a parser that resolves no entity, loads no DTD, and keeps libxml2's limits."""
    return etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_blank_text=False
    )


def parse_xml(data: bytes, name: str) -> Element:
    """Return the root element of the part `name`; raises HostilePackage or BrokenXml."""
    if any(mark in data for mark in _DOCTYPES):
        raise HostilePackage(detail=f"{name}含有 DOCTYPE 声明")
    _check_markup(data, name)
    try:
        root = etree.fromstring(data, parser())
    except (etree.XMLSyntaxError, ValueError, LookupError) as error:
        line = getattr(error, "lineno", None)
        raise BrokenXml(detail=f"{name}第{line}行" if line else name) from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise HostilePackage(detail=f"{name}含有 DOCTYPE 声明")
    return root


def _check_markup(data: bytes, name: str) -> None:
    """Raise HostilePackage for more elements or attributes than any document has: a tree takes ten times the bytes."""
    tags, attributes = data.count(b"<"), data.count(b'="') + data.count(b"='")
    if tags > MAX_TAGS:
        raise HostilePackage(detail=f"{name}的标记多达{tags}个")
    if attributes > max(ATTRIBUTES_MATTER_FROM, ATTRIBUTES_A_TAG * tags):
        raise HostilePackage(detail=f"{name}的属性多达{attributes}个")


class Package:
    """A .docx opened from its bytes. Part names are compared without regard to case, as the standard says.

    Raises NotAZip, BrokenZip, Encrypted, OldWord, HostilePackage, NotWord or NoMainPart.
    """

    def __init__(self, data: bytes) -> None:
        self.data = data
        self._zip = _open(data)
        self.entries = tuple(self._zip.infolist())
        _check(self.entries)
        _check_places(data, self.entries)
        self._names = {entry.filename.lower(): entry.filename for entry in self.entries}
        self._read = 0
        self._relations: dict[str, tuple[Relationship, ...]] = {}

    @property
    def names(self) -> tuple[str, ...]:
        """Return the names of all entries, in the directory's order."""
        return tuple(entry.filename for entry in self.entries)

    def find(self, name: str) -> str | None:
        """Return the part's name as the package spells it, or None."""
        return self._names.get(name.lower().lstrip("/"))

    def read(self, name: str) -> bytes:
        """Return the content of a part; raises BrokenZip, Encrypted, or HostilePackage beyond the limits."""
        found = self.find(name)
        if found is None:
            raise BrokenZip(detail=f"缺少{name}")
        if self._zip.getinfo(found).compress_type not in _METHODS:
            raise BrokenZip(detail=f"{name}的压缩方法不是 Word 所用的")
        try:
            with self._zip.open(found) as stream:
                data = stream.read(MAX_INFLATED - self._read + 1)
        except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, ValueError) as error:
            raise BrokenZip(detail=f"{name}解压失败") from error
        except RuntimeError as error:
            raise Encrypted from error
        self._read += len(data)
        if self._read > MAX_INFLATED:
            raise HostilePackage(detail="解压后过大")
        return data

    def xml(self, name: str) -> Element:
        """Return the root element of a part; raises HostilePackage or BrokenXml too."""
        found = self.find(name)
        if found is not None and self._zip.getinfo(found).file_size > MAX_XML:
            raise HostilePackage(detail=f"{name}解压后过大")
        return parse_xml(self.read(name), name)

    def relationships(self, part: str = "") -> tuple[Relationship, ...]:
        """Return the relationships of a part; of the package itself without `part`."""
        if part not in self._relations:
            self._relations[part] = self._relations_of(part)
        return self._relations[part]

    def _relations_of(self, part: str) -> tuple[Relationship, ...]:
        folder, _, name = part.rpartition("/")
        source = self.find(posixpath.join(folder, "_rels", f"{name}.rels"))
        if source is None:
            return ()
        xml = self.read(source)
        if xml.count(b"<") > MAX_RELATIONSHIPS:
            raise HostilePackage(detail=f"{source}的关系多达{xml.count(b'<')}个")
        return tuple(
            Relationship(
                element.get("Id") or "",
                (element.get("Type") or "").rpartition("/")[2],
                self._target(folder, element),
            )
            for element in parse_xml(xml, source).iter(_RELATIONSHIP)
        )

    def related(self, part: str, kind: str) -> list[str]:
        """Return the names of the parts to which `part` has a relationship of this kind, each once."""
        targets = [r.target for r in self.relationships(part) if r.kind == kind and r.target is not None]
        return list(dict.fromkeys(targets))

    @cached_property
    def main(self) -> str:
        """Return the name of the main document part, found by its relationship."""
        targets = self.related("", "officeDocument")
        if not targets:
            raise NoMainPart
        kind = self.content_type(targets[0])
        if other := next((label for mark, label in _OTHER_KINDS.items() if mark in kind), None):
            raise NotWord(detail=other)
        return targets[0]

    def content_type(self, part: str) -> str:
        """Return the content type of a part, or an empty string where none is given."""
        overrides, defaults = self._content_types
        return overrides.get("/" + part.lower()) or defaults.get(part.rpartition(".")[2].lower(), "")

    @cached_property
    def _content_types(self) -> tuple[dict[str, str], dict[str, str]]:
        name = self.find("[Content_Types].xml")
        root = self.xml(name) if name else None
        overrides: dict[str, str] = {}
        defaults: dict[str, str] = {}
        for element in root if root is not None else ():
            kind = element.get("ContentType") or ""
            if element.tag == _TYPES + "Override":
                overrides[(element.get("PartName") or "").lower()] = kind
            elif element.tag == _TYPES + "Default":
                defaults[(element.get("Extension") or "").lower()] = kind
        return overrides, defaults

    def _target(self, folder: str, element: Element) -> str | None:
        target = element.get("Target") or ""
        if element.get("TargetMode") == "External" or not target:
            return None
        path = unquote(target.partition("#")[0].replace("\\", "/"))
        return self.find(posixpath.normpath(path if path.startswith("/") else posixpath.join(folder, path)))


def _open(data: bytes) -> zipfile.ZipFile:
    """Return the zip, or raise what the bytes really are."""
    if data.startswith(OLE_MAGIC):
        raise Encrypted if "EncryptedPackage".encode("utf-16-le") in data else OldWord
    if not data.startswith(ZIP_MAGIC):
        raise NotAZip
    if _directory_entries(data) > MAX_ENTRIES:
        raise HostilePackage(detail=f"部件超过{MAX_ENTRIES}个")
    try:
        return zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError, OSError, EOFError, NotImplementedError, struct.error) as error:
        raise BrokenZip(detail="压缩目录不完整") from error


def _directory_entries(data: bytes) -> int:
    """Return how many entries the directory can have at most: `zipfile` reads all of it, whatever the count says."""
    end = data.rfind(_END, max(len(data) - _LONGEST_COMMENT - _END_SIZE, 0))
    size = int.from_bytes(data[end + 12 : end + 16], "little") if end >= 0 else 0
    return data.count(_ENTRY, max(end - size, 0) if end >= 0 else 0)


def _check(entries: tuple[zipfile.ZipInfo, ...]) -> None:
    """Raise HostilePackage for a directory that no word processor writes."""
    if len(entries) > MAX_ENTRIES:
        raise HostilePackage(detail=f"部件超过{MAX_ENTRIES}个")
    if len({entry.filename.lower() for entry in entries}) != len(entries):
        raise HostilePackage(detail="部件重名")
    if sum(entry.file_size for entry in entries) > MAX_INFLATED:
        raise HostilePackage(detail="解压后过大")
    for entry in entries:
        # `filename` stops at a NUL and has slashes for the backslashes of Windows.
        if _leads_out(entry.orig_filename) or "\0" in entry.orig_filename:
            raise HostilePackage(detail="部件名指向文档之外")
        if entry.file_size > RATIO_MATTERS_FROM and entry.file_size > MAX_RATIO * max(entry.compress_size, 1):
            raise HostilePackage(detail="压缩比异常")
        if entry.flag_bits & 1:
            raise Encrypted


def _check_places(data: bytes, entries: tuple[zipfile.ZipInfo, ...]) -> None:
    """Raise HostilePackage or BrokenZip where entries share bytes or reach over the end."""
    end = 0
    for entry in sorted(entries, key=lambda e: e.header_offset):
        start = entry.header_offset
        if start < end:
            raise HostilePackage(detail="部件的数据互相重叠")
        head = data[start : start + _LOCAL_SIZE]
        if len(head) < _LOCAL_SIZE or not head.startswith(_LOCAL):
            raise BrokenZip(detail="压缩目录与内容不符")
        end = start + _LOCAL_SIZE + sum(struct.unpack_from("<2H", head, 26)) + entry.compress_size
    if end > len(data):
        raise BrokenZip(detail="压缩内容不完整")


def _leads_out(name: str) -> bool:
    return name.startswith("/") or "\\" in name or ".." in name.split("/") or ":" in name.split("/")[0]
