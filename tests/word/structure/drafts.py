"""A small draft with styles, and what steps make of it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from checker.plan import Block, Plan
from checker.sources import plan_of
from checker.word.structure import Step, replayed
from tests.word.structure.chance import AUTHOR, WHEN
from tests.word.structure.invariants import main
from tests.word_builder import package, paragraph, part

STYLES = part(
    "styles",
    '<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/><w:basedOn w:val="a"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="2"><w:name w:val="heading 2"/><w:basedOn w:val="a"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="af"><w:name w:val="Body Text"/><w:basedOn w:val="a"/></w:style>',
)
BODY = (
    paragraph("一、发展基础", style="1"),
    paragraph("创新能力提升。", style="af"),
    paragraph("二、重点任务", style="1"),
    paragraph("（一）建设平台", style="2"),
    paragraph("建成平台120家。", style="af"),
    paragraph("三、保障措施", style="1"),
    paragraph("加强组织领导。", style="af"),
)


def draft(*body: str, parts: Mapping[str, str] | None = None) -> bytes:
    """Return a draft with the styles of a plan."""
    return package(*(body or BODY), parts={"styles": STYLES, **(parts or {})})


def tracked(content: bytes, *steps: Step) -> bytes:
    return replayed(content, steps, author=AUTHOR, when=WHEN)


def accepted(content: bytes, *steps: Step) -> bytes:
    return replayed(content, steps, author=AUTHOR, when=WHEN, tracked=False)


def plan(content: bytes) -> Plan:
    return plan_of(Path("稿.docx"), content)


def blocks(content: bytes) -> tuple[Block, ...]:
    return plan(content).blocks


def texts(content: bytes) -> list[str]:
    return [block.text for block in blocks(content)]


def paragraphs(content: bytes) -> list[Any]:
    return list(main(content).iter("{*}p"))
