package ecran

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"delibere/app/conseil"
	"delibere/app/dossier"
	deliberations "delibere/app/modele"
)

// LigneModele is a model of délibération in a list.
type LigneModele struct {
	dossier.Modele
	DeLaCommune bool
}

// PiloteModeles looks among the models, those of the program and those of the commune.
type PiloteModeles struct {
	m        *PiloteMairie
	Lignes   []LigneModele // those that are shown
	Choisi   int           // place in Lignes, -1 when there is none
	Familles []string
	Mots     string // what is looked for
	Famille  string // "" for all
	OnChange func()
	tous     []LigneModele
}

func nouveauPiloteModeles(m *PiloteMairie) *PiloteModeles {
	return &PiloteModeles{m: m, Choisi: -1, OnChange: func() {}}
}

// Actualiser takes the models again: those of the commune may have changed. The one that is chosen stays.
func (x *PiloteModeles) Actualiser() {
	programme, err := deliberations.Programme()
	if x.m.p.faute(err) {
		return
	}
	commune, err := x.m.Fiche.Modeles()
	if x.m.p.faute(err) {
		return
	}
	tous := append(slices.Clone(commune), programme...)
	deliberations.Ranger(tous)
	siens := map[string]bool{}
	for _, c := range commune {
		siens[cleDuModele(&c)] = true
	}
	x.tous, x.Familles = nil, nil
	for _, t := range tous {
		l := LigneModele{t, siens[cleDuModele(&t)]}
		x.tous = append(x.tous, l)
		if f := deliberations.Famille(&l.Modele); !slices.Contains(x.Familles, f) {
			x.Familles = append(x.Familles, f)
		}
	}
	x.filtrer()
}

// cleDuModele tells a model of the commune from one of the program that has its name.
func cleDuModele(m *dossier.Modele) string {
	texte, err := dossier.CompactModele(*m)
	if err != nil {
		return m.Titre
	}
	return texte
}

// Filtrer shows the models that have each of the words, of a family or of all.
func (x *PiloteModeles) Filtrer(mots, famille string) {
	if x.Mots == mots && x.Famille == famille {
		return
	}
	x.Mots, x.Famille = mots, famille
	x.filtrer()
}

func (x *PiloteModeles) filtrer() {
	avant := x.Modele()
	x.Lignes, x.Choisi = nil, -1
	for _, l := range x.tous {
		if (x.Famille == "" || x.Famille == deliberations.Famille(&l.Modele)) && deliberations.Contient(&l.Modele, x.Mots) {
			if avant != nil && avant.Titre == l.Titre && avant.DeLaCommune == l.DeLaCommune {
				x.Choisi = len(x.Lignes)
			}
			x.Lignes = append(x.Lignes, l)
		}
	}
	if x.Choisi < 0 && len(x.Lignes) > 0 {
		x.Choisi = 0
	}
	x.OnChange()
}

// Modele is the one that is chosen, nil when there is none.
func (x *PiloteModeles) Modele() *LigneModele {
	if x.Choisi < 0 || x.Choisi >= len(x.Lignes) {
		return nil
	}
	l := x.Lignes[x.Choisi]
	return &l
}

// Choisir shows the model of a place; beyond the ends it stays at the end.
func (x *PiloteModeles) Choisir(place int) {
	if n := len(x.Lignes); n > 0 {
		x.Choisi = max(0, min(n-1, place))
		x.OnChange()
	}
}

// ChoisirNom shows the model of the commune of a name.
func (x *PiloteModeles) ChoisirNom(titre string) {
	for i, l := range x.Lignes {
		if l.DeLaCommune && deliberations.Cle(l.Titre) == deliberations.Cle(titre) {
			x.Choisir(i)
		}
	}
}

// Garder keeps a model of the commune, under its name, in place of the former one ("" for a new one).
func (x *PiloteModeles) Garder(ancien string, m dossier.Modele) bool {
	m.Titre, m.Famille = strings.TrimSpace(m.Titre), strings.TrimSpace(m.Famille)
	if !x.m.faire(x.m.p.s.Secretariat.PoserModele(context.Background(), ancien, m)) {
		return false
	}
	x.ChoisirNom(m.Titre)
	return true
}

