package ecran

import (
	"fmt"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"delibere/app/conseil"
	"delibere/app/secretariat"
)

// mouvements are the movements in the order of their choice.
var mouvements = []conseil.TypeMouvement{conseil.Arrivee, conseil.Depart, conseil.Retrait, conseil.Retour, conseil.Demission}

func nomDuMouvement(m conseil.Mouvement) string {
	s := fmt.Sprintf("%s au point %d", secretariat.NomsMouvements[m.Type], m.Point)
	if m.Moment == conseil.AuVote {
		s += ", avant le vote"
	}
	return s
}

// detailElu is under the roll call: the pouvoir and the movements of the member chosen.
type detailElu struct {
	p        *Pilote
	nom      *canvas.Text
	porteur  *widget.SelectEntry
	duPoint  *saisie
	genre    *selecteur
	auPoint  *saisie
	auVote   *caseACocher
	notes    *fyne.Container
	porteurs map[string]conseil.EluID
	elu      conseil.EluID // the member shown: what is typed for him stays while he is
	objet    fyne.CanvasObject
}

func nouveauDetail(p *Pilote) *detailElu {
	d := &detailElu{p: p, nom: mot("", 16, bleu, true), porteur: widget.NewSelectEntry(nil), duPoint: nouvelleSaisie(1),
		auPoint: nouvelleSaisie(1), auVote: nouvelleCase("avant le vote", nil), notes: ligne()}
	d.porteur.SetPlaceHolder("tapez quelques lettres du nom")
	d.porteur.OnChanged = d.completer
	d.porteur.OnSubmitted = func(string) { d.donner() }
	d.duPoint.SetPlaceHolder("début")
	d.auPoint.SetPlaceHolder("point")
	d.auPoint.OnSubmitted = func(string) { d.noter() }
	var noms []string
	for _, m := range mouvements {
		noms = append(noms, majuscule(secretariat.NomsMouvements[m]))
	}
	d.genre = nouveauSelecteur(noms, nil)
	d.genre.PlaceHolder = "choisir"
	ligne1 := ligne(etiquette("Pouvoir à"), large(d.porteur, 270), etiquette("dès le point"), large(d.duPoint, 70),
		nouveauBouton("Donner", d.donner), nouveauBouton("Retirer", d.retirer))
	ligne2 := ligne(etiquette("Mouvement"), large(d.genre, 140), etiquette("au point"), large(d.auPoint, 70), d.auVote, nouveauBouton("Noter", d.noter))
	d.objet = container.NewStack(canvas.NewRectangle(grisFond), container.NewPadded(container.NewVBox(container.New(&hautFixe{36}, ligne(d.nom, d.notes)), ligne1, ligne2)))
	return d
}

// prendre puts the cursor in the pouvoir.
func (d *detailElu) prendre() {
	if c := fyne.CurrentApp().Driver().CanvasForObject(d.porteur); c != nil {
		c.Focus(d.porteur)
	}
}

func (d *detailElu) rafraichir() {
	dossier := d.p.Fiche.Dossier
	e := dossier.Elu(d.p.Elu)
	if e == nil {
		return
	}
	d.nom.Text = e.Appel()
	d.porteurs = map[string]conseil.EluID{}
	var noms []string
	for i := range dossier.Elus {
		if x := &dossier.Elus[i]; x.ID != e.ID {
			d.porteurs[x.Appel()] = x.ID
			noms = append(noms, x.Appel())
		}
	}
	if d.elu != e.ID {
		d.elu = e.ID
		d.porteur.SetText("")
		d.duPoint.SetText("")
		for _, p := range dossier.Seance.Pouvoirs {
			if p.Mandant == e.ID {
				d.porteur.SetText(dossier.Appel(p.Mandataire))
				if p.DuPoint > 0 {
					d.duPoint.SetText(strconv.Itoa(p.DuPoint))
				}
			}
		}
		d.porteur.SetOptions(noms)
	}
	d.notes.Objects = nil
	for _, m := range dossier.Seance.Mouvements {
		if m.Elu == e.ID {
			d.notes.Add(nouveauBouton("✕ "+nomDuMouvement(m), func() { d.p.Immobiliser(m) }))
		}
	}
	d.objet.Refresh()
}

