"""Tries the Windows setup under wine: install, self-test, check, window, upgrade, uninstall, what is left behind."""

from __future__ import annotations

import os
import select
import shutil
import subprocess
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from desktop.packaging import smoke
from desktop.packaging.stage import NAME
from desktop.packaging.wheels import run, tool

NATIVE = Path(__file__).parent / "native" / "wine"
COMPILER = "x86_64-w64-mingw32-gcc"
_PLACE = "单位 文件"  # below C:
_DRAFT = "十五五规划（征求意见稿）.docx"
_PATIENCE = 400  # seconds for a window under wine on a busy machine
_RUNNING = 2  # what setup gives back while the program is open


@dataclass(frozen=True, slots=True)
class Wine:
    """A Windows of the test's own, below one folder."""

    prefix: Path
    display: str

    @property
    def disk(self) -> Path:
        """Where C: lies."""
        return self.prefix / "drive_c"

    @property
    def roaming(self) -> Path:
        """The user's folder for programs' data, which goes along from desk to desk."""
        return next((self.disk / "users").glob("*/AppData/Roaming"))

    def variables(self) -> dict[str, str]:
        """Return what wine is started with; Chinese paths need a Chinese locale."""
        own = {"WINEPREFIX": str(self.prefix), "WINEDEBUG": "-all", "WINEARCH": "win64", "DISPLAY": self.display}
        own |= {"LANG": "zh_CN.UTF-8", "LC_ALL": "zh_CN.UTF-8", "WINEDLLOVERRIDES": "mscms=n,b;mscoree,mshtml="}
        return os.environ | own

    def call(self, *words: str | Path, patience: float = 600) -> tuple[int, str]:
        """Run a Windows program and return its exit status and what it said.

        The streams are pipes: Windows' Python finds its own neither in a file nor in /dev/null under wine.
        """
        with subprocess.Popen(
            ["wine", *map(str, words)], env=self.variables(), stdin=subprocess.PIPE, stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
        ) as process:  # fmt: skip
            assert process.stdin is not None
            process.stdin.write(b"\n")
            process.stdin.close()
            said = _heard(process, patience)
        return process.returncode, said.decode("utf-8", "replace").replace("\r", "")

    def path(self, path: Path) -> str:
        """Return what Windows calls a file."""
        return "C:\\" + str(path.relative_to(self.disk)).replace("/", "\\")

    def good(self, *words: str | Path) -> str:
        """Run a Windows program that must succeed and return what it said."""
        status, said = self.call(*words)
        smoke.expect(status == 0, f"{' '.join(map(str, words[:3]))} gave {status}: {said[-2000:]}")
        return said

    def key(self, name: str) -> str:
        """Return what the registry holds under a key, with the keys below it; empty where it is not."""
        status, said = self.call("reg", "query", name, "/s")
        return said if status == 0 else ""


def _heard(process: subprocess.Popen[bytes], patience: float) -> bytes:
    """Return what a process says until it ends: wine's services, started by the first program, keep its pipe open."""
    assert process.stdout is not None
    said, until = b"", time.monotonic() + patience
    while True:
        if select.select([process.stdout], [], [], 1)[0]:
            if not (piece := os.read(process.stdout.fileno(), 1 << 16)):
                return said
            said += piece
        elif process.poll() is not None:
            return said
        elif time.monotonic() > until:
            process.kill()
            raise subprocess.TimeoutExpired(process.args, patience, said)


def smoke_windows(dist: Path, work: Path) -> None:
    """Go through the life of an installation; raises SmokeError when something is not as it should be."""
    setup = smoke.package(dist, "-win64-setup.exe")
    with windows(work) as wine:
        folder = _install(wine, setup)
        _use(wine, folder, dist, work)
        _upgrade(wine, setup, folder)
        _uninstall(wine, folder)


@contextmanager
def windows(work: Path) -> Iterator[Wine]:
    """Give a Windows with a screen; raises SkippedError where there is no wine or what it needs."""
    smoke.need("wine", "wineserver", "Xvfb", "import", "identify", "xwininfo", COMPILER)
    if "zh_CN.utf8" not in run("locale", "-a"):
        raise smoke.SkippedError("the locale zh_CN.UTF-8 is not here, without which wine takes no Chinese path")
    with smoke.screen() as display, _wine(work / "wine", display) as wine:
        yield wine


