"""What an export writes: the drafter's edits at the original's places, comments moved along, names, notes."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from checker.decisions import Answer, Decision, Decisions
from checker.plan import BODY, Block, Plan
from checker.reading.elements import Piece
from checker.sources import read_plan
from checker.sources.package import Package
from checker.sources.wordml import part_paragraphs
from checker.word.resolution import accept, revisions
from desktop.app import Desk
from desktop.dialogs.export import ExportDialog
from desktop.edits import replacements, way_back
from desktop.exporting import Order, Product, Unwritten, export
from tests.desktop import sample
from tests.desktop.conftest import settle
from tests.word_builder import deleted, inserted, package, paragraph, part

TEXT = st.text(alphabet="科技𬭚创1%a", max_size=14)


def one(text: str) -> Plan:
    """Return a plan of one paragraph."""
    return Plan(Path("稿.docx"), "docx", "", (Block(1, text),))


@given(TEXT, TEXT)
def test_edits_turn_the_original_into_the_edited(before: str, after: str) -> None:
    text = before
    for change in reversed(replacements(one(before), one(after))):
        text = text[: change.anchor.start] + change.text + text[change.anchor.end :]
    assert text == after


@given(TEXT, TEXT, st.integers(0, 14), st.integers(0, 14))
def test_comments_stay_inside_the_original(before: str, after: str, a: int, b: int) -> None:
    start, end = sorted((min(a, len(after)), min(b, len(after))))
    (piece,) = way_back(one(before), one(after))([Piece(1, start, end, after[start:end], BODY)])
    assert 0 <= piece.start <= piece.end <= len(before)


def test_a_comment_beside_an_edit_keeps_its_words() -> None:
    before, after = "甲投入强度达到2%，丙", "甲大幅提高投入强度达到2%，丙"
    at = after.index("强度达到2%")
    (piece,) = way_back(one(before), one(after))([Piece(1, at, at + 7, after[at : at + 7], BODY)])
    assert before[piece.start : piece.end] == "强度达到2%，"[:7]


def several(*texts: str, kind: str = "docx") -> Plan:
    """Return a plan of paragraphs."""
    return Plan(Path(f"稿.{kind}"), kind, "", tuple(Block(n, text) for n, text in enumerate(texts, 1)))


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("甲 乙 丙", "甲乙  丙", [(1, 0, 1, 2, "甲乙")]),  # joined
        ("甲 乙 丙", "甲  丙", [(1, 1, 1, 2, "")]),  # emptied
        ("甲 乙 丙", " 乙 丙", [(1, 0, 0, 2, "")]),  # the first emptied
        ("甲 乙 丙", "甲  ", [(1, 1, 1, 3, "")]),  # two emptied
        ("甲 乙 丙", "丁  丙", [(1, 0, 1, 2, "丁")]),  # changed, and the next emptied
        ("甲 乙 丙", "  ", [(1, 0, 1, 1, ""), (2, 0, 1, 2, ""), (3, 0, 1, 3, "")]),  # nothing is left to keep
        ("甲  丙", "甲 乙 丙", [(2, 0, 0, 2, "乙")]),  # written into an empty paragraph
    ],
)
def test_paragraphs_joined_and_deleted(before: str, after: str, expected: list[tuple[object, ...]]) -> None:
    made = replacements(several(*before.split(" ")), several(*after.split(" ")))
    assert [(r.anchor.line, r.anchor.start, r.anchor.end, r.anchor.last, r.text) for r in made] == expected


def test_lines_of_a_text_draft_stay_lines() -> None:
    made = replacements(several("甲", "乙", kind="txt"), several("甲乙", "", kind="txt"))
    assert [(r.anchor.line, r.anchor.last) for r in made] == [(1, 1), (2, 2)]


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        (["甲段", "乙段", "丙段"], ["甲段乙段", "", "丙段"], ["甲段乙段", "丙段"]),
        (["甲段", "乙段", "丙段"], ["甲段", "", "丙段"], ["甲段", "丙段"]),
        (["甲段", "乙段", "丙段"], ["", "乙改", "丙段"], ["乙改", "丙段"]),
    ],
)
def test_the_copy_has_joined_and_deleted_paragraphs(
    tmp_path: Path, before: list[str], after: list[str], expected: list[str]
) -> None:
    path = tmp_path / "稿.docx"
    path.write_bytes(package(*(paragraph(text) for text in before)))
    original = read_plan(path)
    notes, out = revised(original, original.with_texts(dict(enumerate(after))), tmp_path)
    assert notes == []
    root = Package(out.read_bytes()).xml("word/document.xml")
    accept(root)
    assert [p.text for p in part_paragraphs(root)] == expected


def test_a_paragraph_that_cannot_be_deleted_is_emptied(tmp_path: Path) -> None:
    path = tmp_path / "稿.docx"
    section = '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr>'
    path.write_bytes(
        package(paragraph("甲段"), paragraph("乙段", properties=section), paragraph("丙段"), paragraph("丁段"))
    )
    original = read_plan(path)
    notes, out = revised(original, original.with_texts({0: "", 1: "", 2: "丙改"}), tmp_path)
    assert notes == []
    assert [block.text for block in read_plan(out).blocks if block.part == BODY] == ["", "", "丙改", "丁段"]


def test_restricted_editing_is_said(tmp_path: Path) -> None:
    path = tmp_path / "稿.docx"
    settings = part("settings", '<w:documentProtection w:edit="readOnly" w:enforcement="1"/>')
    path.write_bytes(package(paragraph("甲段"), parts={"settings": settings}))
    original = read_plan(path)
    (note,) = revised(original, original.with_texts({0: "乙段"}), tmp_path)[0]
    assert "限制编辑" in note


@pytest.mark.parametrize("accepted", [False, True])
def test_the_clean_copy_has_no_marks_of_ours(tmp_path: Path, accepted: bool) -> None:
    path = tmp_path / "稿.docx"
    path.write_bytes(package(paragraph("甲段", inserted("他人所加"), deleted("他人所删")), paragraph("乙段")))
    original = read_plan(path)
    edited = original.with_texts({0: "甲段他人所加，改", 1: ""})
    out = tmp_path / "清.docx"
    order = Order(
        {Product.CLEAN: out}, original, sample.review(sample.read(edited)), Decisions(), "张三丰", datetime(2026, 1, 5)
    )
    assert export(replace(order, accept_earlier=accepted), lambda *step: None) == []
    root = Package(out.read_bytes()).xml("word/document.xml")
    assert [p.text for p in part_paragraphs(root)] == ["甲段他人所加，改"]
    assert len(list(revisions(root))) == (0 if accepted else 2)


def revised(original: Plan, edited: Plan, folder: Path) -> tuple[list[str], Path]:
    """Write the revised copy; return what was said, and where it is."""
    out = folder / "出.docx"
    review = sample.review(sample.read(edited))
    order = Order({Product.REVISED: out}, original, review, Decisions(), "张三", datetime(2026, 11, 25))
    return export(order, lambda *step: None), out


@pytest.mark.parametrize(
    ("product", "suffix", "name"),
    [
        (Product.ANNOTATED, ".docx", "某规划（校核稿 2026-11-25）.docx"),
        (Product.REVISED, ".docx", "某规划（修订稿 2026-11-25）.docx"),
        (Product.ISSUES, ".xlsx", "某规划（问题清单 2026-11-25）.xlsx"),
    ],
)
def test_names(product: Product, suffix: str, name: str) -> None:
    assert product.file_name(Path("某规划.docx"), date(2026, 11, 25), suffix) == name


@pytest.mark.parametrize("product", list(Product))
def test_copies_of_a_draft_with_macros_keep_their_ending(product: Product) -> None:
    copies = (Product.ANNOTATED, Product.REVISED, Product.CLEAN)
    assert product.endings(Path("规划.docx")) == product.endings(Path("规划.txt")) == product.formats
    assert product.endings(Path("规划.DOCM"))[0] == (".docm" if product in copies else product.formats[0])


def test_the_dialog_offers_the_ending_of_a_draft_with_macros(desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    kind = "application/vnd.ms-word.document.macroEnabled.main+xml"
    path = tmp_path / "规划.docm"
    path.write_bytes(package(*map(paragraph, sample.DRAFT), main_type=kind, files={"word/vbaProject.bin": b"macros"}))
    desk.session.take_draft(sample.read(read_plan(path)))
    settle(qtbot, desk)
    assert desk.session.review is not None
    dialog = ExportDialog(desk.session.review, desk.settings, desk.window)
    qtbot.addWidget(dialog)
    dialog.folder.setText(str(tmp_path))
    dialog.export_requested.connect(lambda: desk.handlers.write(dialog))
    dialog.show()
    dialog.go.click()
    qtbot.waitUntil(lambda: bool(dialog.written))
    assert [p.suffix for p in dialog.written] == [".docm", ".docx"]
    assert Package(dialog.written[0].read_bytes()).read("word/vbaProject.bin") == b"macros"


def word_draft(folder: Path) -> Path:
    """Write the sample's paragraphs as a Word file."""
    import docx

    document = docx.Document()
    for line in sample.DRAFT:
        document.add_paragraph(line)
    path = folder / "稿.docx"
    document.save(str(path))
    return path


