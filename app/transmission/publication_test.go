package transmission

import (
	"bytes"
	"encoding/json"
	"os/exec"
	"reflect"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"delibere/app/acte"
	"delibere/app/acte/pdf"
	"delibere/app/conseil"
	"delibere/app/dossier"
)

const secret = "IBAN-FR76-SECRET"

// marquer hides the secret in every text that a record can hold.
func marquer(d *conseil.Dossier) {
	m := "avant ⟦" + secret + " ⟦encore⟧⟧ après"
	p := &d.Seance.Points[0]
	p.Objet, p.Visas, p.Considerants, p.Expose = m, []string{m}, []string{m}, []string{"rien", m}
	p.Dispositif = []conseil.Disposition{{Verbe: "ACCORDE", Texte: m, Elements: []conseil.Disposition{{Texte: m, Elements: []conseil.Disposition{{Texte: m}}}}}}
	p.Interesses = []conseil.Interesse{{Elu: "nom06", Regime: conseil.L2131_11, Motif: m}}
	p.Vote.Decompte = &conseil.Decompte{Pour: 5, Abstentions: 1}
	p.Annexes = []conseil.Annexe{{Titre: "Plan", Fichier: "plan.pdf"}, {Titre: m, Fichier: "rib.pdf"}, {Titre: "RIB", Fichier: "⟦" + secret + "⟧.pdf"}}
	d.Seance.Lieu, d.Seance.Auxiliaires = m, []string{m}
	d.Elus[3].MotifFin = m
	d.Seance.Points[2].Nomination = &conseil.Nomination{Tours: []conseil.Tour{{Candidats: map[string]conseil.Voix{"⟦" + secret + " A⟧": 4, "⟦" + secret + " B⟧": 3}}}}
	d.Seance.Points[2].Vote = nil
}

// No byte of a marked passage is in anything made from the masked record; the record itself keeps it.
func TestMasquer(t *testing.T) {
	d := unDossier()
	marquer(d)
	avant, err := json.Marshal(d)
	if err != nil {
		t.Fatal(err)
	}
	m, err := Masquer(d)
	if err != nil {
		t.Fatal(err)
	}
	if apres, _ := json.Marshal(d); !bytes.Equal(avant, apres) || !APublierMasque(d) || APublierMasque(m) {
		t.Error("le dossier donné a changé, ou les marques sont mal vues")
	}
	rendus := map[string][]byte{}
	var seance, scdl, popolo bytes.Buffer
	if err := dossier.Ecrire(&seance, m); err != nil {
		t.Fatal(err)
	}
	if _, err := EcrireSCDL(&scdl, []*conseil.Dossier{d}, OptionsSCDL{}); err != nil {
		t.Fatal(err)
	}
	if err := EcrirePopolo(&popolo, d); err != nil {
		t.Fatal(err)
	}
	rendus["séance"], rendus["scdl"], rendus["popolo"] = seance.Bytes(), scdl.Bytes(), popolo.Bytes()
	doc, err := acte.Extrait(m, 1, acte.ModeleOrdinaire())
	if err != nil {
		t.Fatal(err)
	}
	rendus["texte"] = []byte(acte.TexteDe(doc))
	var page bytes.Buffer
	if err := pdf.Rendre(doc, &page); err != nil {
		t.Fatal(err)
	}
	rendus["pdf"] = page.Bytes()
	lire := exec.Command("pdftotext", "-", "-")
	lire.Stdin = bytes.NewReader(page.Bytes())
	if rendus["texte du pdf"], err = lire.Output(); err != nil || !bytes.Contains(rendus["texte du pdf"], []byte("[passage occulté]")) {
		t.Errorf("pdftotext (poppler-utils) : %v\n%s", err, rendus["texte du pdf"])
	}
	pub, err := Publier(d, 1, conseil.NewDate(2025, 1, 2))
	if err != nil {
		t.Fatal(err)
	}
	if rendus["fiche"], err = json.Marshal(pub); err != nil {
		t.Fatal(err)
	}
	for nom, r := range rendus {
		if bytes.Contains(r, []byte(secret)) || bytes.Contains(r, []byte("encore")) || bytes.ContainsAny(r, MarqueDebut+MarqueFin) && nom != "pdf" {
			t.Errorf("%s montre un passage occulté :\n%s", nom, r)
		}
	}
	if p := m.Seance.Points[0]; p.Objet != "avant "+Occulte+" après" || len(p.Annexes) != 1 || p.Annexes[0].Titre != "Plan" {
		t.Errorf("objet %q, annexes %v", p.Objet, p.Annexes)
	}
	if c := m.Seance.Points[2].Nomination.Tours[0].Candidats; len(c) != 2 || c[Occulte]+c[Occulte+" (2)"] != 7 {
		t.Errorf("candidats %v", c)
	}
}

