; The Windows installer: for one user, no administrator, no internet.
;   makensis -DVERSION=0.1.0 -DSTAGE=build/windows -DSIZE=KB -DLOOK=build/setup-look -DOUT=setup.exe [-DQUICK] setup.nsi
; The installer speaks Vietnamese, with /ENGLISH English. /S installs silently, /D=C:\folder elsewhere. Exit codes:
; 0 done, 1 given up by the person, 2 a file could not be written, 3 workspaces could not be backed up, 4 the program is open.
; Workspaces lie in %LOCALAPPDATA%\kiemdiem: copied by the program before an upgrade, never deleted.
; The layout of the folder is told in kiemdiem_desktop/services/program_home.py.
Target amd64-unicode
Unicode true
!ifdef QUICK
  SetCompressor zlib
!else
  SetCompressor /SOLID lzma
  SetCompressorDictSize 32
!endif
SetDateSave off ; the same bytes whenever it is built
RequestExecutionLevel user
ManifestDPIAware true
ManifestSupportedOS all
!include MUI2.nsh
!include FileFunc.nsh
!include LogicLib.nsh
!include WinVer.nsh

!define KEY "Software\KiemDiem"
!define UNINSTALL "Software\Microsoft\Windows\CurrentVersion\Uninstall\KiemDiem"
!define CLASSES "Software\Classes"
!define PACKAGE "KiemDiem.Package"
!define NEW "$INSTDIR\versions\${VERSION}"
!define SHELVES "$LOCALAPPDATA\kiemdiem\so"

Name "$(TITLE)"
OutFile "${OUT}"
InstallDir "$LOCALAPPDATA\Programs\KiemDiem"
InstallDirRegKey HKCU "${KEY}" "folder"
BrandingText "$(TITLE) ${VERSION}"
VIProductVersion "${VERSION}.0"
!define MUI_ICON "${STAGE}\kiemdiem.ico"
!define MUI_UNICON "${STAGE}\kiemdiem.ico"
!define MUI_WELCOMEFINISHPAGE_BITMAP "${LOOK}\side.bmp"
!define MUI_ABORTWARNING
!define MUI_WELCOMEPAGE_TITLE "$(WELCOME_TITLE)"
!define MUI_WELCOMEPAGE_TEXT "$(WELCOME)"
!insertmacro MUI_PAGE_WELCOME
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!define MUI_FINISHPAGE_TITLE "$(FINISH_TITLE)"
!define MUI_FINISHPAGE_TEXT "$(FINISH)"
!define MUI_FINISHPAGE_RUN "$INSTDIR\kiemdiem.exe"
!define MUI_FINISHPAGE_RUN_TEXT "$(RUN)"
!insertmacro MUI_PAGE_FINISH
!define MUI_UNCONFIRMPAGE_TEXT_TOP "$(LEAVING)"
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGEEX "${LOOK}" "Vietnamese"
!insertmacro MUI_LANGUAGE "English"
!include words.nsh

VIAddVersionKey /LANG=${LANG_VIETNAMESE} "ProductName" "Kiểm điểm cuối năm"
VIAddVersionKey /LANG=${LANG_VIETNAMESE} "FileDescription" "Cài đặt Kiểm điểm cuối năm"
VIAddVersionKey /LANG=${LANG_VIETNAMESE} "FileVersion" "${VERSION}"
VIAddVersionKey /LANG=${LANG_VIETNAMESE} "ProductVersion" "${VERSION}"
VIAddVersionKey /LANG=${LANG_VIETNAMESE} "LegalCopyright" ""

Var Previous ; the version that starts now, "" for none

!macro GiveUp CODE
  SetErrorLevel ${CODE}
  Quit
!macroend

Function .onInit
  StrCpy $LANGUAGE ${LANG_VIETNAMESE}
  ${GetParameters} $0
  ClearErrors
  ${GetOptions} $0 "/ENGLISH" $1
  ${IfNot} ${Errors}
    StrCpy $LANGUAGE ${LANG_ENGLISH}
  ${EndIf}
  ${IfNot} ${AtLeastWin10}
    MessageBox MB_OK|MB_ICONSTOP "$(OLD_WINDOWS)" /SD IDOK
    !insertmacro GiveUp 2
  ${EndIf}
FunctionEnd

