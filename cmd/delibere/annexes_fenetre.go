package main

import (
	"context"
	"os"
	"sync"
	"time"

	"delibere/app/ecran"
	"delibere/app/secretariat"
)

// annexesVues reads the annexes for the window, each file once until it changes. It implements
// ecran.Annexes.
type annexesVues struct {
	s    *secretariat.Secretariat
	mu   sync.Mutex
	vues map[string]annexeVue // by path
}

// annexeVue is what was found in a file of that date and size.
type annexeVue struct {
	quand  time.Time
	taille int64
	pages  int
	err    error
}

// Pages implements ecran.Annexes. That a file is not there is never kept: it may come back.
func (x *annexesVues) Pages(chemin string) (int, error) {
	info, err := os.Stat(chemin)
	if err != nil {
		return 0, erreurDeFichier(chemin, err)
	}
	x.mu.Lock()
	defer x.mu.Unlock() // one at a time: a file may weigh much
	if v, vue := x.vues[chemin]; vue && v.quand.Equal(info.ModTime()) && v.taille == info.Size() {
		return v.pages, v.err
	}
	a, err := lireAnnexe(chemin)
	if x.vues == nil {
		x.vues = map[string]annexeVue{}
	}
	x.vues[chemin] = annexeVue{info.ModTime(), info.Size(), a.Pages, err}
	return a.Pages, err
}

// Types implements ecran.Annexes.
func (x *annexesVues) Types(ctx context.Context) ([]ecran.TypePiece, error) {
	m, err := x.s.Mairie(ctx)
	if err != nil {
		return nil, err
	}
	c, err := classificationDe(&m)
	if err != nil || c == nil {
		return nil, err
	}
	var l []ecran.TypePiece
	for _, code := range c.TypesAdmis() {
		l = append(l, ecran.TypePiece{Code: code, Libelle: c.LibelleType(code)})
	}
	return l, nil
}
