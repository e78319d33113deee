"""FMT-13 并列用逗号: a comma between short coordinated words that stand with 、 elsewhere or in the same list."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from checker import resources
from checker.findings import Certainty, Edit, Finding, Place, Severity
from checker.reading.elements import PassageKind, Reading
from checker.rules.base import Context, Rule, Scope, draft_place, passages
from checker.rules.repeats import one_fix

_HAN = "[一-鿿]"
_BREAK = re.compile("[，。；：！？]")
_PREPOSITION = re.compile("[在以对从向于将把]")
_TOKEN = re.compile(rf"{_HAN}{{3,14}}")
_LISTED = re.compile(rf"({_HAN}{{3,14}})、(?={_HAN}{{3,14}})")
_COMMA = re.compile(rf"(?:(?<=[，、])|(?<![一-鿿]))({_HAN}{{3,14}})，(?=({_HAN}{{3,14}}))")


class Patterns(NamedTuple):
    """先进技术，先进工艺 by a common adjective; 半导体材料，金属材料、 by a common noun."""

    adjective: re.Pattern[str]
    noun: re.Pattern[str]
    verb: re.Pattern[str]


@cache
def _patterns() -> Patterns:
    rows = resources.rows("listing_words.tsv")
    adjectives = "|".join(row["word"] for row in rows if row["kind"] == "adjective")
    nouns = "|".join(row["word"] for row in rows if row["kind"] == "noun")
    verbs = sorted((row["word"] for row in resources.rows("lead_verbs.tsv")), key=len, reverse=True)
    return Patterns(
        re.compile(rf"(?P<same>{adjectives}){_HAN}{{2}}(?P<comma>，)(?P=same){_HAN}{{2,3}}"),
        re.compile(
            rf"(?P<same>{nouns})(?P<comma>，)(?P<other>(?![以从在把将对为向与和让使用]){_HAN}{{1,8}})(?P=same)(?=、)"
        ),
        re.compile("|".join(map(re.escape, verbs))),
    )


class CommaInList(Rule):
    """句内并列词语之间用顿号。

    为什么：短的并列词语用逗号隔开，会与分句的逗号混在一起；同一组词别处用顿号的，写法也不一致。
    依据：《标点符号用法》（GB/T 15834—2011）4.5

    错误：在半导体材料【，】金属材料、玻璃纤维等领域取得突破。
    改为：在半导体材料、金属材料、玻璃纤维等领域取得突破。
    正确：加快培育先进技术，推广先进工艺，扩大金属材料生产。
    """

    code = "FMT-13"
    name = "并列用逗号"
    severity = Severity.INFO
    certainty = Certainty.HINT
    scope = Scope.PLAN

    def check(self, context: Context) -> Iterator[Finding]:
        """Yield one finding with all places."""
        found = sorted(set(commas(context.draft)))
        if found:
            first = context.draft.passages[found[0].passage].normal
            at = found[0].span.start
            many = f"，全文共 {len(found)} 处" if len(found) > 1 else ""
            yield self.finding(
                found,
                f"并列词语之间疑误用逗号：“{first[max(0, at - 6) : at + 7]}”{many}。",
                advice="并列词语之间改用顿号。",
                fixes=one_fix([Edit(place, "、") for place in found], "改为顿号"),
            )


def commas(draft: Reading) -> Iterator[Place]:
    """Yield where the commas between coordinated words stand."""
    pairs: dict[str, set[str]] = defaultdict(set)
    for one, other in _pairs(draft):
        pairs[one].add(other)
    noted = {duty.passage for duty in draft.duties}  # commas part the levels of bodies there
    for i, passage in passages(draft, (PassageKind.BODY, PassageKind.CELL)):
        text = passage.normal
        if "，" not in text or i in noted:
            continue
        for match in _patterns().adjective.finditer(text):
            yield draft_place(i, *match.span("comma"))
        for match in _patterns().noun.finditer(text):
            if not _patterns().verb.match(match["other"]) and not _is_clause(text, match.start("comma")):
                yield draft_place(i, *match.span("comma"))
        for match in _COMMA.finditer(text) if pairs else ():
            if any(match[2].startswith(other) for other in pairs.get(match[1], ())):
                yield draft_place(i, match.end(1), match.end(1) + 1)


def _pairs(draft: Reading) -> Iterator[tuple[str, str]]:
    """Yield the neighbours that stand with 、 between them anywhere in the plan."""
    for _, passage in passages(draft, (PassageKind.BODY, PassageKind.CELL)):
        for match in _LISTED.finditer(passage.normal):
            following = _TOKEN.match(passage.normal, match.end())
            if following:
                yield match[1], following[0]


def _is_clause(text: str, comma: int) -> bool:
    """Tell whether a verb and its object stand before a comma (培育壮大新兴产业，), so that it parts clauses."""
    clause = _BREAK.split(text[:comma])[-1]
    return bool(_patterns().verb.match(clause)) and not _PREPOSITION.search(clause)
