package conseil

import (
	"cmp"
	"slices"
)

// releve is a Dossier made ready to be counted: the mandates open that day in the order of the
// tableau, everybody known by his place in it, points and movements in the order of the séance.
// Whatever cannot be placed has become an anomaly and is left out.
type releve struct {
	d          *Dossier
	regles     Regles
	elus       []*Elu // mandates open that day, in the order of the tableau
	place      map[EluID]int
	connus     map[EluID]bool // every id of the dossier, open that day or not
	maire      int            // place of the maire, -1 when there is none
	ouverture  []Statut       // by place
	points     []*Point       // by number
	mouvements []mouvement    // in the order of the séance
	pouvoirs   []pouvoir      // in the order of the mandants
	anomalies  []Anomalie
	personne   []ecart // nobody set aside: what ecartes returns for most points
	charge     []int   // scratch, by place: how many pouvoirs each carries
}

type mouvement struct {
	*Mouvement
	elu int
}

type pouvoir struct {
	*Pouvoir
	mandant, mandataire int
}

// couvre reports whether the paper covers the point of that number.
func (p *pouvoir) couvre(numero int) bool {
	return numero >= p.DuPoint && (p.AuPoint == 0 || numero <= p.AuPoint)
}

// nouveauReleve places everybody and everything.
func nouveauReleve(d *Dossier) *releve {
	r := &releve{d: d, regles: ReglesAu(d.Seance.Date), maire: -1}
	r.placerElus()
	r.charge, r.personne = make([]int, len(r.elus)), make([]ecart, len(r.elus))
	r.placerPoints()
	r.placerPresences()
	r.placerPouvoirs()
	r.placerMouvements()
	return r
}

// OuvertLe reports whether the mandate is open on a day, its first and last days included. The mandate
// of somebody who resigns in séance is open that day: the movement ends it.
func (e Elu) OuvertLe(jour Date) bool {
	return (!e.Debut.Connue() || !jour.Avant(e.Debut)) && (!e.Fin.Connue() || !e.Fin.Avant(jour))
}

func (r *releve) placerElus() {
	r.connus = make(map[EluID]bool, len(r.d.Elus))
	for i := range r.d.Elus {
		e := &r.d.Elus[i]
		if r.connus[e.ID] {
			r.signaler(EluEnDouble, Bloquante, "CGCT L2121-1", 0, []EluID{e.ID},
				"%s figure deux fois au tableau du conseil ; supprimez l'une des deux lignes", e.Appel())
			continue
		}
		r.connus[e.ID] = true
		if e.OuvertLe(r.d.Seance.Date) {
			r.elus = append(r.elus, e)
		}
	}
	slices.SortStableFunc(r.elus, parRang)
	r.place = make(map[EluID]int, len(r.elus))
	for i, e := range r.elus {
		r.place[e.ID] = i
		if r.maire < 0 && EstMaire(e) {
			r.maire = i
		}
	}
}

func (r *releve) placerPoints() {
	for i := range r.d.Seance.Points {
		r.points = append(r.points, &r.d.Seance.Points[i])
	}
	slices.SortStableFunc(r.points, func(a, b *Point) int { return cmp.Compare(a.Numero, b.Numero) })
	for i := 1; i < len(r.points); i++ {
		if n := r.points[i].Numero; n == r.points[i-1].Numero {
			r.signaler(NumeroEnDouble, Bloquante, "CGCT R2121-9", n, nil,
				"Deux points de l'ordre du jour portent le numéro %d ; donnez à chacun le sien", n)
		}
	}
}