def test_annotated_copy_has_edits_and_comments_and_spares_the_draft(tmp_path: Path) -> None:
    path = word_draft(tmp_path)
    before = path.read_bytes()
    original = read_plan(path)
    edited = original.with_texts({5: original.blocks[5].text.replace("100家", "120家")})
    review = sample.review(sample.read(edited))
    declined = review.findings[1].key
    decisions = Decisions([Decision(declined, Answer.DECLINED, "口径不同")])
    out = tmp_path / "出.docx"
    paths = {Product.ANNOTATED: out, Product.ISSUES: tmp_path / "单.xlsx"}
    order = Order(paths, original, review, decisions, "张三", datetime(2026, 11, 25, 10, 0))
    assert export(order, lambda *step: None) == []
    assert path.read_bytes() == before
    assert read_plan(out).blocks[5].text == edited.blocks[5].text
    import docx

    comments = [c.text for c in docx.Document(str(out)).comments]
    assert len(comments) == len(review.findings) - 1
    assert all(c.author == "张三" for c in docx.Document(str(out)).comments)
    assert paths[Product.ISSUES].exists()


def test_what_became_of_the_comments_of_an_earlier_export_is_said_first(tmp_path: Path) -> None:
    outs, decisions, notes = [word_draft(tmp_path)], Decisions([]), []
    for number in range(3):
        original = read_plan(outs[-1])
        review = sample.review(sample.read(original))
        review = replace(review, rules=frozenset(f.rule for f in review.findings))
        if number == 2:
            decisions = Decisions([Decision(review.findings[0].key, Answer.DECLINED, "口径不同")])
        outs.append(tmp_path / f"出{number}.docx")
        order = Order({Product.ANNOTATED: outs[-1]}, original, review, decisions, "张三", datetime(2026, 11, 25, 10, 0))
        notes.append(export(order, lambda *step: None))
    count = len(review.findings)
    assert notes == [
        [],
        [f"稿中此前写入的校核批注：保留 {count} 条"],
        [f"稿中此前写入的校核批注：保留 {count - 1} 条，移除 1 条"],
    ]


