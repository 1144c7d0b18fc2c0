package modele_test

import (
	"fmt"
	"io/fs"
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"delibere/app/acte"
	"delibere/app/attendu"
	"delibere/app/conseil"
	"delibere/app/dossier"
	"delibere/app/modele"
	"delibere/assets"
)

func programme(t *testing.T) []dossier.Modele {
	t.Helper()
	l, err := modele.Programme()
	if err != nil {
		t.Fatal(err)
	}
	if len(l) < 25 {
		t.Fatalf("%d modèles", len(l))
	}
	return l
}

// textes are all that a model says, the name of what says it before each.
func textes(m *dossier.Modele) (acte, autour []string) {
	acte = append([]string{m.Objet}, slices.Concat(m.Visas, m.Considerants, m.Expose)...)
	var dispositif func([]conseil.Disposition)
	dispositif = func(l []conseil.Disposition) {
		for _, d := range l {
			acte = append(acte, d.Texte)
			dispositif(d.Elements)
		}
	}
	dispositif(m.Dispositif)
	return acte, append([]string{m.Titre, m.Famille, m.Scrutin}, m.ASavoir...)
}

// The files of the program are as the program writes them: what a person edits by hand stays readable, and
// nothing in them is passed over.
func TestFichiersDuProgramme(t *testing.T) {
	noms, err := fs.Glob(assets.Modeles, "modeles/*.json")
	if err != nil || len(noms) == 0 {
		t.Fatal(err)
	}
	cles := map[string]string{}
	for _, nom := range noms {
		octets, err := assets.Modeles.ReadFile(nom)
		if err != nil {
			t.Fatal(err)
		}
		l, err := dossier.LireModeles(octets)
		if err != nil || len(l) != 1 {
			t.Errorf("%s : %v, %d modèles", nom, err, len(l))
			continue
		}
		if ecrit, err := dossier.EcrireModeles(l); err != nil || string(ecrit) != string(octets) {
			t.Errorf("%s : réécrit, il serait\n%s", nom, ecrit)
		}
		if autre := cles[modele.Cle(l[0].Titre)]; autre != "" {
			t.Errorf("%s et %s portent le même nom", nom, autre)
		}
		cles[modele.Cle(l[0].Titre)] = nom
	}
}

// Each matière is of the national nomenclature, at its second level.
func TestMatieres(t *testing.T) {
	for _, m := range programme(t) {
		if !strings.Contains(m.Matiere, ".") || !strings.Contains(assets.NomenclatureActes, "\n"+m.Matiere+";") {
			t.Errorf("%s : matière « %s »", m.Titre, m.Matiere)
		}
	}
}

// The list of the blanks, with the models that have each: a name that is typed in two ways shows.
func TestBlancs(t *testing.T) {
	dans := map[string][]string{}
	for _, m := range programme(t) {
		p := conseil.Point{Objet: m.Objet, Visas: m.Visas, Considerants: m.Considerants, Expose: m.Expose, Dispositif: m.Dispositif}
		for _, nom := range dossier.BlancsDuPoint(&p) {
			dans[nom] = append(dans[nom], m.Titre)
		}
	}
	var b strings.Builder
	for _, nom := range slices.Sorted(maps.Keys(dans)) {
		par := ""
		if slices.Contains(modele.Connus(), nom) {
			par = " (rempli par la séance)"
		}
		fmt.Fprintf(&b, "%s%s : %s\n", nom, par, strings.Join(dans[nom], " ; "))
	}
	attendu.Comparer(t, "testdata/blancs.txt", []byte(b.String()))
	for _, nom := range modele.Connus() {
		if d := modele.Remplir(dossier.Modele{Objet: dossier.Blanc(nom)}, seance()); strings.Contains(d.Objet, "{{") {
			t.Errorf("la séance ne remplit pas « %s »", nom)
		}
	}
}

