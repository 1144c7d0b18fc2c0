package main

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// texteDeLicence is one text, and all that stands under it.
type texteDeLicence struct {
	de    []string
	texte string
}

// licencesDuModule returns the names and the texts of the licences of a module.
func licencesDuModule(m module) (ids []string, textes []string, err error) {
	fichiers, err := m.licencesDe()
	if err != nil {
		return nil, nil, err
	}
	for _, f := range fichiers {
		texte, err := lireTexte(f)
		if err != nil {
			return nil, nil, err
		}
		l, err := identifiants(filepath.Base(f), texte)
		if err != nil {
			return nil, nil, fmt.Errorf("module %s : %w", m, err)
		}
		ids, textes = append(ids, l...), append(textes, texte)
	}
	slices.Sort(ids)
	return slices.Compact(ids), textes, nil
}

func lireTexte(chemin string) (string, error) {
	octets, err := os.ReadFile(chemin)
	return strings.TrimSpace(strings.ReplaceAll(string(octets), "\r", "")), err
}

// texteDe returns the licence of what is embedded; that of a TeX file is in its first lines.
func (d donnee) texteDe(racine string) (string, error) {
	if d.texte == "" {
		return "", nil
	}
	texte, err := lireTexte(filepath.Join(racine, d.texte))
	if strings.HasSuffix(d.texte, ".tex") {
		texte, _, _ = strings.Cut(texte, "\n% hyphenmins")
	}
	return texte, err
}

// ecrireLicences writes the one file that the program shows: what it contains, then each text once.
func ecrireLicences(w io.Writer, racine string) error {
	modules, err := modulesDuProgramme(racine)
	if err != nil {
		return err
	}
	var table bytes.Buffer
	var textes []texteDeLicence
	ranger := func(de, texte string) {
		i := slices.IndexFunc(textes, func(t texteDeLicence) bool { return t.texte == texte })
		if i < 0 {
			textes, i = append(textes, texteDeLicence{texte: texte}), len(textes)
		}
		if !slices.Contains(textes[i].de, de) {
			textes[i].de = append(textes[i].de, de)
		}
	}
	for _, m := range modules {
		ids, l, err := licencesDuModule(m)
		if err != nil {
			return err
		}
		fmt.Fprintf(&table, "%s : %s\n", m, strings.Join(ids, ", "))
		for _, t := range l {
			ranger(m.Chemin, t)
			if m.Chemin == "golang.org/x/sys" { // by the same authors, under the same text
				ranger("la bibliothèque standard de Go", t)
			}
		}
	}
	fmt.Fprintln(&table, "bibliothèque standard de Go : BSD-3-Clause")
	for _, d := range donnees {
		texte, err := d.texteDe(racine)
		if err != nil {
			return err
		}
		licence := d.licence
		if licence == documentPublic {
			licence = "document administratif, de libre usage (CRPA L321-1)"
		}
		fmt.Fprintf(&table, "%s : %s (%s)\n", strings.TrimSpace(d.nom+" "+d.version), licence, d.origine)
		if texte != "" {
			ranger(d.nom, texte)
		}
	}
	fmt.Fprint(w, "Délibéré contient ces bibliothèques, ces polices et ces données, chacune sous sa licence, dont le texte suit. « etalab-2.0 »\nest la Licence Ouverte 2.0 : https://www.etalab.gouv.fr/licence-ouverte-open-licence/\n\n")
	fmt.Fprint(w, table.String())
	for _, t := range textes {
		fmt.Fprintf(w, "\n======== %s\n\n%s\n", strings.Join(t.de, ", "), t.texte)
	}
	return nil
}
