package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"os/signal"
	"time"

	"delibere/app/secretariat"
)

// deposer deposits a sealed délibération on the platform of the commune; Ctrl+C stops it, and the next call
// asks the platform first.
func deposer(o options, out io.Writer) (int, error) {
	if !o.a("-d") {
		return 0, usage("indiquez la délibération, par exemple --seance 2023-04-05 -d 2023-32")
	}
	annexes, err := piecesDonnees(o.tous("--annexe"))
	if err != nil {
		return 0, err
	}
	return statutFait, surSeance(o, func(ctx context.Context, s *secretariat.Secretariat, id secretariat.SeanceID) error {
		f, err := s.Ouvrir(ctx, id)
		if err != nil {
			return err
		}
		p, err := deliberationDe(f.Dossier, o.valeurs["-d"])
		if err != nil {
			return err
		}
		ctx, fin := signal.NotifyContext(ctx, os.Interrupt)
		defer fin()
		message, err := nouveauxDepots(transmissions{s, time.Now}).deposer(ctx, &f, p.Numero, annexes, progression(out))
		if err != nil {
			return err
		}
		_, err = fmt.Fprintf(out, "délibération %s : %s\n", p.Deliberation, message)
		return err
	})
}

// progression writes each tenth of the sending, a line each.
func progression(out io.Writer) func(envoyes, total int64) {
	dit := int64(-1)
	return func(envoyes, total int64) {
		if total > 0 && envoyes*10/total > dit {
			dit = envoyes * 10 / total
			fmt.Fprintf(out, "envoi : %d %%\n", dit*10)
		}
	}
}
