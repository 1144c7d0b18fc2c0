package main

import (
	"bytes"
	"context"
	"encoding/json"
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"

	"delibere/app/acte"
	"delibere/app/acte/pdf"
	"delibere/app/conseil"
	"delibere/app/secretariat"
)

// armoiries is a plain picture of a colour, as the register keeps a logo.
func armoiries(t testing.TB, c color.Color) []byte {
	t.Helper()
	img := image.NewRGBA(image.Rect(0, 0, 60, 40))
	draw.Draw(img, img.Bounds(), image.NewUniform(c), image.Point{}, draw.Src)
	var b bytes.Buffer
	if err := png.Encode(&b, img); err != nil {
		t.Fatal(err)
	}
	l, err := pdf.LireLogo(b.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	octets, err := l.PNG()
	if err != nil {
		t.Fatal(err)
	}
	return octets
}

// unScelle is the only sealed act of a register.
func unScelle(t *testing.T, s *secretariat.Secretariat, id secretariat.SeanceID) (x secretariat.Scelle) {
	t.Helper()
	n := 0
	if err := s.Scelles(context.Background(), id, func(y secretariat.Scelle) error { x, n = y, n+1; return nil }); err != nil || n != 1 {
		t.Fatalf("%v, %d actes scellés", err, n)
	}
	return x
}

// sousEnTete seals the délibération of the example under a letterhead and a wording of the commune.
func sousEnTete(t *testing.T) (*secretariat.Secretariat, secretariat.Fiche, secretariat.Scelle) {
	t.Helper()
	ctx := context.Background()
	x, f, _ := duJour(t)
	if _, err := x.s.PoserReglage(ctx, secretariat.ReglageModele, `{"cloture":"Fait et clos le {date}.","votes":"tableau"}`); err != nil {
		t.Fatal(err)
	}
	if _, err := x.s.PoserEnTete(ctx, secretariat.EnTete{Alternative: "Logo d'essai", Accent: "#1F3A5F"}, armoiries(t, color.NRGBA{31, 58, 95, 255})); err != nil {
		t.Fatal(err)
	}
	p, err := papierDeLaMairie(x.s)
	if err != nil {
		t.Fatal(err)
	}
	scellee, err := x.s.Sceller(ctx, f.ID, p, 32)
	if err != nil {
		t.Fatal(err)
	}
	return x.s, scellee, unScelle(t, x.s, f.ID)
}

// A sealed act prints again by the byte, whatever the commune has changed or undone since: its wording,
// its colour, its logo, even the act that had brought the logo in.
func TestUnActeScelleSeReimprime(t *testing.T) {
	ctx := context.Background()
	s, f, scelle := sousEnTete(t)
	imprimer := func() string {
		t.Helper()
		logosLus.Clear() // as a program that has just started
		octets, _, err := documents{s}.Extrait(&f, 32)
		if err != nil {
			t.Fatal(err)
		}
		return secretariat.EmpreinteDe(string(octets))
	}
	if imprimer() != scelle.PDF {
		t.Fatal("l'acte ne se réimprime pas comme il a été scellé")
	}
	changer := func(quoi string, err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		if imprimer() != scelle.PDF {
			t.Errorf("l'acte scellé ne se réimprime plus après : %s", quoi)
		}
	}
	_, err := s.PoserReglage(ctx, secretariat.ReglageModele, `{"cloture":"Autre."}`)
	changer("autre formule", err)
	_, err = s.PoserEnTete(ctx, secretariat.EnTete{Accent: "#7A1F1F"}, armoiries(t, color.NRGBA{120, 30, 30, 255}))
	changer("autre logo", err)
	octets, _, err := documents{s}.Extrait(&f, 31)
	if err == nil && bytes.Contains(octets, []byte("Logo d'essai")) {
		t.Error("le point non scellé garde l'ancien en-tête")
	}
	for range 4 { // the two changes, then the letterhead and the wording of the sealing themselves
		_, err = s.AnnulerMairie(ctx)
		changer("annulation", err)
	}
	if m, _ := s.Mairie(ctx); len(m.Reglages) != 0 {
		t.Errorf("%q", m.Reglages)
	}
}

// The seal holds the whole wording and the letterhead, and nothing of the seal moves when the program is
// given the modele alone, as the first acts were.
func TestCeQuiEstScelle(t *testing.T) {
	s, _, scelle := sousEnTete(t)
	var x sceau
	if err := json.Unmarshal([]byte(secretariat.ModeleDuCanon(scelle.Canon)), &x); err != nil {
		t.Fatal(err)
	}
	m, err := acte.LireModele(x.Modele)
	if err != nil || m.Cloture != "Fait et clos le {date}." || m.Recours != acte.ModeleOrdinaire().Recours || !strings.Contains(string(x.Modele), `"recours"`) {
		t.Errorf("%v %s", err, x.Modele)
	}
	if x.EnTete.Accent != "#1F3A5F" || x.EnTete.Alternative != "Logo d'essai" || len(x.EnTete.Logo) != 64 {
		t.Errorf("%+v", x.EnTete)
	}
	ancien, err := papierScelle(s, `{"cloture":"Fait."}`)
	if err != nil || ancien.modele.Cloture != "Fait." || ancien.entete != (pdf.EnTete{}) {
		t.Errorf("%v %+v", err, ancien)
	}
	if vide, err := papierScelle(s, ""); err != nil || !reflect.DeepEqual(vide.modele, acte.ModeleOrdinaire()) {
		t.Errorf("%v", err)
	}
}

// Every paper of the commune bears the letterhead: the other documents, the copy that is transmitted, the
// one that is published, the export.
func TestLEnTeteEstPartout(t *testing.T) {
	ctx := context.Background()
	s, f, _ := sousEnTete(t)
	x := transmissions{s, time.Now}
	porte := func(quoi string, octets []byte, err error) {
		t.Helper()
		if err != nil || !bytes.Contains(octets, []byte("/Logo ")) {
			t.Errorf("%s : %v, sans logo", quoi, err)
		}
	}
	for g := range acte.Genres {
		if acte.Genres[g] != acte.GenreCarence { // the quorum was there
			octets, _, err := documents{s}.Document(&f, g, 32)
			porte(string(acte.Genres[g]), octets, err)
		}
	}
	copie, _, err := x.copieTransmise(&f, f.Dossier, 32, nil)
	porte("copie transmise", copie, err)
	_, publiee, _, err := x.Publier(&f, 32, conseil.NewDate(2023, 4, 14))
	porte("publication", publiee, err)
	dossier := t.TempDir()
	if err := exporterTout(ctx, s, dossier); err != nil {
		t.Fatal(err)
	}
	exporte, err := os.ReadFile(dossier + "/extraits/2023-04-05-extrait-2023-32.pdf")
	porte("export", exporte, err)
	if texte, err := os.ReadFile(dossier + "/extraits/2023-04-05-extrait-2023-32.txt"); err != nil || !strings.Contains(string(texte), "Fait et clos le") {
		t.Errorf("l'export en texte n'a pas la formule de la commune : %v\n%s", err, texte)
	}
}

// The export in open form holds the settings, and the logo of a sealed act even when the act that had
// brought it in is undone.
func TestExporterLesReglages(t *testing.T) {
	ctx := context.Background()
	s, _, scelle := sousEnTete(t)
	exporter := func() (string, []string) {
		t.Helper()
		dossier := t.TempDir()
		if err := exporterTout(ctx, s, dossier); err != nil {
			t.Fatal(err)
		}
		reglages, err := os.ReadFile(dossier + "/reglages.json")
		if err != nil {
			t.Fatal(err)
		}
		logos, err := filepath.Glob(dossier + "/logos/*.png")
		if err != nil {
			t.Fatal(err)
		}
		for _, nom := range logos {
			octets, err := os.ReadFile(nom)
			if err != nil || secretariat.EmpreinteDe(string(octets))+".png" != filepath.Base(nom) {
				t.Errorf("%v %s", err, nom)
			}
		}
		return string(reglages), logos
	}
	if reglages, logos := exporter(); len(logos) != 1 || !strings.Contains(reglages, "Fait et clos le {date}.") || strings.Contains(reglages, secretariat.ReglageLogo) {
		t.Errorf("%q %s", logos, reglages)
	}
	if _, err := s.PoserEnTete(ctx, secretariat.EnTete{}, armoiries(t, color.NRGBA{120, 30, 30, 255})); err != nil {
		t.Fatal(err)
	}
	if _, logos := exporter(); len(logos) != 2 {
		t.Errorf("%q", logos)
	}
	for range 3 {
		if _, err := s.AnnulerMairie(ctx); err != nil {
			t.Fatal(err)
		}
	}
	if reglages, logos := exporter(); len(logos) != 1 || !strings.Contains(scelle.Canon, strings.TrimSuffix(filepath.Base(logos[0]), ".png")) || reglages != "{}\n" {
		t.Errorf("%q %s", logos, reglages)
	}
}
