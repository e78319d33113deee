"""Drafts, plans and lists that cannot be read."""
# ruff: noqa: D101 - each class says itself what happened

from __future__ import annotations

from checker import COMMAND
from checker.errors.causes import InputError


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
    what = "{name}是{kind}，不是 Word 文档。"
    advice = "请选择规划文本所在的 Word 文档。"


class WrongExtension(InputError):
    code = "I018"
    what = "{name}的内容其实是{kind}，与扩展名不符。"
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
    advice = f"清单的写法见 {COMMAND} apply --help。"


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


class NoDrafts(InputError):
    code = "I029"
    what = "文件夹{name}里没有可以校核的稿件。"
    advice = "请核对是否选错了文件夹；再下一级文件夹里的稿件，请指定那个文件夹。"
