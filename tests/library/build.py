"""Invented plans for the shelf, and adding without looking at the steps."""

from __future__ import annotations

from collections.abc import Generator
from pathlib import Path
from typing import Any

from checker.library import AddReport, Library

_FIVE = {2016: "十三五", 2021: "十四五", 2026: "十五五"}


def plan_text(
    region: str = "澜川市临溪区",
    years: tuple[int, int] = (2026, 2030),
    *,
    stage: str = "",
    issued: str = "",
    title: str = "",
    firms: int = 120,
    more: str = "",
) -> str:
    """Return a short plan of an invented region; `stage` stands in the title, `issued` as a date below it."""
    first, last = years
    named = title or f"{region}科技创新“{_FIVE[first]}”规划"
    head = [f"{named}（{first}—{last}年）" + (f"（{stage}）" if stage else ""), ""]
    head += [f"{region}人民政府", issued, ""] if issued else []
    body = [
        "一、总体要求",
        f"到{last}年，{region}全社会研发经费投入强度达到3.5%，高新技术企业达到{firms}家。",
        "二、重点任务",
        "（一）建设低空经济先导区",
        "加快低空经济示范应用，培育通用航空产业链。",
        "（二）完善创新平台",
        "建设新材料实验室，服务科技型中小企业。",
        "三、保障措施",
        f"加强组织领导，落实资金保障。{more}",
    ]
    return "\n".join((*head, *body)) + "\n"


def write(folder: Path, name: str, text: str | None = None, **options: Any) -> Path:
    """Write a plan to a file and return its path."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(plan_text(**options) if text is None else text, "utf-8")
    return path


def added(shelf: Library, *paths: Path) -> AddReport:
    """Add paths to the end and return the report."""
    return finished(shelf.add(paths))


def finished(steps: Generator[Any, None, AddReport]) -> AddReport:
    """Run steps to their end."""
    while True:
        try:
            next(steps)
        except StopIteration as done:
            report: AddReport = done.value
            return report
