"""From a path to a plan or to a message that helps."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from checker import errors
from checker.sources import read_plan
from checker.sources.package import OLE_MAGIC
from tests import word_builder as build

GOOD = build.package(build.paragraph("一、总体要求"))


def written(folder: Path, name: str, data: bytes) -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


@pytest.mark.parametrize("name", ["规划.docx", "规划.DOCX", "规划.docm", "规划.dotx", "规划.dotm"])
def test_word(tmp_path: Path, name: str) -> None:
    plan = read_plan(written(tmp_path, name, GOOD))
    assert plan.format == "docx"
    assert plan.sha256 == hashlib.sha256(GOOD).hexdigest()
    assert [block.text for block in plan.blocks] == ["一、总体要求"]


@pytest.mark.parametrize("name", ["规划.txt", "规划.md"])
def test_text(tmp_path: Path, name: str) -> None:
    plan = read_plan(written(tmp_path, name, "一、总体要求\r\n到2025年\n".encode("gbk")))
    assert plan.format == "txt"
    assert [(block.line, block.text) for block in plan.blocks] == [(1, "一、总体要求"), (2, "到2025年")]
    assert plan.characters == 12


def test_damage_is_noted(tmp_path: Path) -> None:
    data = ("一、总体要求和主要目标\n" * 40).encode() + b"\xff\n"
    assert read_plan(written(tmp_path, "a.txt", data)).notes == ("文中有1处乱码，原字已无法辨认。",)


@pytest.mark.parametrize(
    ("name", "data", "error"),
    [
        ("a.docx", b"", errors.EmptyFile),
        ("a.docx", b"hello", errors.NotAZip),
        ("a.docx", b"%PDF-1.7 ...", errors.WrongExtension),
        ("a.docx", b"{\\rtf1}", errors.WrongExtension),
        ("a.docx", b"<html><p>x", errors.WrongExtension),
        ("a.docx", OLE_MAGIC + bytes(100), errors.WrongExtension),
        ("a.docx", OLE_MAGIC + bytes(100) + "WordDocument".encode("utf-16-le"), errors.OldWord),
        ("a.docx", OLE_MAGIC + bytes(100) + "EncryptedPackage".encode("utf-16-le"), errors.Encrypted),
        ("a.doc", OLE_MAGIC + bytes(100) + "EncryptedPackage".encode("utf-16-le"), errors.Encrypted),
        ("a.doc", OLE_MAGIC + bytes(100) + "Workbook".encode("utf-16-le"), errors.WrongExtension),
        ("a.doc", "只是文字".encode("gbk"), errors.NotAZip),
        ("a.pdf", b"no PDF", errors.WrongExtension),
        ("a.html", b"%PDF-1.7", errors.WrongExtension),
        ("a.docx", build.package(build.paragraph("")), errors.NoText),
        ("a.docx", build.packed({"a.txt": "x"}), errors.NoMainPart),
        ("a.docx", build.package(files={"word/document.xml": f'<w:document xmlns:w="{build.W}"/>'}), errors.BrokenXml),
        ("a.docx", build.package(files={"word/document.xml": "<html/>"}), errors.BrokenXml),
        ("a.txt", GOOD, errors.WrongExtension),
        ("a.txt", b"%PDF-1.7", errors.WrongExtension),
        ("a.txt", b" \n\r\n", errors.NoText),
        ("a.txt", bytes(100), errors.UnreadableText),
        ("a.xlsx", GOOD, errors.UnknownFormat),
        ("a", b"x", errors.UnknownFormat),
        ("a.jpg", b"x", errors.UnknownFormat),
    ],
)
def test_refusals_name_the_file(tmp_path: Path, name: str, data: bytes, error: type[errors.InputError]) -> None:
    path = written(tmp_path, name, data)
    with pytest.raises(errors.InputError) as caught:
        read_plan(path)
    assert type(caught.value) is error
    assert caught.value.path == path
    assert str(caught.value).count("。") == 2
    assert name in str(caught.value)


def test_missing_file_and_folder(tmp_path: Path) -> None:
    with pytest.raises(errors.NotFound):
        read_plan(tmp_path / "无.docx")
    with pytest.raises(errors.NotAFile):
        read_plan(tmp_path)
