"""The samples that ship with the program hold the text of their sources, and the planted problems stand in it."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import pytest
import yaml
from lxml import etree

from tests.samples.build import OUTPUT, build, expected_table
from tests.samples.source import FOLDER, NAMES, Grid, Source, read

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
TWELVE = set("STR-01 STR-05 NUM-01 NUM-03 NUM-04 NUM-07 NUM-13 XPL-01 XPL-03 XPL-04 LNG-03 LNG-08".split())


def word_lines(data: bytes, part: str = "word/document.xml") -> list[str]:
    """Return the text of every paragraph of a part that has any, contents entries as in the source."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        root = etree.fromstring(package.read(part))
    texts = []
    for paragraph in root.iter(f"{W}p"):
        text = "".join("\t" if n.tag == f"{W}tab" else n.text or "" for n in paragraph.iter(f"{W}t", f"{W}tab"))
        texts.append(text.strip())
    return [text for text in texts if text]


def source_lines(source: Source) -> list[str]:
    """Return what the body of the Word file should say, in order, from the first heading or paragraph."""
    lines: list[str] = []
    for item in source.body:
        if isinstance(item, Grid):
            lines += [cell for row in item.rows for cell in row]
        else:
            lines.append(re.sub(r"\[\^\d+\]", "", item.text))
    return lines


@pytest.fixture(params=NAMES)
def source(request: pytest.FixtureRequest) -> Source:
    return read(request.param)


def committed(source: Source) -> bytes:
    return (OUTPUT / source.head["file"]).read_bytes()


def test_committed_file_holds_the_text_of_its_source(source: Source) -> None:
    lines = source_lines(source)
    assert word_lines(committed(source))[-len(lines) :] == lines


def test_committed_file_holds_front_matter_and_notes(source: Source) -> None:
    lines = word_lines(committed(source))
    kept = [v for k, v in source.head.items() if k not in ("file", "created")]
    assert set(kept) <= set(lines)
    assert ["\t".join(entry) for entry in source.toc] == [line for line in lines if re.search(r"\t\d+$", line)]
    if source.footnotes:
        assert word_lines(committed(source), "word/footnotes.xml") == list(source.footnotes.values())


def test_build_is_repeatable(source: Source) -> None:
    assert build(source) == build(source)


def test_a_fresh_build_says_what_the_committed_file_says(source: Source) -> None:
    assert word_lines(build(source)) == word_lines(committed(source))


def test_every_relation_points_to_a_part(source: Source) -> None:
    with zipfile.ZipFile(io.BytesIO(committed(source))) as package:
        names = set(package.namelist())
        for rels in (name for name in names if name.endswith(".rels")):
            folder = rels.replace("_rels/", "").rpartition("/")[0]
            for relation in etree.fromstring(package.read(rels)):
                if relation.get("TargetMode") != "External":
                    target = relation.get("Target", "").lstrip("/")
                    assert target in names or f"{folder}/{target}" in names or target.startswith("../")


def test_file_names_are_legal_on_windows() -> None:
    assert not [path.name for path in Path(OUTPUT).glob("*.docx") if re.search(r'[<>:"/\\|?*]', path.name)]
    assert len(list(Path(OUTPUT).glob("*.docx"))) == len(NAMES)


def test_planted_problems_stand_once_in_the_draft_and_cover_the_twelve_rules() -> None:
    planted = yaml.safe_load((FOLDER / "planted.yml").read_text("utf-8"))
    text = "\n".join(word_lines(committed(read("临溪区"))))
    assert {row["rule"] for row in planted} >= TWELVE
    assert [row["quote"] for row in planted if row["quote"] and text.count(row["quote"]) != 1] == []


def test_the_shipped_table_of_expected_findings_is_the_planted_list() -> None:
    assert (OUTPUT / "expected.tsv").read_text("utf-8") == expected_table()


def test_contents_differ_from_headings_only_where_planted() -> None:
    source = read("临溪区")
    headings = [item.text for item in source.body if not isinstance(item, Grid) and item.level]
    differing = [title for (title, _), heading in zip(source.toc, headings, strict=True) if title != heading]
    assert differing == ["（二）壮大科技型企业队伍"]


def test_duty_notes_and_duty_table_agree() -> None:
    source = read("临溪区")
    table = next(item for item in reversed(source.body) if isinstance(item, Grid))
    notes = [f"（牵头单位：{lead}；配合单位：{support}）" for _, _, lead, support in table.rows[1:]]
    assert notes == [line for line in source_lines(source) if line.startswith("（牵头单位")]
