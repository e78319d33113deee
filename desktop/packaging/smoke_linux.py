"""Tries the Linux folder as on a bare computer: no variable but a home, no program on PATH, a path with a blank."""

from __future__ import annotations

import subprocess
import tarfile
from pathlib import Path

from desktop.packaging import smoke
from desktop.packaging.stage import NAME

_PATIENCE = 120  # seconds for a window on a busy machine


def smoke_linux(dist: Path, work: Path) -> None:
    """Unpack, self-test, check the sample, open the window; raises SmokeError when something is not as it should be."""
    archive = smoke.package(dist, "-linux-x86_64.tar.gz")
    folder, home = _unpacked(archive, work), work / "home"
    home.mkdir()
    before = smoke.listing(folder)
    program = folder / NAME
    smoke.say("unpacked", f"{archive.stat().st_size / 1e6:.1f} MB, {len(before)} files")
    smoke.say("self-test", _run(program, home, "--self-test").splitlines()[-1])
    draft, uppers = smoke.sample(home / "稿件 夹", "临溪区规划（征求意见稿）.docx")
    words = [word for upper in uppers for word in ("--upper", str(upper))]
    _run(program, home, "check", str(draft), *words, "--json", str(home / "结果.json"), "--fail-on", "never")
    smoke.say("findings", smoke.compare(home / "结果.json", smoke.expected_findings(draft, uppers, work)))
    _run(program, home, "library", "add", str(home / "稿件 夹"))
    smoke.say("library", smoke.first(_run(program, home, "library", "search", "研发")))
    smoke.need("Xvfb", "import", "identify")
    with smoke.screen() as display:
        smoke.say("window", _window(program, home, draft, display, dist / "smoke" / "linux.png"))
    smoke.expect(smoke.listing(folder) == before, "the folder has changed by being used")
    smoke.say("folder", "unchanged")


def _unpacked(archive: Path, work: Path) -> Path:
    place = work / "单位 文件"
    with tarfile.open(archive) as packed:
        packed.extractall(place, filter="data")
    return place / NAME


def _run(program: Path, home: Path, *words: str) -> str:
    done = subprocess.run(
        [program, *words], env=_bare(home), cwd=home, capture_output=True, encoding="utf-8", check=False
    )
    smoke.expect(done.returncode == 0, f"{words[0]} gave {done.returncode}: {done.stdout}{done.stderr}")
    return done.stdout


def _bare(home: Path, **more: str) -> dict[str, str]:
    return {"HOME": str(home), "PATH": str(home), "LANG": "C", **more}


def _window(program: Path, home: Path, draft: Path, display: str, target: Path) -> str:
    with (home / "window.log").open("wb") as log:
        running = subprocess.Popen([program, draft], env=_bare(home, DISPLAY=display), cwd=home, stderr=log)
    try:
        seen = smoke.picture(display, target, _PATIENCE)
        smoke.expect(running.poll() is None, f"the window closed by itself with {running.returncode}")
    finally:
        running.terminate()
        running.wait(20)
    return f"{seen} colours, {target.name}; it said {(home / 'window.log').read_text('utf-8').strip() or 'nothing'}"
