"""What a draft's own protection means for a copy with changes: said to the user, never taken off.

The copy keeps the protection as it stands; a digital signature holds for the draft alone, which is never touched.
"""

from __future__ import annotations

from checker.sources.package import Package
from checker.sources.wordml import attribute, child
from checker.word.changes import Mode

_OFF = ("0", "false", "off")
_TRACKED_ONLY = "trackedChanges"
_EDITING = {
    "readOnly": "原稿设有“只读”限制编辑，副本保留这一限制：在 Word 中停止保护后才能接受或拒绝修订",
    "comments": "原稿设有“只允许批注”的限制编辑，副本保留这一限制：在 Word 中停止保护后才能接受或拒绝修订",
    "forms": "原稿设有“只允许填写窗体”的限制编辑，副本保留这一限制：在 Word 中停止保护后才能接受或拒绝修订",
}
_PLAIN = "原稿设有“只允许修订”的限制编辑，副本中的改动没有按修订写入"
_SIGNED = "原稿带有数字签名，签名只对原稿有效；副本改动后签名失效，需要重新签署"
_FINAL = "原稿标记为最终状态，副本保留这一标记：在 Word 中选择“仍然编辑”后才能改动"


def cautions(data: bytes, *, mode: Mode = Mode.TRACKED, changed: bool = True) -> tuple[str, ...]:
    """Return in Chinese what the user should know before handing on a copy of a .docx; raises InputError.

    `changed` tells whether text is changed, not only commented on.
    """
    package = Package(data)
    out = [_SIGNED] if is_signed(package) else []
    editing = restricted_editing(package)
    if changed and editing == _TRACKED_ONLY and mode is Mode.CLEAN:
        out.append(_PLAIN)
    elif editing in _EDITING and (changed or editing != "comments"):
        out.append(_EDITING[editing])
    if _is_final(package):
        out.append(_FINAL)
    return tuple(out)


def is_signed(package: Package) -> bool:
    """Tell whether the package carries a digital signature."""
    return any(relation.kind == "origin" for relation in package.relationships())


def restricted_editing(package: Package) -> str | None:
    """Return what enforced protection still allows: `readOnly`, `comments`, `trackedChanges`, `forms`; else None."""
    for name in package.related(package.main, "settings"):
        found = child(package.xml(name), "documentProtection")
        if found is not None and (attribute(found, "enforcement") or "0") not in _OFF:
            return attribute(found, "edit")
    return None


def _is_final(package: Package) -> bool:
    """Tell whether the author marked the draft as final, as Word notes it among the custom properties."""
    for relation in package.relationships():
        if relation.kind != "custom-properties" or relation.target is None:
            continue
        for entry in package.xml(relation.target):
            if entry.get("name") == "_MarkAsFinal":
                return str(entry.xpath("string()")).strip().lower() in ("true", "1")
    return False
