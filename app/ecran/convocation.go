package ecran

import (
	"context"
	"fmt"
	"reflect"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"delibere/app/conseil"
	"delibere/app/secretariat"
)

// PoserEntete keeps what the séance is besides its presences and its points.
func (p *Pilote) PoserEntete(e secretariat.Entete) bool {
	return p.faire(p.s.Secretariat.PoserEntete(context.Background(), p.Fiche.ID, e))
}

// vueConvocation is the first step: the day and the place, the convocation, who presides and who writes.
type vueConvocation struct {
	p                            *Pilote
	date, heure, fin, lieu       *saisie
	envoi, premiere, repris      *saisie
	huisClos, auxiliaires, pv    *saisie
	urgence, seconde, unanime    *caseACocher
	president, secretaire, autre *champElu
	delai                        *widget.Label
	suite                        *fyne.Container // what a second convocation asks besides
	suppression                  fyne.CanvasObject
	montree                      secretariat.SeanceID
	source                       secretariat.Entete
	champs                       []*saisie
	remplit                      bool
	objet                        fyne.CanvasObject
}

func nouvelleConvocation(p *Pilote, exporter func()) *vueConvocation {
	v := &vueConvocation{p: p, delai: paragraphe("")}
	for _, x := range []struct {
		s       **saisie
		exemple string
	}{{&v.date, exempleDate}, {&v.heure, "ex. 19h30"}, {&v.fin, "ex. 22h10"}, {&v.lieu, "ex. salle du conseil, en mairie"}, {&v.envoi, exempleDate},
		{&v.premiere, exempleDate}, {&v.repris, "ex. 1 à 3 et 5"}, {&v.huisClos, "ex. 3 à 5"}, {&v.auxiliaires, "noms, séparés par des virgules"}, {&v.pv, exempleDate}} {
		if *x.s = champ(x.exemple, v.enregistrer); x.exemple == exempleDate {
			dater(*x.s)
		}
		v.champs = append(v.champs, *x.s)
	}
	coche := func(nom string) *caseACocher { return nouvelleCase(nom, func(bool) { v.enregistrer() }) }
	v.urgence, v.seconde, v.unanime = coche("en urgence"), coche("seconde convocation, faute de quorum"), coche("adopté à l'unanimité")
	v.suppression = ligne(nouveauGrave("Supprimer la séance", "Oui, supprimer cette séance", p.SupprimerSeance), nouveauBouton("Exporter la séance…", exporter), note("Une séance supprimée ne revient pas : exportez-la d'abord."))
	v.president, v.secretaire, v.autre = nouveauChampElu(p, "personne", v.enregistrer), nouveauChampElu(p, "personne", v.enregistrer), nouveauChampElu(p, "personne", v.enregistrer)
	v.objet = defilant(container.NewPadded(v.construire()), 220)
	return v
}

func (v *vueConvocation) construire() fyne.CanvasObject {
	v.suite = ligne(sousEtiquette("Première séance, sans quorum", v.premiere, 240), sousEtiquette("Points repris", v.repris, 220))
	seance := container.NewVBox(titreDe("La séance"), ligne(sousEtiquette("Date", v.date, largeDate), sousEtiquette("Heure", v.heure, 100),
		sousEtiquette("Lieu", v.lieu, 420), sousEtiquette("Heure de fin", v.fin, 110)))
	convocation := container.NewVBox(titreDe("La convocation"), ligne(sousEtiquette("Envoyée le", v.envoi, largeDate),
		sansNom(v.urgence), sansNom(v.seconde)), v.suite, v.delai)
	bureau := container.NewVBox(titreDe("Qui préside, qui écrit"), ligne(sousEtiquette("Président de séance", v.president, 290),
		sousEtiquette("Secrétaire de séance", v.secretaire, 290), sousEtiquette("Second secrétaire", v.autre, 290)),
		sousEtiquette("Auxiliaires, hors du conseil", v.auxiliaires, 588))
	reste := ligne(sousEtiquette("Points à huis clos", v.huisClos, 180), sousEtiquette("Procès-verbal arrêté : séance du", v.pv, 240),
		sansNom(v.unanime))
	return container.NewVBox(carte(seance), carte(convocation), carte(bureau), carte(reste), container.NewPadded(container.NewPadded(v.suppression)))
}

