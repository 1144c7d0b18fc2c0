package acte_test

import (
	"encoding/json"
	"strings"
	"testing"

	"delibere/app/acte"
	"delibere/app/conseil"
)

// Every layout seen in real life is a setting, and its words are the commune's.
func TestExtraitsDesModeles(t *testing.T) {
	avecPouvoir := func(d *conseil.Dossier) {
		d.Seance.Presences["e7"], d.Seance.Presences["e6"] = conseil.Excuse, conseil.Absent
		d.Seance.Pouvoirs = []conseil.Pouvoir{{Mandant: "e7", Mandataire: "e4"}, {Mandant: "e6", Mandataire: "e5"}}
	}
	for _, cas := range []struct{ nom, reglages string }{
		{"texte", `{"presences":"texte","comptes":"votants","signatures":"maire"}`},
		{"rubrique", `{"representes":"rubrique","votes":"tableau","visas":false,"considerants":false}`},
		{"texte-rubrique", `{"presences":"texte","representes":"rubrique"}`},
		{"mots", `{"ouverture":"Le {date}[ à {heure}], le conseil municipal s'est réuni[ (lieu : {lieu})] sous la présidence de {president}.",
			"decision":"Sur le rapport {rapporteur}, le conseil","recours":"Recours devant le tribunal administratif {tribunal} dans les deux mois.",
			"certificat":"Reçu par le représentant de l'État le {reception} et publié le {publication}.","cloture":"Fait le {date}."}`},
	} {
		t.Run(cas.nom, func(t *testing.T) {
			m, err := acte.LireModele([]byte(cas.reglages))
			if err != nil {
				t.Fatal(err)
			}
			m.Empreinte = strings.Repeat("0123456789abcdef", 4)
			m.Annexes = []acte.AnnexeJointe{{Titre: "Convention", Pages: 12}, {Titre: "Plan", Pages: 1}}
			d := seance()
			avecPouvoir(d)
			d.Seance.Lieu = ""
			doc, err := acte.Extrait(d, 1, m)
			if err != nil {
				t.Fatal(err)
			}
			dore(t, "modele-"+cas.nom+".txt", acte.TexteDe(doc))
		})
	}
}

// What is written is read again the same, and a file that says nothing is the ordinary model.
func TestModeleAllerRetour(t *testing.T) {
	m := acte.ModeleOrdinaire()
	m.Recours, m.Presences, m.Visas = "« À » {tribunal} <b>&", acte.EnTexte, false
	octets, err := acte.EcrireModele(m)
	if err != nil {
		t.Fatal(err)
	}
	if relu, err := acte.LireModele(octets); err != nil || relu.Recours != m.Recours || relu.Presences != m.Presences || relu.Visas {
		t.Errorf("relu %+v, %v", relu, err)
	}
	vide, err := acte.LireModele([]byte("{}"))
	if err != nil {
		t.Fatal(err)
	}
	a, _ := json.Marshal(vide)
	if b, _ := json.Marshal(acte.ModeleOrdinaire()); string(a) != string(b) {
		t.Errorf("un modèle vide n'est pas le modèle ordinaire :\n%s\n%s", a, b)
	}
	// What belongs to one document is no setting of the commune.
	m.Empreinte, m.Feuillet = "abcd", 12
	if autres, err := acte.EcrireModele(m); err != nil || string(autres) != string(octets) {
		t.Errorf("%v\n%s", err, autres)
	}
	m.Recours = "sans tribunal"
	if _, err := acte.EcrireModele(m); err == nil {
		t.Error("un modèle faux s'écrit")
	}
}

func TestModelesFaux(t *testing.T) {
	for _, cas := range []struct{ json, mots string }{
		{`{"recour":"x"}`, "clé inconnue, « recour »"},
		{`{"visas":true,"visas":false}`, "deux fois la clé « visas »"},
		{`{"visas":"oui"}`, "« visas » : true ou false"},
		{`{"recours":3}`, "« recours » : un texte"},
		{`{"recours":null}`, "« recours » : la valeur est vide"},
		{`{"recours":" "}`, "« recours » : ce texte est vide"},
		{`{"recours":"devant %s"}`, "« %s » n'a pas de sens"},
		{`{"recours":"devant {tribunaux}"}`, "« {tribunaux} » n'existe pas ici ; les mots permis dans ce texte sont {tribunal}"},
		{`{"recours":"devant le tribunal"}`, "il manque « {tribunal} »"},
		{`{"recours":"devant {tribunal"}`, "un « { » n'est pas fermé"},
		{`{"recours":"devant {tri{bunal}}"}`, "un « { » est de trop"},
		{`{"ouverture":"Le {date}] a"}`, "un « ] » est de trop"},
		{`{"certificat":"publié le {publication}"}`, "{reception}"},
		{`{"registre":"du {date}"}`, "aucun mot entre accolades"},
		{`{"presences":"image"}`, "« tableau » ou « texte »"},
		{`{"signatures":""}`, "« selon_la_loi » ou"},
		{`[]`, "JSON"}, {``, "JSON"}, {`{"visas":true`, "JSON"}, {`{"visas":true} x`, "JSON"},
		{"{\"recours\":\"\xe9\"}", "UTF-8"},
	} {
		if _, err := acte.LireModele([]byte(cas.json)); err == nil || !strings.Contains(err.Error(), cas.mots) {
			t.Errorf("%s : %v, « %s » attendu", cas.json, err, cas.mots)
		}
	}
}

// Whatever is read is printed: no brace, no bracket of the settings reaches the paper.
func FuzzLireModele(f *testing.F) {
	f.Add([]byte(`{"recours":"[a {tribunal}] b","ouverture":"Le {date}[, {lieu}]"}`))
	f.Add([]byte(`{"presences":"texte"}`))
	f.Fuzz(func(t *testing.T, octets []byte) {
		m, err := acte.LireModele(octets)
		if err != nil {
			return
		}
		doc, err := acte.Extrait(seance(), 1, m)
		if err != nil {
			t.Fatal(err)
		}
		if texte := acte.TexteDe(doc); strings.ContainsAny(texte, "{}[]") {
			t.Errorf("%s", texte)
		}
	})
}

func TestEtats(t *testing.T) {
	le := conseil.NewDate(2024, 3, 4)
	vote := &conseil.Vote{Decompte: &conseil.Decompte{Pour: 1}}
	for _, cas := range []struct {
		p    conseil.Point
		etat acte.Etat
	}{
		{conseil.Point{Publication: le, AccuseReception: le, Vote: vote}, acte.EtatProjet},
		{conseil.Point{Deliberation: "1", Publication: le, AccuseReception: le}, acte.EtatProjet},
		{conseil.Point{Deliberation: "1", Nomination: &conseil.Nomination{}}, acte.EtatProjet},
		{conseil.Point{Deliberation: "1", Nomination: &conseil.Nomination{Tours: []conseil.Tour{{Blancs: 1}}}}, acte.EtatConforme},
		{conseil.Point{Deliberation: "1", Regime: conseil.RegimeInformation}, acte.EtatConforme},
		{conseil.Point{Deliberation: "1", Vote: vote, Publication: le, Transmission: le}, acte.EtatConforme},
		{conseil.Point{Deliberation: "1", Vote: vote, AccuseReception: le}, acte.EtatConforme},
		{conseil.Point{Deliberation: "1", Vote: vote, Publication: le, AccuseReception: le}, acte.EtatExecutoire},
	} {
		if e := acte.EtatDe(&cas.p); e != cas.etat {
			t.Errorf("%+v : %s, %s attendu", cas.p, e, cas.etat)
		}
	}
}
