"""Whether two plans are of one field: both overall plans, or both of what their titles name."""

from __future__ import annotations

import re
from functools import lru_cache

from checker.reading.elements import Profile
from checker.reading.folding import fold

OVERALL = re.compile("国民经济和社会发展|政府工作报告")
_ASIDE = re.compile(
    r"[（(〔\[][^（）()〔〕\[\]]*[）)〕\]]|[“”\"《》\s—\-－\d年]|十[一二三四五六]五|第十[一二三四五六]个五年|[一二三四五]年"
)
_GENERAL = re.compile(
    "规划纲要|规划|纲要|行动计划|行动方案|实施方案|实施意见|若干意见|若干措施|三年行动|工作方案|建设方案|方案|意见|计划|"
    "关于|进一步|加快|推动|推进|促进|深化|改革|实施|印发|通知|高质量|发展|建设|打造|高地|创新|产业|赋能|体系|工程|"
    "人民政府|办公厅|办公室|部门|战略|强市|强省|强国|[的和与及在等]"
)


def is_overall(profile: Profile) -> bool:
    """Tell whether a plan is of everything: a five-year outline, or a government's report on its work."""
    return OVERALL.search(profile.title or "") is not None


def same_field(one: Profile, other: Profile) -> bool:
    """Tell whether two plans are of one field, as far as their titles tell: two characters in common are enough."""
    if is_overall(one) or is_overall(other):
        return is_overall(one) and is_overall(other)
    return bool(_words(one.title or "", one.region) & _words(other.title or "", other.region))


@lru_cache(64)
def _words(title: str, region: str | None) -> frozenset[str]:
    """Return the pairs of neighbouring characters that tell the field."""
    text = _ASIDE.sub("", fold(title).normal)
    text = text.rpartition("关于")[2].replace("创新驱动", "科技")
    for part in re.findall(r"[一-鿿]{1,6}?[省市区县旗州盟]", region or ""):
        text = text.replace(part, "＃")
    text = _GENERAL.sub("＃", re.sub(r"^[一-鿿]{2,12}?[省市区县旗州盟](?=[一-鿿]{4})", "", text))
    return frozenset(text[i : i + 2] for i in range(len(text) - 1) if "＃" not in text[i : i + 2])