// The register and the préfecture have the whole text, without a mark.
func TestSansMarques(t *testing.T) {
	d := unDossier()
	marquer(d)
	s, err := SansMarques(d)
	if err != nil {
		t.Fatal(err)
	}
	if p := s.Seance.Points[0]; p.Objet != "avant "+secret+" encore après" || len(p.Annexes) != 3 || p.Annexes[2].Fichier != secret+".pdf" {
		t.Errorf("objet %q, annexes %v", p.Objet, p.Annexes)
	}
	propre := unDossier()
	if copie, err := SansMarques(propre); err != nil || !reflect.DeepEqual(copie, propre) || copie == propre {
		t.Errorf("un dossier sans marque n'est pas copié tel quel : %v", err)
	}
}

func TestMarquesSansPaire(t *testing.T) {
	for _, s := range []string{"a ⟦ b", "a ⟧ b", "a ⟧ b ⟦", "⟦a⟧ ⟦", "⟦⟦a⟧"} {
		d := unDossier()
		d.Seance.Points[0].Expose = []string{s}
		for _, f := range []func(*conseil.Dossier) (*conseil.Dossier, error){Masquer, SansMarques} {
			if m, err := f(d); err == nil || m != nil || !strings.Contains(err.Error(), "n'a pas sa paire près de « "+s+" »") {
				t.Errorf("%q : %v", s, err)
			}
		}
	}
}

// Outside the marks nothing changes; inside nothing stays.
func TestMasquerProprietes(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		dehors := rapid.SliceOfN(rapid.StringMatching(`[a-zé \n]{0,8}`), 1, 5).Draw(t, "dehors")
		clair, masque, marque := "", "", ""
		for i, s := range dehors {
			clair, masque, marque = clair+s, masque+s, marque+s
			if i+1 < len(dehors) {
				cache := rapid.StringMatching(`[0-9]{0,8}`).Draw(t, "caché")
				clair, masque, marque = clair+cache, masque+Occulte, marque+MarqueDebut+cache+MarqueFin
			}
		}
		d := unDossier()
		d.Seance.Points[0].Objet = marque
		m, err1 := Masquer(d)
		s, err2 := SansMarques(d)
		if err1 != nil || err2 != nil || m.Seance.Points[0].Objet != masque || s.Seance.Points[0].Objet != clair {
			t.Fatalf("%q : %q, %q, %v, %v", marque, m.Seance.Points[0].Objet, s.Seance.Points[0].Objet, err1, err2)
		}
	})
}

func TestPublier(t *testing.T) {
	d := unDossier()
	p, err := Publier(d, 1, conseil.NewDate(2024, 12, 31))
	if err != nil {
		t.Fatal(err)
	}
	// Two months after a 31 December end with February.
	if p.Fichier != "2024_101.pdf" || p.Auteur != (Auteur{"Prénom01", "NOM01", "Maire"}) || p.Debut != "2024-12-31" || p.Fin != "2025-02-28" {
		t.Errorf("%+v", p)
	}
	if m := p.Mention(); m != "Délibération 2024-101, mise en ligne le 31 décembre 2024. Auteur : Prénom01 NOM01, Maire." {
		t.Error(m)
	}
	for dit, f := range map[string]func() (*Publication, error){
		"ne peut pas précéder":           func() (*Publication, error) { return Publier(d, 1, conseil.NewDate(2024, 12, 29)) },
		"(date inconnue)":                func() (*Publication, error) { return Publier(d, 1, conseil.Date{}) },
		"pas une délibération numérotée": func() (*Publication, error) { return Publier(d, 4, conseil.NewDate(2025, 1, 1)) },
		"le président de séance n'est pas": func() (*Publication, error) {
			seul := unDossier()
			seul.Seance.President = ""
			return Publier(seul, 1, conseil.NewDate(2025, 1, 1))
		},
	} {
		if p, err := f(); err == nil || p != nil || !strings.Contains(err.Error(), dit) {
			t.Errorf("« %s » attendu : %v", dit, err)
		}
	}
}
