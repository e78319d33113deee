"""Symbols of symbol fonts: which character a glyph is read as, and that every one is exactly one character."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker import resources
from checker.reading import read
from checker.sources import read_plan
from checker.sources.symbols import OBJECT, symbol
from tests.word.readback import pandoc
from tests.word_builder import package, paragraph, run

ROWS = resources.rows("symbol_fonts.tsv")


@pytest.mark.parametrize(
    ("font", "code", "shown"),
    [
        ("Symbol", "F0B3", "≥"),
        ("Symbol", "F0A3", "≤"),
        ("Symbol", "F0B1", "±"),
        ("Symbol", "F062", "β"),
        ("Symbol", "F06D", "μ"),
        ("symbol", "f0b4", "×"),
        ("Symbol", "00B3", "≥"),  # not shifted, as some programs write it
        ("Symbol", "B3", "≥"),
        ("Symbol", "F020", " "),
        ("Symbol", "03B1", "α"),  # the character itself
        ("Symbol", "F0F0", OBJECT),  # nothing there
        ("Symbol", "F1B3", OBJECT),  # no glyph of a symbol font
        ("Wingdings", "F0FC", "✔"),
        ("Wingdings", "F0FE", "☑"),
        ("Wingdings", "F0E0", "→"),
        ("Wingdings", "F081", "①"),
        ("Wingdings", "F04D", OBJECT),  # a pictogram
        ("Wingdings 2", "F052", "☑"),
        ("Wingdings 2", "F0A3", "□"),
        ("Wingdings 3", "F07D", OBJECT),
        ("宋体", "2460", "①"),
        ("宋体", "00B1", "±"),
        ("宋体", "0081", OBJECT),  # a control character
        ("宋体", "F0B3", OBJECT),
        ("", "", OBJECT),
    ],
)
def test_glyphs(font: str, code: str, shown: str) -> None:
    assert symbol(font, code) == shown


@pytest.mark.parametrize(
    ("fonts", "seen"),
    [
        ('w:ascii="Symbol" w:hAnsi="Symbol"', "比重≥2"),
        ('w:hAnsi="Symbol"', "比重≥2"),
        ('w:ascii="symbol" w:eastAsia="宋体"', "比重≥2"),
        ('w:ascii="Wingdings" w:hAnsi="Wingdings"', f"比重{OBJECT}2"),
        ('w:ascii="宋体" w:hAnsi="宋体"', "比重\uf0b32"),
        ('w:eastAsia="Symbol"', "比重\uf0b32"),
    ],
)
def test_private_characters_of_text_in_a_symbol_font(tmp_path: Path, fonts: str, seen: str) -> None:
    path = tmp_path / "draft.docx"
    path.write_bytes(package(paragraph("比重", run("\uf0b3", f"<w:rFonts {fonts}/>"), "2")))
    assert [block.text for block in read_plan(path).blocks] == [seen]


def test_the_table_has_one_character_a_glyph_and_each_glyph_once() -> None:
    places = [(row["kind"], row["code"]) for row in ROWS]
    assert len(set(places)) == len(places)
    for row in ROWS:
        assert len(row["character"]) == 1 and unicodedata.category(row["character"]) not in ("Co", "Cn", "Cc", "Mn")
        assert row["source"] and row["code"] == f"{int(row['code'], 16):02X}"
        assert symbol(row["kind"], f"F0{row['code']}") == symbol(row["kind"], f"00{row['code']}") == row["character"]


@given(st.sampled_from(["Symbol", "Wingdings", "Wingdings 2", "宋体", ""]), st.text("0123456789abcdefFx-", max_size=6))
def test_any_code_is_one_character(font: str, code: str) -> None:
    assert len(symbol(font, code)) == 1


def test_pandoc_reads_the_same_in_the_symbol_font(tmp_path: Path) -> None:
    """Where the published table has characters of its own; pandoc passes on its private ones."""
    codes = [row["code"] for row in ROWS if row["kind"] == "symbol"]
    body = [paragraph(run(f"{code}="), glyph("Symbol", f"F0{code}"), run("。")) for code in codes]
    path = tmp_path / "符号.docx"
    path.write_bytes(package(*body))
    lines = [line for line in pandoc(path, "accept").splitlines() if line]
    read_there = {line[:2]: line[3:-1] for line in lines}
    assert set(read_there) == set(codes)
    public = [code for code in codes if unicodedata.category(read_there[code]) != "Co"]
    other = {code: (symbol("Symbol", code), read_there[code]) for code in public}
    differing = {code: pair for code, pair in other.items() if pair[0] != pair[1]}
    assert len(public) > 150
    assert differing == {"44": ("Δ", "∆"), "57": ("Ω", "\u2126"), "A4": ("⁄", "∕")}  # two characters for one glyph


def glyph(font: str, code: str) -> str:
    return f'<w:r><w:sym w:font="{font}" w:char="{code}"/></w:r>'


def test_a_target_with_a_symbol_is_understood(tmp_path: Path) -> None:
    path = tmp_path / "临溪区生态规划.docx"
    path.write_bytes(
        package(
            paragraph("临溪区生态环境保护“十五五”规划"),
            paragraph("一、发展目标"),
            paragraph(
                "到2030年，空气质量优良天数比率",
                glyph("Symbol", "F0B3"),
                "86.5%，PM2.5浓度",
                glyph("Symbol", "F0A3"),
                "28微克/立方米。",
            ),
        )
    )
    reading = read(read_plan(path))
    pieces = [reading.passages[m.passage].places(reading.plan, m.span)[0] for m in reading.metrics]
    found = [(m.comparator.value, str(m.value), p.start, p.quote) for m, p in zip(reading.metrics, pieces, strict=True)]
    assert found == [("ge", "86.5", 17, "≥86.5%"), ("le", "28", 31, "≤28微克/立方米")]
