# The trials of dist-check-windows.sh, one function each. Sourced by it.
# shellcheck shell=sh

# preparer makes the Windows of the trials.
preparer() {
  mkdir -p "$HOME" "$travail/petit" "$travail/protege" "$travail/partage"
  printf 'Éloïse Ça:x:0:0::%s:/bin/sh\n' "$HOME" > "$travail/passwd"
  mount --bind "$travail/passwd" /etc/passwd
  ecran ecran
  openbox >/dev/null 2>&1 &
  echo $! > "$travail/openbox.pid"
  wineboot -i >/dev/null 2>&1
  relancer
  wine winecfg -v win10 >/dev/null 2>&1
  x86_64-w64-mingw32-gcc -shared -O2 -o "$WINEPREFIX/drive_c/windows/system32/bcryptprimitives.dll" .ci/distribution/prng.c -ladvapi32
  cp /usr/share/fonts/truetype/dejavu/DejaVuSans*.ttf "$WINEPREFIX/drive_c/windows/Fonts"
  dire "$(wine --version), pas un vrai Windows. Ajouté à Wine pour l'essai, et que Windows 10 a :"
  dire "  - bcryptprimitives.dll (ProcessPrng, par RtlGenRandom), sans quoi aucun programme Go ne démarre ;"
  dire "  - une police qui a ✓ ◀ ▶ ⚠ (DejaVu Sans, à la place de Segoe UI Symbol) ;"
  dire "  - les associations de la personne, recopiées dans celles du poste, que Wine lit seules."
  dire "Le partage réseau est un dossier que Wine dit être sur le réseau. Rien n'est essayé d'un écran à haute densité, d'une imprimante ni d'un antivirus."
  profil="$WINEPREFIX/drive_c/users/Éloïse Ça"
  programme="$profil/AppData/Local/Programs/Delibere" donnees="$profil/AppData/Local/delibere"
  registre=$donnees/registre.delibere
  tar -C "$travail" -xJf "$(ls dist/delibere-*-linux-amd64.tar.xz)"
  linux=$(ls "$travail"/delibere-*-linux-amd64/usr/bin/delibere)
  ln -s "$travail/petit" "$WINEPREFIX/dosdevices/t:"
  ln -s "$travail/partage" "$WINEPREFIX/dosdevices/s:"
  mkdir -p "$WINEPREFIX/dosdevices/unc/serveur"
  ln -s "$travail/partage" "$WINEPREFIX/dosdevices/unc/serveur/mairie"
}

# relancer starts Wine again, to stay until it is stopped: its own start is not that of a program.
relancer() {
  wineserver -k || true
  wineserver -w
  wineserver -p
}
commande() { wine "$programme/delibere-commande.exe" "$@"; }
mots() { iconv -f utf-16 "$profil/Temp/Delibere-installation.txt" 2>/dev/null | grep -q "$1"; }
# figee: what is installed and the base are as they were.
empreinte() { (cd "$programme" && sha256sum -- *; sha256sum "$registre") 2>/dev/null; }
intact() { [ "$(empreinte)" = "$(cat "$travail/avant")" ]; }

essayer_installer() {
  taille=$(stat -c %s "$installeur")
  verifier "l'installeur pèse $((taille / 1048576)) Mo, moins de 20" test "$taille" -lt 20971520
  wine winecfg -v win7 >/dev/null 2>&1
  verifier "Windows 7 est refusé (statut 6)" statut 6 wine "$installeur" /S
  verifier "  … en mots" mots 'Windows 10 ou plus récent'
  wine winecfg -v win10 >/dev/null 2>&1
  verifier "l'installation silencieuse se fait pour « Éloïse Ça »" statut 0 wine "$installeur" /S
  verifier "le programme, sa commande et son désinstalleur sont là" test -s "$programme/delibere.exe" -a -s "$programme/delibere-commande.exe" -a -s "$programme/Desinstaller.exe"
  taille=$(du -sk --apparent-size "$programme" | cut -f1)
  verifier "installé, il pèse $((taille / 1024)) Mo, moins de 60" test "$taille" -lt 61440
  verifier "il est dans le menu Démarrer" test -s "$profil/AppData/Roaming/Microsoft/Windows/Start Menu/Programs/Délibéré.lnk"
  # NSIS wants what follows /D= and _?= without quotes, which Wine puts around a space.
  verifier "/D= l'installe ailleurs" statut 0 wine "$installeur" /S '/D=C:\Mairie\Délibéré'
  verifier "  … d'où son désinstalleur l'ôte" statut 0 wine "$WINEPREFIX/drive_c/Mairie/Délibéré/Desinstaller.exe" /S '_?=C:\Mairie\Délibéré'
  verifier "  … tout entier" absent "$WINEPREFIX/drive_c/Mairie/Délibéré/delibere.exe"
  verifier "installé de nouveau par-dessus, à sa place" statut 0 wine "$installeur" /S
  for classe in .delibere .seance Delibere.Registre Delibere.Seance; do
    wine reg copy "HKCU\\Software\\Classes\\$classe" "HKLM\\Software\\Classes\\$classe" /s /f >/dev/null 2>&1
  done
}

