package transmission

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"delibere/app/conseil"
)

const ns = ` xmlns:actes="http://www.interieur.gouv.fr/ACTES#v1.1-20040216" xmlns:insee="http://xml.insee.fr/schema"`

// copie is the act as the préfecture copies it in its answers.
const copie = `<actes:ActeRecu actes:Date="2024-12-30" actes:NumeroInterne="2024_101" actes:CodeNatureActe="1"><actes:CodeMatiere1 actes:CodeMatiere="3"/>` +
	`<actes:CodeMatiere2 actes:CodeMatiere="1"/><actes:Objet>Achat</actes:Objet><actes:ClassificationDateVersion>2024-03-01</actes:ClassificationDateVersion>` +
	`<actes:Document><actes:NomFichier>99_DE-025-212500011-20241231-2024_101-DE-1-1_1.pdf</actes:NomFichier></actes:Document>` +
	`<actes:Annexes actes:Nombre="0"/><actes:DocumentPapier>N</actes:DocumentPapier></actes:ActeRecu>`

const (
	accuse = `<?xml version="1.0" encoding="ISO-8859-1"?><actes:ARActe` + ns + ` actes:IDActe="025-212500011-20241230-2024_101-DE" actes:DateReception="2025-01-02">` +
		copie + `<actes:ClassificationDateVersionEnCours>2024-03-01</actes:ClassificationDateVersionEnCours></actes:ARActe>`
	anomalie = `<?xml version="1.0"?><a:AnomalieActe xmlns:a="http://www.interieur.gouv.fr/ACTES#v1.1-20040216"><a:Date>2025-01-03</a:Date><a:Nature>002</a:Nature>` +
		`<a:Detail>ODT-VERIF-01 : Votre acte a été transmis avec une date de classification qui n'est pas à jour</a:Detail>`
	courrierPref = ns + ` actes:IDActe="025-212500011-20241230-2024_101-DE" actes:DateCourrierPref="2025-01-20">`
	document     = `<actes:Document><actes:NomFichier>lettre.pdf</actes:NomFichier></actes:Document>`
	demande      = `<actes:DemandePieceComplementaire` + courrierPref + `<actes:DescriptionPieces>Le plan</actes:DescriptionPieces>` + document + `</actes:DemandePieceComplementaire>`
	observations = `<actes:LettreObservations` + courrierPref + `<actes:Motif>Le prix</actes:Motif>` + document + `</actes:LettreObservations>`
	courrierXML  = `<actes:CourrierSimple` + courrierPref + document + `</actes:CourrierSimple>`
	defere       = `<actes:DefereTA` + ns + ` actes:IDActe="025-212500011-20241230-2024_101-DE"><actes:DateDepot>2025-02-01</actes:DateDepot>` +
		`<actes:NatureIllegalite>Incompétence</actes:NatureIllegalite><actes:PiecesJointes actes:Nombre="0"/></actes:DefereTA>`
	accusePieces = `<actes:ARPieceComplementaire` + ns + ` actes:DateReception="2025-02-02"><actes:InfosCourrierPref actes:IDActe="025-212500011-20241230-2024_101-DE" actes:DateCourrierPref="2025-01-20"/></actes:ARPieceComplementaire>`
	annulation   = `<actes:ARAnnulation` + ns + ` actes:IDActe="025-212500011-20241230-2024_101-DE" actes:DateReception="2025-02-03"/>`
	aJour        = `<actes:ReponseClassificationSansChangement` + ns + `><actes:DateClassification>2024-03-01</actes:DateClassification></actes:ReponseClassificationSansChangement>`
)

// anomalieEnveloppe is refused by the schema, as real ones are: its nature is not in the list.
const anomalieEnveloppe = `<actes:AnomalieEnveloppe` + ns + `><actes:Date>2025-01-03</actes:Date><actes:Nature>999</actes:Nature><actes:Detail>ODT-VERIF-17 : n'est pas reconnu</actes:Detail>` +
	`<actes:EnveloppeRecue><actes:Emetteur><actes:IDCL actes:Arrondissement="2" actes:Departement="025" actes:Nature="31" insee:SIREN="212500011"/></actes:Emetteur>` +
	`<actes:FormulairesEnvoyes><actes:Formulaire><actes:NomFichier>025-212500011-20241230-2024_101-DE-1-1_0.xml</actes:NomFichier></actes:Formulaire></actes:FormulairesEnvoyes></actes:EnveloppeRecue></actes:AnomalieEnveloppe>`

