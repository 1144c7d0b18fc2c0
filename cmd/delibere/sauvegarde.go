package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"time"

	"delibere/app/conseil"
	"delibere/storage"
)

// baseExistante opens the base that the command names, which must be there.
func baseExistante(o options) (*storage.Base, error) {
	chemin, err := cheminDeBase(o)
	if err != nil {
		return nil, err
	}
	return storage.Open(chemin)
}

func verifier(o options, out io.Writer) (_ int, err error) {
	if err := o.sansFichier(); err != nil {
		return 0, err
	}
	if o.a("--tete") && !empreinteLisible(o.valeurs["--tete"]) {
		return 0, usage("« %s » n'est pas une empreinte ; recopiez du papier de 8 à 64 chiffres et lettres de a à f", o.valeurs["--tete"])
	}
	if o.a("--refaire-recherche") {
		if err := o.sansEffet("--refaire-recherche", "--tete"); err != nil {
			return 0, err
		}
		return statutFait, refaireRecherche(o, out)
	}
	b, err := baseExistante(o)
	if err != nil {
		return 0, err
	}
	defer func() { err = errors.Join(err, b.Close()) }()
	r, err := b.Verifier(context.Background(), o.valeurs["--tete"])
	if err != nil {
		return 0, err
	}
	if err := decrire(out, b.Chemin(), r); err != nil {
		return 0, err
	}
	if len(r.Fautes) > 0 {
		return statutBloquant, nil
	}
	return statutFait, nil
}

// empreinteLisible reports the hexadecimal digits of a fingerprint, or of its beginning, in groups or not.
func empreinteLisible(s string) bool {
	chiffres := strings.Join(strings.Fields(s), "")
	return len(chiffres) >= 8 && len(chiffres) <= 64 && strings.Trim(chiffres, "0123456789abcdefABCDEF") == ""
}

func decrire(out io.Writer, chemin string, r storage.Rapport) error {
	for _, f := range r.Fautes {
		if _, err := fmt.Fprintf(out, "FAUTE : %s\n", f); err != nil {
			return err
		}
	}
	mot := "saine"
	if len(r.Fautes) > 0 {
		mot = conseil.Nombre(len(r.Fautes), "faute", "fautes") + ", restaurez une sauvegarde"
	}
	if r.FautesPassee > 0 {
		mot = fmt.Sprintf("plus de %s", mot)
	}
	_, err := fmt.Fprintf(out, "%s : %s, %s au journal, %s\nempreinte du dernier acte : %s\n", chemin,
		conseil.Nombre(r.Seances, "séance", "séances"), conseil.Nombre(int(r.Actes), "acte", "actes"), mot, r.Tete)
	if err == nil && r.Scelles > 0 {
		_, err = fmt.Fprintf(out, "%s, empreinte de la dernière : %s\n", conseil.Nombre(int(r.Scelles), "délibération scellée", "délibérations scellées"), r.TeteScellee)
	}
	return err
}

func sauvegarder(o options, out io.Writer) (_ int, err error) {
	chemin, err := o.unFichier()
	if err != nil {
		return 0, err
	}
	if err := placeLibre(chemin, o.a("--ecraser")); err != nil {
		return 0, err
	}
	b, err := baseExistante(o)
	if err != nil {
		return 0, err
	}
	defer func() { err = errors.Join(err, b.Close()) }()
	r, err := b.Sauvegarder(context.Background(), chemin, o.a("--ecraser"))
	if err != nil {
		return 0, err
	}
	return statutFait, decrire(out, chemin, r)
}

func restaurer(o options, out io.Writer) (int, error) {
	chemin, err := o.unFichier()
	if err != nil {
		return 0, err
	}
	base, err := cheminDeBase(o)
	if err != nil {
		return 0, err
	}
	if info, err := os.Stat(base); err == nil {
		if err := ordinaire(base, info); err != nil {
			return 0, err
		}
	}
	gardee, r, err := storage.Restaurer(context.Background(), chemin, base, time.Now())
	if err != nil {
		return 0, erreurDeRestauration(base, err)
	}
	if gardee != "" {
		if _, err := fmt.Fprintf(out, "la base d'avant est gardée : %s\n", gardee); err != nil {
			return 0, err
		}
	}
	return statutFait, decrire(out, base, r)
}

// erreurDeRestauration names the disk that is full: that of the base, where the copy is made, not that of the backup.
func erreurDeRestauration(base string, err error) error {
	var e *storage.Erreur
	if errors.As(err, &e) && e.Motif == storage.Pleine {
		return fmt.Errorf("le disque qui porte la base « %s » est plein, et rien n'a été restauré ; libérez-y la place de la sauvegarde, puis recommencez", base)
	}
	return err
}