@contextmanager
def _wine(prefix: Path, display: str) -> Iterator[Wine]:
    """Give a fresh Windows 10 with the DLLs that wine lacks."""
    wine = Wine(prefix, display)
    try:
        wine.good("wineboot", "-u")
        wine.good("reg", "add", r"HKCU\Software\Wine", "/v", "Version", "/d", "win10", "/f")
        for name in ("icuuc", "mscms", "bcryptprimitives"):
            target = wine.disk / "windows" / "system32" / f"{name}.dll"
            target.unlink(missing_ok=True)
            options = ("-shared", "-nostdlib", "-s", "-w", "-fno-builtin", "-Wl,-e,DllMainCRTStartup")
            run(tool(COMPILER), *options, "-o", target, NATIVE / f"{name}.c", "-ladvapi32")
        yield wine
    finally:
        subprocess.run(["wineserver", "-k"], env=wine.variables(), check=False, capture_output=True)


def _install(wine: Wine, setup: Path) -> Path:
    """Install silently into a Chinese path with a blank and return the folder."""
    folder = wine.disk / _PLACE / "规划校核"
    start = time.monotonic()
    status, said = _silently(wine, setup)
    smoke.expect(status == 0, f"setup gave {status}: {said}")
    smoke.expect((folder / f"{NAME}.exe").is_file(), f"nothing lies in {folder}")
    files = smoke.listing(folder)
    took = time.monotonic() - start
    smoke.say("install", f"{setup.stat().st_size / 1e6:.1f} MB setup, {len(files)} files, {took:.0f} s")
    opens = wine.key(r"HKCU\Software\Classes\.docx")
    smoke.expect(f"{NAME}.docx" in opens, "not among what can open .docx")
    smoke.expect("(Default)" not in opens and "(默认)" not in opens, f".docx was taken over: {opens}")
    smoke.expect(bool(_shortcuts(wine)), "no shortcut in the start menu")
    smoke.say("registry", "among 打开方式 of .docx, its default left alone; start menu has " + _shortcuts(wine)[0].name)
    return folder


def _silently(wine: Wine, setup: Path) -> tuple[int, str]:
    """Run setup into the chosen folder, whose name must stand last and without quotes: so from a batch file."""
    copied = wine.disk / "setup.exe"
    copied.write_bytes(setup.read_bytes())
    lines = ("@echo off", rf"C:\setup.exe /S /D=C:\{_PLACE}\规划校核", "exit %ERRORLEVEL%")
    (wine.disk / "install.bat").write_bytes("\r\n".join(lines).encode("gbk") + b"\r\n")
    return wine.call("cmd", "/c", r"C:\install.bat")


def _shortcuts(wine: Wine) -> list[Path]:
    return sorted((wine.disk / "users").rglob("规划校核.lnk"))


def _use(wine: Wine, folder: Path, dist: Path, work: Path) -> None:
    """Self-test both programs, check the sample in a Chinese path, open the window on it."""
    before = smoke.listing(folder)
    smoke.say("self-test", wine.good(folder / "jiaohe.exe", "--self-test").strip().splitlines()[-1])
    wine.good(folder / f"{NAME}.exe", "--self-test")
    draft, uppers = smoke.sample(wine.disk / _PLACE / "稿件 夹", _DRAFT)
    result = draft.with_suffix(".json")
    above = [word for upper in uppers for word in ("--upper", wine.path(upper))]
    words = ("check", wine.path(draft), *above, "--json", wine.path(result), "--fail-on", "never")
    wine.good(folder / "jiaohe.exe", *words)
    smoke.say("findings", smoke.compare(result, smoke.expected_findings(draft, uppers, work)))
    wine.good(folder / "jiaohe.exe", "library", "add", wine.path(draft.parent))
    smoke.say("library", smoke.first(wine.good(folder / "jiaohe.exe", "library", "search", "研发")))
    _several(wine, folder, draft, uppers[0])
    with _open(wine, folder, draft):
        _wait(wine, draft)  # on a busy machine the start page stands still for long
        seen = smoke.picture(wine.display, dist / "smoke" / "windows.png", _PATIENCE)
        smoke.say("window", f"{seen} colours, windows.png")
        _second_start(wine, folder, draft, uppers[0])
        status, _ = wine.call(smoke.package(dist, "-win64-setup.exe"), "/S")
        smoke.expect(status == _RUNNING, f"setup over the open program gave {status}")
        smoke.say("setup while open", "refused")
    smoke.expect(smoke.listing(folder) == before, "the folder has changed by being used")


def _several(wine: Wine, folder: Path, draft: Path, upper: Path) -> None:
    """Check three drafts in two processes, which the launcher has to start, and compare with what one process says."""
    drafts = [draft, *(Path(shutil.copy(draft, draft.with_name(f"稿{name}.docx"))) for name in "甲乙")]
    words = ("check", *map(wine.path, drafts), "--upper", wine.path(upper), "--fail-on", "never", "--jobs")
    alone = wine.good(folder / "jiaohe.exe", *words, "1")
    with ThreadPoolExecutor(1) as aside:
        running, workers = aside.submit(wine.good, folder / "jiaohe.exe", *words, "2"), 0
        while not running.done():
            workers = max(workers, _running("jiaohe.exe", "--multiprocessing-fork"))
            time.sleep(0.2)
    smoke.expect(running.result() == alone, f"two processes say\n{running.result()}\none says\n{alone}")
    smoke.expect(workers == 2, f"{workers} further processes were started, not two")
    smoke.say("--jobs 2", f"two processes say of {len(drafts)} drafts what one says")


