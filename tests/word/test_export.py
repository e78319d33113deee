"""A draft goes in, a copy with comments and changes comes out, and nothing else is different."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import docx
import pytest

from checker.errors import (
    BrokenZip,
    DraftChanged,
    FolderMissing,
    NeedsWord,
    NotFound,
    OutputIsInput,
    OutputLocked,
    PlanError,
    WriteFailed,
    WrongOutputFormat,
)
from checker.sources.package import Package
from checker.word import comments as comments_module
from checker.word import revisions as revisions_module
from checker.word.changes import Anchor, Comment, Mode, Replacement
from checker.word.export import export
from checker.word.parts import MAIN_TYPES
from checker.word.runs import RevisionIds
from tests.word.readback import AUTHOR, WHEN, Draft, P, entries
from tests.word_builder import document, paragraph, part

Make = Callable[..., Draft]
COMMENT = Comment(Anchor(2, 8, 10), "上位规划为1.5%")
CHANGE = Replacement(Anchor(2, 8, 9), "1.5")
BODY = paragraph("前"), paragraph("研发投入强度达到", "2%", "以上。"), "<w:p><w:r/></w:p>"


def test_a_comment_and_a_change(draft: Make) -> None:
    made = draft(*BODY)
    assert made.export([COMMENT], [CHANGE]) == ()
    assert made.texts == ["前", "研发投入强度达到1.5%以上。", ""]
    assert made.undone == ["前", "研发投入强度达到2%以上。", ""]
    assert made.anchored == ["2%"]


def test_clean_changes_leave_no_trace(draft: Make) -> None:
    made = draft(*BODY)
    made.export([], [CHANGE, Replacement(Anchor(2, 0, 2), "")], Mode.CLEAN)
    assert made.texts == ["前", "投入强度达到1.5%以上。", ""]
    assert not list(made.root.iter(P + "ins", P + "del"))
    runs = ["".join(r.itertext()) for r in made.root[0][1].iter(P + "r")]
    assert "" not in runs


def test_only_the_edited_paragraph_is_written_anew(draft: Make) -> None:
    made = draft(*BODY, parts={"styles": part("styles", ""), "settings": part("settings", "")})
    made.export([], [CHANGE])
    before, after = entries(made.data), entries(made.output.read_bytes())
    assert {n for n in after if after[n] != before.get(n)} == {"word/document.xml"}
    old, new = before["word/document.xml"].decode(), after["word/document.xml"].decode()
    start = old.index(BODY[1])
    assert new.startswith(old[:start] + "<w:p><w:r><w:t")
    assert new.endswith(old[start + len(BODY[1]) :])


def test_nothing_to_do_gives_the_same_bytes(draft: Make) -> None:
    made = draft(*BODY)
    assert made.export([], [Replacement(Anchor(2, 0, 2), "研发")]) == ()
    assert made.output.read_bytes() == made.data


@pytest.mark.parametrize("encoding", ["utf-16", "gb18030"])
def test_other_encodings(draft: Make, encoding: str) -> None:
    xml = document(*BODY).replace('encoding="UTF-8"', f'encoding="{encoding}"').encode(encoding)
    made = draft(files={"word/document.xml": xml})
    made.export([COMMENT], [CHANGE])
    assert made.texts[1] == "研发投入强度达到1.5%以上。"
    assert made.undone[1] == "研发投入强度达到2%以上。"


def test_the_true_time_is_added_where_the_document_knows_the_attribute(draft: Make) -> None:
    spaces = f'xmlns:w16du="{revisions_module.W16DU}" mc:Ignorable="w14 w16du"'
    made = draft(files={"word/document.xml": document(*BODY).replace('mc:Ignorable="w14"', spaces)})
    made.export([], [CHANGE])
    found = list(made.root.iter(P + "ins", P + "del"))
    assert {e.get(P + "date") for e in found} == {"2026-11-25T12:00:00Z"}
    assert {e.get(f"{{{revisions_module.W16DU}}}dateUtc") for e in found} == {"2026-11-25T04:00:00Z"}


def test_exporting_the_export_adds_to_it(draft: Make, tmp_path: Path) -> None:
    made = draft(*BODY)
    made.export([COMMENT], [CHANGE])
    again = tmp_path / "二稿"
    again.mkdir()
    second = Draft(again, made.output.read_bytes())
    assert second.export([Comment(Anchor(2, 8, 12), "再核")], [Replacement(Anchor(1, 0, 1), "后")]) == ()
    assert second.texts == ["后", "研发投入强度达到1.5%以上。", ""]
    assert second.comment_ids == ["0", "1"]
    ids = [e.get(P + "id") for e in second.root.iter(P + "ins", P + "del")]
    assert len(ids) == len(set(ids)) == 4


REFUSED_FILES: list[tuple[str, str, type[PlanError]]] = [
    ("草案.docx", "草案.docx", OutputIsInput),
    ("草案.docx", "没有/批注.docx", FolderMissing),
    ("草案.docx", "批注.xlsx", WrongOutputFormat),
    ("草案.txt", "批注.docx", NeedsWord),
    ("无.docx", "批注.docx", NotFound),
    ("坏.docx", "批注.docx", BrokenZip),
    ("草案.docx", "打开.docx", OutputLocked),
]


@pytest.mark.parametrize(("source", "target", "error"), REFUSED_FILES)
def test_files_that_cannot_be(draft: Make, tmp_path: Path, source: str, target: str, error: type[PlanError]) -> None:
    made = draft(*BODY)
    (tmp_path / "坏.docx").write_bytes(made.data[:300])
    (tmp_path / "草案.txt").write_text("文字", encoding="utf-8")
    (tmp_path / "~$打开.docx").write_bytes(b"x")
    with pytest.raises(error) as raised:
        export(tmp_path / source, tmp_path / target, comments=[COMMENT], author=AUTHOR, when=WHEN)
    assert raised.value.path is not None
    assert made.path.read_bytes() == made.data
    assert not (tmp_path / "批注.docx").exists()


def test_a_result_that_reads_wrong_is_not_written(draft: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    made = draft(*BODY)
    made.output.write_bytes(b"old")
    monkeypatch.setattr(revisions_module.Reviser, "_insert", lambda *_: None)
    with pytest.raises(WriteFailed):
        made.export([], [CHANGE])
    assert made.output.read_bytes() == b"old"
    assert sorted(p.name for p in made.path.parent.iterdir()) == ["批注.docx", "草案.docx"]


def test_a_result_that_cannot_be_rejected_is_not_written(draft: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    made = draft(*BODY)
    monkeypatch.setattr(revisions_module.Reviser, "_wrap", lambda _, runs: [r.getparent().remove(r) for r in runs[1:]])
    monkeypatch.setattr(revisions_module.Reviser, "_insert", lambda *_: None)
    with pytest.raises(WriteFailed):
        made.export([], [Replacement(Anchor(2, 7, 9), "至")])
    assert not made.output.exists()


def test_comments_whose_marks_are_missing_are_not_written(draft: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    made = draft(*BODY)
    monkeypatch.setattr("checker.word.anchors.Marks.around", lambda *places: places[-1])
    with pytest.raises(WriteFailed):
        made.export([COMMENT])
    assert not made.output.exists()


def test_no_more_comments_than_word_can_open(draft: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(comments_module, "MOST_RANGES", 2)
    made = draft(*BODY)
    assert [r.index for r in made.export([COMMENT] * 3)] == [2]


def test_revision_ids_are_new(draft: Make) -> None:
    old = '<w:ins w:id="{}" w:author="张三"><w:r/></w:ins>'
    made = draft(paragraph(old.format(7), old.format(2**31 - 1)))
    made.output.write_bytes(made.data)
    ids = RevisionIds(made.root)
    assert [ids.new(), ids.new()] == ["8", "9"]


def test_when_without_zone_is_taken_as_local(draft: Make) -> None:
    made = draft(*BODY)
    made.export([], [CHANGE], when=datetime(2026, 1, 2, 3, 4, 5))
    assert {e.get(P + "date") for e in made.root.iter(P + "ins")} == {"2026-01-02T03:04:05Z"}


def test_blanks_at_the_cut_are_kept(draft: Make) -> None:
    made = draft("<w:p><w:r><w:t>甲 乙</w:t></w:r></w:p>")
    made.export([Comment(Anchor(1, 0, 2), "核对")])
    assert {t.get("{http://www.w3.org/XML/1998/namespace}space") for t in made.root.iter(P + "t")} == {"preserve"}


def test_authors_as_the_schema_allows(draft: Make) -> None:
    made = draft(*BODY)
    made.export([], [CHANGE], author=" 核稿\x00\n助手 " + "长" * 300)
    author = next(made.root.iter(P + "ins")).get(P + "author")
    assert author.startswith("核稿 助手 长")
    assert len(author) == 255


def test_markup_between_the_elements_of_a_run_does_no_harm(draft: Make) -> None:
    made = draft("<w:p><w:r><w:t>甲</w:t><!-- x --><w:t>乙<?wps y?>丙</w:t></w:r></w:p>")
    assert made.export([Comment(Anchor(1, 1, 3), "核对")], [Replacement(Anchor(1, 0, 2), "丁")]) == ()
    assert made.texts == ["丁丙"]
    assert made.undone == ["甲乙丙"]
    assert made.anchored == ["乙丙"]


@pytest.mark.parametrize(("source", "target", "kind"), [(".dotx", ".docx", ".docx"), (".docx", ".docx", ".dotx")])
def test_the_declared_type_goes_with_the_suffix(draft: Make, source: str, target: str, kind: str) -> None:
    made = draft(*BODY, main_type=MAIN_TYPES[".dotx"])
    made.path = made.path.rename(made.path.with_suffix(source))
    made.output = made.output.with_suffix(target)
    made.export([COMMENT])
    package = Package(made.output.read_bytes())
    assert package.content_type(package.main) == MAIN_TYPES[kind]


def test_macros_are_not_written_into_a_file_without_macros(draft: Make) -> None:
    made = draft(*BODY, main_type=MAIN_TYPES[".docm"])
    made.path = made.path.rename(made.path.with_suffix(".docm"))
    with pytest.raises(WrongOutputFormat):
        made.export([COMMENT])
    made.output = made.output.with_suffix(".docm")
    assert made.export([COMMENT]) == ()


def test_a_draft_that_was_changed_since_it_was_read_is_refused(draft: Make) -> None:
    made = draft(*BODY)
    assert made.export([COMMENT], sha256=hashlib.sha256(made.data).hexdigest()) == ()
    with pytest.raises(DraftChanged):
        made.export([COMMENT], sha256=hashlib.sha256(made.data + b" ").hexdigest())


def test_python_docx_reads_the_comments(draft: Make) -> None:
    made = draft(*BODY)
    made.export([Comment(Anchor(2, 8, 10), "第一行\n第二行")])
    comments = list(docx.Document(str(made.output)).comments)
    assert [(c.text, c.author, c.initials) for c in comments] == [("第一行\n第二行", AUTHOR, "核")]
