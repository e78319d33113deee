"""Settings written by choice: only the lines that change change, and what is read back is what was chosen."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker import settings, settings_writing, thresholds
from checker.errors import SettingsInvalid
from checker.rules import registry

RULES = ("LNG-03", "LNG-16", "LNG-16A", "NUM-04", "NUM-07", "FMT-01")
OWN = """# 本处的设置，处务会定\r
[规则]\r
; 标点不归我们管\r
停用 = FMT, ZZZ\r
\r
[界限]\r
# 同类合并：宁少勿多\r
同类合并 = 5\r
"""


def off(path: Path, rules: tuple[str, ...] = RULES) -> set[str]:
    return set(settings_writing.switched_off(settings.default(), path, rules)[1])


def save(path: Path, **changes: object) -> None:
    settings_writing.save(path, settings.default(), RULES, **changes)  # type: ignore[arg-type]


def test_a_new_file_holds_what_was_chosen_and_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "校核设置.ini"
    save(path, off={"LNG-03", "FMT-01"}, limits={"年均增速误差": "0.2", "同类合并": "3"})
    assert path.read_text("utf-8-sig") == "[规则]\n停用 = LNG-03, FMT-01\n\n[界限]\n年均增速误差 = 0.2\n"


def test_nothing_chosen_makes_no_file(tmp_path: Path) -> None:
    save(tmp_path / "a.ini", off=set(), limits={"同类合并": "3"})
    assert not (tmp_path / "a.ini").exists()


def test_what_the_user_wrote_stays(tmp_path: Path) -> None:
    path = tmp_path / "校核设置.ini"
    path.write_bytes(OWN.encode("gb18030"))
    save(path, off={"FMT-01", "NUM-04"}, limits={"标题相似度": "70"})
    written = path.read_bytes().decode("utf-8-sig")
    assert written == OWN.replace("停用 = FMT, ZZZ", "停用 = ZZZ, NUM-04, FMT").replace(
        "同类合并 = 5\r\n", "同类合并 = 5\r\n标题相似度 = 70\r\n"
    )
    save(path, off={"FMT-01", "NUM-04"}, limits={"标题相似度": "70"})
    assert path.read_bytes().decode("utf-8-sig") == written


def test_back_to_the_default_keeps_the_line(tmp_path: Path) -> None:
    path = tmp_path / "a.ini"
    path.write_text(OWN, "utf-8", newline="")
    save(path, off=set(), limits={"同类合并": "3"})
    text = path.read_bytes().decode("utf-8-sig")
    assert "停用 = ZZZ\r\n" in text and "同类合并 = 3\r\n" in text and "# 同类合并：宁少勿多\r\n" in text
    assert off(path) == set()


def test_values_over_several_lines_are_replaced_whole(tmp_path: Path) -> None:
    path = tmp_path / "a.ini"
    path.write_text("[规则]\n停用 = LNG-03,\n    NUM-04,\n    NUM-07\n启用 =\n", "utf-8")
    assert off(path) == {"LNG-03", "NUM-04", "NUM-07"}
    save(path, off={"NUM-07"})
    assert path.read_text("utf-8-sig") == "[规则]\n停用 = NUM-07\n启用 =\n"


def test_a_group_that_was_off_stays_off_for_rules_to_come(tmp_path: Path) -> None:
    path = tmp_path / "a.ini"
    path.write_text("[规则]\n停用 = LNG\n", "utf-8")
    save(path, off={"LNG-03", "LNG-16A"})
    assert off(path) == {"LNG-03", "LNG-16A"}
    assert off(path, (*RULES, "LNG-99")) == {"LNG-03", "LNG-16A", "LNG-99"}


def test_a_drafts_own_file_lies_over_the_offices(tmp_path: Path) -> None:
    office = settings.laid_over(settings.default(), "[规则]\n停用 = NUM\n", tmp_path / "office.ini")
    own = tmp_path / "own.ini"
    settings_writing.save(own, office, RULES, off={"NUM-07", "LNG-03"})
    both, left = settings_writing.switched_off(office, own, RULES)
    assert set(left) == {"NUM-07", "LNG-03"} and both.uses("NUM-04")
    settings_writing.save(own, office, RULES, off={"NUM-07", "NUM-04"})
    assert settings_writing.switched_off(office, own, RULES)[0].off(RULES) == ("NUM-04", "NUM-07")


def test_a_file_with_a_fault_is_told_and_left(tmp_path: Path) -> None:
    path = tmp_path / "a.ini"
    path.write_text("[规则]\n停用 FMT\n", "utf-8")
    with pytest.raises(SettingsInvalid):
        save(path, off={"LNG-03"})
    assert path.read_text("utf-8") == "[规则]\n停用 FMT\n"


def test_a_limit_out_of_bounds_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="之间"):
        save(tmp_path / "a.ini", limits={"标题相似度": "170"})
    assert not (tmp_path / "a.ini").exists()


@given(
    st.sets(st.sampled_from(RULES)),
    st.sampled_from(["", OWN, "[规则]\n停用 = LNG, NUM\n启用 = NUM-07\n", "# nothing\n", "[界限]\n同类合并=4"]),
    st.dictionaries(st.sampled_from(["同类合并", "会议宽限月数", "照搬连续字数"]), st.integers(8, 50)),
)
def test_what_is_read_back_is_what_was_chosen(
    tmp_path_factory: pytest.TempPathFactory, chosen: set[str], text: str, limits: dict[str, int]
) -> None:
    path = tmp_path_factory.mktemp("s") / "a.ini"
    if text:
        path.write_bytes(text.encode())
    save(path, off=chosen, limits={name: str(number) for name, number in limits.items()})
    both, left = settings_writing.switched_off(settings.default(), path, RULES)
    assert set(left) == chosen
    for name, number in limits.items():
        assert getattr(both.thresholds, thresholds.LIMITS[name].field) == Decimal(number)
    if text:
        comments = [line for line in text.splitlines() if line.startswith(("#", ";"))]
        assert all(line in path.read_bytes().decode("utf-8-sig") for line in comments)


def test_every_limit_is_explained_and_every_rule_can_be_switched(tmp_path: Path) -> None:
    told = settings_writing.explanations()
    assert all(told.get(name) for name in thresholds.LIMITS)
    codes = [rule.code for rule in registry.ALL]
    for code in codes:
        settings_writing.save(tmp_path / "a.ini", settings.default(), codes, off={code})
        assert settings_writing.switched_off(settings.default(), tmp_path / "a.ini", codes)[1] == (code,)
