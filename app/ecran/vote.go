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

// formulaireVote is the ballot of a point.
type formulaireVote struct {
	p         *Pilote
	point     int
	mode      *selecteur
	president *selecteur
	voix      [6]*saisie
	objet     fyne.CanvasObject
	vote      *conseil.Vote
	resultat  *widget.Label
	remplit   bool
}

var (
	modes   = []conseil.ModeScrutin{conseil.ScrutinOrdinaire, conseil.ScrutinPublic, conseil.ScrutinSecret}
	sens    = []conseil.Sens{"", conseil.Pour, conseil.Contre, conseil.Abstention}
	nomVoix = [...]string{"pour", "contre", "abst.", "blancs", "nuls", "refus"}
)

func nouveauVote(p *Pilote) *formulaireVote {
	f := &formulaireVote{p: p, resultat: paragraphe("")}
	f.mode = nouveauSelecteur([]string{"scrutin ordinaire", "scrutin public", "scrutin secret"}, func(string) { f.enregistrer() })
	f.president = nouveauSelecteur([]string{"président : ?", "président : pour", "président : contre", "président : abstention"}, func(string) { f.enregistrer() })
	comptes := ligne(container.NewCenter(mot("Vote", 14, encre, true)))
	for i := range f.voix {
		f.voix[i] = nouvelleSaisie(1)
		f.voix[i].quitter = f.enregistrer
		f.voix[i].OnSubmitted = func(string) { f.enregistrer() }
		comptes.Add(container.NewHBox(container.NewCenter(mot(nomVoix[i], 13, encre, false)), large(f.voix[i], 46)))
	}
	tous := nouveauBouton("Tous pour", func() {
		if b := p.Controle.Point(f.point); b != nil {
			p.Voter(f.point, &conseil.Vote{Mode: f.modeChoisi(), Decompte: &conseil.Decompte{Pour: conseil.Voix(b.Votants())}})
		}
	})
	effacer := nouveauBouton("Pas de vote", func() { p.Voter(f.point, nil) })
	f.objet = container.NewVBox(comptes, ligne(large(f.mode, 210), large(f.president, 210), tous, effacer), f.resultat)
	return f
}

// figer closes the ballot of a sealed délibération.
func (f *formulaireVote) figer(scellee bool) {
	for _, s := range f.voix {
		ouvrirOuFermer(s, scellee)
	}
	ouvrirOuFermer(f.mode, scellee)
	ouvrirOuFermer(f.president, scellee)
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
	if b := f.p.Controle.Point(pt.Numero); b.Vote != nil {
		d = b.Vote.Decompte
		f.resultat.SetText("Résultat : " + b.Vote.Formule + ".")
	} else {
		f.resultat.SetText(fmt.Sprintf("Pas encore de vote : %s.", conseil.SommeVotants(len(b.VotantsPresents), len(b.PouvoirsUtiles))))
	}
	for i, v := range []conseil.Voix{d.Pour, d.Contre, d.Abstentions, d.Blancs, d.Nuls, d.Refus} {
		texte := ""
		if pt.Vote != nil {
			texte = strconv.Itoa(int(v))
		}
		if f.voix[i].Text != texte {
			f.voix[i].SetText(texte)
		}
	}
	mode, pres := 0, 0
	if pt.Vote != nil {
		mode = max(index(modes, pt.Vote.Mode), 0)
		pres = max(index(sens, pt.Vote.President), 0)
	}
	f.mode.SetSelectedIndex(mode)
	f.president.SetSelectedIndex(pres)
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
	vote := &conseil.Vote{Mode: f.modeChoisi(), President: sens[max(f.president.SelectedIndex(), 0)],
		Decompte: &conseil.Decompte{Pour: n[0], Contre: n[1], Abstentions: n[2], Blancs: n[3], Nuls: n[4], Refus: n[5]}}
	if f.vote != nil {
		vote.Demandeurs = f.vote.Demandeurs
		if f.vote.Mode == "" && vote.Mode == conseil.ScrutinOrdinaire {
			vote.Mode = ""
		}
		if b := f.p.Controle.Point(f.point); f.vote.Decompte == nil && b.Vote != nil && b.Vote.Decompte == *vote.Decompte && vote.Mode == f.vote.Mode {
			// The counts are those of the names: they stay derived.
			vote.Decompte, vote.Nominal = nil, f.vote.Nominal
		} else if vote.Mode != conseil.ScrutinSecret {
			vote.Nominal = f.vote.Nominal
		}
	}
	if !reflect.DeepEqual(vote, f.vote) {
		f.p.Voter(f.point, vote)
	}
}
