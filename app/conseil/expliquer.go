package conseil

import "fmt"

// Chiffre is a figure and its reasons: how it is counted, who is in each of its terms, the article
// behind it, and what would change it.
type Chiffre struct {
	Nom        string // "votants"
	Valeur     int
	Somme      string  // the sum as one writes it: "27 présents + 4 pouvoirs = 31 votants"
	Termes     []Terme // who is in it
	Article    string
	Changerait string // what would change it
}

// Terme is one part of a figure and the people it counts.
type Terme struct {
	Libelle string // "présents"
	Elus    []EluID
}

// Expliquer gives the reasons of every figure of a point, in the order in which they are reckoned. It
// returns nothing for a point that is not in the séance. The window, the commands and the documents
// all take their reasons here.
func Expliquer(d *Dossier, c *Controle, numero int) []Chiffre {
	g, b := c.Groupe(numero), c.Point(numero)
	if g == nil || b == nil {
		return nil
	}
	x := explication{d, ReglesAu(d.Seance.Date), g, b}
	liste := []Chiffre{x.enExercice(), x.quorum(), x.presents(), x.pouvoirs(), x.votants()}
	if b.Vote != nil {
		liste = append(liste, x.exprimes(), x.majorite())
	}
	if b.Nomination != nil {
		liste = append(liste, x.nomination())
	}
	return append(liste, x.convocation(c.Convocation))
}

type explication struct {
	d *Dossier
	l Regles
	g *Groupe
	b *BilanPoint
}

func (x explication) enExercice() Chiffre {
	var retires []EluID
	somme := Nombre(x.g.EnExercice, "mandat ouvert", "mandats ouverts")
	if n := x.g.EnExercice - x.b.EnExercice; n > 0 {
		retires = x.interesses(L1111_6)
		somme += fmt.Sprintf(" − %s (L1111-6) = %s en exercice", Nombre(n, "intéressé", "intéressés"), Nombre(x.b.EnExercice, "membre", "membres"))
	}
	termes := []Terme{{"présents", x.g.Presents}, {"représentés", x.g.Representes}, {"excusés", x.g.Excuses},
		{"absents", x.g.Absents}, {"hors de la salle", x.g.Retires}}
	if len(retires) > 0 {
		termes = append(termes, Terme{"retirés du calcul du quorum", retires})
	}
	return Chiffre{Nom: "membres en exercice", Valeur: x.b.EnExercice, Somme: somme, Termes: nonVides(termes),
		Article: "CGCT L2121-17", Changerait: "une démission, une vacance ou l'installation d'un suivant de liste ; l'effectif légal n'y change rien"}
}

func (x explication) quorum() Chiffre {
	c := Chiffre{Nom: "quorum", Valeur: x.b.Quorum, Article: "CGCT L2121-17",
		Somme:      fmt.Sprintf("%d ÷ 2 = %s, plus de la moitié : %d", x.b.EnExercice, moitie(x.b.EnExercice), x.b.Quorum),
		Changerait: "le nombre de membres en exercice ; les pouvoirs ne comptent jamais pour le quorum"}
	if x.l.QuorumTiers {
		c.Somme = fmt.Sprintf("le tiers de %d, arrondi au-dessus : %d", x.b.EnExercice, x.b.Quorum)
		c.Article += " ; " + x.l.Derogation
	}
	if x.b.SansQuorum {
		c.Changerait = "ce point n'a pas besoin du quorum (seconde convocation, ou moitié d'intéressés en Alsace-Moselle)"
	}
	return c
}

// moitie writes half of n: "16,5".
func moitie(n int) string {
	if n%2 == 0 {
		return fmt.Sprint(n / 2)
	}
	return fmt.Sprintf("%d,5", n/2)
}

func (x explication) presents() Chiffre {
	n := len(x.b.Presents)
	somme := Nombre(n, "présent dans la salle", "présents dans la salle")
	termes := []Terme{{"présents", x.b.Presents}}
	if ecartes := moins(x.g.Presents, x.b.Presents); len(ecartes) > 0 {
		hors := len(ecartes)
		somme = fmt.Sprintf("%d dans la salle − %d qui ne %s pas pour ce point = %s", n+hors, hors,
			accorder(hors, "compte", "comptent"), Nombre(n, "présent", "présents"))
		termes = append(termes, Terme{"ne comptent pas pour ce point", ecartes})
	}
	signe := "atteint"
	if !x.b.QuorumAtteint {
		signe = "non atteint"
	}
	return Chiffre{Nom: "présents", Valeur: n, Somme: fmt.Sprintf("%s ; quorum de %d %s", somme, x.b.Quorum, signe), Termes: termes,
		Article: "CGCT L2121-17", Changerait: "une arrivée, un départ ou un retrait avant la mise en discussion du point"}
}

