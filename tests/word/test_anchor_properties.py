"""Any paragraphs, any ranges, also over paragraphs: comments hold the exact characters or say which ones are meant."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from checker.sources.wordml import part_paragraphs, text_box
from checker.word.changes import Anchor, Comment
from tests.word.readback import Draft, P, main, part, texts
from tests.word.test_anchors import CONTROL, CUSTOM, MATH, RUBY, SMART
from tests.word.test_round_trips import containers, several
from tests.word_builder import cell, field, package, paragraph, row, run, table
from tests.word_builder import text_box as box

words = st.text("投资亿元12", min_size=1, max_size=4)
inline = st.one_of(
    containers,
    several.map(SMART.format),
    several.map(CUSTOM.format),
    several.map(lambda inner: f'<w:moveTo w:id="6" w:author="张三">{inner}</w:moveTo>'),
    several.map(lambda inner: f'<w:fldSimple w:instr="REF x">{inner}</w:fldSimple>'),
    words.map(lambda text: CONTROL.format(CONTROL.format(run(text)))),
    words.map(lambda text: RUBY.format(run("yi"), run(text))),
    words.map(lambda text: f"<w:r><w:t>前</w:t>{RUBY.format(run('yi'), run(text))[5:-6]}<w:t>后</w:t></w:r>"),
    words.map(lambda text: field("IF 1", "1") + field("REF x", text)),
    st.just(MATH),
    st.just('<w:r><w:t>前</w:t><w:softHyphen/><w:noBreakHyphen/><w:sym w:font="W" w:char="F04A"/></w:r>'),
    st.just('<w:commentRangeStart w:id="5"/>'),
    st.just('<w:commentRangeEnd w:id="5"/><w:r><w:commentReference w:id="5"/></w:r>'),
    words.map(lambda text: box(paragraph(text), paragraph(text))),
)
paragraphs = st.lists(inline, max_size=4).map(lambda inner: paragraph(*inner))
blocks = st.one_of(
    paragraphs,
    paragraphs.map(CONTROL.format),
    paragraphs.map(CUSTOM.format),
    paragraphs.map(lambda p: table([cell(table([cell(p)]), "<w:p/>"), "固定"])),
    paragraphs.map(lambda p: table(CONTROL.format(row([CONTROL.format(cell(p)), "固定"])))),
)


@st.composite
def drafts(draw: st.DrawFn) -> tuple[bytes, list[Comment]]:
    data = package(*draw(st.lists(blocks, min_size=1, max_size=4)))
    lines = texts(main(data))

    def anchor() -> Anchor:
        line = draw(st.integers(1, len(lines)))
        last = draw(st.one_of(st.just(line), st.integers(line, len(lines))))
        start = draw(st.integers(0, len(lines[line - 1])))
        end = draw(st.integers(start if last == line else 0, len(lines[last - 1])))
        return Anchor(line, start, end, last_line=None if last == line else last)

    return data, [Comment(anchor(), f"第{n}条") for n in range(draw(st.integers(1, 4)))]


def quote(lines: list[str], boxes: set[int], anchor: Anchor) -> str:
    """Return the words of a range as it is read: text boxes that lie between are not part of it."""
    if anchor.last == anchor.line:
        return lines[anchor.line - 1][anchor.start : anchor.end]
    between = [lines[n - 1] for n in range(anchor.line + 1, anchor.last) if n not in boxes]
    return lines[anchor.line - 1][anchor.start :] + "".join(between) + lines[anchor.last - 1][: anchor.end]


def under(made: Draft) -> dict[str, str]:
    """Return the running text between the marks of each of our comments."""
    root = made.root
    order = {element: n for n, element in enumerate(root.iter())}
    atoms = [a for p in part_paragraphs(root) if text_box(p.element) is None for a in p.atoms]
    starts, ends = (
        {e.get(P + "id"): order[e] for e in root.iter(P + mark)} for mark in ("commentRangeStart", "commentRangeEnd")
    )
    return {i: "".join(a.text for a in atoms if starts[i] < order[a.element] < ends[i]) for i in made.comment_ids}


@given(drafts())
@settings(max_examples=50, deadline=None)
def test_exact_or_named(order: tuple[bytes, list[Comment]]) -> None:
    data, comments = order
    before = part_paragraphs(main(data))
    lines = [p.text for p in before]
    boxes = {n for n, p in enumerate(before, 1) if text_box(p.element) is not None}
    with TemporaryDirectory() as folder:
        made = Draft(Path(folder), data)
        assert made.export(comments) == ()
        assert made.texts == lines
        found = under(made)
        said = {c.get(P + "id"): "".join(c.itertext()) for c in part(made.output, "word/comments.xml")}
        for identifier, comment in zip(made.comment_ids, comments, strict=True):
            wanted = quote(lines, boxes, comment.anchor)
            if not said[identifier].startswith("（位置：") and wanted and comment.anchor.last == comment.anchor.line:
                assert found[identifier] == wanted
            elif not said[identifier].startswith("（位置："):
                assert wanted in found[identifier]
            assert said[identifier].endswith(comment.text)
        for mark in made.root.iter(P + "commentRangeStart", P + "commentRangeEnd"):
            assert not [e for e in mark.iterancestors() if e.tag == P + "r"]
        again = Path(folder) / "again"
        again.mkdir()
        second = Draft(again, made.output.read_bytes())
        second.export(comments)
        assert second.output.read_bytes() == second.data
