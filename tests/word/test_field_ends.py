"""The reference of a comment stands behind the fields around its range, also where they end in a later paragraph."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime

import pytest

from checker.errors import WriteFailed
from checker.sources.wordml import W_STRICT, Element, W, attribute
from checker.word.changes import Anchor, Comment, Earlier, Mode, Replacement
from checker.word.earlier_comments import Settling
from tests.word.corpus.building import code, field, mark, p, r, revision, sdt, tbl, tc, tr
from tests.word.readback import Draft, P, entries, main, texts
from tests.word_builder import document, text_box

Make = Callable[..., Draft]
MARKS = tuple(P + local for local in ("fldChar", "commentRangeStart", "commentRangeEnd", "commentReference"))
OPEN = mark("begin") + code('TOC \\o "1-3" \\h') + mark("separate")
CLOSE = mark("end")


def entry(text: str, number: int = 1) -> str:
    """Return the content of one line of a table of contents."""
    page = field(f"PAGEREF _Toc{number} \\h", r(str(number)))
    return f'<w:hyperlink w:anchor="_Toc{number}">{r(text)}<w:r><w:tab/></w:r>{page}</w:hyperlink>'


CONTENTS = p(OPEN, entry("一、总体要求")) + p(entry("二、主要任务", 2)) + p(entry("三、保障措施", 3))
GALLERY = '<w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj>'


def deepest(root: Element) -> dict[str, list[int]]:
    """Return how many fields are open at the start, end and reference of each comment."""
    depth, out = 0, dict[str, list[int]]()
    for element in root.iter(*MARKS):
        if element.tag == P + "fldChar":
            depth += {"begin": 1, "separate": 0, "end": -1}[attribute(element, "fldCharType") or ""]
        else:
            out.setdefault(attribute(element, "id") or "", []).append(depth)
    return out


def find(made: Draft, words: str) -> Anchor:
    line, text = next((n, t) for n, t in enumerate(texts(main(made.data)), 1) if words in t)
    return Anchor(line, text.index(words), text.index(words) + len(words))


def unlike(made: Draft) -> list[int]:
    """Return the numbers of the paragraphs whose bytes are others; all between them must be the same."""
    pattern = re.compile(rb"<w:p>.*?</w:p>", re.DOTALL)
    old, new = (entries(data)["word/document.xml"] for data in (made.data, made.output.read_bytes()))
    before, after = pattern.findall(old), pattern.findall(new)
    assert len(before) == len(after) and pattern.split(old) == pattern.split(new)
    return [n for n, (a, b) in enumerate(zip(before, after, strict=True), 1) if a != b]


CLOSING = {
    "a paragraph of its own": (CONTENTS + p(CLOSE), 4),
    "text behind it": (CONTENTS + p(CLOSE, "后文"), 4),
    "the last entry": (CONTENTS.removesuffix("</w:p>") + CLOSE + "</w:p>", 3),
    "in its control": (sdt(CONTENTS + p(CLOSE), GALLERY), 4),
    "behind its control": (sdt(CONTENTS, GALLERY) + p(CLOSE), 4),
    "one run with another field": (
        CONTENTS + p(CLOSE.removesuffix("</w:r>") + '<w:fldChar w:fldCharType="begin"/></w:r>', code("DATE"), CLOSE),
        4,
    ),
    "an outer field": (
        CONTENTS.replace(OPEN, mark("begin") + code("IF 1") + mark("separate") + OPEN) + p(CLOSE * 2),
        4,
    ),
    "fields one after the other": (CONTENTS + p(CLOSE, OPEN, "图目录") + p(CLOSE), 4),
    "inserted by another": (CONTENTS + p(revision("ins", 5, CLOSE)), 4),
    "deleted by another": (CONTENTS + p(revision("del", 5, CLOSE)), 4),
    "beginnings never ended": (p(OPEN, "甲") + CONTENTS + p(CLOSE), 5),
    "a box with a field of its own": (CONTENTS + p(text_box(p(OPEN, "框里"), p(CLOSE)), "乙") + p(CLOSE), None),
    "in a cell": (tbl(tr(tc(CONTENTS + p(CLOSE)), tc("旁"))), 4),
}


@pytest.mark.parametrize(("body", "closing"), CLOSING.values(), ids=CLOSING)
def test_behind_a_field_that_ends_in_a_later_paragraph(draft: Make, body: str, closing: int | None) -> None:
    made = draft(body, p("正文"))
    wanted = find(made, "主要")
    assert made.export([Comment(wanted, "核对")]) == ()
    assert made.anchored == ["主要"]
    assert made.undone == made.texts == texts(main(made.data))
    found = deepest(made.root)["0"]
    outer = 1 if "甲" in body else 0  # the field that never ends is open to the last paragraph
    assert found[0] > outer and found[-1] == outer
    if closing is not None:
        assert unlike(made) == [wanted.line, closing]


@pytest.mark.parametrize(
    "body",
    [
        CONTENTS,
        CONTENTS + p("其间", CLOSE.replace("end", "separate")),
        p(OPEN, "前") + tbl(tr(tc("二、主要任务"), tc("旁"))) + p(CLOSE),
        p(OPEN, "前") + tbl(tr(tc("二、主要任务"), tc(p(CLOSE)))),
    ],
    ids=["no end", "only parted", "around a table", "ends in another cell"],
)
def test_beside_the_range_where_no_end_may_take_it(draft: Make, body: str) -> None:
    made = draft(body, p("正文"))
    assert made.export([Comment(wanted := find(made, "主要"), "核对")]) == ()
    assert made.anchored == ["主要"]
    assert unlike(made) == [wanted.line]


def test_references_stand_in_the_order_of_their_ranges(draft: Make) -> None:
    made = draft(CONTENTS, p(CLOSE, "后文"), p("正文"))
    words = ["主要", "总体", "保障", "后文", "主要任务", "正文"]
    assert made.export([Comment(find(made, word), word) for word in words]) == ()
    assert made.anchored == words
    order = [attribute(e, "id") for e in made.root.iter(P + "commentReference")]
    assert order == ["0", "1", "2", "4", "3", "5"]  # at one place as they were given
    assert not any(depths[-1] for depths in deepest(made.root).values())


def test_a_paragraph_without_text_and_a_range_over_several(draft: Make) -> None:
    made = draft(p(OPEN, "甲"), "<w:p/>", p("乙", CLOSE), p("丙"))
    several = [Comment(Anchor(2, 0, 0), "缺少"), Comment(Anchor(1, 0, 0, last_line=3), "核对")]
    assert made.export(several) == ()
    assert made.anchored == ["", "甲"]
    assert [depths[-1] for depths in deepest(made.root).values()] == [0, 0]


@pytest.mark.parametrize(("space", "encoding"), [(W_STRICT, "utf-8"), (W, "utf-16")], ids=["strict", "utf-16"])
def test_in_other_variants(draft: Make, space: str, encoding: str) -> None:
    xml = document(CONTENTS, p(CLOSE)).replace(W, space).replace("UTF-8", encoding).encode(encoding)
    made = draft(files={"word/document.xml": xml})
    assert made.export([Comment(find(made, "主要"), "核对")]) == ()
    (reference,) = made.root.iter(f"{{{space}}}commentReference")
    closing = next(reference.iterancestors(f"{{{space}}}p"))
    assert not list(closing.iter(f"{{{space}}}commentRangeEnd")) and list(closing.iter(f"{{{space}}}fldChar"))


KEYED = [
    Comment(Anchor(2, 2, 4), "【提示】一（NUM-04）", "1111111111111111"),
    Comment(Anchor(3, 2, 4), "【提示】二（NUM-04）", "2222222222222222"),
]


def over(*standing: Comment) -> Settling:
    return Settling(frozenset({"NUM-04"}), frozenset(c.key for c in standing))


def test_the_same_again_changes_no_byte_and_what_is_settled_leaves_the_closing_paragraph(draft: Make) -> None:
    made = draft(CONTENTS, p(CLOSE), p("正文"))
    made.export(KEYED)
    (made.path.parent / "again").mkdir()
    again = Draft(made.path.parent / "again", made.output.read_bytes())
    assert again.export(KEYED, settling=over(*KEYED)) == ()
    assert again.output.read_bytes() == again.data
    again.export(KEYED[1:], settling=over(KEYED[1]))
    assert again.comment_ids == ["1"] and again.anchored == ["保障"]
    assert [attribute(e, "id") for e in again.root.iter(P + "commentReference")] == ["1"]
    assert unlike(again) == [2, 4]
    again.export([], settling=over())
    assert not list(again.root.iter(*MARKS[1:]))
    assert entries(again.output.read_bytes())["word/document.xml"].count(p(CLOSE).encode()) == 1


def test_a_comment_on_a_box_beside_the_end_is_not_taken_for_one_on_the_contents(draft: Make) -> None:
    made = draft(CONTENTS, p(CLOSE, text_box(p("主要"))))
    both = [Comment(Anchor(2, 2, 4), "核对"), Comment(Anchor(5, 0, 2), "核对")]
    made.export(both)
    (made.path.parent / "again").mkdir()
    again = Draft(made.path.parent / "again", made.output.read_bytes())
    again.export(both, when=datetime(2026, 12, 1))
    assert again.output.read_bytes() == again.data


@pytest.mark.parametrize("mode", [Mode.TRACKED, Mode.CLEAN])
@pytest.mark.parametrize("earlier", [Earlier.KEEP, Earlier.ACCEPT])
def test_with_changes_and_earlier_ones_accepted(draft: Make, mode: Mode, earlier: Earlier) -> None:
    made = draft(CONTENTS, p(CLOSE, revision("ins", 7, r("后文")), "120亿"), p("甲"))
    changes = [Replacement(Anchor(4, 2, 5), "125"), Replacement(Anchor(5, 0, 1), "乙")]
    assert made.export([Comment(Anchor(2, 2, 4), "核对")], changes, mode, earlier=earlier) == ()
    assert made.texts[3:] == ["后文125亿", "乙"]
    assert made.anchored == ["主要"] and deepest(made.root)["0"][-1] == 0


def test_a_reference_before_its_range_is_not_written(draft: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    made = draft(CONTENTS, p(CLOSE))
    monkeypatch.setattr("checker.word.anchors._behind_fields", lambda end, _: next(end.itersiblings(preceding=True)))
    with pytest.raises(WriteFailed):
        made.export([Comment(find(made, "主要"), "核对")])
    assert not made.output.exists()
