; The Windows installer: for one user, no administrator, no internet. makensis -DVERSION=… -DSTAGE=… -DOUT=… setup.nsi
; /S installs silently. Workspaces lie in %LOCALAPPDATA%\kiemdiem and are never touched, but copied before an upgrade.
Target amd64-unicode
Unicode true
SetCompressor /SOLID lzma
RequestExecutionLevel user
ManifestDPIAware true
!include MUI2.nsh
!include FileFunc.nsh

!define TITLE "Kiểm điểm cuối năm"
!define FOLDER "$LOCALAPPDATA\Programs\KiemDiem"
!define UNINSTALL "Software\Microsoft\Windows\CurrentVersion\Uninstall\KiemDiem"
!define CLASSES "Software\Classes"

Name "${TITLE}"
OutFile "${OUT}"
InstallDir "${FOLDER}"
InstallDirRegKey HKCU "Software\KiemDiem" "folder"
BrandingText "${TITLE} ${VERSION}"
!define MUI_ICON "${STAGE}\kiemdiem.ico"
!define MUI_UNICON "${STAGE}\kiemdiem.ico"
!define MUI_ABORTWARNING
!define MUI_FINISHPAGE_RUN "$INSTDIR\kiemdiem.exe"
!insertmacro MUI_PAGE_WELCOME
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "Vietnamese"
!insertmacro MUI_LANGUAGE "English"

Section
  ; A copy of the workspaces before anything changes, beside them, named by the version that wrote them.
  IfFileExists "$INSTDIR\current.txt" 0 fresh
    FileOpen $0 "$INSTDIR\current.txt" r
    FileRead $0 $1
    FileClose $0
    IfFileExists "$LOCALAPPDATA\kiemdiem\so\*.*" 0 fresh
      CreateDirectory "$LOCALAPPDATA\kiemdiem\truoc-khi-nang-cap-tu-$1"
      CopyFiles /SILENT "$LOCALAPPDATA\kiemdiem\so\*.*" "$LOCALAPPDATA\kiemdiem\truoc-khi-nang-cap-tu-$1"
  fresh:
  RMDir /r "$INSTDIR\versions\${VERSION}"
  SetOutPath "$INSTDIR"
  File "${STAGE}\kiemdiem.exe"
  File "${STAGE}\kiemdiem-lenh.exe"
  File "${STAGE}\kiemdiem.ico"
  SetOutPath "$INSTDIR\versions\${VERSION}"
  File /r "${STAGE}\versions\${VERSION}\*.*"
  FileOpen $0 "$INSTDIR\current.txt" w
  FileWrite $0 "${VERSION}"
  FileClose $0
  WriteUninstaller "$INSTDIR\go-cai-dat.exe"
  CreateShortCut "$SMPROGRAMS\${TITLE}.lnk" "$INSTDIR\kiemdiem.exe" "" "$INSTDIR\kiemdiem.ico"
  WriteRegStr HKCU "Software\KiemDiem" "folder" "$INSTDIR"
  WriteRegStr HKCU "${CLASSES}\.asice" "" "KiemDiem.Package"
  WriteRegStr HKCU "${CLASSES}\.age" "" "KiemDiem.Package"
  WriteRegStr HKCU "${CLASSES}\KiemDiem.Package" "" "Gói hồ sơ kiểm điểm"
  WriteRegStr HKCU "${CLASSES}\KiemDiem.Package\DefaultIcon" "" "$INSTDIR\kiemdiem.ico"
  WriteRegStr HKCU "${CLASSES}\KiemDiem.Package\shell\open\command" "" '"$INSTDIR\kiemdiem.exe" --open "%1"'
  WriteRegStr HKCU "${UNINSTALL}" "DisplayName" "${TITLE}"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayIcon" "$INSTDIR\kiemdiem.ico"
  WriteRegStr HKCU "${UNINSTALL}" "UninstallString" '"$INSTDIR\go-cai-dat.exe"'
  ${GetSize} "$INSTDIR" "/S=0K" $0 $1 $2
  WriteRegDWORD HKCU "${UNINSTALL}" "EstimatedSize" "$0"
SectionEnd

Section Uninstall
  RMDir /r "$INSTDIR\versions"
  Delete "$INSTDIR\current.txt"
  Delete "$INSTDIR\kiemdiem.exe"
  Delete "$INSTDIR\kiemdiem-lenh.exe"
  Delete "$INSTDIR\kiemdiem.ico"
  Delete "$INSTDIR\go-cai-dat.exe"
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\${TITLE}.lnk"
  DeleteRegKey HKCU "${UNINSTALL}"
  DeleteRegKey HKCU "Software\KiemDiem"
  DeleteRegKey HKCU "${CLASSES}\KiemDiem.Package"
  DeleteRegKey HKCU "${CLASSES}\.asice"
  DeleteRegKey HKCU "${CLASSES}\.age"
SectionEnd
