package ecran

import (
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"delibere/app/conseil"
)

func appuyer(c *calendrier, touches ...fyne.KeyName) {
	for _, k := range touches {
		c.TypedKey(&fyne.KeyEvent{Name: k})
	}
}

// The calendar is French: Monday first, its months and days by their names.
func TestCalendrierFrancais(t *testing.T) {
	test.NewTempApp(t)
	c := nouveauCalendrier(conseil.NewDate(2023, time.April, 5), conseil.NewDate(2023, time.April, 7))
	textes := textesVisibles(c)
	if dit := strings.Join(textes, " "); !strings.HasPrefix(dit, "avril 2023 ◀ ▶ lun mar mer jeu ven sam dim 27 28 29 30 31 1 2 3 4 5") {
		t.Errorf("%s", dit)
	}
	pris := conseil.Date{}
	c.prendre = func(d conseil.Date) { pris = d }
	for _, x := range []struct {
		touches []fyne.KeyName
		veut    conseil.Date
	}{
		{[]fyne.KeyName{fyne.KeyRight, fyne.KeyDown}, conseil.NewDate(2023, time.April, 13)},
		{[]fyne.KeyName{fyne.KeyUp, fyne.KeyLeft}, conseil.NewDate(2023, time.April, 5)},
		{[]fyne.KeyName{fyne.KeyPageUp}, conseil.NewDate(2023, time.March, 5)},
		{[]fyne.KeyName{fyne.KeyPageDown, fyne.KeyPageDown}, conseil.NewDate(2023, time.May, 5)},
		{[]fyne.KeyName{fyne.KeyHome}, conseil.NewDate(2023, time.April, 7)},
	} {
		appuyer(c, x.touches...)
		if c.jour != x.veut {
			t.Errorf("%v : %v, pas %v", x.touches, c.jour, x.veut)
		}
	}
	if appuyer(c, fyne.KeyReturn); pris != conseil.NewDate(2023, time.April, 7) {
		t.Errorf("pris : %v", pris)
	}
	c.Tapped(&fyne.PointEvent{Position: fyne.NewPos(1.5*largeJour, hautMois+1.5*hautJour)}) // the second day of the first week
	if pris != conseil.NewDate(2023, time.March, 28) {
		t.Errorf("cliqué : %v", pris)
	}
	if c.Tapped(&fyne.PointEvent{Position: fyne.NewPos(6.5*largeJour, 10)}); c.jour.Mois != time.May {
		t.Errorf("mois suivant : %v", c.jour)
	}
}

// A date has one Tab stop; its calendar opens on it, writes what is taken and keeps it, and Escape changes nothing.
func TestChampDeDate(t *testing.T) {
	f := ouvrir(t, nouveauBanc())
	f.p.Aller(EtapeConvocation)
	v := f.vues[EtapeConvocation].(*vueConvocation)
	toile := f.w.Canvas()
	toile.Focus(v.envoi)
	if toile.FocusNext(); toile.Focused() == v.envoi || toile.Focused() != v.urgence {
		t.Errorf("après la date : %T", toile.Focused())
	}
	ouvrir := func(texte string) *calendrier {
		toile.Focus(v.envoi)
		v.envoi.SetText(texte)
		v.envoi.TypedKey(&fyne.KeyEvent{Name: fyne.KeyF4})
		c, ok := toile.Focused().(*calendrier)
		if !ok {
			t.Fatalf("le calendrier ne s'ouvre pas : %T", toile.Focused())
		}
		return c
	}
	c := ouvrir("28/3/23")
	if c.jour != conseil.NewDate(2023, time.March, 28) {
		t.Errorf("ouvert au %v", c.jour)
	}
	if appuyer(c, fyne.KeyRight, fyne.KeyEscape); v.envoi.Text != "28/3/23" || toile.Focused() != v.envoi || len(toile.Overlays().List()) != 0 {
		t.Errorf("Échap : %q %T", v.envoi.Text, toile.Focused())
	}
	appuyer(ouvrir("28/3/23"), fyne.KeyRight, fyne.KeyReturn)
	if d := f.p.Fiche.Dossier.Seance.Convocation.DateEnvoi; v.envoi.Text != "29/03/2023" || d != conseil.NewDate(2023, time.March, 29) {
		t.Errorf("pris : %q, gardé : %v", v.envoi.Text, d)
	}
	if c = ouvrir("n'importe quoi"); c.jour != c.aujourdhui {
		t.Errorf("une date illisible ouvre au %v", c.jour)
	}
	c.fermer()
	v.envoi.Disable()
	v.envoi.ActionItem.(*marqueCalendrier).Tapped(nil)
	if len(toile.Overlays().List()) != 0 {
		t.Error("une date scellée s'ouvre")
	}
}
