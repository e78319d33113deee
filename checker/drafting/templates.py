"""Templates of plans and the drafts made from them: the program's own, and those that an office puts beside them.

The program's templates are texts in `templates/plans`; an office's are .docx files, or texts of the same kind, in the
folder `规划模板` of the user's data folder. Both have placeholders in braces: {地区}, {止年}.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from checker import resources
from checker.drafting import source, word_draft
from checker.drafting.fields import FOLDER, Field, FieldType, fields_of
from checker.drafting.filling import keys_in
from checker.drafting.generated import GENERATED
from checker.drafting.known_values import known_values
from checker.drafting.text_draft import BASIS, CHOSEN, FIELD, Request, compose, document
from checker.drafting.upper_content import OfferedIndicator, is_above, offered
from checker.errors import NoTemplate, PlanError, TemplateInvalid, UsageError
from checker.files import check_output, read_bytes, write_bytes
from checker.reading.elements import Reading
from checker.sources.plain_text import decode

_OWN = "plans"
_STAGES = ("稿次",)
"""Fields beside the variants by which a template may choose its lines."""
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Template:
    """A template: what it is for, what it asks, and where it stands. `is_own`: the office's, not the program's."""

    name: str
    help: str
    path: Path
    fields: tuple[Field, ...]
    is_own: bool = False
    source: tuple[str, ...] = ()
    variants: tuple[str, ...] = ()
    """The keys of fields that choose between wordings (编号, 责任标注)."""
    counts: tuple[str, ...] = ()
    """The keys of fields that say how many times a group stands (任务数)."""
    contents: int = 0
    """Levels of headings in the table of contents; 0 for none."""

    @property
    def is_word(self) -> bool:
        """Tell whether it is a .docx, which stays as it is but for its placeholders."""
        return self.path.suffix.lower() == ".docx"


def list_templates() -> list[Template]:
    """Return all templates, the program's first; one of the office's that can't be read is logged and left out."""
    out = [_text_template(path, is_own=False) for path in sorted(resources.template(_OWN).glob("*.txt"))]
    out.sort(key=lambda template: template.path.name)
    folder = resources.user_folder() / FOLDER
    for path in sorted(folder.iterdir()) if folder.is_dir() else ():
        if path.suffix.lower() in (".docx", ".txt") and not path.name.startswith(("~$", ".")):
            try:
                out.append(read_template(path))
            except PlanError as error:
                _log.warning("本单位模板 %s 读不了：%s", path, error)
    return out


def find_template(name: str) -> Template:
    """Return the template of that name, or the one that stands at that path; raises NoTemplate or InputError."""
    path = Path(name)
    if path.suffix.lower() in (".docx", ".txt") and path.is_file():
        return read_template(path)
    listed = list_templates()
    same = [one for one in listed if name in (one.name, one.path.name)] or [one for one in listed if name in one.name]
    if len(same) != 1 and not (same and same[0].name == name):
        raise NoTemplate(detail=name)
    return same[-1] if same[-1].name == name else same[0]


def read_template(path: Path) -> Template:
    """Return the template of a file of the office's; raises InputError."""
    if path.suffix.lower() == ".txt":
        return _text_template(path, is_own=True)
    keys = word_draft.keys(path)
    if not keys:
        raise TemplateInvalid(path, detail=f"“{path.name}”中没有写在花括号里的占位符，如 {{地区}}")
    return Template(path.stem, "本单位模板", path, _fields(keys), is_own=True)


def _text_template(path: Path, *, is_own: bool) -> Template:
    head, lines = source.divided(decode(read_bytes(path)), path.name)
    variants = [_choice(row) for row in head.get("variant", ())]
    counts = [_count(row) for row in head.get("count", ())]
    most = {field.key.removesuffix("数"): max(int(field.default), 1) for field in counts}
    chosen = {field.key: field.default for field in variants}
    every = source.lines_of([_unconditional(line) for line in lines], chosen, most)
    keys = [key for line in every for key in keys_in(line.text)]
    name = str(head.get("name", path.stem))
    own, most_keys = (tuple(field.key for field in group) for group in (variants, counts))
    fields = (*_fields([key for key in keys if key not in own]), *variants, *counts)
    return Template(
        name,
        str(head.get("help", "")),
        path,
        fields,
        is_own,
        tuple(lines),
        own,
        most_keys,
        int(head.get("contents", 0)),
    )


def _unconditional(line: str) -> str:
    """Return a line as it stands where all conditions hold: every placeholder is to be known."""
    line = re.sub(r"\[\[[^\]=]+=[^\]:]+:(.*?)\]\]", r"\1", line)
    return re.sub(r"^(?:\[[^\]=]+=[^\]]+\]\s*)+", "", line)


def _fields(keys: Sequence[str]) -> tuple[Field, ...]:
    """Return the fields that a template asks for, first those that only its values follow from."""
    wanted = [key for key in keys if key not in GENERATED]
    lead = ["地区", "上级地区", "规划期"] if any(field.computed for field in fields_of(wanted)) else []
    last = [CHOSEN] if any(key in GENERATED for key in keys) else []
    return fields_of([*lead, *wanted, *last])


