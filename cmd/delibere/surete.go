package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"time"

	"delibere/app/conseil"
	"delibere/app/ecran"
	"delibere/app/rne"
	"delibere/app/secretariat"
	"delibere/storage"
)

// surete keeps the register of the window safe. It implements ecran.Sauvegardes.
type surete struct {
	base *storage.Base
	s    *secretariat.Secretariat
	tete string // of the journal when the window was opened
}

func nouvelleSurete(b *storage.Base, s *secretariat.Secretariat) surete {
	tete, _ := b.Tete(context.Background()) // unknown, it differs from any: one backup more
	return surete{b, s, tete}
}

// enPartant makes the backup of the day when something was done since the window was opened.
func (x surete) enPartant() error {
	if tete, err := x.base.Tete(context.Background()); err == nil && tete == x.tete {
		return nil
	}
	return x.Faire(context.Background())
}

// dossiers are where the backups go: beside the register, and the second place when one is set.
func (x surete) dossiers() ([]string, error) {
	l := []string{filepath.Join(filepath.Dir(x.base.Chemin()), "sauvegardes")}
	if laPolitique.SecondDossier != "" {
		return append(l, laPolitique.SecondDossier), nil
	}
	m, err := x.s.Mairie(context.Background())
	if err != nil {
		return l, err
	}
	if brut := m.Reglages["sauvegarde"]; brut != "" {
		var second string
		if err := json.Unmarshal([]byte(brut), &second); err != nil || second == "" {
			return l, fmt.Errorf("le réglage du second dossier de sauvegarde est illisible ; choisissez-le de nouveau dans « Réglages »")
		}
		l = append(l, second)
	}
	return l, nil
}

// Liste implements ecran.Sauvegardes.
func (x surete) Liste() ([]ecran.Sauvegarde, error) {
	dossiers, err := x.dossiers()
	var l []ecran.Sauvegarde
	for _, d := range dossiers {
		copies, errListe := storage.Copies(d)
		err = errors.Join(err, errListe)
		for _, c := range copies {
			l = append(l, ecran.Sauvegarde{Chemin: c.Chemin, Quand: c.Quand, Taille: c.Taille})
		}
	}
	slices.SortStableFunc(l, func(a, b ecran.Sauvegarde) int { return b.Quand.Compare(a.Quand) })
	return l, err
}

// Faire implements ecran.Sauvegardes.
func (x surete) Faire(ctx context.Context) error {
	dossiers, err := x.dossiers()
	return errors.Join(err, x.base.Tourner(ctx, time.Now(), dossiers...))
}

// Regarder implements ecran.Sauvegardes.
func (surete) Regarder(ctx context.Context, chemin string) (ecran.Contenu, error) {
	c, err := storage.Regarder(ctx, chemin)
	return ecran.Contenu{Seances: c.Liste, Actes: c.Actes, Scelles: c.Scelles, Tete: c.TeteScellee}, err
}

// Restaurer implements ecran.Sauvegardes.
func (x surete) Restaurer(ctx context.Context, chemin string) (string, error) {
	gardee, _, err := x.base.Reprendre(ctx, chemin, time.Now())
	return gardee, erreurDeRestauration(x.base.Chemin(), err)
}

// Exporter implements ecran.Sauvegardes.
func (x surete) Exporter(ctx context.Context, dossier string) error {
	aVoir, err := exporterTout(ctx, x.s, dossier)
	if err == nil && len(aVoir) > 0 {
		err = fmt.Errorf("l'export est fait dans « %s », mais %s ; lisez-y %s, corrigez, puis exportez à nouveau ailleurs", dossier,
			conseil.Nombre(len(aVoir), "délibération ne s'imprime pas", "délibérations ne s'impriment pas"), nomAVoir)
	}
	return err
}

// Verifier implements ecran.Sauvegardes.
func (x surete) Verifier(ctx context.Context, tete string) (string, []string, error) {
	r, err := x.base.Verifier(ctx, tete)
	if err != nil {
		return "", nil, err
	}
	var b bytes.Buffer
	if err := decrire(&b, x.base.Chemin(), storage.Rapport{Actes: r.Actes, Seances: r.Seances, Scelles: r.Scelles, Tete: r.Tete, TeteScellee: r.TeteScellee}); err != nil {
		return "", nil, err
	}
	return b.String(), r.Fautes, nil
}

// lireRNE reads the tableau of a commune for the window.
func lireRNE(octets []byte, codeInsee string) (string, []conseil.Elu, error) {
	t, err := rne.Lire(bytes.NewReader(octets), rne.Options{CodeInsee: codeInsee})
	if err != nil {
		return "", nil, err
	}
	return t.Commune, t.Elus, nil
}
