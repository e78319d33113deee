"""People whose names, and plans whose places, are written with whatever there is: all of it works there."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.no_network import ROOT

UPPER = "澜川市科技创新“十四五”规划（2021—2025年）\n一、目标\n到2025年，研发投入强度达到2.2%。\n"
DRAFT = "澜川市临溪区科技创新“十四五”规划（2021—2025年）\n一、目标\n到2025年，研发投入强度达到2%。\n"


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="sets where Linux looks for the user's folders")
def test_a_user_of_any_name(tmp_path: Path) -> None:
    home = tmp_path / "李😀 O'Brien&𠮷#100%"
    deep = home / "文档" / "/".join(["规划编制材料汇编（征求意见）"] * 8)
    deep.mkdir(parents=True)
    upper, draft = deep / "市规划.txt", deep / "草案👍.txt"
    upper.write_text(UPPER, "utf-8")
    draft.write_text(DRAFT, "utf-8")
    assert len(str(draft)) > 150
    own = {"HOME": str(home), "TMPDIR": str(tmp_path)}
    dropped = ("GUIHUA_JIAOHE_DATA", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "GUIHUA_JIAOHE_LIBRARY")
    environment = {name: value for name, value in os.environ.items() if name not in dropped} | own
    outputs = {"--annotated": "批注稿.docx", "--report": "清单.xlsx", "--json": "结果.json"}
    words = [word for option, name in outputs.items() for word in (option, str(deep / name))]
    for arguments in (("library", "add", str(upper)), ("check", str(draft), "--library", *words, "--fail-on", "never")):
        done = subprocess.run(
            [sys.executable, str(ROOT / "main.py"), *arguments], env=environment, capture_output=True, check=False
        )
        assert done.returncode == 0, done.stderr.decode("utf-8", "replace")
    assert "市规划.txt" in (deep / "结果.json").read_text("utf-8")
    assert all((deep / name).stat().st_size for name in outputs.values())
    assert (home / ".local/share/guihua-jiaohe/规划库.db").exists()
    assert (home / ".cache/guihua-jiaohe/jieba.cache").exists(), "what can be made again lies apart"
