"""What can go wrong: one class a cause, each with what happened and what to do, in Chinese."""

from __future__ import annotations

from pathlib import Path
from typing import Self


class PlanError(Exception):
    """Something the user can act on. `str()` gives two sentences: what happened, what to do."""

    code = "E000"
    what = "处理失败。"
    advice = "请重试；如仍失败，请反馈给技术支持。"

    def __init__(self, path: Path | str | None = None, *, detail: str = "") -> None:
        self.path = Path(path) if path is not None else None
        self.detail = detail
        super().__init__(str(self))

    def at(self, path: Path) -> Self:
        """Return the same error, naming the file."""
        return type(self)(path, detail=self.detail)

    def __str__(self) -> str:
        name = f"“{self.path.name}”" if self.path is not None else "文件"
        return self.what.format(name=name, detail=self.detail) + self.advice.format(name=name, detail=self.detail)


class InputError(PlanError):
    """An input that cannot be read: exit status 3."""


class OutputError(PlanError):
    """An output that cannot be written: exit status 3."""


class UsageError(PlanError):
    """Wrong usage of the command line: exit status 2."""

    code = "U001"
    what = "{detail}。"
    advice = "用法见 python main.py --help。"


class NotFound(InputError):
    code = "I001"
    what = "找不到文件{name}。"
    advice = "请核对路径和文件名。"


class NotAFile(InputError):
    code = "I002"
    what = "{name}是文件夹，不是文件。"
    advice = "请指定一个规划文件。"


class UnknownFormat(InputError):
    code = "I003"
    what = "不支持{name}的格式。"
    advice = "可以读取 .docx、.txt、.md、.html、.pdf；.doc 和 .wps 要装有 LibreOffice。"


class NotYetFormat(InputError):
    code = "I004"
    what = "本版本尚不能读取{name}这种格式（{detail}）。"
    advice = "请先在 Word 或 WPS 中另存为 .docx。"


class NotAZip(InputError):
    code = "I005"
    what = "{name}不是有效的 Word 文档，可能已损坏或只是改了扩展名。"
    advice = "请用 Word 或 WPS 打开原件后另存为 .docx。"


class OldOrEncrypted(InputError):
    code = "I006"
    what = "{name}是加密文档或旧版 .doc 文档，不能直接读取。"
    advice = "请在 Word 或 WPS 中解除密码，并另存为 .docx。"


class EmptyFile(InputError):
    code = "I007"
    what = "{name}是空文件。"
    advice = "请核对是否选错了文件。"


class NoText(InputError):
    code = "I008"
    what = "{name}里没有可读的文字。"
    advice = "如为扫描件，请先做文字识别后再校核。"


class NoMainPart(InputError):
    code = "I009"
    what = "{name}缺少正文部件，不是完整的 Word 文档。"
    advice = "请用 Word 或 WPS 打开并修复后另存为 .docx。"


class HostilePackage(InputError):
    code = "I010"
    what = "{name}的内部结构异常（{detail}），为安全起见没有打开。"
    advice = "请确认来源，用 Word 或 WPS 打开后另存为新的 .docx。"


class BrokenXml(InputError):
    code = "I011"
    what = "{name}的内部内容已损坏（{detail}）。"
    advice = "请用 Word 或 WPS 打开并修复后另存为 .docx。"


class UnreadableText(InputError):
    code = "I012"
    what = "认不出{name}的文字编码。"
    advice = "请用记事本打开，另存为 UTF-8 编码的 .txt。"


class InputLocked(InputError):
    code = "I013"
    what = "{name}被其他程序占用或没有读取权限。"
    advice = "请在 Word 或 WPS 中关闭该文件后重试。"


class Encrypted(OldOrEncrypted):
    code = "I014"
    what = "{name}设有打开密码，不能读取。"
    advice = "请在 Word 或 WPS 中解除密码后另存为 .docx。"


class OldWord(OldOrEncrypted):
    code = "I015"
    what = "{name}的内容是旧版 .doc 文档。"
    advice = "请在 Word 或 WPS 中打开，另存为 .docx。"


class BrokenZip(NotAZip):
    code = "I016"
    what = "{name}已损坏（{detail}）。"
    advice = "请找到完好的原件，或用 Word、WPS 修复后另存为 .docx。"


class NotWord(InputError):
    code = "I017"
    what = "{name}是 {detail}，不是 Word 文档。"
    advice = "请选择规划文本所在的 Word 文档。"


class WrongExtension(InputError):
    code = "I018"
    what = "{name}的内容其实是 {detail}，与扩展名不符。"
    advice = "请改用正确的扩展名，或另存为 .docx 后重试。"


