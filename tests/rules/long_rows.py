"""Rows of words that plans say again and again, read and checked: `python -m tests.rules.long_rows SECONDS`.

Where a pattern can take a word in two ways, a row of twenty of them is tried in a million. Nothing here looks at single
patterns: whatever reads or checks a draft meets the rows, behind the words that lead up to lists and before what ends
none, with the names of the draft's area and of an indicator around them.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from itertools import product
from pathlib import Path

from checker.drafting.opinions.words import units_in
from checker.engine import check
from checker.reading import read
from checker.sources import plan_of

TIMES = 30
WORDS = """
2025年 2021—2025年 十四五 到2025年底前 每人每年 连续三年 近 约 的 了 以 达到 力争 增到 增长 由 从 比 提高到
不低于 累计 全面 基本 有 为 增 新增 ， 、 （ ） （甲） 【 】 “ ” “甲” 《 》 《甲》 ；甲 ： … — - ~ / 3 1, 1. 三
零 % 万 亿元 个 第三章 一、 （一） a * # [ | 局 完成 实现 建议 一核 十大 中心 项目一期 责任单位： 配合 除外 目标
""".split()
LISTED = """
和 及 以及 甲乙区和 甲乙和 、甲乙 甲乙以及 市 省市 县（市、区） 发改局、 要 须 牵头 牵头负责 加快 推进 建设 提出意见
""".split()
LEADS = ("", "支持", "由", "各县（市、区）", "不含", "打造", "发改局联合", "临溪区要", "（责任单位：")
END = "甲3%，临溪区要建设甲乙中心，研发投入强度达到3%。"
AREAS = ("青澜省澜川市临溪区", "青澜省澜川市")


def rows() -> Iterator[str]:
    """Yield every word in a row, those that are listed or heaped up behind every lead."""
    for lead, word in (*product(("",), (" ", "\t", *WORDS)), *product(LEADS, LISTED)):
        yield lead + word * TIMES + END


def main() -> None:
    """Read and check the rows as a plan beside the same rows as a plan above it, in so much processor time."""
    import resource

    resource.setrlimit(resource.RLIMIT_CPU, (int(sys.argv[1]), int(sys.argv[1]) + 1))
    lines = list(rows())
    for line in lines:
        units_in(line)
    plans = []
    for area in AREAS:
        title = f"{area}科技创新“十四五”规划\n\n{area}人民政府\n\n本规划范围为{area}全域。\n\n第一章 主要任务\n\n"
        plans.append(read(plan_of(Path(f"{area}.txt"), (title + "\n".join(lines)).encode())))
    for _ in check(plans[0], plans[1:]):
        pass


if __name__ == "__main__":
    main()
