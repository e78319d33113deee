"""Old formats through LibreOffice, where it is installed, and what is said where it is not."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from checker import errors
from checker.sources import office, read_plan
from checker.sources.package import OLE_MAGIC
from tests import word_builder as build

OLD = OLE_MAGIC + bytes(100) + "WordDocument".encode("utf-16-le") + bytes(100)
needs_office = pytest.mark.skipif(office.program() is None, reason="LibreOffice is not installed")
needs_shell = pytest.mark.skipif(sys.platform == "win32", reason="the stand-in is a shell script")


def written(folder: Path, name: str, data: bytes) -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


@needs_office
def test_an_old_document_reads_like_the_new_one(tmp_path: Path) -> None:
    body = [build.paragraph("一、总体要求"), build.table(["研发投入", "2%"]), build.paragraph("到2025年")]
    new = written(tmp_path, "a.docx", build.package(*body))
    command = [str(office.program()), f"-env:UserInstallation={(tmp_path / 'p').as_uri()}", "--headless"]
    subprocess.run(
        [*command, "--convert-to", "doc", "--outdir", str(tmp_path), str(new)], check=True, capture_output=True
    )
    old = tmp_path / "a.doc"
    before = old.read_bytes()
    assert before.startswith(OLE_MAGIC)

    plan = read_plan(old)

    assert plan.format == "doc"
    assert [block.text for block in plan.blocks if block.text] == ["一、总体要求", "研发投入", "2%", "到2025年"]
    assert (plan.tables[0].rows, plan.tables[0].columns) == (1, 2)
    assert old.read_bytes() == before
    assert {path.name for path in tmp_path.iterdir()} == {"a.docx", "a.doc", "p"}


def test_a_new_document_under_an_old_name_needs_no_conversion(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(office, "program", lambda: None)
    plan = read_plan(written(tmp_path, "a.wps", build.package(build.paragraph("甲"))))
    assert plan.blocks[0].text == "甲"


def test_without_libreoffice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(office, "_PROGRAMS", ("no-such-program",))
    monkeypatch.setattr(office, "_PLACES", ("{NO_SUCH_VARIABLE}/soffice.exe",))
    with pytest.raises(errors.NoOffice, match="另存为"):
        read_plan(written(tmp_path, "a.doc", OLD))


@needs_shell
@pytest.mark.parametrize("script", ["exit 1", "sleep 30"])
def test_a_conversion_that_fails_or_hangs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, script: str) -> None:
    stand_in = written(tmp_path, "soffice", f"#!/bin/sh\nexec {script}\n".encode())
    stand_in.chmod(0o755)
    monkeypatch.setattr(office, "program", lambda: stand_in)
    monkeypatch.setattr(office, "SECONDS", 0.3)
    path = written(tmp_path, "a.doc", OLD)
    with pytest.raises(errors.ConversionFailed) as caught:
        read_plan(path)
    assert caught.value.path == path


def test_what_is_no_document_at_all(tmp_path: Path) -> None:
    with pytest.raises(errors.WrongExtension):
        read_plan(written(tmp_path, "a.doc", b"%PDF-1.7"))