// trouver returns the place of an élu; when he has none that day it says so, naming where he was cited.
func (r *releve) trouver(id EluID, point int, ou string) (int, bool) {
	if i, ok := r.place[id]; ok {
		return i, true
	}
	if r.connus[id] {
		r.signaler(EluInconnu, Bloquante, "CGCT L2121-17", point, []EluID{id},
			"%s est cité %s, mais son mandat n'est pas ouvert le %s ; corrigez les dates du mandat ou retirez son nom",
			r.d.Appel(id), ou, r.d.Seance.Date.Courte())
	} else {
		r.signaler(EluInconnu, Bloquante, "CGCT L2121-17", point, []EluID{id},
			"« %s » est cité %s, mais n'est pas un élu du conseil ; corrigez le nom ou ajoutez l'élu", id, ou)
	}
	return 0, false
}

func (r *releve) placerPresences() {
	r.ouverture = make([]Statut, len(r.elus))
	for id, s := range r.d.Seance.Presences {
		if i, ok := r.trouver(id, 0, "à l'appel"); ok {
			r.ouverture[i] = s
		}
	}
	var manquants []EluID
	for i, e := range r.elus {
		if r.ouverture[i] == "" {
			manquants = append(manquants, e.ID)
			r.ouverture[i] = Absent
		}
	}
	if len(manquants) > 0 {
		r.signaler(StatutManquant, Bloquante, "CGCT L2121-17", 0, manquants,
			"%s à l'appel pour %s ; indiquez présent, excusé ou absent",
			Nombre(len(manquants), "présence manque", "présences manquent"), r.d.appels(manquants))
	}
	s := &r.d.Seance
	if s.President == "" {
		r.signaler(PresidentAbsent, Bloquante, "CGCT L2121-14", 0, nil,
			"Personne ne préside la séance ; désignez le maire, ou qui l'a remplacé")
	} else if i, ok := r.trouver(s.President, 0, "comme président de séance"); ok && r.ouverture[i] != Present {
		r.signaler(PresidentAbsent, Bloquante, "CGCT L2121-14", 0, []EluID{s.President},
			"%s préside la séance sans être présent à l'ouverture ; marquez sa présence ou désignez qui a présidé", r.elus[i].Appel())
	}
	if len(s.Secretaires) == 0 {
		r.signaler(SecretaireAbsent, Bloquante, "CGCT L2121-15", 0, nil,
			"Aucun secrétaire de séance n'est désigné ; le conseil en nomme au moins un parmi ses membres présents")
	}
	for _, id := range s.Secretaires {
		if i, ok := r.trouver(id, 0, "comme secrétaire de séance"); ok && r.ouverture[i] != Present {
			r.signaler(SecretaireAbsent, Bloquante, "CGCT L2121-15", 0, []EluID{id},
				"%s est secrétaire de séance sans être présent à l'ouverture ; marquez sa présence ou désignez un autre secrétaire", r.elus[i].Appel())
		}
	}
}

// premier is the number of the first point, 1 when there is none.
func (r *releve) premier() int {
	if len(r.points) == 0 {
		return 1
	}
	return r.points[0].Numero
}

func (r *releve) placerPouvoirs() {
	for i := range r.d.Seance.Pouvoirs {
		p := &r.d.Seance.Pouvoirs[i]
		mandant, ok1 := r.trouver(p.Mandant, 0, "comme mandant d'un pouvoir")
		mandataire, ok2 := r.trouver(p.Mandataire, 0, "comme porteur d'un pouvoir")
		if !ok1 || !ok2 {
			continue
		}
		if mandant == mandataire {
			r.signaler(PouvoirASoiMeme, Bloquante, "CGCT L2121-20", 0, []EluID{p.Mandant},
				"%s se donne pouvoir à lui-même ; choisissez un autre membre du conseil ou supprimez ce pouvoir", r.d.Appel(p.Mandant))
			continue
		}
		r.pouvoirs = append(r.pouvoirs, pouvoir{p, mandant, mandataire})
		r.controlerDuree(p)
	}
	slices.SortStableFunc(r.pouvoirs, func(a, b pouvoir) int {
		return cmp.Or(cmp.Compare(a.mandant, b.mandant), cmp.Compare(a.DuPoint, b.DuPoint),
			cmp.Compare(a.mandataire, b.mandataire), cmp.Compare(a.AuPoint, b.AuPoint),
			// Two papers that differ by these alone are a fault, told the same in whatever order they come.
			vraiApres(a.Maintenu, b.Maintenu), vraiApres(a.Maladie, b.Maladie),
			cmp.Compare(a.Pouvoir.Date.String(), b.Pouvoir.Date.String()), cmp.Compare(a.SeancesConsecutives, b.SeancesConsecutives))
	})
}

