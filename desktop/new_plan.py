"""新建规划 in the background, free of Qt: templates and what they ask, upper plans and what they give, the file."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from checker.errors import PlanError
from checker.paths import proposed_name
from checker.reading.elements import Reading
from desktop.jobs import Ticket
from desktop.language import tr

if TYPE_CHECKING:
    from checker.drafting.templates import Field, OfferedIndicator, Template
    from checker.library.above import Above

ABOUT = ("基本情况", "体例")
"""The groups of fields that every draft is asked for first; what else there is follows on a page of its own."""
INDICATORS = "指标"
"""The field that names the upper plans' indicators to take up."""
_BETWEEN = "　"


@dataclass(frozen=True, slots=True)
class Offer:
    """A template with the headings of the draft that it makes, each indented by its level."""

    template: Template
    outline: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Places:
    """What is suggested while one types: areas, each with that above it, and fields of government."""

    regions: tuple[str, ...]
    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class UpperPlan:
    """An upper plan that a draft may be made under, and why it is listed."""

    reading: Reading
    reason: str

    @property
    def title(self) -> str:
        """Its title, or the name of its file."""
        return "".join((self.reading.profile.title or self.reading.plan.path.stem).split())


@dataclass(frozen=True, slots=True)
class Given:
    """What upper plans give a draft: the indicators that it may take up, and the fields still asked for."""

    indicators: tuple[OfferedIndicator, ...]
    asked: tuple[Field, ...]


def offers(ticket: Ticket) -> list[Offer]:
    """Return all templates, the program's first; raises PlanError."""
    from checker.drafting.templates import list_templates

    return [Offer(template, _outline(template)) for template in list_templates()]


def _outline(template: Template) -> tuple[str, ...]:
    """Return the headings of a draft without values; empty where one of an office's own can't be read."""
    from checker.drafting.templates import bare_draft

    try:
        reading = bare_draft(template, {})
    except PlanError:
        return ()
    headings = (heading for heading in reading.outline if 0 < heading.level < 3)
    return tuple(f"{_BETWEEN * 2 * (one.level - 1)}{one.number or ''}{one.title}" for one in headings)


def template_folder() -> Path:
    """Return the folder of the office's own templates, made when missing; raises OSError."""
    from checker import resources
    from checker.drafting.fields import FOLDER

    folder = resources.user_folder() / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def places(ticket: Ticket) -> Places:
    """Return what is suggested for area and field."""
    from checker import resources
    from checker.reading import regions

    fields = dict.fromkeys(row["field"] for row in resources.rows("plan_fields.tsv") if row["field"])
    shown = []
    for row in resources.rows("regions.tsv"):
        if ", to " in row["source"]:
            continue
        region = next((one for one in regions.named(row["name"]) if one.code == row["code"]), None)
        above = regions.parent(region) if region is not None else None
        shown.append(row["name"] + (f"{_BETWEEN}{regions.full_name(above)}" if above is not None else ""))
    return Places(tuple(shown), tuple(fields))


def divided_place(suggested: str) -> tuple[str, str]:
    """Return the area of a suggestion, and the one above it."""
    name, _, above = suggested.partition(_BETWEEN)
    return name, above


def checked(template: Template, values: Mapping[str, str]) -> str:
    """Return what is wrong with the values, in a sentence; empty for nothing."""
    from checker.drafting import templates

    try:
        templates.checked(template, values)
    except PlanError as error:
        return str(error).partition("。")[0] + "。"  # what is to be done stands in the field itself
    return ""


def proposed_path(template: Template, values: Mapping[str, str], folder: Path, ticket: Ticket) -> Path:
    """Return a file in a folder that is not there yet, named by the draft's title as far as the values say it."""
    from checker.drafting.templates import bare_draft

    title = "".join((bare_draft(template, values).profile.title or "").split())
    title = template.name if not title or "{" in title else title
    path, number = folder / proposed_name(title, ".docx"), 1
    while path.exists():
        number += 1
        path = folder / proposed_name(title, f"（{number}）.docx")
    return path


def shelf_uppers(
    template: Template,
    values: Mapping[str, str],
    above: Callable[[Reading, Sequence[Reading], Ticket], tuple[object, Above | None]],
    ticket: Ticket,
) -> list[UpperPlan]:
    """Return the plans that the shelf has above such a draft; raises PlanError."""
    from checker.drafting.templates import bare_draft

    ticket.report(tr("从规划库查找上位规划"))
    _, found = above(bare_draft(template, values), (), ticket)
    return [UpperPlan(one.reading, tr("规划库：{0}").format(one.reason)) for one in found.taken] if found else []


def given(template: Template, values: Mapping[str, str], uppers: Sequence[Reading], ticket: Ticket) -> Given:
    """Return what upper plans give such a draft, and what it still asks for; raises PlanError."""
    from checker.drafting.templates import asked, offered_indicators

    ticket.report(tr("读取上位规划的指标和任务"))
    offered = offered_indicators(template, values, uppers) if uppers else []
    fields = [field for field in asked(template, values, uppers) if not field.computed and field.key != INDICATORS]
    return Given(tuple(offered), tuple(fields))


def write(
    template: Template, values: Mapping[str, str], uppers: Sequence[Reading], output: Path, ticket: Ticket
) -> int:
    """Write the draft and return how many placeholders it leaves open; raises PlanError."""
    from checker.drafting.templates import new_draft

    ticket.report(tr("写出“{0}”").format(output.name))
    return len(new_draft(template, values, uppers, output))
