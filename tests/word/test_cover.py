"""The cover page of an annotated copy: the draft behind it as it was, its places found, the page gone in one stroke."""

from __future__ import annotations

from pathlib import Path

import pytest

from checker.errors import WrongOutputFormat
from checker.plan import BODY
from checker.reading import read
from checker.reading.elements import Piece
from checker.sources import read_plan
from checker.sources.cover_page import TAG, cover_of
from checker.word.changes import Comment, Replacement
from checker.word.cover import with_cover
from checker.word.export import export
from checker.word.working_copy import WorkingCopy, working_copy
from tests.word import readback
from tests.word.readback import AUTHOR, WHEN, Draft, P, entries, main, texts
from tests.word_builder import package, paragraph

PAGE = (
    "<w:p><w:r><w:t>校核说明</w:t></w:r></w:p>",
    '<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="900"/></w:tblGrid>'
    "<w:tr><w:tc><w:p><w:r><w:t>格</w:t></w:r></w:p></w:tc></w:tr></w:tbl>",
)
BODY_TEXTS = ["澜川市科技创新规划", "一、发展目标", "到2030年，高新技术企业达到100家。"]


@pytest.fixture
def made(tmp_path: Path) -> Draft:
    return Draft(tmp_path, package(*map(paragraph, BODY_TEXTS)))


def covered(made: Draft, page: tuple[str, ...] = PAGE) -> WorkingCopy:
    return with_cover(working_copy(read(read_plan(made.path)), WHEN), made.path, page)


def test_the_page_stands_before_the_draft_whose_bytes_stay(made: Draft) -> None:
    copy = covered(made)
    assert copy.content is not None
    assert texts(main(copy.content)) == ["校核说明", "格", "", *BODY_TEXTS]
    old, new = entries(made.data), entries(copy.content)
    assert {name for name in new if new[name] != old.get(name)} == {"word/document.xml"}
    before, after = old["word/document.xml"], new["word/document.xml"]
    head, _, rest = before.partition(b"<w:body>")
    assert after.startswith(head) and after.endswith(rest)


def test_one_deletion_gives_the_draft_back(made: Draft) -> None:
    copy = covered(made)
    assert copy.content is not None
    root = main(copy.content)
    cover = cover_of(root)
    assert cover is not None and cover.getparent() is not None
    gallery = cover.find(f"{P}sdtPr/{P}docPartObj/{P}docPartGallery")
    assert gallery is not None and gallery.get(P + "val") == "Cover Pages"  # Word removes it by its own command
    cover.getparent().remove(cover)  # type: ignore[union-attr]
    assert readback.texts(root) == BODY_TEXTS
    assert len(list(root.iter(P + "sectPr"))) == 1


def test_the_page_is_a_section_and_counts_as_page_0(made: Draft) -> None:
    root = main(covered(made).content or b"")
    own, last = root.iter(P + "sectPr")
    start = own.find(P + "pgNumType")
    assert start is not None and start.get(P + "start") == "0"
    assert own.find(P + "footerReference") is None and last.getparent().tag == P + "body"  # type: ignore[union-attr]


def test_comments_and_changes_stand_where_they_stood(made: Draft) -> None:
    copy = covered(made)
    at = BODY_TEXTS[2].index("100家")
    piece = Piece(3, at, at + 4, "100家", BODY)
    anchor, change = copy.comment([piece]), copy.change([piece])
    assert anchor is not None and change is not None
    refusals = export(
        made.path,
        made.output,
        comments=[Comment(anchor, "核对")],
        replacements=[Replacement(change, "120家")],
        author=AUTHOR,
        when=WHEN,
        content=copy.content,
    )
    assert not refusals
    assert made.texts[-1] == "到2030年，高新技术企业达到120家。"
    assert made.anchored == ["100家"]


def test_the_copy_read_again_has_no_word_of_the_page(made: Draft, tmp_path: Path) -> None:
    path = tmp_path / "批注稿.docx"
    path.write_bytes(covered(made).content or b"")
    plan = read_plan(path)
    assert [(b.line, b.text) for b in plan.blocks if b.part == BODY] == list(enumerate(BODY_TEXTS, 4))
    assert not plan.tables


