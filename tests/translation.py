"""Brings the English of the interface up to date: `python -m tests.translation`.

Collects every text that goes through `desktop.language`, and the names of rules and limits, into
resources/translations/desk_en.ts (to be finished in Qt Linguist), keeps what is translated, and compiles desk_en.qm,
which the program reads.
"""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from checker import settings_writing, thresholds
from checker.rules import registry
from desktop.language import CONTEXT

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "resources" / "translations"
SOURCE, COMPILED = FOLDER / "desk_en.ts", FOLDER / "desk_en.qm"
OF_QT = FOLDER / "qt_zh.ts"
"""What Qt's own Chinese lacks or says in other words than the desk; written by hand."""


def texts(root: Path = ROOT / "desktop") -> dict[str, list[str]]:
    """Return every text marked with `tr` or `later`, with the files that use it; raises ValueError on a made-up one."""
    found: dict[str, list[str]] = {}
    for path in sorted(root.rglob("*.py")):
        for text in _marked(path):
            found.setdefault(text, []).append(path.relative_to(root.parent).as_posix())
    for text, place in _of_checker():
        found.setdefault(text, []).append(place)
    return found


def _of_checker() -> Iterator[tuple[str, str]]:
    """Return the names of rules and what is said of limits, which the window shows through `tr`."""
    meanings = settings_writing.explanations()
    for rule in registry.ALL:
        yield rule.name, "checker/rules/registry.py"
    for name, limit in thresholds.LIMITS.items():
        for text in (name, limit.unit, meanings.get(name, "")):
            if any("\u4e00" <= character <= "\u9fff" for character in text):
                yield text, "checker/thresholds.py"


def _marked(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("tr", "later"):
            argument = node.args[0]
            if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
                yield argument.value
            elif node.func.id == "later" or isinstance(argument, ast.JoinedStr):
                raise ValueError(f"{path}:{node.lineno}: a text to be translated must stand as it is")


def translations(path: Path = SOURCE) -> dict[str, str]:
    """Return what the .ts file says, by source text; an unfinished text is empty."""
    if not path.exists():
        return {}
    found: dict[str, str] = {}
    for message in etree.parse(path).iter("message"):
        translation = message.find("translation")
        done = translation is not None and translation.get("type") is None
        found[message.findtext("source") or ""] = (translation.text or "") if done and translation is not None else ""
    return found


def write(found: dict[str, list[str]], known: dict[str, str], path: Path = SOURCE) -> int:
    """Write the .ts file anew; returns how many texts have no translation."""
    document = etree.Element("TS", version="2.1", language="en", sourcelanguage="zh_CN")
    context = etree.SubElement(document, "context")
    etree.SubElement(context, "name").text = CONTEXT
    missing = 0
    for text, places in sorted(found.items(), key=lambda item: (item[1][0], item[0])):
        message = etree.SubElement(context, "message")
        for place in dict.fromkeys(places):
            etree.SubElement(message, "location", filename=place)
        etree.SubElement(message, "source").text = text
        translation = etree.SubElement(message, "translation")
        if said := known.get(text):
            translation.text = said
        else:
            translation.set("type", "unfinished")
            missing += 1
    etree.indent(document)
    path.parent.mkdir(exist_ok=True)
    content = etree.tostring(document, encoding="utf-8", xml_declaration=True, doctype="<!DOCTYPE TS>")
    path.write_bytes(content + b"\n")
    return missing


def compile_() -> None:
    """Compile the .ts files to .qm files with the tool that comes with PySide6."""
    tool = Path(sys.executable).with_name("pyside6-lrelease")
    for source, compiled in ((SOURCE, COMPILED), (OF_QT, OF_QT.with_suffix(".qm"))):
        subprocess.run([tool, "-silent", source, "-qm", compiled], check=True)


def main() -> None:
    """Bring both files up to date and say what is left to translate."""
    missing = write(texts(), translations())
    compile_()
    sys.stdout.write(f"{len(texts())} texts, {missing} without translation\n")


if __name__ == "__main__":
    main()
