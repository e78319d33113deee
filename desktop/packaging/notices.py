"""The licences of everything that is shipped: carried as files, and as one text that the window's 关于 shows."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from email.parser import HeaderParser
from pathlib import Path

from desktop.packaging.stage import ROOT, library_folder
from desktop.packaging.wheels import PINS, BuildError

LICENCES = Path(__file__).parent / "licences"
NOTICES = "third_party.txt"  # below resources/, where the window looks for it
_PAPERS = ("LICEN", "COPYING", "NOTICE", "COPYRIGHT", "AUTHORS")
_NOT_CHOSEN = ("LicenseRef-Qt-Commercial.txt",)  # of several licences that a package is offered under
_INSIDE = ("METADATA", "WHEEL", "RECORD", "INSTALLER", "REQUESTED", "top_level.txt", "entry_points.txt")
# Parts of a package that another one's licence folder names, but that this build of it does not hold.
_ELSEWHERE = ("android", "cibw_musl", "pbin_musl", "v8_xfa", "all_except_musl")


@dataclass(frozen=True, slots=True)
class Notice:
    """One shipped piece of software: name, version, licence as it names it itself, home page, licence texts."""

    name: str
    version: str
    licence: str
    home: str
    texts: tuple[Path, ...]


def of_packages(papers: Path) -> list[Notice]:
    """Return a notice for every unpacked package; raises BuildError where one names no licence or has no text."""
    return sorted((_of_package(folder) for folder in papers.iterdir() if folder.is_dir()), key=lambda n: n.name.lower())


def _of_package(folder: Path) -> Notice:
    fields = HeaderParser().parsestr((folder / "METADATA").read_text("utf-8"))
    licence = (
        fields["License-Expression"] or _first_line(fields["License"]) or _classified(fields.get_all("Classifier"))
    )
    if not licence:
        raise BuildError(f"{fields['Name']} names no licence")
    texts = tuple(_texts(folder)) or tuple(LICENCES.glob(f"{fields['Name']}.txt"))
    if not texts and not licence.startswith("LGPL-3.0"):  # whose text comes with Qt's
        raise BuildError(f"{fields['Name']} carries no licence text")
    return Notice(fields["Name"], fields["Version"], licence, _home(fields), texts)


def _first_line(text: str | None) -> str:
    line = (text or "").strip().partition("\n")[0]
    return line if len(line) < 80 else ""


def _classified(classifiers: list[str] | None) -> str:
    licences = [line.rpartition("::")[2].strip() for line in classifiers or () if line.startswith("License ::")]
    return "、".join(licences)


def _home(fields: object) -> str:
    urls = fields.get_all("Project-URL") or []  # type: ignore[attr-defined]
    named = {name.strip().lower(): url.strip() for name, _, url in (line.partition(",") for line in urls)}
    wanted = ("homepage", "home", "source", "source code", "repository", "github")
    return fields["Home-page"] or next((named[n] for n in wanted if n in named), "")  # type: ignore[index]


def _texts(folder: Path) -> list[Path]:
    out = []
    for path in sorted(p for p in folder.rglob("*") if p.is_file()):
        parts = path.relative_to(folder).parts
        inside = any(part.upper().startswith(_PAPERS) for part in parts)
        if inside and parts[0] not in _INSIDE and not set(parts) & {*_ELSEWHERE, *_NOT_CHOSEN}:
            out.append(path)
    return out


def bundled(system: str) -> list[dict[str, str]]:
    """Return the rows of software that comes along without being a package, for `windows` or `linux`."""
    lines = (PINS / "bundled.tsv").read_text("utf-8").splitlines()
    lines = [line for line in lines if not line.startswith("#")]
    rows = [dict(zip(lines[0].split("\t"), line.split("\t"), strict=True)) for line in lines[1:]]
    return [row for row in rows if row["system"] in ("", system)]


def carry(papers: Path, target: Path, system: str) -> list[Notice]:
    """Copy all licence texts into `target` and return the notices, whose texts are the copies."""
    found = {path.name: path for path in LICENCES.iterdir()}
    found["CPython.txt"] = library_folder() / "LICENSE.txt"
    found["icu.txt"] = next(papers.glob("pypdfium2-*/**/icu.txt"))
    target.mkdir(parents=True, exist_ok=True)
    out = []
    for row in bundled(system):
        texts: tuple[Path, ...] = ()
        if row["text"]:
            shutil.copy(found[row["text"]], target / row["text"])
            texts = (target / row["text"],)
        out.append(Notice(row["name"], "", row["licence"], row["source"], texts))
    shutil.copy(LICENCES / "GPL-3.0.txt", target)  # which the LGPL builds on
    for notice in of_packages(papers):
        out.append(_carried(notice, target / f"{notice.name}-{notice.version}"))
    return out


def _carried(notice: Notice, folder: Path) -> Notice:
    folder.mkdir(parents=True, exist_ok=True)
    copies = []
    for text in notice.texts:
        name = text.name if not (folder / text.name).exists() else f"{text.parent.name}-{text.name}"
        copies.append(Path(shutil.copy(text, folder / name)))
    if not copies:
        folder.rmdir()
    return Notice(notice.name, notice.version, notice.licence, notice.home, tuple(copies))


def text_of(notices: list[Notice]) -> str:
    """Return what 关于 shows: a list of the software, where the data come from, then every licence text once."""
    lines = ["本程序附带下列软件，感谢它们的作者。各自的许可文本附后，也在程序文件夹的 licenses 里。", ""]
    lines += [f"{n.name} {n.version}".strip() + f"　{n.licence}　{n.home}".rstrip("　") for n in notices]
    lines += ["", "Qt 和 PySide6 按 LGPL-3.0 使用：其动态库是单独的文件，可以换成自己编译的版本。", ""]
    lines += [_line("词表和数据的来源"), (ROOT / "resources" / "LICENSES.md").read_text("utf-8").strip(), ""]
    seen: dict[str, list[str]] = {}
    for notice in notices:
        for path in notice.texts:
            seen.setdefault(path.read_text("utf-8", errors="replace").strip(), []).append(notice.name)
    for text, names in seen.items():
        lines += [_line("、".join(dict.fromkeys(names))), text, ""]
    return "\n".join(lines) + "\n"


def _line(title: str) -> str:
    return f"──── {title} ────"
