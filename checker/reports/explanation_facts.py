"""What only the drafter knows of how a plan was made: background, steps with their dates, computations, reasons."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

from checker import resources
from checker.errors import FactsInvalid
from checker.files import read_bytes

KEYS = ("编制背景", "编制必要性", "编制单位", "编制依据", "编制过程", "测算说明", "需要说明的问题")


class Step(NamedTuple):
    """A step of the work: its stage (起草, 衔接, 征求意见, 论证, 审核, 审议 or any other), when, and what was done."""

    stage: str
    when: str
    what: str


class Stage(NamedTuple):
    """A stage that every plan goes through, and what is asked for where no step of it was given."""

    name: str
    words: tuple[str, ...]
    ask: str


@dataclass(frozen=True, slots=True)
class Facts:
    """All of it; what is empty was not given and stays a placeholder. `workings` are by the indicator's name."""

    background: str = ""
    need: str = ""
    issuer: str = ""
    basis: tuple[str, ...] = ()
    steps: tuple[Step, ...] = ()
    workings: Mapping[str, str] = field(default_factory=dict)
    matters: tuple[str, ...] = ()

    @classmethod
    def of(cls, data: object) -> Facts:
        """Return the facts of plain data by `KEYS`; raises ValueError that says in Chinese what is wrong."""
        if not isinstance(data, dict):
            raise ValueError("应是“项目 = 内容”的列表")
        if unknown := [key for key in data if key not in KEYS]:
            raise ValueError(f"没有“{unknown[0]}”这一项，可用：{'、'.join(KEYS)}")
        workings = data.get("测算说明", {})
        if not isinstance(workings, dict):
            raise ValueError("“测算说明”应逐个指标填写")
        return cls(
            _text(data, "编制背景"),
            _text(data, "编制必要性"),
            _text(data, "编制单位"),
            _texts(data, "编制依据"),
            tuple(_step(step) for step in _list(data, "编制过程")),
            {name: _text(workings, name) for name in workings},
            _texts(data, "需要说明的问题"),
        )

    def as_data(self) -> dict[str, Any]:
        """Return plain data that `of` reads back; what is empty is left out."""
        steps = [{"阶段": step.stage, "时间": step.when, "情况": step.what} for step in self.steps]
        values = (self.background, self.need, self.issuer, [*self.basis], steps, {**self.workings}, [*self.matters])
        return {key: value for key, value in zip(KEYS, values, strict=True) if value}


def load_facts(path: Path) -> Facts:
    """Return the facts of a .toml or .json file; raises FactsInvalid or an InputError."""
    data = read_bytes(path).removeprefix(b"\xef\xbb\xbf")
    try:
        text = data.decode("utf-8")
        return Facts.of(json.loads(text) if path.suffix.lower() == ".json" else tomllib.loads(text))
    except UnicodeDecodeError:
        raise FactsInvalid(path, detail="应存为 UTF-8 编码") from None
    except (json.JSONDecodeError, tomllib.TOMLDecodeError) as error:
        raise FactsInvalid(path, detail=f"写法有误（{_place(error)}）") from None
    except RecursionError:
        raise FactsInvalid(path, detail="层次过深") from None
    except ValueError as error:
        raise FactsInvalid(path, detail=str(error)) from None


def stages() -> tuple[Stage, ...]:
    """Return the stages in their order."""
    rows = resources.rows("drafting_stages.tsv")
    return tuple(Stage(row["stage"], tuple(row["words"].split("|")), row["ask"]) for row in rows)


def is_of(step: Step, stage: Stage) -> bool:
    """Tell whether a step belongs to a stage, by the name it was given."""
    return any(word in step.stage for word in (stage.name, *stage.words))


def _place(error: Exception) -> str:
    line = getattr(error, "lineno", None)
    return f"第{line}行" if line else "字符串和中文的项目名都要加引号"


def _list(data: Mapping[str, Any], key: str) -> list[Any]:
    found = data.get(key, [])
    if not isinstance(found, list):
        raise ValueError(f"“{key}”应是列表")
    return found


def _texts(data: Mapping[str, Any], key: str) -> tuple[str, ...]:
    found = _list(data, key)
    if not all(isinstance(text, str) for text in found):
        raise ValueError(f"“{key}”应是文字的列表")
    return tuple(text.strip() for text in found if text.strip())


def _text(data: Mapping[str, Any], key: str) -> str:
    found = data.get(key, "")
    if not isinstance(found, str):
        raise ValueError(f"“{key}”应是文字")
    return found.strip()


def _step(data: object) -> Step:
    if not isinstance(data, dict) or not set(data) <= {"阶段", "时间", "情况"}:
        raise ValueError("“编制过程”的每一步应有阶段、时间、情况")
    return Step(_text(data, "阶段"), _text(data, "时间"), _text(data, "情况"))
