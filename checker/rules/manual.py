"""The rule manual: every rule's docstring, parsed into a page and written out as text, Markdown or JSON."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from functools import cache
from typing import TYPE_CHECKING

from checker import resources

if TYPE_CHECKING:
    from checker.rules.base import Rule

_LABEL = re.compile(r"^(为什么|依据|上位|同级|错误|改为|正确)：(.*)$")


@dataclass(frozen=True, slots=True)
class Example:
    """A wrong text, marked words in 【】; what it becomes (None: the author decides); the plans beside it."""

    wrong: str
    better: str | None = None
    upper: str | None = None
    siblings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Correct:
    """A text in which the rule finds nothing, and the plans beside it."""

    text: str
    upper: str | None = None
    siblings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Page:
    """One rule's page. Texts of examples hold one paragraph a line."""

    code: str
    name: str
    severity: str
    certainty: str
    scope: str
    claim: str
    why: str
    basis: str | None
    examples: tuple[Example, ...]
    correct: tuple[Correct, ...]


@dataclass(frozen=True, slots=True)
class LeftOut:
    """What is not checked, and why: a type of the catalogue, or a part of one."""

    code: str
    name: str
    reason: str
    source: str


@cache
def left_out() -> tuple[LeftOut, ...]:
    """Return what is not checked, from `resources/rules_left_out.tsv`, in the order of the codes."""
    rows = resources.rows("rules_left_out.tsv")
    return tuple(LeftOut(row["code"], row["name"], row["reason"], row["source"]) for row in rows)


@dataclass(slots=True)
class _Parts:
    """The parts of a page while it is read."""

    claim: list[str] = field(default_factory=list)
    labelled: list[tuple[str, list[str]]] = field(default_factory=list)


@cache
def page(rule: type[Rule]) -> Page:
    """Return the page of a rule; raises ValueError when the docstring lacks a part."""
    parts = _split(inspect.getdoc(rule) or "")
    single = {label: "".join(lines) for label, lines in parts.labelled if label in {"为什么", "依据"}}
    examples, correct = _examples(parts.labelled)
    if not parts.claim or "为什么" not in single:
        raise ValueError(f"{rule.__name__}: the docstring needs a first line and 为什么")
    return Page(
        code=rule.code,
        name=rule.name,
        severity=rule.severity.label,
        certainty={"sure": "确定", "likely": "很可能", "hint": "提示"}[rule.certainty.value],
        scope=rule.scope.label,
        claim="".join(parts.claim),
        why=single["为什么"],
        basis=single.get("依据"),
        examples=tuple(examples),
        correct=tuple(correct),
    )


def _split(doc: str) -> _Parts:
    """Return claim and labelled parts; a line without label continues the part above it."""
    doc_parts = _Parts()
    for line in map(str.strip, doc.splitlines()):
        if match := _LABEL.match(line):
            doc_parts.labelled.append((match[1], [match[2].strip()] if match[2].strip() else []))
        elif line and doc_parts.labelled:
            doc_parts.labelled[-1][1].append(line)
        elif line:
            doc_parts.claim.append(line)
    return doc_parts


def _examples(parts: Iterable[tuple[str, list[str]]]) -> tuple[list[Example], list[Correct]]:
    """Return wrong examples and correct texts; 上位 and 同级 hold for all that follows, a new 上位 ends 同级."""
    examples: list[Example] = []
    correct: list[Correct] = []
    upper: str | None = None
    siblings: tuple[str, ...] = ()
    for label, lines in parts:
        text = "\n".join(lines)
        match label:
            case "上位":
                upper, siblings = text, ()
            case "同级":
                siblings = (*siblings, text)
            case "错误":
                examples.append(Example(text, None, upper, siblings))
            case "改为":
                examples[-1] = replace(examples[-1], better=text)
            case "正确":
                correct.append(Correct(text, upper, siblings))
    return examples, correct


def as_text(one: Page) -> str:
    """Return the page for a terminal."""
    lines = [
        f"{one.code} {one.name}（{one.severity}，{one.certainty}，{one.scope}）",
        "",
        one.claim,
        "",
        f"为什么：{one.why}",
    ]
    if one.basis:
        lines.append(f"依据：{one.basis}")
    for label, text in labelled(one):
        lines.append(f"{label}：" + text.replace("\n", "\n　　　"))
    return "\n".join(lines) + "\n"


def as_markdown(one: Page) -> str:
    """Return the page as a section of a document."""
    lines = [f"## {one.code} {one.name}", "", f"级别：{one.severity}　把握：{one.certainty}　范围：{one.scope}", ""]
    lines += [one.claim, "", f"**为什么** {one.why}", ""]
    if one.basis:
        lines += [f"**依据** {one.basis}", ""]
    for label, text in labelled(one):
        lines += [f"**{label}**", "", *(f"> {line}  " for line in text.split("\n")), ""]
    return "\n".join(lines)


def left_out_as_text() -> str:
    """Return the list of what is not checked for a terminal."""
    return "没有核查的内容\n\n" + "".join(f"{one.code} {one.name}：{one.reason}\n" for one in left_out())


def left_out_as_markdown() -> str:
    """Return the list of what is not checked as a section of a document."""
    lines = ["## 没有核查的内容", "", "| 编号 | 内容 | 原因 |", "| --- | --- | --- |"]
    return "\n".join([*lines, *(f"| {one.code} | {one.name} | {one.reason} |" for one in left_out())]) + "\n"


def as_data(one: Page) -> dict[str, object]:
    """Return the page as plain data for JSON."""
    return {
        "code": one.code,
        "name": one.name,
        "severity": one.severity,
        "certainty": one.certainty,
        "scope": one.scope,
        "claim": one.claim,
        "why": one.why,
        "basis": one.basis,
        "examples": [
            {"wrong": e.wrong, "better": e.better, "upper": e.upper, "siblings": [*e.siblings]} for e in one.examples
        ],
        "correct": [{"text": c.text, "upper": c.upper, "siblings": [*c.siblings]} for c in one.correct],
    }


def labelled(one: Page) -> Iterable[tuple[str, str]]:
    """Yield the examples in reading order with the labels of the docstring."""
    shown: list[str] = []
    for example in one.examples:
        yield from _beside(example, shown)
        yield "错误", example.wrong
        if example.better is not None:
            yield "改为", example.better
    for correct in one.correct:
        yield from _beside(correct, shown)
        yield "正确", correct.text


def _beside(text: Example | Correct, shown: list[str]) -> Iterable[tuple[str, str]]:
    """Yield the plans beside an example that were not yet shown, and take note of them."""
    plans = [("上位", text.upper), *(("同级", sibling) for sibling in text.siblings)]
    for label, plan in plans:
        if plan and plan not in shown:
            if label == "上位":
                shown.clear()
            shown.append(plan)
            yield label, plan