// rafraichir fills the fields when the entête has changed; what is being typed is left alone.
func (v *vueConvocation) rafraichir() {
	v.dire()
	e := secretariat.EnteteDe(v.p.Fiche.Dossier)
	if v.montree == v.p.Fiche.ID && reflect.DeepEqual(e, v.source) {
		return
	}
	v.remplit = true
	defer func() { v.remplit = false }()
	v.montree, v.source = v.p.Fiche.ID, e
	c := e.Convocation
	for i, texte := range []string{enDate(e.Date), enHeure(e.Heure), enHeure(e.HeureFin), e.Lieu, enDate(c.DateEnvoi), enDate(c.PremiereSeance), c.PointsRepris.String(),
		e.HuisClos, strings.Join(e.Auxiliaires, ", "), enDate(e.PVPrecedent.Seance)} {
		v.champs[i].poser(texte)
	}
	v.urgence.SetChecked(c.Urgence)
	v.seconde.SetChecked(c.Seconde)
	v.unanime.SetChecked(e.PVPrecedent.Unanimite)
	v.remplirNoms(e)
	scellee := len(v.p.Fiche.Scelles) > 0
	for _, s := range v.champs {
		if s != v.fin {
			ouvrirOuFermer(s, scellee)
		}
	}
	for _, x := range []fyne.Disableable{v.urgence, v.seconde, v.unanime, v.president, v.secretaire, v.autre} {
		ouvrirOuFermer(x, scellee)
	}
}

func (v *vueConvocation) remplirNoms(e secretariat.Entete) {
	choisis := [3]conseil.EluID{e.President}
	copy(choisis[1:], e.Secretaires)
	for i, s := range []*champElu{v.president, v.secretaire, v.autre} {
		s.poser(choisis[i])
	}
}

// dire says what the rules think of the convocation.
func (v *vueConvocation) dire() {
	b := v.p.Controle.Convocation
	c := v.p.Fiche.Dossier.Seance.Convocation
	if v.suite.Show(); !c.Seconde {
		v.suite.Hide()
	}
	v.delai.Importance = widget.MediumImportance
	demande := conseil.Nombre(b.Minimum, "jour franc", "jours francs")
	switch {
	case !c.DateEnvoi.Connue():
		v.delai.SetText(fmt.Sprintf("La loi demande %s : elle part le %s au plus tard.", demande, v.p.Fiche.Date.Plus(-b.Minimum-1).Longue()))
	case b.Reguliere:
		v.delai.Importance = widget.SuccessImportance
		v.delai.SetText(fmt.Sprintf("✓ %s entre l'envoi et la séance, pour %d demandés.", conseil.Nombre(b.JoursFrancs, "jour franc", "jours francs"), b.Minimum))
	default:
		v.delai.Importance = widget.WarningImportance
		v.delai.SetText(fmt.Sprintf("⚠ %s entre l'envoi et la séance, la loi en demande %d.", conseil.Nombre(max(b.JoursFrancs, 0), "jour franc", "jours francs"), b.Minimum))
	}
}

// lire reads the fields.
func (v *vueConvocation) lire() (secretariat.Entete, error) {
	e := secretariat.EnteteDe(v.p.Fiche.Dossier)
	for _, x := range []struct {
		s *saisie
		d *conseil.Date
	}{{v.date, &e.Date}, {v.envoi, &e.Convocation.DateEnvoi}, {v.premiere, &e.Convocation.PremiereSeance}, {v.pv, &e.PVPrecedent.Seance}} {
		d, err := lireDate(x.s.Text)
		if err != nil {
			return e, err
		}
		*x.d = d
	}
	var err error
	if e.Heure, err = lireHeure(v.heure.Text); err != nil {
		return e, err
	}
	if e.HeureFin, err = lireHeure(v.fin.Text); err != nil {
		return e, err
	}
	e.Convocation.PointsRepris = nil
	if texte := strings.TrimSpace(v.repris.Text); texte != "" {
		if e.Convocation.PointsRepris, err = conseil.ParsePoints(texte); err != nil {
			return e, err
		}
	}
	e.Lieu, e.HuisClos = strings.TrimSpace(v.lieu.Text), strings.TrimSpace(v.huisClos.Text)
	e.Convocation.Urgence, e.Convocation.Seconde, e.PVPrecedent.Unanimite = v.urgence.Checked, v.seconde.Checked, v.unanime.Checked
	v.lireNoms(&e)
	return e, nil
}

func (v *vueConvocation) lireNoms(e *secretariat.Entete) {
	e.President = v.president.Elu
	reste := e.Secretaires[min(2, len(e.Secretaires)):]
	e.Secretaires = nil
	for _, s := range []*champElu{v.secretaire, v.autre} {
		if s.Elu != "" {
			e.Secretaires = append(e.Secretaires, s.Elu)
		}
	}
	e.Secretaires = append(e.Secretaires, reste...)
	e.Auxiliaires = nil
	for _, nom := range strings.Split(v.auxiliaires.Text, ",") {
		if nom = strings.TrimSpace(nom); nom != "" {
			e.Auxiliaires = append(e.Auxiliaires, nom)
		}
	}
}

// enregistrer keeps the entête, when it has changed.
func (v *vueConvocation) enregistrer() {
	if v.remplit || v.p.Fiche == nil || v.montree != v.p.Fiche.ID {
		return
	}
	e, err := v.lire()
	if !v.p.faute(err) && !reflect.DeepEqual(e, v.source) {
		v.p.PoserEntete(e)
	}
}
