package dossier

import (
	"delibere/app/conseil"
)

func lireConvocation(n *noeud, err *error) conseil.Convocation {
	o := ouvrir(n, err)
	c := conseil.Convocation{DateEnvoi: o.date("date_envoi"), Urgence: o.vrai("urgence"), Seconde: o.vrai("seconde"), PremiereSeance: o.date("premiere_seance")}
	// The numbers carried over stand as a list, or as an extrait writes them: "1 à 3 et 5".
	if n := o.champ("points_repris", genreListe, genreTexte); n != nil && n.genre == genreTexte {
		points, faux := conseil.ParsePoints(n.texte)
		if faux != nil {
			*err = n.erreur("%v", faux)
		}
		c.PointsRepris = points
	} else if n != nil {
		for i := range n.items {
			c.PointsRepris = append(c.PointsRepris, entierDe(&n.items[i], err))
		}
	}
	o.fin()
	return c
}

// entierDe reads an item that must be a whole number.
func entierDe(n *noeud, err *error) int {
	o := &objet{n: &noeud{champs: []champ{{cle: "", valeur: *n}}}, err: err}
	if n.genre == genreNul && *err == nil {
		*err = n.erreur("un nombre est attendu ici")
	}
	return o.nombre("")
}

func lirePV(n *noeud, err *error) conseil.PVPrecedent {
	o := ouvrir(n, err)
	pv := conseil.PVPrecedent{Seance: o.date("seance")}
	if r := o.champ("resultat", genreTexte, genreObjet); r != nil && r.genre == genreTexte {
		pv.Unanimite = unDe(r, err, "unanimite") != ""
	} else if r != nil {
		pv.Vote = lireVote(r, err)
	}
	o.fin()
	return pv
}

func lirePouvoir(n *noeud, err *error) conseil.Pouvoir {
	o := ouvrir(n, err)
	o.requis("mandant", "mandataire")
	p := conseil.Pouvoir{Mandant: conseil.EluID(o.texte("mandant")), Mandataire: conseil.EluID(o.texte("mandataire")),
		DuPoint: o.nombre("du_point"), AuPoint: o.nombre("au_point"), Date: o.date("date"), Maintenu: o.vrai("maintenu"),
		SeancesConsecutives: o.nombre("seances_consecutives"), Maladie: o.vrai("maladie")}
	if p.AuPoint != 0 && p.AuPoint < p.DuPoint {
		o.refuser("au_point", "le pouvoir finit au point %d avant de commencer au point %d ; corrigez l'un des deux", p.AuPoint, p.DuPoint)
	}
	o.fin()
	return p
}

func lireMouvement(n *noeud, err *error) conseil.Mouvement {
	o := ouvrir(n, err)
	o.requis("elu", "type", "point")
	m := conseil.Mouvement{Elu: conseil.EluID(o.texte("elu")),
		Type:  parmi(o, "type", conseil.Arrivee, conseil.Depart, conseil.Retrait, conseil.Retour, conseil.Demission),
		Point: o.nombre("point"), Heure: o.heure("heure"), Moment: parmi(o, "moment", conseil.AuDebat, conseil.AuVote)}
	o.fin()
	return m
}

func lireSuspension(n *noeud, err *error) conseil.Suspension {
	o := ouvrir(n, err)
	o.requis("point")
	s := conseil.Suspension{Point: o.nombre("point"), Debut: o.heure("debut"), Reprise: o.heure("reprise")}
	if s.Point < 1 && *err == nil {
		o.refuser("point", "une suspension porte le numéro du point où elle a lieu, à partir de 1 ; corrigez-le")
	}
	if faux := s.Verifier(); faux != nil {
		o.refuser("reprise", "%v", faux)
	}
	o.fin()
	return s
}

