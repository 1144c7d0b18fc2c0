; The installer of Windows: for the person who opens it, without the rights of an administrator.
; A refusal ends in words and in a status of its own, and leaves what was there as it was: the new files are laid
; beside the old ones, then take their place together.
Target amd64-unicode
SetCompressor /SOLID lzma
SetCompressorDictSize 32
CRCCheck force
RequestExecutionLevel user
ManifestDPIAware true
ManifestSupportedOS all
Name "Délibéré"
BrandingText "Délibéré ${VERSION}"
OutFile "${SORTIE}"
InstallDir "$LOCALAPPDATA\Programs\Delibere"
!define DESINSTALLER "Software\Microsoft\Windows\CurrentVersion\Uninstall\Delibere"
InstallDirRegKey HKCU "${DESINSTALLER}" "InstallLocation"
ShowInstDetails nevershow
ShowUninstDetails nevershow

!include MUI2.nsh
!include LogicLib.nsh
!include FileFunc.nsh
!include WinVer.nsh

!define CLASSES "Software\Classes"
!define MENU "$SMPROGRAMS\Délibéré.lnk"
; Who installs on many PCs reads there the last words of the installer, in UTF-16.
!define COMPTE_RENDU "$TEMP\Delibere-installation.txt"
; The statuses, beside 0 (done) and those of NSIS: 1 (given up by the person), 2 (stopped).
!define STATUT_OUVERT 3
!define STATUT_PLACE 4
!define STATUT_DROITS 5
!define STATUT_SYSTEME 6

VIProductVersion "${POINTS}"
VIAddVersionKey /LANG=1036 "ProductName" "Délibéré"
VIAddVersionKey /LANG=1036 "FileDescription" "Installation de Délibéré"
VIAddVersionKey /LANG=1036 "FileVersion" "${VERSION}"
VIAddVersionKey /LANG=1036 "ProductVersion" "${VERSION}"
VIAddVersionKey /LANG=1036 "LegalCopyright" "voir LICENCE.txt"

!ifdef SIGNER
  !finalize '${SIGNER} "%1"'
  !uninstfinalize '${SIGNER} "%1"'
!endif

!define MUI_ICON "${ICONE}"
!define MUI_UNICON "${ICONE}"
!define MUI_WELCOMEPAGE_TITLE "Installer Délibéré"
!define MUI_WELCOMEPAGE_TEXT "Délibéré (version ${VERSION}) s'installe pour vous, sans mot de passe d'administrateur.$\r$\n$\r$\nS'il est déjà là, il est mis à jour. Votre registre n'est pas touché : si sa forme doit changer, une copie en est gardée avant.$\r$\n$\r$\nFermez Délibéré avant de continuer."
!define MUI_FINISHPAGE_TITLE "Délibéré est installé"
!define MUI_FINISHPAGE_TEXT "Il est dans le menu Démarrer.$\r$\n$\r$\nVotre registre et ses sauvegardes seront dans$\r$\n$LOCALAPPDATA\delibere"
!define MUI_FINISHPAGE_RUN "$INSTDIR\delibere.exe"
!define MUI_FINISHPAGE_RUN_TEXT "Ouvrir Délibéré"
!define MUI_FINISHPAGE_NOREBOOTSUPPORT
!define MUI_UNCONFIRMPAGE_TEXT_TOP "Délibéré sera ôté de ce poste. Votre registre et ses sauvegardes resteront dans $LOCALAPPDATA\delibere."
!insertmacro MUI_PAGE_WELCOME
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "French"

!macro noter texte
  Push $R9
  ClearErrors
  FileOpen $R9 "${COMPTE_RENDU}" w
  ${IfNot} ${Errors}
    FileWriteUTF16LE /BOM $R9 "${texte}$\r$\n"
    FileClose $R9
  ${EndIf}
  Pop $R9
!macroend

!macro refuser statut texte
  !insertmacro noter "${texte}"
  MessageBox MB_OK|MB_ICONSTOP "${texte}" /SD IDOK
  SetErrorLevel ${statut}
  Quit
!macroend

; chaque MACRO does it on each file of the program.
!macro chaque faire
  !insertmacro ${faire} "delibere.exe"
  !insertmacro ${faire} "delibere-commande.exe"
  !insertmacro ${faire} "LICENCE.txt"
  !insertmacro ${faire} "LICENCES-TIERCES.txt"
  !insertmacro ${faire} "LISEZ-MOI.txt"
  !insertmacro ${faire} "Desinstaller.exe"
!macroend
!macro apporter fichier
  !if "${fichier}" != "Desinstaller.exe"
    File "${SOURCES}/${fichier}"
  !endif
