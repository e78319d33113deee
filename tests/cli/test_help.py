"""Help texts stand in columns, and wrong words lead on."""

from __future__ import annotations

import pytest

from checker import command_of
from checker.cli import OK, USAGE, main
from checker.cli.arguments import COMMANDS
from checker.cli.help import columns, lines


@pytest.fixture(autouse=True)
def narrow(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")


@pytest.mark.parametrize("command", [(), *((name,) for name in COMMANDS), ("library", "search")])
def test_what_an_option_does_stands_in_one_column(command: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*command, "--help"]) == OK
    told = capsys.readouterr().out
    rows = told.split("选项：\n")[1].split("\n\n")[0].splitlines()
    starts = {columns(row) - columns(row.lstrip()) for row in rows if not row.startswith("  -")}
    for row in rows:
        _, _, text = row.strip().partition("  ")
        if row.startswith("  -") and text:
            starts.add(columns(row) - columns(text.lstrip()))
        assert columns(row) <= 80, row
    assert len(starts) == 1
    assert "选项:" not in told and "\n  命令\n" not in told


def test_lines_keep_words_and_signs_together() -> None:
    assert lines("退出码为 1：错误（error，默认）、从不（never）", 20) == [
        "退出码为 1：错误",
        "（error，默认）、从",
        "不（never）",
    ]
    assert lines("", 20) == [] and lines("甲", 1) == ["甲"]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["chek"], "没有“chek”这个命令，是不是 check。"),
        (["校核"], "没有“校核”这个命令。"),
        (["check"], "python main.py check --help"),
        (["check", "稿.docx", "--fail-on", "严重"], "没有“严重”这一级，可用的是错误、须说明、一般、提示、从不"),
        (["check", "稿.docx", "--date", "昨天"], "“昨天”不是日期，应如 2026-11-25"),
        (["library", "add"], "python main.py library add --help"),
    ],
)
def test_wrong_words_lead_on(arguments: list[str], words: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(arguments) == USAGE
    told = capsys.readouterr().err
    assert words in told and told.count("\n") == 1


@pytest.mark.parametrize("level", ["提示", "info"])
def test_levels_are_taken_by_either_word(level: str, tmp_path: object, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", f"{tmp_path}/没有.docx", "--fail-on", level]) == 3
    assert "找不到文件" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("executable", "said"),
    [("/usr/bin/python3.11", "python main.py"), ("jiaohe.exe", "jiaohe"), ("/opt/guihua-jiaohe", "guihua-jiaohe")],
)
def test_the_help_names_the_program_as_it_is_called(executable: str, said: str) -> None:
    assert command_of(executable) == said
