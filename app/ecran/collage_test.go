package ecran

import (
	"strings"
	"testing"
	"time"
	"unicode"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"golang.org/x/text/unicode/norm"
)

// What word processors copy comes in as the words that one reads.
func TestNettoyerCeQuiEstColle(t *testing.T) {
	for _, cas := range []struct{ nom, copie, attendu string }{
		{"vide", "", ""},
		{"deux paragraphes de Windows", "Vu le code,\r\nVu l'avis,\r\n", "Vu le code,\n\nVu l'avis,"},
		{"des paragraphes vides", "Un\r\n\r\n\r\nDeux", "Un\n\nDeux"},
		{"un saut de ligne de Word", "Un\vdeux", "Un\ndeux"},
		{"une puce", "Soit :\r\n•\tun ;\r\n•\tdeux.\r\nFin", "Soit :\n\n- un ;\n- deux.\n\nFin"},
		{"la puce de Symbol", "\uf0b7\tun\r\n\uf0b7\tdeux", "- un\n- deux"},
		{"la puce creuse de Courier", "o\tun\no\tdeux", "- un\n- deux"},
		{"un tiret cadratin, un demi", "– un\n— deux", "- un\n- deux"},
		{"une liste numérotée garde ses numéros", "1.\tun\r\n2.\tdeux\r\na)\tlettre", "1. un\n\n2. deux\n\na) lettre"},
		{"un « o » qui est un mot", "o Marie, écoute", "o Marie, écoute"},
		{"un nombre négatif", "-5 degrés", "-5 degrés"},
		{"césures et marques invisibles", "déli\u00adbé\u200bra\ufefftion", "délibération"},
		{"accents à part", norm.NFD.String("délibération été"), "délibération été"},
		{"apostrophes et guillemets", "l’avis dit « oui » et “non”", "l'avis dit « oui » et “non”"},
		{"espaces insécables gardées dans la phrase", "1\u00a0250\u202f€", "1\u00a0250\u202f€"},
		{"une tabulation", "Nom\tPrénom", "Nom Prénom"},
		{"un caractère de police privée", "Fait\uf04a ici", "Fait ici"},
		{"une flèche de Wingdings", "A \uf0e0 B", "A → B"},
		{"du gras écrit à la main", "Le **maire**", "Le **maire**"},
	} {
		got, err := nettoyer(cas.copie, false)
		if err != nil || got != cas.attendu {
			t.Errorf("%s : %q %v, attendu %q", cas.nom, got, err, cas.attendu)
		}
		if encore, _ := nettoyer(got, false); encore != got && !strings.Contains(got, "\n") {
			t.Errorf("%s : collé deux fois, %q", cas.nom, encore)
		}
	}
	if got, _ := nettoyer("DIT que :\r\n•\tTransmise\r\n\r\nAUTORISE", true); got != "DIT que :\n- Transmise\nAUTORISE" {
		t.Errorf("dans le dispositif : %q", got)
	}
}

// A paste that is no text, or too long, is refused in words, at once, and leaves the field as it is.
func TestCollerTropOuAutreChose(t *testing.T) {
	test.NewTempApp(t)
	defer func(f func(error)) { refuserCollage = f }(refuserCollage)
	e := nouvelEditeur(2, false)
	test.NewTempWindow(t, e).Resize(fyne.NewSize(400, 300))
	e.poser("Déjà là.")
	for mots, copie := range map[string]string{
		"trop long":        strings.Repeat("Le conseil délibère. ", 250_000),
		"n'est pas du tex": "\x89PNG\r\n\x1a\n\x00\x00\x00",
		"pas du texte":     strings.Repeat("\x01\x02ab", 50),
		"pas du texte et":  "caf\xe9",
	} {
		dit := ""
		refuserCollage = func(err error) { dit += phrase(err) }
		debut := time.Now()
		presse := test.NewClipboard()
		presse.SetContent(copie)
		e.TypedShortcut(&fyne.ShortcutPaste{Clipboard: presse})
		if !strings.Contains(dit, mots) || e.Texte() != "Déjà là." {
			t.Errorf("%.20q : %q, %q", copie, dit, e.Texte())
		}
		s := nouvelleSaisie(1)
		if s.TypedShortcut(&fyne.ShortcutPaste{Clipboard: presse}); s.Text != "" || strings.Count(dit, mots) != 2 {
			t.Errorf("%.20q dans un champ : %q, %.20q", copie, dit, s.Text)
		}
		if d := time.Since(debut); d > time.Second {
			t.Errorf("%.20q : refusé en %v", copie, d)
		}
	}
}

// No word changes: the letters and the digits are those that were copied.
func FuzzNettoyer(f *testing.F) {
	for _, s := range []string{"•\tun\r\n", "o\tdeux", "1.\tun", "a\vb\u2028c", "\uf0b7 x", "– y", "d\u00e9\u00adj\u00e0", "\xff"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		got, err := nettoyer(s, false)
		if err != nil {
			return
		}
		mots := func(s string) string {
			return strings.Map(func(r rune) rune {
				if unicode.IsLetter(r) || unicode.IsDigit(r) {
					return r
				}
				return -1
			}, norm.NFC.String(s))
		}
		a, b := mots(s), mots(got)
		// The « o » of a bullet is no letter of the text.
		if strings.ReplaceAll(a, "o", "") != strings.ReplaceAll(b, "o", "") {
			t.Errorf("%q devient %q", s, got)
		}
	})
}
