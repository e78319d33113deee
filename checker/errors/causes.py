"""The four kinds of errors, and how each tells the user what happened and what to do."""

from __future__ import annotations

from pathlib import Path
from typing import Self

from checker import COMMAND


class PlanError(Exception):
    """Something the user can act on. `str()` gives two sentences: what happened, what to do."""

    code = "E000"
    what = "处理失败。"
    advice = "请重试；如仍失败，请反馈给技术支持。"

    def __init__(self, path: Path | str | None = None, *, detail: str = "") -> None:
        self.path = Path(path) if path is not None else None
        self.detail = detail
        super().__init__(str(self))

    def at(self, path: Path) -> Self:
        """Return the same error, naming the file."""
        return type(self)(path, detail=self.detail)

    def __str__(self) -> str:
        name = f"“{self.path.name}”" if self.path is not None else "文件"
        kind = f" {self.detail}" if self.detail[:1].isascii() else self.detail  # Latin words stand off from Chinese
        return "".join(said.format(name=name, detail=self.detail, kind=kind) for said in (self.what, self.advice))


class InputError(PlanError):
    """An input that cannot be read: exit status 3."""


class OutputError(PlanError):
    """An output that cannot be written: exit status 3."""


class UsageError(PlanError):
    """Wrong usage of the command line: exit status 2."""

    code = "U001"
    what = "{detail}。"
    advice = f"用法见 {COMMAND} --help。"
