package transmission

import (
	"slices"
	"strings"
	"testing"

	"delibere/app/conseil"
)

const classificationXML = `<?xml version="1.0" encoding="ISO-8859-1"?><actes:RetourClassification` + ns + `><actes:DateClassification>2024-03-01</actes:DateClassification>` +
	`<actes:NaturesActes><actes:NatureActe actes:CodeNatureActe="1" actes:Libelle="Délibérations" actes:TypeAbrege="DE">` +
	`<actes:TypePJNatureActe actes:CodeTypePJ="99_DE" actes:Libelle="Délibération"/><actes:TypePJNatureActe actes:CodeTypePJ="99_AU" actes:Libelle="Autre"/></actes:NatureActe>` +
	`<actes:NatureActe actes:CodeNatureActe="6" actes:Libelle="Autres" actes:TypeAbrege="AU"/></actes:NaturesActes>` +
	`<actes:Matieres><actes:Matiere1 actes:CodeMatiere="8" actes:Libelle="Thèmes"><actes:Matiere2 actes:CodeMatiere="2" actes:Libelle="Aide sociale">` +
	`<actes:Matiere3 actes:CodeMatiere="10" actes:Libelle="CCAS"><actes:Matiere4 actes:CodeMatiere="1" actes:Libelle="D"><actes:Matiere5 actes:CodeMatiere="4" actes:Libelle="E">` +
	`<actes:Matiere6 actes:CodeMatiere="1" actes:Libelle="Trop"/></actes:Matiere5></actes:Matiere4></actes:Matiere3></actes:Matiere2></actes:Matiere1></actes:Matieres></actes:RetourClassification>`

func TestClassificationDeLaPrefecture(t *testing.T) {
	c, err := LireClassification(latin1(classificationXML))
	if err != nil {
		t.Fatal(err)
	}
	if c.Date != conseil.NewDate(2024, 3, 1) || c.Nationale || c.Matieres["8.2"] != "Aide sociale" || c.Matieres["8.2.10.1.4"] != "E" || len(c.Matieres) != 5 {
		t.Errorf("%+v", c)
	}
	if !slices.Equal(c.TypesAdmis(), []string{"99_AU", "99_DE"}) || !c.TypeAdmis("99_AU") || c.TypeAdmis("75_PL") || c.typeParDefaut() != "99_AU" {
		t.Errorf("types %v", c.TypesAdmis())
	}
	for code, dit := range map[string]string{"8.2": "", "8.2.10.1.4": "", "8": "n'est pas un code", "8.2.10.1.4.1": "n'est pas un code",
		"8.3": "choisissez parmi 8.2", "8.2.9": "choisissez parmi 8.2.10", "08.2": "n'est pas un code", "7.1": "n'est pas dans la classification du 1er mars 2024"} {
		err := c.Verifier(code)
		if (err == nil) != (dit == "") || err != nil && !strings.Contains(err.Error(), dit) {
			t.Errorf("%s : %v, attendu « %s »", code, err, dit)
		}
	}
	for _, autre := range []string{`{"date": "2024-03-01"}`, "", "classification"} {
		if _, err := LireClassification([]byte(autre)); err == nil || !strings.Contains(err.Error(), "n'est pas un XML de la préfecture") {
			t.Errorf("%q : %v", autre, err)
		}
	}
	if _, err := LireClassification([]byte("\xef\xbb\xbf\n" + classificationXML)); err != nil {
		t.Error(err)
	}
	if _, err := LireClassification([]byte(accuse)); err == nil || !strings.Contains(err.Error(), "n'est pas une classification") {
		t.Error(err)
	}
}

func TestClassificationNationale(t *testing.T) {
	c := ClassificationNationale()
	deux := 0
	for code := range c.Matieres {
		if strings.Contains(code, ".") {
			deux++
		}
	}
	if !c.Nationale || deux != 57 || len(c.Matieres) != 66 || c.Matieres["7.10"] != "Divers" || c.Matieres["6"] != "Libertés publiques et pouvoirs de police" {
		t.Errorf("%d matières, %d du second niveau", len(c.Matieres), deux)
	}
	if err := c.Verifier("8.2.1"); err == nil || !strings.Contains(err.Error(), "importez-la, ou écrivez 8.2") {
		t.Error(err)
	}
	if err := c.Verifier("7.12"); err == nil || !strings.Contains(err.Error(), "7.1, 7.2, 7.3, 7.4, 7.5, 7.6, 7.7, 7.8, 7.9 et 7.10") {
		t.Error(err)
	}
}

// The published classifications hold every national code, and the types of a délibération.
func TestClassificationsReelles(t *testing.T) {
	for nom, v := range map[string]struct {
		date  conseil.Date
		types int
	}{
		"actes/samples-stela/exemple_codes_matieres.xml":   {conseil.NewDate(2017, 12, 8), 19},
		"actes/classification-megalis-2017-11-13.xml":      {conseil.NewDate(2017, 11, 13), 0},
		"actes/samples-pastell/classification.xml":         {conseil.NewDate(2017, 11, 13), 0},
		"actes/samples-pastell/classification-exemple.xml": {conseil.NewDate(2004, 4, 1), 0},
	} {
		c, err := LireClassification(lireEchantillon(t, nom))
		if err != nil {
			t.Errorf("%s : %v", nom, err)
			continue
		}
		if c.Date != v.date || v.types > 0 && len(c.TypesAdmis()) != v.types || len(c.Matieres) < 50 {
			t.Errorf("%s : %v, %d types, %d matières", nom, c.Date, len(c.TypesAdmis()), len(c.Matieres))
		}
		if nom == "actes/samples-stela/exemple_codes_matieres.xml" {
			for code := range ClassificationNationale().Matieres {
				if c.Matieres[code] == "" {
					t.Errorf("%s n'est pas dans %s", code, nom)
				}
			}
		}
	}
}
