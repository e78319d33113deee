; Setup for one user, without an administrator. Built by desktop/packaging/windows.py, which gives
; VERSION, STAGE, TARGET, REMOVAL (the list of what is laid down), ICON and NOTES.
Target amd64-unicode
Unicode true
ManifestDPIAware true
ManifestSupportedOS Win10
SetCompressor /SOLID lzma
SetCompressorDictSize 32
!include MUI2.nsh
!include FileFunc.nsh
!include LogicLib.nsh

!define APP "guihua-jiaohe"
!define TITLE "规划校核"
!define PROGRAM "${APP}.exe"
!define PROGID "${APP}.docx"
!define CLASSES "Software\Classes"
!define UNINSTALL "Software\Microsoft\Windows\CurrentVersion\Uninstall\${APP}"

Name "${TITLE}"
OutFile "${TARGET}"
RequestExecutionLevel user
BrandingText "${TITLE} ${VERSION}"
InstallDir "$LOCALAPPDATA\Programs\${APP}"
InstallDirRegKey HKCU "Software\${APP}" "InstallDir"
VIProductVersion "${VERSION}.0"
VIAddVersionKey /LANG=2052 "ProductName" "${TITLE}"
VIAddVersionKey /LANG=2052 "FileDescription" "${TITLE} 安装程序"
VIAddVersionKey /LANG=2052 "FileVersion" "${VERSION}"
VIAddVersionKey /LANG=2052 "LegalCopyright" "MIT License"

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_FINISHPAGE_RUN "$INSTDIR\${PROGRAM}"
!define MUI_FINISHPAGE_RUN_TEXT "打开${TITLE}"
!define MUI_UNCONFIRMPAGE_TEXT_TOP "卸载只移除程序本身。校核记录、规划库和设置仍保留在用户数据文件夹（%APPDATA%\${APP}），再次安装后可继续使用；不再需要时可自行删除该文件夹。"
!insertmacro MUI_PAGE_WELCOME
!insertmacro MUI_PAGE_LICENSE "${NOTES}"
!define MUI_PAGE_CUSTOMFUNCTION_LEAVE OwnFolder
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "SimpChinese"

; A folder that holds anything else gets a folder of our own inside, so that removal never meets a stranger's files.
Function OwnFolder
  IfFileExists "$INSTDIR\${PROGRAM}" done
  IfFileExists "$INSTDIR\*.*" 0 done
    StrCpy $0 0
    FindFirst $1 $2 "$INSTDIR\*.*"
    ${Do}
      ${If} $2 == ""
        ${ExitDo}
      ${EndIf}
      ${If} $2 != "."
      ${AndIf} $2 != ".."
        StrCpy $0 1
        ${ExitDo}
      ${EndIf}
      FindNext $1 $2
    ${Loop}
    FindClose $1
    ${If} $0 == 1
      StrCpy $INSTDIR "$INSTDIR\${APP}"
    ${EndIf}
  done:
FunctionEnd

; A running program can't be replaced: it is asked to be closed; a silent run gives up with status 2.
!macro Closed un
Function ${un}Closed
  again:
  IfFileExists "$INSTDIR\${PROGRAM}" 0 free
  ClearErrors
  FileOpen $0 "$INSTDIR\${PROGRAM}" a
  IfErrors 0 opened
    IfSilent 0 ask
      SetErrorLevel 2
      Quit
    ask:
    MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "${TITLE}正在运行。请保存并关闭它，再点“重试”。" IDRETRY again
    SetErrorLevel 2
    Quit
  opened:
  FileClose $0
  free:
FunctionEnd
!macroend
!insertmacro Closed ""
!insertmacro Closed "un."