// Supprimer takes the chosen model of the commune away.
func (x *PiloteModeles) Supprimer() {
	l := x.Modele()
	if l == nil || !l.DeLaCommune {
		x.m.p.faute(errors.New("choisissez un modèle de la commune ; ceux du programme restent"))
		return
	}
	if x.m.faire(x.m.p.s.Secretariat.RetirerModele(context.Background(), l.Titre)) {
		x.m.p.dire("Le modèle « %s » est supprimé ; Ctrl+Z le remet.", l.Titre)
	}
}

// Importer keeps the models of a file, from another commune or from the program.
func (x *PiloteModeles) Importer(octets []byte) {
	l, err := dossier.LireModeles(octets)
	if x.m.p.faute(err) {
		return
	}
	f, n, err := x.m.p.s.Secretariat.ImporterModeles(context.Background(), l)
	if !x.m.faire(f, err) {
		return
	}
	if n == 0 {
		x.m.p.dire("Ces modèles étaient déjà ceux de la commune : rien n'a changé.")
		return
	}
	x.m.p.dire("%s. Ctrl+Z annule l'import.", conseil.Nombre(n, "modèle importé", "modèles importés"))
}

// Exporter writes models as a file that another commune imports: the one that is chosen, or all those of the
// commune. It returns the name of the file, "" when there is nothing to export.
func (x *PiloteModeles) Exporter(tous bool) (nom string, octets []byte) {
	var l []dossier.Modele
	nom = "modeles-de-la-commune.json"
	if choisi := x.Modele(); !tous && choisi != nil {
		l, nom = append(l, choisi.Modele), "modele-"+deliberations.Cle(choisi.Titre)+".json"
	}
	for _, t := range x.tous {
		if tous && t.DeLaCommune {
			l = append(l, t.Modele)
		}
	}
	if len(l) == 0 {
		x.m.p.faute(errors.New("il n'y a pas de modèle à exporter ; gardez d'abord un texte comme modèle, dans « Points »"))
		return "", nil
	}
	octets, err := dossier.EcrireModeles(l)
	if x.m.p.faute(err) {
		return "", nil
	}
	return nom, octets
}

// PartirDe puts the text of a model in the point shown.
func (p *Pilote) PartirDe(m dossier.Modele, remplacer bool) bool {
	point := p.Point
	if !p.faire(p.s.Secretariat.PartirDe(context.Background(), p.Fiche.ID, point, m, remplacer)) {
		return false
	}
	suite := "Relisez-le"
	if n := len(p.Blancs()); n > 0 {
		suite = fmt.Sprintf("Remplissez %s", conseil.Nombre(n, "blanc", "blancs"))
	}
	p.dire("Le modèle « %s » est en place. %s ; Ctrl+Z le retire.", m.Titre, suite)
	return true
}

// Blancs lists what remains to be filled in the point shown.
func (p *Pilote) Blancs() []string {
	if pt := p.point(); pt != nil {
		return dossier.BlancsDuPoint(pt)
	}
	return nil
}

func (p *Pilote) point() *conseil.Point {
	if p.Fiche == nil {
		return nil
	}
	return p.Fiche.Dossier.Seance.Point(p.Point)
}

// RemplirBlanc writes a value in place of a blank, wherever the text of the point shown has it.
func (p *Pilote) RemplirBlanc(nom, valeur string) bool {
	pt := p.point()
	valeur = strings.TrimSpace(valeur)
	switch {
	case pt == nil:
		return false
	case valeur == "":
		return !p.faute(fmt.Errorf("écrivez ce qui remplace « %s »", nom))
	}
	m := dossier.ModeleDuPoint(pt).Remplir(func(n string) (string, bool) { return valeur, n == nom })
	r := redactionDe(pt)
	r.Objet, r.Visas, r.Considerants, r.Expose, r.Dispositif = m.Objet, m.Visas, m.Considerants, m.Expose, m.Dispositif
	return p.Rediger(pt.Numero, r)
}