!macroend
!macro placer fichier
  ${If} $R0 == ""
    Delete "$INSTDIR\${fichier}.ancien"
    ClearErrors
    ${If} ${FileExists} "$INSTDIR\${fichier}"
      Rename "$INSTDIR\${fichier}" "$INSTDIR\${fichier}.ancien"
    ${EndIf}
    Rename "$INSTDIR\nouveau\${fichier}" "$INSTDIR\${fichier}"
    ${If} ${Errors}
      StrCpy $R0 "${fichier}"
    ${EndIf}
  ${EndIf}
!macroend
!macro remettre fichier
  ${If} ${FileExists} "$INSTDIR\${fichier}.ancien"
    Delete "$INSTDIR\${fichier}"
    Rename "$INSTDIR\${fichier}.ancien" "$INSTDIR\${fichier}"
  ${EndIf}
!macroend
!macro oublier fichier
  Delete "$INSTDIR\${fichier}.ancien"
!macroend
!macro effacer fichier
  Delete "$INSTDIR\${fichier}"
!macroend

; verifierFerme: Windows lends to nobody the file of a program that runs. 32 is ERROR_SHARING_VIOLATION.
!macro verifierFerme fonction
Function ${fonction}
  encore:
  ${If} ${FileExists} "$INSTDIR\delibere.exe"
    System::Call 'kernel32::CreateFileW(w "$INSTDIR\delibere.exe", i 0x40000000, i 3, p 0, i 3, i 0, p 0) p.r0 ?e'
    Pop $1
    ${If} $0 P= -1
      ${If} $1 = 32
        MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "Délibéré est ouvert. Fermez sa fenêtre, puis cliquez sur Réessayer." /SD IDCANCEL IDRETRY encore
        !insertmacro refuser ${STATUT_OUVERT} "Délibéré est ouvert : rien n'a été changé. Fermez sa fenêtre, puis recommencez."
      ${Else}
        !insertmacro refuser ${STATUT_DROITS} "Le dossier « $INSTDIR » ne peut pas être changé avec vos droits : rien n'a été changé. Rendez-le modifiable, ou installez Délibéré dans un autre dossier."
      ${EndIf}
    ${EndIf}
    System::Call 'kernel32::CloseHandle(p r0)'
  ${EndIf}
FunctionEnd
!macroend
!insertmacro verifierFerme VerifierFerme
!insertmacro verifierFerme un.VerifierFerme

Function .onInit
  ${IfNot} ${AtLeastWin10}
    !insertmacro refuser ${STATUT_SYSTEME} "Délibéré demande Windows 10 ou plus récent : rien n'a été changé. Mettez ce poste à jour, ou installez Délibéré sur un autre."
  ${EndIf}
FunctionEnd

Function VerifierPlace
  ${GetRoot} "$INSTDIR" $2
  System::Call 'kernel32::GetDiskFreeSpaceExW(w "$2\", *l .r0, p 0, p 0) i.r1'
  ${If} $1 <> 0
    System::Int64Op $0 / 1048576
    Pop $0
    ${If} $0 < ${PLACE}
      !insertmacro refuser ${STATUT_PLACE} "Il n'y a pas assez de place sur le disque $2 : Délibéré demande ${PLACE} Mo, il en reste $0. Rien n'a été changé. Libérez de la place, ou choisissez un autre disque, puis recommencez."
    ${EndIf}
  ${EndIf}
FunctionEnd

Function JeterNouveau
  SetOutPath "$TEMP" ; a folder that is the current one stays
  RMDir /r "$INSTDIR\nouveau"
  RMDir "$INSTDIR" ; only when it is empty
FunctionEnd

Function .onInstFailed
  Call JeterNouveau
  !insertmacro noter "L'installation s'est arrêtée avant la fin, sans doute faute de place : rien n'a été changé. Libérez de la place, puis recommencez."
FunctionEnd

Section "Délibéré"
  Call VerifierFerme
  Call VerifierPlace
  RMDir /r "$INSTDIR\nouveau"
  ClearErrors
  SetOutPath "$INSTDIR\nouveau"
  SetOverwrite try
  !insertmacro chaque apporter
  WriteUninstaller "$INSTDIR\nouveau\Desinstaller.exe"
  ${If} ${Errors}
    Call JeterNouveau
    !insertmacro refuser ${STATUT_DROITS} "Rien ne peut être écrit dans « $INSTDIR » : rien n'a été changé. Rendez ce dossier modifiable, ou installez Délibéré dans un autre."
  ${EndIf}
  SetOutPath "$INSTDIR"
  StrCpy $R0 ""
  !insertmacro chaque placer
  ${If} $R0 != ""
    !insertmacro chaque remettre
    Call JeterNouveau
    !insertmacro refuser ${STATUT_DROITS} "« $INSTDIR\$R0 » ne peut pas être remplacé : la version d'avant est remise. Fermez les programmes qui s'en servent, puis recommencez."
  ${EndIf}
  !insertmacro chaque oublier
  RMDir /r "$INSTDIR\nouveau"
  CreateShortcut "${MENU}" "$INSTDIR\delibere.exe" "" "$INSTDIR\delibere.exe" 0 SW_SHOWNORMAL "" "Tenir les séances du conseil municipal et en imprimer les extraits"
  Call Inscrire
  !insertmacro noter "Délibéré ${VERSION} est installé dans « $INSTDIR »."
