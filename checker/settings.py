"""What an office or one draft sets otherwise: rules switched off, and limits.

Four files, each laid over the one before: the program's (`resources/settings.ini`), the office's `校核设置.ini` in the
folder of the user's data, the one named on the command line, and `DRAFT.校核设置.ini` beside the draft. The format is
INI, as Notepad opens it: Chinese names need no quotes there.
"""

from __future__ import annotations

import configparser
import os
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache
from pathlib import Path

from checker import resources, thresholds
from checker.errors import SettingsInvalid
from checker.files import read_bytes
from checker.thresholds import Thresholds

FILE = "校核设置.ini"
SHELF_FILE = "规划库.db"
_SHELF_VARIABLE = "GUIHUA_JIAOHE_LIBRARY"
RULES, LIMITS, _SHELF = "规则", "界限", "规划库"
_PLACE = "位置"
OFF, ON = "停用", "启用"
_CODE = re.compile(r"[A-Z]{3}(?:-\d{2}[A-Z]?)?")
Switches = Mapping[str, bool]


@dataclass(frozen=True, slots=True)
class Settings:
    """The limits, and the switches of each file in the order they were read; `sources` names the files beyond ours.

    A switch is a rule's code or a group's letters, True for on. `shelf`: where the office keeps its shelf of plans.
    """

    thresholds: Thresholds
    switches: tuple[Switches, ...] = ()
    sources: tuple[Path, ...] = field(default=())
    shelf: str | None = None

    def uses(self, code: str) -> bool:
        """Tell whether the rule is used: the last file that names it decides, there the longest name."""
        used = True
        for switches in self.switches:
            named = [name for name in switches if code.startswith(name)]
            if named:
                used = switches[max(named, key=len)]
        return used

    def off(self, codes: Iterable[str]) -> tuple[str, ...]:
        """Return those of `codes` that are switched off."""
        return tuple(code for code in codes if not self.uses(code))


@cache
def default() -> Settings:
    """Return the settings that ship with the program."""
    limits, switches, _ = _read(resources.text("settings.ini"), Path("settings.ini"))
    return Settings(thresholds.built(limits), (switches,) if switches else ())


def office_file() -> Path:
    """Return where the office's own settings stand; the file need not exist."""
    return resources.user_folder() / FILE


def shelf_place() -> str:
    """Return where the shelf of plans stands: as the environment says, the office's settings, or in the user's data.

    A path or a URL; raises SettingsInvalid.
    """
    own = resources.user_folder() / SHELF_FILE
    return os.environ.get(_SHELF_VARIABLE, "").strip() or load().shelf or str(own)


def beside(draft: Path) -> Path:
    """Return where the settings of one draft stand; the file need not exist."""
    return draft.with_name(f"{draft.stem}.{FILE}")


def load(draft: Path | None = None, extra: Path | None = None) -> Settings:
    """Return the settings for a draft, `extra` being the file of the command line; raises PlanError."""
    places = [path for path in (office_file(),) if path.is_file()]
    places += [extra] if extra is not None else []
    places += [path for path in (beside(draft),) if path.is_file()] if draft is not None else []
    settings = default()
    for path in places:
        settings = _over(settings, path)
    return settings


def _over(settings: Settings, path: Path) -> Settings:
    """Return the settings with those of a file laid over them."""
    try:
        text = resources.decoded(read_bytes(path))
    except UnicodeError:
        raise SettingsInvalid(path, detail="不是文本文件") from None
    return laid_over(settings, text, path)


def laid_over(settings: Settings, text: str, path: Path) -> Settings:
    """Return the settings with those of a file's text laid over them; raises SettingsInvalid."""
    limits, switches, shelf = _read(text, path)
    if shelf and path != office_file():  # a draft from outside must not name the server that plans travel to
        raise SettingsInvalid(path, detail=f"[{_SHELF}]只能写在本单位的“{FILE}”里")
    old = {name: getattr(settings.thresholds, limit.field) for name, limit in thresholds.LIMITS.items()}
    added = (switches,) if switches else ()
    both = thresholds.built({**old, **limits})
    return Settings(both, (*settings.switches, *added), (*settings.sources, path), shelf or settings.shelf)


def _read(text: str, path: Path) -> tuple[dict[str, Decimal | int], Switches, str | None]:
    """Return limits, switches and the shelf's place of one file; raises SettingsInvalid."""
    parser = configparser.ConfigParser(interpolation=None, default_section="", strict=True)
    parser.optionxform = str  # type: ignore[assignment, method-assign]
    try:
        parser.read_string(text)
        _refuse_unknown(parser)
        limits = {name: thresholds.value(name, written) for name, written in _items(parser, LIMITS).items()}
        shelf = _items(parser, _SHELF).get(_PLACE, "").strip()
        return limits, _switches(_items(parser, RULES)), shelf or None
    except configparser.Error as error:
        line = getattr(error, "lineno", None) or next((at for at, _ in getattr(error, "errors", ())), None)
        raise SettingsInvalid(path, detail=f"第 {line} 行写法不对" if line else "写法不对") from None
    except ValueError as error:
        raise SettingsInvalid(path, detail=str(error)) from None


def _items(parser: configparser.ConfigParser, section: str) -> dict[str, str]:
    return dict(parser.items(section)) if parser.has_section(section) else {}


def _refuse_unknown(parser: configparser.ConfigParser) -> None:
    known = {RULES: (OFF, ON), LIMITS: tuple(thresholds.LIMITS), _SHELF: (_PLACE,)}
    for section in parser.sections():
        if section not in known:
            raise ValueError(f"没有“[{section}]”这一节，只有[规则]、[界限]和[规划库]")
        for name in parser.options(section):
            if name not in known[section]:
                raise ValueError(f"[{section}]里没有“{name}”这一项")


def _switches(items: Mapping[str, str]) -> Switches:
    switches: dict[str, bool] = {}
    for option, on in ((OFF, False), (ON, True)):
        for code in re.split(r"[\s,，、;；]+", items.get(option, "").strip()):
            name = code.upper()
            if name and not _CODE.fullmatch(name):
                raise ValueError(f"“{option}”里的“{code}”不是规则编号，应如 LNG-16 或 FMT")
            if name:
                switches[name] = on
    return switches
