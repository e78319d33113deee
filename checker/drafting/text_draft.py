"""A draft made from a template that is text: variants chosen, upper plans put in, numbered, read and typeset."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from checker.drafting.composing import plan_of, roles_of
from checker.drafting.controls import with_controls
from checker.drafting.filling import filled, keys_in, shown
from checker.drafting.generated import Given, expanded
from checker.drafting.source import NUMERALS, Line, holding, lines_of, numbered
from checker.drafting.upper_content import OfferedIndicator, area_name, basis, is_above, laid_tasks, offered
from checker.reading import read
from checker.reading.elements import Reading
from checker.word.page_roles import Role
from checker.word.typeset import typeset

BASIS = "编制依据"
CHOSEN = "指标"
FIELD = "领域"
OWN = "自设指标"
NUMBERING, THROUGH = "编号", "通排编号"
_FEWEST = 5
"""Indicators of its own that a draft without upper plans is given."""


@dataclass(frozen=True, slots=True)
class Request:
    """What a draft is made of: a template's lines, chosen variants, counts of groups, values, upper plans."""

    source: Sequence[str]
    chosen: Mapping[str, str]
    counts: Mapping[str, int]
    values: Mapping[str, str]
    uppers: Sequence[Reading]
    output: Path
    contents: int = 0
    """Levels of headings in the table of contents; 0 for none."""


@dataclass(frozen=True, slots=True)
class Composed:
    """A draft before it is typeset, and the keys of its unfilled placeholders in the order of the text."""

    reading: Reading
    keys: tuple[str, ...]
    roles: Mapping[int, Role]
    contents: int


def compose(request: Request) -> Composed:
    """Return the draft: read once without what upper plans give, to know what they have for it, then with it."""
    given = _given(request)
    flags = {"上级指标": "有" if given.indicators else "无", "上级任务": "有" if given.tasks else "无"}
    lines = _lines(replace(request, chosen={**request.chosen, **flags}), given)
    keys = tuple(key for line in lines for key in keys_in(line.text))
    shown_lines = [_shown(line) for line in lines]
    reading = read(plan_of(shown_lines, request.output))
    return Composed(reading, keys, roles_of(shown_lines, reading), request.contents)


def _given(request: Request) -> Given:
    """Return what upper plans give the draft.

    With their own figures in it, the check may ask for more than at first: the parts of what it has taken up.
    """
    given = given_for(_read(request, Given(request.values)), request.values, request.uppers)
    if given.indicators and request.uppers and not request.values.get(CHOSEN):
        figures = {f"{one.name}目标值": one.value for one in given.indicators}
        draft = _read(request, replace(given, values={**given.values, **figures}))
        more = given_for(draft, request.values, request.uppers).indicators
        taken = {one.name for one in given.indicators}
        given = replace(given, indicators=[*given.indicators, *(one for one in more if one.name not in taken)])
    count = request.counts.get(OWN) or (0 if given.indicators else _FEWEST)
    own = [own_indicator(number, request.values) for number in range(1, count + 1)]
    return replace(given, indicators=[*given.indicators, *own])


def _read(request: Request, given: Given) -> Reading:
    return read(plan_of([_shown(line) for line in _lines(request, given)], request.output))


def given_for(draft: Reading, values: Mapping[str, str], uppers: Sequence[Reading]) -> Given:
    """Return what upper plans give a draft as it is: the plans that it is made by, indicators, tasks.

    Plans that do not stand above it give nothing.
    """
    uppers = [upper for upper in uppers if is_above(draft.profile, upper.profile)]
    field = values.get(FIELD, "")
    found = offered(draft, uppers, field)
    wanted = [name.strip() for name in values.get(CHOSEN, "").split("、") if name.strip()]
    indicators = [replace(one, unit=values.get(f"{one.name}单位", one.unit)) for one in chosen_of(found, wanted)]
    known = {BASIS: basis(draft, uppers), **values}
    return Given(known, indicators, [area_name(u) for u in uppers], laid_tasks(draft, uppers, field), uppers)


def chosen_of(found: Sequence[OfferedIndicator], wanted: Sequence[str]) -> list[OfferedIndicator]:
    """Return the indicators that are wanted by name, without any wish those that the check asks for."""
    if not wanted:
        return [one for one in found if one.is_due]
    known = {one.name: one for one in found}
    return [known.get(name) or OfferedIndicator(name, "", "", False) for name in wanted]


def own_indicator(number: int, values: Mapping[str, str]) -> OfferedIndicator:
    """Return an indicator that no upper plan has: its name, too, is to be filled in."""
    key = f"自设指标{NUMERALS[number - 1]}"
    return OfferedIndicator(values.get(key, f"{{{key}}}"), values.get(f"{key}单位", ""), "", False)


def _lines(request: Request, given: Given) -> list[Line]:
    """Return the draft's lines, filled and numbered."""
    chosen = request.chosen
    lines = expanded(lines_of(request.source, chosen, request.counts), given)
    whole = [Line(line.kind, _text(line.text, chosen, given.values)) for line in lines]
    return numbered([line for line in whole if line.text], through=chosen.get(NUMBERING) == THROUGH)


def _text(text: str, chosen: Mapping[str, str], values: Mapping[str, str]) -> str:
    return filled(holding(text, chosen), values).replace("》、《", "》《")


def _shown(line: Line) -> Line:
    return Line(line.kind, shown(line.text))


def document(composed: Composed, when: datetime) -> bytes:
    """Return the draft as an official document, its unfilled placeholders as marked controls."""
    made = typeset(composed.reading, when, contents=composed.contents, roles=composed.roles)
    roles = list(composed.roles.values())
    has_cover = composed.contents > 0 and roles.count(Role.TITLE) == 1
    return with_controls(made.content, composed.keys, cover=(Role.TITLE, Role.SUBTITLE) if has_cover else ())
