#!/bin/sh
# Tries what « make dist » made for Windows, under Wine and a screen in memory: installs, works, updates, refuses and
# removes, for a person whose name has accents and a space. Says what is not Windows in it. The picture of the
# window stays in dist-check/, to be looked at.
set -eu
cd "$(dirname "$0")/.."
# Its own view of the disks: a small disk, a folder that cannot be written and the name of the person are mounted in
# it, and are gone with it.
if [ -z "${DANS_SON_ESPACE-}" ]; then
  droits=-m
  [ "$(id -u)" -eq 0 ] || droits=-rm
  exec env DANS_SON_ESPACE=1 unshare $droits "$0" "$@"
fi
export LC_ALL=C.UTF-8 LANG=fr_FR.UTF-8 TZ=UTC
installeur=$(ls "$PWD"/dist/delibere-*-installer.exe)
exemple=$PWD/assets/exemple/valentigney-2023-04-05.json ancienne=$PWD/storage/testdata/schema-1.delibere
photos=$PWD/dist-check
mkdir -p "$photos"
travail=$(mktemp -d)
export HOME="$travail/maison" WINEPREFIX="$travail/wine" WINEARCH=win64 WINEDEBUG=-all WINEDLLOVERRIDES='mscoree,mshtml,winemenubuilder.exe='
fin() {
  wineserver -k 2>/dev/null || true
  kill $(cat "$travail"/*.pid) 2>/dev/null || true
  sleep 1
  umount -R "$travail/petit" "$travail/protege" 2>/dev/null || true
  rm -rf "$travail"
}
trap fin EXIT
# A box that nobody closes stops a trial, not all of them.
wine() { timeout 120 /usr/bin/wine "$@"; }
fautes=0
dire() { printf '%s\n' "$*"; }
# verifier WHAT COMMAND...: a line a fact.
verifier() {
  quoi=$1
  shift
  if "$@"; then dire "✓ $quoi"; else dire "✗ $quoi"; fautes=$((fautes + 1)); fi
}
# statut N COMMAND...: ends with the status N.
statut() {
  attendu=$1
  shift
  obtenu=0
  "$@" > "$travail/sortie" 2> "$travail/plainte" || obtenu=$?
  [ "$obtenu" = "$attendu" ] || { dire "  statut $obtenu au lieu de $attendu : $(tail -n 2 "$travail/plainte")"; false; }
}
absent() { ! [ -e "$1" ]; }
titre='^Délibéré$'
fenetre() { [ -n "$(xdotool search --onlyvisible --name "$titre" 2>/dev/null)" ]; }
# attendre COMMAND...: half a minute at most.
attendre() {
  for _ in $(seq 600); do "$@" && return; sleep 0.05; done
  false
}
# ecran NAME [OPTIONS]: starts a screen and sets DISPLAY.
ecran() {
  nom=$1
  shift
  Xvfb -displayfd 7 -screen 0 1366x768x24 "$@" 7> "$travail/$nom.numero" 2>/dev/null &
  echo $! > "$travail/$nom.pid"
  attendre test -s "$travail/$nom.numero"
  DISPLAY=:$(cat "$travail/$nom.numero")
  export DISPLAY
}

. .ci/distribution/essais-windows.sh

preparer
dire "— Installation"
essayer_installer
dire "— Commandes, registre, fichiers"
essayer_commandes
essayer_registre
dire "— Fenêtre"
essayer_fenetre
essayer_vitesse
dire "— Mauvaises entrées"
essayer_refus
essayer_disques
essayer_sans_opengl
dire "— Signature et retrait"
essayer_signature
essayer_retrait
dire "Fautes : $fautes. L'image de la fenêtre est dans dist-check/."
[ "$fautes" = 0 ]