def _choice(row: Mapping[str, Any]) -> Field:
    choices = tuple(map(str, row["choices"]))
    return Field(row["key"], FieldType.CHOICE, str(row.get("help", "")), choices, choices[0], "体例")


def _count(row: Mapping[str, Any]) -> Field:
    choices = tuple(str(number) for number in range(int(row.get("least", 1)), source.MOST + 1))
    return Field(row["key"], FieldType.CHOICE, str(row.get("help", "")), choices, str(row["default"]), "体例")


def new_draft(
    template: Template,
    values: Mapping[str, str],
    uppers: Sequence[Reading],
    output: Path,
    *,
    when: datetime | None = None,
) -> list[Field]:
    """Write a new draft (.docx) and return its unfilled placeholders, each once, in the order of the text.

    Values that are not of their field's type raise FieldInvalid, a key that the template has not is taken as it is:
    parts that upper plans give bring fields of their own (某指标目标值). Raises InputError or OutputError, too.
    """
    if output.suffix.lower() != ".docx":
        raise UsageError(detail="新稿只能写成 .docx")
    check_output(output, (template.path, *(upper.plan.path for upper in uppers)))
    content, keys = _made(template, known_values(checked(template, values)), uppers, output, when or datetime.now())
    write_bytes(output, content)
    return list(fields_of(keys))


def _made(
    template: Template, known: Mapping[str, str], uppers: Sequence[Reading], output: Path, when: datetime
) -> tuple[bytes, list[str]]:
    if template.is_word:
        return word_draft.draft(template.path, known, uppers, output)
    made = compose(_request(template, known, uppers, output))
    return document(made, when), list(made.keys)


def asked(template: Template, values: Mapping[str, str], uppers: Sequence[Reading]) -> list[Field]:
    """Return what a draft would leave unfilled, the figures of the upper plans' indicators too; writes nothing."""
    known, nowhere = known_values(checked(template, values)), Path(f"{template.name}.docx")
    if template.is_word:
        return list(fields_of(word_draft.draft(template.path, known, uppers, nowhere)[1]))
    return list(fields_of(compose(_request(template, known, uppers, nowhere)).keys))


def unknown_keys(template: Template, values: Mapping[str, str], uppers: Sequence[Reading]) -> list[str]:
    """Return the keys for which neither the template nor what upper plans give has a place: misspelt ones."""
    own = {field.key for field in template.fields}
    rest = [key for key in values if key not in own]
    if not rest:
        return []
    known = {key: value for key, value in values.items() if key in own}
    more = {field.key for field in asked(template, known, uppers)} | set(known_values(checked(template, known)))
    units = {field.key.removesuffix("目标值") + "单位" for field in fields_of(more)}
    return [key for key in rest if key not in more | units]


def offered_indicators(
    template: Template, values: Mapping[str, str], uppers: Sequence[Reading]
) -> list[OfferedIndicator]:
    """Return the targets of upper plans that the draft may take up; those that `is_due` it takes unless told others.

    The names of those wanted, joined by 、, are the value of the field 指标.
    """
    draft = bare_draft(template, values)
    above = [upper for upper in uppers if is_above(draft.profile, upper.profile)]
    return offered(draft, above, values.get(FIELD, ""))


def not_above(template: Template, values: Mapping[str, str], uppers: Sequence[Reading]) -> list[Reading]:
    """Return the plans given that do not stand above the draft, of which nothing is taken."""
    draft = bare_draft(template, values)
    return [upper for upper in uppers if not is_above(draft.profile, upper.profile)]


def bare_draft(template: Template, values: Mapping[str, str]) -> Reading:
    """Return the draft without anything of upper plans, to look for these by: its area, field, period and level."""
    known = known_values(checked(template, values))
    output = Path(f"{template.name}.docx")
    if template.is_word:
        return word_draft.reading(template.path, known)
    return compose(_request(template, known, (), output)).reading


def checked(template: Template, values: Mapping[str, str]) -> dict[str, str]:
    """Return values as they are written, and the defaults of fields without one; raises FieldInvalid."""
    known = {field.key: field for field in template.fields}
    out = {field.key: field.default for field in template.fields if field.default}
    for key, text in values.items():
        field = known.get(key) or fields_of([key])[0]
        if value := field.value(text):
            out[key] = value
    return out


def _request(template: Template, values: Mapping[str, str], uppers: Sequence[Reading], output: Path) -> Request:
    chosen = {key: value for key, value in values.items() if key in template.variants or key in _STAGES}
    counts = {key.removesuffix("数"): int(values[key]) for key in template.counts}
    return Request(template.source, chosen, counts, dict(values), tuple(uppers), output, _contents(template, values))


def _contents(template: Template, values: Mapping[str, str]) -> int:
    """Return the levels of the contents: those of the template, unless its variant 目录 leaves them out."""
    return 0 if values.get("目录") == "不带" else template.contents


__all__ = [
    "BASIS",
    "Field",
    "FieldType",
    "OfferedIndicator",
    "Template",
    "asked",
    "bare_draft",
    "find_template",
    "list_templates",
    "new_draft",
    "not_above",
    "offered_indicators",
    "read_template",
    "unknown_keys",
]
