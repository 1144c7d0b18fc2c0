package conseil_test

import (
	"testing"

	"delibere/app/conseil"
)

// CGCT L2122-18, L2113-13: the maire of the commune, whatever the words of the tableau, and nobody else.
func TestEstMaire(t *testing.T) {
	for fonction, attendu := range map[string]bool{
		"Maire": true, "MAIRE": true, "Le Maire": true, "La Maire": true, "Mairesse": true, " Maire ": true,
		"Monsieur le Maire": true, "Madame la Maire": true, "Madame le maire": true,
		"M. le Maire": true, "M le Maire": true, "Mr le Maire": true, "Mme le Maire": true, "Mme la Maire": true,
		"Maire de VILLE": true, "Maire d'Ailleurs": true, "Maire d’Ailleurs": true, "Maire du Lieu": true, "Maire des Lieux": true,
		"Mme la Maire de VILLE": true, "Maire, conseiller départemental": true, "Maire et vice-présidente de la communauté": true,
		"Maire de VILLE, délégué communautaire": true, "Maire - président": true, "Maire (conseiller régional)": true,
		"Maire/Président": true, "Maire de Saint-Maire-le-Vieux": true,

		"": false, "Conseillère municipale": false, "M.": false, "Le": false, ",": false, "(": false,
		"Maire délégué": false, "Maire déléguée": false, "Maire délégué(e)": false, "MAIRE DÉLÉGUÉE": false, "maire delegue": false,
		"Maire de\u0301le\u0301gue\u0301": false, "Maire (délégué)": false, "Maire délégué de VILLE": false,
		"Maire de VILLE délégué": false, "Maire de la commune déléguée de VILLE": false, "Maire de la commune associée": false,
		"Mme la Maire déléguée": false, "Maire honoraire": false, "Maire de VILLE honoraire": false, "Maire (honoraire)": false,
		"Adjoint au maire": false, "1re adjointe au Maire": false, "Maire adjoint": false, "Maire-adjoint": false,
		"ancien maire": false, "Ancienne maire": false, "Ex-maire": false, "Premier adjoint, maire de 2008 à 2014": false,
		"Maire d'arrondissement": false, "Maire du 5e arrondissement": false, "Maire de secteur": false,
	} {
		if got := conseil.EstMaire(&conseil.Elu{Fonction: fonction}); got != attendu {
			t.Errorf("%q : %v, attendu %v", fonction, got, attendu)
		}
	}
	if conseil.EstMaire(nil) {
		t.Error("personne est maire")
	}
}

// CGCT L2121-14: the maire that is recognised leaves his accounts; when none is, nobody is set aside.
func TestCompteFinancierSelonLaFonction(t *testing.T) {
	for fonction, votants := range map[string]int{"Maire": 8, "Mme la Maire de VILLE": 8, "Maire, conseiller départemental": 8, "Maire déléguée": 9, "": 9} {
		d := seance(9, 1, compteFinancier, func(d *conseil.Dossier) { d.Elus[0].Fonction = fonction })
		if c := exiger(t, d); c.Point(1).Votants() != votants || len(c.Point(1).Presents) != votants {
			t.Errorf("%q : %d votants, attendu %d", fonction, c.Point(1).Votants(), votants)
		}
	}
}

func TestSansCivilite(t *testing.T) {
	for fonction, attendu := range map[string]string{"Mme la Maire": "la Maire", "M. le Maire": "le Maire", "Monsieur  le Maire": "le Maire",
		"Maire": "Maire", "La Maire": "La Maire", "M.": "M.", "": ""} {
		if got := conseil.SansCivilite(fonction); got != attendu {
			t.Errorf("%q : %q, attendu %q", fonction, got, attendu)
		}
	}
}
