"""Simple fields written as complex ones: the same to Word, but such as can be moved with tracking."""

from __future__ import annotations

from lxml import etree

from checker.sources.wordml import Element, attribute, below, child
from checker.word.resolution import unwrap
from checker.word.runs import SPACE, made, name

_SWITCHES = ("dirty", "fldLock")


def expand(block: Element) -> None:
    """Write every simple field of a block, the inner ones as well, as marks and a code in runs of their own."""
    for field in list(below(block, "fldSimple"))[::-1]:
        begin = _mark(field, "begin")
        for switch in _SWITCHES:
            if (value := attribute(field, switch)) is not None:
                begin[0].set(name(field, switch), value)
        code = made(field, "r")
        text = etree.SubElement(code, name(field, "instrText"))
        text.text = attribute(field, "instr") or ""
        text.set(SPACE, "preserve")
        data = child(field, "fldData")
        if data is not None:
            field.remove(data)
        for run in (begin, code, _mark(field, "separate")):
            field.addprevious(run)
        field.addnext(_mark(field, "end"))
        unwrap(field)


def _mark(like: Element, kind: str) -> Element:
    run = made(like, "r")
    etree.SubElement(run, name(like, "fldChar")).set(name(like, "fldCharType"), kind)
    return run