// completer offers the names that hold what is typed, accents or not.
func (d *detailElu) completer(tape string) {
	var noms []string
	for i := range d.p.Fiche.Dossier.Elus {
		e := &d.p.Fiche.Dossier.Elus[i]
		if e.ID != d.elu && strings.Contains(sansAccents(e.Appel()), sansAccents(tape)) {
			noms = append(noms, e.Appel())
		}
	}
	d.porteur.SetOptions(noms)
}

var accents = strings.NewReplacer("é", "e", "è", "e", "ê", "e", "ë", "e", "à", "a", "â", "a", "ä", "a", "î", "i", "ï", "i", "ô", "o", "ö", "o", "ù", "u", "û", "u", "ü", "u", "ç", "c", "œ", "oe", "æ", "ae")

func sansAccents(s string) string { return accents.Replace(strings.ToLower(s)) }

// porteurChoisi is the member that the text names: exactly, or the only one that it can mean.
func (d *detailElu) porteurChoisi() (conseil.EluID, error) {
	if id, ok := d.porteurs[d.porteur.Text]; ok {
		return id, nil
	}
	var trouves []string
	for nom := range d.porteurs {
		if tape := sansAccents(strings.TrimSpace(d.porteur.Text)); tape != "" && strings.Contains(sansAccents(nom), tape) {
			trouves = append(trouves, nom)
		}
	}
	switch len(trouves) {
	case 1:
		return d.porteurs[trouves[0]], nil
	case 0:
		return "", fmt.Errorf("« %s » n'est pas un membre du conseil ; tapez quelques lettres de son nom, puis choisissez-le", d.porteur.Text)
	}
	return "", fmt.Errorf("« %s » désigne %d membres du conseil ; tapez quelques lettres de plus", d.porteur.Text, len(trouves))
}

// numero reads the number of a point typed in a field; empty is 0.
func numero(texte string) (int, error) {
	texte = strings.TrimSpace(texte)
	if texte == "" {
		return 0, nil
	}
	n, err := strconv.Atoi(texte)
	if err != nil || n < 1 || n > 9999 {
		return 0, fmt.Errorf("« %s » n'est pas le numéro d'un point ; tapez un nombre, par exemple 12", texte)
	}
	return n, nil
}

func (d *detailElu) donner() {
	id, err := d.porteurChoisi()
	if d.p.faute(err) {
		return
	}
	du, err := numero(d.duPoint.Text)
	if d.p.faute(err) {
		return
	}
	if d.p.DonnerPouvoir(d.p.Elu, id, du) {
		d.porteur.SetText(d.p.Fiche.Dossier.Appel(id))
	}
}

func (d *detailElu) retirer() {
	du, err := numero(d.duPoint.Text)
	if d.p.faute(err) {
		return
	}
	if d.p.DonnerPouvoir(d.p.Elu, "", du) {
		d.porteur.SetText("")
	}
}

func (d *detailElu) noter() {
	i := d.genre.SelectedIndex()
	if i < 0 {
		d.p.faute(fmt.Errorf("choisissez d'abord le mouvement : arrivée, départ, retrait, retour ou démission"))
		return
	}
	n, err := numero(d.auPoint.Text)
	if err == nil && n == 0 {
		err = fmt.Errorf("indiquez le numéro du point à partir duquel le mouvement compte")
	}
	if d.p.faute(err) {
		return
	}
	m := conseil.Mouvement{Elu: d.p.Elu, Type: mouvements[i], Point: n}
	if d.auVote.Checked {
		m.Moment = conseil.AuVote
	}
	if d.p.Mouvoir(m) {
		d.auPoint.SetText("")
		d.auVote.SetChecked(false)
	}
}

// hautFixe gives its only object a height, so that what is under it does not move.
type hautFixe struct{ haut float32 }

// MinSize implements fyne.Layout.
func (h *hautFixe) MinSize(o []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(o[0].MinSize().Width, h.haut)
}

// Layout implements fyne.Layout.
func (h *hautFixe) Layout(o []fyne.CanvasObject, s fyne.Size) { o[0].Resize(s) }
