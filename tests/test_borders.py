"""The borders of the house that a machine can see: sizes, Qt, sockets, names of files."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
CODE = sorted(p for folder in ("checker", "desktop", "tests") for p in (ROOT / folder).rglob("*.py"))
NETWORK = {"socket", "ssl", "http", "urllib.request", "ftplib", "smtplib", "asyncio", "requests", "httpx", "aiohttp"}


def imports(path: Path) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names.add(node.module)
    return names


@pytest.mark.parametrize("path", CODE, ids=lambda p: str(p.relative_to(ROOT)))
def test_no_file_is_longer_than_600_lines(path: Path) -> None:
    assert len(path.read_text("utf-8").splitlines()) <= 600


@pytest.mark.parametrize("path", sorted((ROOT / "checker").rglob("*.py")), ids=lambda p: str(p.relative_to(ROOT)))
def test_checker_imports_no_qt(path: Path) -> None:
    assert not {name for name in imports(path) if name.split(".")[0] in {"PySide6", "shiboken6", "desktop"}}


@pytest.mark.parametrize("path", [p for p in CODE if "tests" not in p.parts], ids=lambda p: str(p.relative_to(ROOT)))
def test_nothing_imports_the_network(path: Path) -> None:
    assert not imports(path) & NETWORK
    assert not {name for name in imports(path) if "QtNetwork" in name}


@pytest.mark.parametrize("path", [p for p in CODE if "tests" not in p.parts], ids=lambda p: str(p.relative_to(ROOT)))
def test_what_is_started_opens_no_console(path: Path) -> None:
    """A program with a window that starts one without flashes a black box on Windows, unless it says otherwise."""
    if "packaging" in path.parts:  # runs on Linux
        return
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Call) and ast.unparse(node.func).startswith(("subprocess.", "os.system", "os.popen")):
            assert "creationflags" in {word.arg for word in node.keywords}, ast.unparse(node)


def test_the_command_line_runs_without_loading_qt() -> None:
    code = "import sys; from desktop.launch import main; main(['--version']); sys.exit('PySide6' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_no_file_is_named_for_nothing() -> None:
    assert not [p for p in CODE if re.fullmatch(r"(utils?|helpers?|managers?|misc|common)\.py", p.name)]


def test_versions_agree() -> None:
    from checker import VERSION

    assert f'version = "{VERSION}"' in (ROOT / "pyproject.toml").read_text("utf-8")
    assert f"[{VERSION}]" in (ROOT / "CHANGELOG.md").read_text("utf-8")
