"""The shared Word files: every one is read or refused in its own words, and the drafts read as their maps say."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from checker.errors import InputError
from checker.plan import Block, Plan
from checker.sources import read_plan

pytestmark = pytest.mark.shared

DRAFTS = ["清城区_clean", "清城区_autonumber", "清城区_worn", "清远市_clean", "清远市_autonumber"]
REFUSED = {"bad_zip", "bad_xml/no_main", "doctype_xxe", "encrypted"}
EMPTY = {
    "altChunk_testAltChunkHTML.docx",
    "altChunk_testAltChunkMHT.docx",
    "del_in_ins_Comment020.docx",
    "moves_Tika-792.docx",
}
HALF_WIDTH = str.maketrans("（）．", "().")


def samples(shared: Path) -> dict[str, str]:
    rows = [line.split("\t") for line in (shared / "word_samples" / "INDEX.tsv").read_text("utf-8").splitlines()[1:]]
    return {row[0]: row[1] for row in rows}


def test_every_sample_is_read_or_refused(shared: Path) -> None:
    found = samples(shared)
    assert len(found) > 100
    for name, category in found.items():
        try:
            plan = read_plan(shared / "word_samples" / name)
        except InputError as error:
            assert category in REFUSED or name in EMPTY, f"{name}: {error}"
            assert str(error).count("。") == 2
        else:
            assert category not in REFUSED, name
            assert plan.blocks


def places(plan: Plan) -> dict[tuple[str, int], Block]:
    return {(block.part, block.line): block for block in plan.blocks}


@pytest.mark.parametrize("draft", DRAFTS)
def test_texts_of_the_drafts(shared: Path, draft: str) -> None:
    folder = shared / "plans" / "word"
    read = places(read_plan(folder / f"{draft}.docx"))
    expected = json.loads((folder / f"{draft}.map.json").read_text("utf-8"))["paragraphs"]
    for paragraph in expected:
        block = read.get((paragraph["part"], paragraph["line"]))
        if paragraph["kind"] == "box_copy":
            assert block is None
        else:
            assert block is not None
            assert block.text == paragraph["text"]
            assert (block.kind == "toc") == (paragraph["kind"] == "contents")


@pytest.mark.parametrize("draft", DRAFTS)
def test_headings_of_the_drafts(shared: Path, draft: str) -> None:
    folder = shared / "plans" / "word"
    read = places(read_plan(folder / f"{draft}.docx"))
    for line in (folder / f"{draft}.outline.jsonl").read_text("utf-8").splitlines():
        heading = json.loads(line)
        block = read["body", heading["line"]]
        number = block.number.translate(HALF_WIDTH) if block.number else None
        assert number == (heading["number"].translate(HALF_WIDTH) if heading["listed"] else None)
        if not heading["run_in"]:
            assert block.level in (heading["level"], None)
