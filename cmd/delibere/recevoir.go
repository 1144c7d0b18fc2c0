package main

import (
	"context"
	"errors"
	"fmt"
	"io"
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
	// All is checked, and the letters are on the disk, before the first act is dated.
	ctx := context.Background()
	rapprochements, err := rapprocherTout(ctx, s, recu.Retours)
	if err != nil {
		return 0, err
	}
	lettres, err := preparerLettres(o, recu.Pieces)
	if err != nil {
		return 0, err
	}
	defer lettres.oublier()
	if err := appliquer(ctx, s, rapprochements, out); err != nil {
		return 0, err
	}
	if len(recu.Pieces) > 0 && !o.a("-o") {
		_, err := fmt.Fprintln(out, "l'archive apporte des documents ; ajoutez -o DOSSIER pour les ranger")
		return statutFait, err
	}
	return statutFait, lettres.poser(out)
}

// rapprocherTout says what each message changes, one after the other. A message that is not for this register, or
// contradicts it, refuses them all: half an archive received is worse than none.
func rapprocherTout(ctx context.Context, s *secretariat.Secretariat, retours []transmission.Retour) ([]transmission.Rapprochement, error) {
	actes, err := actesDuRegistre(ctx, s)
	if err != nil {
		return nil, err
	}
	var tous []transmission.Rapprochement
	var refus []string
	for i := range retours {
		r := transmission.Rapprocher(&retours[i], actes)
		switch r.Issue {
		case transmission.IssueEtranger, transmission.IssueContraire:
			refus = append(refus, r.Message)
		case transmission.IssueDater:
			r.Acte.Transmission, r.Acte.AccuseReception = r.Transmission, r.AccuseReception
		}
		tous = append(tous, r)
	}
	if len(refus) > 0 && len(retours) > 1 {
		refus = append(refus, "Les autres messages de l'archive ne sont pas notés non plus ; reçus un à un, ceux qui sont justes le seront.")
	}
	if len(refus) > 0 {
		return nil, errors.New(strings.Join(refus, " "))
	}
	return tous, nil
}

// appliquer dates the acts, and says each message once it is done.
func appliquer(ctx context.Context, s *secretariat.Secretariat, tous []transmission.Rapprochement, out io.Writer) error {
	for _, r := range tous {
		if a := r.Acte; r.Issue == transmission.IssueDater {
			if _, err := s.Dater(ctx, secretariat.SeanceID(a.Seance), a.Point, a.Publication, r.Transmission, r.AccuseReception); err != nil {
				return err
			}
		}
		if _, err := fmt.Fprintln(out, r.Message); err != nil {
			return err
		}
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

// preparerLettres writes the letters beside their places in the folder asked for.
func preparerLettres(o options, pieces []transmission.Piece) (*attente, error) {
	if len(pieces) == 0 || !o.a("-o") {
		return &attente{}, nil
	}
	if err := creerDossier(o.valeurs["-o"]); err != nil {
		return nil, err
	}
	var lettres []sortie
	for _, p := range pieces {
		lettres = append(lettres, sortie{filepath.Join(o.valeurs["-o"], p.Nom), p.Octets})
	}
	return preparer(o.a("--ecraser"), lettres...)
}