// latin1 writes a text in the encoding that the norm wants.
func latin1(s string) []byte {
	var b []byte
	for _, r := range s {
		b = append(b, byte(r))
	}
	return b
}

func lireUn(t *testing.T, octets []byte) *Retour {
	t.Helper()
	recu, err := LireRetour(octets)
	if err != nil || len(recu.Retours) != 1 {
		t.Fatalf("%v, %v", recu, err)
	}
	return &recu.Retours[0]
}

// What each message means for the register that holds its act.
func TestRapprocherChaqueMessage(t *testing.T) {
	copieSansSiren := strings.Replace(copie, "99_DE-025-212500011-20241231-2024_101-DE-1-1_1.pdf", "acte.pdf", 1)
	for nom, c := range map[string]struct {
		xml   string
		issue Issue
		acte  bool
		dit   []string
	}{
		"accusé":                          {accuse, IssueDater, true, []string{"2024-101", "le 2 janvier 2025", "qui manquait, est la même"}},
		"accusé, classification ancienne": {strings.Replace(accuse, "EnCours>2024-03-01", "EnCours>2025-01-01", 1), IssueDater, true, []string{"utilise maintenant la classification du 1er janvier 2025"}},
		"anomalie":                        {anomalie + strings.ReplaceAll(copie, "actes:", "a:") + `<a:ClassificationDateVersionEnCours>2025-01-01</a:ClassificationDateVersionEnCours></a:AnomalieActe>`, IssueDire, true, []string{"n'a pas reçu la délibération 2024-101", "anomalie 002 ODT-VERIF-01", "la classification du 1er janvier 2025, importez-la"}},
		"anomalie sans acte":              {anomalie + strings.ReplaceAll(copieSansSiren, "actes:", "a:") + `</a:AnomalieActe>`, IssueDire, false, []string{"sans dire lequel", "importez-la"}},
		"anomalie d'enveloppe":            {anomalieEnveloppe, IssueDire, true, []string{"2024-101", "999 ODT-VERIF-17", "la série suivante"}},
		"demande de pièces":               {demande, IssueDire, true, []string{"demande des pièces pour la délibération 2024-101", "20 janvier 2025", "« Le plan »", "lettre.pdf"}},
		"lettre d'observations":           {observations, IssueDire, true, []string{"« Le prix »", "soumettez-les au maire"}},
		"courrier":                        {courrierXML, IssueDire, true, []string{"lisez sa lettre", "lettre.pdf"}},
		"déféré":                          {defere, IssueDire, true, []string{"déféré", "1er février 2025", "« Incompétence »"}},
		"accusé de pièces":                {accusePieces, IssueDire, true, []string{"pièces complémentaires", "2 février 2025"}},
		"accusé d'annulation":             {annulation, IssueDire, true, []string{"l'annulation", "3 février 2025"}},
		"classification à jour":           {aJour, IssueDire, false, []string{"n'a pas changé : elle est du 1er mars 2024"}},
		"accusé d'un autre acte":          {strings.ReplaceAll(accuse, "2024_101", "2024_999"), IssueEtranger, false, []string{"025-212500011-20241230-2024_999-DE", "rien n'est changé"}},
		// Same number, same date, same nature: another commune.
		"accusé d'une autre commune":        {strings.ReplaceAll(accuse, "212500011", "212505804"), IssueEtranger, false, []string{"qui n'est pas au registre"}},
		"accusé sans identifiant":           {strings.Replace(strings.Replace(accuse, copie, copieSansSiren, 1), ` actes:IDActe="025-212500011-20241230-2024_101-DE"`, "", 1), IssueEtranger, false, []string{"sans identifiant"}},
		"accusé par la copie de l'acte":     {strings.Replace(accuse, ` actes:IDActe="025-212500011-20241230-2024_101-DE"`, "", 1), IssueDater, true, []string{"2 janvier 2025"}},
		"accusé avant la séance":            {strings.Replace(accuse, "2025-01-02", "2024-12-29", 1), IssueContraire, true, []string{"avant la séance", "rien n'est changé"}},
		"accusé dont la copie se contredit": {strings.Replace(accuse, `actes:Date="2024-12-30"`, `actes:Date="2024-11-30"`, 1), IssueContraire, true, []string{"30 novembre 2024"}},
	} {
		actes := ActesTransmis(7, unDossier())
		r := Rapprocher(lireUn(t, []byte(c.xml)), actes)
		if r.Issue != c.issue || (r.Acte != nil) != c.acte || c.acte && (r.Acte.Seance != 7 || r.Acte.Point != 1) {
			t.Errorf("%s : issue %d, acte %v : %s", nom, r.Issue, r.Acte, r.Message)
		}
		for _, dit := range c.dit {
			if !strings.Contains(r.Message, dit) {
				t.Errorf("%s : « %s » n'est pas dit dans : %s", nom, dit, r.Message)
			}
		}
		if (r.Issue == IssueDater) != r.AccuseReception.Connue() {
			t.Errorf("%s : l'issue %d donne la date %v", nom, r.Issue, r.AccuseReception)
		}
	}
}