func vraiApres(a, b bool) int {
	switch {
	case a == b:
		return 0
	case a:
		return 1
	}
	return -1
}

// controlerDuree checks how long the same paper has served (CGCT L2121-20).
func (r *releve) controlerDuree(p *Pouvoir) {
	elus := []EluID{p.Mandant, p.Mandataire}
	if p.SeancesConsecutives > 3 && !p.Maladie {
		r.signaler(PouvoirPlusDeTroisSeances, Avertissement, "CGCT L2121-20", 0, elus,
			"Le pouvoir de %s à %s sert à sa %de séance consécutive, le maximum est de trois hors maladie dûment constatée ; demandez un nouveau pouvoir écrit",
			r.d.Appel(p.Mandant), r.d.Appel(p.Mandataire), p.SeancesConsecutives)
	}
	c := r.d.Seance.Convocation
	if c.Seconde && p.Date.Connue() && c.PremiereSeance.Connue() && !c.PremiereSeance.Avant(p.Date) {
		r.signaler(PouvoirPremiereSeance, Avertissement, "CGCT L2121-20", 0, elus,
			"Le pouvoir de %s date du %s : donné pour la première séance, il ne vaut pour la seconde que si le papier le dit ; vérifiez-le",
			r.d.Appel(p.Mandant), p.Date.Courte())
	}
}

func (r *releve) placerMouvements() {
	for i := range r.d.Seance.Mouvements {
		m := &r.d.Seance.Mouvements[i]
		elu, ok := r.trouver(m.Elu, m.Point, "dans un mouvement")
		if !ok {
			continue
		}
		if !r.aLOrdreDuJour(m.Point) && len(r.points) > 0 {
			// It still has its place among the points, so that the figures stand.
			r.signaler(MouvementIncoherent, Avertissement, "CGCT L2121-17", m.Point, []EluID{m.Elu},
				"Un mouvement de %s est noté au point %d, qui n'est pas à l'ordre du jour ; vérifiez le numéro du point", r.d.Appel(m.Elu), m.Point)
		}
		r.mouvements = append(r.mouvements, mouvement{m, elu})
	}
	slices.SortStableFunc(r.mouvements, func(a, b mouvement) int {
		return cmp.Or(cmp.Compare(a.Point, b.Point), cmp.Compare(a.ordre(), b.ordre()),
			cmp.Compare(r.instant(a.Heure), r.instant(b.Heure)),
			cmp.Compare(ordreDesTypes[a.Type], ordreDesTypes[b.Type]), cmp.Compare(a.elu, b.elu))
	})
}

func (r *releve) aLOrdreDuJour(numero int) bool {
	_, ok := slices.BinarySearchFunc(r.points, numero, func(p *Point, n int) int { return cmp.Compare(p.Numero, n) })
	return ok
}

// instant orders the hours of a séance that may end after midnight.
func (r *releve) instant(h Heure) int {
	if h.connue && h.depuisMinuit < r.d.Seance.Heure.depuisMinuit {
		return h.depuisMinuit + 24*60
	}
	return h.depuisMinuit
}

// ordreDesTypes decides between movements of one moment that give no hour: in before out.
var ordreDesTypes = map[TypeMouvement]int{Arrivee: 0, Retour: 1, Retrait: 2, Depart: 3, Demission: 4}

// ordre is 0 for a movement before the discussion of its point, 1 between discussion and vote.
func (m mouvement) ordre() int {
	if m.Moment == AuVote {
		return 1
	}
	return 0
}
