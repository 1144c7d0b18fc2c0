# The trials of dist-check-linux.sh, one function each. Sourced by it.
# shellcheck shell=sh

essayer_paquet() {
  verifier "les empreintes de dist/ sont celles des fichiers" sh -c 'cd dist && sha256sum --quiet -c SHA256SUMS'
  verifier "lintian ne trouve ni erreur ni avertissement" lintian --allow-root --fail-on error,warning "$paquet"
  dpkg-deb -x "$paquet" "$travail/paquet"
  programme=$travail/paquet/usr/bin/delibere
  verifier "les entrées du menu sont valides" desktop-file-validate "$travail"/paquet/usr/share/applications/*.desktop
  verifier "la page de manuel est lisible" sh -c "[ -z \"\$(man --warnings -l '$travail/paquet/usr/share/man/fr/man1/delibere.1.gz' 2>&1 >/dev/null)\" ]"
  verifier "la nomenclature nomme chaque module de chaque programme" nommes "$programme"
  verifier "  … et l'empreinte du programme" grep -q "$(sha256sum "$programme" | cut -d' ' -f1)" "$nomenclature"
  verifier "les licences montrées sont celles des modules" licences_completes
}

# nommes PROGRAM: each module that the linker wrote in it is in the bill of materials.
nommes() {
  go version -m "$1" | awk '$1 == "dep" { d = $2 "@" $3 } $1 == "=>" { sub(/@.*/, "@" $3, d) } $1 == "dep" || $1 == "=>" { vus[NR] = d; if ($1 == "=>") delete vus[NR - 1] }
    END { for (i in vus) print vus[i] }' > "$travail/modules"
  [ "$(wc -l < "$travail/modules")" -gt 30 ] || return 1
  while read -r m; do
    grep -q "\"pkg:golang/$m\"" "$nomenclature" || { echo "$m manque"; return 1; }
  done < "$travail/modules"
}

licences_completes() {
  "$programme" licences > "$travail/licences"
  while read -r m; do
    grep -q "^${m%@*} ${m#*@} :" "$travail/licences" || { echo "$m manque"; return 1; }
  done < "$travail/modules"
}

