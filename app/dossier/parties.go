package dossier

import (
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strings"

	"delibere/app/conseil"
)

// Parties cuts a record into the parts that a register keeps and that an act changes: "commune",
// "seance", "elu/000", "presence/ID", "pouvoir/000", "mouvement/000", "point/0000", each in the open
// JSON of the séance file. Assembler puts them together again.
func Parties(d *conseil.Dossier) (map[string]string, error) { return PartiesDepuis(nil, nil, d) }

// PartiesDepuis does as Parties for a record that comes from another, whose parts are known: what does
// not differ is not written again.
func PartiesDepuis(avant *conseil.Dossier, parties map[string]string, d *conseil.Dossier) (map[string]string, error) {
	if avant == nil {
		avant = &conseil.Dossier{}
	}
	s, t := &d.Seance, &avant.Seance
	p := morceleur{deja: parties, parties: make(map[string]string, 8+len(d.Elus)+len(s.Presences)+len(s.Points))}
	if p.garde("commune", avant.Commune == d.Commune) {
		p.mettre("commune", communeJSON(d.Commune))
	}
	morceler(&p, "elu/%03d", avant.Elus, d.Elus, ecrireElu)
	for id, statut := range s.Presences {
		if chemin := "presence/" + string(id); p.garde(chemin, t.Presences[id] == statut) {
			p.mettre(chemin, statut)
		}
	}
	morceler(&p, "pouvoir/%03d", t.Pouvoirs, s.Pouvoirs, ecrirePouvoir)
	morceler(&p, "mouvement/%03d", t.Mouvements, s.Mouvements, ecrireMouvement)
	morceler(&p, "point/%04d", t.Points, s.Points, ecrirePoint)
	tete, teteAvant := sansListes(s), sansListes(t)
	if p.garde("seance", reflect.DeepEqual(tete, teteAvant)) {
		j := ecrireSeance(&tete)
		j.Presences, j.Pouvoirs, j.Mouvements, j.Points = nil, nil, nil, nil
		p.mettre("seance", j)
	}
	return p.parties, p.err
}

// sansListes is the séance without what has parts of its own.
func sansListes(s *conseil.Seance) conseil.Seance {
	nu := *s
	nu.Presences, nu.Pouvoirs, nu.Mouvements, nu.Points = nil, nil, nil, nil
	return nu
}

type morceleur struct {
	deja, parties map[string]string
	err           error
}

// garde keeps a part as it is known when it does not differ; true when it is to be written.
func (p *morceleur) garde(chemin string, pareil bool) bool {
	if texte, connu := p.deja[chemin]; connu && pareil {
		p.parties[chemin] = texte
		return false
	}
	return true
}

// morceler writes the items of a list that differ from those before, one part each.
func morceler[A, B any](p *morceleur, forme string, avant, liste []A, ecrire func(*A) B) {
	for i := range liste {
		chemin := fmt.Sprintf(forme, i)
		if p.garde(chemin, i < len(avant) && reflect.DeepEqual(avant[i], liste[i])) {
			p.mettre(chemin, ecrire(&liste[i]))
		}
	}
}

func (p *morceleur) mettre(chemin string, x any) {
	texte, err := CompactJSON(x)
	if err != nil && p.err == nil {
		p.err = fmt.Errorf("écriture de %s : %w", chemin, err)
	}
	p.parties[chemin] = texte
}

// Assembler puts parts together and reads them as strictly as a file: a part that was altered is
// refused with its place.
func Assembler(parties map[string]string) (*conseil.Dossier, error) {
	var b bytes.Buffer
	fmt.Fprintf(&b, `{"format":%q,"version":%d,"commune":%s,"elus":[%s],`, Format, Version, parties["commune"], suite(parties, "elu/"))
	seance := strings.TrimSpace(parties["seance"])
	if parties["commune"] == "" || len(seance) < 2 || !strings.HasSuffix(seance, "}") {
		return nil, &Erreur{Chemin: "seance", Message: "la séance est incomplète dans la base ; restaurez une sauvegarde"}
	}
	// The part "seance" is written with empty lists, which give place to the real ones.
	for _, vide := range []string{`"presences":null`, `"points":null`, `"presences":{}`, `"points":[]`} {
		seance = strings.Replace(seance, ","+vide, "", 1)
	}
	b.WriteString(`"seance":` + strings.TrimSuffix(seance, "}"))
	fmt.Fprintf(&b, `,"pouvoirs":[%s],"mouvements":[%s],"points":[%s],"presences":{`, suite(parties, "pouvoir/"), suite(parties, "mouvement/"), suite(parties, "point/"))
	for i, chemin := range sousChemins(parties, "presence/") {
		if i > 0 {
			b.WriteByte(',')
		}
		id, err := json.Marshal(strings.TrimPrefix(chemin, "presence/"))
		if err != nil {
			return nil, err
		}
		b.Write(id)
		b.WriteByte(':')
		b.WriteString(parties[chemin])
	}
	b.WriteString("}}}")
	return lire(&b, false) // what a file brought before it was refused is still opened
}

func sousChemins(parties map[string]string, prefixe string) []string {
	var c []string
	for chemin := range parties {
		if strings.HasPrefix(chemin, prefixe) {
			c = append(c, chemin)
		}
	}
	slices.Sort(c)
	return c
}

func suite(parties map[string]string, prefixe string) string {
	var s []string
	for _, chemin := range sousChemins(parties, prefixe) {
		s = append(s, parties[chemin])
	}
	return strings.Join(s, ",")
}

// Difference is one part before and after; an empty side means that the part is not there.
type Difference struct{ Chemin, Avant, Apres string }

// Comparer lists the parts that differ, in the order of their paths.
func Comparer(avant, apres map[string]string) []Difference {
	var d []Difference
	for chemin, x := range avant {
		if apres[chemin] != x {
			d = append(d, Difference{chemin, x, apres[chemin]})
		}
	}
	for chemin := range maps.Keys(apres) {
		if _, deja := avant[chemin]; !deja {
			d = append(d, Difference{chemin, "", apres[chemin]})
		}
	}
	slices.SortFunc(d, func(a, b Difference) int { return cmp.Compare(a.Chemin, b.Chemin) })
	return d
}
