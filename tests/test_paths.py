"""What Windows makes of paths and names, on any system; where a place lies; what is proposed as a name."""

from __future__ import annotations

import platform
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker import errors, files, paths

DEEP = "\\".join(["规划编制材料"] * 40)


@pytest.mark.parametrize(
    ("path", "given_"),
    [
        ("C:\\稿.docx", "C:\\稿.docx"),
        (f"C:\\{DEEP}\\稿.docx", f"\\\\?\\C:\\{DEEP}\\稿.docx"),
        (f"\\\\server\\规划\\{DEEP}\\稿.docx", f"\\\\?\\UNC\\server\\规划\\{DEEP}\\稿.docx"),
        (f"//server/规划/{DEEP}/稿.docx", f"\\\\?\\UNC\\server\\规划\\{DEEP}\\稿.docx"),
        (f"C:/{DEEP}/上/../稿.docx", f"\\\\?\\C:\\{DEEP}\\稿.docx"),
        (f"\\\\?\\C:\\{DEEP}\\稿.docx", f"\\\\?\\C:\\{DEEP}\\稿.docx"),
        ("\\\\server\\规划\\稿.docx", "\\\\server\\规划\\稿.docx"),
    ],
)
def test_long_paths_are_given_in_the_form_without_a_limit(path: str, given_: str) -> None:
    assert paths.unlimited(path) == given_


@pytest.mark.skipif(sys.platform == "win32", reason="for the others")
def test_elsewhere_a_path_is_given_as_it_is() -> None:
    path = Path("a/../稿.docx")
    assert paths.here(path) is path


@pytest.mark.parametrize(
    ("path", "share"),
    [
        ("\\\\server\\规划\\稿.docx", True),
        ("//server/规划/稿.docx", True),
        ("\\\\?\\UNC\\server\\规划\\稿.docx", True),
        ("\\\\?\\C:\\稿.docx", False),
        ("\\\\.\\pipe\\x", False),
        ("Z:\\稿.docx", False),
    ],
)
def test_shares_are_known_by_their_names(path: str, share: bool) -> None:
    assert paths.is_share(path) is share


MOUNTED = """\
22 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw
40 22 0:35 / /home rw shared:20 - nfs4 filer:/home rw,vers=4.2
41 40 8:2 / /home/本机\\040盘 rw - xfs /dev/sdb1 rw
42 22 0:40 / /media/share rw - cifs //server/规划 rw
broken line
"""


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/etc/x", "ext4"),
        ("/home/张三/稿.docx", "nfs4"),
        ("/home", "nfs4"),
        ("/home/本机 盘/x", "xfs"),
        ("/media/shared/x", "ext4"),
        ("/media/share/x", "cifs"),
    ],
)
def test_the_file_system_is_that_of_the_nearest_mount(path: str, kind: str) -> None:
    assert paths.file_system(path, MOUNTED) == kind


def test_the_tests_own_folder_is_not_on_the_network(tmp_path: Path) -> None:
    assert paths.on_network(tmp_path / "不在") is False


@pytest.mark.parametrize("name", ["CON", "con.docx", "aux.tar.gz", "Nul .txt", "COM1.docx", "lpt³.txt", "conin$"])
def test_devices_are_no_files(name: str) -> None:
    assert not paths.takes_name(name)
    assert paths.takes_name(paths.proposed_name(name))


@pytest.mark.parametrize("name", ["稿.docx.", "稿 ", "a:b.docx", "甲/乙.docx", "什么?.docx", "x\ny.docx"])
def test_what_windows_cuts_off_or_refuses(name: str) -> None:
    assert not paths.takes_name(name)


@pytest.mark.parametrize("name", ["稿.docx", "console.docx", "com10.docx", "家😀.docx", ".隐藏", "规划（校核稿）.docx"])
def test_other_names_are_taken(name: str) -> None:
    assert paths.takes_name(name)
    assert paths.proposed_name(name) == name.removeprefix(".")


@pytest.mark.parametrize(
    ("stem", "ending", "name"),
    [
        ("临溪区规划", ".docx", "临溪区规划.docx"),
        ("aux", ".docx", "_aux.docx"),
        ("AUX", "（校核稿）.docx", "AUX（校核稿）.docx"),
        ("关于“水/电”的规划?", ".docx", "关于“水 电”的规划.docx"),
        ("规划 . ", ".docx", "规划.docx"),
        ("...", ".docx", "规划.docx"),
        ("", "（校核稿）.docx", "规划（校核稿）.docx"),
    ],
)
def test_proposed_names(stem: str, ending: str, name: str) -> None:
    assert paths.proposed_name(stem, ending) == name


@given(st.text(max_size=400), st.sampled_from([".docx", "（校核稿 2026-11-26）.docx", ""]))
def test_whatever_the_title_the_name_is_taken(stem: str, ending: str) -> None:
    name = paths.proposed_name(stem, ending)
    assert paths.takes_name(name) and name.endswith(ending)
    assert len(name.encode("utf-8", "surrogatepass")) <= 241 and name not in ("", ".", "..")
    assert paths.proposed_name(name) == name


def test_on_windows_a_devices_name_is_refused_before_anything_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "_PLATFORM", "win32")
    with pytest.raises(errors.NameRefused, match="Windows 不允许文件名“aux"):
        files.check_output(tmp_path / "aux.docx")
    files.check_output(tmp_path / "稿.docx")


@pytest.mark.skipif(sys.platform == "win32", reason="asks what must not be asked there")
def test_the_computers_name_is_the_systems() -> None:
    assert paths.computer() == platform.node()
