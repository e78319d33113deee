"""The drafts of one command: the files that are named, and those in the folders that are; what became of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from checker.cli.statuses import FAILED, FOUND
from checker.errors import NoDrafts, ReadFailed
from checker.findings import Severity
from checker.paths import here
from checker.sources import readable


def drafts_of(given: Sequence[Path]) -> tuple[list[Path], bool]:
    """Return the drafts, each once, and whether they are several; raises NoDrafts, ReadFailed.

    Of a folder these are its own files: folders in it may hold what an earlier check wrote.
    """
    drafts = list(dict.fromkeys(path for one in given for path in _files(one)))
    return drafts, len(drafts) > 1 or any(here(path).is_dir() for path in given)


def _files(given: Path) -> Iterator[Path]:
    """Yield a file itself, or the plans in a folder, hidden and owner files left out."""
    if not here(given).is_dir() or readable(given):  # a folder named like a plan is told as such where it is read
        yield given
        return
    try:
        names = sorted(path.name for path in here(given).iterdir() if path.is_file() and readable(path))
    except OSError as error:
        raise ReadFailed(given, detail="不能列出文件夹中的文件") from error
    if not (names := [name for name in names if not name.startswith((".", "~$"))]):
        raise NoDrafts(given)
    yield from (given / name for name in names)


def summed(drafts: Sequence[Path], statuses: Sequence[int], level: str) -> str:
    """Return in one line how many drafts were checked, how many of them reach --fail-on, and which failed."""
    failed = [path.name for path, status in zip(drafts, statuses, strict=True) if status == FAILED]
    told = f"共 {len(drafts)} 份，校核 {len(drafts) - len(failed)} 份"
    if level != "never":
        word = Severity(level).label
        reached = f"有“{word}”" if level == Severity.ERROR else f"有“{word}”及以上级别的问题"
        told += f"，其中 {list(statuses).count(FOUND)} 份{reached}"
    return told + (f"；没有完成 {len(failed)} 份：{'、'.join(failed)}。" if failed else "。")