Function un.onInit
  StrCpy $LANGUAGE ${LANG_VIETNAMESE}
  ReadRegStr $0 HKCU "${KEY}" "language"
  ${If} $0 == "${LANG_ENGLISH}"
    StrCpy $LANGUAGE ${LANG_ENGLISH}
  ${EndIf}
FunctionEnd

; Reads the first line of current.txt without its end.
Function ReadPrevious
  StrCpy $Previous ""
  ClearErrors
  FileOpen $0 "$INSTDIR\current.txt" r
  ${IfNot} ${Errors}
    FileRead $0 $Previous
    FileClose $0
  ${EndIf}
  ${Do}
    StrCpy $1 $Previous 1 -1
    ${If} $1 != "$\n"
    ${AndIf} $1 != "$\r"
    ${AndIf} $1 != " "
      ${ExitDo}
    ${EndIf}
    StrCpy $Previous $Previous -1
  ${Loop}
FunctionEnd

; The new version, whole, beside the one that is there: nothing of the old one is touched yet.
Function LayVersion
  SetOutPath "$INSTDIR"
  RMDir /r "${NEW}.part"
  ClearErrors
  SetOutPath "${NEW}.part"
  File /r "${STAGE}\versions\${VERSION}\*.*"
  SetOutPath "$INSTDIR"
  ${If} ${Errors}
    RMDir /r "${NEW}.part"
    MessageBox MB_OK|MB_ICONSTOP "$(NOT_WRITTEN)" /SD IDOK
    !insertmacro GiveUp 2
  ${EndIf}
FunctionEnd

; The new program copies every workspace, before the old program goes.
Function BackUp
  IfFileExists "${SHELVES}\*.*" again
    Return
  again:
  DetailPrint "$(BACKING_UP)"
  nsExec::Exec '"${NEW}.part\python\python.exe" -m kiemdiem_desktop workspace back-up-all'
  Pop $0
  ${If} $0 != 0
    MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "$(NOT_BACKED_UP)" /SD IDCANCEL IDRETRY again
    RMDir /r "${NEW}.part"
    !insertmacro GiveUp 3
  ${EndIf}
FunctionEnd

; The same version installed once more takes the place of its files.
Function PutInPlace
  RMDir /r "${NEW}.old"
  again:
  ${If} ${FileExists} "${NEW}\*.*"
    ClearErrors
    Rename "${NEW}" "${NEW}.old"
    ${If} ${Errors}
      MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "$(OPEN)" /SD IDCANCEL IDRETRY again
      RMDir /r "${NEW}.part"
      !insertmacro GiveUp 4
    ${EndIf}
  ${EndIf}
  Rename "${NEW}.part" "${NEW}"
  RMDir /r "${NEW}.old"
FunctionEnd

; Two lines: the version that starts, and the one to go back to.
Function Switch
  FileOpen $0 "$INSTDIR\current.new" w
  FileWrite $0 "${VERSION}$\n"
  ${If} $Previous != ""
  ${AndIf} $Previous != "${VERSION}"
    FileWrite $0 "$Previous$\n"
  ${EndIf}
  FileClose $0
  Delete "$INSTDIR\current.txt"
  Rename "$INSTDIR\current.new" "$INSTDIR\current.txt"
FunctionEnd

; Versions older than the one to go back to are taken away.
Function RemoveOlder
  ${If} $Previous == "${VERSION}"
    Return
  ${EndIf}
  FindFirst $0 $1 "$INSTDIR\versions\*.*"
  ${DoWhile} $1 != ""
    ${If} $1 != "."
    ${AndIf} $1 != ".."
    ${AndIf} $1 != "${VERSION}"
    ${AndIf} $1 != "$Previous"
      RMDir /r "$INSTDIR\versions\$1"
    ${EndIf}
    FindNext $0 $1
  ${Loop}
  FindClose $0
FunctionEnd

!macro Associate SUFFIX
  WriteRegNone HKCU "${CLASSES}\${SUFFIX}\OpenWithProgids" "${PACKAGE}"
  ReadRegStr $0 HKCR "${SUFFIX}" ""
  ${If} $0 == "" ; another program's file type is left to it
    WriteRegStr HKCU "${CLASSES}\${SUFFIX}" "" "${PACKAGE}"
  ${EndIf}
!macroend

