package acte_test

import (
	"bytes"
	"errors"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"delibere/app/acte"
	"delibere/app/attendu"
	"delibere/app/conseil"
	"delibere/app/dossier"
	"delibere/assets"
)

func exemple(t *testing.T) *conseil.Dossier {
	t.Helper()
	d, err := dossier.Lire(bytes.NewReader(assets.Exemple))
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// dore compares a text with the one that was read and accepted.
func dore(t *testing.T, nom, texte string) {
	t.Helper()
	attendu.Comparer(t, filepath.Join("testdata", nom), []byte(texte))
}

func texteDe(t *testing.T, d *conseil.Dossier, point int) string {
	t.Helper()
	doc, err := acte.Extrait(d, point, acte.ModeleOrdinaire())
	if err != nil {
		t.Fatal(err)
	}
	return acte.TexteDe(doc)
}

// The extrait of the real record says all that the real one says.
func TestExtraitDeLExemple(t *testing.T) {
	dore(t, "extrait-2023-32.txt", texteDe(t, exemple(t), 32))
}

// An ordinary séance of made-up people, for what the example does not have.
func seance() *conseil.Dossier {
	d := &conseil.Dossier{Commune: conseil.Commune{Nom: "Les Essais", CodePostal: "99999", Departement: "Creuse", TribunalAdministratif: "Limoges", PopulationReference: 300}}
	s := &d.Seance
	s.Date, s.Heure, s.Lieu = conseil.NewDate(2024, time.March, 1), conseil.NewHeure(21, 0), "salle des fêtes"
	s.Convocation.DateEnvoi = conseil.NewDate(2024, time.February, 20)
	s.President, s.Secretaires = "e1", []conseil.EluID{"e2", "e3"}
	s.Presences = map[conseil.EluID]conseil.Statut{}
	for i, fonction := range []string{"La Maire", "1er adjoint", "", "", "", "", ""} {
		e := conseil.Elu{ID: conseil.EluID("e" + string(rune('1'+i))), Civilite: conseil.Madame, Prenom: "Prenom0" + string(rune('1'+i)), Nom: "NOM0" + string(rune('1'+i)), Fonction: fonction, Rang: i + 1}
		if i == 1 || i == 4 {
			e.Civilite = conseil.Monsieur
		}
		d.Elus = append(d.Elus, e)
		s.Presences[e.ID] = conseil.Present
	}
	s.Points = []conseil.Point{{Numero: 1, Objet: "Objet du point", Deliberation: "2024/01", Rapporteur: "e1", Expose: []string{"Un exposé."},
		Visas: []string{"le Code général des collectivités territoriales,"}, Considerants: []string{"Considérant qu'il le faut,"},
		Dispositif: []conseil.Disposition{{Verbe: "APPROUVE", Texte: "la chose ;"}, {Verbe: "DIT", Texte: "que c'est fait."}},
		Vote:       &conseil.Vote{Decompte: &conseil.Decompte{Pour: 4, Contre: 2, Abstentions: 1}}}}
	return d
}

func TestExtraits(t *testing.T) {
	for _, cas := range []struct {
		nom string
		f   func(*conseil.Dossier)
	}{
		{"la-maire-majorite", func(*conseil.Dossier) {}},
		{"rejetee", func(d *conseil.Dossier) { d.Seance.Points[0].Vote.Decompte = &conseil.Decompte{Pour: 2, Contre: 5} }},
		{"interessee", func(d *conseil.Dossier) {
			d.Seance.Points[0].Interesses = []conseil.Interesse{{Elu: "e4", Regime: conseil.L2131_11}}
			d.Seance.Points[0].Vote.Decompte.Abstentions = 0
		}},
		{"compte-financier", func(d *conseil.Dossier) {
			d.Seance.Points[0].Regime = conseil.RegimeCompteFinancier
			d.Seance.Points[0].Vote.Decompte = &conseil.Decompte{Pour: 3, Contre: 3}
		}},
		{"nomination", func(d *conseil.Dossier) {
			p := &d.Seance.Points[0]
			p.Vote, p.Nomination = nil, &conseil.Nomination{Tours: []conseil.Tour{{Candidats: map[string]conseil.Voix{"e5": 3, "e6": 3}, Blancs: 1}, {Candidats: map[string]conseil.Voix{"e5": 2, "e6": 4}, Nuls: 1}}}
		}},
		{"seconde-convocation", func(d *conseil.Dossier) {
			for _, id := range []conseil.EluID{"e4", "e5", "e6", "e7"} {
				d.Seance.Presences[id] = conseil.Absent
			}
			d.Seance.Convocation = conseil.Convocation{DateEnvoi: conseil.NewDate(2024, 2, 20), Seconde: true, PremiereSeance: conseil.NewDate(2024, 2, 19), PointsRepris: conseil.Points{1}}
			d.Seance.Points[0].Vote.Decompte = &conseil.Decompte{Pour: 3}
			d.Seance.HuisClos = "1"
		}},
		{"executoire", func(d *conseil.Dossier) {
			p := &d.Seance.Points[0]
			p.Publication, p.Transmission, p.AccuseReception = conseil.NewDate(2024, 3, 4), conseil.NewDate(2024, 3, 4), conseil.NewDate(2024, 3, 5)
			d.Seance.PVPrecedent = conseil.PVPrecedent{Seance: conseil.NewDate(2024, 1, 12), Vote: &conseil.Vote{Decompte: &conseil.Decompte{Pour: 6, Contre: 1}}}
		}},
		{"dispensee", func(d *conseil.Dossier) {
			d.Seance.Points[0].Publication, d.Seance.Points[0].Dispense = conseil.NewDate(2024, 3, 4), conseil.DispenseVoirie
		}},
		{"projet", func(d *conseil.Dossier) {
			p := &d.Seance.Points[0]
			p.Deliberation, p.Publication, p.Transmission, p.AccuseReception = "", conseil.NewDate(2024, 3, 4), conseil.NewDate(2024, 3, 4), conseil.NewDate(2024, 3, 5)
		}},
		{"projet-information-avant-2022", func(d *conseil.Dossier) {
			d.Seance.Date, d.Seance.Convocation.DateEnvoi = conseil.NewDate(2019, 3, 1), conseil.NewDate(2019, 2, 20)
			d.Seance.Points[0] = conseil.Point{Numero: 1, Objet: "Décisions du maire", Regime: conseil.RegimeInformation}
			d.Seance.Presences["e7"] = conseil.Excuse
			d.Seance.Mouvements = []conseil.Mouvement{{Elu: "e6", Type: conseil.Retrait, Point: 1}}
		}},
	} {
		t.Run(cas.nom, func(t *testing.T) {
			d := seance()
			cas.f(d)
			dore(t, cas.nom+".txt", texteDe(t, d, 1))
		})
	}
}

// A civilité in the fonction is not printed twice: "Mme la Maire" signs as "La Maire".
func TestFonctionAvecCivilite(t *testing.T) {
	d := seance()
	d.Elus[0].Fonction = "Mme la Maire"
	dore(t, "la-maire-majorite.txt", texteDe(t, d, 1))
}

// A projet has no place to sign and nothing of what makes an act, even with its dates and a fingerprint.
func TestProjetNeCertifieRien(t *testing.T) {
	d, m := seance(), acte.ModeleOrdinaire()
	p := &d.Seance.Points[0]
	p.Publication, p.Transmission, p.AccuseReception = conseil.NewDate(2024, 3, 4), conseil.NewDate(2024, 3, 4), conseil.NewDate(2024, 3, 5)
	m.Empreinte, m.Signataires = strings.Repeat("0", 64), acte.MaireEtSecretaires
	for _, numero := range []string{"2024/01", ""} {
		p.Deliberation = numero
		doc, err := acte.Extrait(d, 1, m)
		if err != nil {
			t.Fatal(err)
		}
		texte := acte.TexteDe(doc)
		for _, mot := range []string{"Certifié exécutoire", "certifie", "Empreinte", "Tout recours", "Ainsi fait", "La Maire,\n", "secrétaire de séance,\n"} {
			if strings.Contains(texte, mot) != (numero != "") {
				t.Errorf("numéro « %s », « %s » :\n%s", numero, mot, texte)
			}
		}
		if projet := doc.Mention == "PROJET"; projet != (numero == "") || strings.HasPrefix(doc.Titre, "Projet d'extrait") != projet || strings.Contains(texte, "conforme,") {
			t.Errorf("numéro « %s » : %s, %s", numero, doc.Titre, doc.Mention)
		}
	}
}

// An extrait that contradicts itself is not printed, and the refusal names whom to mend.
func TestRefus(t *testing.T) {
	d := exemple(t)
	d.Seance.Pouvoirs = append(d.Seance.Pouvoirs, conseil.Pouvoir{Mandant: "rabel-omar", Mandataire: "coqu-bernard"})
	_, err := acte.Extrait(d, 32, acte.ModeleOrdinaire())
	var refus *acte.Refus
	if !errors.As(err, &refus) || !strings.Contains(err.Error(), "M. Omar RABEL") {
		t.Fatalf("erreur %v", err)
	}
	if _, err := acte.Extrait(exemple(t), 99, acte.ModeleOrdinaire()); !errors.Is(err, acte.ErrPointInconnu) {
		t.Errorf("point 99 : %v", err)
	}
}

// What was voted before the quorum was lost stays valid (CGCT L2121-17).
func TestQuorumPerduEnsuite(t *testing.T) {
	d := seance()
	d.Seance.Points = append(d.Seance.Points, conseil.Point{Numero: 2, Objet: "Suite"})
	for _, id := range []conseil.EluID{"e4", "e5", "e6", "e7"} {
		d.Seance.Mouvements = append(d.Seance.Mouvements, conseil.Mouvement{Elu: id, Type: conseil.Depart, Point: 2})
	}
	if _, err := acte.Extrait(d, 1, acte.ModeleOrdinaire()); err != nil {
		t.Errorf("point 1 : %v", err)
	}
	if _, err := acte.Extrait(d, 2, acte.ModeleOrdinaire()); err == nil {
		t.Error("point 2 : imprimé sans quorum")
	}
}