# preparer makes a clean Debian, and a person in it.
preparer() {
  debootstrap --variant=minbase "$(. /etc/os-release && echo "$VERSION_CODENAME")" "$racine" > "$travail/debootstrap" 2>&1 || { tail -n 3 "$travail/debootstrap"; exit 1; }
  mount -t proc proc "$racine/proc"
  cp /etc/resolv.conf "$racine/etc/" 2>/dev/null || true
  maison="/home/Éloïse Ça" # as seen from inside
  dedans useradd -m -d "$maison" agent
  cp assets/exemple/*.json storage/testdata/schema-1.delibere "$racine$maison/"
  dedans chown -R agent "$maison"
  registre=$maison/.local/share/delibere/registre.delibere
}

dedans() { chroot "$racine" env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin LANG=C.UTF-8 DEBIAN_FRONTEND=noninteractive "$@"; }
# agent COMMAND...: what the person does, in her folder.
agent() { dedans env ${DISPLAY:+DISPLAY="$DISPLAY"} HOME="$maison" USER=agent setpriv --reuid agent --regid agent --clear-groups sh -c 'cd && exec "$@"' sh "$@"; }

essayer_installer() {
  cp "$paquet" "$racine/tmp/delibere.deb"
  dedans apt-get update -qq > "$travail/apt" 2>&1 || { tail -n 3 "$travail/apt"; exit 1; }
  verifier "le paquet s'installe seul, avec ce dont il dépend" dedans apt-get install -y -qq /tmp/delibere.deb
  verifier "il pèse $(du -sk --apparent-size "$travail/paquet/usr" | awk '{ printf "%d", $1 / 1024 }') Mo, moins de 60" test "$(du -sk --apparent-size "$travail/paquet/usr" | cut -f1)" -lt 61440
  dedans dpkg -L delibere | grep -v '/\.$' > "$travail/poses"
  verifier "rien ne manque à apt" dedans apt-get check
}

essayer_commandes() {
  version=$(dpkg-deb -f "$paquet" Version)
  verifier "la version est celle du paquet : $version" test "$(agent delibere --version)" = "delibere $version"
  verifier "« controler » l'exemple" agent delibere controler valentigney-2023-04-05.json
  verifier "« extrait » de l'exemple" agent delibere extrait valentigney-2023-04-05.json -d 2023-32 -o extrait.pdf
  "$programme" extrait assets/exemple/valentigney-2023-04-05.json -d 2023-32 -o "$travail/extrait.pdf" >/dev/null
  verifier "  … les mêmes octets qu'ici" cmp "$racine$maison/extrait.pdf" "$travail/extrait.pdf"
  verifier "sans écran, il fait le travail sur l'exemple" agent delibere
  verifier "« importer » et « verifier »" agent sh -c 'delibere importer valentigney-2023-04-05.json && delibere verifier'
}

# The window of the clean Debian, on a screen of this one.
essayer_fenetre() {
  Xvfb -displayfd 7 -ac -screen 0 1366x768x24 7> "$travail/ecran" 2>/dev/null &
  echo $! > "$travail/ecran.pid"
  attendre test -s "$travail/ecran"
  DISPLAY=:$(cat "$travail/ecran")
  export DISPLAY
  openbox >/dev/null 2>&1 &
  echo $! > "$travail/openbox.pid"
  agent delibere > "$travail/fenetre" 2>&1 &
  verifier "la fenêtre s'ouvre" attendre xdotool search --onlyvisible --name '^Délibéré$'
  verifier "  … et se peint" attendre peinte
  import -window root "$photos/linux.png"
  xdotool key ctrl+q
  verifier "  … et se ferme" attendre sh -c "! pgrep -u $(dedans id -u agent) -x delibere"
  verifier "la fermeture a laissé la base saine" agent delibere verifier
}
# peinte: the screen is mostly white, where it was black.
peinte() { [ "$(import -window root -format '%[fx:int(100*mean)]' info:-)" -gt 60 ]; }

essayer_mise_a_jour() {
  neuf=$maison/neuf/registre.delibere
  dedans install -D -o agent "$maison/schema-1.delibere" "$neuf"
  dedans chown agent "$maison/neuf"
  avant=$(sha256sum < "$racine$neuf")
  verifier "la base d'une version passée s'ouvre et se met à jour" agent delibere verifier --base "$neuf"
  verifier "  … après une copie" test -s "$racine$neuf.schema-1"
  verifier "  … que « restaurer » reprend" agent delibere restaurer "$neuf.schema-1" --base "$neuf"
  cp "$racine$maison/schema-1.delibere" "$racine$maison/futur.delibere"
  sqlite3 "$racine$maison/futur.delibere" 'PRAGMA user_version = 999'
  dedans chown agent "$maison/futur.delibere"
  avant=$(sha256sum < "$racine$maison/futur.delibere")
  verifier "la base d'une version à venir est refusée en mots" refuse 2 'version plus récente' agent delibere verifier --base futur.delibere
  verifier "  … et reste comme elle était" test "$avant" = "$(sha256sum < "$racine$maison/futur.delibere")"
  head -c 1000000 "$paquet" > "$racine/tmp/moitie.deb"
  verifier "un paquet à moitié téléchargé est refusé" sh -c "! chroot '$racine' dpkg -i /tmp/moitie.deb"
  verifier "  … et l'ancien programme marche" agent delibere --version
  verifier "le paquet se réinstalle par-dessus" dedans apt-get install -y -qq --reinstall /tmp/delibere.deb
  verifier "  … et la base est là" agent delibere verifier
}

essayer_disques() {
  mkdir "$racine/petit"
  mount -t tmpfs -o size=120k,mode=777 tmpfs "$racine/petit"
  verifier "un disque plein le dit" refuse 2 'est plein' agent delibere importer valentigney-2023-04-05.json --base /petit/r.delibere
  verifier "  … pour un PDF aussi" refuse 2 'est plein' agent sh -c 'head -c 400000 /dev/zero > /petit/plein 2>/dev/null; delibere extrait valentigney-2023-04-05.json -d 2023-32 -o /petit/e.pdf'
  dedans install -d -o root -m 555 "/home/Fermé"
  verifier "un dossier personnel fermé le dit" refuse 2 "droit" agent env HOME=/home/Fermé delibere importer valentigney-2023-04-05.json
  if [ -n "${DISPLAY-}" ]; then
    agent env HOME=/home/Fermé delibere > "$travail/ferme" 2>&1 &
    verifier "  … et la fenêtre aussi, qui s'ouvre pour le dire" attendre xdotool search --onlyvisible --name '^Délibéré$'
    attendre sh -c "[ \"\$(import -window root -format '%[fx:int(100*mean)]' info:-)\" -gt 10 ]"
    import -window root "$photos/linux-dossier-ferme.png"
    xdotool search --onlyvisible --name '^Délibéré$' windowclose
    attendre sh -c "! pgrep -u $(dedans id -u agent) -x delibere" || true
  fi
}

# The window is watched by strace here, and prints on a queue of its own.
essayer_reseau() {
  if ! lpstat -r 2>/dev/null | grep -q 'is running'; then
    cupsd -f >/dev/null 2>&1 &
    echo $! > "$travail/cups.pid"
  fi
  attendre sh -c "lpstat -r | grep -q 'is running'"
  lpadmin -p delibere-controle -E -v cups-pdf:/ -P /usr/share/ppd/cups-pdf/CUPS-PDF_noopt.ppd 2>/dev/null
  verifier "aucune connexion, que l'écran et l'imprimante : commandes, fenêtre, PDF, impression" env LPDEST=delibere-controle DELIBERE_IMPRIMANTE=delibere-controle DELIBERE_BINAIRE="$programme" \
    CGO_ENABLED=0 go test -count=1 -tags ci,no_emoji,no_animations,migrated_fynedo -run 'Reel.*SansReseau' ./cmd/delibere
}

essayer_retrait() {
  verifier "le paquet se retire" dedans apt-get purge -y -qq delibere
  restes=$(while read -r f; do [ ! -f "$racine$f" ] || echo "$f"; done < "$travail/poses")
  verifier "il ne laisse rien de lui${restes:+ : $restes}" test -z "$restes"
  verifier "le registre de l'agent reste" test -s "$racine$registre"
  verifier "  … et se lit ici" sh -c "cp '$racine$registre' '$travail/reste.delibere' && '$programme' verifier --base '$travail/reste.delibere'"
}
