"""Exporting an export: nothing doubled, nothing of other people's touched, what no longer holds settled."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from checker.errors import WriteFailed
from checker.word.changes import Anchor, Comment, Replacement
from checker.word.comment_parts import W14, W15, W16CEX
from checker.word.earlier_comments import Settling, Tally
from checker.word.flat_part import FlatPart
from tests.word.readback import AUTHOR, Draft, P, entries, main, part, texts
from tests.word_builder import inserted, package, packed, paragraph, run, table, text_box
from tests.word_builder import part as markup

LATER = datetime(2026, 12, 1, 8, 30)
ALL = frozenset({"NUM-04", "XPL-01"})
GROWTH = Comment(Anchor(2, 8, 10), "【错误】年均增速算错（NUM-04）\n应为17.8%。", "1111111111111111")
ACROSS = Comment(Anchor(3, 0, 2), "【须说明】高于上位（XPL-01）\n《澜川市规划》：“达到1.5%”", "2222222222222222")
BODY = paragraph("前"), paragraph("研发投入强度达到", "2%", "以上。"), paragraph("末段文字")
COMMENTS = "word/comments.xml"


@pytest.fixture
def first(tmp_path: Path) -> Draft:
    """Return a draft exported once with two comments."""
    made = Draft(tmp_path, package(*BODY))
    assert made.export([GROWTH, ACROSS]) == ()
    return made


def again(made: Draft, change: Callable[[dict[str, bytes]], None] | None = None) -> Draft:
    """Return what was exported as a draft of its own, after what somebody did to it."""
    files = entries(made.output.read_bytes())
    if change is not None:
        change(files)
    folder = made.path.parent / "again"
    folder.mkdir()
    return Draft(folder, packed(files) if change is not None else made.output.read_bytes())


def edited(name: str, old: str, new: str) -> Callable[[dict[str, bytes]], None]:
    """Return the change of one part in one place."""

    def change(files: dict[str, bytes]) -> None:
        before = files[name].decode()
        assert old in before
        files[name] = before.replace(old, new, 1).encode()

    return change


def replied(author: str = "王科长") -> Callable[[dict[str, bytes]], None]:
    """Return what happens when somebody replies to the first comment in Word."""

    def change(files: dict[str, bytes]) -> None:
        parent = ids(files)[0]
        marks = '<w:commentRangeStart w:id="7"/><w:commentRangeEnd w:id="7"/><w:r><w:commentReference w:id="7"/></w:r>'
        said = '<w:p w14:paraId="7000000A"><w:r><w:t>不改</w:t></w:r></w:p>'
        reply = f'<w:comment w:id="7" w:author="{author}">{said}</w:comment>'
        entry = f'<w15:commentEx w15:paraId="7000000A" w15:paraIdParent="{parent}" w15:done="0"/>'
        edited(COMMENTS, "</w:comments>", f"{reply}</w:comments>")(files)
        edited("word/commentsExtended.xml", "</w15:commentsEx>", f"{entry}</w15:commentsEx>")(files)
        edited("word/document.xml", '<w:commentRangeStart w:id="0"/>', f'{marks}<w:commentRangeStart w:id="0"/>')(files)

    return change


def ids(files: dict[str, bytes]) -> list[str]:
    return [e[-1].get(f"{{{W14}}}paraId") or "" for e in etree.fromstring(files[COMMENTS])]


def words(made: Draft) -> list[str]:
    return ["\n".join("".join(p.itertext()) for p in c) for c in part(made.output, COMMENTS)]


def done(made: Draft) -> dict[str, str]:
    """Return which comments are resolved, by the first words."""
    files = entries(made.output.read_bytes())
    said = dict(zip(ids(files), words(made), strict=True))
    return {
        said[e.get(f"{{{W15}}}paraId")][:6]: e.get(f"{{{W15}}}done")
        for e in etree.fromstring(files["word/commentsExtended.xml"])
    }


def over(*standing: Comment, plans: tuple[str, ...] = ("澜川市规划",)) -> Settling:
    """Return that both rules were run and only these findings stand."""
    return Settling(ALL, frozenset(c.key for c in standing), frozenset(plans))


def test_the_same_again_changes_no_byte(first: Draft) -> None:
    second = again(first)
    second.export([GROWTH, ACROSS], when=LATER, settling=over(GROWTH, ACROSS))
    assert second.output.read_bytes() == second.data


def test_comments_without_a_finding_are_not_doubled_either(draft: Callable[..., Draft]) -> None:
    made = draft(*BODY, paragraph("正文", text_box(paragraph("框内120亿元"))))
    plain = [Comment(Anchor(2, 0, 4), "核对"), Comment(Anchor(2, 0, 2), "核对"), Comment(Anchor(5, 0, 2), "核对")]
    made.export(plain)
    second = again(made)
    second.export(plain, when=LATER)
    assert second.output.read_bytes() == second.data
    second.export([*plain, replace(plain[0], text="再核"), Comment(Anchor(1, 0, 1), "核对")])
    assert len(words(second)) == 5


def test_new_words_are_written_in_place(first: Draft) -> None:
    second = again(first)
    new = replace(GROWTH, text=GROWTH.text.replace("17.8%", "17.84%"))
    second.export([new, ACROSS], when=LATER)
    assert [w.split("\n")[1] for w in words(second)] == ["应为17.84%。", ACROSS.text.split("\n")[1]]
    before, after = entries(second.data), entries(second.output.read_bytes())
    assert {n for n in after if after[n] != before[n]} == {COMMENTS, "word/commentsExtensible.xml"}
    assert ids(before) == ids(after)
    comment = part(second.output, COMMENTS)[0]
    assert comment.get(P + "date") == "2026-12-01T08:30:00Z"
    times = [e.get(f"{{{W16CEX}}}dateUtc") for e in part(second.output, "word/commentsExtensible.xml")]
    assert times[0] != times[1] == "2026-11-25T04:00:00Z"


def test_what_no_longer_holds_is_taken_out_whole(first: Draft) -> None:
    second = again(first)
    second.export([ACROSS], settling=over(ACROSS))
    assert len(words(second)) == 1 and second.comment_ids == ["1"]
    assert second.texts == texts(main(second.data))
    for name, count in (("commentsExtended", 1), ("commentsIds", 1), ("commentsExtensible", 1), ("people", 1)):
        assert len(part(second.output, f"word/{name}.xml")) == count
    assert [e.get(P + "id") for e in second.root.iter(P + "commentReference")] == ["1"]
    assert not [r for r in second.root.iter(P + "r") if not len(r)]


def test_without_settling_nothing_is_taken_out(first: Draft) -> None:
    second = again(first)
    second.export([], [Replacement(Anchor(1, 0, 1), "后")])
    assert len(words(second)) == 2


@pytest.mark.parametrize(
    "settling",
    [
        Settling(frozenset({"NUM-04"}), frozenset({GROWTH.key}), frozenset({"澜川市规划"})),
        over(GROWTH, plans=()),
        over(GROWTH, plans=("青澜省规划",)),
        over(GROWTH, ACROSS),
    ],
    ids=["rule not run", "no other plan", "another plan", "still found"],
)
def test_what_was_not_looked_for_stays(first: Draft, settling: Settling) -> None:
    second = again(first)
    second.export([GROWTH], settling=settling)
    assert second.output.read_bytes() == second.data


def test_a_thread_is_resolved_not_taken_out(first: Draft) -> None:
    second = again(first, replied())
    second.export([ACROSS], settling=over(ACROSS))
    assert len(words(second)) == 3
    assert done(second) == {"【错误】年均": "1", "不改": "1", "【须说明】高": "0"}
    before, after = entries(second.data), entries(second.output.read_bytes())
    assert {n for n in after if after[n] != before[n]} == {"word/commentsExtended.xml"}


def told(made: Draft, comments: list[Comment], **options: object) -> tuple[Tally, str]:
    """Return what an export counts of the earlier comments, and what it says of them."""
    tally = Tally()
    made.export(comments, when=LATER, tally=tally, **options)
    return tally, tally.words


def test_what_became_of_earlier_comments_is_told(first: Draft) -> None:
    fresh = Comment(Anchor(1, 0, 1), "【提示】（LNG-01）\n核对", "3333333333333333")
    assert told(first, [GROWTH, ACROSS]) == (Tally(), "")
    second = again(first, replied())
    both = over(GROWTH, ACROSS)
    assert told(second, [GROWTH, ACROSS, fresh], settling=both) == (Tally(kept=2), "稿中此前写入的校核批注：保留 2 条")
    assert told(second, [replace(GROWTH, text=GROWTH.text + "请核实。"), ACROSS], settling=both)[0] == Tally(1, 1)
    assert told(second, [ACROSS], settling=over(ACROSS))[0] == Tally(kept=1, settled=1)
    assert told(second, [GROWTH], settling=over(GROWTH))[0] == Tally(kept=1, removed=1)
    gone = told(second, [], settling=over())
    assert gone == (Tally(settled=1, removed=1), "稿中此前写入的校核批注：标为已解决 1 条，移除 1 条")


def test_comments_of_people_are_not_counted(draft: Callable[..., Draft]) -> None:
    made = draft(*BODY)
    made.export([Comment(Anchor(1, 0, 1), "请核对"), GROWTH], author="李处长")
    second = again(made)
    assert told(second, [ACROSS], settling=over(ACROSS))[0] == Tally(kept=1)


def test_a_reply_stays_when_its_comment_gets_new_words(first: Draft) -> None:
    second = again(first, replied())
    second.export([replace(GROWTH, text=GROWTH.text + "请核实。"), ACROSS], settling=over(GROWTH, ACROSS))
    extended = part(second.output, "word/commentsExtended.xml")
    parents = {e.get(f"{{{W15}}}paraId"): e.get(f"{{{W15}}}paraIdParent") for e in extended}
    assert parents["7000000A"] == ids(entries(second.output.read_bytes()))[0]
    assert words(second)[2] == "不改"


def test_words_that_somebody_changed_stay(first: Draft) -> None:
    second = again(first, edited(COMMENTS, "应为17.8%。", "已与统计局核对。"))
    second.export([replace(GROWTH, text=GROWTH.text + "请核实。"), ACROSS], settling=over(GROWTH, ACROSS))
    assert second.output.read_bytes() == second.data
    second.export([ACROSS], settling=over(ACROSS))
    assert len(words(second)) == 2 and done(second)["【错误】年均"] == "1"


def test_what_somebody_resolved_stays_resolved(first: Draft) -> None:
    second = again(first, edited("word/commentsExtended.xml", 'w15:done="0"', 'w15:done="1"'))
    second.export([GROWTH, ACROSS], settling=over(GROWTH, ACROSS))
    assert second.output.read_bytes() == second.data
    second.export([ACROSS], settling=over(ACROSS))
    assert second.output.read_bytes() == second.data


def test_a_colleague_who_said_it_already_is_not_repeated(first: Draft) -> None:
    second = again(first, lambda files: edited(COMMENTS, f'w:author="{AUTHOR}"', 'w:author="李处长"')(files))
    second.export([replace(GROWTH, text="【错误】新说法（NUM-04）"), ACROSS], settling=over(GROWTH, ACROSS))
    assert second.output.read_bytes() == second.data
    second.export([ACROSS], settling=over(ACROSS))
    assert second.output.read_bytes() == second.data


def test_a_changed_sentence_keeps_its_comment(first: Draft) -> None:
    second = again(first)
    moved = replace(GROWTH, key="3333333333333333")
    second.export([moved, ACROSS], settling=over(moved, ACROSS))
    assert len(words(second)) == 2 and "〔33333333·" in words(second)[0]
    assert second.comment_ids == ["0", "1"]


def test_a_comment_whose_marks_were_lost_is_marked_again(first: Draft) -> None:
    def lose(files: dict[str, bytes]) -> None:
        for mark in ('<w:commentRangeStart w:id="0"/>', '<w:commentRangeEnd w:id="0"/>'):
            edited("word/document.xml", mark, "")(files)
        edited("word/document.xml", '<w:r><w:commentReference w:id="0"/></w:r>', "")(files)

    second = again(first, lose)
    second.export([GROWTH, ACROSS])
    assert second.comment_ids == ["0", "1"] and second.anchored == ["2%", "末段"]
    assert entries(second.data)[COMMENTS] == entries(second.output.read_bytes())[COMMENTS]


def test_a_comment_goes_where_its_finding_went_with_its_thread(first: Draft) -> None:
    second = again(first, replied())
    second.export([replace(GROWTH, anchor=Anchor(1, 0, 1)), ACROSS])
    assert second.anchored == ["前", "末段"]
    reply = next(e for e in second.root.iter(P + "commentRangeStart") if e.get(P + "id") == "7")
    assert "".join(reply.getparent().itertext()) == "前"


def test_marks_between_paragraphs_are_taken_out_too(first: Draft) -> None:
    def out(files: dict[str, bytes]) -> None:
        xml = files["word/document.xml"].decode()
        start, end = '<w:commentRangeStart w:id="0"/>', '<w:commentRangeEnd w:id="0"/>'
        xml = xml.replace(start, "").replace(end, "").replace("<w:body>", f"<w:body>{start}")
        files["word/document.xml"] = xml.replace("<w:sectPr>", f"{end}\n<w:sectPr>").encode()

    second = again(first, out)
    second.export([ACROSS], settling=over(ACROSS))
    assert [e.get(P + "id") for e in second.root.iter(P + "commentRangeStart", P + "commentRangeEnd")] == ["1", "1"]
    assert b'<w:commentRangeStart w:id="0"/>' not in entries(second.output.read_bytes())["word/document.xml"]


def test_comments_that_libreoffice_emptied_are_written_again(first: Draft) -> None:
    def empty(files: dict[str, bytes]) -> None:
        root = etree.fromstring(files[COMMENTS])
        for text in root[0].iter(P + "t"):
            text.text = None
        files[COMMENTS] = etree.tostring(root)

    second = again(first, empty)
    second.export([GROWTH, ACROSS])
    assert len(words(second)) == 2 and words(second)[0].startswith("【错误】")


def test_ids_that_comments_share_are_left_alone(first: Draft) -> None:
    twin = '<w:comment w:id="0" w:author="王科长"><w:p/></w:comment>'
    second = again(first, edited(COMMENTS, "</w:comments>", f"{twin}</w:comments>"))
    second.export([ACROSS], settling=over(ACROSS))
    assert second.output.read_bytes() == second.data


def test_marks_that_stay_behind_are_not_written(first: Draft, monkeypatch: pytest.MonkeyPatch) -> None:
    second = again(first)
    monkeypatch.setattr("checker.word.commenting.Commenter._take_out", lambda *_: None)
    with pytest.raises(WriteFailed):
        second.export([ACROSS], settling=over(ACROSS))
    assert not second.output.exists()


def test_other_comments_that_suffer_are_not_written(first: Draft, monkeypatch: pytest.MonkeyPatch) -> None:
    second = again(first, replied())

    def harm(part: FlatPart, _: etree._Element) -> None:
        part.root[-1].clear()
        part._changed.add(part.root[-1])

    monkeypatch.setattr(FlatPart, "touch", harm)
    with pytest.raises(WriteFailed):
        second.export([replace(GROWTH, text=GROWTH.text + "请核实。"), ACROSS])
    assert not second.output.exists()


THEIRS = '<w:comment w:id="{0}" w:author="王科长"><w:p><w:r><w:t>核对{0}</w:t></w:r></w:p></w:comment>'


@pytest.mark.parametrize(
    "body",
    [
        paragraph('<w:commentRangeStart w:id="4"/>', "甲乙"),
        paragraph("甲", '<w:commentRangeEnd w:id="4"/><w:r><w:commentReference w:id="4"/></w:r>', "乙"),
        paragraph("甲", '<w:r><w:commentReference w:id="4"/></w:r>', "乙"),
        paragraph("甲乙"),
        '<w:commentRangeStart w:id="4"/>' + paragraph("甲乙") + '<w:commentRangeEnd w:id="4"/>',
    ],
    ids=["no end", "no start", "reference alone", "orphan", "between paragraphs"],
)
def test_odd_marks_of_others_stay(draft: Callable[..., Draft], body: str) -> None:
    made = draft(body, parts={"comments": markup("comments", THEIRS.format(4) + THEIRS.format(2**31 - 1))})
    assert made.export([Comment(Anchor(1, 0, 1), "再核")], settling=over()) == ()
    assert made.comment_ids == ["5"] and made.anchored == ["甲"]
    old = entries(made.data)[COMMENTS].removesuffix(b"</w:comments>")
    assert entries(made.output.read_bytes())[COMMENTS].startswith(old)


BODIES = [
    paragraph("甲乙", run("丙丁", "<w:b/>"), "戊己"),
    paragraph("甲", inserted("乙丙"), "丁戊"),
    table(["甲乙丙", "丁戊"]),
    paragraph("框外", text_box(paragraph("框内文字"))),
]


@st.composite
def rounds(draw: st.DrawFn) -> tuple[bytes, list[Comment], list[Comment]]:
    data = package(*draw(st.lists(st.sampled_from(BODIES), min_size=1, max_size=3)))
    lines = texts(main(data))

    def comment(number: int) -> Comment:
        line = draw(st.integers(1, len(lines)))
        start = draw(st.integers(0, len(lines[line - 1])))
        end = draw(st.integers(start, len(lines[line - 1])))
        return Comment(Anchor(line, start, end), "同一句话（NUM-04）", f"{number:x}" * 16 if number % 2 else "")

    made = [comment(number) for number in range(1, draw(st.integers(1, 6)))]
    kept = [c for c in made if draw(st.booleans())]
    return data, made, kept


@given(rounds())
@settings(max_examples=30, deadline=None)
def test_any_comments_again(order: tuple[bytes, list[Comment], list[Comment]]) -> None:
    data, comments, kept = order
    with TemporaryDirectory() as folder:
        made = Draft(Path(folder), data)
        made.export(comments)
        second = again(made)
        second.export(comments, settling=over(*comments))
        assert second.output.read_bytes() == second.data
        second.export(kept, settling=over(*kept))
        assert second.texts == made.texts
        if comments:
            assert len(words(second)) == sum(not c.key or c in kept for c in comments)