SectionEnd

!macro classe nom titre
  WriteRegStr HKCU "${CLASSES}\${nom}" "" "${titre}"
  WriteRegStr HKCU "${CLASSES}\${nom}\DefaultIcon" "" "$INSTDIR\delibere.exe,0"
  WriteRegStr HKCU "${CLASSES}\${nom}\shell\open\command" "" '"$INSTDIR\delibere.exe" "%1"'
!macroend

; Inscrire tells Windows how the program is removed and what opens with it. A .json is anybody's: Délibéré is only
; proposed for it.
Function Inscrire
  WriteRegStr HKCU "${DESINSTALLER}" "DisplayName" "Délibéré"
  WriteRegStr HKCU "${DESINSTALLER}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${DESINSTALLER}" "DisplayIcon" "$INSTDIR\delibere.exe,0"
  WriteRegStr HKCU "${DESINSTALLER}" "Publisher" "Délibéré"
  WriteRegStr HKCU "${DESINSTALLER}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${DESINSTALLER}" "UninstallString" '"$INSTDIR\Desinstaller.exe"'
  WriteRegStr HKCU "${DESINSTALLER}" "QuietUninstallString" '"$INSTDIR\Desinstaller.exe" /S'
  WriteRegDWORD HKCU "${DESINSTALLER}" "EstimatedSize" ${KILO}
  WriteRegDWORD HKCU "${DESINSTALLER}" "NoModify" 1
  WriteRegDWORD HKCU "${DESINSTALLER}" "NoRepair" 1
  !insertmacro classe "Delibere.Registre" "Registre Délibéré"
  !insertmacro classe "Delibere.Seance" "Séance du conseil municipal"
  WriteRegStr HKCU "${CLASSES}\.delibere" "" "Delibere.Registre"
  WriteRegStr HKCU "${CLASSES}\.seance" "" "Delibere.Seance"
  WriteRegStr HKCU "${CLASSES}\.json\OpenWithProgids" "Delibere.Seance" ""
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)' ; SHCNE_ASSOCCHANGED
FunctionEnd

!macro rendre extension classe
  ReadRegStr $0 HKCU "${CLASSES}\${extension}" ""
  ${If} $0 == "${classe}"
    DeleteRegValue HKCU "${CLASSES}\${extension}" ""
    DeleteRegKey /ifempty HKCU "${CLASSES}\${extension}"
  ${EndIf}
  DeleteRegKey HKCU "${CLASSES}\${classe}"
!macroend

Section "Uninstall"
  Call un.VerifierFerme
  !insertmacro chaque effacer
  !insertmacro chaque oublier
  SetOutPath "$TEMP"
  RMDir /r "$INSTDIR\nouveau"
  RMDir "$INSTDIR"
  Delete "${MENU}"
  !insertmacro rendre ".delibere" "Delibere.Registre"
  !insertmacro rendre ".seance" "Delibere.Seance"
  DeleteRegValue HKCU "${CLASSES}\.json\OpenWithProgids" "Delibere.Seance"
  DeleteRegKey /ifempty HKCU "${CLASSES}\.json\OpenWithProgids"
  DeleteRegKey /ifempty HKCU "${CLASSES}\.json"
  DeleteRegKey HKCU "${DESINSTALLER}"
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
  StrCpy $0 "$LOCALAPPDATA\delibere"
  ${If} ${FileExists} "$APPDATA\delibere\registre.delibere"
    StrCpy $0 "$APPDATA\delibere" ; where an early version kept it
  ${EndIf}
  !insertmacro noter "Délibéré est ôté de ce poste. Votre registre et ses sauvegardes restent dans « $0 » : rien n'en a été effacé."
  MessageBox MB_OK|MB_ICONINFORMATION "Délibéré est ôté de ce poste.$\r$\n$\r$\nVotre registre et ses sauvegardes restent dans$\r$\n$0$\r$\nrien n'en a été effacé." /SD IDOK
SectionEnd
