"""`check` over a folder: every draft in it, what became of all in one line, each draft's own lines below its name."""

from __future__ import annotations

from pathlib import Path

import pytest

from checker.cli import FAILED, FOUND, OK, main
from checker.cli.drafts import drafts_of, summed
from checker.errors import NoDrafts

SOUND = "一、总体要求\n到2025年，全区高新技术企业达到120家。\n"
WRONG = "一、总体要求\n2016—2020年，全区专利申请量由420件增加至1650件，年均增长31.48%。\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "各单位稿件"
    (place / "旧稿").mkdir(parents=True)
    for name, text in (("乙.txt", WRONG), ("甲.txt", SOUND), ("空.txt", ""), ("~$甲.docx", "锁"), ("说明.xlsx", "表")):
        (place / name).write_text(text, "utf-8")
    (place / "旧稿" / "丙.txt").write_text(SOUND, "utf-8")
    return place


def test_a_folder_stands_for_the_drafts_in_it(folder: Path) -> None:
    drafts, several = drafts_of([folder, folder / "甲.txt"])
    assert [path.name for path in drafts] == ["乙.txt", "甲.txt", "空.txt"] and several
    assert drafts_of([folder / "旧稿"]) == ([folder / "旧稿" / "丙.txt"], True)
    assert drafts_of([folder / "甲.txt"]) == ([folder / "甲.txt"], False)


def test_a_folder_without_drafts_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(NoDrafts):
        drafts_of([tmp_path])
    assert main(["check", str(tmp_path)]) == FAILED
    assert "没有可以校核的稿件" in capsys.readouterr().err


def test_the_last_line_says_what_became_of_all(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(folder), "--report", str(folder / "清单")]) == FAILED
    told = capsys.readouterr().err
    assert told.endswith("共 3 份，校核 2 份，其中 1 份有“错误”；没有完成 1 份：空.txt。\n")
    assert "空.txt：" not in told and told.count("“空.txt”是空文件") == 1
    assert sorted(path.name for path in (folder / "清单").iterdir()) == ["乙.docx", "甲.docx"]


def test_one_draft_in_a_folder_still_writes_into_folders(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(folder / "旧稿"), "--json", str(folder / "结果")]) == OK
    assert (folder / "结果" / "丙.json").is_file() and "共 " not in capsys.readouterr().err


@pytest.mark.parametrize(
    ("level", "told"),
    [("never", "共 2 份，校核 2 份。"), ("major", "共 2 份，校核 2 份，其中 1 份有“须说明”及以上级别的问题。")],
)
def test_the_line_says_what_fail_on_asks(level: str, told: str) -> None:
    assert summed([Path("甲.txt"), Path("乙.txt")], [OK, FOUND], level) == told


def test_what_the_library_gave_stands_below_the_draft_it_is_for(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("GUIHUA_JIAOHE_DATA", str(folder.parent / "数据"))
    monkeypatch.delenv("GUIHUA_JIAOHE_LIBRARY", raising=False)
    main(["library", "add", str(folder / "旧稿")])
    capsys.readouterr()
    main(["check", str(folder / "甲.txt"), str(folder / "乙.txt"), "--library"])
    lines = capsys.readouterr().err.splitlines()
    assert [line for line in lines if "项指标" in line or "规划库" in line] == [
        next(line for line in lines if line.startswith("甲.txt")),
        "  规划库中没有找到本文件的上位规划。",
        next(line for line in lines if line.startswith("乙.txt")),
        "  规划库中没有找到本文件的上位规划。",
    ]
