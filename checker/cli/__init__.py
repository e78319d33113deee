"""The command line of the contract: parse, run one command, answer with an exit status."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from checker.cli.arguments import COMMANDS, parse
from checker.cli.faults import unforeseen
from checker.cli.statuses import FAILED, FOUND, OK, USAGE
from checker.collector import paused
from checker.errors import PlanError, UsageError
from checker.files import reason

OpenWindow = Callable[[Sequence[Path], Sequence[Path]], int]

__all__ = ["COMMANDS", "FAILED", "FOUND", "OK", "USAGE", "main"]


def main(arguments: Sequence[str], open_window: OpenWindow | None = None) -> int:
    """Run one command; messages in Chinese go to standard error, results where they were asked for."""
    _speak_utf8()
    try:
        return _run(arguments, open_window)
    except UsageError as error:
        sys.stderr.write(f"{error}\n")
        return USAGE
    except PlanError as error:
        sys.stderr.write(f"{error}\n")
        return FAILED
    except KeyboardInterrupt:
        sys.stderr.write("已取消。没有写完的文件不会留下。\n")
        return FAILED
    except BrokenPipeError:
        return OK
    except OSError as error:  # files have errors of their own; what is left is the standard output
        sys.stderr.write(f"结果没有写完（{reason(error)}）。请换一个输出位置后重试。\n")
        return FAILED
    except Exception as error:
        if sys.flags.dev_mode:
            raise
        sys.stderr.write(f"{unforeseen(error)}\n")
        return FAILED


def _run(arguments: Sequence[str], open_window: OpenWindow | None) -> int:
    try:
        options = parse(arguments)
    except SystemExit as done:  # --help and --version print and leave
        return int(done.code or 0)
    if options.self_test:
        from checker.cli.self_test import self_test

        return self_test()
    with paused():  # loading makes much, too
        command = _command(options.command)
    return command(options, open_window)


def _command(name: str | None) -> Callable[..., int]:
    """Return the command's function, loading only what that command needs."""
    if name == "check":
        from checker.cli.check import check

        return check
    if name == "read":
        from checker.cli.read import read

        return read
    if name == "apply":
        from checker.cli.apply import apply

        return apply
    if name == "typeset":
        from checker.cli.typeset import typeset

        return typeset
    if name == "rules":
        from checker.cli.rules import rules

        return rules
    if name == "library":
        from checker.cli.library import library

        return library
    if name == "compare":
        from checker.cli.compare import compare

        return compare
    if name == "new":
        from checker.cli.new import new

        return new
    if name == "opinions":
        from checker.cli.opinions import opinions

        return opinions
    if name == "demo":
        from checker.cli.demo import demo

        return demo
    raise UsageError(detail="没有给出命令")


def _speak_utf8() -> None:
    """Write Chinese whatever the console's code page is; Windows pipes default to the ANSI one.

    A process without a console, or with a closed stream, has none: what is said there is then dropped.
    """
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, io.StringIO())
        reconfigure = getattr(getattr(sys, name), "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="replace")