// The second accusé changes nothing, whether it repeats the first or contradicts it.
func TestAccuseRepete(t *testing.T) {
	d := unDossier()
	p := &d.Seance.Points[0]
	r := lireUn(t, []byte(accuse))
	rap := Rapprocher(r, ActesTransmis(1, d))
	if jour := conseil.NewDate(2025, 1, 2); rap.Transmission != jour || rap.AccuseReception != jour {
		t.Errorf("dates : %+v", rap)
	}
	p.Transmission, p.AccuseReception = rap.Transmission, rap.AccuseReception
	if rap = Rapprocher(r, ActesTransmis(1, d)); rap.Issue != IssueDeja || !strings.Contains(rap.Message, "déjà noté") {
		t.Errorf("répété : %+v", rap)
	}
	r.DateReception = r.DateReception.Plus(1)
	if rap = Rapprocher(r, ActesTransmis(1, d)); rap.Issue != IssueContraire || !strings.Contains(rap.Message, "2 janvier 2025") {
		t.Errorf("contraire : %+v", rap)
	}
	p.AccuseReception, p.Transmission = conseil.Date{}, conseil.NewDate(2025, 1, 5)
	if rap = Rapprocher(r, ActesTransmis(1, d)); rap.Issue != IssueContraire || !strings.Contains(rap.Message, "avant la transmission") {
		t.Errorf("avant la transmission : %+v", rap)
	}
	p.Transmission = conseil.NewDate(2024, 12, 31)
	if rap = Rapprocher(r, ActesTransmis(1, d)); rap.Issue != IssueDater || rap.Transmission != p.Transmission {
		t.Errorf("la date de transmission connue reste : %+v", rap)
	}
	if rap = Rapprocher(r, append(ActesTransmis(1, d), ActesTransmis(2, d)...)); rap.Issue != IssueContraire || rap.Acte != nil {
		t.Errorf("deux actes d'un même identifiant : %+v", rap)
	}
}

// One message, under every banner that the platforms use.
func TestEncodages(t *testing.T) {
	corps := `<actes:CourrierSimple` + courrierPref + `<actes:Document><actes:NomFichier>réponse n° 1.pdf</actes:NomFichier></actes:Document></actes:CourrierSimple>`
	for nom, octets := range map[string][]byte{
		"latin1":               latin1(`<?xml version="1.0" encoding="ISO-8859-1"?>` + corps),
		"latin1, apostrophes":  latin1(`<?xml version='1.0' encoding='iso-8859-1' standalone='yes'?>` + corps),
		"windows-1252":         latin1(`<?xml version="1.0" encoding="windows-1252"?>` + corps),
		"utf-8":                []byte(`<?xml version="1.0" encoding="UTF-8"?>` + corps),
		"utf-8 non déclaré":    []byte(corps),
		"utf-8 avec marque":    []byte("\ufeff" + corps),
		"latin1 dit utf-8":     latin1(`<?xml version="1.0" encoding="UTF-8"?>` + corps),
		"latin1 non déclaré":   latin1(corps),
		"références de nombre": []byte(strings.NewReplacer("é", "&#xE9;", "°", "&#176;").Replace(corps)),
	} {
		recu, err := LireRetour(octets)
		if err != nil || len(recu.Retours[0].Documents) != 1 || recu.Retours[0].Documents[0] != "réponse n° 1.pdf" {
			t.Errorf("%s : %+v, %v", nom, recu, err)
		}
	}
	if _, err := LireRetour([]byte(`<?xml version="1.0" encoding="EBCDIC-FR"?>` + corps)); err == nil || !strings.Contains(err.Error(), "EBCDIC") && !strings.Contains(err.Error(), "ebcdic") {
		t.Errorf("encodage inconnu : %v", err)
	}
}

