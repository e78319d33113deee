"""Drafts of real plans and documents of other programs: nothing lost, whatever they hold."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from checker.errors import PlanError
from checker.sources.package import Package
from checker.sources.wordml import part_paragraphs, text_box
from checker.word.changes import Anchor, Comment, Kind, Mode, Replacement
from tests.word.readback import Draft, entries, main, pandoc, texts

pytestmark = pytest.mark.shared
DRAFTS = ["清城区_clean", "清城区_autonumber", "清城区_worn", "清远市_clean", "清远市_autonumber"]
SAMPLES = 40
MEANT = {
    "[Content_Types].xml",
    *(f"word/{name}.xml" for name in ("comments", "commentsExtended", "commentsIds", "commentsExtensible", "people")),
}


def orders(lines: list[str], count: int, seed: int) -> tuple[list[Comment], list[Replacement]]:
    """Return comments and replacements at random visible places."""
    chance = random.Random(seed)
    filled = [n for n, text in enumerate(lines, 1) if text.strip()]

    def anchor() -> Anchor:
        line = chance.choice(filled)
        start = chance.randrange(len(lines[line - 1]))
        return Anchor(line, start, chance.randint(start + 1, min(len(lines[line - 1]), start + 12)))

    if not filled:
        return [], []
    answers = ["125", "", "改后的文字", "甲\n乙"]
    return (
        [Comment(anchor(), "核对\n第二段") for _ in range(count)],
        [Replacement(anchor(), chance.choice(answers)) for _ in range(count)],
    )


def check(made: Draft, count: int, mode: Mode) -> None:
    """Export and compare: text either way, parts that were not meant."""
    before = texts(main(made.data))
    comments, replacements = orders(before, count, len(made.data))
    refusals = made.export(comments, replacements, mode)
    assert not [r for r in refusals if r.kind is Kind.COMMENT]
    old, new = entries(made.data), entries(made.output.read_bytes())
    package = Package(made.data)
    folder, _, name = package.main.rpartition("/")
    meant = {m.replace("word/", f"{folder}/") for m in MEANT} | {package.main, f"{folder}/_rels/{name}.rels"}
    assert {n for n in new if new[n] != old.get(n)} <= meant
    if mode is Mode.TRACKED:
        assert made.undone == before


@pytest.mark.parametrize("mode", Mode)
@pytest.mark.parametrize("name", DRAFTS)
def test_plans(shared: Path, tmp_path: Path, name: str, mode: Mode) -> None:
    made = Draft(tmp_path, (shared / "plans" / "word" / f"{name}.docx").read_bytes())
    check(made, 60, mode)


@pytest.mark.parametrize("name", DRAFTS)
def test_pandoc_reads_the_draft_and_the_revised_text(shared: Path, tmp_path: Path, name: str) -> None:
    made = Draft(tmp_path, (shared / "plans" / "word" / f"{name}.docx").read_bytes())
    _, replacements = orders(texts(main(made.data)), 60, 2)
    replacements = [r for r in replacements if "\n" not in r.text]  # pandoc does not join headings again
    made.export([], replacements, Mode.CLEAN)
    revised = pandoc(made.output, "accept")
    made.export([], replacements)
    assert pandoc(made.output, "reject") == pandoc(made.path, "reject")
    assert pandoc(made.output, "accept") == revised != pandoc(made.path, "accept")


@pytest.mark.parametrize("name", DRAFTS)
def test_anchors_on_a_plan(shared: Path, tmp_path: Path, name: str) -> None:
    made = Draft(tmp_path, (shared / "plans" / "word" / f"{name}.docx").read_bytes())
    before = part_paragraphs(main(made.data))
    comments, replacements = orders([p.text for p in before], 200, 3)
    in_boxes = {n for n, p in enumerate(before, 1) if text_box(p.element) is not None}
    comments = [c for c in comments if c.anchor.line not in in_boxes]
    made.export(comments, replacements)
    assert made.anchored == [before[c.anchor.line - 1].text[c.anchor.start : c.anchor.end] for c in comments]


def test_documents_of_other_programs(shared: Path, tmp_path: Path) -> None:
    files = sorted(f for f in (shared / "word_samples").iterdir() if f.suffix.lower() in (".docx", ".docm", ".dotx"))
    files = [f for f in files if f.stat().st_size < 200_000]
    done = 0
    for number, file in enumerate(random.Random(5).sample(files, min(SAMPLES, len(files)))):
        try:
            main(file.read_bytes())
        except PlanError:
            continue
        folder = tmp_path / str(number)
        folder.mkdir()
        check(Draft(folder, file.read_bytes()), 3, Mode.TRACKED)
        done += 1
    assert done > SAMPLES // 2
