#!/bin/sh
# 把规划校核加入本用户的开始菜单和 .docx 的“打开方式”（不改默认程序）；加 --remove 即移除。不需要管理员权限。
set -eu
here=$(cd "$(dirname "$0")" && pwd)
menu="${XDG_DATA_HOME:-$HOME/.local/share}/applications"
entry="$menu/guihua-jiaohe.desktop"
if [ "${1:-}" = "--remove" ]; then
    rm -f "$entry"
    echo "已从菜单移除。校核记录、规划库和设置仍保留；程序文件夹可直接删除。"
else
    mkdir -p "$menu"
    cat >"$entry" <<EOF
[Desktop Entry]
Type=Application
Name=规划校核
Comment=读懂规划草案，对照上位规划，找出不一致
Exec="$here/guihua-jiaohe" %f
Icon=$here/guihua-jiaohe.png
Terminal=false
Categories=Office;
MimeType=application/vnd.openxmlformats-officedocument.wordprocessingml.document;
StartupWMClass=guihua-jiaohe
EOF
    echo "已加入菜单。移动程序文件夹后请再运行一次。"
fi
if command -v update-desktop-database >/dev/null 2>&1; then update-desktop-database "$menu" >/dev/null 2>&1 || true; fi
