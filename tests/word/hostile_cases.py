"""What the tables of hostile and strange files are made with; all are generated, none does harm by itself.

`CASES` gives for each name the file's name and what makes its bytes; `PLACES` what is no ordinary file at all.
`expected` is `read` or the code of the refusal; several where either is right.
"""

from __future__ import annotations

import io
import warnings
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tests import word_builder as build

MAIN = "word/document.xml"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
SENTENCE = "到2030年，全区森林覆盖率达到35%以上。"
GOOD = build.package(build.paragraph(SENTENCE))
RELATION = "word/_rels/document.xml.rels"


@dataclass(frozen=True, slots=True)
class Case:
    """One file: its name with extension, its bytes, and what may become of it."""

    file: str
    make: Callable[[], bytes]
    expected: tuple[str, ...]


CASES: dict[str, Case] = {}
PLACES: dict[str, tuple[Callable[[Path], Path], tuple[str, ...]]] = {}


def case(name: str, *expected: str, file: str = "稿件.docx") -> Callable[[Callable[[], bytes]], Callable[[], bytes]]:
    """Register what makes a file."""

    def register(make: Callable[[], bytes]) -> Callable[[], bytes]:
        CASES[name] = Case(file, make, expected)
        return make

    return register


def place(name: str, *expected: str) -> Callable[[Callable[[Path], Path]], Callable[[Path], Path]]:
    """Register what makes something that is no ordinary file, in a folder."""

    def register(make: Callable[[Path], Path]) -> Callable[[Path], Path]:
        PLACES[name] = make, expected
        return make

    return register


def add(name: str, make: Callable[[], bytes], *expected: str, file: str = "稿件.docx") -> None:
    """Register a file that is made in one line."""
    CASES[name] = Case(file, make, expected)


def zipped(entries: dict[str, bytes | str], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Return a zip; names may repeat others in all but case."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method, compresslevel=1) as archive:
        for name, content in entries.items():
            archive.writestr(name, content)
    return out.getvalue()


def more(*extra: tuple[str, bytes | str]) -> bytes:
    """Return a good document with further entries, whatever their names."""
    out = io.BytesIO(GOOD)
    with warnings.catch_warnings(), zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        warnings.simplefilter("ignore")
        for name, content in extra:
            archive.writestr(name, content)
    return out.getvalue()


def with_main(xml: str | bytes) -> bytes:
    """Return a document with this main part."""
    return build.package(files={MAIN: xml})


def with_body(*body: str) -> bytes:
    return with_main(build.document(*body))


def with_doctype(subset: str, reference: str, encoding: str = "UTF-8", attribute: bool = False) -> bytes:
    """Return a document whose main part has a DOCTYPE; `reference` stands in its text or in an attribute."""
    inner = f'<w:p w:rsidR="{reference}"><w:r><w:t>甲</w:t></w:r></w:p>' if attribute else build.paragraph("乙乙")
    head, _, rest = build.document(inner).partition("?>")
    xml = f"{head}?><!DOCTYPE d [{subset}]>{rest.replace('乙乙', reference)}".replace("UTF-8", encoding)
    return with_main(xml.encode(encoding))


def with_relations(relations: str) -> bytes:
    """Return a document whose main part has these relationships."""
    return build.package(build.paragraph(SENTENCE), files={RELATION: rels_part(relations)})


def rels_part(relations: str) -> str:
    return f'<Relationships xmlns="{build.PACKAGE}/relationships">{relations}</Relationships>'


def attributes(name: str, count: int) -> str:
    """Return that many attributes; `{}` in the name is their number."""
    return " ".join(f'{name.format(number)}="{number}"' for number in range(count))


def relation(number: int, kind: str, target: str, external: bool = True) -> str:
    mode = ' TargetMode="External"' if external else ""
    return f'<Relationship Id="r{number}" Type="{build.OFFICE}/{kind}" Target="{target}"{mode}/>'


def patched(data: bytes, change: Callable[[bytearray, int, int], None], name: str = MAIN) -> bytes:
    """Return the zip after `change(bytes, local header, central header)` of one entry."""
    out = bytearray(data)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        local = archive.getinfo(name).header_offset
    central = data.find(b"PK\x01\x02")
    while data[central + 46 : central + 46 + len(name)] != name.encode():
        central = data.find(b"PK\x01\x02", central + 4)
    change(out, local, central)
    return bytes(out)
