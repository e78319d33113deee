"""LNG-10 段落、词句重复: sentences that stand twice in one plan, words that stand twice in a row."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from checker.findings import Certainty, Edit, Finding, Fix, Severity
from checker.reading.elements import PassageKind, Reading
from checker.rules.base import Context, Rule, Scope, draft_place
from checker.rules.choice import choice
from checker.rules.language.repeats import Repeat, doubled, long_repeats
from checker.text import Span

_BY_NATURE = re.compile(r"(?:责任|牵头|配合|主办|协办|参与|支持)(?:单位|部门)|\.(?:pdf|docx?|wps)|印发")
_LEADING = re.compile("习近平|党中央|党的|两个维护")
_POLITICAL = re.compile("国家安全|中国特色|四个|新发展(?:理念|格局|阶段)|高质量发展")
_LONG = 30  # characters from which on a stretch that ends no sentence is worth a hint
_PARAGRAPH = 80  # characters from which on whole sentences are no set phrase any more


class RepeatedText(Rule):
    """同一句话、同一个词不应重复出现。

    为什么：整句重复多是复制粘贴后没有改写，词语连写两遍多是误录，都应保留一处。

    错误：推动人工智能与养老服务深度融合，建设居家机构结合的诊疗体系。加强社会治理。
    支持疾病防治创新，【推动人工智能与养老服务深度融合，建设居家机构结合的诊疗体系。】增强治理能力。
    错误：进一步【推进推进】产业升级。
    正确：推动人工智能与养老服务深度融合，建设居家机构结合的诊疗体系。
    培育未来产业产业链，加强监测预测预警，推动产业升级。
    """

    code = "LNG-10"
    name = "段落、词句重复"
    severity = Severity.MINOR
    certainty = Certainty.LIKELY
    scope = Scope.PLAN
    folds = True

    def check(self, context: Context) -> Iterator[Finding]:
        """Yield repeated sentences once each, long repeated parts of sentences as hints, and doubled words."""
        figures: dict[int, list[Span]] = defaultdict(list)
        for metric in context.draft.metrics:
            figures[metric.passage].append(metric.span)
        for repeat in long_repeats(choice(context.draft, frozenset({PassageKind.BODY}))):
            counts = any(span.overlaps(repeat.span) for span in figures.get(repeat.passage, ()))
            severity = _severity(context.draft, repeat, counts)
            if severity:
                yield self._repeat(context.draft, repeat, severity)
        for i, (span, once) in doubled.over(context.draft):
            place = draft_place(i, *span)
            yield self.finding(
                [place],
                f"“{once}”连写了两遍。",
                advice=f"保留一个“{once}”。",
                fixes=(Fix(f"改为“{once}”", (Edit(place, once),)),),
            )

    def _repeat(self, draft: Reading, repeat: Repeat, severity: Severity) -> Finding:
        words = repeat.span.of(draft.passages[repeat.passage].normal)
        shown = words if len(words) <= 24 else words[:22] + "……"
        heading = draft.section_path(draft.passages[repeat.first_passage].section)
        where = f"“{heading[-1].title}”下" if heading else "前文"
        return self.finding(
            [draft_place(repeat.passage, *repeat.span), draft_place(repeat.first_passage, *repeat.first)],
            f"“{shown}”与{where}的文字重复（{len(words)} 字）。",
            severity=severity,
            certainty=Certainty.LIKELY if severity is Severity.MINOR else Certainty.HINT,
            advice="保留一处，或结合本节内容改写。",
        )


def _severity(draft: Reading, repeat: Repeat, counts: bool) -> Severity | None:
    """Return how bad a repeat is, None where such text repeats by nature: duties, titles, staged goals, set phrases.

    `counts`: it gives a figure, as goals and their stages do.
    """
    words = repeat.span.of(draft.passages[repeat.passage].normal)
    sentences = repeat.begins_sentence and repeat.ends_sentence
    if sentences and len(words) >= _PARAGRAPH:
        return Severity.MINOR
    if _BY_NATURE.search(words) or "《" in words or _LEADING.search(words):
        return None
    if not sentences and _POLITICAL.search(words):
        return None
    if not repeat.begins_sentence and counts:
        return None
    if repeat.ends_sentence and (len(words) > 24 or repeat.begins_sentence):
        return Severity.MINOR
    return Severity.INFO if len(words) >= _LONG else None
