package main

import (
	"bytes"
	"context"
	"os"
	"strings"
	"testing"
	"time"

	"delibere/app/conseil"
	"delibere/app/dossier"
	"delibere/app/secretariat"
	"delibere/app/transmission"
	"delibere/assets"
	registre "delibere/storage/memoire"
)

// duJour is the transmission of the example's register on a day.
func duJour(t *testing.T) (transmissions, *secretariat.Fiche, *time.Time) {
	t.Helper()
	quand := time.Date(2023, time.April, 14, 9, 0, 0, 0, time.UTC)
	s := secretariat.New(&registre.Registre{}, func() time.Time { return quand }, "NOM01")
	d, err := dossier.Lire(bytes.NewReader(assets.Exemple))
	if err != nil {
		t.Fatal(err)
	}
	f, err := s.Importer(context.Background(), d, false)
	if err != nil {
		t.Fatal(err)
	}
	return transmissions{s, func() time.Time { return quand }}, &f, &quand
}

// The same act the same day is the same archive, another takes the next serial, and the serials begin
// again the next day.
func TestSeriesDuJour(t *testing.T) {
	ctx := context.Background()
	x, f, quand := duJour(t)
	if _, err := x.s.Rediger(ctx, f.ID, 31, secretariat.Redaction{Objet: "Autre objet", Deliberation: "2023-31", Matiere: "7.1"}); err != nil {
		t.Fatal(err)
	}
	if _, err := x.s.Voter(ctx, f.ID, 31, &conseil.Vote{Decompte: &conseil.Decompte{Pour: 31}}); err != nil {
		t.Fatal(err)
	}
	*f, _ = x.s.Ouvrir(ctx, f.ID)
	var premier []byte
	for _, c := range []struct {
		point int
		fin   string
	}{{32, "20230414-1.tar.gz"}, {31, "20230414-2.tar.gz"}, {32, "20230414-1.tar.gz"}} {
		nom, octets, avertissements, err := x.Archive(ctx, f, c.point)
		if err != nil || !strings.HasSuffix(nom, c.fin) || len(avertissements) == 0 {
			t.Fatalf("point %d : %s %v %v", c.point, nom, avertissements, err)
		}
		if c.point == 32 && premier != nil && !bytes.Equal(premier, octets) {
			t.Error("la même archive n'a pas les mêmes octets")
		}
		if c.point == 32 {
			premier = octets
		}
	}
	*quand = quand.AddDate(0, 0, 1)
	if nom, _, _, err := x.Archive(ctx, f, 31); err != nil || !strings.HasSuffix(nom, "20230415-1.tar.gz") {
		t.Errorf("%s %v", nom, err)
	}
}

// A classification that the préfecture sends is kept as it came, and the next archive follows it.
func TestClassificationRetenue(t *testing.T) {
	ctx := context.Background()
	x, f, _ := duJour(t)
	xml := []byte(`<?xml version="1.0" encoding="ISO-8859-1"?><actes:RetourClassification xmlns:actes="http://www.interieur.gouv.fr/ACTES#v1.1-20040216">` +
		`<actes:DateClassification>2022-01-31</actes:DateClassification><actes:NaturesActes><actes:NatureActe actes:CodeNatureActe="1" actes:Libelle="D` + "\xe9" + `lib` + "\xe9" + `rations" actes:TypeAbrege="DE">` +
		`<actes:TypePJNatureActe actes:CodeTypePJ="99_DE" actes:Libelle="D"/></actes:NatureActe></actes:NaturesActes><actes:Matieres><actes:Matiere1 actes:CodeMatiere="8" actes:Libelle="D">` +
		`<actes:Matiere2 actes:CodeMatiere="2" actes:Libelle="A"/></actes:Matiere1></actes:Matieres></actes:RetourClassification>`)
	message, err := x.Recevoir(ctx, xml)
	if err != nil || !strings.Contains(message, "classification de la préfecture du 31 janvier 2022 retenue") {
		t.Fatalf("%q %v", message, err)
	}
	m, err := x.s.Mairie(ctx)
	if err != nil {
		t.Fatal(err)
	}
	if c, err := classificationDe(&m); err != nil || c.Date.String() != "2022-01-31" {
		t.Errorf("%v %+v", err, c)
	}
	nom, octets, _, err := x.Archive(ctx, f, 32)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(t.TempDir()+"/"+nom, octets, 0o600); err != nil {
		t.Fatal(err)
	}
	recu, err := transmission.LireRetour(octets)
	if err != nil || len(recu.Retours) == 0 {
		t.Errorf("%v %+v", err, recu)
	}
	if _, err := x.Recevoir(ctx, []byte("bonjour")); err == nil {
		t.Error("un texte est reçu")
	}
}

// In the window too, an archive is received whole or not at all.
func TestRecevoirUneArchive(t *testing.T) {
	ctx := context.Background()
	x, f, _ := duJour(t)
	autre := strings.Replace(accuseValentigney, "212505804", "214400152", 1)
	for _, cas := range []struct {
		archive, dit string
		date         bool
	}{
		{archiveDe(t, "1.xml", accuseValentigney, "2.xml", autre), "n'est pas au registre", false},
		{archiveDe(t, "1.xml", accuseValentigney, "2.xml", accuseValentigney), "déjà noté", true},
	} {
		message, err := x.Recevoir(ctx, []byte(cas.archive))
		if (err == nil) != cas.date || err == nil && !strings.Contains(message, cas.dit) || err != nil && (message != "" || !strings.Contains(err.Error(), cas.dit)) {
			t.Errorf("%q %v", message, err)
		}
		apres, _ := x.s.Ouvrir(ctx, f.ID)
		if apres.Dossier.Seance.Point(32).AccuseReception.Connue() != cas.date {
			t.Errorf("daté : %v attendu", cas.date)
		}
	}
}

func TestSCDLDuRegistre(t *testing.T) {
	x, _, _ := duJour(t)
	octets, avertissements, err := x.SCDL(context.Background())
	if err != nil || !strings.Contains(string(octets), "2023-32") || len(avertissements) == 0 {
		t.Errorf("%v %v %s", err, avertissements, octets)
	}
}