!macro Dissociate SUFFIX
  DeleteRegValue HKCU "${CLASSES}\${SUFFIX}\OpenWithProgids" "${PACKAGE}"
  DeleteRegKey /ifempty HKCU "${CLASSES}\${SUFFIX}\OpenWithProgids"
  ReadRegStr $0 HKCU "${CLASSES}\${SUFFIX}" ""
  ${If} $0 == "${PACKAGE}"
    DeleteRegValue HKCU "${CLASSES}\${SUFFIX}" ""
  ${EndIf}
  DeleteRegKey /ifempty HKCU "${CLASSES}\${SUFFIX}"
!macroend

!macro TellExplorer
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
!macroend

; .asice.age ends in .age for Windows, which knows one ending alone.
Function Register
  WriteRegStr HKCU "${KEY}" "folder" "$INSTDIR"
  WriteRegStr HKCU "${KEY}" "language" "$LANGUAGE"
  WriteRegStr HKCU "${CLASSES}\${PACKAGE}" "" "Gói hồ sơ kiểm điểm"
  WriteRegStr HKCU "${CLASSES}\${PACKAGE}\DefaultIcon" "" "$INSTDIR\kiemdiem.ico"
  WriteRegStr HKCU "${CLASSES}\${PACKAGE}\shell\open\command" "" '"$INSTDIR\kiemdiem.exe" --open "%1"'
  !insertmacro Associate ".asice"
  !insertmacro Associate ".age"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayName" "Kiểm điểm cuối năm"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayIcon" "$INSTDIR\kiemdiem.ico"
  WriteRegStr HKCU "${UNINSTALL}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL}" "UninstallString" '"$INSTDIR\go-cai-dat.exe"'
  WriteRegStr HKCU "${UNINSTALL}" "QuietUninstallString" '"$INSTDIR\go-cai-dat.exe" /S'
  WriteRegDWORD HKCU "${UNINSTALL}" "NoModify" 1
  WriteRegDWORD HKCU "${UNINSTALL}" "NoRepair" 1
  ${GetSize} "$INSTDIR" "/S=0K" $0 $1 $2
  WriteRegDWORD HKCU "${UNINSTALL}" "EstimatedSize" "$0"
  !insertmacro TellExplorer
FunctionEnd

Section
  AddSize ${SIZE}
  Call ReadPrevious
  Call LayVersion
  Call BackUp
  Call PutInPlace
  SetOverwrite try
  File "${STAGE}\kiemdiem.exe"
  File "${STAGE}\kiemdiem-lenh.exe"
  File "${STAGE}\kiemdiem.ico"
  SetOverwrite on
  Call Switch
  Call RemoveOlder
  WriteUninstaller "$INSTDIR\go-cai-dat.exe"
  CreateShortCut "$SMPROGRAMS\$(TITLE).lnk" "$INSTDIR\kiemdiem.exe" "" "$INSTDIR\kiemdiem.ico"
  CreateShortCut "$DESKTOP\$(TITLE).lnk" "$INSTDIR\kiemdiem.exe" "" "$INSTDIR\kiemdiem.ico"
  Call Register
SectionEnd

Section Uninstall
  SetOutPath "$TEMP"
  again:
  ClearErrors
  RMDir /r "$INSTDIR\versions.go"
  Rename "$INSTDIR\versions" "$INSTDIR\versions.go"
  ${If} ${Errors}
  ${AndIf} ${FileExists} "$INSTDIR\versions\*.*"
    MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "$(OPEN)" /SD IDCANCEL IDRETRY again
    !insertmacro GiveUp 4
  ${EndIf}
  RMDir /r "$INSTDIR\versions.go"
  Delete "$INSTDIR\current.txt"
  Delete "$INSTDIR\kiemdiem.exe"
  Delete "$INSTDIR\kiemdiem-lenh.exe"
  Delete "$INSTDIR\kiemdiem.ico"
  Delete "$INSTDIR\go-cai-dat.exe"
  RMDir "$INSTDIR" ; goes only if nothing of the person's lies there
  Delete "$SMPROGRAMS\$(TITLE).lnk"
  Delete "$DESKTOP\$(TITLE).lnk"
  !insertmacro Dissociate ".asice"
  !insertmacro Dissociate ".age"
  DeleteRegKey HKCU "${CLASSES}\${PACKAGE}"
  DeleteRegKey HKCU "${UNINSTALL}"
  DeleteRegKey HKCU "${KEY}"
  !insertmacro TellExplorer
SectionEnd