func lirePoint(n *noeud, err *error) conseil.Point {
	o := ouvrir(n, err)
	o.requis("numero", "objet")
	p := conseil.Point{Numero: o.nombre("numero"), Objet: o.texte("objet"), Deliberation: o.texte("deliberation"),
		Rapporteur: conseil.EluID(o.texte("rapporteur")), Matiere: o.texte("matiere"), Visas: o.textes("visas"),
		Considerants: o.textes("considerants"), Expose: o.textes("expose"), Ajoute: o.vrai("ajoute"),
		Regime:      parmi(o, "regime", conseil.RegimeOrdinaire, conseil.RegimeCompteFinancier, conseil.RegimeInformation),
		Dispense:    parmi(o, "dispense_transmission", conseil.Dispenses...),
		Publication: o.date("publication"), Transmission: o.date("transmission"), AccuseReception: o.date("accuse_reception")}
	if p.Numero < 1 && *err == nil {
		o.refuser("numero", "un point porte un numéro à partir de 1 ; corrigez-le")
	}
	o.elements("dispositif", func(n *noeud) { p.Dispositif = append(p.Dispositif, lireDisposition(n, err)) })
	if n := o.champ("vote", genreObjet); n != nil {
		p.Vote = lireVote(n, err)
	}
	if n := o.champ("nomination", genreObjet); n != nil {
		p.Nomination = lireNomination(n, err)
	}
	o.elements("interesses", func(n *noeud) {
		i := ouvrir(n, err)
		i.requis("elu", "regime")
		p.Interesses = append(p.Interesses, conseil.Interesse{Elu: conseil.EluID(i.texte("elu")),
			Regime: parmi(i, "regime", conseil.L2131_11, conseil.L1111_6), Motif: i.texte("motif")})
		i.fin()
	})
	o.elements("annexes", func(n *noeud) { p.Annexes = append(p.Annexes, lireAnnexe(n, err)) })
	o.fin()
	return p
}

func lireDisposition(n *noeud, err *error) conseil.Disposition {
	o := ouvrir(n, err)
	d := conseil.Disposition{Verbe: o.texte("verbe"), Texte: o.texte("texte")}
	o.elements("elements", func(n *noeud) { d.Elements = append(d.Elements, lireDisposition(n, err)) })
	o.fin()
	return d
}

// lireAnnexe takes a title alone or an object.
func lireAnnexe(n *noeud, err *error) conseil.Annexe {
	if n.genre == genreTexte {
		return conseil.Annexe{Titre: n.texte}
	}
	o := ouvrir(n, err)
	a := conseil.Annexe{Titre: o.texte("titre"), Fichier: o.texte("fichier"), Type: o.texte("type")}
	o.fin()
	return a
}

func lireVote(n *noeud, err *error) *conseil.Vote {
	o := ouvrir(n, err)
	v := &conseil.Vote{Mode: parmi(o, "mode", conseil.ScrutinOrdinaire, conseil.ScrutinPublic, conseil.ScrutinSecret),
		President: parmi(o, "president", conseil.Pour, conseil.Contre, conseil.Abstention, conseil.Refus), Demandeurs: o.pointeur("demandeurs")}
	var d conseil.Decompte
	donne := false
	for _, t := range []struct {
		cle string
		v   *conseil.Voix
	}{{"pour", &d.Pour}, {"contre", &d.Contre}, {"abstentions", &d.Abstentions}, {"blancs", &d.Blancs}, {"nuls", &d.Nuls}, {"refus", &d.Refus}} {
		if n, ok := o.entier(t.cle); ok {
			*t.v, donne = conseil.Voix(n), true
		}
	}
	if donne {
		v.Decompte = &d
	}
	o.entrees("nominal", func(id string, n *noeud) {
		if v.Nominal == nil {
			v.Nominal = map[conseil.EluID]conseil.Sens{}
		}
		v.Nominal[conseil.EluID(id)] = conseil.Sens(unDe(n, err, conseil.Pour, conseil.Contre, conseil.Abstention, conseil.Refus))
	})
	o.fin()
	return v
}

func lireNomination(n *noeud, err *error) *conseil.Nomination {
	o := ouvrir(n, err)
	nom := &conseil.Nomination{}
	o.elements("tours", func(n *noeud) {
		t := ouvrir(n, err)
		tour := conseil.Tour{Candidats: map[string]conseil.Voix{}, Blancs: conseil.Voix(t.nombre("blancs")), Nuls: conseil.Voix(t.nombre("nuls"))}
		t.entrees("candidats", func(nom string, n *noeud) { tour.Candidats[nom] = conseil.Voix(entierDe(n, err)) })
		t.fin()
		nom.Tours = append(nom.Tours, tour)
	})
	o.fin()
	return nom
}