def _running(*words: str) -> int:
    """Return how many processes have all these words in their command line; wine's are processes of this system."""
    found = 0
    for path in Path("/proc").glob("[0-9]*/cmdline"):
        with suppress(OSError):  # ended meanwhile
            line = path.read_bytes()
            found += all(word.encode() in line for word in words)
    return found


def _second_start(wine: Wine, folder: Path, draft: Path, other: Path) -> None:
    """Start it on another file while the window is open: the start ends, the one window shows the file."""
    wine.good(folder / f"{NAME}.exe", wine.path(other))  # would not end if it opened a window of its own
    _wait(wine, other)
    smoke.expect((_titles(wine, other), _titles(wine, draft)) == (1, 0), f"not one window shows {other.name}")
    smoke.say("second start", f"handed over {other.name}, which the one window shows")


def _wait(wine: Wine, file: Path) -> None:
    """Wait until a window shows a file; raises SmokeError when none does."""
    until = time.monotonic() + _PATIENCE
    while not _titles(wine, file):
        smoke.expect(time.monotonic() < until, f"no window shows {file.name}")
        time.sleep(1)


def _titles(wine: Wine, file: Path) -> int:
    """Return how many windows have the name of a file in their title."""
    command = ["xwininfo", "-display", wine.display, "-root", "-tree"]
    told = subprocess.run(command, env=wine.variables(), capture_output=True, check=True).stdout
    return sum(f'"{file.name}' in line for line in told.decode("utf-8", "replace").splitlines())


@contextmanager
def _open(wine: Wine, folder: Path, draft: Path) -> Iterator[None]:
    with subprocess.Popen(
        ["wine", str(folder / f"{NAME}.exe"), wine.path(draft)], env=wine.variables(),
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
    ) as running:  # fmt: skip
        try:
            yield
        finally:
            wine.call("taskkill", "/F", "/IM", f"{NAME}.exe")
            running.communicate(timeout=60)


def _upgrade(wine: Wine, setup: Path, folder: Path) -> None:
    """Install over it: files of an earlier version go, the user's stay."""
    stray, own = folder / "app" / "checker" / "of_old.py", folder / "我的笔记.txt"
    stray.write_text("")
    own.write_text("留着")
    status, said = wine.call(setup, "/S")
    smoke.expect(status == 0, f"setup over it gave {status}: {said}")
    smoke.expect((folder / f"{NAME}.exe").is_file() and not stray.exists(), "not upgraded where it was")
    smoke.expect(own.read_text() == "留着", "the upgrade took a file of the user's")
    smoke.say("upgrade", "in place; a file of an earlier version is gone, one of the user's is there")


def _uninstall(wine: Wine, folder: Path) -> None:
    """Remove it: the program goes, the user's data stay; whatever else is left is listed."""
    data = wine.roaming / NAME
    kept = smoke.listing(data)
    smoke.expect(bool(kept), f"no data of the user's in {data}")
    wine.good(folder / "uninstall.exe", "/S")
    for _ in range(120):  # it goes on from a copy of itself
        if not (folder / "uninstall.exe").exists() and not wine.key(rf"HKCU\Software\{NAME}"):
            break
        time.sleep(1)
    left = smoke.listing(folder) if folder.exists() else set()
    smoke.say("left behind", ", ".join(sorted(left)) or "nothing")
    smoke.expect(left <= {"我的笔记.txt"}, "uninstall leaves files behind")
    keys = [rf"HKCU\Software\{NAME}", rf"HKCU\Software\Classes\{NAME}.docx", r"HKCU\Software\Classes\.docx"]
    keys.append(rf"HKCU\Software\Microsoft\Windows\CurrentVersion\Uninstall\{NAME}")
    keys.append(rf"HKCU\Software\Classes\Applications\{NAME}.exe")
    smoke.expect(not (found := [key for key in keys if wine.key(key)]), f"keys are left: {found}")
    smoke.expect(not _shortcuts(wine), "shortcuts are left")
    smoke.expect(smoke.listing(data) == kept, "the user's data are not what they were")
    smoke.say(
        "uninstall", f"no key, no shortcut left; the user's {len(kept)} files are there: {', '.join(sorted(kept))}"
    )
