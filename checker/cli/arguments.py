"""The commands and their options, as the contract names them, with help and messages in Chinese."""

from __future__ import annotations

import argparse
import difflib
import re
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import NoReturn

from checker import COMMAND, PROGRAM, VERSION
from checker.cli.help import Help, chinese
from checker.cli.library_arguments import add_library
from checker.cli.opinion_arguments import add_opinions
from checker.errors import UsageError
from checker.settings import office_file

COMMANDS = ("check", "read", "rules", "demo", "apply", "typeset", "compare", "new", "opinions", "library")
FAIL_ON = {"错误": "error", "须说明": "major", "一般": "minor", "提示": "info", "从不": "never"}
"""The levels of --fail-on by their words; either is taken."""

_MOST_JOBS = 60  # Windows waits for 61 processes at most

_MESSAGES = (
    (r"the following arguments are required: (.+)", r"缺少参数：\1"),
    (r"unrecognized arguments: (.+)", r"不认识的参数：\1"),
    (r"argument (.+?): expected one argument", r"参数 \1 后面缺少内容"),
    (r"argument (.+?): expected at least one argument", r"参数 \1 后面缺少内容"),
    (r"argument (?:action|操作): invalid choice: '?(.+?)'? \(choose from .+\)", r"规划库没有“\1”这个操作"),
    (r"argument (?:command|命令): invalid choice: '?(.+?)'? \(choose from .+\)", r"没有“\1”这个命令"),
    (r"argument (.+?): invalid choice: '?(.+?)'? \(choose from (.+)\)", r"参数 \1 不能是“\2”，可选：\3"),
    (r"argument (.+?): invalid \w+ value: '(.*)'", r"参数 \1 的内容“\2”不对"),
    (r"argument (.+?): (.+)", r"参数 \1：\2"),
)


class Parser(argparse.ArgumentParser):
    """An argument parser that speaks Chinese and raises instead of leaving the process."""

    def __init__(self, **options: object) -> None:
        super().__init__(add_help=False, allow_abbrev=False, formatter_class=Help, **options)  # type: ignore[arg-type]
        self._positionals.title, self._optionals.title = "参数", "选项"
        self.add_argument("-h", "--help", action="help", help="显示这个说明")

    def error(self, message: str) -> NoReturn:
        """Raise the usage error that argparse found, in Chinese; it leads to the help of the command that was meant."""
        error = UsageError(detail=_said(message))
        error.advice = f"用法见 {self.prog} --help。"
        raise error

    def format_help(self) -> str:
        """Return the help text."""
        return chinese(super().format_help())


def _said(message: str) -> str:
    """Return in Chinese what argparse found."""
    for pattern, said in _MESSAGES:
        if found := re.fullmatch(pattern, message):
            told = found.expand(said).replace("'", "")
            like = difflib.get_close_matches(found[1], COMMANDS, 1) if "这个命令" in said else []
            return f"{told}，是不是 {like[0]}" if like else told
    return f"参数有误：{message}"


def parse(arguments: Sequence[str]) -> argparse.Namespace:
    """Return the parsed command line; raises UsageError."""
    return _parser().parse_args(list(arguments))