// fautesTypographiques are what French typography does not write.
var fautesTypographiques = []*regexp.Regexp{
	regexp.MustCompile(`\S[;!?]`), regexp.MustCompile(`[^\s»]:\s`), regexp.MustCompile(`  `), regexp.MustCompile(`«\S|\S»`), regexp.MustCompile(`["“”‘]`),
	regexp.MustCompile(`\s[,.]`), regexp.MustCompile(`\bn ?°\S|\bno \d`), regexp.MustCompile(`\.\.\.`), regexp.MustCompile(`\d[€%]`), regexp.MustCompile(`\b[aA]rt\.\S`),
	regexp.MustCompile(`\b(oeuvre|voeu|Etat|etat|A compter|Ecole)\b`), regexp.MustCompile(`\b(de|le|que|la) [aeiouéèêAEIOUÉÈ]\pL+ment commun\b`),
}

func TestTypographie(t *testing.T) {
	for _, m := range programme(t) {
		dansLActe, autour := textes(&m)
		for _, texte := range append(dansLActe, autour...) {
			for _, f := range fautesTypographiques {
				if s := f.FindString(texte); s != "" {
					t.Errorf("%s : %q dans %q", m.Titre, s, texte)
				}
			}
		}
		for _, l := range [][]string{m.Visas, m.Considerants} {
			for _, texte := range l {
				if !strings.HasSuffix(texte, " ;") {
					t.Errorf("%s : un visa ou un considérant finit par un point-virgule : %q", m.Titre, texte)
				}
			}
		}
		for _, d := range m.Dispositif {
			if fin := d.Texte[len(d.Texte)-1:]; (len(d.Elements) > 0) != (fin == ":") || fin != ":" && fin != "." || d.Verbe != strings.ToUpper(d.Verbe) {
				t.Errorf("%s : décision mal formée : %s %q", m.Titre, d.Verbe, d.Texte)
			}
		}
	}
	for _, faux := range []string{"ainsi;", "nom: x", "le  maire", "«x", `"x"`, "n°3", "12%", "l'Etat"} {
		if !slices.ContainsFunc(fautesTypographiques, func(f *regexp.Regexp) bool { return f.MatchString(faux) }) {
			t.Errorf("%q n'est pas vu", faux)
		}
	}
}

// Within an act an article is cited « L. 2121-29 », around it « CGCT L2121-29 » as everywhere in the window.
func TestArticles(t *testing.T) {
	numero := `\d{3,4}(-\d+)*( [A-Z] [a-z]+)?`
	ecrit := regexp.MustCompile(`\b[LRD]\. ` + numero)
	colle := regexp.MustCompile(`\b[LRD]` + numero)
	codes := regexp.MustCompile(`code (général des collectivités territoriales|général de la fonction publique|de la commande publique|civil|général des impôts|général de la propriété|de l'action sociale|de la sécurité sociale)`)
	for _, m := range programme(t) {
		dansLActe, autour := textes(&m)
		cites := 0
		for _, texte := range dansLActe {
			if s := colle.FindString(texte); s != "" {
				t.Errorf("%s : « %s » dans l'acte s'écrit avec un point et une espace", m.Titre, s)
			}
			if ecrit.MatchString(texte) && !codes.MatchString(texte) {
				t.Errorf("%s : un article sans son code : %q", m.Titre, texte)
			}
			cites += len(ecrit.FindAllString(texte, -1))
		}
		for _, texte := range autour {
			if s := ecrit.FindString(texte); s != "" {
				t.Errorf("%s : « %s » hors de l'acte s'écrit collé : %q", m.Titre, s, texte)
			}
			if colle.MatchString(texte) && !regexp.MustCompile(`(CGCT|CGFP|CGPPP|ancien|ancien article|l'article|et le|commande publique|, |et) ?[LRD]\d`).MatchString(texte) {
				t.Errorf("%s : un article sans son code : %q", m.Titre, texte)
			}
		}
		if cites == 0 || len(m.ASavoir) == 0 {
			t.Errorf("%s : %d articles cités, %d lignes à savoir", m.Titre, cites, len(m.ASavoir))
		}
	}
}

