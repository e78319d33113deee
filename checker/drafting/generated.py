"""The parts of a draft that upper plans give: indicators in a table and in prose, year by year, tasks.

They stand for lines of a template that are nothing but `{指标表}`, `{目标表述}`, `{分年度目标表}`, `{指标测算表}`,
`{承接任务}` or, as a row of a table, `{承接任务分工}`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from checker.align.values import rounded, written
from checker.drafting.source import Line, LineKind
from checker.drafting.upper_content import LaidTask, OfferedIndicator, cited
from checker.numerals import to_han
from checker.reading.elements import Reading

TABLE, GOALS, YEARS, TASKS, TASK_ROWS, METHODS = "指标表 目标表述 分年度目标表 承接任务 承接任务分工 指标测算表".split()
GENERATED = frozenset({TABLE, GOALS, YEARS, TASKS, TASK_ROWS, METHODS})
_ALONE = re.compile(r"\|?\{(?P<key>[^{}|]+)\}\|?")
_FIGURE = re.compile(r"(?P<figure>-?\d[\d,]*(?:\.\d+)?)(?P<rest>以上|以下|以内|左右)?")
_FLOW = re.compile("新增(?!劳动力|就业人员|从业人员)|累计|增长|增速|下降|降低")
_MOVED = ("增长", "下降", "降低", "提高")
"""Ends of names that a figure follows without a verb."""
_NO_UNIT = ("—", "-", "/", "无")
"""What a drafter writes in the column of units where there is none."""
_YEAR_COLUMNS = "一二三四五"


@dataclass(frozen=True, slots=True)
class Given:
    """What the parts are made of: values, indicators with what upper plans state of them, names of areas, tasks."""

    values: Mapping[str, str]
    indicators: Sequence[OfferedIndicator] = ()
    areas: Sequence[str] = ()
    tasks: Sequence[LaidTask] = ()
    uppers: Sequence[Reading] = ()

    @property
    def columns(self) -> list[int]:
        """The upper plans that state some indicator, by their place."""
        return sorted({plan for one in self.indicators for plan in one.upper})


def expanded(lines: Sequence[Line], given: Given) -> Iterator[Line]:
    """Yield the lines of a draft with its generated parts in their places."""
    for line in lines:
        found = _ALONE.fullmatch(line.text)
        part = _PARTS.get(found["key"]) if found else None
        if part is None:
            yield line
        else:
            yield from part(given)


def _table(given: Given) -> Iterator[Line]:
    yield _row("序号", "指标", "单位", "{基期年}年", "{止年}年", "年均增长或累计", "属性", *_headers(given))
    for number, one in enumerate(given.indicators, 1):
        values = (_base(one), f"{{{one.name}目标值|目标值}}", _growth(one, given.values))
        unit, attribute = one.unit or f"{{{one.name}单位|单位}}", one.attribute or f"{{{one.name}属性|属性}}"
        yield _row(str(number), one.name, unit, *values, attribute, *_stated(one, given))


def _headers(given: Given) -> list[str]:
    """Return the headers of the columns that say what upper plans state; no value of the draft is read there."""
    return [f"衔接依据：{given.areas[plan]}目标" for plan in given.columns]


def _stated(one: OfferedIndicator, given: Given) -> list[str]:
    return [one.upper.get(plan, "—") for plan in given.columns]


def indicator_values(at: int, given: Given) -> dict[str, str]:
    """Return what a row of an office's own table says of an indicator, by the placeholders of such rows."""
    one = given.indicators[at]
    stated = "；".join(f"{given.areas[plan]}{text}" for plan, text in sorted(one.upper.items()))
    return {
        "指标序号": str(at + 1),
        "指标名称": one.name,
        "指标单位": one.unit or f"{{{one.name}单位|单位}}",
        "指标属性": one.attribute or f"{{{one.name}属性|属性}}",
        "指标基期值": _base(one),
        "指标目标值": f"{{{one.name}目标值|目标值}}",
        "指标增长": _growth(one, given.values),
        "上级目标": stated or "—",
    }


def task_values(at: int, given: Given) -> dict[str, str]:
    """Return what a row of an office's own table says of a task of upper plans."""
    one, key = given.tasks[at], f"承接任务{to_han(at + 1)}"
    asked = {f"承接任务{what}": f"{{{key}{what}|{what}}}" for what in ("牵头单位", "配合单位", "完成年")}
    return {"承接任务序号": str(at + 1), "承接任务名称": one.text, "承接任务来源": cited(one.upper), **asked}


def _base(one: OfferedIndicator) -> str:
    return "—" if _FLOW.search(one.name) else f"{{{one.name}基期值|基期值}}"


