package ecran

import (
	"context"
	"errors"
	"fmt"
	"strings"
)

// travail is a long work beside the window: one at a time, and it can be stopped.
type travail struct {
	Travail string // what runs, in words; "" for nothing
	arreter context.CancelFunc
}

// travailler does a long work beside the window; Arreter stops it. change is called when it begins and ends,
// fini before that when it went well.
func (t *travail) travailler(p *Pilote, quoi string, faire func(context.Context) error, fini, change func()) {
	if t.Travail != "" {
		p.faute(fmt.Errorf("%s ; attendez la fin, ou arrêtez", strings.TrimSuffix(t.Travail, "…")))
		return
	}
	ctx, arreter := context.WithCancel(context.Background())
	t.Travail, t.arreter = quoi, arreter
	change()
	p.s.EnFond(func() {
		err := faire(ctx)
		p.s.SurEcran(func() {
			arreter()
			t.Travail = ""
			switch {
			case errors.Is(err, context.Canceled):
				p.dire("Arrêté à votre demande.")
			case !p.faute(err):
				fini()
			}
			change()
		})
	})
}

// Arreter stops the long work.
func (t *travail) Arreter() {
	if t.Travail != "" {
		t.arreter()
	}
}