// What is no message is refused, and the refusal says what to choose.
func TestRefusDeRetour(t *testing.T) {
	for nom, c := range map[string]struct{ texte, dit string }{
		"vide":               {"", "vide"},
		"espaces":            {"  \n", "vide"},
		"pdf":                {string(unPDF), "est un document (PDF)"},
		"zip":                {"PK\x03\x04", "archive zip"},
		"page web":           {"<html><body>connexion</body></html>", "n'est pas un message ACTES"},
		"coupé":              {accuse[:len(accuse)-40], "abîmé"},
		"enveloppe":          {`<actes:EnveloppeMISILLCL` + ns + `/>`, "l'enveloppe d'un message"},
		"inconnu":            {`<actes:Bonjour` + ns + `/>`, "« Bonjour »"},
		"deux":               {demande + demande, "plusieurs messages"},
		"sans date":          {strings.Replace(accuse, "2025-01-02", "02/01/2025", 1), "« 02/01/2025 »"},
		"doctype":            {`<!DOCTYPE a [<!ENTITY b "c">]>` + demande, "DOCTYPE"},
		"entité":             {strings.Replace(demande, "Le plan", "&secret;", 1), "abîmé"},
		"classification":     {`<actes:RetourClassification` + ns + `/>`, "ne porte pas sa date"},
		"classification nue": {`<actes:RetourClassification` + ns + `><actes:DateClassification>2024-01-01</actes:DateClassification></actes:RetourClassification>`, "aucune matière"},
	} {
		if recu, err := LireRetour([]byte(c.texte)); err == nil || !strings.Contains(err.Error(), c.dit) {
			t.Errorf("%s : « %s » attendu, obtenu %v, %v", nom, c.dit, recu, err)
		}
	}
}

