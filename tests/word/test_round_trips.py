"""Any runs, any ranges: comments on the exact characters, the draft when rejected, the wanted text when accepted."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from checker.word.changes import Anchor, Comment, Kind, Mode, Refusal, Replacement
from tests.word.readback import AUTHOR, Draft, P, entries, main, texts
from tests.word_builder import cell, deleted, field, inserted, package, paragraph, run, table

LETTERS = "投资亿元12.A，\t"
words = st.text(LETTERS, min_size=1, max_size=6)
formats = st.sampled_from(["", "<w:b/>", '<w:rStyle w:val="a"/><w:sz w:val="32"/>'])
runs = st.builds(run, words, formats)
several = st.lists(runs, min_size=1, max_size=3).map("".join)
containers = st.one_of(
    runs,
    several.map(lambda inner: f'<w:hyperlink w:anchor="b">{inner}</w:hyperlink>'),
    several.map(lambda inner: f"<w:sdt><w:sdtPr/><w:sdtContent>{inner}</w:sdtContent></w:sdt>"),
    several.map(lambda inner: f'<w:ins w:id="3" w:author="张三" w:date="2026-01-05T09:00:00Z">{inner}</w:ins>'),
    words.map(deleted),
    words.map(inserted),
    words.map(lambda result: field("REF x", result)),
    st.just('<w:proofErr w:type="gramStart"/>'),
    st.just('<w:bookmarkStart w:id="1" w:name="b"/>'),
    st.just("<w:r><w:t>图</w:t><w:drawing/><w:t>下</w:t></w:r>"),
)
paragraphs = st.lists(containers, max_size=5).map(lambda inner: paragraph(*inner))
blocks = st.one_of(paragraphs, paragraphs.map(lambda p: table([cell(p), "固定"])))
bodies = st.lists(blocks, min_size=1, max_size=4)
answers = st.one_of(words, st.just(""), st.sampled_from(["增长\n段落", "\n", "125"]))


@st.composite
def orders(draw: st.DrawFn) -> tuple[bytes, list[Comment], list[Replacement]]:
    data = package(*draw(bodies))
    lines = texts(main(data))

    def anchor() -> Anchor:
        line = draw(st.integers(1, len(lines)))
        start = draw(st.integers(0, len(lines[line - 1])))
        return Anchor(line, start, draw(st.integers(start, len(lines[line - 1]))))

    comments = [Comment(anchor(), "核对") for _ in range(draw(st.integers(0, 4)))]
    replacements = [Replacement(anchor(), draw(answers)) for _ in range(draw(st.integers(0, 4)))]
    return data, comments, replacements


def wanted(lines: list[str], replacements: list[Replacement], refusals: tuple[Refusal, ...]) -> list[str]:
    """Return the paragraphs after the replacements that were not refused."""
    left_out = {r.index for r in refusals if r.kind is Kind.REPLACEMENT}
    kept = [r for i, r in enumerate(replacements) if i not in left_out]
    out: list[str] = []
    for number, text in enumerate(lines, 1):
        here = [r for r in kept if r.anchor.line == number]
        for r in sorted(here, key=lambda r: (r.anchor.start, r.anchor.end), reverse=True):
            text = text[: r.anchor.start] + r.text + text[r.anchor.end :]
        out += text.split("\n")
    return out


@given(orders(), st.sampled_from(Mode))
@settings(max_examples=120, deadline=None)
def test_round_trip(order: tuple[bytes, list[Comment], list[Replacement]], mode: Mode) -> None:
    data, comments, replacements = order
    before = texts(main(data))
    with TemporaryDirectory() as folder:
        made = Draft(Path(folder), data)
        refusals = made.export(comments, replacements, mode)
        assert all(r.kind is Kind.REPLACEMENT for r in refusals)
        assert made.texts == wanted(before, replacements, refusals)
        if mode is Mode.TRACKED:
            assert made.undone == before
            if comments:
                quotes = [_quote(before, c.anchor) for c in comments]
                assert all(map(_marks, made.anchored, quotes)) and len(made.anchored) == len(quotes)
        else:
            assert not [e for e in made.root.iter(P + "ins", P + "del") if e.get(P + "author") == AUTHOR]
        old, new = entries(data), entries(made.output.read_bytes())
        if not comments:
            assert {n for n in new if new[n] != old.get(n)} <= {"word/document.xml"}


def _marks(found: str, quote: str) -> bool:
    """Tell whether a comment marks the quote; the words 图 and 下 beside a graphic are marked as one."""
    return found in (quote, f"图{quote}", f"{quote}下", f"图{quote}下")


def _quote(lines: list[str], anchor: Anchor) -> str:
    """Return the text that a comment must mark: the range, or the nearest visible character."""
    text = lines[anchor.line - 1]
    if anchor.start < anchor.end:
        return text[anchor.start : anchor.end]
    visible = [i for i, c in enumerate(text) if not c.isspace()]
    if not visible:
        return text
    return text[min(visible, key=lambda i: (min(abs(i - anchor.start), abs(i + 1 - anchor.start)), -i))]