def _parser() -> Parser:
    parser = Parser(
        prog=COMMAND,
        description=f"{PROGRAM}：校核规划草案，对照上位规划。不带命令即打开窗口；"
        "已有窗口时由它打开，--new-window 另开一个。",
    )
    parser.add_argument("--version", action="version", version=f"{PROGRAM} {VERSION}", help="显示版本")
    parser.add_argument("--self-test", action="store_true", help="用自带样例检查程序是否完好")
    commands = parser.add_subparsers(dest="command", metavar="命令", parser_class=Parser, title="命令")
    _add_check(commands.add_parser("check", help="校核一份或多份待审稿"))
    _add_read(commands.add_parser("read", help="只读取，不校核"))
    _add_apply(commands.add_parser("apply", help="把别处作出的批注和修改写入 Word 文稿"))
    _add_typeset(commands.add_parser("typeset", help="版面整理：排成公文格式"))
    _add_rules(commands.add_parser("rules", help="规则手册"))
    library = commands.add_parser("library", help="规划库：入库、列出、查看、检索、移除")
    add_library(
        library, library.add_subparsers(dest="action", metavar="操作", parser_class=Parser, required=True, title="操作")
    )
    _add_compare(commands.add_parser("compare", help="两个版本对照：修改对照表，指标和问题的变化"))
    _add_new(commands.add_parser("new", help="按模板新建规划草案，上级规划的目标和任务填入"))
    opinions = commands.add_parser("opinions", help="征求意见：汇总各单位意见，在稿中定位，写成采纳情况表")
    add_opinions(opinions)
    _add_author(opinions)
    demo = commands.add_parser("demo", help="校核自带样例，结果写入 demo-output")
    demo.add_argument("--output", type=Path, default=Path("demo-output"), metavar="文件夹", help="结果写到哪里")
    demo.add_argument("--no-window", action="store_true", help="不打开窗口")
    return parser


def _add_check(parser: Parser) -> None:
    parser.add_argument(
        "drafts", nargs="+", type=Path, metavar="待审稿", help=".docx .txt .md .html .pdf，或文件夹，可给多份"
    )
    parser.add_argument("--upper", action="append", type=Path, default=[], metavar="上位规划", help="可重复")
    parser.add_argument("--sibling", action="append", type=Path, default=[], metavar="同级规划", help="可重复")
    parser.add_argument("--library", action="store_true", help="从规划库自动查找上位规划")
    for option, formats in OUTPUTS.items():
        parser.add_argument(f"--{option}", type=Path, metavar=f"文件{formats[0]}", help=_OUTPUT_HELP[option])
    parser.add_argument(
        "--earlier",
        choices=("keep", "accept"),
        default="keep",
        help="清稿中，待审稿已有的修订保留（keep，默认）还是先全部接受（accept）",
    )
    parser.add_argument("--facts", type=Path, metavar="编制情况.toml", help="编制说明所用：过程、测算，.toml 或 .json")
    parser.add_argument("--opinions", type=Path, metavar="意见.json", help="编制说明所用：opinions 写出的意见和答复")
    parser.add_argument("--hints", action="store_true", help="批注和问题清单中也列出需人工判断的提示")
    parser.add_argument(
        "--cover", action="store_true", help="批注稿前加一页校核说明：概况、问题数量、所用规划、未校核事项"
    )
    parser.add_argument("--select", type=_codes, default=(), metavar="规则", help="只用这些规则，如 NUM,XPL-01")
    parser.add_argument("--ignore", type=_codes, default=(), metavar="规则", help="不用这些规则")
    parser.add_argument("--settings", type=Path, metavar="文件.ini", help="校核设置：停用的规则、界限")
    parser.add_argument(
        "--fail-on",
        type=_level,
        default="error",
        metavar="级别",
        help="有达到此级别的问题时退出码为 1："
        "错误（error，默认）、须说明（major）、一般（minor）、提示（info）、从不（never）",
    )
    parser.add_argument(
        "--jobs", type=_jobs, metavar="个数", help="同时校核几份；不给时，待审稿较多则按处理器个数，最多 4"
    )
    _add_author(parser)


OUTPUTS: dict[str, tuple[str, ...]] = {
    "json": (".json",),
    "annotated": (".docx",),
    "revised": (".docx",),
    "clean": (".docx",),
    "report": (".docx", ".xlsx", ".html"),
    "table": (".docx", ".xlsx", ".html"),
    "alignment": (".docx", ".xlsx", ".html"),
    "statement": (".docx",),
    "explanation": (".docx",),
    "ledger": (".xlsx", ".docx", ".html"),
}
_OUTPUT_HELP = {
    "json": "全部结果，“-”为标准输出",
    "annotated": "批注稿：每条问题一条批注",
    "revised": "修订稿：可靠的改法写成修订",
    "clean": "清稿：可靠的改法直接改好，不留修订标记",
    "report": "核查报告（问题清单）",
    "table": "指标对照表，附指标对照图",
    "alignment": "规划衔接情况表",
    "statement": "衔接情况说明：由上面两表写成的文字稿，待补充处标黄",
    "explanation": "编制说明：八个部分，程序知道的已写好，待补充处标黄",
    "ledger": "数据台账：稿中每个数的指标、口径、出现位置和是否一致",
}