def test_accepted_only(tmp_path: Path) -> None:
    original = read_plan(word_draft(tmp_path))
    review = sample.review(sample.read(original))
    decisions = Decisions([Decision(review.findings[0].key, Answer.ACCEPTED)])
    out = tmp_path / "出.docx"
    order = Order({Product.ANNOTATED: out}, original, review, decisions, "张三", datetime(2026, 11, 25))
    export(replace(order, accepted_only=True), lambda *step: None)
    import docx

    assert len(list(docx.Document(str(out)).comments)) == 1


def test_the_dialog_counts_what_was_not_written_apart_from_cautions(desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    desk.session.take_draft(sample.read(read_plan(word_draft(tmp_path))))
    settle(qtbot, desk)
    assert desk.session.review is not None
    dialog = ExportDialog(desk.session.review, desk.settings, desk.window)
    qtbot.addWidget(dialog)
    left = [Unwritten(f"第{n}段的改动没有写入") for n in range(9)]
    dialog.show_written([tmp_path], [*left, "提示一", "提示二"])
    lines = dialog.told.text().split("\n")
    assert lines[1:] == ["提示一", "提示二", *left[:4], "另有 5 处没有写入。"]
    dialog.show_written([tmp_path], [f"提示{n}" for n in range(8)])
    assert dialog.told.text().split("\n")[1:] == ["提示0", "提示1", "提示2", "另有 5 条。"]


def test_the_dialog_writes_and_says_so(desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    desk.session.take_draft(sample.read(read_plan(word_draft(tmp_path))))
    settle(qtbot, desk)
    desk.session.select(desk.session.findings[1].key)
    desk.handlers.accept()
    assert desk.window.isWindowModified()
    assert desk.session.review is not None
    dialog = ExportDialog(desk.session.review, desk.settings, desk.window)
    qtbot.addWidget(dialog)
    dialog.export_requested.connect(lambda: desk.handlers.write(dialog))
    dialog.show()
    dialog.folder.setText(str(tmp_path / "没有"))
    dialog.go.click()
    qtbot.waitUntil(lambda: "文件夹不存在" in dialog.told.text())
    assert not dialog.open_file.isVisible()
    dialog.folder.setText(str(tmp_path))
    dialog.go.click()
    qtbot.waitUntil(lambda: dialog.open_file.isVisible())
    assert dialog.told.text().startswith("已写出 2 个文件")
    assert all(path.exists() for path in dialog.written)
    assert not desk.window.isWindowModified()
    assert QApplication.focusWidget() is dialog.open_file or not dialog.isActiveWindow()
    dialog.reject()


@pytest.fixture
def dialog(desk: Desk, qtbot: QtBot, tmp_path: Path) -> ExportDialog:
    """The export dialog on a Word draft, with the sample's upper plan."""
    desk.session.take_draft(sample.read(read_plan(word_draft(tmp_path))))
    settle(qtbot, desk)
    assert desk.session.review is not None
    dialog = ExportDialog(desk.session.review, desk.settings, desk.window)
    qtbot.addWidget(dialog)
    dialog.folder.setText(str(tmp_path))
    dialog.export_requested.connect(lambda: desk.handlers.write(dialog))
    dialog.show()
    return dialog


def test_all_five_are_written(dialog: ExportDialog, qtbot: QtBot) -> None:
    for box in dialog.boxes.values():
        assert box.isEnabled()
        box.setChecked(True)
    dialog.go.click()
    qtbot.waitUntil(lambda: len(dialog.written) == len(Product))
    assert all(path.exists() for path in dialog.written)
    dialog.reject()


def test_a_draft_that_was_changed_since_is_refused(dialog: ExportDialog, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "稿.docx"
    path.write_bytes(path.read_bytes() + b" ")
    dialog.go.click()
    qtbot.waitUntil(lambda: "又被改动" in dialog.told.text())
    assert not list(tmp_path.glob("*校核稿*"))
    dialog.reject()


def test_a_copy_that_is_open_in_word_is_spared(dialog: ExportDialog, qtbot: QtBot, tmp_path: Path) -> None:
    copy = dialog.paths[Product.ANNOTATED]
    (tmp_path / f"~${copy.name[2:]}").touch()
    dialog.go.click()
    qtbot.waitUntil(lambda: "正在 Word 或 WPS 中打开" in dialog.told.text())
    assert not copy.exists()
    dialog.reject()


@pytest.mark.parametrize("answer", ["替换", "返回改名"])
def test_files_that_are_there_are_replaced_only_on_demand(
    dialog: ExportDialog, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, answer: str
) -> None:
    copy = dialog.paths[Product.ANNOTATED]
    copy.write_bytes("上次的".encode())

    def press(box: QMessageBox) -> int:
        assert copy.name in box.text()
        next(button for button in box.buttons() if button.text() == answer).click()
        return 0

    monkeypatch.setattr(QMessageBox, "exec", press)
    dialog.go.click()
    if answer == "替换":
        qtbot.waitUntil(lambda: bool(dialog.written))
    assert (copy.read_bytes() == "上次的".encode()) == (answer != "替换")
    dialog.reject()


def test_orders_that_cannot_be_carried_out_are_named(dialog: ExportDialog) -> None:
    dialog.names[Product.REVISED].setText(dialog.names[Product.ANNOTATED].text())
    dialog.boxes[Product.REVISED].setChecked(True)
    dialog.go.click()
    assert "文件名相同" in dialog.told.text()
    dialog.names[Product.REVISED].setText(" .docx")
    dialog.go.click()
    assert dialog.told.text() == "修订稿没有文件名。请填写文件名。"
    dialog.reject()


def test_another_format_keeps_points_in_the_name(dialog: ExportDialog) -> None:
    dialog.names[Product.ISSUES].setText("规划 v1.2")
    dialog.formats[Product.ISSUES].setCurrentText(".xlsx")
    assert dialog.names[Product.ISSUES].text() == "规划 v1.2.xlsx"
    dialog.names[Product.ISSUES].setText("")
    dialog.formats[Product.ISSUES].setCurrentText(".html")
    dialog.reject()


def test_the_dialog_stays_while_files_are_written(dialog: ExportDialog) -> None:
    dialog.busy()
    dialog.reject()
    assert dialog.isVisible()
    dialog.show_failure("没有写成。")
    dialog.reject()
    assert not dialog.isVisible()


def test_tables_need_an_upper_plan() -> None:
    review = sample.review(sample.read(replace(one("甲"), format="txt")))
    assert [p for p in Product if p.possible(review)] == [
        Product.ANNOTATED,
        Product.REVISED,
        Product.CLEAN,
        Product.ISSUES,
        Product.EXPLANATION,
        Product.LEDGER,
    ]


def test_a_text_draft_gets_its_edits_and_comments_in_a_word_copy(tmp_path: Path) -> None:
    path = tmp_path / "稿.txt"
    path.write_text("\n".join(sample.DRAFT), encoding="utf-8")
    original = read_plan(path)
    at = next(i for i, block in enumerate(original.blocks) if "100家" in block.text)
    edited = original.with_texts({at: original.blocks[at].text.replace("100家", "120家")})
    review = sample.review(sample.read(edited))
    out = tmp_path / "出.docx"
    order = Order({Product.ANNOTATED: out}, original, review, Decisions(), "张三", datetime(2026, 11, 25))
    assert export(order, lambda *step: None) == []
    texts = [block.text for block in read_plan(out).blocks]
    assert edited.blocks[at].text in texts
    import docx

    assert len(list(docx.Document(str(out)).comments)) == len(review.findings)


def test_an_edit_in_an_empty_line_of_a_text_draft_is_said_to_be_lost(tmp_path: Path) -> None:
    path = tmp_path / "稿.txt"
    path.write_text("一、总体要求\n　　高新技术企业达到100家。\n\n", "utf-8")
    original = read_plan(path)
    edited = original.with_texts({1: "　　高新技术企业达到120家。", 2: "新的一段。"})
    order = Order(
        {Product.REVISED: tmp_path / "出.docx"},
        original,
        sample.review(sample.read(edited)),
        Decisions(),
        "张三",
        datetime(2026, 11, 25),
    )
    assert export(order, lambda *step: None) == ["第3行的改动没有写入：文档中没有这一处"]
    texts = [block.text for block in read_plan(tmp_path / "出.docx").blocks if block.part == BODY]
    assert texts == ["一、总体要求", "高新技术企业达到120家。"]