Section "main"
  Call OwnFolder
  Call Closed
  SetShellVarContext current
  SetOutPath "$INSTDIR"
  ; Of an earlier version nothing may be left that the new one would load.
  RMDir /r "$INSTDIR\app"
  RMDir /r "$INSTDIR\site"
  RMDir /r "$INSTDIR\licenses"
  Delete "$INSTDIR\*.pyd"
  ClearErrors
  File /r "${STAGE}\*.*"
  ${If} ${Errors}
    SetErrorLevel 3
    Abort "有文件没有写成，请检查磁盘空间后重新安装。"
  ${EndIf}
  WriteUninstaller "$INSTDIR\uninstall.exe"

  CreateDirectory "$SMPROGRAMS\${TITLE}"
  CreateShortcut "$SMPROGRAMS\${TITLE}\${TITLE}.lnk" "$INSTDIR\${PROGRAM}"
  CreateShortcut "$SMPROGRAMS\${TITLE}\卸载${TITLE}.lnk" "$INSTDIR\uninstall.exe"
  CreateShortcut "$DESKTOP\${TITLE}.lnk" "$INSTDIR\${PROGRAM}"

  ; “打开方式”里多一项，.docx 原来用什么打开仍用什么打开。
  WriteRegStr HKCU "Software\${APP}" "InstallDir" "$INSTDIR"
  WriteRegStr HKCU "${CLASSES}\${PROGID}" "" "${TITLE}待审稿"
  WriteRegStr HKCU "${CLASSES}\${PROGID}\DefaultIcon" "" "$INSTDIR\${PROGRAM},0"
  WriteRegStr HKCU "${CLASSES}\${PROGID}\shell\open\command" "" '"$INSTDIR\${PROGRAM}" "%1"'
  WriteRegStr HKCU "${CLASSES}\.docx\OpenWithProgids" "${PROGID}" ""
  WriteRegStr HKCU "${CLASSES}\Applications\${PROGRAM}" "FriendlyAppName" "${TITLE}"
  WriteRegStr HKCU "${CLASSES}\Applications\${PROGRAM}\SupportedTypes" ".docx" ""
  WriteRegStr HKCU "${CLASSES}\Applications\${PROGRAM}\shell\open\command" "" '"$INSTDIR\${PROGRAM}" "%1"'

  WriteRegStr HKCU "${UNINSTALL}" "DisplayName" "${TITLE}"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayIcon" "$INSTDIR\${PROGRAM},0"
  WriteRegStr HKCU "${UNINSTALL}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${UNINSTALL}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKCU "${UNINSTALL}" "NoModify" 1
  WriteRegDWORD HKCU "${UNINSTALL}" "NoRepair" 1
  ${GetSize} "$INSTDIR" "/S=0K" $0 $1 $2
  IntFmt $0 "0x%08X" $0
  WriteRegDWORD HKCU "${UNINSTALL}" "EstimatedSize" "$0"
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
SectionEnd

Section "Uninstall"
  Call un.Closed
  SetShellVarContext current
  SetOutPath "$TEMP"
  !include "${REMOVAL}"
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR" ; only when nothing of the user's is in it
  RMDir /r "$LOCALAPPDATA\${APP}\Cache" ; made again at any time
  RMDir "$LOCALAPPDATA\${APP}"
  Delete "$DESKTOP\${TITLE}.lnk"
  Delete "$SMPROGRAMS\${TITLE}\${TITLE}.lnk"
  Delete "$SMPROGRAMS\${TITLE}\卸载${TITLE}.lnk"
  RMDir "$SMPROGRAMS\${TITLE}"
  DeleteRegKey HKCU "${CLASSES}\${PROGID}"
  DeleteRegValue HKCU "${CLASSES}\.docx\OpenWithProgids" "${PROGID}"
  DeleteRegKey /ifempty HKCU "${CLASSES}\.docx\OpenWithProgids"
  DeleteRegKey /ifempty HKCU "${CLASSES}\.docx"
  DeleteRegKey HKCU "${CLASSES}\Applications\${PROGRAM}"
  DeleteRegKey HKCU "${UNINSTALL}"
  DeleteRegKey HKCU "Software\${APP}"
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
SectionEnd
