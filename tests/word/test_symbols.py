"""Symbols of a symbol font in Word copies: commented on, left alone by changes beside them, never rewritten."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.word.changes import Anchor, Comment, Mode, Replacement
from tests.word.readback import Draft, P, pandoc
from tests.word_builder import deleted, inserted, package, paragraph, run


def glyph(font: str, code: str, properties: str = "") -> str:
    looks = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{looks}<w:sym w:font="{font}" w:char="{code}"/></w:r>'


AT_LEAST = glyph("Symbol", "F0B3", "<w:b/>")
IN_A_RUN = '<w:r><w:t>误差</w:t><w:sym w:font="Symbol" w:char="F0B1"/><w:t>5%</w:t></w:r>'
LINE = "优良率≥86.5%，误差±5%，☑合格"


@pytest.fixture
def made(tmp_path: Path) -> Draft:
    body = run("优良率"), AT_LEAST, run("86.5%，"), IN_A_RUN, run("，"), glyph("Wingdings 2", "F052"), run("合格")
    return Draft(tmp_path, package(paragraph(*body)))


def symbols(made: Draft) -> list[tuple[str | None, bool]]:
    """Return the codes of the symbols in the result, and whether the run of each is bold."""
    found = made.root.iter(P + "sym")
    return [(e.get(P + "char"), e.getparent().find(f"{P}rPr/{P}b") is not None) for e in found]  # type: ignore[union-attr]


ALL = [("F0B3", True), ("F0B1", False), ("F052", False)]


def test_comments_stand_on_exactly_the_symbol_and_its_neighbours(made: Draft) -> None:
    words = ["≥", "≥86.5%", "误差±", "±", "±5", "☑", "率≥8"]
    places = [Anchor(1, LINE.index(w), LINE.index(w) + len(w)) for w in words]
    assert made.export([Comment(place, "核对") for place in places]) == ()
    assert made.anchored == words and made.texts == [LINE] and symbols(made) == ALL


@pytest.mark.parametrize("mode", list(Mode))
@pytest.mark.parametrize(
    ("old", "new", "result"),
    [
        ("86.5%", "87.5%", "优良率≥87.5%，误差±5%，☑合格"),
        ("≥86.5%", "≥88%", "优良率≥88%，误差±5%，☑合格"),
        ("±5%", "±10%", "优良率≥86.5%，误差±10%，☑合格"),
        ("≥", "", "优良率86.5%，误差±5%，☑合格"),
        ("率≥8", "率8", "优良率86.5%，误差±5%，☑合格"),
        ("误差±5%，☑", "", "优良率≥86.5%，合格"),
        ("优良率≥", "优良天数比率≥", "优良天数比率≥86.5%，误差±5%，☑合格"),
        (LINE, LINE.replace("5%", "6%").replace("合格", "达标"), "优良率≥86.6%，误差±6%，☑达标"),
    ],
)
def test_changes_beside_a_symbol_leave_it_or_take_it_out(
    made: Draft, mode: Mode, old: str, new: str, result: str
) -> None:
    at = LINE.index(old)
    assert made.export(replacements=[Replacement(Anchor(1, at, at + len(old)), new)], mode=mode) == ()
    assert made.texts == [result]
    kept = [one for one, shown in zip(ALL, "≥±☑", strict=True) if shown in result]
    assert symbols(made) == (ALL if mode is Mode.TRACKED else kept)
    if mode is Mode.TRACKED:
        assert made.undone == [LINE]
        assert pandoc(made.output, "reject").strip() == LINE and pandoc(made.output, "accept").strip() == result


@pytest.mark.parametrize("mode", list(Mode))
@pytest.mark.parametrize(("old", "new"), [("≥", "＞"), ("率≥8", "率达8"), ("☑", "☐"), ("±", "约")])
def test_changes_of_a_symbol_are_refused_and_nothing_is_written(made: Draft, mode: Mode, old: str, new: str) -> None:
    at = LINE.index(old)
    (refusal,) = made.export(replacements=[Replacement(Anchor(1, at, at + len(old)), new)], mode=mode)
    assert "符号字体" in refusal.reason
    assert made.output.read_bytes() == made.data


@pytest.mark.parametrize("mode", list(Mode))
def test_a_paragraph_goes_with_its_symbols(tmp_path: Path, mode: Mode) -> None:
    made = Draft(tmp_path, package(paragraph("前"), paragraph(AT_LEAST, "86.5%", IN_A_RUN), paragraph("后")))
    assert made.export(replacements=[Replacement(Anchor(2, 0, 0, last_line=3), "")], mode=mode) == ()
    assert "".join(made.texts) == "前后" and made.texts[0] == "前"
    if mode is Mode.TRACKED:
        assert made.undone == ["前", "≥86.5%误差±5%", "后"]
        assert pandoc(made.output, "reject").split() == made.undone


SET_IN_SYMBOL = run("\uf0b3\uf0b1", '<w:rFonts w:ascii="Symbol" w:hAnsi="Symbol"/>')


@pytest.mark.parametrize("mode", list(Mode))
def test_text_set_in_a_symbol_font_is_no_place_for_other_text(tmp_path: Path, mode: Mode) -> None:
    made = Draft(tmp_path, package(paragraph("优良率", SET_IN_SYMBOL, "86")))
    changes = [Replacement(Anchor(1, 3, 4), "<"), Replacement(Anchor(1, 4, 5), ""), Replacement(Anchor(1, 5, 5), "约")]
    (refusal,) = made.export([Comment(Anchor(1, 4, 6), "核对")], changes, mode)
    assert refusal.index == 0 and "符号字体" in refusal.reason
    assert made.texts == ["优良率≥约86"] and made.anchored == ["±8" if mode is Mode.TRACKED else "约8"]
    assert [r.find(f"{P}rPr") is None for r in made.root.iter(P + "r") if "约" in "".join(r.itertext())] == [True]
    if mode is Mode.TRACKED:
        assert made.undone == ["优良率≥±86"]
        assert pandoc(made.output, "reject").split() == made.undone


def test_symbols_that_others_inserted_or_deleted(tmp_path: Path) -> None:
    put = inserted("x").replace("</w:ins>", glyph("Symbol", "F0B3") + "</w:ins>")
    gone = deleted("y").replace("</w:del>", glyph("Symbol", "F0A3") + "</w:del>")
    made = Draft(tmp_path, package(paragraph("前", put, gone, "后12")))
    refusals = made.export([Comment(Anchor(1, 2, 3), "核对")], [Replacement(Anchor(1, 4, 6), "15")])
    assert refusals == () and made.texts == ["前x≥后15"] and made.undone == ["前x≥后12"] and made.anchored == ["≥"]


PIECES = st.lists(
    st.sampled_from(
        [
            ("率达", run("率达")),
            ("12", run("12")),
            ("≥", AT_LEAST),
            ("误差±5%", IN_A_RUN),
            ("\ufffc", glyph("Wingdings", "F04D")),
        ]
    ),
    min_size=1,
    max_size=6,
)


@settings(max_examples=60, deadline=None)
@given(PIECES, st.data())
def test_any_line_with_symbols(pieces: list[tuple[str, str]], data: st.DataObject) -> None:
    """Comment and change anywhere: exact, or refused because a symbol would go; symbols are what they were."""
    text = "".join(shown for shown, _ in pieces)
    start = data.draw(st.integers(0, len(text) - 1))
    stop = data.draw(st.integers(start + 1, len(text)))
    new = data.draw(st.sampled_from(["", "新", "达12", text[start:stop] + "、"]))
    with TemporaryDirectory() as folder:
        made = Draft(Path(folder), package(paragraph(*(markup for _, markup in pieces))))
        place = Anchor(1, start, stop)
        refusals = made.export([Comment(place, "核对")], [Replacement(place, new)])
        assert made.anchored == [text[start:stop]] and made.undone == [text]
        codes = [code for code, _ in symbols(made)]
        assert len(codes) == sum(text.count(c) for c in "≥±\ufffc")  # deleted ones are there, too
        assert made.texts == [text if refusals else text[:start] + new + text[stop:]]
        assert not refusals or any(c in text[start:stop] for c in "≥±\ufffc")