# pareil ARGUMENTS: the same bytes and the same status on both systems.
pareil() {
  s=0 l=0
  "$linux" "$@" > "$travail/linux.txt" || l=$?
  commande "$@" > "$travail/windows.txt" || s=$?
  [ $s = $l ] && cmp "$travail/linux.txt" "$travail/windows.txt"
}

essayer_commandes() {
  for arguments in '' --json --pourquoi; do
    # shellcheck disable=SC2086
    verifier "controler $arguments : les mêmes octets que sous Linux" pareil controler "$exemple" $arguments
  done
  verifier "extrait --texte : les mêmes octets" pareil extrait "$exemple" -d 2023-32 --texte
  (cd "$travail" && "$linux" extrait "$exemple" -d 2023-32 -o l.pdf && commande extrait "$exemple" -d 2023-32 -o w.pdf) >/dev/null
  verifier "extrait en PDF : les mêmes octets" cmp "$travail/l.pdf" "$travail/w.pdf"
  verifier "delibere.exe lui-même répond à une commande" statut 0 wine "$programme/delibere.exe" controler "$exemple"
  verifier "un statut passe par delibere-commande" statut 2 commande controler absent.json
}

essayer_registre() {
  verifier "une séance entre dans le registre de la personne, hors du programme" statut 0 commande importer "$exemple"
  verifier "  … qui est dans son dossier de données" test -s "$registre"
  cp "$registre" "$travail/r.delibere"
  verifier "Linux lit ce registre et le trouve sain" statut 0 "$linux" verifier --base "$travail/r.delibere"
  "$linux" numeroter --seance 2023-04-05 --base "$travail/r.delibere" >/dev/null
  verifier "Windows relit ce que Linux y a écrit" statut 0 commande verifier --base "$travail/r.delibere"
  "$linux" exporter --seance 2023-04-05 -o "$travail/l.json" --base "$travail/r.delibere" >/dev/null
  commande exporter --seance 2023-04-05 -o "$travail/w.json" --base "$travail/r.delibere" >/dev/null
  verifier "  … et en sort la même séance, à l'octet" cmp "$travail/l.json" "$travail/w.json"
  long=$travail/$(printf 'un dossier de la mairie %s/' 1 2 3 4 5 6 7 8 9 10 11 12 13)
  verifier "un chemin de $(printf %s "$long" | wc -m) caractères, avec des accents" statut 0 commande importer "$exemple" --base "${long}Été à l'œuvre.delibere"
  cp "$ancienne" "$travail/ancienne.delibere"
  verifier "un registre d'une version d'avant est mis à jour" statut 0 commande verifier --base "$travail/ancienne.delibere"
  verifier "  … une copie en est gardée d'abord" test -s "$travail/ancienne.delibere.schema-1"
  verifier "  … qui peut être reprise" statut 0 commande restaurer "$travail/ancienne.delibere.schema-1" --base "$travail/ancienne.delibere"
}

