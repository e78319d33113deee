"""`typeset`: what is written, what is said, and what is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from checker.cli import FAILED, OK, USAGE, main
from checker.sources import read_plan
from tests.word_builder import package, paragraph, text_box

LONG = "到2030年，全市研发投入强度达到百分之三，高新技术企业达到一百家，建成省级以上创新平台十个。"


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    path = tmp_path / "稿.docx"
    path.write_bytes(
        package(
            paragraph("澜川市科技创新规划"),
            paragraph("一、发展基础"),
            paragraph(LONG),
            paragraph(text_box(paragraph("框"))),
        )
    )
    return path


def written(path: Path) -> str:
    from checker.sources.package import Package

    return Package(path.read_bytes()).read("word/document.xml").decode("utf-8")


@pytest.mark.parametrize(("mode", "marks"), [("tracked", True), ("clean", False)])
def test_a_word_draft_is_set_anew(draft: Path, capsys: pytest.CaptureFixture[str], mode: str, marks: bool) -> None:
    output = draft.with_name("整理.docx")
    assert main(["typeset", str(draft), "--output", str(output), "--mode", mode, "--author", "张工"]) == OK
    said = capsys.readouterr().err
    assert "整理了3段和页面设置" in said and "文本框中的文字2段，没有改动" in said
    assert ("pPrChange" in written(output)) == marks == ('w:author="张工"' in written(output))
    assert [b.text for b in read_plan(output).blocks] == [b.text for b in read_plan(draft).blocks]


def test_what_is_right_already_is_said_to_be(draft: Path, capsys: pytest.CaptureFixture[str]) -> None:
    first, second = draft.with_name("甲.docx"), draft.with_name("乙.docx")
    main(["typeset", str(draft), "--output", str(first), "--mode", "clean"])
    capsys.readouterr()
    assert main(["typeset", str(first), "--output", str(second)]) == OK
    assert "没有改动" in capsys.readouterr().err.splitlines()[0]
    assert first.read_bytes() == second.read_bytes()


def test_a_text_draft_becomes_an_official_document(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path, output = tmp_path / "稿.txt", tmp_path / "稿.docx"
    path.write_text(f"澜川市科技创新规划\n一、发展基础\n{LONG}\n", "utf-8")
    assert main(["typeset", str(path), "--output", str(output)]) == OK
    assert "已排成公文格式" in capsys.readouterr().err
    assert [b.level for b in read_plan(output).blocks if b.part == "body"] == [0, 1, None]


def test_the_draft_other_formats_and_a_missing_output_are_refused(
    draft: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = draft.read_bytes()
    assert main(["typeset", str(draft), "--output", str(draft)]) == FAILED
    assert main(["typeset", str(draft), "--output", str(draft.with_suffix(".pdf"))]) == FAILED
    assert main(["typeset", str(draft)]) == USAGE
    assert draft.read_bytes() == before and all("。" in line for line in capsys.readouterr().err.splitlines())