// seance is one of made-up people.
func seance() *conseil.Dossier {
	d := &conseil.Dossier{Commune: conseil.Commune{Nom: "Les Essais", Departement: "Creuse", TribunalAdministratif: "Limoges", PopulationReference: 300,
		RepresentantEtat: "Madame la Préfète de la Creuse", Comptable: "Monsieur le comptable public du service de gestion comptable d'Essai"}}
	s := &d.Seance
	s.Date, s.Heure, s.Lieu = conseil.NewDate(2026, time.November, 24), conseil.NewHeure(20, 0), "salle des fêtes"
	s.Convocation.DateEnvoi = conseil.NewDate(2026, time.November, 17)
	s.President, s.Secretaires = "e2", []conseil.EluID{"e3"}
	s.Presences = map[conseil.EluID]conseil.Statut{}
	for i, fonction := range []string{"La Maire", "1er adjoint", "", "", ""} {
		e := conseil.Elu{ID: conseil.EluID(fmt.Sprintf("e%d", i+1)), Civilite: conseil.Madame, Prenom: fmt.Sprintf("Prenom0%d", i+1), Nom: fmt.Sprintf("NOM0%d", i+1), Fonction: fonction, Rang: i + 1}
		d.Elus = append(d.Elus, e)
		s.Presences[e.ID] = conseil.Present
	}
	return d
}

// extrait prints a model as the extrait of the first point.
func extrait(t *testing.T, m dossier.Modele) string {
	t.Helper()
	d := seance()
	pour := conseil.Voix(5)
	if m.Regime == conseil.RegimeCompteFinancier {
		pour = 4
	}
	r := modele.Remplir(m, d)
	d.Seance.Points = []conseil.Point{{Numero: 1, Deliberation: "2026-01", Rapporteur: "e2", Objet: r.Objet, Matiere: r.Matiere, Regime: r.Regime, Visas: r.Visas,
		Considerants: r.Considerants, Expose: r.Expose, Dispositif: r.Dispositif, Vote: &conseil.Vote{Decompte: &conseil.Decompte{Pour: pour}}}}
	doc, err := acte.Extrait(d, 1, acte.ModeleOrdinaire())
	if err != nil {
		t.Fatal(err)
	}
	return acte.TexteDe(doc)
}

// Each one prints, with its blanks to be seen and nothing that the record knows left blank.
func TestExtraits(t *testing.T) {
	for _, m := range programme(t) {
		texte := extrait(t, m)
		if !strings.Contains(texte, strings.SplitN(m.Titre, " ", 2)[0]) && !strings.Contains(texte, m.Dispositif[0].Verbe) {
			t.Errorf("%s : son texte n'est pas à l'extrait", m.Titre)
		}
		for _, nom := range modele.Connus() {
			if strings.Contains(texte, dossier.Blanc(nom)) {
				t.Errorf("%s : « %s » reste en blanc", m.Titre, nom)
			}
		}
	}
	for _, cas := range []string{"Compte financier unique (CFU)", "Subvention à une association", "Convention territoriale globale (CTG) avec la CAF"} {
		m, err := modele.Trouver(programme(t), cas)
		if err != nil {
			t.Fatal(err)
		}
		attendu.Comparer(t, "testdata/"+modele.Cle(cas)+".txt", []byte(extrait(t, m)))
	}
}

func TestTrouver(t *testing.T) {
	l := programme(t)
	for nom, voulu := range map[string]string{"EMPRUNT": "Emprunt", "vœu": "Vœu ou motion", "ctg": "Convention territoriale globale (CTG) avec la CAF", "denomination": "Dénomination d'une voie"} {
		if m, err := modele.Trouver(l, nom); err != nil || m.Titre != voulu {
			t.Errorf("%s : %v %q", nom, err, m.Titre)
		}
	}
	for nom, mot := range map[string]string{"zzz": "aucun modèle ne s'appelle « zzz »", "marché": "désigne plusieurs modèles"} {
		if _, err := modele.Trouver(l, nom); err == nil || !strings.Contains(err.Error(), mot) {
			t.Errorf("%s : %v", nom, err)
		}
	}
}
