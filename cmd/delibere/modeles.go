package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"strings"

	"delibere/app/dossier"
	deliberations "delibere/app/modele"
	"delibere/app/secretariat"
	"delibere/storage"
)

// modeles lists the models of délibération, those of the program then those of the commune, or prints the one
// that is named as a file of models, which « Réglages » imports.
func modeles(o options, out io.Writer) (int, error) {
	programme, err := deliberations.Programme()
	if err != nil {
		return 0, err
	}
	commune, err := modelesDeLaCommune(o)
	if err != nil {
		return 0, err
	}
	if len(o.fichiers) == 0 {
		return statutFait, listerModeles(out, programme, commune)
	}
	m, err := deliberations.Trouver(append(commune, programme...), strings.Join(o.fichiers, " "))
	if err != nil {
		return 0, err
	}
	octets, err := dossier.EcrireModeles([]dossier.Modele{m})
	if err == nil {
		_, err = out.Write(octets)
	}
	return statutFait, err
}

// modelesDeLaCommune reads them in the base that is named, or in the user's own when there is one: to look at
// the models of the program makes no base.
func modelesDeLaCommune(o options) (l []dossier.Modele, err error) {
	chemin, err := cheminDeBase(o)
	if err != nil {
		return nil, err
	}
	if _, absente := os.Stat(chemin); absente != nil && !o.a("--base") {
		return nil, nil
	}
	err = avecBase(o, func(ctx context.Context, _ *storage.Base, s *secretariat.Secretariat) error {
		m, err := s.Mairie(ctx)
		if err == nil {
			l, err = m.Modeles()
		}
		return err
	})
	return l, err
}

func listerModeles(out io.Writer, programme, commune []dossier.Modele) error {
	for _, x := range []struct {
		nom string
		l   []dossier.Modele
	}{{"Modèles du programme", programme}, {"Modèles de la commune", commune}} {
		if len(x.l) == 0 {
			continue
		}
		if _, err := fmt.Fprintln(out, x.nom); err != nil {
			return err
		}
		famille := ""
		for i := range x.l {
			if f := deliberations.Famille(&x.l[i]); f != famille {
				famille = f
				fmt.Fprintf(out, "  %s\n", f)
			}
			if _, err := fmt.Fprintf(out, "    %-5s %s\n", x.l[i].Matiere, x.l[i].Titre); err != nil {
				return err
			}
		}
	}
	return nil
}
