"""`apply`: comments and changes made elsewhere, written through the command line; one file and a batch."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.acceptance.conftest import Run
from tests.word.readback import entries, main, texts, without_ours
from tests.word_builder import cell, field, inserted, package, paragraph, part, run, table, text_box

OURS = {
    "[Content_Types].xml",
    "word/_rels/document.xml.rels",
    "word/document.xml",
    *(f"word/{name}.xml" for name in ("comments", "commentsExtended", "commentsIds", "commentsExtensible", "people")),
}
WHO = ("--author", "核稿助手", "--date", "2026-11-25T12:00:00+08:00")
BODY = (
    paragraph(run("到2030年，投资"), run("12", "<w:b/>"), run("0亿元。")),
    table([cell("指标"), cell("120家")]),
    paragraph("见", field("REF x", "第三章"), "。"),
    paragraph("前", inserted("他人写的"), "后"),
    paragraph(run("图"), text_box(paragraph("框中120"))),
)


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    """A draft of the invented family: split runs, a table, a field, an insertion, a text box, a footnote."""
    notes = part("footnotes", '<w:footnote w:id="1"><w:p><w:r><w:t>注中120家</w:t></w:r></w:p></w:footnote>')
    path = tmp_path / "临溪区规划.docx"
    path.write_bytes(package(*BODY, parts={"footnotes": notes}))
    return path


def given(folder: Path, edits: object, name: str = "清单.json") -> Path:
    path = folder / name
    path.write_text(json.dumps(edits, ensure_ascii=False), "utf-8")
    return path


def place(line: int, start: int, end: int, **more: str) -> dict[str, Any]:
    return {"line": line, "start": start, "end": end, **more}


def test_comments_and_changes_at_the_places_that_read_gives(run: Run, draft: Path, tmp_path: Path) -> None:
    read = run("read", draft, "--text")
    lines = {(row["part"], row["line"]): row["text"] for row in json.loads(read.stdout)["plans"][0]["lines"]}
    assert lines["body", 1] == "到2030年，投资120亿元。" and lines["footnotes", 1] == "注中120家"
    edits = [
        place(1, 9, 12, text="125", comment="与上位规划不符"),
        place(3, 0, 3, text="130"),
        place(1, 0, 0, text="力争", part="footnotes"),
        place(1, 12, 14, comment="第一段\n第二段"),
    ]
    done = run("apply", draft, "--edits", given(tmp_path, edits), "--output", tmp_path / "出.docx", *WHO)
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout) == [{"index": n, "done": True, "reason": None} for n in range(4)]
    root = main((tmp_path / "出.docx").read_bytes())
    assert texts(root)[:3] == ["到2030年，投资125亿元。", "指标", "130家"]
    assert texts(without_ours(root)) == texts(main(draft.read_bytes()))
    written = entries((tmp_path / "出.docx").read_bytes())
    assert written["word/comments.xml"].count(b"<w:comment ") == 2
    assert (
        "核稿助手".encode() in written["word/comments.xml"] and b"2026-11-25T12:00:00Z" in written["word/document.xml"]
    )
    assert b"<w:ins " in written["word/footnotes.xml"]


def test_other_parts_keep_their_bytes(run: Run, draft: Path, tmp_path: Path) -> None:
    edits = [place(1, 0, 1, comment="核对"), place(3, 0, 3, text="130")]
    before = draft.read_bytes()
    done = run("apply", draft, "--edits", given(tmp_path, edits), "--output", tmp_path / "出.docx")
    assert done.returncode == 0 and draft.read_bytes() == before
    old, new = entries(before), entries((tmp_path / "出.docx").read_bytes())
    assert {name for name in new if new[name] != old.get(name)} <= OURS and set(old) <= set(new)


def test_each_refused_entry_has_its_reason(run: Run, draft: Path, tmp_path: Path) -> None:
    edits = [
        place(4, 1, 3, text="第四章", comment="章号不对"),
        place(99, 0, 0, text="x"),
        place(1, 0, 999, comment="x"),
        place(1, 5, 2, comment="x"),
        place(1, 0, 1),
        place(1, 0, 1, comment="x", part="footer9"),
        place(1, 9, 12, text="125"),
        place(1, 10, 13, text="130"),
    ]
    done = run("apply", draft, "--edits", given(tmp_path, edits), "--output", tmp_path / "出.docx")
    assert done.returncode == 0, done.stderr
    answers = json.loads(done.stdout)
    assert [a["done"] for a in answers] == [False] * 6 + [True, False]
    words = (
        "批注已写入，文字没有修改：文字由域生成",
        "没有第99段",
        "第1段没有",
        "第1段没有",
        "没有给出",
        "footer9",
        "",
        "重叠",
    )
    assert all(word in (a["reason"] or "") for word, a in zip(words, answers, strict=True)), answers
    assert texts(main((tmp_path / "出.docx").read_bytes()))[0] == "到2030年，投资125亿元。"


def test_a_comment_that_cannot_stand_there_says_where_it_is(run: Run, draft: Path, tmp_path: Path) -> None:
    edits = [
        place(1, 2, 6, comment="核对", part="footnotes"),
        place(7, 2, 5, comment="核对"),
        place(1, 0, 1, comment="核对"),
    ]
    done = run("apply", draft, "--edits", given(tmp_path, edits), "--output", tmp_path / "出.docx")
    answers = json.loads(done.stdout)
    assert [a["done"] for a in answers] == [True] * 3 and answers[2]["reason"] is None
    assert "120家" in answers[0]["reason"] and "文本框“120”" in answers[1]["reason"]
    assert "（位置：文本框“120”）" in entries((tmp_path / "出.docx").read_bytes())["word/comments.xml"].decode()


def test_a_range_over_paragraphs(run: Run, draft: Path, tmp_path: Path) -> None:
    edits = [{**place(4, 0, 3, comment="两段"), "end_line": 5}, {**place(4, 0, 3, comment="x"), "end_line": 3}]
    done = run("apply", draft, "--edits", given(tmp_path, edits), "--output", tmp_path / "出.docx")
    assert [a["done"] for a in json.loads(done.stdout)] == [True, False]
    text = tmp_path / "稿.txt"
    text.write_text("一、总体要求\n到2030年，\n投资达到120亿元。\n\n二、任务\n", "utf-8")
    edits = [{**place(2, 5, 2, comment="折行"), "end_line": 3}, {**place(2, 0, 2, comment="x"), "end_line": 9}]
    done = run("apply", text, "--edits", given(tmp_path, edits), "--output", tmp_path / "文.docx")
    assert [a["done"] for a in json.loads(done.stdout)] == [True, False], done.stdout


def test_earlier_changes_are_accepted_when_asked_for(run: Run, draft: Path, tmp_path: Path) -> None:
    options = ("--edits", given(tmp_path, [place(1, 9, 12, text="125")]), "--output", tmp_path / "出.docx", *WHO)
    for more, names in (((), ("张三", "核稿助手")), (("--earlier", "accept"), ("核稿助手",))):
        assert run("apply", draft, *options, *more).returncode == 0
        xml = entries((tmp_path / "出.docx").read_bytes())["word/document.xml"].decode()
        assert [name for name in ("张三", "核稿助手") if name in xml] == list(names)
        assert "他人写的" in xml


def test_the_same_list_twice_doubles_no_comment(run: Run, draft: Path, tmp_path: Path) -> None:
    edits = given(tmp_path, [place(1, 9, 12, comment="核对"), place(3, 0, 3, comment="第一段\n第二段")])
    for before, after in ((draft, "一.docx"), ("一.docx", "二.docx")):
        answers = json.loads(run("apply", before, "--edits", edits, "--output", after, *WHO).stdout)
        assert [a["done"] for a in answers] == [True, True]
    assert (tmp_path / "一.docx").read_bytes() == (tmp_path / "二.docx").read_bytes()


def test_clean_mode_leaves_no_revision_of_ours(run: Run, draft: Path, tmp_path: Path) -> None:
    edits = [place(1, 9, 12, text="125"), place(5, 0, 6, text="后来写的")]
    options = ("--edits", given(tmp_path, edits), "--output", tmp_path / "出.docx", "--mode", "clean", *WHO)
    done = run("apply", draft, *options)
    assert [a["done"] for a in json.loads(done.stdout)] == [True, True]
    data = (tmp_path / "出.docx").read_bytes()
    assert texts(main(data))[0] == "到2030年，投资125亿元。" and texts(main(data))[4] == "后来写的"
    assert "核稿助手".encode() not in entries(data)["word/document.xml"]


@pytest.mark.parametrize("name", ["稿.txt", "稿.md", "稿.html"])
def test_text_drafts_are_typeset_first(run: Run, tmp_path: Path, name: str) -> None:
    lines = ["临溪区制造业发展规划", "", "一、总体要求", "到2030年，投资达到120亿元。"]
    page = "".join(f"<p>{line}</p>" for line in lines)
    path = tmp_path / name
    path.write_text(f"<html><body>{page}</body></html>" if name.endswith("html") else "\n".join(lines), "utf-8")
    read = json.loads(run("read", path, "--text").stdout)["plans"][0]["lines"]
    row = next(r for r in read if "120" in r["text"])
    start = row["text"].index("120")
    edits = [place(row["line"], start, start + 3, text="125", comment="核对"), place(777, 0, 0, text="x")]
    done = run("apply", path, "--edits", given(tmp_path, edits), "--output", tmp_path / "出.docx")
    assert done.returncode == 0, done.stderr
    assert [a["done"] for a in json.loads(done.stdout)] == [True, False]
    written = texts(main((tmp_path / "出.docx").read_bytes()))
    assert "到2030年，投资达到125亿元。" in written and "一、总体要求" in written


def test_batch_goes_on_after_a_bad_job(run: Run, draft: Path, tmp_path: Path) -> None:
    edits = given(tmp_path, [place(1, 9, 12, text="125")])
    (tmp_path / "坏.docx").write_bytes(b"no zip at all")
    jobs: list[object] = [
        {"draft": str(draft), "edits": edits.name, "output": "一.docx"},
        {"draft": "坏.docx", "edits": edits.name, "output": "二.docx"},
        {"draft": str(draft), "edits": edits.name, "output": draft.name},
        {"draft": str(draft), "edits": edits.name},
        {"draft": str(draft), "edits": [place(1, 0, 1, comment="核对")], "output": "三.docx"},
        {"draft": str(draft), "edits": edits.name, "output": "一.docx"},
        [1],
    ]
    lines = [json.dumps(job, ensure_ascii=False) for job in jobs]
    (tmp_path / "批.jsonl").write_text("\n".join([*lines, "not json", ""]), "utf-8")
    done = run("apply", "--batch", "批.jsonl")
    reports = [json.loads(line) for line in done.stdout.splitlines()]
    assert done.returncode == 3 and [r["job"] for r in reports] == list(range(1, 9))
    assert [("results" in r, "error" in r) for r in reports] == [(n in (0, 4), n not in (0, 4)) for n in range(8)]
    assert reports[0]["output"] == "一.docx" and reports[0]["results"] == [{"index": 0, "done": True, "reason": None}]
    words = (
        "不是有效的 Word 文档",
        "就是输入",
        "output 应是文件路径",
        "",
        "同一个文件",
        "不是一个对象",
        "不是正确的 JSON",
    )
    assert all(word in r.get("error", "") for word, r in zip(words, reports[1:], strict=True)), reports
    assert {p.name for p in tmp_path.glob("*.docx")} == {draft.name, "坏.docx", "一.docx", "三.docx"}


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("{", "不是正确的 JSON"),
        ("{}", "应是一个列表"),
        ("[1]", "第1项不是一个对象"),
        ('[{"line": "1", "start": 0, "end": 1}]', "第1项的 line 应是整数"),
        ('[{"line": 1, "start": 0, "end": true}]', "第1项的 end 应是整数"),
        ('[{"line": 1, "start": 0, "end": 1}, {"line": 1, "start": 0, "end": 1, "text": 5}]', "第2项的 text 应是文字"),
        ("[" * 100_000, "不是正确的 JSON"),
    ],
)
def test_bad_lists_are_refused_whole(run: Run, draft: Path, tmp_path: Path, content: str, words: str) -> None:
    (tmp_path / "清单.json").write_text(content, "utf-8")
    done = run("apply", draft, "--edits", "清单.json", "--output", "出.docx")
    assert done.returncode == 3 and words in done.stderr and done.stderr.count("\n") == 1
    assert not done.stdout and not (tmp_path / "出.docx").exists()


def test_wrong_usage_and_files(run: Run, draft: Path, tmp_path: Path) -> None:
    edits = given(tmp_path, [])
    for status, words, arguments in (
        (2, "缺少参数：--output", [draft, "--edits", edits]),
        (2, "不要再另外给出", [draft, "--batch", edits]),
        (2, "可选", [draft, "--edits", edits, "--output", "出.docx", "--mode", "x"]),
        (2, "--date", [draft, "--edits", edits, "--output", "出.docx", "--date", "昨天"]),
        (3, "找不到文件“无.json”", [draft, "--edits", "无.json", "--output", "出.docx"]),
        (3, "找不到文件“无.docx”", ["无.docx", "--edits", edits, "--output", "出.docx"]),
        (3, "找不到文件“无.jsonl”", ["--batch", "无.jsonl"]),
        (3, "就是输入", [draft, "--edits", edits, "--output", draft]),
        (3, "可用的格式：.docx", [draft, "--edits", edits, "--output", "出.pdf"]),
        (3, "文件夹不存在", [draft, "--edits", edits, "--output", tmp_path / "无" / "出.docx"]),
    ):
        done = run("apply", *arguments)
        assert done.returncode == status and words in done.stderr, (arguments, done.stderr)
        assert "Traceback" not in done.stderr and not done.stdout and not (tmp_path / "出.docx").exists()


def test_an_empty_list_gives_the_draft_as_it_is(run: Run, draft: Path, tmp_path: Path) -> None:
    done = run("apply", draft, "--edits", given(tmp_path, []), "--output", tmp_path / "出.docx")
    assert json.loads(done.stdout) == [] and (tmp_path / "出.docx").read_bytes() == draft.read_bytes()


@pytest.mark.parametrize(
    ("edit", "options", "word"),
    [
        ({"text": "125"}, (), "只允许批注"),
        ({"comment": "核对"}, (), ""),
        ({"text": "125"}, ("--mode", "clean"), "只允许批注"),
        ({"comment": "核对"}, ("--earlier", "accept"), "只允许批注"),
    ],
)
def test_what_the_drafts_protection_means_is_told_beside_the_answers(
    run: Run, tmp_path: Path, edit: dict[str, str], options: tuple[str, ...], word: str
) -> None:
    settings = part("settings", '<w:documentProtection w:edit="comments" w:enforcement="1"/>')
    protected = tmp_path / "限制编辑.docx"
    protected.write_bytes(package(*BODY, parts={"settings": settings}))
    edits = given(tmp_path, [place(1, 9, 12, **edit)])
    done = run("apply", protected, "--edits", edits, "--output", tmp_path / "出.docx", *options)
    assert done.returncode == 0 and json.loads(done.stdout) == [{"index": 0, "done": True, "reason": None}]
    assert word in done.stderr and bool(done.stderr) == bool(word)
    assert done.stderr.startswith("限制编辑.docx：" * bool(word)) and done.stderr.count("\n") == bool(word)


def test_a_batch_tells_of_each_protected_draft(run: Run, draft: Path, tmp_path: Path) -> None:
    settings = part("settings", '<w:documentProtection w:edit="readOnly" w:enforcement="1"/>')
    (tmp_path / "只读.docx").write_bytes(package(*BODY, parts={"settings": settings}))
    edits = [place(1, 9, 12, text="125")]
    jobs = [{"draft": name, "edits": edits, "output": f"出{name}"} for name in (draft.name, "只读.docx")]
    path = tmp_path / "任务.jsonl"
    path.write_text("\n".join(json.dumps(job) for job in jobs), "utf-8")
    done = run("apply", "--batch", path)
    assert done.returncode == 0, done.stderr
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    assert [sorted(a) for a in answers] == [["draft", "job", "output", "results"]] * 2
    assert done.stderr.startswith("只读.docx：") and done.stderr.count("\n") == 1
