package conseil

// Troncon is where an élu stands, the same from one point to another.
type Troncon struct {
	Points    Points // in the order of the agenda, in a row
	Situation Situation
}

// Frise tells where each élu stands along the points, as each is put into discussion. Who is no longer en
// exercice has no tronçon any more.
func (c *Controle) Frise() map[EluID][]Troncon {
	groupeDe := map[int]*Groupe{}
	for i := range c.Groupes {
		for _, n := range c.Groupes[i].Points {
			groupeDe[n] = &c.Groupes[i]
		}
	}
	f := map[EluID][]Troncon{}
	for i := 0; i < len(c.Points); {
		g := groupeDe[c.Points[i].Numero]
		var points Points
		for ; i < len(c.Points) && groupeDe[c.Points[i].Numero] == g; i++ {
			points = append(points, c.Points[i].Numero)
		}
		for situation, liste := range g.partition() {
			for _, id := range *liste {
				f[id] = passer(f[id], points, Situation(situation))
			}
		}
	}
	return f
}

// passer adds points to the passages of an élu.
func passer(l []Troncon, points Points, s Situation) []Troncon {
	if n := len(l); n > 0 && l[n-1].Situation == s {
		avant := l[n-1].Points
		l[n-1].Points = append(avant[:len(avant):len(avant)], points...)
		return l
	}
	return append(l, Troncon{points, s})
}
