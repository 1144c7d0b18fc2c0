package ecran

import (
	"fmt"
	"reflect"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"delibere/app/conseil"
)

// formulaireVote is the ballot of a point: unanimity at one press, by name or by group, or its counts; the
// result is always in view.
type formulaireVote struct {
	p           *Pilote
	point       int
	mode        *selecteur
	demandeurs  *saisie
	demande     *fyne.Container // how many asked for the mode
	partage     *fyne.Container // a tie: how the président voted
	sensPartage []*bouton
	voix        [6]*saisie
	noms        *voteParNom
	nommer      *bouton
	objet       fyne.CanvasObject
	vote        *conseil.Vote
	resultat    *widget.Label
	remplit     bool
}

var (
	modes   = []conseil.ModeScrutin{conseil.ScrutinOrdinaire, conseil.ScrutinPublic, conseil.ScrutinSecret}
	sens    = []conseil.Sens{conseil.Pour, conseil.Contre, conseil.Abstention}
	nomVoix = [...]string{"pour", "contre", "abst.", "blancs", "nuls", "refus"}
)

func nouveauVote(p *Pilote) *formulaireVote {
	f := &formulaireVote{p: p, resultat: paragraphe(""), noms: nouveauVoteParNom(p), demandeurs: champ("nombre", nil)}
	f.mode = nouveauSelecteur([]string{"scrutin ordinaire", "scrutin public", "scrutin secret"}, func(string) { f.enregistrer() })
	f.demandeurs.quitter = f.enregistrer
	f.demandeurs.OnSubmitted = func(string) { f.enregistrer() }
	f.nommer = nouveauBouton("Par nom ou par groupe", func() {
		if f.vote != nil && len(f.vote.Nominal) > 0 {
			p.ParTotaux(f.point)
		} else if p.VoterParNom(f.point) {
			if c := fyne.CurrentApp().Driver().CanvasForObject(f.nommer); c != nil {
				c.Focus(f.noms.grille)
			}
			p.dire("Tous sont notés pour : marquez ceux qui ont voté autrement.")
		}
	})
	gestes := ligne(container.NewCenter(mot("Vote", 14, encre, true)), nouveauBouton("Unanimité (Ctrl+U)", func() { p.Unanimite() }), f.nommer,
		nouveauBouton("Pas de vote", func() { p.Voter(f.point, nil) }), large(f.mode, 190))
	f.demande = ligne(etiquette("demandé par"), large(f.demandeurs, 90), etiquette("membres présents"))
	gestes.Add(f.demande)
	totaux := ligne()
	for i := range f.voix {
		f.voix[i] = nouvelleSaisie(1)
		f.voix[i].quitter = f.enregistrer
		f.voix[i].OnSubmitted = func(string) { f.enregistrer() }
		totaux.Add(container.NewHBox(container.NewCenter(mot(nomVoix[i], 13, encre, false)), large(f.voix[i], 50)))
	}
	f.partage = ligne(etiquette("Partage des voix : celle du président est prépondérante (L2121-20). Il a voté :"))
	for i, s := range sens {
		b := nouveauBouton([]string{"Pour", "Contre", "Abstention"}[i], func() { p.VoterPresident(f.point, s) })
		f.sensPartage = append(f.sensPartage, b)
		f.partage.Add(b)
	}
	f.objet = container.NewVBox(gestes, totaux, f.partage, f.resultat, f.noms.objet)
	return f
}

// figer closes the ballot of a sealed délibération.
func (f *formulaireVote) figer(scellee bool) {
	parNom := f.vote != nil && len(f.vote.Nominal) > 0
	for _, s := range f.voix {
		ouvrirOuFermer(s, scellee || parNom)
	}
	ouvrirOuFermer(f.mode, scellee)
	ouvrirOuFermer(f.demandeurs, scellee)
	f.noms.grille.ferme = scellee
}

func (f *formulaireVote) modeChoisi() conseil.ModeScrutin {
	return modes[max(f.mode.SelectedIndex(), 0)]
}

