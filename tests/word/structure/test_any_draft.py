"""Steps by chance on drafts by chance, on the shared Word drafts, and on files that other people's programs wrote."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.word.structure.chance import made
from tests.word.structure.drafts import draft
from tests.word.structure.invariants import hold
from tests.word.structure.test_moves import NOTES, mark
from tests.word_builder import cell, deleted, field, inserted, paragraph, run, table

BLOCKS = st.sampled_from(
    (
        paragraph("一、发展基础", style="1"),
        paragraph("（一）建设平台", style="2"),
        paragraph(run("创新能力"), run("提升。", '<w:rFonts w:eastAsia="黑体"/><w:b/>'), style="af"),
        paragraph("建成平台120家。", properties="<w:keepNext/><w:rPr><w:b/></w:rPr>"),
        "<w:p/>",
        paragraph("甲", inserted("增"), deleted("删"), style="af"),
        paragraph("见", field("SEQ 表", "2"), "。"),
        paragraph("居中", properties='<w:jc w:val="center"/>'),
        table(["平台", "3家"], [cell("园区", "两段"), ""]),
        table([cell(table(["套"]), "表")]),
        '<w:bookmarkEnd w:id="77"/>',
    )
)


@settings(max_examples=40)
@given(st.lists(BLOCKS, min_size=1, max_size=9), st.integers(0, 2**32), st.integers(0, 2))
def test_drafts_by_chance(body: list[str], seed: int, notes: int) -> None:
    marked = [paragraph(f"注{n}处", mark(n)) for n in range(1, notes + 1)]
    content = draft(*body, *marked, paragraph("终"), parts={"footnotes": NOTES})
    hold(content, made("稿.docx", content, Random(seed), 5))


@pytest.mark.parametrize("draft_name", ["清城区_worn", "清城区_clean", "清远市_autonumber"])
def test_shared_drafts(shared: Path, draft_name: str) -> None:
    content = (shared / "plans" / "word" / f"{draft_name}.docx").read_bytes()
    for seed in range(2):
        steps = made(draft_name, content, Random(seed), 5)
        assert steps.steps
        hold(content, steps)


SAMPLES = (
    "moves_RA001-Tracked-Revisions-01.docx",
    "moves_testWORD_2006ml.docx",
    "cell_ins_del_RP034-Deleted-Cells.docx",
    "cell_ins_del_tables-mutations.docx",
    "del_in_ins_multi_author.docx",
    "footnotes_memo.docx",
    "footnotes_testWORD_various.docx",
    "nested_tbl_017097.docx",
    "numbering_form_footnotes.docx",
    "pPr_sect_tblPrChange_contract-redlined.docx",
    "rPrChange_dirty_sample.docx",
    "TOC_fields_solar-system.docx",
    "han_公报.dotx",
    "han_附件2.docx",
)


@pytest.mark.parametrize("name", SAMPLES)
def test_files_of_other_programs(shared: Path, name: str) -> None:
    content = (shared / "word_samples" / name).read_bytes()
    hold(content, made(name, content, Random(name), 4))
