"""A copy is written whole or not at all: open in Word, a full disk, no rights, a vanished folder, a killed process."""

from __future__ import annotations

import errno
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from checker import errors, files

ROOT = Path(__file__).parents[2]
OLD = b"old" * 1000
POSIX = pytest.mark.skipif(os.name != "posix", reason="signals and rights of Unix")

WRITER = """
import sys
from datetime import datetime
from pathlib import Path
from checker.word.changes import Anchor, Comment
from checker.word.export import export
draft, output = map(Path, sys.argv[1:3])
print("ready", flush=True)
while True:
    export(draft, output, comments=[Comment(Anchor(1, 0, 2), "请核对。")], author="核稿助手", when=datetime(2026, 1, 5))
    print("done", flush=True)
"""


@pytest.fixture
def target(tmp_path: Path) -> Path:
    path = tmp_path / "稿件一二三四.docx"
    path.write_bytes(OLD)
    return path


def write(path: Path, data: bytes = b"new") -> None:
    files.write_bytes(path, data)


def refuse(number: int) -> Callable[..., None]:
    """Return a system call that fails."""

    def call(*_: object, **__: object) -> None:
        raise OSError(number, os.strerror(number))

    return call


def beside(path: Path) -> list[str]:
    """Return what else is in the folder."""
    return sorted(p.name for p in path.parent.iterdir() if p != path)


@pytest.mark.parametrize("suffix", [".docx", ".xlsx", ".html", ".json"])
@pytest.mark.parametrize(
    ("step", "number", "error", "words"),
    [
        ("fsync", errno.ENOSPC, errors.NoSpace, "磁盘空间不足"),
        ("fsync", errno.EDQUOT, errors.NoSpace, "请清理磁盘"),
        ("fsync", errno.EIO, errors.WriteFailed, "磁盘或移动盘读写出错"),
        ("open", errno.EROFS, errors.NoPermission, "没有写入"),
        ("open", errno.EACCES, errors.NoPermission, "没有写入"),
        ("open", errno.ETIMEDOUT, errors.WriteFailed, "网络位置的连接中断"),
    ],
)
def test_a_failing_disk_leaves_the_old_file(
    target: Path,
    monkeypatch: pytest.MonkeyPatch,
    suffix: str,
    step: str,
    number: int,
    error: type[errors.PlanError],
    words: str,
) -> None:
    target = target.rename(target.with_suffix(suffix))
    monkeypatch.setattr(os, step, refuse(number))
    with pytest.raises(error, match=words):
        write(target)
    monkeypatch.undo()
    assert target.read_bytes() == OLD
    assert beside(target) == []


