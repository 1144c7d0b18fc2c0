package transmission

import (
	"fmt"
	"reflect"
	"strings"

	"delibere/app/conseil"
)

// A passage between these marks is personal data that the publication does not show (CRPA L312-1-2): the
// address of an agent, an aid, a debt. The register and the préfecture have the whole text.
const (
	MarqueDebut = "⟦"
	MarqueFin   = "⟧"
)

// Occulte stands in the place of a masked passage, whatever its length.
const Occulte = "[passage occulté]"

// Masquer returns a copy of the record in which no byte of a marked passage is left: whatever is rendered
// from it, in any form, cannot show it. An annexe whose title or file is marked is left out whole: its
// bytes are not ours to mask. The record given does not change.
func Masquer(d *conseil.Dossier) (*conseil.Dossier, error) { return transformer(d, true) }

// SansMarques returns a copy of the record with its whole text and without the marks, for the register and
// for the préfecture.
func SansMarques(d *conseil.Dossier) (*conseil.Dossier, error) { return transformer(d, false) }

// APublierMasque reports whether anything of a record is marked.
func APublierMasque(d *conseil.Dossier) bool {
	c := copieur{}
	c.copier(reflect.ValueOf(d))
	return c.marques > 0
}

func transformer(d *conseil.Dossier, masquer bool) (*conseil.Dossier, error) {
	c := copieur{masquer: masquer}
	copie := c.copier(reflect.ValueOf(d)).Interface().(*conseil.Dossier)
	if c.faute != "" {
		return nil, fmt.Errorf("une marque d'occultation n'a pas sa paire près de « %s » ; écrivez %s avant le passage et %s après, dans le même paragraphe", c.faute, MarqueDebut, MarqueFin)
	}
	if masquer {
		for i := range copie.Seance.Points {
			p := &copie.Seance.Points[i]
			p.Annexes = annexesPubliables(d.Seance.Points[i].Annexes)
		}
	}
	return copie, nil
}

func annexesPubliables(annexes []conseil.Annexe) []conseil.Annexe {
	var gardees []conseil.Annexe
	for _, a := range annexes {
		if !strings.ContainsAny(a.Titre+a.Fichier+a.Type, MarqueDebut+MarqueFin) {
			gardees = append(gardees, a)
		}
	}
	return gardees
}

// copieur copies a record to its last text, so that a field added one day is masked too.
type copieur struct {
	masquer bool
	marques int
	faute   string
}

func (c *copieur) copier(v reflect.Value) reflect.Value {
	switch v.Kind() {
	case reflect.String:
		return reflect.ValueOf(c.texte(v.String())).Convert(v.Type())
	case reflect.Pointer:
		if v.IsNil() {
			return v
		}
		p := reflect.New(v.Type().Elem())
		p.Elem().Set(c.copier(v.Elem()))
		return p
	case reflect.Struct:
		s := reflect.New(v.Type()).Elem()
		s.Set(v)
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() {
				s.Field(i).Set(c.copier(v.Field(i)))
			}
		}
		return s
	case reflect.Slice:
		if v.IsNil() {
			return v
		}
		s := reflect.MakeSlice(v.Type(), v.Len(), v.Len())
		for i := range v.Len() {
			s.Index(i).Set(c.copier(v.Index(i)))
		}
		return s
	case reflect.Map:
		return c.copierTable(v)
	}
	return v
}

// copierTable copies a map. Two names that one mask makes equal stay two: their votes are counted apart.
func (c *copieur) copierTable(v reflect.Value) reflect.Value {
	if v.IsNil() {
		return v
	}
	m := reflect.MakeMapWithSize(v.Type(), v.Len())
	for it := v.MapRange(); it.Next(); {
		cle := c.copier(it.Key())
		for n := 2; m.MapIndex(cle).IsValid(); n++ {
			cle = reflect.ValueOf(fmt.Sprintf("%s (%d)", c.copier(it.Key()).String(), n)).Convert(cle.Type())
		}
		m.SetMapIndex(cle, c.copier(it.Value()))
	}
	return m
}

// texte masks the marked passages of a text, or only takes the marks out. Marks may nest: what is inside the
// outer pair goes whole.
func (c *copieur) texte(s string) string {
	if !strings.ContainsAny(s, MarqueDebut+MarqueFin) {
		return s
	}
	c.marques++
	if c.masquer {
		s = sansGrasCoupe(s)
	}
	var b strings.Builder
	profondeur := 0
	for _, r := range s {
		switch {
		case string(r) == MarqueDebut:
			if profondeur == 0 && c.masquer {
				b.WriteString(Occulte)
			}
			profondeur++
		case string(r) == MarqueFin:
			profondeur--
		case profondeur == 0 || !c.masquer:
			b.WriteRune(r)
		}
		if profondeur < 0 {
			break
		}
	}
	if profondeur != 0 && c.faute == "" {
		c.faute = abreger(s, 60)
	}
	return b.String()
}