class BrokenHtml(InputError):
    code = "I019"
    what = "{name}不是可读的网页（{detail}）。"
    advice = "请在浏览器中打开网页，把正文复制到 Word 文档后再校核。"


class NoOffice(InputError):
    code = "I020"
    what = "读取{name}要用 LibreOffice 转换，本机没有找到它。"
    advice = "请在 Word 或 WPS 中另存为 .docx，或安装 LibreOffice 后重试。"


class ConversionFailed(InputError):
    code = "I021"
    what = "LibreOffice 没能转换{name}，文件可能设有密码或已损坏。"
    advice = "请在 Word 或 WPS 中打开，另存为 .docx。"


class BrokenPdf(InputError):
    code = "I022"
    what = "{name}不是可读的 PDF（{detail}）。"
    advice = "请用 PDF 软件打开核对，另存或导出为 .docx 后再校核。"


class DraftChanged(InputError):
    code = "I023"
    what = "{name}在读取之后又被改动，批注和修订的位置已对不上。"
    advice = "请重新打开后再导出。"


class SettingsInvalid(InputError):
    code = "I024"
    what = "校核设置{name}有误：{detail}。"
    advice = "请改正或删去这一处后重试，写法见 README“调整规则”。"


class EditsInvalid(InputError):
    code = "I025"
    what = "修改清单{name}不能用：{detail}。"
    advice = "清单的写法见 python main.py apply --help。"


class TooLarge(InputError):
    code = "I026"
    what = "{name}过大（{detail}），不像是规划文本，没有读取。"
    advice = "请核对是否选错了文件；内容确实这样多的，请拆分后分别校核。"


class NotOrdinary(InputError):
    code = "I027"
    what = "{name}不是普通文件，而是{detail}，不能读取。"
    advice = "请指定一个规划文件。"


class ReadFailed(InputError):
    code = "I028"
    what = "没能读出{name}（{detail}）。"
    advice = "请检查磁盘、移动盘或网络连接后重试。"


class FolderMissing(OutputError):
    code = "O001"
    what = "输出位置{name}所在的文件夹不存在。"
    advice = "请先建立文件夹，或换一个位置。"


class OutputLocked(OutputError):
    code = "O002"
    what = "{name}正在 Word 或 WPS 中打开，无法写入。"
    advice = "请关闭后重试，或另存为其他文件名。{detail}"


class NoSpace(OutputError):
    code = "O003"
    what = "磁盘空间不足，{name}没有写成。"
    advice = "请清理磁盘或换一个位置后重试。"


class NoPermission(OutputError):
    code = "O004"
    what = "没有写入{name}的权限。"
    advice = "请换一个文件夹，或联系管理员。"


class WrongOutputFormat(OutputError):
    code = "O005"
    what = "不能把结果写成{name}这种格式。"
    advice = "可用的格式：{detail}。"


class OutputIsInput(OutputError):
    code = "O006"
    what = "输出文件{name}就是输入的规划文件，为防止覆盖没有写入。"
    advice = "请换一个输出文件名。"


class WriteFailed(OutputError):
    code = "O007"
    what = "{name}没有写成（{detail}）。"
    advice = "请换一个位置后重试，原有文件没有改动。"


class NeedsWord(OutputError):
    code = "O008"
    what = "待审稿{name}不是 .docx，不能写批注或修订。"
    advice = "请先把待审稿另存为 .docx，或改用 --report 输出问题清单。"


class ShelfError(PlanError):
    """The shelf of plans (规划库) can't be opened, read or written: exit status 3."""


class ShelfUnreachable(ShelfError):
    code = "L001"
    what = "连不上规划库{name}（{detail}）。"
    advice = "请核对地址、账号和网络，或联系管理员。"


class ShelfLocked(ShelfError):
    code = "L002"
    what = "规划库{name}正被其他程序占用。"
    advice = "请稍后重试；已入库的规划没有改动。"


class ShelfReadOnly(ShelfError):
    code = "L003"
    what = "规划库{name}只能读取，没有写入权限。"
    advice = "请联系管理员，或用 --shelf 换一个规划库。"


class ShelfDamaged(ShelfError):
    code = "L004"
    what = "规划库{name}已损坏，或不是本程序的规划库，没有改动它。"
    advice = "请从备份恢复；要另建新库，可运行 library set-aside，旧文件会改名保留。"


class ShelfFull(ShelfError):
    code = "L005"
    what = "磁盘空间不足，没有写入规划库{name}。"
    advice = "请清理磁盘后重试；已入库的规划没有改动。"