def _growth(one: OfferedIndicator, values: Mapping[str, str]) -> str:
    """Return the yearly growth, for percentages the rise, where base and target are given as figures."""
    if _FLOW.search(one.name):
        return "—"
    base, goal = (_number(values.get(f"{one.name}{key}", "")) for key in ("基期值", "目标值"))
    years = _years(values)
    if base is None or goal is None or years is None:
        return f"{{{one.name}增长|增长}}"
    if one.unit in ("%", "‰"):
        moved = "提高" if goal >= base else "下降"
        return (
            f"{moved}{written(abs(goal - base))}个{'百' if one.unit == '%' else '千'}分点" if goal != base else "持平"
        )
    if base <= 0 or goal <= 0:
        return "—"
    rate = (float(goal / base) ** (1 / years) - 1) * 100
    return f"{rounded(Decimal(str(rate)), 2)}%"


def _number(text: str) -> Decimal | None:
    found = _FIGURE.match(text)
    try:
        return Decimal(found["figure"].replace(",", "")) if found else None
    except InvalidOperation:
        return None


def _years(values: Mapping[str, str]) -> int | None:
    start, stop = values.get("基期年", ""), values.get("止年", "")
    return int(stop) - int(start) if start.isdigit() and stop.isdigit() and int(stop) > int(start) else None


def _goals(given: Given) -> Iterator[Line]:
    """Yield the sentence that states the targets of the table in prose."""
    said = [_said(one, given.values) for one in given.indicators]
    if said:
        yield Line(LineKind.BODY, f"到{{止年}}年，{'，'.join(said)}。")


def _said(one: OfferedIndicator, values: Mapping[str, str]) -> str:
    key = f"{one.name}目标值"
    verb = "" if _FLOW.match(one.name) or one.name.endswith(_MOVED) else "控制在" if one.is_ceiling else "达到"
    given, most = values.get(key, ""), "以内" if one.is_ceiling else ""
    unit = "" if one.unit in _NO_UNIT else one.unit
    if found := _FIGURE.fullmatch(given):
        return f"{one.name}{verb}{found['figure']}{unit}{found['rest'] or most}"
    return f"{one.name}{verb}{given or f'{{{key}|目标值}}{unit}{most}'}"


def _by_year(given: Given) -> Iterator[Line]:
    """Yield the table of targets year by year; its last year is the target of the whole."""
    count = _count(given.values)
    years = [f"{{第{_YEAR_COLUMNS[i]}年}}年" for i in range(count)]
    yield _row("序号", "指标", "单位", "{基期年}年", *years, "责任单位", *_headers(given))
    for number, one in enumerate(given.indicators, 1):
        steps = [f"{{{one.name}第{_YEAR_COLUMNS[i]}年值|{_YEAR_COLUMNS[i]}年值}}" for i in range(count - 1)]
        unit = one.unit or f"{{{one.name}单位|单位}}"
        ends = (f"{{{one.name}目标值|目标值}}", f"{{{one.name}责任单位|责任单位}}")
        yield _row(str(number), one.name, unit, _base(one), *steps, *ends, *_stated(one, given))


def _methods(given: Given) -> Iterator[Line]:
    """Yield the table of what each indicator counts, where its figures come from and how its target was found."""
    yield _row("序号", "指标名称", "口径", "数据来源", "测算依据")
    for number, one in enumerate(given.indicators, 1):
        asked = (("口径", "口径"), ("数据来源", "数据来源"), ("测算依据", "测算依据"))
        yield _row(str(number), one.name, *(f"{{{one.name}{key}|{label}}}" for key, label in asked))


def _count(values: Mapping[str, str]) -> int:
    start, stop = values.get("起年", ""), values.get("止年", "")
    return min(max(int(stop) - int(start) + 1, 1), 5) if start.isdigit() and stop.isdigit() else 3


def _tasks(given: Given) -> Iterator[Line]:
    """Yield what upper plans lay on the government, in their words; how it is done is for the drafter to say."""
    for number, one in enumerate(given.tasks, 1):
        key = f"承接任务{to_han(number)}"
        source = cited(one.upper).partition("》")[0] + "》"
        yield Line(
            LineKind.ITEM,
            f"{one.text}。按照{source}的部署，{{{key}落实举措}}，到{{{key}完成年}}年{{{key}完成标准}}。"
            f"[[责任标注=逐项标注:（牵头单位：{{{key}牵头单位}}；配合单位：{{{key}配合单位}}）]]",
        )


def _task_rows(given: Given) -> Iterator[Line]:
    for number, one in enumerate(given.tasks, 1):
        key = f"承接任务{to_han(number)}"
        bearers = (f"{{{key}牵头单位|牵头单位}}", f"{{{key}配合单位|配合单位}}")
        yield _row("№", one.text, *bearers, f"{{{key}完成年|完成年}}年")


def _row(*cells: str) -> Line:
    return Line(LineKind.ROW, "|" + "|".join(cells) + "|")


_PARTS: Mapping[str, Callable[[Given], Iterator[Line]]] = {
    TABLE: _table,
    GOALS: _goals,
    YEARS: _by_year,
    TASKS: _tasks,
    TASK_ROWS: _task_rows,
    METHODS: _methods,
}