def test_a_second_page_takes_the_place_of_the_first(made: Draft, tmp_path: Path) -> None:
    path = tmp_path / "批注稿.docx"
    path.write_bytes(covered(made).content or b"")
    again = Draft(tmp_path, path.read_bytes())
    copy = covered(again, PAGE[:1])
    assert texts(main(copy.content or b"")) == ["校核说明", "", *BODY_TEXTS]
    assert entries(copy.content or b"")["word/document.xml"].count(TAG.encode()) == 1
    anchor = copy.comment([Piece(6, 0, 2, "", BODY)])
    assert anchor is not None and anchor.line == 5
    assert copy.comment([Piece(1, 0, 1, "", BODY)]) is None


def test_a_draft_that_goes_on_begins_a_page(tmp_path: Path) -> None:
    data = package(*map(paragraph, BODY_TEXTS))
    from checker.word.archive import rewrite

    xml = entries(data)["word/document.xml"].replace(b"<w:sectPr>", b'<w:sectPr><w:type w:val="continuous"/>')
    made = Draft(tmp_path, rewrite(data, {"word/document.xml": xml}))
    cover = cover_of(main(covered(made).content or b""))
    assert cover is not None and any(b.get(P + "type") == "page" for b in cover.iter(P + "br"))


def test_a_draft_in_utf16_is_written_whole(tmp_path: Path) -> None:
    data = package(*map(paragraph, BODY_TEXTS))
    from checker.word.archive import rewrite

    xml = entries(data)["word/document.xml"].decode("utf-8").replace('encoding="UTF-8"', 'encoding="UTF-16"')
    made = Draft(tmp_path, rewrite(data, {"word/document.xml": xml.encode("utf-16")}))
    assert texts(main(covered(made).content or b"")) == ["校核说明", "格", "", *BODY_TEXTS]


MACROS = {"word/vbaProject.bin": b"\xd0\xcf macros"}
KINDS = {
    ".docm": "application/vnd.ms-word.document.macroEnabled.main+xml",
    ".dotx": "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml",
}


@pytest.mark.parametrize("suffix", KINDS)
def test_a_draft_with_macros_or_a_template_gets_its_page_too(tmp_path: Path, suffix: str) -> None:
    path, output = tmp_path / f"稿{suffix}", tmp_path / f"批注稿{suffix}"
    path.write_bytes(package(*map(paragraph, BODY_TEXTS), main_type=KINDS[suffix], files=MACROS))
    copy = with_cover(working_copy(read(read_plan(path)), WHEN), path, PAGE)
    anchor = copy.comment([Piece(3, 0, 2, "到2", BODY)])
    assert anchor is not None
    export(path, output, comments=[Comment(anchor, "核对")], author=AUTHOR, when=WHEN, content=copy.content)
    old, new = entries(path.read_bytes()), entries(output.read_bytes())
    assert new["word/vbaProject.bin"] == old["word/vbaProject.bin"]
    assert KINDS[suffix].encode() in new["[Content_Types].xml"]
    assert texts(main(output.read_bytes())) == ["校核说明", "格", "", *BODY_TEXTS]


def test_a_copy_with_macros_is_not_written_as_one_without(tmp_path: Path) -> None:
    path, output = tmp_path / "稿.docm", tmp_path / "批注稿.docx"
    path.write_bytes(package(*map(paragraph, BODY_TEXTS), main_type=KINDS[".docm"]))
    copy = with_cover(working_copy(read(read_plan(path)), WHEN), path, PAGE)
    with pytest.raises(WrongOutputFormat, match="docm"):
        export(path, output, author=AUTHOR, when=WHEN, content=copy.content)
    assert not output.exists()


def test_the_page_of_a_template_goes_into_a_document(tmp_path: Path) -> None:
    path, output = tmp_path / "稿.dotx", tmp_path / "批注稿.docx"
    path.write_bytes(package(*map(paragraph, BODY_TEXTS), main_type=KINDS[".dotx"]))
    copy = with_cover(working_copy(read(read_plan(path)), WHEN), path, PAGE)
    export(path, output, author=AUTHOR, when=WHEN, content=copy.content)
    types = entries(output.read_bytes())["[Content_Types].xml"]
    assert b"document.main+xml" in types and b"template" not in types
