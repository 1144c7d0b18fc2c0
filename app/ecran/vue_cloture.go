package ecran

import (
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"delibere/app/conseil"
	"delibere/app/secretariat"
)

// vueCloture is the step: the délibérations and their states; under them, the one that is chosen.
type vueCloture struct {
	p      *Pilote
	c      *PiloteCloture
	lignes []Ligne
	liste  *listeChoix
	tous   *grave
	etat   *widget.Label
	detail *detailCloture
	lot    *ligneLot
	objet  fyne.CanvasObject
}

func nouvelleCloture(p *Pilote, w fyne.Window) *vueCloture {
	v := &vueCloture{p: p, c: &PiloteCloture{p}, etat: paragraphe("")}
	v.detail = nouveauDetailCloture(p, v.c)
	v.liste = nouvelleListeChoix(func() int { return len(v.lignes) }, nouveauRangCloture, v.montrerRang, func(i int) { p.Choisir(v.lignes[i].Point.Numero) })
	v.tous = nouveauGrave("", "Oui, les sceller pour toujours", func() { v.c.Sceller(v.c.Prets()...) })
	v.lot = nouvelleLigneLot(p, w)
	aide := note("Sceller fige pour toujours le texte, le vote et les présences. Une erreur vue ensuite se corrige par une nouvelle délibération.")
	gestes := ligne(nouveauBouton("Numéroter", v.c.Numeroter), v.tous, cote(12), v.lot.objet)
	v.objet = bordure(container.NewPadded(container.NewVBox(v.etat, gestes, aide)), v.detail.objet, nil, nil, v.liste)
	return v
}

func nouveauRangCloture() fyne.CanvasObject {
	objet := widget.NewLabel("")
	objet.Truncation = fyne.TextTruncateEllipsis
	return container.New(colonnes{70, 100, 0, 100, 260}, mot("", 14, grisMot, false), mot("", 15, encre, true), objet, mot("", 14, encre, true), mot("", 13, grisMot, false))
}

func (v *vueCloture) montrerRang(i int, o fyne.CanvasObject) { montrerLigne(v.lignes[i], o) }

// montrerLigne shows a délibération in a line of a list.
func montrerLigne(l Ligne, o fyne.CanvasObject) {
	c := o.(*fyne.Container).Objects
	ecrire := func(k int, texte string) {
		t := c[k].(*canvas.Text)
		t.Text = texte
		t.Refresh()
	}
	ecrire(0, fmt.Sprintf("point %d", l.Point.Numero))
	ecrire(1, l.Point.Deliberation)
	c[2].(*widget.Label).SetText(l.Point.Objet)
	etat := c[3].(*canvas.Text)
	etat.Color = vert
	if l.Etat == conseil.EtatBrouillon || l.Etat == conseil.EtatVotee {
		etat.Color = ambre
	}
	ecrire(3, l.Etat.Nom())
	ecrire(4, abreger(l.Manque, 44))
}

func (v *vueCloture) rafraichir() {
	v.lignes = v.c.Lignes()
	scellees, prets, place := len(v.p.Fiche.Scelles), 0, -1
	for i, l := range v.lignes {
		if l.Pret {
			prets++
		}
		if l.Point.Numero == v.p.Point {
			place = i
		}
	}
	v.liste.montrer(place)
	v.etat.SetText(fmt.Sprintf("%s, %s, %s à sceller.", conseil.Nombre(len(v.lignes), "délibération", "délibérations"),
		conseil.Nombre(scellees, "scellée", "scellées"), conseil.Nombre(prets, "prête", "prêtes")))
	v.tous.nom = "Sceller " + conseil.Nombre(prets, "délibération prête", "délibérations prêtes")
	if prets == 0 {
		v.tous.nom = "Rien à sceller"
	}
	v.tous.armer(false)
	ouvrirOuFermer(v.tous, prets == 0)
	v.lot.rafraichir()
	v.detail.rafraichir()
}

// detailCloture is the délibération that is chosen: its seal, its dates, its correction.
type detailCloture struct {
	p        *Pilote
	c        *PiloteCloture
	point    int
	source   [3]conseil.Date
	nom      *canvas.Text
	dates    [3]*saisie
	dispense *selecteur
	remplit  bool
	suites   *widget.Label
	sceller  *grave
	corriger *fyne.Container
	seances  []secretariat.Resume
	choix    *selecteur
	objet    fyne.CanvasObject
}