essayer_fenetre() {
  cp "$exemple" "$travail/réunion d'avril.seance"
  wine start /unix "$travail/réunion d'avril.seance" >/dev/null 2>&1
  verifier "un double clic sur une séance ouvre la fenêtre" attendre fenetre
  sleep 5
  import -window root "$photos/windows-seance.png"
  empreinte > "$travail/avant"
  verifier "une mise à jour est refusée, fenêtre ouverte (statut 3)" statut 3 wine "$installeur" /S
  verifier "  … en mots" mots 'Délibéré est ouvert'
  verifier "  … le programme et le registre sont comme avant" intact
  rm "$profil/Temp/Delibere-installation.txt"
  wine "$programme/Desinstaller.exe" /S
  verifier "  … le retrait aussi" attendre mots 'Délibéré est ouvert'
  verifier "  … et n'ôte rien" intact
  wine taskkill /IM delibere.exe >/dev/null 2>&1
  verifier "la fenêtre se ferme" attendre sansFenetre
  verifier "  … et laisse le registre libre et sain" attendre statut 0 commande verifier
}
sansFenetre() { ! fenetre; }

# apparition COMMAND...: the milliseconds from the start of a program to its window.
apparition() {
  d=$(date +%s%N)
  "$@" >/dev/null 2>&1 &
  lance=$!
  attendre fenetre
  echo $((($(date +%s%N) - d) / 1000000))
}
meilleur() { sort -n | sed -n 1p; }

essayer_vitesse() {
  for _ in 1 2 3 4 5; do
    apparition "$linux" --base "$travail/r.delibere" >> "$travail/vitesse.linux"
    kill "$(pidof -s "$linux")"
    attendre sansFenetre
    titre='Notepad' # the window of Wine's own: what Wine takes to show any
    apparition wine notepad >> "$travail/vitesse.wine"
    wine taskkill /F /IM notepad.exe >/dev/null 2>&1
    attendre sansFenetre
    titre='^Délibéré$'
    apparition wine "$programme/delibere.exe" --base "$travail/r.delibere" >> "$travail/vitesse.windows"
    wine taskkill /F /IM delibere.exe >/dev/null 2>&1
    attendre sansFenetre
  done
  l=$(meilleur < "$travail/vitesse.linux") w=$(meilleur < "$travail/vitesse.windows") d=$(meilleur < "$travail/vitesse.wine")
  verifier "première fenêtre, le meilleur de cinq : $l ms sous Linux ; $w ms sous Wine, dont $d ms pour une fenêtre de Wine lui-même (notepad) ; le reste en deux fois Linux" test $((w - d)) -le $((2 * l))
}

essayer_refus() {
  empreinte > "$travail/avant"
  head -c 3000000 "$installeur" > "$travail/tronque.exe"
  verifier "un téléchargement incomplet est refusé (statut 2)" statut 2 wine "$travail/tronque.exe" /S
  wine "$travail/tronque.exe" >/dev/null 2>&1 &
  verifier "  … par une boîte" attendre fenetre
  sleep 1
  import -window root "$photos/windows-tronque.png"
  xdotool key Return
  verifier "  … rien n'a changé" intact
  "$linux" sauvegarder "$travail/recente.delibere" --base "$travail/r.delibere" >/dev/null
  sqlite3 "$travail/recente.delibere" 'PRAGMA user_version = 99'
  somme=$(sha256sum "$travail/recente.delibere")
  verifier "un registre d'une version plus récente est refusé" statut 2 commande verifier --base "$travail/recente.delibere"
  verifier "  … en mots" grep -q 'version plus récente de Délibéré' "$travail/plainte"
  verifier "  … et n'est pas touché" test "$(sha256sum "$travail/recente.delibere")" = "$somme"
  wine reg add 'HKLM\Software\Wine\Drives' /v s: /d network /f >/dev/null 2>&1
  relancer
  for place in 'S:\r.delibere' '\\serveur\mairie\r.delibere'; do
    verifier "un registre sur un partage ($place) est refusé" statut 2 commande importer "$exemple" --base "$place"
    verifier "  … avec la sortie" grep -q 'partage réseau.*copiez la base' "$travail/plainte"
  done
  verifier "  … rien n'y est écrit" test -z "$(ls "$travail/partage")"
}

