"""Any edits over paragraphs that others have edited: the draft when rejected, the wanted text when accepted."""

from __future__ import annotations

from copy import deepcopy
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from checker.sources.wordml import Element, attribute
from checker.word.changes import Anchor, Earlier, Mode, Refusal, Replacement
from checker.word.resolution import accept, revisions
from tests.word.corpus import views
from tests.word.readback import AUTHOR, Draft, P, main, texts
from tests.word_builder import WHO, cell, deleted, field, inserted, package, paragraph, row, run, table

words = st.text("投资亿元12.A，", min_size=1, max_size=5)
runs = st.builds(run, words, st.sampled_from(["", "<w:b/>", "<w:i/>"]))
pieces = st.one_of(
    runs,
    words.map(inserted),
    words.map(deleted),
    words.map(lambda t: f'<w:ins w:id="7" {WHO}>{run(t)}{deleted(t, 8)}</w:ins>'),
    words.map(lambda t: f'<w:moveTo w:id="9" {WHO}>{run(t)}</w:moveTo>'),
    words.map(lambda t: f'<w:hyperlink w:anchor="b">{run(t)}</w:hyperlink>'),
    words.map(lambda t: field("REF x", t)),
    st.just('<w:bookmarkStart w:id="1" w:name="b"/>'),
    st.just("<w:r><w:drawing/></w:r>"),
)
marks = st.sampled_from(
    [
        "",
        "",
        "",
        f'<w:jc w:val="center"/><w:rPr><w:ins w:id="11" {WHO}/><w:b/></w:rPr>',
        f'<w:rPr><w:del w:id="12" {WHO}/></w:rPr>',
        "<w:sectPr/>",
        f'<w:numPr><w:numId w:val="1"/></w:numPr><w:pPrChange w:id="13" {WHO}><w:pPr/></w:pPrChange>',
    ]
)
paragraphs = st.builds(lambda p, inner: paragraph(*inner, properties=p), marks, st.lists(pieces, max_size=3))
between = st.sampled_from(['<w:bookmarkEnd w:id="1"/>', '<w:commentRangeEnd w:id="99"/>', "\n"])
rows = st.builds(
    lambda inner, p: row([cell(*inner)], p),
    st.lists(paragraphs, min_size=1, max_size=3),
    st.sampled_from(["", "", f'<w:del w:id="14" {WHO}/>', f'<w:ins w:id="15" {WHO}/>']),
)
blocks = st.one_of(paragraphs, paragraphs, paragraphs, between, rows.map(lambda r: table(r)))
bodies = st.lists(blocks, min_size=2, max_size=6).map(lambda body: [paragraph("始"), *body, paragraph("终")])
answers = st.sampled_from(["", "", "", "\n", "125", "增长\n段落", "投资\n亿元"])


@st.composite
def orders(draw: st.DrawFn) -> tuple[bytes, list[Replacement]]:
    data = package(*draw(bodies))
    lines = texts(main(data))
    out: list[Replacement] = []
    for _ in range(draw(st.integers(1, 4))):
        first = draw(st.integers(1, len(lines)))
        last = min(first + draw(st.integers(0, 2)), len(lines))
        start = draw(st.one_of(st.just(0), st.just(len(lines[first - 1])), st.integers(0, len(lines[first - 1]))))
        low = start if first == last else 0
        high = len(lines[last - 1])
        end = draw(st.one_of(st.just(low), st.just(high), st.integers(low, high)))
        out.append(Replacement(Anchor(first, start, end, last_line=last), draw(answers)))
    return data, out


def wanted(lines: list[str], replacements: list[Replacement], refusals: tuple[Refusal, ...]) -> list[str]:
    """Return the paragraphs after the replacements that were not refused."""
    left_out = {r.index for r in refusals}
    out: dict[int, str] = dict(enumerate(lines, 1))
    kept = [r for i, r in enumerate(replacements) if i not in left_out]
    for r in sorted(kept, key=lambda r: (r.anchor.line, r.anchor.start, r.anchor.last, r.anchor.end), reverse=True):
        at = r.anchor
        out[at.line] = out[at.line][: at.start] + r.text + out[at.last][at.end :]
        for line in range(at.line + 1, at.last + 1):
            del out[line]
    return [text for line in out.values() for text in line.split("\n")]


def ours_accepted(root: Element) -> list[str]:
    """Return the paragraphs with our revisions accepted and the others' left."""
    copy = deepcopy(root)
    accept(copy, lambda e: attribute(e, "author") == AUTHOR)
    return texts(copy)


@given(orders(), st.sampled_from(Mode))
@settings(max_examples=150, deadline=None)
def test_edits_over_paragraphs(order: tuple[bytes, list[Replacement]], mode: Mode) -> None:
    data, replacements = order
    before = main(data)
    with TemporaryDirectory() as folder:
        made = Draft(Path(folder), data)
        refusals = made.export([], replacements, mode)
        assert all(r.reason for r in refusals)
        assert ours_accepted(made.root) == wanted(texts(before), replacements, refusals)
        theirs = [attribute(e, "author") for e in made.root.iter(P + "ins", P + "del", P + "moveTo", P + "pPrChange")]
        if mode is Mode.TRACKED:
            assert made.undone == texts(before)
            assert views.texts(made.root, views.everything) == views.texts(before, views.everything)
            assert views.texts(made.root, views.of_author(AUTHOR)) == views.texts(before, views.nothing)
            assert theirs.count("张三") >= sum(
                1 for _ in before.iter(P + "ins", P + "del", P + "moveTo", P + "pPrChange")
            )
            ids = [e.get(P + "id") for e in revisions(made.root) if attribute(e, "author") == AUTHOR]
            others = {e.get(P + "id") for e in revisions(made.root) if attribute(e, "author") != AUTHOR}
            assert len(ids) == len(set(ids)) and not others & set(ids)
        else:
            assert AUTHOR not in theirs
        for tag in ("bookmarkStart", "bookmarkEnd", "commentRangeEnd", "drawing"):
            assert len(list(made.root.iter(P + tag))) == len(list(before.iter(P + tag)))


@given(orders(), st.sampled_from(Mode))
@settings(max_examples=100, deadline=None)
def test_earlier_changes_accepted_beside_edits(order: tuple[bytes, list[Replacement]], mode: Mode) -> None:
    data, replacements = order
    with TemporaryDirectory() as folder:
        made = Draft(Path(folder), data)
        refusals = made.export([], replacements, mode, earlier=Earlier.ACCEPT)
        root = made.root
        assert {attribute(e, "author") for e in revisions(root)} <= {AUTHOR}
        if len(refusals) == len(replacements):
            # the second opinion joins the last paragraph of a cell with what follows the table
            assert "".join(texts(root)) == "".join(views.texts(_without_rows(main(data)), views.nothing))
        for tag in ("bookmarkStart", "bookmarkEnd", "commentRangeEnd"):
            assert len(list(root.iter(P + tag))) == len(list(main(data).iter(P + tag)))
        for tc in root.iter(P + "tc"):
            assert tc[-1].tag == P + "p"


def _without_rows(root: Element) -> Element:
    for mark in [e for e in root.iter(P + "del") if e.getparent().tag == P + "trPr"]:
        tr = mark.getparent().getparent()
        tr.getparent().remove(tr)
    return root
