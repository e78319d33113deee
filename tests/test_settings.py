"""Settings: what each file lays over the one before, what a check does with them, and what is said of a bad one."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from checker import cli, engine, settings
from checker.errors import SettingsInvalid
from checker.rules import registry
from checker.settings import Settings
from checker.thresholds import LIMITS
from tests.rules.samples import codes, reading_of, review_of

TEXT = """南河市东江区科技创新“十四五”规划
一、重点任务
制定工作台帐，定期更新台账。
建设平台（含实验室，形成合力。"""


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("GUIHUA_JIAOHE_DATA", str(tmp_path / "office"))
    (tmp_path / "office").mkdir()
    return settings.office_file()


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    path = tmp_path / "草案.txt"
    path.write_text(TEXT, "utf-8")
    return path


def read(tmp_path: Path, text: str) -> Settings:
    path = tmp_path / "x.ini"
    path.write_text(text, "utf-8")
    return settings.load(extra=path)


def test_the_shipped_file_sets_every_limit_and_switches_nothing_off() -> None:
    shipped = settings.default()
    assert shipped.off(rule.code for rule in registry.ALL) == ()
    assert shipped.thresholds.growth_tolerance == Decimal("0.05")
    assert all(getattr(shipped.thresholds, limit.field) is not None for limit in LIMITS.values())


def test_files_are_laid_over_each_other(office: Path, draft: Path, tmp_path: Path) -> None:
    office.write_text("[规则]\n停用 = FMT，LNG-16\n[界限]\n同类合并 = 5\n份额一般 = 0.6\n", "utf-8")
    extra = tmp_path / "extra.ini"
    extra.write_text("[规则]\n启用 = FMT-05\n[界限]\n同类合并 = 7\n", "utf-8")
    settings.beside(draft).write_text("[规则]\n启用 = LNG-16\n停用 = NUM\n", "utf-8")
    found = settings.load(draft, extra)
    assert found.thresholds.fold_after == 7
    assert found.thresholds.share_minor == Decimal("0.6")
    assert [path.name for path in found.sources] == ["校核设置.ini", "extra.ini", "草案.校核设置.ini"]
    used = {code: found.uses(code) for code in ("FMT-05", "FMT-12", "LNG-16", "NUM-01", "STR-01")}
    assert used == {"FMT-05": True, "FMT-12": False, "LNG-16": True, "NUM-01": False, "STR-01": True}


def test_without_files_the_shipped_settings_stand(office: Path, draft: Path) -> None:
    assert settings.load(draft) is settings.default()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
def test_files_are_read_as_notepad_saves_them(office: Path, encoding: str) -> None:
    office.write_bytes("[规则]\r\n停用 = lng-16、FMT\r\n".encode(encoding))
    assert not settings.load().uses("LNG-16")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[规则]\n停用 = 台账", "不是规则编号"),
        ("[规则]\n关闭 = FMT", "没有“关闭”这一项"),
        ("[阈值]\n同类合并 = 3", "没有“[阈值]”这一节"),
        ("[界限]\n同类合并 = 很多", "应是数字"),
        ("[界限]\n同类合并 = 2.5", "应是整数"),
        ("[界限]\n份额一般 = 70", "应在 0 到 10 之间"),
        ("[界限]\n份额一般 = NaN", "应在 0 到 10 之间"),
        ("[界限]\n同类合并 = 3\n同类合并 = 4", "第 3 行"),
        ("停用 = FMT", "第 1 行"),
        ("[规则]\nFMT", "第 2 行"),
    ],
)
def test_a_bad_file_is_one_clear_message(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(SettingsInvalid) as error:
        read(tmp_path, text)
    assert said in str(error.value)
    assert "“x.ini”" in str(error.value)
    assert "\n" not in str(error.value)


def test_a_file_that_is_no_text_is_said(tmp_path: Path) -> None:
    path = tmp_path / "x.ini"
    path.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(SettingsInvalid, match="不是文本文件"):
        settings.load(extra=path)


def test_rules_that_are_off_do_not_run_and_are_said(tmp_path: Path) -> None:
    assert {"LNG-16", "LNG-03"} <= set(codes(review_of(TEXT).findings))
    review = engine.run(reading_of(TEXT), settings=read(tmp_path, "[规则]\n停用 = LNG-16, FMT"))
    assert "LNG-16" not in codes(review.findings)
    assert "LNG-03" in codes(review.findings)
    (note,) = [note for note in review.not_checked if "停用" in note]
    assert "LNG-16" in note
    assert "FMT（整组）" in note
    assert "“x.ini”" in note
    assert not any("停用" in note for note in review_of(TEXT).not_checked)


def test_limits_reach_the_rules(tmp_path: Path) -> None:
    text = TEXT + "\n" + "\n".join(f"进一步完善善{word}。" for word in "甲乙")
    folded = engine.run(reading_of(text), settings=read(tmp_path, "[界限]\n同类合并 = 1"))
    assert [len(f.places) for f in folded.findings if f.rule == "LNG-07"] == [2]
    assert [len(f.places) for f in review_of(text).findings if f.rule == "LNG-07"] == [1, 1]


def test_the_command_line_takes_a_file_and_reads_the_one_beside_the_draft(
    office: Path, draft: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    settings.beside(draft).write_text("[规则]\n停用 = LNG-16\n", "utf-8")
    assert cli.main(["check", str(draft), "--fail-on", "never"]) == 0
    assert "停用了 1 条规则" in capsys.readouterr().err
    bad = tmp_path / "bad.ini"
    bad.write_text("[规则]\n停用 = ???\n", "utf-8")
    assert cli.main(["check", str(draft), "--settings", str(bad)]) == 3
    said = capsys.readouterr().err
    assert "校核设置“bad.ini”有误" in said
    assert "Traceback" not in said
    assert cli.main(["check", str(draft), "--settings", str(tmp_path / "none.ini")]) == 3
    assert "找不到文件“none.ini”" in capsys.readouterr().err
