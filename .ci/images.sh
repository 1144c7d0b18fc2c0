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
photo() { import -window root -crop 1344x750+12+10 +repage -resize 1000x +dither -colors 64 -define png:compression-level=9 "assets/images/$1.png"; }
xdotool search --sync --name 'Délibéré' windowactivate >/dev/null
taper() { xdotool type --delay 25 "$1"; }
cliquer() { xdotool mousemove "$1" "$2" click 1; sleep 1; }
# The example, opened by its button, step by step.
cliquer 313 420; sleep 1; xdotool mousemove 1300 730
photo presences
xdotool key ctrl+2; sleep 2
photo points
xdotool key ctrl+3; sleep 9
photo extrait
xdotool key ctrl+4; sleep 2
photo cloture
xdotool key ctrl+f; sleep 1; taper 'enfance famille'; sleep 1
photo registre
# A commune of made-up people, typed as a secretary does.
xdotool key ctrl+r; sleep 2; cliquer 180 268
for champ in 'Commune-Test' 25700 25580 212505804 4000; do taper "$champ"; xdotool key Tab; sleep 1; done
photo reglages
cliquer 376 145; sleep 9; cliquer 500 290; taper '#1F3A5F'; xdotool key Tab; sleep 3; xdotool mousemove 1300 730
photo papier
xdotool key ctrl+t; sleep 2
n=0
for fonction in 'Maire' '1er adjoint' '2e adjoint' '' '' '' ''; do
  n=$((n + 1))
  cliquer 681 143; taper "Prenom0$n"; xdotool key Tab; taper "NOM0$n"; xdotool key Tab; sleep 1; taper "$fonction"; xdotool key Tab; taper 22/3/2026; xdotool key Tab; sleep 1
done
photo conseil
xdotool key ctrl+l; sleep 2; cliquer 210 190
taper "$(date -d '+12 days' +%d/%m/%Y)"; xdotool key Tab; taper 19h30; xdotool key Tab; taper 'en mairie'; xdotool key Return; sleep 2
xdotool key ctrl+l; sleep 2
photo accueil
./bin/delibere essai -o "$travail" >/dev/null
pdftoppm -r 70 -png "$travail/extrait-2023-32.pdf" "$travail/page"
convert "$travail"/page-*.png -bordercolor '#d5d8e0' -border 1 +append -colors 64 assets/images/extrait-pdf.png