def test_a_target_in_use_is_waited_for(target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    replace, calls = Path.replace, []

    def busy_twice(self: Path, other: Path) -> Path:
        calls.append(other)
        if len(calls) < 3:
            raise PermissionError(errno.EACCES, "sharing violation")
        return replace(self, other)

    monkeypatch.setattr(Path, "replace", busy_twice)
    write(target)
    assert target.read_bytes() == b"new"


def test_a_target_open_in_word_is_told(target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Path, "replace", refuse(errno.EACCES))
    with pytest.raises(errors.OutputLocked, match="正在 Word 或 WPS 中打开，无法写入。请关闭后重试，或另存"):
        write(target)
    assert target.read_bytes() == OLD
    assert beside(target) == []


def test_an_owner_file_names_itself(target: Path) -> None:
    (target.parent / "~$一二三四.docx").unlink(missing_ok=True)
    (target.parent / f"~${target.name[2:]}").write_bytes(b"owner")
    with pytest.raises(errors.OutputLocked, match=r"删去同一文件夹里的“~\$一二三四\.docx”"):
        write(target)
    assert target.read_bytes() == OLD


@pytest.mark.parametrize(
    ("name", "lock"), [("纲要.docx", "~$纲要.docx"), ("一二三四五六七.docx", "~$二三四五六七.docx")]
)
def test_owner_files_of_short_names(tmp_path: Path, name: str, lock: str) -> None:
    (tmp_path / lock).write_bytes(b"owner")
    assert files.lock_file(tmp_path / name) == tmp_path / lock


def test_the_owner_file_of_a_neighbour_is_not_ours(tmp_path: Path) -> None:
    (tmp_path / "甲区发展规划纲要草案.docx").write_bytes(OLD)
    (tmp_path / "~$发展规划纲要草案.docx").write_bytes(b"owner")
    write(tmp_path / "乙区发展规划纲要草案.docx")
    with pytest.raises(errors.OutputLocked):
        write(tmp_path / "甲区发展规划纲要草案.docx")


@POSIX  # elsewhere no folder is deleted that holds an open file
def test_the_folder_vanishes_while_writing(target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "fsync", lambda handle: shutil.rmtree(target.parent))
    with pytest.raises(errors.FolderMissing, match="文件夹不存在"):
        write(target)


def test_a_drive_that_no_longer_answers(target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Path, "is_dir", refuse(errno.ESTALE if hasattr(errno, "ESTALE") else errno.EIO))
    with pytest.raises(errors.WriteFailed, match="请换一个位置后重试，原有文件没有改动"):
        files.check_output(target)


@POSIX
def test_a_link_goes_on_leading_where_it_led(target: Path) -> None:
    link = target.with_name("链接.docx")
    link.symlink_to(target)
    write(link)
    assert link.is_symlink()
    assert target.read_bytes() == b"new"


@POSIX
def test_a_device_is_no_target(tmp_path: Path) -> None:
    with pytest.raises(errors.WriteFailed, match="不是普通文件"):
        write(Path("/dev/null"))
    assert Path("/dev/null").is_char_device()


@POSIX
def test_a_new_file_has_the_usual_rights_and_an_old_one_keeps_its_own(target: Path) -> None:
    target.chmod(0o640)
    write(target)
    assert target.stat().st_mode & 0o777 == 0o640
    fresh, usual = target.with_name("新.docx"), target.with_name("常.docx")
    write(fresh)
    usual.touch()
    assert fresh.stat().st_mode == usual.stat().st_mode


def in_child(code: str, *arguments: Path, **options: object) -> str:
    """Run code in a process of its own and return what it prints."""
    command = [sys.executable, "-c", code, *map(str, arguments)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", timeout=60, check=False, **options)  # type: ignore[call-overload]
    return str(done.stdout + done.stderr)


WRITE = """
import os, resource, sys
from pathlib import Path
from checker import errors, files
path = Path(sys.argv[1])
{prepare}
try:
    files.write_bytes(path, bytes(300_000))
except errors.PlanError as error:
    print(error.code, error)
"""


@POSIX
def test_a_limit_on_the_size_of_files(target: Path) -> None:
    prepare = "resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))"
    assert "O007 “稿件一二三四.docx”没有写成（超过此处允许的文件大小）" in in_child(
        WRITE.format(prepare=prepare), target
    )
    assert target.read_bytes() == OLD
    assert beside(target) == []


@POSIX
@pytest.mark.parametrize(("folder", "file"), [(0o555, 0o666), (0o777, 0o444)])
def test_without_rights_nothing_is_written(target: Path, folder: int, file: int) -> None:
    prepare = "os.getuid() or os.setuid(65534)"
    target.chmod(file)
    above = target.parent
    modes = [(p, p.stat().st_mode) for p in (above, *list(above.parents)[:3])]
    try:
        for outer in list(above.parents)[:3]:
            if outer.owner() == above.owner() and outer != Path("/tmp"):
                outer.chmod(0o755)
        above.chmod(folder)
        said = in_child(WRITE.format(prepare=prepare), target)
    finally:
        for path, mode in modes:
            if path.owner() == above.owner() and path != Path("/tmp"):
                path.chmod(mode & 0o7777)
    assert "O004 没有写入“稿件一二三四.docx”的权限。请换一个文件夹" in said
    assert target.read_bytes() == OLD
    assert beside(target) == []


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 200 KB, where this user may mount one."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=200k", "tmpfs", str(folder)], capture_output=True, check=False
    )
    if mounted.returncode:
        pytest.skip("no disk can be mounted here")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


@POSIX
def test_a_disk_that_is_really_full(small_disk: Path) -> None:
    target = small_disk / "稿件.docx"
    write(target, OLD)
    with pytest.raises(errors.NoSpace, match=r"磁盘空间不足，“稿件\.docx”没有写成。请清理磁盘"):
        write(target, bytes(300_000))
    assert target.read_bytes() == OLD
    assert beside(target) == []


@POSIX
def test_a_killed_process_leaves_the_old_file_or_the_new_one(tmp_path: Path) -> None:
    from tests import word_builder as build

    draft, output = tmp_path / "草案.docx", tmp_path / "副本.docx"
    draft.write_bytes(build.package(*[build.paragraph(f"第{n}段，到2030年达到{n}%。") for n in range(1500)]))
    whole: set[bytes] = set()
    chance = random.Random(3)
    for _ in range(6):
        with subprocess.Popen(
            [sys.executable, "-c", WRITER, str(draft), str(output)], cwd=ROOT, stdout=subprocess.PIPE
        ) as process:
            assert process.stdout is not None
            process.stdout.readline()
            time.sleep(chance.random() * 0.6)
            process.send_signal(signal.SIGKILL)
        left = beside(output)
        assert all(name == draft.name or files.is_temporary(name) for name in left), left
        if output.exists():
            whole.add(output.read_bytes())
    (tmp_path / files.temporary_name(process.pid)).write_bytes(b"half")
    write(output)
    assert beside(output) == [draft.name]
    assert len(whole) <= 1
    assert all(data.endswith(bytes(2)) and data.startswith(b"PK") for data in whole)


def test_what_another_process_writes_is_left_alone_until_it_is_old(target: Path) -> None:
    live = target.with_name(files.temporary_name(os.getppid()))
    live.write_bytes(b"half")
    write(target)
    assert beside(target) == [live.name]
    os.utime(live, (time.time() - 3600,) * 2)
    write(target)
    assert beside(target) == []
