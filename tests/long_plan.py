"""A long invented draft, for tests and benchmarks of what takes long."""

from __future__ import annotations

PAGE = 560
"""Characters on a page of an official document: 22 lines of 28 characters, less what headings leave open."""
_FIELDS = ("研发", "平台", "人才", "企业", "园区", "成果", "金融", "农业", "民生", "开放")
_DIGITS = "零一二三四五六七八九"
_SECTIONS = 20  # of a chapter
_BODY = (
    "全区{field}工作稳步推进，第{n}片区建成省级平台{a}家，培育科技型中小企业{b}家，其中规模以上企业{c}家。",
    "到2025年，第{n}片区{field}投入达到{d}亿元，年均增长{e}%，带动就业{b}人以上，引进团队{a}个。",
    "完善{field}服务体系，支持龙头企业牵头组建创新联合体，推动产业链上下游协同，建设{field}示范点{a}处。",
)


def long_plan(pages: int) -> str:
    """Return a draft of so many pages: chapters, sections, figures that differ, a fault now and then."""
    lines = ["临溪区科技创新“十四五”规划"]
    written, section = 0, 0
    while written < pages * PAGE:
        section += 1
        chapter, place = divmod(section - 1, _SECTIONS)
        begun = [f"{_number(chapter + 1)}、推进第{chapter + 1}方面任务"] if place == 0 else []
        fresh = [*begun, f"（{_number(place + 1)}）推进第{section}片区建设", *_section(section)]
        lines += fresh
        written += sum(map(len, fresh))
    return "\n".join(lines)


def _section(n: int) -> list[str]:
    field = _FIELDS[n % len(_FIELDS)]
    numbers = {"a": n % 17 + 3, "b": n % 230 + 40, "c": n % 31 + 5, "d": n % 90 + 1, "e": n % 12 + 4}
    lines = [line.format(field=field, n=n, **numbers) for line in _BODY]
    if n % 20 == 0:
        lines[2] += "各部门再接再励，抓好落实。"
    return lines


def _number(n: int) -> str:
    """Return a number up to ninety-nine as headings have it."""
    tens, ones = divmod(n, 10)
    return ("" if tens == 0 else "十" if tens == 1 else _DIGITS[tens] + "十") + (_DIGITS[ones] if ones else "")
