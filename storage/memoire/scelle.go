package memoire

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"delibere/app/conseil"
	"delibere/app/secretariat"
)

// numerosLibres refuses a record that takes the number of another délibération of the commune.
func (r *Registre) numerosLibres(id secretariat.SeanceID, d *conseil.Dossier, exemple bool) error {
	if exemple {
		return nil
	}
	pris := map[string]bool{}
	err := r.chaque(func(f *secretariat.Fiche, p *conseil.Point) {
		if f.ID != id && !f.Exemple && p.Deliberation != "" && f.Dossier.Commune.Cle() == d.Commune.Cle() {
			pris[conseil.NumeroActes(p.Deliberation)] = true
		}
	})
	if err != nil {
		return err
	}
	for i := range d.Seance.Points {
		p := &d.Seance.Points[i]
		actes := conseil.NumeroActes(p.Deliberation)
		if actes != "" && pris[actes] {
			return fmt.Errorf("%w : « %s » est celui d'une autre délibération de la commune ; donnez un autre numéro au point %d", secretariat.ErrNumeroPris, p.Deliberation, p.Numero)
		}
		pris[actes] = true
	}
	return nil
}

// chaque gives f every point of the register, the latest séance first.
func (r *Registre) chaque(f func(*secretariat.Fiche, *conseil.Point)) error {
	var fiches []secretariat.Fiche
	for id := range r.seances {
		x, err := r.fiche(id)
		if err != nil {
			return err
		}
		fiches = append(fiches, x)
	}
	slices.SortFunc(fiches, func(a, b secretariat.Fiche) int {
		return cmp.Or(cmp.Compare(b.Date.String(), a.Date.String()), cmp.Compare(b.ID, a.ID))
	})
	for i := range fiches {
		points := fiches[i].Dossier.Seance.Points
		for k := range points {
			f(&fiches[i], &points[k])
		}
	}
	return nil
}

// Sceller seals délibérations.
func (r *Registre) Sceller(_ context.Context, id secretariat.SeanceID, a *secretariat.Acte,
	faire func(secretariat.Fiche, int64, string) ([]secretariat.Scelle, error)) (f secretariat.Fiche, err error) {
	err = r.ecrire(func() error {
		avant, err := r.fiche(id)
		if err != nil {
			return err
		}
		ordre, tete := int64(len(r.scelles)), ""
		if ordre > 0 {
			tete = r.scelles[ordre-1].Empreinte
		}
		scelles, err := faire(avant, ordre+1, tete)
		if err != nil {
			return err
		}
		e := secretariat.Entree{Acte: *a, Numero: int64(len(r.journal) + 1), Seance: id}
		for _, x := range scelles {
			e.Changes = append(e.Changes, secretariat.Changement{Chemin: fmt.Sprintf("scelle/%09d", x.Ordre), Apres: fmt.Sprintf(`{"empreinte":%q,"pdf":%q}`, x.Empreinte, x.PDF)})
		}
		r.journal, r.scelles = append(r.journal, e), append(r.scelles, scelles...)
		r.seances[id].resume.Revision++
		f, err = r.fiche(id)
		return err
	})
	return f, err
}

// Scelles gives f the sealed délibérations.
func (r *Registre) Scelles(_ context.Context, id secretariat.SeanceID, f func(secretariat.Scelle) error) error {
	r.mu.Lock()
	scelles := slices.Clone(r.scelles)
	r.mu.Unlock()
	for _, x := range scelles {
		if id == secretariat.MairieID || x.Seance == id {
			if err := f(x); err != nil {
				return err
			}
		}
	}
	return nil
}

// Numeros lists the numbers of a year.
func (r *Registre) Numeros(_ context.Context, c conseil.Commune, annee int) (l []secretariat.NumeroPris, err error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	err = r.chaque(func(f *secretariat.Fiche, p *conseil.Point) {
		if !f.Exemple && f.Date.Annee == annee && p.Deliberation != "" && f.Dossier.Commune.Cle() == c.Cle() {
			l = append(l, secretariat.NumeroPris{Numero: p.Deliberation, Seance: f.ID, Date: f.Date, Point: p.Numero})
		}
	})
	return l, err
}

// Rechercher looks for délibérations, one by one.
func (r *Registre) Rechercher(_ context.Context, q secretariat.Requete) (l []secretariat.Trouvee, err error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	err = r.chaque(func(f *secretariat.Fiche, p *conseil.Point) {
		_, scellee := f.Scelles[p.Numero]
		t := secretariat.Trouvee{Seance: f.ID, Point: p.Numero, Date: f.Date, Numero: p.Deliberation, Matiere: p.Matiere, Objet: p.Objet,
			Etat: conseil.EtatDe(p, scellee), Exemple: f.Exemple}
		if len(l) >= q.Limite || !convient(&q, &t) {
			return
		}
		texte := secretariat.TexteDuPoint(p)
		if !secretariat.Contient(texte, q.Mots) {
			return
		}
		if q.Mots != "" {
			t.Passage = secretariat.Passage(texte, q.Mots)
		}
		l = append(l, t)
	})
	return l, err
}

func convient(q *secretariat.Requete, t *secretariat.Trouvee) bool {
	return strings.HasPrefix(t.Numero, q.Numero) && (q.Matiere == "" || t.Matiere == q.Matiere || strings.HasPrefix(t.Matiere, q.Matiere+".")) &&
		(q.Etat == "" || q.Etat == t.Etat) && !(q.Du.Connue() && t.Date.Avant(q.Du)) && !(q.Au.Connue() && q.Au.Avant(t.Date))
}
