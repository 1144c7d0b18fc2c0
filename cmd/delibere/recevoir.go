package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"time"

	"delibere/app/secretariat"
	"delibere/app/transmission"
)

// recevoir reads an answer of the préfecture and dates the délibération that it is about.
func recevoir(o options, out io.Writer) (_ int, err error) {
	chemin, err := o.unFichier()
	if err != nil {
		return 0, err
	}
	octets, err := lireBorne(chemin)
	if err != nil {
		return 0, err
	}
	recu, err := transmission.LireRetour(octets)
	if err != nil {
		return 0, fmt.Errorf("%s : %w", chemin, err)
	}
	b, err := baseExistante(o)
	if err != nil {
		return 0, err
	}
	defer func() { err = errors.Join(err, b.Close()) }()
	s := secretariat.New(b, time.Now, utilisateur())
	if err := appliquer(context.Background(), s, recu.Retours, out); err != nil {
		return 0, err
	}
	return statutFait, rangerPieces(o, out, recu.Pieces)
}

// appliquer says each message, and dates the acts. What changes nothing because it is not for this register,
// or contradicts it, is the error.
func appliquer(ctx context.Context, s *secretariat.Secretariat, retours []transmission.Retour, out io.Writer) error {
	actes, err := actesDuRegistre(ctx, s)
	if err != nil {
		return err
	}
	var refus []string
	for i := range retours {
		r := transmission.Rapprocher(&retours[i], actes)
		if r.Issue == transmission.IssueEtranger || r.Issue == transmission.IssueContraire {
			refus = append(refus, r.Message)
			continue
		}
		if a := r.Acte; r.Issue == transmission.IssueDater {
			if _, err := s.Dater(ctx, secretariat.SeanceID(a.Seance), a.Point, a.Publication, r.Transmission, r.AccuseReception); err != nil {
				return err
			}
			a.Transmission, a.AccuseReception = r.Transmission, r.AccuseReception
		}
		if _, err := fmt.Fprintln(out, r.Message); err != nil {
			return err
		}
	}
	if len(refus) > 0 {
		return errors.New(strings.Join(refus, " "))
	}
	return nil
}

// actesDuRegistre lists every délibération that a message may be about.
func actesDuRegistre(ctx context.Context, s *secretariat.Secretariat) ([]transmission.ActeTransmis, error) {
	seances, err := s.Seances(ctx)
	if err != nil {
		return nil, err
	}
	var actes []transmission.ActeTransmis
	for _, r := range seances {
		f, err := s.Ouvrir(ctx, r.ID)
		if err != nil {
			return nil, err
		}
		actes = append(actes, transmission.ActesTransmis(int64(r.ID), f.Dossier)...)
	}
	return actes, nil
}

// rangerPieces writes the letters in the folder asked for, or says how to have them.
func rangerPieces(o options, out io.Writer, pieces []transmission.Piece) error {
	if len(pieces) > 0 && !o.a("-o") {
		_, err := fmt.Fprintln(out, "l'archive apporte des documents ; ajoutez -o DOSSIER pour les ranger")
		return err
	}
	for _, p := range pieces {
		if err := os.MkdirAll(o.valeurs["-o"], 0o755); err != nil {
			return erreurDeFichier(o.valeurs["-o"], err)
		}
		if err := publier(out, filepath.Join(o.valeurs["-o"], p.Nom), p.Octets, o.a("--ecraser")); err != nil {
			return err
		}
	}
	return nil
}
