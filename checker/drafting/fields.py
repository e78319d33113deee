"""The fields of templates: what a placeholder asks for, how it is typed, and what the others make known of it.

What they are called and what is said of them stands in `templates/draft_fields.toml`; an office adds its own lines in
`规划模板/字段.toml` in the user's data folder.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import Any

from checker import resources
from checker.drafting.source import NUMERALS
from checker.errors import FieldInvalid

FOLDER = "规划模板"
"""Of the user's data folder: where an office keeps templates of its own."""
_TABLE, _OFFICE = "draft_fields.toml", f"{FOLDER}/字段.toml"
NUMBER = "№"
"""What stands for the number of one of several alike in a key."""
_YEAR = re.compile(r"(?:19|20)\d{2}年?")
_PERIOD = re.compile(r"((?:19|20)\d{2})\s*年?\s*(?:[-—–~～至到]+)\s*((?:19|20)\d{2})\s*年?")
_DATE = re.compile(r"((?:19|20)\d{2})\s*[-./年]\s*(\d{1,2})\s*(?:[-./月]\s*(?:(\d{1,2})\s*日?)?)?")
_BETWEEN_TITLES = re.compile("[、,，;；](?![^《]*》)")
_NUMBER = re.compile(r"[<>≤≥约超]{0,2}\s*-?\d[\d,]*(?:\.\d+)?(?:\s*[-—～~至]\s*\d[\d,]*(?:\.\d+)?)?[^\d\s]{0,12}")


class FieldType(StrEnum):
    """What a placeholder holds."""

    TEXT = "text"
    REGION = "region"
    NAME = "name"  # of a bureau, a place, a project
    TITLE = "title"  # of a plan, in 《》
    YEAR = "year"
    PERIOD = "period"
    DATE = "date"
    NUMBER = "number"
    CHOICE = "choice"
    LIST = "list"


@dataclass(frozen=True, slots=True)
class Field:
    """One placeholder: the key that it has in the template, what is asked for, and what stands where nothing is given.

    `label` is what an unfilled one shows. `group` is the matter under which a dialog may show it. `computed`: others
    give its value (起年 from 规划期), so that a dialog need not ask for it.
    """

    key: str
    type: FieldType = FieldType.TEXT
    help: str = ""
    choices: tuple[str, ...] = ()
    default: str = ""
    group: str = ""
    computed: bool = False

    @property
    def name(self) -> str:
        """What the field is called."""
        return self.key

    def value(self, given: str) -> str:
        """Return what was given as it is written in a plan; raises FieldInvalid where it is nothing of its type."""
        text = given.strip()
        if not text:
            return ""
        written = _WRITTEN.get(self.type, _as_given)(text)
        if written is None or (self.type is FieldType.CHOICE and self.choices and written not in self.choices):
            wanted = "、".join(self.choices) if self.choices else _WANTED.get(self.type, "")
            raise FieldInvalid(detail=f"“{self.key}”不能是“{text}”，{'可选' if self.choices else '应为'}{wanted}")
        return written


def _as_given(text: str) -> str | None:
    return text


def _year(text: str) -> str | None:
    return text.removesuffix("年") if _YEAR.fullmatch(text) else None


def _period(text: str) -> str | None:
    found = _PERIOD.fullmatch(text)
    return f"{found[1]}—{found[2]}" if found and found[1] < found[2] else None


def _date(text: str) -> str | None:
    found = _DATE.fullmatch(text)
    if found is None or not 1 <= int(found[2]) <= 12 or not 1 <= int(found[3] or 1) <= 31:
        return None
    return f"{found[1]}年{int(found[2])}月" + (f"{int(found[3])}日" if found[3] else "")


def _number(text: str) -> str | None:
    return text if _NUMBER.fullmatch(text) else None


def _title(text: str) -> str:
    pieces = [piece.strip() for piece in _BETWEEN_TITLES.split(text) if piece.strip()]
    return "、".join(piece if piece.startswith("《") else f"《{piece}》" for piece in pieces).replace("》、《", "》《")


_WRITTEN = {
    FieldType.YEAR: _year,
    FieldType.PERIOD: _period,
    FieldType.DATE: _date,
    FieldType.NUMBER: _number,
    FieldType.TITLE: _title,
}
_WANTED = {
    FieldType.YEAR: "年份，如 2025",
    FieldType.PERIOD: "起止年份，如 2026—2030",
    FieldType.DATE: "年月或年月日，如 2026年3月",
    FieldType.NUMBER: "数值，如 2.5 或 120",
}


def fields_of(keys: Iterable[str]) -> tuple[Field, ...]:
    """Return the fields of keys in their order, each once; one that no table knows is a text."""
    return tuple(_field(key) for key in dict.fromkeys(keys))


def _field(key: str) -> Field:
    for row, pattern in _rows():
        found = pattern.fullmatch(key)
        if found is not None:
            return Field(
                key,
                FieldType(row.get("type", "text")),
                str(row.get("help", "")).replace("{}", found["stem"] or ""),
                tuple(row.get("choices", ())),
                str(row.get("default", "")),
                str(row.get("group", "")),
                bool(row.get("computed", False)),
            )
    return Field(key, help=f"请填写{key}")


def _rows() -> list[tuple[Mapping[str, Any], re.Pattern[str]]]:
    return _compiled(str(resources.user_folder()))


@lru_cache(4)
def _compiled(office: str) -> list[tuple[Mapping[str, Any], re.Pattern[str]]]:
    """Return the rows with the pattern of their keys, the office's before the program's."""
    table = resources.layered_template(_TABLE, _OFFICE)
    return [(row, _keys_of(row)) for row in (*table.get("own", ()), *table.get("field", ()))]


def _keys_of(row: Mapping[str, Any]) -> re.Pattern[str]:
    """Return the pattern of a row's keys: of all that end so, of those like others but for a number, or of one."""
    if "ending" in row:
        return re.compile(f"(?P<stem>.+){re.escape(row['ending'])}")
    like = row.get("like", ())
    alike = [re.escape(key).replace(NUMBER, f"[{NUMERALS}]") for key in ([like] if isinstance(like, str) else like)]
    return re.compile("(?P<stem>)(?:" + "|".join([*alike, re.escape(str(row["key"]))] if "key" in row else alike) + ")")
