"""STR-16 有标题无内容: a heading with nothing below it before the next one of its level."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from checker.findings import Certainty, Finding, Place, Severity
from checker.reading.elements import Heading, PassageKind, Reading
from checker.reading.numbering import Style
from checker.rules.base import Context, Rule, Scope
from checker.rules.sight import Look, Part
from checker.rules.structure.numbering import ordinal

_STYLES = {Style.PART, Style.CHAPTER, Style.SECTION, Style.HAN, Style.HAN_BRACKET, Style.DIGIT}
_LONGEST = 30  # characters of a heading; a longer one says what it has to say itself
_MOST = 3  # empty headings of one kind: more are items of a list


class EmptyHeading(Rule):
    """标题下应有内容。

    为什么：标题后面紧接同级标题，多是正文漏贴或标题层级设错。

    错误：一、发展基础
    能力稳步提升。
    【二、总体要求】
    三、重点任务
    建设平台。
    四、保障措施
    加强领导。
    正确：一、重点任务
    （一）建设平台
    加快建设。
    二、保障措施
    加强领导。
    """

    code = "STR-16"
    name = "有标题无内容"
    severity = Severity.MINOR
    certainty = Certainty.LIKELY
    scope = Scope.PLAN
    look = Look.at(lambda p: False, Part.OUTLINE)

    def check(self, context: Context) -> Iterator[Finding]:
        """Yield the headings without content whose siblings have some."""
        families: dict[tuple[int, Style], list[tuple[Heading, bool]]] = defaultdict(list)
        for heading, empty in emptiness(context.draft):
            number = ordinal(heading)
            if number and number.style in _STYLES:
                families[heading.level, number.style].append((heading, empty))
        for family in families.values():
            bare = [heading for heading, empty in family if empty]
            if 0 < len(bare) <= _MOST and 3 * len(bare) <= len(family):
                yield from (self._one(context.draft, heading) for heading in bare if not _says_all(heading))

    def _one(self, draft: Reading, heading: Heading) -> Finding:
        return self.finding(
            [Place(0, heading.passage, heading.span)],
            f"标题“{(heading.number or '') + heading.title}”下无内容。",
            advice="请补充内容，或核对标题层级。",
        )


def _says_all(heading: Heading) -> bool:
    """Tell whether a heading holds what it has to say itself: 项目名称：…, or a whole sentence."""
    return len(heading.title) > _LONGEST or "：" in heading.title[:-1]


def emptiness(draft: Reading) -> Iterator[tuple[Heading, bool]]:
    """Yield the headings, each with whether another of its level or a higher one follows at once."""
    outline = draft.outline
    for i, heading in enumerate(outline):
        if heading.level == 0:
            continue
        if i + 1 == len(outline):
            yield heading, False
            return
        following = outline[i + 1]
        between = draft.passages[heading.passage + 1 : following.passage]
        content = any(passage.kind is not PassageKind.FURNITURE for passage in between) or heading.run_in
        content = content or _may_hold_picture(draft, heading, following)
        yield heading, not content and following.level <= heading.level and following.passage > heading.passage


def _may_hold_picture(draft: Reading, heading: Heading, following: Heading) -> bool:
    """Tell whether a paragraph without text stands between two headings of a file with pictures."""
    if not any("图片" in note for note in draft.plan.notes):
        return False
    last = draft.passages[heading.passage].stretches[-1].block
    return draft.passages[following.passage].stretches[0].block > last + 1
