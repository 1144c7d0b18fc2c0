package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"time"

	"delibere/app/secretariat"
	"delibere/storage"
)

// avecBase runs f on the base that the command names, which must be there and sound.
func avecBase(o options, f func(context.Context, *storage.Base, *secretariat.Secretariat) error) (err error) {
	b, err := baseExistante(o)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, b.Close()) }()
	return f(context.Background(), b, secretariat.New(b, time.Now, utilisateur()))
}

// surSeance runs f on the séance that the command names.
func surSeance(o options, f func(context.Context, *secretariat.Secretariat, secretariat.SeanceID) error) error {
	if err := o.sansFichier(); err != nil {
		return err
	}
	c, err := choixDe(o)
	if err != nil {
		return err
	}
	return avecBase(o, func(ctx context.Context, _ *storage.Base, s *secretariat.Secretariat) error {
		id, err := c.trouver(ctx, s)
		if err != nil {
			return err
		}
		return f(ctx, s, id)
	})
}

// numeroter gives their numbers to the délibérations of a séance.
func numeroter(o options, out io.Writer) (int, error) {
	return statutFait, surSeance(o, func(ctx context.Context, s *secretariat.Secretariat, id secretariat.SeanceID) error {
		f, err := s.Numeroter(ctx, id)
		if err != nil {
			return err
		}
		for _, p := range f.Dossier.Seance.Points {
			if p.Deliberation != "" {
				if _, err := fmt.Fprintf(out, "point %d : %s\n", p.Numero, p.Deliberation); err != nil {
					return err
				}
			}
		}
		return nil
	})
}

// sceller seals the délibération named, or all that are ready.
func sceller(o options, out io.Writer) (int, error) {
	return statutFait, surSeance(o, func(ctx context.Context, s *secretariat.Secretariat, id secretariat.SeanceID) error {
		f, err := s.Ouvrir(ctx, id)
		if err != nil {
			return err
		}
		var points []int
		if n := o.valeurs["-d"]; n != "" && n != "toutes" {
			p, err := deliberationDe(f.Dossier, n)
			if err != nil {
				return err
			}
			points = append(points, p.Numero)
		}
		p, err := papierDeLaMairie(s)
		if err != nil {
			return err
		}
		avant := f.Scelles
		if f, err = s.Sceller(ctx, id, p, points...); err != nil {
			return err
		}
		for _, p := range f.Dossier.Seance.Points {
			if e := f.Scelles[p.Numero]; e != "" && avant[p.Numero] == "" {
				if _, err := fmt.Fprintf(out, "scellée : %s, empreinte %s\n", p.Deliberation, e); err != nil {
					return err
				}
			}
		}
		return nil
	})
}

// chercher looks for words in every délibération of the base.
func chercher(o options, out io.Writer) (int, error) {
	if len(o.fichiers) == 0 {
		return 0, usage("donnez les mots à chercher, par exemple « delibere chercher cantine scolaire »")
	}
	return statutFait, avecBase(o, func(ctx context.Context, _ *storage.Base, s *secretariat.Secretariat) error {
		l, err := s.Rechercher(ctx, secretariat.Requete{Mots: strings.Join(o.fichiers, " ")})
		if err != nil {
			return err
		}
		if len(l) == 0 {
			_, err := fmt.Fprintln(out, "aucune délibération ne contient ces mots")
			return err
		}
		for _, t := range l {
			numero := t.Numero
			if numero == "" {
				numero = fmt.Sprintf("point %d", t.Point)
			}
			if _, err := fmt.Fprintf(out, "%s  %s  %s (%s)\n    %s\n", t.Date, numero, t.Objet, t.Etat.Nom(), enClair(t.Passage)); err != nil {
				return err
			}
		}
		return nil
	})
}

// enClair writes a passage with the words found between asterisks.
func enClair(passage []secretariat.Morceau) string {
	var b strings.Builder
	for _, m := range passage {
		if m.Trouve {
			b.WriteString("*" + m.Texte + "*")
		} else {
			b.WriteString(m.Texte)
		}
	}
	return b.String()
}

// refaireRecherche makes the index of the search again.
func refaireRecherche(o options, out io.Writer) error {
	return avecBase(o, func(ctx context.Context, b *storage.Base, _ *secretariat.Secretariat) error {
		if err := b.RefaireRecherche(ctx); err != nil {
			return err
		}
		_, err := fmt.Fprintln(out, "la recherche est refaite")
		return err
	})
}
