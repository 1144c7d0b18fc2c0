package transmission

import (
	"cmp"
	"encoding/csv"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"delibere/app/acte"
	"delibere/app/conseil"
)

// colonnesSCDL are those of the schema « Délibérations » 2.1.5, in its order.
var colonnesSCDL = []string{"COLL_NOM", "COLL_SIRET", "DELIB_ID", "DELIB_DATE", "DELIB_MATIERE_CODE", "DELIB_MATIERE_NOM", "DELIB_OBJET",
	"BUDGET_ANNEE", "BUDGET_NOM", "PREF_ID", "PREF_DATE", "VOTE_EFFECTIF", "VOTE_REEL", "VOTE_POUR", "VOTE_CONTRE", "VOTE_ABSTENTION", "DELIB_URL"}

// OptionsSCDL is what the records do not say.
type OptionsSCDL struct {
	Siret string // of the mairie; "" supposes that of the first establishment, with a warning
	// Adresse returns where a délibération is published; nil, or "", leaves the column empty.
	Adresse func(d *conseil.Dossier, p *conseil.Point) string
}

// EcrireSCDL writes the open-data file of the numbered délibérations of several séances, the oldest first.
// It returns what deserves a look; a *Refus says all that is missing, and nothing is written. Texts are
// masked (Masquer).
func EcrireSCDL(w io.Writer, dossiers []*conseil.Dossier, o OptionsSCDL) (avertissements []string, err error) {
	x := exportSCDL{o: o, deja: map[string]bool{}}
	dossiers = slices.Clone(dossiers)
	slices.SortStableFunc(dossiers, func(a, b *conseil.Dossier) int {
		return cmp.Compare(a.Seance.Date.String()+a.Seance.Heure.String(), b.Seance.Date.String()+b.Seance.Heure.String())
	})
	for _, d := range dossiers {
		masque, err := Masquer(d)
		if err != nil {
			return nil, err
		}
		x.seance(masque)
	}
	if len(x.lignes) == 0 && len(x.fautes.fautes) == 0 {
		x.refuser("aucun point ne porte de numéro de délibération ; donnez-en (clé « deliberation »)")
	}
	if err := x.refus("L'exportation SCDL"); err != nil {
		return nil, err
	}
	c := csv.NewWriter(w)
	c.UseCRLF = true
	if err := c.WriteAll(append([][]string{colonnesSCDL}, x.lignes...)); err != nil {
		return nil, fmt.Errorf("exportation SCDL : %w", err)
	}
	return x.avertissements, nil
}

type exportSCDL struct {
	fautes
	o      OptionsSCDL
	deja   map[string]bool // commune, year and number
	lignes [][]string
}

func (x *exportSCDL) seance(d *conseil.Dossier) {
	c := conseil.Controler(d)
	coll := collectiviteSCDL{nom: "Commune " + acte.De(d.Commune.Nom), siret: x.siret(&d.Commune), pref: prefectureSCDL(&d.Commune)}
	points := make([]*conseil.Point, 0, len(d.Seance.Points))
	for i := range d.Seance.Points {
		if p := &d.Seance.Points[i]; p.Deliberation != "" && p.Regime != conseil.RegimeInformation {
			points = append(points, p)
		}
	}
	slices.SortStableFunc(points, func(a, b *conseil.Point) int { return a.Numero - b.Numero })
	for _, p := range points {
		quoi := fmt.Sprintf("séance du %s, délibération %s", d.Seance.Date.Courte(), p.Deliberation)
		for _, m := range refusDuPoint(&c, p.Numero) {
			x.refuser("%s : %s", quoi, m)
			x.anomalie = true
		}
		if cle := fmt.Sprint(d.Commune.Siren, d.Seance.Date.Annee, conseil.NumeroActes(p.Deliberation)); x.deja[cle] {
			x.refuser("%s : ce numéro est déjà celui d'une autre délibération du fichier ; ne donnez qu'une fois la même séance, ou corrigez le numéro", quoi)
		} else {
			x.deja[cle] = true
		}
		if ligne := x.ligne(quoi, d, p, c.Point(p.Numero), coll); ligne != nil {
			x.lignes = append(x.lignes, ligne)
		}
	}
}

type collectiviteSCDL struct{ nom, siret, pref string }

