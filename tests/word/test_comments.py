"""The parts that hold comments: complete where there were none, extended and otherwise untouched where there were."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

import pytest

from checker.sources.package import Package
from checker.sources.wordml import W_STRICT, W
from checker.word.changes import Anchor, Comment, Mode, Replacement
from checker.word.comments import W14, W15, W16CEX, W16CID, cleaned, initials
from tests.word.readback import AUTHOR, Draft, P, entries, main, part, texts
from tests.word_builder import PACKAGE, package, paragraph, run, text_box
from tests.word_builder import part as markup

Make = Callable[..., Draft]
OFFICE = "http://schemas.microsoft.com/office"
HERE = Comment(Anchor(1, 0, 1), "第一行\n第二行")
STYLES = markup(
    "styles",
    '<w:style w:type="paragraph" w:styleId="a5"><w:name w:val="annotation text"/></w:style>'
    '<w:style w:type="character" w:styleId="a4"><w:name w:val="annotation reference"/></w:style>',
)
THEIRS = (
    '<w:comment w:id="{}" w:author="王科长" w:date="2026-01-05T09:00:00Z" w:initials="王">'
    '<w:p w14:paraId="{}"><w:r><w:t>已有</w:t></w:r></w:p></w:comment>'
)


def extended(*paragraph_ids: str) -> str:
    inner = "".join(f'<w15:commentEx w15:paraId="{i}" w15:done="0"/>' for i in paragraph_ids)
    return f'<w15:commentsEx xmlns:w15="{W15}">{inner}</w15:commentsEx>'


def threaded() -> dict[str, str]:
    """Files of a document with one comment and its thread."""
    base = entries(_package_with_comments())
    relations = base["word/_rels/document.xml.rels"].decode()
    new = f'<Relationship Id="rId9" Type="{OFFICE}/2011/relationships/commentsExtended" Target="commentsExtended.xml"/>'
    return {
        "word/_rels/document.xml.rels": relations.replace("</Relationships>", new + "</Relationships>"),
        "word/commentsExtended.xml": extended("10000001"),
    }


def _package_with_comments() -> bytes:
    return package(paragraph("甲"), parts={"comments": markup("comments", THEIRS.format(4, "10000001"))})


def test_a_document_without_comments_gets_all_parts(draft: Make) -> None:
    made = draft(paragraph("甲"))
    made.export([HERE, HERE])
    comments = part(made.output, "word/comments.xml")
    assert [c.get(P + "id") for c in comments] == ["0", "1"]
    assert {c.get(P + "date") for c in comments} == {"2026-11-25T12:00:00Z"}
    assert {c.get(P + "initials") for c in comments} == {"核"}
    last = [c[-1].get(f"{{{W14}}}paraId") for c in comments]
    assert [e.get(f"{{{W15}}}paraId") for e in part(made.output, "word/commentsExtended.xml")] == last
    ids = part(made.output, "word/commentsIds.xml")
    assert [e.get(f"{{{W16CID}}}paraId") for e in ids] == last
    times = part(made.output, "word/commentsExtensible.xml")
    lasting = [e.get(f"{{{W16CID}}}durableId") for e in ids]
    assert [e.get(f"{{{W16CEX}}}durableId") for e in times] == lasting
    assert len({*last, *lasting}) == 4
    assert all(0 < int(i, 16) < 0x80000000 for i in [*last, *lasting])
    assert {e.get(f"{{{W16CEX}}}dateUtc") for e in times} == {"2026-11-25T04:00:00Z"}
    assert [e.get(f"{{{W15}}}author") for e in part(made.output, "word/people.xml")] == [AUTHOR]
    result = Package(made.output.read_bytes())
    assert {r.kind for r in result.relationships(result.main)} == {
        "comments",
        "commentsExtended",
        "commentsIds",
        "commentsExtensible",
        "people",
    }
    assert result.content_type("word/people.xml").endswith("wordprocessingml.people+xml")


def test_flat_comments_stay_flat_and_ids_go_on(draft: Make) -> None:
    made = draft(paragraph("甲"), parts={"comments": markup("comments", THEIRS.format(4, "10000001"))})
    made.export([HERE])
    before, after = entries(made.data), entries(made.output.read_bytes())
    assert set(before) == set(after)
    assert made.comment_ids == ["5"]
    old = before["word/comments.xml"].removesuffix(b"</w:comments>")
    assert after["word/comments.xml"].startswith(old)
    assert part(made.output, "word/comments.xml")[1][-1].get(f"{{{W14}}}paraId") is None


def test_threads_are_extended(draft: Make) -> None:
    made = draft(
        paragraph("甲"),
        parts={"comments": markup("comments", THEIRS.format(4, "10000001"))},
        files=threaded(),
    )
    made.export([HERE])
    after = entries(made.output.read_bytes())
    assert (
        after["word/commentsExtended.xml"].decode().startswith(extended("10000001").removesuffix("</w15:commentsEx>"))
    )
    new = part(made.output, "word/comments.xml")[1][-1].get(f"{{{W14}}}paraId")
    assert [e.get(f"{{{W15}}}paraId") for e in part(made.output, "word/commentsExtended.xml")] == ["10000001", new]
    assert new != "10000001"
    assert "word/commentsIds.xml" not in after


def test_ids_also_go_on_from_marks_without_a_comment(draft: Make) -> None:
    made = draft(paragraph('<w:commentRangeStart w:id="11"/>', "甲"))
    made.export([HERE])
    assert made.comment_ids == ["12"]


def test_styles_are_found_by_name(draft: Make) -> None:
    made = draft(paragraph("甲"), parts={"styles": STYLES})
    made.export([HERE])
    comment = part(made.output, "word/comments.xml")[0]
    assert [p.find(f"{P}pPr/{P}pStyle").get(P + "val") for p in comment] == ["a5", "a5"]
    assert comment[0].find(f"{P}r/{P}rPr/{P}rStyle").get(P + "val") == "a4"
    reference = next(made.root.iter(P + "commentReference")).getparent()
    assert reference.find(f"{P}rPr/{P}rStyle").get(P + "val") == "a4"


def test_no_style_is_named_that_is_not_there(draft: Make) -> None:
    made = draft(paragraph("甲"))
    made.export([HERE])
    parts = made.root, part(made.output, "word/comments.xml")
    assert not [e for root in parts for e in root.iter(P + "rStyle", P + "pStyle")]


def test_strict_documents_get_strict_parts(draft: Make) -> None:
    made = draft(paragraph("甲乙"))
    strict = entries(made.data)["word/document.xml"].decode().replace(W, W_STRICT)
    made = draft(files={"word/document.xml": strict})
    made.export([HERE])
    assert part(made.output, "word/comments.xml").tag == f"{{{W_STRICT}}}comments"
    relations = entries(made.output.read_bytes())["word/_rels/document.xml.rels"].decode()
    assert "http://purl.oclc.org/ooxml/officeDocument/relationships/comments" in relations


def test_a_time_without_zone_is_the_wall_clock(draft: Make) -> None:
    made = draft(paragraph("甲"))
    made.export([HERE], when=datetime(2026, 3, 4, 5, 6, 7, 89))
    assert part(made.output, "word/comments.xml")[0].get(P + "date") == "2026-03-04T05:06:07Z"


@pytest.mark.parametrize(
    ("author", "expected"), [("核稿助手", "核"), ("Li Ming", "LM"), ("anna", "A"), ("", ""), ("李 明", "李")]
)
def test_initials(author: str, expected: str) -> None:
    assert initials(author) == expected


def test_control_characters_are_left_out_of_comments(draft: Make) -> None:
    assert cleaned("甲\x07\r\n乙\ud800\t") == "甲\n乙\t"
    made = draft(paragraph("甲"))
    assert made.export([Comment(Anchor(1, 0, 1), "有\x00害")]) == ()


def stray(number: int, text: str) -> str:
    """Return text under the marks of a comment that the document does not have."""
    start, end = (f'<w:commentRange{which} w:id="{number}"/>' for which in ("Start", "End"))
    return f'{start}{run(text)}{end}<w:r><w:commentReference w:id="{number}"/></w:r>'


STRAY = (
    paragraph(stray(0, "研发"), "强度2%"),
    '<w:commentRangeStart w:id="7"/>',
    paragraph("两段"),
    paragraph("末", f'<w:r><w:t>段</w:t><w:commentReference w:id="7"/></w:r>{text_box(paragraph(stray(8, "框")))}'),
    '<w:commentRangeEnd w:id="7"/>',
)
LEADS_NOWHERE = {
    "word/_rels/document.xml.rels": f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="rId1" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments" Target="comments.xml"/>'
    "</Relationships>"
}


@pytest.mark.parametrize("files", [{}, LEADS_NOWHERE], ids=["no part", "part is missing"])
def test_marks_of_comments_that_are_not_there_give_way_to_new_ones(draft: Make, files: dict[str, str]) -> None:
    made = draft(*STRAY, files=files)
    before = texts(main(made.data))
    assert made.export([Comment(Anchor(1, 0, 2), "核对"), Comment(Anchor(2, 0, 2), "核对")]) == ()
    assert made.texts == before and made.anchored == ["研发", "两段"]
    ids = [c.get(P + "id") for c in part(made.output, "word/comments.xml")]
    for mark in ("commentRangeStart", "commentRangeEnd", "commentReference"):
        assert sorted((e.get(P + "id") or "" for e in made.root.iter(P + mark)), key=int) == ids
    assert not [r for r in made.root.iter(P + "r") if not len(r)]


@pytest.mark.parametrize("mode", list(Mode))
def test_without_new_comments_such_marks_stay(draft: Make, mode: Mode) -> None:
    made = draft(*STRAY)
    assert made.export(replacements=[Replacement(Anchor(1, 4, 5), "3")], mode=mode) == ()
    assert sorted(e.get(P + "id") or "" for e in made.root.iter(P + "commentReference")) == ["0", "7", "8", "8"]
    assert "word/comments.xml" not in entries(made.output.read_bytes())
    assert made.texts[0] == "研发强度3%"


def test_beside_comments_of_others_such_marks_stay(draft: Make) -> None:
    made = draft(*STRAY, parts={"comments": markup("comments", THEIRS.format(4, "10000001"))})
    assert made.export([Comment(Anchor(2, 0, 2), "核对")]) == ()
    assert {e.get(P + "id") for e in made.root.iter(P + "commentReference")} == {"0", "7", "8", *made.comment_ids}
    assert made.anchored == ["两段"]