def _add_author(parser: Parser) -> None:
    parser.add_argument("--author", default=PROGRAM, metavar="姓名", help="批注和修订的作者")
    parser.add_argument("--date", type=_moment, default=None, metavar="时间", help="批注和修订的时间，如 2026-11-25")


def _add_read(parser: Parser) -> None:
    parser.add_argument("plan", type=Path, metavar="规划", help=".docx .txt .md .html .pdf")
    parser.add_argument("--json", type=Path, default=Path("-"), metavar="文件", help="结果文件，“-”为标准输出")
    parser.add_argument("--quantities", action="store_true", help="另列全部数量")
    parser.add_argument("--text", action="store_true", help="另列逐行文字")


def _add_apply(parser: Parser) -> None:
    parser.add_argument("draft", nargs="?", type=Path, metavar="待审稿", help=".docx .txt .md .html .pdf")
    parser.add_argument("--edits", type=Path, metavar="文件.json", help="修改清单")
    parser.add_argument("--output", type=Path, metavar="文件.docx", help="写成的文稿，不能是待审稿本身")
    parser.add_argument("--batch", type=Path, metavar="文件.jsonl", help="成批处理，不再另给待审稿、清单和输出")
    parser.add_argument(
        "--mode",
        choices=("tracked", "clean"),
        default="tracked",
        help="修改写成修订（tracked，默认）还是直接改好（clean）",
    )
    parser.add_argument(
        "--earlier",
        choices=("keep", "accept"),
        default="keep",
        help="稿中已有的修订保留（keep，默认）还是先全部接受（accept）",
    )
    _add_author(parser)
    parser.epilog = _APPLY


_APPLY = """\
修改清单是 JSON 列表，每项一处：
  [{"line": 段, "start": 起, "end": 止, "comment": "批注", "text": "改为的文字", "part": "body"}]
  段、起、止与 read --text 所列一致；comment 和 text 至少给一个，都给则都写；起止相同为插入，text 为空为删除，
  其中的换行另起一段；part 不给即正文，脚注为 footnotes；跨段的另给 "end_line": 止处所在的段。
结果写到标准输出：[{"index": 第几项，从0起, "done": 是否写成, "reason": 没有写成的原因}]；
  批注写成而 Word 不在原处显示的（如脚注、文本框中的），reason 说明写在哪里，其余写成的为 null。
  待审稿带数字签名、设有限制编辑的，须知写到标准错误，每条一行。
--batch 的文件一行一个任务：{"draft": "待审稿", "edits": "清单.json 或列表本身", "output": "文件.docx"}
  路径相对于当前文件夹。每个任务写出一行 JSON：
  {"job": 行号, "draft", "output", "results": [同上]}；没有完成的为 {"job", "draft", "output", "error": "原因"}，
  不影响其他任务，退出码为 3。"""


def _add_typeset(parser: Parser) -> None:
    parser.add_argument("draft", type=Path, metavar="文稿", help=".docx .txt .md .html .pdf")
    parser.add_argument("--output", type=Path, required=True, metavar="文件.docx", help="写成的文稿，不能是原稿本身")
    parser.add_argument(
        "--mode",
        choices=("tracked", "clean"),
        default="tracked",
        help="Word 稿的版面改动写成可逐处拒绝的格式修订（tracked，默认）还是直接改好（clean）",
    )
    _add_author(parser)
    parser.epilog = _TYPESET


_TYPESET = """\
Word 稿：按公文格式调整页面、标题、正文、落款、附件的字体字号、行距和缩进，已合要求的不动；文字和样式一律不改，
  表格只改字体；图片、文本框、分栏、横排页等不便自动整理的逐项列出，留给人工。
其他文稿：排成公文格式的 Word 文档。
字体、字号、边距等可按本单位习惯改：把要改的行写入用户数据文件夹的“公文版式.toml”，
  写法见 templates/official_layout.toml。"""


