#!/bin/sh
# Installs the packages of Debian or Ubuntu that Délibéré needs and that are missing, without a question.
# This is the only list of them. Usage: .ci/installer.sh construire|tester|distribuer|essayer [...]
set -eu

# To build the program (C compiler and X11 headers of the window).
construire='
gcc               # compiles the OpenGL part of the window
libc6-dev         # C headers
pkg-config        # finds the libraries below
libgl-dev         # OpenGL
libxcursor-dev    # X11: mouse cursors (brings libx11-dev)
libxrandr-dev     # X11: size of the screens
libxinerama-dev   # X11: several screens
libxi-dev         # X11: keyboard and mouse
libxxf86vm-dev    # X11: video modes
libgl1-mesa-dri   # draws the window where there is no graphics driver
'

# To run the tests: they read back what the program writes with tools that it did not write.
tester='
poppler-utils     # pdftotext, pdffonts, pdftoppm: read the PDF back
qpdf              # checks the structure of the PDF
libxml2-utils     # xmllint: checks messages against the schema of the Ministry
sqlite3           # the C library reads the base of the Go one
strace            # makes system calls fail, and records them to replay power cuts
xvfb              # a screen in memory for the real window
openbox           # a window manager on it
xdotool           # types and clicks
xclip             # copies from another program
imagemagick       # takes pictures of the screen
cups              # a real print queue
cups-client       # lp, lpstat
printer-driver-cups-pdf # a printer that writes files
default-jre-headless # runs the next one
libpdfbox2-java   # preflight: validates PDF/A-1b
libjaxb-api-java  # it wants this one for dates
'

# To make what is installed on other machines.
distribuer='
gcc-mingw-w64-x86-64-win32 # builds for Windows
imagemagick       # the icon of Windows
xz-utils          # the archive of Linux
zip               # the archive of Windows
nsis              # its installer
osslsigncode      # signs them, when there is a certificate
python3           # puts the first words of the installer in French
'

# To try it: the package of Debian, and a Windows that is not one.
essayer='
lintian           # reads the package
debootstrap       # a clean Debian
desktop-file-utils # reads the entries of the menu
man-db            # reads the manual
wine              # runs the programs of Windows
wine64            # in 64 bits
fonts-dejavu-core # signs that Wine has no font for
openssl           # a certificate for the trial
sqlite3           # a base of a version to come
strace            # sees every socket
xvfb              # a screen in memory
openbox           # a window manager on it
xdotool           # finds the window
imagemagick       # takes its picture
cups              # a real print queue
cups-client       # lpadmin
printer-driver-cups-pdf # a printer that writes files
'

paquets=
for groupe in "$@"; do
  case $groupe in
    construire) liste=$construire ;;
    tester) liste=$tester ;;
    distribuer) liste=$distribuer ;;
    essayer) liste=$essayer ;;
    *) echo "installer.sh : le groupe « $groupe » n'existe pas ; écrivez construire, tester, distribuer ou essayer" >&2; exit 2 ;;
  esac
  paquets="$paquets $(printf '%s\n' "$liste" | sed 's/#.*//' | tr '\n' ' ')"
done

manquants=
for p in $paquets; do
  dpkg-query -W -f='${Status}' "$p" 2>/dev/null | grep -q 'install ok installed' || manquants="$manquants $p"
done
[ -n "$manquants" ] || exit 0

if ! command -v apt-get >/dev/null 2>&1; then
  echo "Paquets manquants :$manquants" >&2
  echo "Ce système n'a pas apt-get ; installez-les par le gestionnaire de paquets du système, puis recommencez." >&2
  exit 1
fi
root=
if [ "$(id -u)" -ne 0 ]; then
  root=sudo
fi
echo "Installation de :$manquants"
export DEBIAN_FRONTEND=noninteractive
$root apt-get update -qq
# shellcheck disable=SC2086
$root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $manquants >/dev/null