// montrer shows the ballot of a point and its result.
func (f *formulaireVote) montrer(pt *conseil.Point) {
	if pt == nil {
		return
	}
	f.remplit = true
	defer func() { f.remplit = false }()
	f.point, f.vote = pt.Numero, pt.Vote
	var d conseil.Decompte
	b := f.p.Controle.Point(pt.Numero)
	texte := fmt.Sprintf("Pas encore de vote : %s.", conseil.SommeVotants(len(b.VotantsPresents), len(b.PouvoirsUtiles)))
	if b.Vote != nil {
		d = b.Vote.Decompte
		texte = fmt.Sprintf("Résultat : %s. Exprimés %d, majorité %d.", b.Vote.Formule, b.Vote.Exprimes, b.Vote.Majorite)
	}
	if f.resultat.Text != texte {
		f.resultat.SetText(texte)
	}
	for i, v := range []conseil.Voix{d.Pour, d.Contre, d.Abstentions, d.Blancs, d.Nuls, d.Refus} {
		texte := ""
		if pt.Vote != nil {
			texte = strconv.Itoa(int(v))
		}
		f.voix[i].poser(texte)
	}
	f.montrerMode(pt)
	f.montrerPartage(pt)
	f.noms.montrer(pt)
	nom := "Par nom ou par groupe"
	if pt.Vote != nil && len(pt.Vote.Nominal) > 0 {
		nom = "Par totaux seulement"
	}
	if f.nommer.Text != nom {
		f.nommer.SetText(nom)
	}
}

// montrerMode shows the mode, and asks who wanted it when it is not the ordinary one.
func (f *formulaireVote) montrerMode(pt *conseil.Point) {
	mode, demandeurs := 0, ""
	if pt.Vote != nil {
		mode = max(index(modes, pt.Vote.Mode), 0)
		if n := pt.Vote.Demandeurs; n != nil {
			demandeurs = strconv.Itoa(*n)
		}
	}
	if f.mode.SelectedIndex() != mode {
		f.mode.SetSelectedIndex(mode)
	}
	f.demandeurs.poser(demandeurs)
	if f.demande.Show(); mode == 0 {
		f.demande.Hide()
	}
}

func (f *formulaireVote) montrerPartage(pt *conseil.Point) {
	if !f.p.aDepartager(pt) {
		f.partage.Hide()
		return
	}
	for i, s := range sens {
		f.sensPartage[i].Importance = widget.MediumImportance
		if pt.Vote.President == s {
			f.sensPartage[i].Importance = widget.HighImportance
		}
		f.sensPartage[i].Refresh()
	}
	f.partage.Show()
}

func index[T comparable](liste []T, x T) int {
	for i, y := range liste {
		if x == y {
			return i
		}
	}
	return -1
}

// enregistrer keeps the ballot typed, when it has changed and something is typed.
func (f *formulaireVote) enregistrer() {
	if f.remplit || f.p.Fiche == nil || f.p.Fiche.Dossier.Seance.Point(f.point) == nil {
		return
	}
	var n [6]conseil.Voix
	vide := true
	for i, s := range f.voix {
		texte := strings.TrimSpace(s.Text)
		if texte == "" {
			continue
		}
		v, err := strconv.Atoi(texte)
		if err != nil || v < 0 || v > 9999 {
			f.p.faute(fmt.Errorf("vote du point %d : « %s » (%s) n'est pas un nombre de voix ; tapez un nombre, par exemple 31", f.point, texte, nomVoix[i]))
			return
		}
		n[i], vide = conseil.Voix(v), false
	}
	if vide {
		return
	}
	vote := &conseil.Vote{Mode: f.modeChoisi(), Decompte: &conseil.Decompte{Pour: n[0], Contre: n[1], Abstentions: n[2], Blancs: n[3], Nuls: n[4], Refus: n[5]}}
	if !f.lireDemandeurs(vote) {
		return
	}
	if f.vote != nil {
		vote.President = f.vote.President
		if f.vote.Mode == "" && vote.Mode == conseil.ScrutinOrdinaire {
			vote.Mode = ""
		}
		if len(f.vote.Nominal) > 0 && vote.Mode != conseil.ScrutinSecret {
			// The counts are those of the names: they stay derived.
			vote.Decompte, vote.Nominal = f.vote.Decompte, f.vote.Nominal
		}
	}
	if vote.Mode == conseil.ScrutinSecret {
		vote.President = ""
	}
	if !reflect.DeepEqual(vote, f.vote) {
		f.p.Voter(f.point, vote)
	}
}

// lireDemandeurs reads how many members asked for the mode (CGCT L2121-21); nothing is known for the ordinary one.
func (f *formulaireVote) lireDemandeurs(v *conseil.Vote) bool {
	texte := strings.TrimSpace(f.demandeurs.Text)
	if texte == "" || f.demande.Hidden {
		if f.vote != nil && f.demande.Hidden {
			v.Demandeurs = f.vote.Demandeurs
		}
		return true
	}
	n, err := strconv.Atoi(texte)
	if err != nil || n < 0 || n > 9999 {
		f.p.faute(fmt.Errorf("vote du point %d : « %s » n'est pas un nombre de membres ; tapez combien ont demandé ce scrutin, par exemple 9", f.point, texte))
		return false
	}
	v.Demandeurs = &n
	return true
}