def _add_compare(parser: Parser) -> None:
    parser.add_argument("old", type=Path, metavar="修改前", help=".docx .txt .md .html .pdf")
    parser.add_argument("new", type=Path, metavar="修改后", help="格式可以与修改前不同")
    parser.add_argument(
        "--output", type=Path, required=True, metavar="文件", help=".docx .xlsx .json，“-”为标准输出的 JSON"
    )
    parser.add_argument("--upper", action="append", type=Path, default=[], metavar="上位规划", help="可重复")
    parser.add_argument("--library", action="store_true", help="从规划库自动查找上位规划")
    parser.add_argument("--opinions", type=Path, metavar="意见.json", help="修改依据所用：opinions 写出的意见和答复")
    parser.add_argument("--settings", type=Path, metavar="文件.ini", help="校核设置：停用的规则、界限")
    _add_author(parser)
    parser.epilog = _COMPARE


_COMPARE = """\
逐段列出修改、新增、删除、移动、分段、合并；标题和任务的序号、目录、页码、全角半角的变动不算修改。
另列指标变动（原值和新值），以及已消除、仍然存在、新出现的校核问题；要比较与上级规划的衔接，用 --upper 或 --library。
修改消除了校核问题的，修改依据一栏填规则编号；其余留空，由编制单位填写。"""


def _add_new(parser: Parser) -> None:
    parser.add_argument("template", nargs="?", metavar="模板", help="名称，或 .docx 文件（写出的草案也可接着填）")
    parser.add_argument("--list", action="store_true", help="列出全部模板；给出模板时列出它的各项占位符")
    parser.add_argument("--output", type=Path, metavar="文件.docx", help="写成的草案")
    parser.add_argument("--set", action="append", default=[], metavar="占位符=内容", help="填一项，可重复")
    parser.add_argument(
        "--from-upper", action="append", type=Path, default=[], metavar="上位规划", help="填入它的目标和任务，可重复"
    )
    parser.add_argument("--library", action="store_true", help="从规划库自动查找上位规划")
    parser.epilog = _NEW


_NEW = f"""\
没有填的占位符写作 {{名称}}，文中标黄，校核时逐处提示；上级规划没有写明的，一律不代拟。
  {COMMAND} new 五年专项规划 --output 草案.docx --set 地区=临溪区 --set 领域=科技创新 \\
      --set 规划期=2026—2030 --from-upper 市规划.docx
本单位的模板：把 .docx（占位符同样写在花括号里）放进用户数据文件夹的“规划模板”；{{指标表}}、{{承接任务}}、{{编制依据}}
  等由上级规划填入的占位符同样可用，写法见 templates/plans。"""


def _add_rules(parser: Parser) -> None:
    parser.add_argument("code", nargs="?", metavar="规则", help="如 NUM-04，不给则全部")
    parser.add_argument(
        "--format", choices=("text", "markdown", "json"), default="text", help="输出格式，默认 text（纯文本）"
    )
    parser.add_argument(
        "--output", type=Path, metavar="文件", help="写成文件：手册 .docx .xlsx .html，或可照着改的校核设置 .ini"
    )
    parser.epilog = f"本单位的校核设置放在：{office_file()}"


def _codes(text: str) -> tuple[str, ...]:
    return tuple(code.strip().upper() for code in text.split(",") if code.strip())


def _jobs(text: str) -> int:
    if not text.isascii() or not text.isdigit() or not 1 <= int(text) <= _MOST_JOBS:
        raise argparse.ArgumentTypeError(f"应为 1 到 {_MOST_JOBS} 的整数")
    return int(text)


def _moment(text: str) -> datetime:
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"“{text}”不是日期，应如 2026-11-25 或 2026-11-25T09:30") from None


def _level(text: str) -> str:
    """Return the level of a word of the office, or of the contract."""
    if (level := FAIL_ON.get(text, text)) not in FAIL_ON.values():
        raise argparse.ArgumentTypeError(f"没有“{text}”这一级，可用的是{'、'.join(FAIL_ON)}")
    return level
