package ecran

import (
	"slices"
	"strings"
	"unicode"

	"delibere/app/conseil"
)

// Paragraphs and dispositifs are typed as plain text: a blank line between two paragraphs; for the
// dispositif a line each, "VERBE texte", and its items under it, "- Verbe texte".

func enParagraphes(texte string) []string {
	var p []string
	for _, bloc := range strings.Split(strings.ReplaceAll(texte, "\r\n", "\n"), "\n\n") {
		if bloc = strings.TrimSpace(sansItemVide(bloc)); bloc != "" {
			p = append(p, bloc)
		}
	}
	return p
}

// sansItemVide takes out the lines of a list in which nothing was typed yet.
func sansItemVide(bloc string) string {
	if !strings.Contains(bloc, "-") {
		return bloc
	}
	lignes := strings.Split(bloc, "\n")
	return strings.Join(slices.DeleteFunc(lignes, func(l string) bool { return strings.TrimSpace(l) == "-" }), "\n")
}

func deParagraphes(p []string) string { return strings.Join(p, "\n\n") }

func enDispositif(texte string) []conseil.Disposition {
	var d []conseil.Disposition
	for _, ligne := range strings.Split(strings.ReplaceAll(texte, "\r\n", "\n"), "\n") {
		ligne = strings.TrimSpace(ligne)
		item, estItem := strings.CutPrefix(ligne, "- ")
		switch {
		case ligne == "" || ligne == "-":
		case estItem && len(d) > 0:
			d[len(d)-1].Elements = append(d[len(d)-1].Elements, disposition(item, verbeDItem))
		default:
			d = append(d, disposition(item, verbe))
		}
	}
	return d
}

// disposition parts a line into its verb and its text.
func disposition(ligne string, coupe func([]string) int) conseil.Disposition {
	mots := strings.Fields(ligne)
	n := coupe(mots)
	return conseil.Disposition{Verbe: strings.Join(mots[:n], " "), Texte: strings.Join(mots[n:], " ")}
}

// verbe counts the words in capitals that open a line: "DIT", "PREND ACTE".
func verbe(mots []string) int {
	n := 0
	for n < len(mots) && len([]rune(mots[n])) > 1 && mots[n] == strings.ToUpper(mots[n]) && unicode.IsLetter([]rune(mots[n])[0]) {
		n++
	}
	return n
}

// verbeDItem counts the words of an item's verb: participles that agree with the délibération,
// "Transmise", "Publiée et affichée".
func verbeDItem(mots []string) int {
	participe := func(m string) bool { return strings.HasSuffix(m, "ée") || strings.HasSuffix(m, "ise") }
	if len(mots) == 0 || !participe(mots[0]) || !unicode.IsUpper([]rune(mots[0])[0]) {
		return 0
	}
	if len(mots) > 2 && mots[1] == "et" && participe(mots[2]) {
		return 3
	}
	return 1
}

func deDispositif(d []conseil.Disposition) string {
	var lignes []string
	for _, x := range d {
		lignes = append(lignes, strings.TrimSpace(x.Verbe+" "+x.Texte))
		for _, e := range x.Elements {
			lignes = append(lignes, "- "+strings.TrimSpace(e.Verbe+" "+e.Texte))
		}
	}
	return strings.Join(lignes, "\n")
}
