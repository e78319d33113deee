"""`new`: templates listed, a draft written, upper plans given or from the shelf."""

from __future__ import annotations

from pathlib import Path

import pytest

from checker.cli import OK, USAGE, main
from checker.library import Library
from checker.sources import read_plan
from tests.drafting import family
from tests.library.build import added

SET = [f"--set={key}={value}" for key, value in family.DISTRICT.items()]


def written(path: Path) -> str:
    return "\n".join(block.text for block in read_plan(path).blocks)


def test_templates_and_what_they_ask_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["new", "--list"]) == OK
    assert capsys.readouterr().out.splitlines()[::2] == ["五年专项规划", "三年行动计划", "若干意见"]
    assert main(["new", "若干意见", "--list"]) == OK
    listed = capsys.readouterr().out
    assert "\n  地区\t" in listed and "可选：若干意见、实施意见" in listed and "自动得出" in listed


def test_a_draft_is_written_and_what_is_left_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    family.upper(tmp_path, family.CITY)
    upper = next(tmp_path.glob("澜川市*.txt"))
    output = tmp_path / "稿.docx"
    assert main(["new", "五年专项规划", "--output", str(output), *SET, "--from-upper", str(upper)]) == OK
    told = capsys.readouterr()
    assert told.out == "" and "已写出“稿.docx”" in told.err and "处待填（编制单位、" in told.err and "F9" in told.err
    assert "650家以上" in written(output) and "{阶段定位}" in written(output)


def test_a_misspelt_placeholder_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["new", "若干意见", "--output", str(tmp_path / "稿.docx"), *SET, "--set", "地区名=临溪区"]) == OK
    assert "模板中没有“地区名”这一项" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "what"),
    [
        (["new", "五年专项规划"], "--output"),
        (["new", "--output", "稿.docx"], "模板"),
        (["new", "会议纪要", "--output", "稿.docx"], "没有名为“会议纪要”的模板"),
        (["new", "若干意见", "--output", "稿.docx", "--set", "地区"], "占位符=内容"),
        (["new", "若干意见", "--output", "稿.docx", "--set", "规划期=五年"], "2026—2030"),
        (["new", "若干意见", "--output", "稿.txt"], r".docx"),
    ],
)
def test_wrong_usage_is_told_and_nothing_written(
    arguments: list[str], what: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(arguments) == USAGE
    assert what in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_upper_plans_come_from_the_shelf(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("GUIHUA_JIAOHE_DATA", str(tmp_path / "data"))
    plans = tmp_path / "plans"
    plans.mkdir()
    family.upper(plans, family.CITY.replace("全市", "澜川市"))
    with Library.open() as library:
        added(library, plans)
    output = tmp_path / "稿.docx"
    assert main(["new", "五年专项规划", "--output", str(output), *SET, "--library"]) == OK
    assert "取自规划库：《澜川市科技创新“十四五”规划" in capsys.readouterr().err
    assert "650家以上" in written(output) and "建设精密仪器中试基地" in written(output)