func nouveauDetailCloture(p *Pilote, c *PiloteCloture) *detailCloture {
	d := &detailCloture{p: p, c: c, nom: mot("", 15, bleu, true), suites: paragraphe(""), choix: nouveauSelecteur(nil, nil)}
	for i := range d.dates {
		d.dates[i] = champDate(d.dater)
	}
	d.choix.PlaceHolder = "séance qui corrige"
	d.sceller = nouveauGrave("Sceller cette délibération", "Oui, sceller pour toujours", func() { c.Sceller(d.point) })
	d.corriger = ligne(large(d.choix, 220), nouveauBouton("Corriger", func() {
		if i := d.choix.SelectedIndex(); i >= 0 {
			c.Corriger(d.point, d.seances[i].ID)
			return
		}
		p.faute(fmt.Errorf("choisissez d'abord la séance, postérieure à celle-ci, qui corrige la délibération ; créez-la au besoin à l'accueil"))
	}))
	d.dispense = nouveauSelecteur(nomsDesDispenses(), func(string) { d.dispenser() })
	dates := ligne(large(d.dispense, 250), etiquette("transmise le"), large(d.dates[1], largeDate), etiquette("reçue le"), large(d.dates[2], largeDate),
		etiquette("publiée le"), large(d.dates[0], largeDate))
	gestes := ligne(d.sceller, d.corriger)
	d.objet = container.NewStack(canvas.NewRectangle(grisFond), container.NewPadded(container.NewVBox(d.nom, dates, d.suites, gestes)))
	return d
}

func (d *detailCloture) rafraichir() {
	pt := d.p.Fiche.Dossier.Seance.Point(d.p.Point)
	if pt == nil || !conseil.EstDeliberation(pt) {
		d.point = 0
		d.objet.Hide()
		return
	}
	d.objet.Show()
	d.nom.Text = abreger(strings.TrimSpace(fmt.Sprintf("Point %d : %s %s", pt.Numero, pt.Deliberation, pt.Objet)), 100)
	d.nom.Refresh()
	dates := [3]conseil.Date{pt.Publication, pt.Transmission, pt.AccuseReception}
	if d.point != pt.Numero || d.source != dates {
		d.point, d.source = pt.Numero, dates
		for i, s := range d.dates {
			s.poser(enDate(dates[i]))
		}
	}
	d.remplit = true
	d.dispense.SetSelectedIndex(1 + slices.Index(conseil.Dispenses, pt.Dispense))
	d.remplit = false
	l := d.c.ligne(pt)
	d.suites.SetText(suitesDe(l, d.p.Fiche.Dossier.Commune.AlsaceMoselle))
	_, scellee := d.p.Fiche.Scelles[pt.Numero]
	if d.sceller.armer(false); l.Pret {
		d.sceller.Show()
	} else {
		d.sceller.Hide()
	}
	if d.corriger.Hide(); scellee {
		d.montrerCorriger()
	}
}

// nomsDesDispenses are what the law lets a délibération be: transmitted, or for one of its reasons not.
func nomsDesDispenses() []string {
	l := []string{"À transmettre"}
	for _, d := range conseil.Dispenses {
		l = append(l, "Dispensée : "+d.Nom())
	}
	return l
}

// dispenser keeps whether the délibération is transmitted.
func (d *detailCloture) dispenser() {
	if d.remplit || d.point == 0 || d.p.Fiche == nil {
		return
	}
	choix := conseil.Dispense("")
	if i := d.dispense.SelectedIndex(); i > 0 {
		choix = conseil.Dispenses[i-1]
	}
	d.p.Dispenser(d.point, choix)
}

// suitesDe says what becomes of a délibération: its dates and delays, or what it waits for.
func suitesDe(l Ligne, alsaceMoselle bool) string {
	texte := conseil.Majuscule(conseil.Suites(l.Point, alsaceMoselle))
	if texte == "" {
		texte = conseil.Majuscule(l.Etat.Nom())
		if l.Manque != "" {
			texte += " ; " + l.Manque
		}
	}
	return texte + "."
}

func (d *detailCloture) montrerCorriger() {
	d.corriger.Show()
	d.seances = d.c.Posterieures()
	var noms []string
	for _, r := range d.seances {
		noms = append(noms, "séance du "+r.Date.Longue())
	}
	if strings.Join(noms, "|") != strings.Join(d.choix.Options, "|") {
		d.choix.SetOptions(noms)
		d.choix.ClearSelected()
	}
}

// dater keeps the dates typed, when they have changed.
func (d *detailCloture) dater() {
	if d.point == 0 || d.p.Fiche == nil {
		return
	}
	change := false
	for i, s := range d.dates {
		change = change || strings.TrimSpace(s.Text) != enDate(d.source[i])
	}
	if change {
		d.c.Dater(d.point, d.dates[0].Text, d.dates[1].Text, d.dates[2].Text)
	}
}
