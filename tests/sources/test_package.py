"""Hostile and broken packages are refused, each with its own reason."""

from __future__ import annotations

import io
import warnings
import zipfile

import pytest

from checker import errors
from checker.sources import package as package_module
from checker.sources.package import OLE_MAGIC, Package
from tests import word_builder as build

MAIN = "word/document.xml"
GOOD = build.package(build.paragraph("正常文本"))


def with_main(xml: str | bytes) -> bytes:
    return build.package(files={MAIN: xml})


def with_doctype(subset: str, reference: str, encoding: str = "UTF-8") -> bytes:
    head, _, rest = build.document(build.paragraph("甲")).partition("?>")
    xml = f"{head}?><!DOCTYPE d [{subset}]>{rest.replace('甲', reference)}".replace("UTF-8", encoding)
    return with_main(xml.encode(encoding))


LAUGHS = '<!ENTITY a "ha">' + "".join(f'<!ENTITY a{i} "{f"&a{i - 1};" * 10 if i else "&a;"}">' for i in range(9))


def repeated(name: str) -> bytes:
    out = io.BytesIO(GOOD)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        with zipfile.ZipFile(out, "a") as archive:
            archive.writestr(name, b"second")
    return out.getvalue()


def encrypted_entries() -> bytes:
    data = bytearray(GOOD)
    at = data.find(b"PK\x01\x02")
    while at >= 0:
        data[at + 8] |= 1
        at = data.find(b"PK\x01\x02", at + 4)
    return bytes(data)


def damaged() -> bytes:
    with zipfile.ZipFile(io.BytesIO(GOOD)) as archive:
        info = archive.getinfo(MAIN)
    data = bytearray(GOOD)
    start = info.header_offset + 30 + len(MAIN)
    data[start : start + 20] = b"\xff" * 20
    return bytes(data)


@pytest.mark.parametrize(
    ("data", "error"),
    [
        (b"hello", errors.NotAZip),
        (OLE_MAGIC + bytes(2000), errors.OldWord),
        (OLE_MAGIC + bytes(100) + "EncryptedPackage".encode("utf-16-le"), errors.Encrypted),
        (GOOD[: len(GOOD) // 2], errors.BrokenZip),
        (b"PK\x03\x04" + bytes(50), errors.BrokenZip),
        (damaged(), errors.BrokenZip),
        (encrypted_entries(), errors.Encrypted),
        (repeated(MAIN), errors.HostilePackage),
        (repeated(MAIN.upper()), errors.HostilePackage),
        (build.package(files={"../../evil.txt": "x"}), errors.HostilePackage),
        (build.package(files={"/abs.txt": "x"}), errors.HostilePackage),
        (build.package(files={"C:/abs.txt": "x"}), errors.HostilePackage),
        (build.package(files={"..\\evil.txt": "x"}), errors.HostilePackage),
        (build.package(files={f"word/media/{i}": "" for i in range(5001)}), errors.HostilePackage),
        (build.package(files={"word/media/a.png": bytes(64 << 20)}), errors.HostilePackage),
        (with_doctype('<!ENTITY x SYSTEM "file:///etc/hostname">', "&x;"), errors.HostilePackage),
        (with_doctype('<!ENTITY % p SYSTEM "file:///etc/hostname"> %p;', "a"), errors.HostilePackage),
        (with_doctype(LAUGHS, "&a8;"), errors.HostilePackage),
        (with_doctype('<!ENTITY x "y">', "&x;", "UTF-16"), errors.HostilePackage),
        (with_main(build.document(build.paragraph("甲"))[:-20]), errors.BrokenXml),
        (with_main(build.document("<w:sdt><w:sdtContent>" * 300 + "</w:sdtContent></w:sdt>" * 300)), errors.BrokenXml),
        (with_main(build.document(build.paragraph("<w:r><w:t>a&#1;b</w:t></w:r>"))), errors.BrokenXml),
        (with_main(build.document(build.paragraph("<w:r><w:t>&#xD800;</w:t></w:r>"))), errors.BrokenXml),
        (with_main(build.document(build.paragraph("<w:r><w:t>&x;</w:t></w:r>"))), errors.BrokenXml),
        (with_main(b""), errors.BrokenXml),
        (with_main(b"<?xml version='1.0' encoding='no-such'?><a/>"), errors.BrokenXml),
        (build.packed({"a.txt": "x"}), errors.NoMainPart),
        (build.packed({"_rels/.rels": "<Relationships/>"}), errors.NoMainPart),
        (
            build.package(main="xl/workbook.xml", main_type="application/x.spreadsheetml.sheet.main+xml"),
            errors.NotWord,
        ),
    ],
)
def test_refusals(data: bytes, error: type[errors.PlanError]) -> None:
    with pytest.raises(errors.InputError) as caught:
        opened = Package(data)
        opened.xml(opened.main)
    assert type(caught.value) is error


def test_inflated_size_counts_over_all_reads(monkeypatch: pytest.MonkeyPatch) -> None:
    opened = Package(build.package(files={"word/a.bin": bytes(1000)}))
    monkeypatch.setattr(package_module, "MAX_INFLATED", 2500)
    opened.read("word/a.bin")
    opened.read("word/a.bin")
    with pytest.raises(errors.HostilePackage):
        opened.read("word/a.bin")


def test_the_main_part_is_found_by_its_relationship() -> None:
    opened = Package(build.package(build.paragraph("甲"), main="正文/doc 1.xml", parts={"styles": "<x/>"}))
    assert opened.main == "正文/doc 1.xml"
    assert opened.related(opened.main, "styles") == ["正文/styles.xml"]


@pytest.mark.parametrize(
    ("target", "mode", "found"),
    [
        ("styles.xml", "", "word/styles.xml"),
        ("/word/styles.xml", "", "word/styles.xml"),
        ("/WORD/Styles.xml", "", "word/styles.xml"),
        ("./styles.xml", "", "word/styles.xml"),
        ("..\\word\\styles.xml", "", "word/styles.xml"),
        ("../../../../../etc/passwd", "", None),
        ("http://127.0.0.1:9/t.dotm", ' TargetMode="External"', None),
        ("#bookmark", "", None),
        ("gone.xml", "", None),
    ],
)
def test_relationship_targets(target: str, mode: str, found: str | None) -> None:
    relation = f'<Relationship Id="a" Type="{build.OFFICE}/styles" Target="{target}"{mode}/>'
    rels = f'<Relationships xmlns="{build.PACKAGE}/relationships">{relation}</Relationships>'
    opened = Package(build.package(files={"word/_rels/document.xml.rels": rels, "word/styles.xml": "<x/>"}))
    assert [r.target for r in opened.relationships(opened.main)] == [found]


def test_utf16_xml_is_read() -> None:
    xml = build.document(build.paragraph("甲")).replace("UTF-8", "UTF-16").encode("utf-16")
    opened = Package(with_main(xml))
    assert "".join(opened.xml(opened.main).itertext()) == "甲"
