"""The manual as a document: all rules in a table, each page, what is left out; and from the command line."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest
from docx import Document

from checker import cli, settings
from checker.errors import WrongOutputFormat
from checker.reports.manual import manual_report, write_manual
from checker.reports.tables import Notes, Table
from checker.rules import manual, registry

PAGES = [manual.page(rule) for rule in registry.ALL]


def test_every_rule_has_a_row_and_a_page() -> None:
    report = manual_report(PAGES, manual.left_out())
    tables = [part for part in report.parts if isinstance(part, Table)]
    assert [row[0].text for row in tables[0].rows()] == [page.code for page in PAGES]
    pages = [part for part in report.parts if isinstance(part, Notes)][1:]
    assert [part.name for part in pages] == [f"{page.code}　{page.name}" for page in PAGES]
    for part, page in zip(pages, PAGES, strict=True):
        text = "\n".join(part.lines)
        assert page.claim in text and page.why in text
        assert all(line in text for example in page.examples for line in example.wrong.split("\n"))
    assert [row[0].text for row in tables[1].rows()] == [one.code for one in manual.left_out()]


def test_it_opens_as_a_word_document(tmp_path: Path) -> None:
    path = tmp_path / "规则手册.docx"
    write_manual(PAGES[:3], (), path, datetime(2026, 1, 2))
    document = Document(str(path))
    texts = [paragraph.text for paragraph in document.paragraphs]
    assert texts[0] == "规则手册"
    assert [p.text for p in document.paragraphs if p.style.name == "Heading 1"][-1].startswith(PAGES[2].code)
    assert len(document.tables) == 1
    assert document.core_properties.created.replace(tzinfo=None) == datetime(2026, 1, 2)


def test_the_command_writes_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "手册.docx"
    assert cli.main(["rules", "--output", str(path)]) == 0
    assert "已写入" in capsys.readouterr().err
    words = "\n".join(paragraph.text for paragraph in Document(str(path)).paragraphs)
    assert all(page.claim in words for page in PAGES)


def test_the_command_writes_settings_to_start_from(tmp_path: Path) -> None:
    path = tmp_path / "校核设置.ini"
    assert cli.main(["rules", "--output", str(path)]) == 0
    assert settings.load(extra=path).thresholds == settings.default().thresholds


def test_another_ending_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(WrongOutputFormat):
        write_manual(PAGES[:1], (), tmp_path / "x.pdf", datetime(2026, 1, 2))
    assert cli.main(["rules", "--output", str(tmp_path / "none" / "x.docx")]) == 3
    assert "文件夹不存在" in capsys.readouterr().err