essayer_disques() {
  mount -t tmpfs -o size=200m petit "$travail/petit"
  mkdir "$travail/petit/plein"
  mount -t tmpfs -o size=20m plein "$travail/petit/plein"
  empreinte > "$travail/avant"
  verifier "un disque trop petit en cours d'installation (statut 2)" statut 2 wine "$installeur" /S '/D=T:\plein\Delibere'
  verifier "  … en mots" mots 'arrêtée avant la fin'
  verifier "  … rien n'y reste" test -z "$(ls "$travail/petit/plein")"
  umount "$travail/petit/plein"
  mount -o remount,size=20m "$travail/petit"
  verifier "un disque sans assez de place (statut 4)" statut 4 wine "$installeur" /S '/D=T:\Delibere'
  verifier "  … en mots" mots 'pas assez de place sur le disque T: .* il en reste [12][0-9]\.'
  cp "$travail/r.delibere" "$travail/petit/r.delibere"
  sed 's/2023-04-05/2023-05-03/' "$exemple" > "$travail/mai.json"
  "$linux" exporter --seance 2023-04-05 -o "$travail/avril.json" --base "$travail/petit/r.delibere" >/dev/null
  head -c 30m /dev/zero > "$travail/petit/lest" 2>/dev/null || true
  verifier "un disque plein refuse une séance" statut 2 commande importer "$travail/mai.json" --base 'T:\r.delibere'
  verifier "  … en mots" grep -qi 'disque.*plein' "$travail/plainte"
  rm "$travail/petit/lest"
  verifier "  … le registre reste sain" statut 0 commande verifier --base 'T:\r.delibere'
  mount --bind "$donnees" "$donnees"
  mount -o remount,ro,bind "$donnees"
  verifier "un profil en lecture seule refuse une séance" statut 2 commande importer "$travail/mai.json"
  verifier "  … en mots" grep -q 'lecture seule\|pas accessible avec vos droits' "$travail/plainte"
  umount "$donnees"
  mount --bind "$programme" "$programme"
  mount -o remount,ro,bind "$programme"
  verifier "un dossier de programme protégé refuse la mise à jour (statut 5)" statut 5 wine "$installeur" /S
  verifier "  … en mots" mots 'avec vos droits'
  umount "$programme"
  verifier "  … le programme et le registre sont comme avant" intact
}

essayer_sans_opengl() {
  avec=$DISPLAY
  ecran nu -extension GLX
  verifier "sans OpenGL, la fenêtre refuse (statut 3)" statut 3 wine "$programme/delibere.exe"
  verifier "  … en mots" grep -q 'OpenGL.*pilote' "$travail/plainte"
  wine start /unix "$programme/delibere.exe" >/dev/null 2>&1
  verifier "  … dans une boîte pour qui a cliqué" attendre fenetre
  sleep 1
  import -window root "$photos/windows-sans-opengl.png"
  xdotool key Return
  verifier "  … et rien ne reste en marche" attendre sansFenetre
  DISPLAY=$avec
}

essayer_signature() {
  (cd "$travail" && openssl req -x509 -newkey rsa:2048 -nodes -keyout cle.pem -out cert.pem -days 2 -subj '/CN=Essai' && openssl pkcs12 -export -passout pass:essai -inkey cle.pem -in cert.pem -out essai.p12) >/dev/null 2>&1
  echo essai > "$travail/passe"
  cp "$programme/delibere-commande.exe" "$travail/signe.exe"
  SIGNER_WINDOWS="$travail/essai.p12" SIGNER_WINDOWS_PASSE="$travail/passe" .ci/distribution/signer.sh "$travail/signe.exe"
  osslsigncode verify -CAfile "$travail/cert.pem" -in "$travail/signe.exe" > "$travail/sortie" 2>&1 || true
  verifier "un certificat d'essai signe un programme" grep -q 'Signature verification: ok' "$travail/sortie"
}

essayer_retrait() {
  sha256sum "$registre" > "$travail/registre.sha256"
  verifier "le retrait silencieux se fait" statut 0 wine "$programme/Desinstaller.exe" /S
  verifier "le programme n'est plus là, ni son dossier" attendre absent "$programme"
  verifier "  … et dit où reste le registre" attendre mots 'AppData.Local.delibere'
  verifier "ni dans le menu" absent "$profil/AppData/Roaming/Microsoft/Windows/Start Menu/Programs/Délibéré.lnk"
  verifier "ni dans les associations" statut 1 wine reg query 'HKCU\Software\Classes\Delibere.Registre'
  verifier "le registre est là, à l'octet près" sha256sum --quiet -c "$travail/registre.sha256"
}
