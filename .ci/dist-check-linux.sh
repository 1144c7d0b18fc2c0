#!/bin/sh
# Tries what « make dist » made for Linux: lintian, the bill of materials, then the package installed, run and removed
# in a clean Debian by an ordinary user whose folder has accents and a space. The picture of the window stays in
# dist-check/, to be looked at.
set -eu
cd "$(dirname "$0")/.."
# Its own view of the disks: what it mounts is gone with it.
if [ -z "${DANS_SON_ESPACE-}" ]; then
  droits=-m
  [ "$(id -u)" -eq 0 ] || droits=-rm
  exec env DANS_SON_ESPACE=1 unshare $droits "$0" "$@"
fi
export LC_ALL=C.UTF-8 LANG=fr_FR.UTF-8 TZ=UTC
unset DISPLAY WAYLAND_DISPLAY # the screens are its own
paquet=$(ls "$PWD"/dist/delibere_*.deb) nomenclature=$(ls dist/delibere-*.cdx.json)
photos=$PWD/dist-check
mkdir -p "$photos"
travail=$(mktemp -d)
racine=$travail/debian
fin() {
  kill $(cat "$travail"/*.pid) 2>/dev/null || true
  lpadmin -x delibere-controle 2>/dev/null || true
  sleep 1
  umount -R "$racine/proc" "$racine/petit" 2>/dev/null || true
  rm -rf --one-file-system "$travail"
}
trap fin EXIT
fautes=0
dire() { printf '%s\n' "$*"; }
# verifier WHAT COMMAND...: a line a fact.
verifier() {
  quoi=$1
  shift
  if "$@" > "$travail/dit" 2>&1; then dire "✓ $quoi"; else dire "✗ $quoi"; tail -n 5 "$travail/dit"; fautes=$((fautes + 1)); fi
}
# attendre COMMAND...: half a minute at most.
attendre() {
  for _ in $(seq 300); do "$@" >/dev/null 2>&1 && return; sleep 0.1; done
  false
}
# refuse N WORDS COMMAND...: ends with the status N and says the words.
refuse() {
  statut=$1 mots=$2
  shift 2
  obtenu=0
  "$@" > "$travail/sortie" 2>&1 || obtenu=$?
  cat "$travail/sortie"
  [ "$obtenu" = "$statut" ] && grep -q "$mots" "$travail/sortie"
}
. .ci/distribution/essais-linux.sh

dire "— Le paquet"
essayer_paquet
dire "— Dans un Debian neuf"
preparer
essayer_installer
essayer_commandes
essayer_fenetre
dire "— Mise à jour et mauvaises entrées"
essayer_mise_a_jour
essayer_disques
dire "— Réseau"
essayer_reseau
dire "— Retrait"
essayer_retrait
dire "Fautes : $fautes. L'image de la fenêtre est dans dist-check/."
[ "$fautes" = 0 ]
