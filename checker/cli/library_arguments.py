"""The options of `library` and its commands."""

from __future__ import annotations

import argparse
import re
from pathlib import Path
from typing import Protocol

LEVELS = {"国家": "nation", "省": "province", "市": "city", "区县": "district", "县": "county", "镇": "town"}
"""What the user calls the levels of profiles."""


class Commands(Protocol):
    """What argparse gives to add commands to."""

    def add_parser(self, name: str, *, help: str) -> argparse.ArgumentParser:
        """Add a command and return its parser."""


def add_library(parser: argparse.ArgumentParser, commands: Commands) -> None:
    """Add the commands of `library`; `commands` is what its subparsers hang on."""
    parser.epilog = (
        "规划库默认存放在用户数据文件夹；环境变量 GUIHUA_JIAOHE_LIBRARY 或“校核设置.ini”的[规划库]可另定位置。"
    )
    add = commands.add_parser("add", help="把规划入库，可给文件和文件夹")
    add.add_argument("paths", nargs="+", type=Path, metavar="规划", help=".docx .txt .md .html .pdf，或文件夹")
    _options(add)
    _options(_filters(commands.add_parser("list", help="列出库中规划")))
    show = _options(commands.add_parser("show", help="一份规划的情况和指标"))
    show.add_argument("id", type=int, metavar="编号")
    show.add_argument("--save", type=Path, metavar="文件", help="把入库时的原文件另存出来")
    search = commands.add_parser("search", help="全文检索")
    search.add_argument("words", nargs="+", metavar="词语", help="同段出现全部词语；加引号的须原样出现")
    search.add_argument("--limit", type=_positive, default=20, metavar="条数", help="最多列出多少条，默认 20")
    _options(_filters(search))
    remove = _options(commands.add_parser("remove", help="从库中移除"))
    remove.add_argument("ids", nargs="+", type=int, metavar="编号")
    _options(commands.add_parser("refresh", help="用本版程序重新读取旧版程序入库的规划"))
    aside = commands.add_parser("set-aside", help="规划库损坏时，把旧文件改名保留，以便另建新库")
    aside.add_argument("--shelf", metavar="位置", help=argparse.SUPPRESS)


def _filters(parser: argparse.ArgumentParser) -> argparse.ArgumentParser:
    parser.add_argument("--region", metavar="地区", help="只看这个地区的，如 清远")
    parser.add_argument("--level", choices=tuple(LEVELS), help="只看这一级的")
    parser.add_argument("--years", type=_years, metavar="年份", help="只看规划期含这些年份的，如 2021-2025")
    parser.add_argument("--in-force", action="store_true", help="不看已被替代的旧版本")
    return parser


def _options(parser: argparse.ArgumentParser) -> argparse.ArgumentParser:
    parser.add_argument("--shelf", metavar="位置", help="规划库的位置：.db 文件，或 postgresql://用户:密码@主机/库名")
    parser.add_argument("--json", type=Path, metavar="文件", help="结果写成 JSON，“-”为标准输出")
    return parser


def _years(text: str) -> tuple[int, int]:
    found = re.fullmatch(r"((?:19|20)\d\d)(?:[-—~–至]((?:19|20)\d\d))?", text.strip())
    if found is None or int(found[2] or found[1]) < int(found[1]):
        raise argparse.ArgumentTypeError(f"年份“{text}”应如 2025 或 2021-2025")
    return int(found[1]), int(found[2] or found[1])


def _positive(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"“{text}”不是正整数")
    return int(text)
