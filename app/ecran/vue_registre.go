package ecran

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"

	"delibere/app/conseil"
	"delibere/app/secretariat"
)

// vueRegistre is the search over all délibérations, and the check of the register.
type vueRegistre struct {
	p                     *Pilote
	r                     *PiloteRegistre
	mots, du, au, matiere *saisie
	etat                  *selecteur
	resume                *canvas.Text
	liste                 *listeOuvrable
	tete                  *saisie
	verdict               *widget.Label
	objet                 fyne.CanvasObject
}

func nouveauRegistre(p *Pilote) *vueRegistre {
	v := &vueRegistre{p: p, r: nouveauPiloteRegistre(p), resume: mot("", 13, grisMot, false), verdict: paragraphe("")}
	v.r.OnTrouve, v.r.OnVerdict = v.montrer, v.montrerVerdict
	v.liste = nouvelleListeOuvrable(func() int { return len(v.r.Trouvees) }, nouveauRangTrouve, v.montrerRang, v.r.Ouvrir)
	v.mots = champ("numéro, objet ou mots du texte : école, subvention…", nil)
	v.du, v.au, v.matiere = champ("ex. 2020", nil), champ("ex. 2026", nil), champ("ex. 7.5", nil)
	for _, s := range []*saisie{v.mots, v.du, v.au, v.matiere} {
		s.OnChanged = func(string) { v.chercher() }
		s.OnSubmitted = func(string) { v.r.Ouvrir(0) }
		s.touches = map[fyne.KeyName]func(){fyne.KeyDown: v.versLaListe}
	}
	dater(v.du)
	dater(v.au)
	noms := []string{"tout état"}
	for _, e := range conseil.Etats {
		noms = append(noms, e.Nom())
	}
	v.etat = nouveauSelecteur(noms, func(string) { v.chercher() })
	v.etat.PlaceHolder = "tout état"
	filtres := ligne(large(v.mots, 560), etiquette("du"), large(v.du, 124), etiquette("au"), large(v.au, 124), etiquette("matière"), large(v.matiere, 84), large(v.etat, 130))
	titre := ligne(mot("Le registre des délibérations", 24, bleu, true), layout.NewSpacer(), container.NewCenter(v.resume))
	haut := container.NewVBox(titre, filtres)
	v.objet = container.NewPadded(bordure(haut, v.verification(), nil, nil, v.liste))
	return v
}

// verification is the foot of the screen: the check of the register.
func (v *vueRegistre) verification() fyne.CanvasObject {
	v.tete = champ("empreinte notée sur un feuillet de clôture (facultatif)", nil)
	verifier := func() { v.r.Verifier(v.tete.Text) }
	v.tete.OnSubmitted = func(string) { verifier() }
	v.verdict.Selectable = true // the fingerprint can be copied
	v.verdict.Hide()
	return carte(container.NewVBox(bordure(nil, nil, nouveauBouton("Vérifier le registre", verifier), nil, v.tete), v.verdict))
}

func (v *vueRegistre) versLaListe() {
	if len(v.r.Trouvees) > 0 {
		v.liste.place = 0
		fyne.CurrentApp().Driver().CanvasForObject(v.liste).Focus(v.liste)
	}
}

func (v *vueRegistre) chercher() {
	v.r.Mots, v.r.Du, v.r.Au, v.r.Matiere, v.r.Etat = v.mots.Text, v.du.Text, v.au.Text, v.matiere.Text, ""
	if i := v.etat.SelectedIndex(); i > 0 {
		v.r.Etat = conseil.Etats[i-1]
	}
	v.r.Chercher()
}

func (v *vueRegistre) rafraichir() { v.r.Chercher() }

func (v *vueRegistre) montrer() {
	v.resume.Text = v.r.Resume
	v.resume.Refresh()
	v.liste.ScrollToTop()
	v.liste.Refresh()
}

func (v *vueRegistre) montrerVerdict() {
	v.verdict.Importance = widget.SuccessImportance
	if !v.r.Sain {
		v.verdict.Importance = widget.DangerImportance
	}
	v.verdict.SetText(v.r.Verdict)
	v.verdict.Show()
}

// A line: the number, the day, the object and the state; under them, the passage.
func nouveauRangTrouve() fyne.CanvasObject {
	objet := nouveauTexteCoupe(mot("", 15, encre, false), mot("", 15, encre, true))
	passage := nouveauTexteCoupe(mot("", 14, grisMot, false), mot("", 14, encre, true))
	return container.NewVBox(
		container.New(colonnes{110, 130, 0, 80, 100}, mot("", 15, encre, true), mot("", 14, grisMot, false), objet, mot("", 14, grisMot, false), mot("", 14, encre, true)),
		container.New(colonnes{248, 0}, marge(1), passage))
}

func (v *vueRegistre) montrerRang(i int, o fyne.CanvasObject) {
	if i >= len(v.r.Trouvees) {
		return
	}
	x := v.r.Trouvees[i]
	rangs := o.(*fyne.Container).Objects
	c := rangs[0].(*fyne.Container).Objects
	ecrire := func(k int, texte string) {
		t := c[k].(*canvas.Text)
		t.Text = texte
		t.Refresh()
	}
	numero := x.Numero
	if numero == "" {
		numero = "sans numéro"
	}
	ecrire(0, numero)
	ecrire(1, x.Date.Longue())
	ecrireCoupe(c[2].(*fyne.Container), secretariat.Morceau{Texte: x.Objet})
	ecrire(3, x.Matiere)
	ecrire(4, x.Etat.Nom())
	if x.Exemple {
		ecrire(4, "EXEMPLE")
	}
	ecrireCoupe(rangs[1].(*fyne.Container).Objects[1].(*fyne.Container), x.Passage...)
}
