#!/bin/sh
# Sets the same extrait by Délibéré and by the tools that a mairie or its supplier might use instead, each in
# a process of its own, and prints the median of five runs. A tool that is not there is named and passed
# over: none is installed for this. What is compared is time and size; the other tools are given plain
# paragraphs, without the table, the faces and the structure of the act.
set -eu
cd "$(dirname "$0")/.."
travail=$(mktemp -d)
trap 'rm -rf "$travail"' EXIT
delibere=$PWD/bin/delibere exemple=$PWD/assets/exemple/valentigney-2023-04-05.json
export HOME="$travail" SOURCE_DATE_EPOCH=1680696000

"$delibere" extrait "$exemple" -d 2023-32 -o "$travail/acte.txt" --texte --ecraser >/dev/null
cd "$travail"
html() {
  echo '<!doctype html><html lang="fr"><meta charset="utf-8"><title>Extrait</title><style>@page{size:A4;margin:25mm}p{text-align:justify;hyphens:auto}</style>'
  sed 's/&/\&amp;/g; s/</\&lt;/g; s/^$/<p>/' acte.txt
  echo '</html>'
}
html >acte.html
{
  printf '%s\n' '\documentclass[11pt,a4paper]{article}\usepackage[T1]{fontenc}\usepackage[utf8]{inputenc}\usepackage[french]{babel}' '\begin{document}'
  sed 's/[%&#_$]/\\&/g' acte.txt
  echo '\end{document}'
} >acte.tex
{ printf '.mso fr.tmac\n.po 25m\n.ll 160m\n'; sed "s/^\\([.']\\)/\\\\\\&\\1/; s/^$/.sp/" acte.txt; } >acte.roff

# mesurer NOM COMMANDE…: the median of five, in ms, and the size of acte.pdf.
mesurer() {
  nom=$1
  shift
  rm -f acte.pdf
  if ! "$@" >journal 2>&1 || [ ! -s acte.pdf ]; then
    echo "comparaison : $nom a échoué, passé ($(tail -n 1 journal))"
    return 0
  fi
  for _ in 1 2 3 4 5; do
    debut=$(date +%s%N)
    "$@" >/dev/null 2>&1
    echo $((($(date +%s%N) - debut) / 100000))
  done | sort -n | sed -n 3p >duree
  echo "comparaison : $nom $(sed 's/\(.*\)\(.\)$/\1,\2/; s/^,/0,/' duree) ms, $(($(wc -c <acte.pdf) / 1024)) ko"
}

# si COMMANDE NOM…: measures it when the command is there.
si() {
  commande=$1
  shift
  if command -v "$commande" >/dev/null 2>&1; then
    mesurer "$@"
  else
    echo "comparaison : $1 n'est pas installé, passé"
  fi
}

groff_pdf() { groff -k -Tpdf acte.roff >acte.pdf; }

mesurer "Délibéré" "$delibere" extrait "$exemple" -d 2023-32 -o acte.pdf --ecraser
si groff "groff" groff_pdf
si pdflatex "pdfLaTeX" pdflatex -interaction=batchmode acte.tex
si weasyprint "WeasyPrint" weasyprint acte.html acte.pdf
si soffice "LibreOffice" soffice --headless --convert-to pdf acte.html
navigateur=$(command -v chromium || command -v chromium-browser || command -v google-chrome || echo chromium)
si "$navigateur" "Chromium" "$navigateur" --headless --no-sandbox --disable-gpu --no-pdf-header-footer --print-to-pdf=acte.pdf "file://$travail/acte.html"