// Every real message published, with what it must give.
func TestEchantillonsReels(t *testing.T) {
	racine := formatsOuPasser(t, "actes")
	for chemin, v := range map[string]Retour{
		"samples-stela/006-210600235-20180522-684-AI-1-2_5279.xml":          {Genre: GenreAccuse, Identifiant: "006-210600235-20180522-684-AI", NumeroInterne: "684", Nature: "3", Siren: "210600235", DateReception: conseil.NewDate(2018, 5, 28)},
		"samples-stela/044-214400152----1-3_1.xml":                          {Genre: GenreAnomalie, Identifiant: "044-214400152-20181001-123456-DE", NumeroInterne: "123456", Nature: "1", Siren: "214400152", Anomalie: Anomalie{"002 ODT-VERIF-01", "Votre acte a été transmis avec une date de classification qui n'est pas à jour"}},
		"samples-stela/044-214400152-20181106-TEST_DGCL_4-DE-6-2_10.xml":    {Genre: GenreAccuseAnnulation, Identifiant: "044-214400152-20181106-TEST_DGCL_4-DE", NumeroInterne: "TEST_DGCL_4", Siren: "214400152", DateReception: conseil.NewDate(2018, 11, 28)},
		"samples-stela/ANO_EACT--214400152--20180925-1.xml":                 {Genre: GenreAnomalieEnveloppe, Identifiant: "044-214400152-20180905-4365-DE", NumeroInterne: "4365", Siren: "214400152", Anomalie: Anomalie{"999 ODT-VERIF-17", "La transaction que vous avez envoyé n'est pas reconnu dans l'application ACTES."}},
		"samples-stela/exemple_codes_matieres.xml":                          {Genre: GenreClassification},
		"samples-pastell/ar-actes-fakeTdt.xml":                              {Genre: GenreAccuse, Identifiant: "069-123456789-20130601-20130623C-AI", NumeroInterne: "20130623C", Nature: "3", Siren: "123456789", DateReception: conseil.NewDate(2013, 6, 23)},
		"samples-pastell/aractes.xml":                                       {Genre: GenreAccuse, Identifiant: "034-491011698-20171207-CL20171227_06-DE", NumeroInterne: "CL20171227_06", Nature: "1", Siren: "491011698", DateReception: conseil.NewDate(2017, 12, 27)},
		"samples-pastell/034-491011698-20171207-CL20171227_06-DE-1-2.xml":   {Genre: GenreAccuse, Identifiant: "034-491011698-20171207-CL20171227_06-DE", NumeroInterne: "CL20171227_06", Nature: "1", Siren: "491011698", DateReception: conseil.NewDate(2017, 12, 27)},
		"samples-pastell/034-491011698-20171207-CL20171227_06-DE-1-1_0.xml": {Genre: GenreEnvoi, Identifiant: "034-491011698-20171207-CL20171227_06-DE", NumeroInterne: "CL20171227_06", Nature: "1", Siren: "491011698"},
		"samples-pastell/classification.xml":                                {Genre: GenreClassification},
		"samples-pastell/classification-exemple.xml":                        {Genre: GenreClassification},
		"classification-megalis-2017-11-13.xml":                             {Genre: GenreClassification},
		"samples-s2low/001-000000000-20170130-TEST42-DE-1-2_0.xml":          {Genre: GenreAccuse, Identifiant: "001-000000000-20170130-TEST42-DE", NumeroInterne: "TEST42", Nature: "1", Siren: "000000000", DateReception: conseil.NewDate(2017, 6, 16)},
		"samples-s2low/034-000000000-20241209-20241209_MR02-DE-1-1_0.xml":   {Genre: GenreEnvoi, Identifiant: "034-000000000-20241209-20241209_MR02-DE", NumeroInterne: "20241209_MR02", Nature: "1", Siren: "000000000"},
		"samples-s2low/045-214502494-20170717-D201717-DE-1-1_0.xml":         {Genre: GenreEnvoi, Identifiant: "045-214502494-20170717-D201717-CC", NumeroInterne: "D201717", Nature: "4", Siren: "214502494"},
		"samples-s2low/EACT--214502494--20170717-6.xml":                     {Genre: GenreEnvoi, Identifiant: "045-214502494-20170717-D201717-DE", NumeroInterne: "D201717", Siren: "214502494"},
		"minimal/025-212505804-20230405-2023_32-DE-1-2_1.xml":               {Genre: GenreAccuse, Identifiant: "025-212505804-20230405-2023_32-DE", NumeroInterne: "2023_32", Nature: "1", Siren: "212505804", DateReception: conseil.NewDate(2023, 4, 14)},
		"minimal/025-212505804-20230405-2023_32-DE-1-1_0.xml":               {Genre: GenreEnvoi, Identifiant: "025-212505804-20230405-2023_32-DE", NumeroInterne: "2023_32", Nature: "1", Siren: "212505804"},
		"minimal/EACT--212505804--20230414-1.xml":                           {Genre: GenreEnvoi, Identifiant: "025-212505804-20230405-2023_32-DE", NumeroInterne: "2023_32", Siren: "212505804"},
		"samples-stela/SIC-EACT--210600730--20180115-1.tar.gz":              {Genre: GenreEnvoi, Identifiant: "006-210600730-20180115-007-AR", NumeroInterne: "007", Nature: "2", Siren: "210600730"},
		"minimal/SLO-EACT--212505804--20230414-1.tar.gz":                    {Genre: GenreEnvoi, Identifiant: "025-212505804-20230405-2023_32-DE", NumeroInterne: "2023_32", Nature: "1", Siren: "212505804"},
	} {
		octets, err := os.ReadFile(filepath.Join(racine, chemin))
		if err != nil {
			t.Errorf("%s : %v", chemin, err)
			continue
		}
		recu, err := LireRetour(octets)
		if err != nil || len(recu.Retours) != 1 {
			t.Errorf("%s : %+v, %v", chemin, recu, err)
			continue
		}
		r := recu.Retours[0]
		lu := Retour{Genre: r.Genre, Identifiant: r.Identifiant, NumeroInterne: r.NumeroInterne, Nature: r.Nature, Siren: r.Siren, DateReception: r.DateReception, Anomalie: r.Anomalie}
		if lu.Genre != v.Genre || lu.Identifiant != v.Identifiant || lu.NumeroInterne != v.NumeroInterne || lu.Nature != v.Nature || lu.Siren != v.Siren || lu.DateReception != v.DateReception || lu.Anomalie != v.Anomalie {
			t.Errorf("%s :\n  %+v\n  attendu %+v", chemin, lu, v)
		}
	}
	if _, err := LireRetour(lireEchantillon(t, "actes/samples-stela/EACT--SPREF0441-214400152-20181012-9.xml")); err == nil || !strings.Contains(err.Error(), "l'enveloppe") {
		t.Errorf("enveloppe de retour : %v", err)
	}
}

func lireEchantillon(t *testing.T, nom string) []byte {
	t.Helper()
	octets, err := os.ReadFile(formatsOuPasser(t, nom))
	if err != nil {
		t.Fatal(err)
	}
	return octets
}
