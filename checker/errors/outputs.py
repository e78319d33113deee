"""Files that cannot be written."""
# ruff: noqa: D101 - each class says itself what happened

from __future__ import annotations

from checker.errors.causes import OutputError


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


class NameRefused(OutputError):
    code = "O009"
    what = "Windows 不允许文件名{name}。"
    advice = "请换一个文件名，不用 CON、AUX 等设备名和 : ? * 等符号，末尾不留点和空格。"
