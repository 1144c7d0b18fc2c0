#!/bin/sh
# Makes in dist/ what a mairie installs: a .deb and a .tar.xz for Linux, an installer and a .zip for Windows, their bill of
# materials and their SHA-256 sums. The same commit gives the same bytes, on the same system: nothing here reads the clock, the
# name of the folder or the order of a directory.
set -eu
cd "$(dirname "$0")/.."
export LC_ALL=C.UTF-8 TZ=UTC
umask 022

SOURCE_DATE_EPOCH=$(git log -1 --format=%ct)
export SOURCE_DATE_EPOCH
jour=$(date -u -d "@$SOURCE_DATE_EPOCH" +%Y-%m-%d)
date=$(date -u -R -d "@$SOURCE_DATE_EPOCH")
mainteneur=${DELIBERE_MAINTENEUR-Mainteneurs de Délibéré <delibere@example.org>}
numero=$(sed -n 's/^ *Version = "\(.*\)"/\1/p' FyneApp.toml)
version=$numero
# A commit that has not the tag of its version says which one it is; a folder that was changed says so.
if [ "$(git describe --tags --exact-match 2>/dev/null || true)" != "v$numero" ]; then
  version=$numero+git$(date -u -d "@$SOURCE_DATE_EPOCH" +%Y%m%d).$(git rev-parse --short=10 HEAD)
fi
git diff --quiet HEAD || version=$version.modifie

icone=fr.delibere.delibere
modeles=.ci/distribution
ressources=cmd/delibere/ressources_windows_amd64.syso
travail=$(mktemp -d)
trap 'rm -rf "$travail" "$ressources"' EXIT
rm -rf dist
mkdir dist

# construire SORTIE ETIQUETTES [DRAPEAUX DE L'EDITEUR DE LIENS]
construire() {
  CGO_ENABLED=1 CGO_CFLAGS=-O2 go build -buildmode=pie -trimpath -buildvcs=false -tags "$2" \
    -ldflags "-s -w -buildid= -X main.version=$version ${3-}" -o "$1" ./cmd/delibere
}

# remplir MODELE SORTIE puts the version in a model.
remplir() {
  quatre=$(printf '%s' "$numero" | tr . ,),0
  mkdir -p "$(dirname "$2")"
  sed "s/@VERSION@/$version/g; s/@JOUR@/$jour/g; s/@DATE@/$date/g; s/@MAINTENEUR@/$mainteneur/g; s/@QUATRE@/$quatre/g; s/@POINTS@/$numero.0/g" "$modeles/$1" > "$2"
}

# commandes turns the help of the program into the section of a manual.
commandes() {
  "$1" aide | awk '
    { gsub(/\\/, "\\e"); gsub(/-/, "\\-") }
    /^  delibere / { sub(/^ +/, ""); print ".TP\n.B " $0; suite = 1; next }
    suite && /^ +/ { sub(/^ +/, ""); print; suite = 0 }'
}

# dater gives everything the date of the commit.
dater() { find "$1" -exec touch -h -d "@$SOURCE_DATE_EPOCH" {} +; }