func (x *exportSCDL) ligne(quoi string, d *conseil.Dossier, p *conseil.Point, b *conseil.BilanPoint, coll collectiviteSCDL) []string {
	code, nom, err := matiereSCDL(p.Matiere)
	if err != nil {
		x.refuser("%s : %v", quoi, err)
	}
	objet := uneLigne(p.Objet)
	if objet == "" {
		x.refuser("%s : l'objet est vide ; écrivez-le", quoi)
	}
	adresse := ""
	if x.o.Adresse != nil {
		adresse = x.o.Adresse(d, p)
	}
	if adresse != "" && !strings.HasPrefix(adresse, "https://") && !strings.HasPrefix(adresse, "http://") {
		x.refuser("%s : « %s » n'est pas une adresse entière ; écrivez-la avec https://", quoi, adresse)
	}
	ligne := []string{coll.nom, coll.siret, p.Deliberation, d.Seance.Date.String(), code, nom, objet, "", "", coll.pref, p.AccuseReception.String()}
	return append(append(ligne, votesSCDL(p, b)...), adresse)
}

// votesSCDL fills the five counts or none of them. Their sum holds only where every voter is for, against or
// abstains: not with papers blancs or nuls, nor for an election. A refusal to take part equals an abstention.
func votesSCDL(p *conseil.Point, b *conseil.BilanPoint) []string {
	if p.Nomination != nil || b == nil || b.Vote == nil || b.Vote.Decompte.Blancs+b.Vote.Decompte.Nuls > 0 {
		return make([]string, 5)
	}
	v := b.Vote.Decompte
	var s []string
	for _, n := range []int{b.EnExercice, int(v.Total()), int(v.Pour), int(v.Contre), int(v.Abstentions + v.Refus)} {
		s = append(s, strconv.Itoa(n))
	}
	return s
}

// matiereSCDL returns the two national levels of a matière and their names as the schema wants them: lower
// case, a slash without spaces, no comma nor parenthesis. The name goes by the number: the lists of the
// préfectures have misprints.
func matiereSCDL(matiere string) (code, nom string, err error) {
	niveaux := strings.Split(matiere, ".")
	if matiere == "" || len(niveaux) < 2 {
		return "", "", fmt.Errorf("la matière manque, ou n'a qu'un niveau (« %s ») ; choisissez-la dans la nomenclature, par exemple 8.2", matiere)
	}
	code = niveaux[0] + "." + niveaux[1]
	nationale := ClassificationNationale()
	if err := nationale.Verifier(code); err != nil {
		return "", "", err
	}
	nom = strings.ToLower(nationale.Matieres[niveaux[0]] + "/" + strings.ReplaceAll(nationale.Matieres[code], ",", ""))
	return code, nom, nil
}

// siret returns the SIRET of a commune: the one given when it is hers, or that of her first establishment.
func (x *exportSCDL) siret(c *conseil.Commune) string {
	switch s := x.o.Siret; {
	case s == "" && len(c.Siren) == 9:
		s = siretDuSiege(c.Siren)
		x.avertir("le SIRET %s est supposé : c'est celui du premier établissement de la commune ; vérifiez-le, ou donnez le vôtre", s)
		return s
	case s == "":
		x.refuser("le SIREN de %s manque ; donnez ses 9 chiffres", c.Nom)
	case len(s) != 14 || strings.Trim(s, "0123456789") != "" || !conseil.Luhn(s):
		x.refuser("« %s » n'est pas un SIRET : 14 chiffres dont le dernier est une clé de contrôle ; recopiez-le", s)
	case c.Siren != "" && !strings.HasPrefix(s, c.Siren):
		x.refuser("le SIRET %s n'est pas celui de %s, dont le SIREN est %s ; corrigez-le", s, c.Nom, c.Siren)
	}
	return x.o.Siret
}

// prefectureSCDL names who controls the acts: "SPREF0252" for a sous-préfecture, "PREF025" for a
// préfecture; "" when the record does not tell which.
func prefectureSCDL(c *conseil.Commune) string {
	departement, qui := departementDe(c), conseil.NumeroActes(c.RepresentantEtat)
	switch numero := numeroArrondissement(c); {
	case departement == "":
		return ""
	case strings.Contains(qui, "SOUS_PREF") && numero != "":
		return "SPREF" + departement + numero
	case strings.Contains(qui, "PREF") && !strings.Contains(qui, "SOUS_PREF"):
		return "PREF" + departement
	}
	return ""
}
