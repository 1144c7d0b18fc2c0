package dossier

import (
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"

	"delibere/app/conseil"
)

// Parties cuts a record into the parts that a register keeps and that an act changes: "commune",
// "seance", "elu/000", "presence/ID", "pouvoir/000", "mouvement/000", "point/0000", each in the open
// JSON of the séance file. Assembler puts them together again.
func Parties(d *conseil.Dossier) (map[string]string, error) {
	j := ecrireSeance(&d.Seance)
	p := morceleur{parties: make(map[string]string, 8+len(d.Elus)+len(j.Presences)+len(j.Points))}
	p.mettre("commune", communeJSON(d.Commune))
	for i := range d.Elus {
		p.mettre(fmt.Sprintf("elu/%03d", i), ecrireElu(&d.Elus[i]))
	}
	for id, s := range j.Presences {
		p.mettre("presence/"+string(id), s)
	}
	for i, x := range j.Pouvoirs {
		p.mettre(fmt.Sprintf("pouvoir/%03d", i), x)
	}
	for i, x := range j.Mouvements {
		p.mettre(fmt.Sprintf("mouvement/%03d", i), x)
	}
	for i, x := range j.Points {
		p.mettre(fmt.Sprintf("point/%04d", i), x)
	}
	j.Presences, j.Pouvoirs, j.Mouvements, j.Points = nil, nil, nil, nil
	p.mettre("seance", j)
	return p.parties, p.err
}

type morceleur struct {
	parties map[string]string
	err     error
}

func (p *morceleur) mettre(chemin string, x any) {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(x); err != nil && p.err == nil {
		p.err = fmt.Errorf("écriture de %s : %w", chemin, err)
	}
	p.parties[chemin] = strings.TrimSuffix(b.String(), "\n")
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
	return Lire(&b)
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
