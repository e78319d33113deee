"""The cover page of an annotated copy: what it tells, that it stays one page, and how it is asked for."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from lxml import etree

from checker.cli import OK, USAGE, main
from checker.findings import Certainty, Severity
from checker.reports.cover import cover_blocks
from checker.review import Review, Role
from checker.sources import read_plan
from checker.sources.wordml import W
from tests.reports.builder import family, finding, place, with_findings
from tests.word.readback import part
from tests.word_builder import package, paragraph

WHEN = datetime(2026, 11, 26)
P = f"{{{W}}}"


def page(review: Review, *, hints: bool = False) -> etree._Element:
    blocks = "".join(cover_blocks(review, hints=hints, author="王敏", when=WHEN))
    return etree.fromstring(f'<w:body xmlns:w="{W}">{blocks}</w:body>')


def words(root: etree._Element) -> str:
    return "\n".join("".join(t.text or "" for t in p.iter(P + "t")) for p in root.iter(P + "p"))


def reviewed() -> Review:
    review = family()
    here = place(review, 0, "58家")
    return with_findings(
        finding((here,)), finding((here,), severity=Severity.MAJOR), finding((here,), certainty=Certainty.HINT)
    )


def test_the_page_tells_draft_counts_plans_with_version_and_what_was_not_checked() -> None:
    said = words(page(reviewed()))
    for expected in (
        "《乙区科技规划》",
        "校核：王敏",
        "甲市科技规划",
        "征求意见稿",
        "甲府〔2021〕3号",
        "印发（2021-08-20）",
    ):
        assert expected in said
    assert "第3章为扫描图片，没有校核。" in said and "需人工判断的问题没有写成批注。" in said
    assert "需人工判断的问题没有写成批注。" not in words(page(reviewed(), hints=True))


def test_findings_are_counted_by_severity_and_doubtful_ones_apart() -> None:
    tables = list(page(reviewed()).iter(P + "tbl"))
    rows = [
        ["".join(t.text or "" for t in c.iter(P + "t")) for c in r.iter(P + "tc")] for r in tables[1].iter(P + "tr")
    ]
    assert rows == [["必须改", "须说明", "建议", "提示", "合计", "需人工判断"], ["1", "1", "0", "0", "2", "1"]]


def test_long_lists_are_cut_so_that_it_stays_a_page() -> None:
    review = reviewed()
    many = replace(
        review,
        readings=(*review.readings, *[review.readings[2]] * 20),
        roles=(*review.roles, *[Role.UPPER] * 20),
        not_checked=tuple(f"第{n}章没有校核。" for n in range(30)),
    )
    root = page(many)
    assert "另有14份，见问题清单" in words(root) and "另有25项，见问题清单。" in words(root)
    assert len(list(root.iter(P + "tr"))) < 20


def test_it_needs_no_style_of_the_draft_and_header_rows_repeat() -> None:
    root = page(reviewed())
    assert not any(True for kind in ("pStyle", "rStyle", "tblStyle") for _ in root.iter(P + kind))
    assert len(list(root.iter(P + "tblHeader"))) == 2


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    path = tmp_path / "稿.docx"
    lines = ("澜川市科技创新规划", "一、发展目标", "2020年高新技术企业100家，到2025年达到90家，，年均增长5%。")
    path.write_bytes(package(*map(paragraph, lines)))
    return path


def test_the_command_line_puts_it_before_the_annotated_copy(draft: Path) -> None:
    output = draft.with_name("批注稿.docx")
    done = main(["check", str(draft), "--annotated", str(output), "--cover", "--fail-on", "never"])
    assert done == OK
    root = part(output, "word/document.xml")
    assert "校核说明" in words(root)
    assert any(True for _ in root.iter(P + "commentReference"))
    assert [b.text for b in read_plan(output).blocks] == [b.text for b in read_plan(draft).blocks]


def test_it_is_not_there_unless_asked_for_and_only_with_an_annotated_copy(
    draft: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    output = draft.with_name("批注稿.docx")
    main(["check", str(draft), "--annotated", str(output)])
    assert "校核说明" not in words(part(output, "word/document.xml"))
    assert main(["check", str(draft), "--cover"]) == USAGE
    assert "--annotated" in capsys.readouterr().err
