package transmission

import (
	"os"
	"path/filepath"
	"testing"
	"time"

	"delibere/app/conseil"
)

// formats is where the published schemas and real messages lie, beside the project.
const formats = "../../../shared/formats"

// formatsOuPasser returns the path of a published file or folder, and skips the test where it is not.
func formatsOuPasser(t *testing.T, nom string) string {
	t.Helper()
	chemin := filepath.Join(formats, nom)
	if _, err := os.Stat(chemin); err != nil {
		t.Skipf("%s n'est pas à côté du projet : les fichiers publiés ne sont pas relus ici", chemin)
	}
	return chemin
}

// unDossier is a small séance of made-up people: one délibération voted, one election, one information.
func unDossier() *conseil.Dossier {
	d := &conseil.Dossier{
		Commune: conseil.Commune{Nom: "Essai", CodeInsee: "25001", Siren: "212500011", CodeDepartement: "025", Arrondissement: "Montbéliard",
			RepresentantEtat: "Monsieur le Sous-Préfet de Montbéliard"},
		Seance: conseil.Seance{Date: conseil.NewDate(2024, time.December, 30), President: "nom01", Secretaires: []conseil.EluID{"nom02"},
			Convocation: conseil.Convocation{DateEnvoi: conseil.NewDate(2024, time.December, 20)}, Presences: map[conseil.EluID]conseil.Statut{}},
	}
	for i, id := range []conseil.EluID{"nom01", "nom02", "nom03", "nom04", "nom05", "nom06", "nom07"} {
		d.Elus = append(d.Elus, conseil.Elu{ID: id, Civilite: conseil.Madame, Prenom: "Prénom0" + string(rune('1'+i)), Nom: "NOM0" + string(rune('1'+i)),
			Rang: i + 1, Naissance: conseil.NewDate(1970, 1, i+1), Debut: conseil.NewDate(2020, 7, 5)})
		d.Seance.Presences[id] = conseil.Present
	}
	d.Elus[0].Fonction = "Maire"
	d.Seance.Presences["nom07"] = conseil.Excuse
	d.Seance.Pouvoirs = []conseil.Pouvoir{{Mandant: "nom07", Mandataire: "nom01"}}
	d.Seance.Points = []conseil.Point{
		{Numero: 1, Objet: "Cœur de bourg : l’achat à 12 € le m²", Deliberation: "2024-101", Matiere: "3.1",
			Dispositif: []conseil.Disposition{{Verbe: "APPROUVE", Texte: "l'achat"}},
			Annexes:    []conseil.Annexe{{Titre: "Plan", Fichier: "plan.pdf", Type: "31_DP"}},
			Vote:       &conseil.Vote{Decompte: &conseil.Decompte{Pour: 5, Contre: 1, Abstentions: 1}}},
		{Numero: 2, Objet: "Budget « eau »", Deliberation: "2024-102", Matiere: "7.10",
			Vote: &conseil.Vote{Nominal: map[conseil.EluID]conseil.Sens{"nom01": conseil.Pour, "nom02": conseil.Pour, "nom03": conseil.Contre,
				"nom04": conseil.Abstention, "nom05": conseil.Pour, "nom06": conseil.Refus, "nom07": conseil.Contre}}},
		{Numero: 3, Objet: "Scrutin secret", Deliberation: "2024-103", Matiere: "6.1",
			Vote: &conseil.Vote{Mode: conseil.ScrutinSecret, Decompte: &conseil.Decompte{Pour: 4, Contre: 1, Blancs: 2}}},
		{Numero: 4, Objet: "Informations", Regime: conseil.RegimeInformation},
	}
	return d
}

// unPDF, unJPEG, unPNG are documents as far as their first bytes tell.
var (
	unPDF  = []byte("%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer << /Root 1 0 R >>\n%%EOF\n")
	unJPEG = []byte("\xff\xd8\xff\xe0\x00\x10JFIF")
	unPNG  = []byte("\x89PNG\r\n\x1a\nIHDR")
)

// unEnvoi sends the first point two days after the séance, the day before the year changes its week.
func unEnvoi() Envoi {
	return Envoi{Dossier: unDossier(), Point: 1, PDF: unPDF, Jour: conseil.NewDate(2024, time.December, 31),
		Classification: classificationEssai, Correspondant: Correspondant{Nom: "Secrétariat", Telephone: "0300000000", Courriels: []string{"mairie@commune.fr"}}}
}

// classificationEssai is a made-up classification of a préfecture.
var classificationEssai = &Classification{Date: conseil.NewDate(2024, 3, 1),
	Matieres: map[string]string{"3.1": "Acquisitions", "3.1.2": "Terrains", "3.1.2.1.4": "Bois", "7.10": "Divers", "6.1": "Police municipale"},
	Types:    map[string]map[string]string{"1": {"99_DE": "Délibération", "31_DP": "Documents pré-contractuels", "99_SE": "Signature"}}}
