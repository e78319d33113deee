"""STR-04 序号标点或字符异常: 17，among 17.; single characters such as ⒛; 、 behind a bracket."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator

from checker.findings import Certainty, Edit, Finding, Fix, Place, Safety, Severity
from checker.reading.elements import Heading, Reading
from checker.reading.numbering import Style
from checker.rules.base import Context, Rule, Scope
from checker.rules.sight import Sight
from checker.rules.structure.numbering import Ordinal, chinese, ordinal
from checker.rules.structure.skipped_number import number_place
from checker.text import Span

_SIGNS = {Style.DIGIT: ".", Style.HAN: "、"}
_AFTER_BRACKET = re.compile(r"[、，.．:：]")
_SINGLE = re.compile(r"[⒈-⒛⑴-⒇㈠-㈩]")


class OddNumberMark(Rule):
    """序号后的标点和序号字符应与同级一致。

    为什么：“17，”“⒛”多由录入或文字识别造成，目录不能识别，替换字体后还会变成方框。

    错误：1.建设平台。加快建设。
    2.培育企业。加快培育。
    【3，】引进人才。加快引进。
    4.优化环境。加快优化。
    改为：1.建设平台。加快建设。
    2.培育企业。加快培育。
    3.引进人才。加快引进。
    4.优化环境。加快优化。
    正确：一、重点任务
    （一）建设平台
    1.省级平台。加快建设。
    2.市级平台。加快建设。
    """

    code = "STR-04"
    name = "序号标点或字符异常"
    severity = Severity.MINOR
    certainty = Certainty.SURE
    scope = Scope.PLAN
    sight = Sight.OUTLINE

    def check(self, context: Context) -> Iterator[Finding]:
        """Yield each number that is written otherwise than its siblings; “1、” used throughout is told once."""
        draft = context.draft
        groups: dict[tuple[Style, int], list[tuple[Heading, Ordinal]]] = defaultdict(list)
        for heading in draft.outline:
            if not heading.automatic and (number := ordinal(heading)):
                groups[number.style, heading.level].append((heading, number))
                yield from self._character(draft, heading, number)
                yield from self._after_bracket(draft, heading, number)
        for (style, _), group in groups.items():
            if style in _SIGNS:
                yield from self._signs(draft, group, _SIGNS[style])
        yield from self._circles(draft)

    def _signs(self, draft: Reading, group: list[tuple[Heading, Ordinal]], right: str) -> Iterator[Finding]:
        signs = Counter(_sign(number) for _, number in group if _sign(number))
        usual = signs.most_common(1)[0][0] if signs else right
        if usual != right and len(signs) == 1 and len(group) > 1:
            number = group[0][1]
            wanted = f"{number.value if right == '.' else chinese(number.value)}{right}"
            yield self.finding(
                [number_place(draft, heading) for heading, _ in group],
                f"序号“{number.printed}”后用“{usual}”，全文共 {len(group)} 处。",
                severity=Severity.INFO,
                advice=f"公文中写作“{wanted}”；全文一致的也可保留。",
            )
        elif usual == right:
            yield from self._unlike(draft, group, usual)

    def _unlike(self, draft: Reading, group: list[tuple[Heading, Ordinal]], usual: str) -> Iterator[Finding]:
        """Yield the numbers with another sign: one by one, or a whole list that is alike in itself as one finding."""
        families: dict[int | None, list[tuple[Heading, Ordinal]]] = defaultdict(list)
        for heading, number in group:
            families[heading.parent].append((heading, number))
        for family in families.values():
            odd = [(heading, number) for heading, number in family if _sign(number) not in ("", usual)]
            if len(odd) > 1 and len(odd) == len(family):
                written, first = odd[0][1].printed, group[0][1].written(odd[0][1].value)
                yield self.finding(
                    [number_place(draft, heading) for heading, _ in odd],
                    f"这一组序号写作“{written}”，其他部分写作“{first}”，共 {len(odd)} 处。",
                    severity=Severity.INFO,
                    advice="请统一序号后的标点。",
                )
            else:
                yield from (self._odd(draft, heading, number, usual) for heading, number in odd)

    def _odd(self, draft: Reading, heading: Heading, number: Ordinal, usual: str) -> Finding:
        core = re.match(r"\w+", number.printed)
        return self._replace(number_place(draft, heading), number.printed, f"{core[0] if core else ''}{usual}")

    def _character(self, draft: Reading, heading: Heading, number: Ordinal) -> Iterator[Finding]:
        if _SINGLE.fullmatch(number.printed):
            plain = unicodedata.normalize("NFKC", number.printed).replace("(", "（").replace(")", "）")
            yield self._replace(number_place(draft, heading), number.printed, plain)

    def _after_bracket(self, draft: Reading, heading: Heading, number: Ordinal) -> Iterator[Finding]:
        place, text = number_place(draft, heading), draft.passages[heading.passage].normal
        if number.printed.endswith("）") and _AFTER_BRACKET.match(text, place.span.stop):
            mark = Place(0, heading.passage, Span(place.span.stop, place.span.stop + 1))
            yield self.finding(
                [mark],
                f"序号“{number.printed}”后不加“{mark.span.of(text)}”。",
                advice=f"删去“{mark.span.of(text)}”。",
                fixes=(Fix("删去标点", (Edit(mark, ""),), Safety.SAFE),),
            )

    def _circles(self, draft: Reading) -> Iterator[Finding]:
        """Yield ② where it goes on a sequence of 1. and not one of ①."""
        for heading in draft.outline:
            number = ordinal(heading)
            above = draft.outline[heading.parent] if heading.parent is not None else None
            before = ordinal(above) if above else None
            if not number or not before or number.style is not Style.CIRCLE or before.style is not Style.DIGIT:
                continue
            siblings = [one for one in draft.outline if one.parent == heading.parent]
            if number.value == before.value + 1 and siblings[0] is heading and number.value > 1:
                right = before.written(number.value)
                yield self._replace(number_place(draft, heading), number.printed, right)

    def _replace(self, place: Place, written: str, right: str) -> Finding:
        return self.finding(
            [place],
            f"序号“{written}”与同级写法不一，应为“{right}”。",
            advice=f"改为“{right}”。",
            fixes=(Fix(f"改为“{right}”", (Edit(place, right),), Safety.SAFE),),
        )


def _sign(number: Ordinal) -> str:
    """Return the sign behind a number, empty for a single character (⒛) or a bracket."""
    return number.printed[-1] if number.printed[-1] in ".、，．" else ""