// representes lists those whose pouvoir serves at the vote.
func (x explication) representes() []EluID {
	var mandants []EluID
	for _, p := range x.b.PouvoirsUtiles {
		mandants = append(mandants, p.Mandant)
	}
	return mandants
}

func (x explication) pouvoirs() Chiffre {
	mandants := x.representes()
	termes := []Terme{{"représentés", mandants}}
	if perdus := moins(x.g.Representes, mandants); len(perdus) > 0 {
		termes = append(termes, Terme{"pouvoir inutilisable sur ce point", perdus})
	}
	return Chiffre{Nom: "pouvoirs", Valeur: len(mandants), Somme: Nombre(len(mandants), "pouvoir utilisable", "pouvoirs utilisables"),
		Termes: nonVides(termes), Article: "CGCT L2121-20",
		Changerait: "l'arrivée d'un mandant, le départ d'un porteur, un pouvoir révoqué ou un nouveau pouvoir écrit"}
}

func (x explication) votants() Chiffre {
	return Chiffre{Nom: "votants", Valeur: x.b.Votants(), Somme: x.b.sommeVotants(),
		Termes:  nonVides([]Terme{{"présents au vote", x.b.VotantsPresents}, {"représentés", x.representes()}}),
		Article: "CGCT L2121-20", Changerait: "qui est dans la salle au moment du vote, et les pouvoirs qui y servent"}
}

func (x explication) exprimes() Chiffre {
	v := x.b.Vote
	return Chiffre{Nom: "suffrages exprimés", Valeur: int(v.Exprimes), Article: "CGCT L2121-20",
		Somme:      fmt.Sprintf("%d pour + %d contre = %s", v.Decompte.Pour, v.Decompte.Contre, Nombre(v.Exprimes, "suffrage exprimé", "suffrages exprimés")),
		Changerait: "les abstentions, les blancs, les nuls et les refus de vote n'en sont pas"}
}

func (x explication) majorite() Chiffre {
	v := x.b.Vote
	return Chiffre{Nom: "majorité absolue", Valeur: int(v.Majorite), Article: "CGCT L2121-20",
		Somme: fmt.Sprintf("%d ÷ 2 = %s, plus de la moitié : %d ; %s : %s", v.Exprimes, moitie(int(v.Exprimes)), v.Majorite,
			Nombre(v.Decompte.Pour, "voix pour", "voix pour"), v.Formule),
		Changerait: "le nombre de suffrages exprimés"}
}

func (x explication) nomination() Chiffre {
	n := x.b.Nomination
	return Chiffre{Nom: "majorité de la nomination", Valeur: int(n.Majorite), Article: "CGCT L2121-21",
		Somme:      fmt.Sprintf("tour %d : %d suffrages exprimés, majorité absolue %d ; %s", n.Tour, n.Exprimes, n.Majorite, n.Formule),
		Changerait: "au troisième tour la majorité relative suffit, puis l'âge"}
}

func (x explication) convocation(c BilanConvocation) Chiffre {
	s := x.d.Seance
	mot := "délai respecté"
	if !c.Reguliere {
		mot = "délai trop court"
	}
	return Chiffre{Nom: "jours francs", Valeur: c.JoursFrancs,
		Somme: fmt.Sprintf("du %s au %s, ni l'un ni l'autre comptés : %s ; minimum %d, %s", s.Convocation.DateEnvoi.Courte(),
			s.Date.Courte(), Nombre(max(c.JoursFrancs, 0), "jour franc", "jours francs"), c.Minimum, mot),
		Article:    "CGCT L2121-11, L2121-12",
		Changerait: "la date d'envoi ; les samedis, dimanches et jours fériés comptent"}
}

func (x explication) interesses(regime RegimeInteret) []EluID {
	var ids []EluID
	for _, p := range x.d.Seance.Points {
		if p.Numero != x.b.Numero {
			continue
		}
		for _, in := range p.Interesses {
			if in.Regime == regime {
				ids = append(ids, in.Elu)
			}
		}
	}
	return ids
}

func nonVides(t []Terme) []Terme {
	var garde []Terme
	for _, x := range t {
		if len(x.Elus) > 0 {
			garde = append(garde, x)
		}
	}
	return garde
}

// moins returns what a has and b has not.
func moins(a, b []EluID) []EluID {
	dans := make(map[EluID]bool, len(b))
	for _, id := range b {
		dans[id] = true
	}
	var reste []EluID
	for _, id := range a {
		if !dans[id] {
			reste = append(reste, id)
		}
	}
	return reste
}

func accorder(n int, singulier, pluriel string) string {
	if n < 2 {
		return singulier
	}
	return pluriel
}
