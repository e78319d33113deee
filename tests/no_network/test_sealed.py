"""The chief work of the command line where no socket call works; and that none does there."""

from __future__ import annotations

import socket
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

from tests.no_network import ROOT, brought_in_by, calls, importers, sealed, server_calls, unexplained

ATTEMPTS = {
    "connection": "import socket; socket.create_connection(('127.0.0.1', 9))",
    "name": "import socket; socket.getaddrinfo('localhost', 80)",
    "bare": "import _socket; _socket.socket()",
    "local": "import socket; socket.socket(socket.AF_UNIX)",
    "page": "import urllib.request; urllib.request.urlopen('http://127.0.0.1:9/')",
    "child": "import subprocess, sys; c = 'import socket; socket.socket()'; "
    "sys.exit(subprocess.run([sys.executable, '-c', c]).returncode)",
}


LOCAL = pytest.param("local", marks=pytest.mark.skipif(not hasattr(socket, "AF_UNIX"), reason="no such sockets there"))


@pytest.mark.parametrize("attempt", [LOCAL, *sorted(ATTEMPTS.keys() - {"local"})])
def test_no_socket_call_works(tmp_path: Path, attempt: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", ATTEMPTS[attempt]], env=sealed(tmp_path), capture_output=True, text=True, check=False
    )
    assert done.returncode and "no network: socket." in done.stderr
    assert calls(tmp_path)


def test_an_error_that_is_swallowed_is_known_all_the_same(tmp_path: Path) -> None:
    code = "import contextlib, socket\nwith contextlib.suppress(OSError):\n    socket.socket()\n"
    subprocess.run([sys.executable, "-c", code], env=sealed(tmp_path), check=True)
    (line,) = calls(tmp_path)
    assert line.startswith("socket.__new__\t")


@pytest.mark.skipif(find_spec("pg8000") is None, reason="the driver is not here")
def test_only_the_servers_own_driver_may_ask_for_it(tmp_path: Path) -> None:
    code = (
        "from checker.library import Library\nfrom checker.errors import ShelfUnreachable\n"
        "try:\n    Library.open('postgresql://u@127.0.0.1/x')\nexcept ShelfUnreachable as error:\n    print(error)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, env=sealed(tmp_path), capture_output=True, text=True, check=True
    )
    assert "连不上规划库" in done.stdout
    assert server_calls(tmp_path) and not calls(tmp_path)


def test_a_reason_is_asked_for_where_the_programs_own_work_brings_it_in(tmp_path: Path) -> None:
    lines = ["socket\tsome_package < checker.text < __main__", "ssl\tasyncio < other_package < _pytest.config"]
    (tmp_path / "imports-1.txt").write_text("\n".join(lines), "utf-8")
    assert unexplained(importers(tmp_path)).keys() == {"some_package"}


def test_asking_for_the_computers_own_name_is_no_call(tmp_path: Path) -> None:
    asked = "socket.gethostname\t()\tplatform < sqlalchemy.util.compat < checker.library"
    others = [asked.replace("platform", "checker.text"), asked.replace("gethostname", "gethostbyname")]
    (tmp_path / "calls-1.txt").write_text("\n".join([asked, *others]), "utf-8")
    assert calls(tmp_path) == others


def test_who_brings_it_in_is_the_package_behind_pythons_own() -> None:
    assert brought_in_by(["ssl", "asyncio.base_events", "sqlalchemy.util", "checker.library"]) == "sqlalchemy"


def program(tmp_path: Path, *arguments: str | Path) -> None:
    notes = tmp_path / "notes"
    notes.mkdir(exist_ok=True)
    environment = sealed(notes) | {"GUIHUA_JIAOHE_DATA": str(tmp_path / "data")}
    command = [sys.executable, str(ROOT / "main.py"), *map(str, arguments)]
    done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_the_chief_work_asks_for_no_socket(tmp_path: Path) -> None:
    folder = tmp_path / "plans"
    folder.mkdir()
    upper, draft = folder / "市规划.txt", tmp_path / "草案.txt"
    upper.write_text("澜川市科技创新“十四五”规划（2021—2025年）\n一、目标\n到2025年，研发投入强度达到2.2%。\n", "utf-8")
    draft.write_text("澜川市临溪区科技创新“十四五”规划\n一、目标\n到2025年，研发投入强度达到百分之2%。\n", "utf-8")
    program(tmp_path, "library", "add", folder)
    outputs = ("--annotated", tmp_path / "a.docx", "--report", tmp_path / "a.xlsx", "--table", tmp_path / "b.docx")
    program(tmp_path, "check", draft, "--library", *outputs, "--fail-on", "never")
    notes = tmp_path / "notes"
    assert not calls(notes)
    assert not unexplained(importers(notes)), "brought in for a reason that nobody wrote down"
