#!/bin/sh
# Takes the pictures of the README: the real window on the example, and the printed page.
set -eu
cd "$(dirname "$0")/.."
travail=$(mktemp -d)
export DISPLAY=:89 XDG_CONFIG_HOME="$travail" LANG=fr_FR.UTF-8
Xvfb $DISPLAY -screen 0 1366x768x24 >/dev/null 2>&1 & xvfb=$!
trap 'kill $fenetre $xvfb 2>/dev/null || true; sleep 1; rm -rf "$travail"' EXIT
sleep 1
openbox >/dev/null 2>&1 &
./bin/delibere --base "$travail/r.delibere" >/dev/null 2>&1 & fenetre=$!
sleep 3
mkdir -p assets/images
photo() { import -window root -crop 1344x750+12+10 +repage -resize 1000x +dither -colors 220 "assets/images/$1.png"; }
xdotool search --sync --name 'Délibéré' windowactivate >/dev/null
photo accueil
xdotool key Tab Return; sleep 2
photo presences
xdotool key ctrl+2; sleep 2
photo points
xdotool key ctrl+3; sleep 9
photo extrait
./bin/delibere essai -o "$travail" >/dev/null
pdftoppm -r 70 -png "$travail/extrait-2023-32.pdf" "$travail/page"
convert "$travail"/page-*.png -bordercolor '#d5d8e0' -border 1 +append -colors 64 assets/images/extrait-pdf.png
