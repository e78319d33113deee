"""The options of `opinions`."""

from __future__ import annotations

import argparse
from pathlib import Path


def add_opinions(parser: argparse.ArgumentParser) -> None:
    """Add the options of the command that makes the table of opinions; author and date are added by the caller."""
    parser.add_argument("draft", type=Path, metavar="征求意见稿", help=".docx .txt .md .html .pdf")
    parser.add_argument(
        "files",
        nargs="+",
        type=Path,
        metavar="意见",
        help="各单位的反馈：.xlsx .docx 等，表格或回复函，可给多份，或其文件夹",
    )
    parser.add_argument("--output", type=Path, required=True, metavar="汇总表.docx", help=".docx .xlsx .html 或 .json")
    parser.add_argument("--answers", type=Path, metavar="答复.json", help="逐条答复")
    parser.add_argument("--sent", type=int, metavar="份数", help="征求意见发出的份数，不给则在表中留空待填")
    parser.epilog = _OPINIONS


_OPINIONS = """\
认得的写法：有“意见”一列的表格（单位可在列中、可合并、可写在表的上方、工作表名或文件名中），一单位一表的填报表，
  分条的回复函；一格中分条的意见逐条拆开，“无意见”的单位计入收回、不计意见。
每条意见按所引原文、章节、段落、目录页码在稿中定位；拿不准的不定位，说明原因。
先写成 .json，填上答复，再作为 --answers 给出：
  [{"index": 序号, "adoption": "采纳|部分采纳|不采纳", "reason": "理由或修改后的表述",
    "change": {"block": 块, "before": "改前", "after": "改后"}, "finding": "校核问题的 key", "note": "备注"}]
  index 从 1 起，也可用 id；没有填 adoption 和 reason 的不改动。"""