class ShelfTooNew(ShelfError):
    code = "L006"
    what = "规划库{name}是更新版本的程序建立的（{detail}）。"
    advice = "请升级本程序后再打开；规划库没有改动。"


class ShelfAddressInvalid(ShelfError):
    code = "L007"
    what = "规划库的位置写得不对（{detail}）。"
    advice = "请给出 .db 文件的路径，或 postgresql://用户:密码@主机/库名。"


class ShelfDriverMissing(ShelfError):
    code = "L008"
    what = "本机没有安装连接 PostgreSQL 规划库的组件。"
    advice = "请安装可选组件：pip install guihua-jiaohe[postgresql]。"


class ShelfFailed(ShelfError):
    code = "L009"
    what = "规划库{name}没有完成这次读写（{detail}）。"
    advice = "请重试；已入库的规划没有改动。"


class NotOnShelf(InputError):
    code = "L010"
    what = "规划库中没有编号为 {detail} 的规划。"
    advice = "编号见 library list。"


class ShelfEntryDamaged(InputError):
    code = "L011"
    what = "规划库中编号为 {detail} 的规划内容已损坏。"
    advice = "请用 library remove 移除后重新入库。"


class ShelfSound(UsageError):
    code = "L012"
    what = "规划库{name}能正常打开，没有移开它。"
    advice = "要移除个别规划，请用 library remove。"


class ReviewsError(PlanError):
    """The store of reviews can't be read or written; the draft itself is never touched."""


class ReviewsFull(ReviewsError):
    code = "S001"
    what = "磁盘空间不足，正文改动和处理意见没有自动保存。"
    advice = "请清理磁盘，程序会自动重试；也可以先导出。"


class ReviewsReadOnly(ReviewsError):
    code = "S002"
    what = "用户数据文件夹不能写入，正文改动和处理意见没有自动保存。"
    advice = "请检查文件夹 {detail} 的权限，程序会自动重试；也可以先导出。"


class ReviewsBusy(ReviewsError):
    code = "S003"
    what = "校核记录正被其他程序占用，正文改动和处理意见没有自动保存。"
    advice = "程序会自动重试；如一直如此，请关闭其他校核窗口。"


class ReviewsTooNew(ReviewsError):
    code = "S004"
    what = "校核记录是更新版本的程序建立的，本程序不能在其中保存。"
    advice = "请升级本程序；在此之前请用导出保存结果。"


class ReviewsFailed(ReviewsError):
    code = "S005"
    what = "正文改动和处理意见没有自动保存（{detail}）。"
    advice = "程序会自动重试；也可以先导出。"


class ReviewTaken(ReviewsError):
    code = "S006"
    what = "这份待审稿已由另一个窗口接着校核。"
    advice = "本窗口的结果另存为一份记录，没有丢失；请在那个窗口中继续。"


class NoTemplate(UsageError):
    code = "T001"
    what = "没有名为“{detail}”的模板。"
    advice = "全部模板见 python main.py new --list。"


class FieldInvalid(UsageError):
    code = "T002"
    what = "{detail}。"
    advice = "各项的填法见 python main.py new 模板 --list。"


class TemplateInvalid(InputError):
    code = "T003"
    what = "模板不能用：{detail}。"
    advice = "请对照 templates/plans 中的模板改正。"


class NotWorkbook(InputError):
    code = "R001"
    what = "{name}不能作为 Excel 工作簿读取{detail}。"
    advice = "请在 Excel 或 WPS 中另存为 .xlsx。"


class NoOpinions(InputError):
    code = "R002"
    what = "{name}中没有找到单位的意见。"
    advice = "请核对是否选错了文件；表格要有“意见”一列，回复函要有单位名称或分条的意见。"


class AnswersInvalid(InputError):
    code = "R003"
    what = "意见答复{name}的内容不对：{detail}。"
    advice = "答复的写法见 python main.py opinions --help。"


class FactsInvalid(InputError):
    code = "R004"
    what = "编制情况{name}的内容不对：{detail}。"
    advice = "写法见 templates/explanation_facts.toml。"


class ChapterFixed(InputError):
    code = "W001"
    what = "这一章不能移动：{detail}。"
    advice = "请在 Word 中移动。"


class ChapterUntracked(ChapterFixed):
    """A chapter that can be moved in a new draft, but not as a tracked change."""

    code = "W002"
    what = "这一章不能以修订方式移动：{detail}。"
    advice = "可以改为移动后另存新稿，或在 Word 中移动。"


class StepRefused(InputError):
    code = "W003"
    what = "这里不能这样改：{detail}。"
    advice = "请换一个位置，或在 Word 中改。"