# arbre LIEU lays the tree of Linux.
arbre() {
  usr=$1/usr
  install -D -m 755 "$travail/delibere" "$usr/bin/delibere"
  install -D -m 644 "$modeles/delibere.desktop" "$usr/share/applications/$icone.desktop"
  install -D -m 644 "$modeles/delibere-registre.desktop" "$usr/share/applications/$icone.registre.desktop"
  install -D -m 644 "$modeles/delibere.xml" "$usr/share/mime/packages/delibere.xml"
  for cote in 16 24 32 48 64 128 256; do
    mkdir -p "$usr/share/icons/hicolor/${cote}x$cote/apps"
    convert assets/icone.png -strip -depth 8 -resize "${cote}x$cote" -define png:exclude-chunks=date,time "$usr/share/icons/hicolor/${cote}x$cote/apps/$icone.png"
  done
  remplir delibere.1 "$travail/delibere.1"
  commandes "$travail/delibere" > "$travail/commandes"
  sed -i -e "/^@COMMANDES@/{r $travail/commandes" -e 'd}' "$travail/delibere.1"
  for langue in fr/ ''; do
    mkdir -p "$usr/share/man/${langue}man1"
    gzip -9n < "$travail/delibere.1" > "$usr/share/man/${langue}man1/delibere.1.gz"
  done
  doc=$usr/share/doc/delibere
  install -D -m 644 assets/exemple/*.json -t "$doc/exemple"
  install -m 644 assets/guide/deploiement.md -t "$doc"
  remplir copyright "$doc/copyright"
  sed -n "5,\$p" LICENSE | sed "s/^\$/./; s/^/ /" >> "$doc/copyright"
  gzip -9n < assets/licences/tierces.txt > "$doc/bibliotheques.txt.gz"
}

# paquet makes the .deb. Who gives it to others puts his own address in DELIBERE_MAINTENEUR.
paquet() {
  lieu=$travail/paquet
  arbre "$lieu"
  mkdir "$lieu/DEBIAN"
  remplir changelog "$travail/changelog"
  gzip -9n < "$travail/changelog" > "$lieu/usr/share/doc/delibere/changelog.gz"
  install -D -m 644 "$modeles/lintian-overrides" "$lieu/usr/share/lintian/overrides/delibere"
  glibc=$(objdump -T "$travail/delibere" | grep -o "GLIBC_[0-9.]*" | sort -Vu | tail -n 1 | cut -d_ -f2)
  remplir control "$lieu/DEBIAN/control"
  sed -i "s/@GLIBC@/$glibc/; s/@ARCHITECTURE@/$(dpkg --print-architecture)/; s/@TAILLE@/$(du -sk --apparent-size "$lieu/usr" | cut -f1)/" "$lieu/DEBIAN/control"
  (cd "$lieu" && find usr -type f -print0 | sort -z | xargs -0 md5sum > DEBIAN/md5sums)
  dater "$lieu"
  DPKG_DEB_THREADS_MAX=1 dpkg-deb --root-owner-group -Zxz -b "$lieu" "dist/delibere_${version}_$(dpkg --print-architecture).deb" >/dev/null
}

archive() {
  nom=delibere-$version-linux-$(go env GOARCH)
  arbre "$travail/$nom"
  cp LICENSE "$travail/$nom"
  remplir LISEZ-MOI.txt "$travail/$nom/LISEZ-MOI.txt"
  tar -C "$travail" --sort=name --mtime="@$SOURCE_DATE_EPOCH" --owner=0 --group=0 --numeric-owner -cf - "$nom" | xz -T1 -6 > "dist/$nom.tar.xz"
}

windows() {
  nom=delibere-$version-windows-amd64
  mkdir "$travail/$nom"
  convert assets/icone.png -strip -depth 8 -define icon:auto-resize=256,64,48,32,16 "$travail/delibere.ico"
  remplir delibere.rc "$travail/delibere.rc"
  remplir delibere.manifest "$travail/delibere.manifest"
  (cd "$travail" && x86_64-w64-mingw32-windres -c 1252 -i delibere.rc -O coff -o delibere.syso)
  cp "$travail/delibere.syso" "$ressources"
  export GOOS=windows GOARCH=amd64 CC=x86_64-w64-mingw32-gcc
  construire "$travail/$nom/delibere.exe" "$1" -H=windowsgui
  CGO_ENABLED=0 go build -trimpath -buildvcs=false -ldflags '-s -w -buildid=' -o "$travail/$nom/delibere-commande.exe" ./cmd/delibere-commande
  unset GOOS GOARCH CC
  sed 's/$/\r/' LICENSE > "$travail/$nom/LICENCE.txt"
  sed 's/$/\r/' assets/licences/tierces.txt > "$travail/$nom/LICENCES-TIERCES.txt"
  remplir LISEZ-MOI.txt "$travail/lisez-moi"
  sed 's/$/\r/' "$travail/lisez-moi" > "$travail/$nom/LISEZ-MOI.txt"
  "$modeles/signer.sh" "$travail/$nom/delibere.exe" "$travail/$nom/delibere-commande.exe"
  dater "$travail/$nom"
  (cd "$travail" && find "$nom" -type f | sort | zip -q -X -9 -@ "$OLDPWD/dist/$nom.zip")
  installeur "$travail/$nom"
}

# installeur DOSSIER makes the installer of what is in it. NSIS says in English that a download is not whole:
# franciser puts French in its place, in a copy of what it is made of.
installeur() {
  cp -rs /usr/share/nsis "$travail/nsis"
  souche=$travail/nsis/Stubs/lzma_solid-amd64-unicode
  .ci/distribution/franciser.py "$(readlink "$souche")" "$souche.fr"
  mv "$souche.fr" "$souche"
  kilo=$(du -sk --apparent-size "$1" | cut -f1)
  NSISDIR=$travail/nsis makensis -V2 -INPUTCHARSET UTF8 -DVERSION="$version" -DPOINTS="$numero.0" -DSOURCES="$1" -DICONE="$travail/delibere.ico" \
    ${SIGNER_WINDOWS:+-DSIGNER="$PWD/$modeles/signer.sh"} -DKILO="$kilo" -DPLACE=$((kilo / 1024 + 8)) -DSORTIE="$PWD/dist/delibere-$version-installer.exe" "$modeles/delibere.nsi"
}

# nomenclature writes the bill of materials of the programs that were just made.
nomenclature() {
  mkdir "$travail/binaires"
  cp "$travail/delibere" "$travail/binaires"
  cp "$travail/delibere-$version-windows-amd64/"*.exe "$travail/binaires"
  go run ./cmd/inventaire nomenclature -version "$version" -commit "$(git rev-parse HEAD)" -date "$SOURCE_DATE_EPOCH" \
    -o "dist/delibere-$version.cdx.json" "$travail/binaires"/*
}

etiquettes=no_emoji,no_animations,migrated_fynedo
construire "$travail/delibere" "x11,$etiquettes"
paquet
archive
windows "$etiquettes"
nomenclature
(cd dist && sha256sum -- * > SHA256SUMS && cat SHA256SUMS)
