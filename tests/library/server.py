"""A PostgreSQL server of the tests' own, in a temporary folder, where its programs are found."""

from __future__ import annotations

import os
import secrets
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_PLACES = ("/usr/lib/postgresql/*/bin", "/usr/pgsql-*/bin", "/opt/homebrew/opt/postgresql*/bin", "/usr/local/pgsql/bin")


class NoServer(Exception):
    """Why no server can be started here."""


def programs() -> Path:
    """Return the folder of `initdb` and `pg_ctl`; raises NoServer."""
    found = shutil.which("initdb")
    if found and Path(found).with_name("pg_ctl").exists():
        return Path(found).parent
    for pattern in _PLACES:
        folders = sorted(Path("/").glob(pattern.lstrip("/")))
        if folders and (folders[-1] / "initdb").exists():
            return folders[-1]
    raise NoServer("PostgreSQL's programs are not on this machine")


@contextmanager
def server() -> Iterator[str]:
    """Start a server and give its URL without a database; it is gone afterwards. Raises NoServer."""
    bin_folder, folder = programs(), Path(tempfile.mkdtemp(prefix="shelf-"))
    as_user = _other_user(folder)
    password, port = secrets.token_hex(8), _free_port()
    try:
        secret = folder / "password"
        secret.write_text(password)
        secret.chmod(0o644)
        data = folder / "data"
        initdb = [bin_folder / "initdb", "-D", data, "-U", "office", "-A", "scram-sha-256", f"--pwfile={secret}"]
        _run(as_user, *initdb, "-E", "UTF8", "--locale=C", "--no-sync")
        options = f"-p {port} -k {folder} -c listen_addresses=127.0.0.1 -c fsync=off"
        _run(as_user, bin_folder / "pg_ctl", "-D", data, "-w", "-o", options, "-l", folder / "log", "start")
        try:
            yield f"postgresql://office:{password}@127.0.0.1:{port}"
        finally:
            _run(as_user, bin_folder / "pg_ctl", "-D", data, "-m", "immediate", "-W", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _other_user(folder: Path) -> list[str]:
    """Return what runs a command as somebody else where we are root, whom PostgreSQL refuses."""
    if not hasattr(os, "geteuid") or os.geteuid() != 0:
        return []
    import pwd

    for name in ("postgres", "nobody"):
        try:
            user = pwd.getpwnam(name)
        except KeyError:
            continue
        if shutil.which("setpriv"):
            os.chown(folder, user.pw_uid, user.pw_gid)
            return ["setpriv", f"--reuid={user.pw_uid}", f"--regid={user.pw_gid}", "--clear-groups"]
    raise NoServer("PostgreSQL does not run as root, and there is no other user to run it")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _run(prefix: list[str], *command: object) -> None:
    done = subprocess.run(
        [*prefix, *map(str, command)], cwd="/", stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False
    )
    if done.returncode != 0:
        raise NoServer(f"{command[0]} failed: {done.stdout[-400:]}")
