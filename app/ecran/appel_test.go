package ecran

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"delibere/app/conseil"
)

// presser presses a key where the keyboard is.
func presser(f *Fenetre, touches ...fyne.KeyName) {
	for _, k := range touches {
		f.w.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: k})
	}
}

// The roll call of 33 members (27 présents, 4 pouvoirs, 2 excusés) takes some fifty keys: one a member, and
// for a pouvoir D, a few letters and Enter.
func TestAppelDeTrenteTroisEnCinquanteTouches(t *testing.T) {
	f := ouvrir(t, nouveauBanc())
	attendu := f.p.Fiche.Dossier.Copie().Seance
	d := f.p.Fiche.Dossier.Copie()
	d.Seance.Date, d.Seance.Pouvoirs, d.Seance.Mouvements, d.Seance.Presences = conseil.NewDate(2023, 5, 5), nil, nil, nil
	f.p.importer(d, false)
	pouvoirs := map[conseil.EluID]conseil.EluID{}
	for _, p := range attendu.Pouvoirs {
		pouvoirs[p.Mandant] = p.Mandataire
	}
	touches := 0
	for _, e := range f.presents.appel.elus {
		if porteur := pouvoirs[e.ID]; porteur != "" {
			taper(f, "d")
			touches++
			x := f.p.Fiche.Dossier.Elu(porteur)
			for _, r := range sansAccents(x.Nom + " " + x.Prenom) {
				if id, err := f.presents.appel.frappe.porteur(f.p.Fiche.Dossier); err == nil && id == porteur {
					break
				}
				taper(f, string(r))
				touches++
			}
			presser(f, fyne.KeyReturn)
			touches++
			continue
		}
		taper(f, map[conseil.Statut]string{conseil.Present: "p", conseil.Excuse: "e", conseil.Absent: "a"}[attendu.Presences[e.ID]])
		touches++
	}
	s := f.p.Fiche.Dossier.Seance
	for id, statut := range attendu.Presences {
		if s.Presences[id] != statut {
			t.Errorf("%s : %q, attendu %q", id, s.Presences[id], statut)
		}
	}
	if len(s.Pouvoirs) != len(pouvoirs) || touches > 53 {
		t.Errorf("%d pouvoirs, %d touches", len(s.Pouvoirs), touches)
	}
	t.Logf("%d touches", touches)
	if !strings.Contains(toutLeTexte(f), "L'appel est fait.") {
		t.Error("l'appel fait ne se dit pas")
	}
}

// D opens the holder on the row: the only name completes itself, Escape gives up, Enter gives.
func TestDonnerPouvoirSurLaLigne(t *testing.T) {
	f := ouvrir(t, nouveauBanc())
	f.p.Elu = "rabel-omar"
	f.rafraichir()
	taper(f, "dvurp")
	if texte := toutLeTexte(f); !strings.Contains(texte, "▶ Mme Lise VURPILLOT") || !strings.Contains(texte, "Échap renonce") {
		t.Errorf("le nom ne se complète pas :\n%s", texte)
	}
	presser(f, fyne.KeyEscape)
	if f.statut("rabel-omar") != conseil.Present || strings.Contains(toutLeTexte(f), "vurp▏") {
		t.Error("Échap n'a pas renoncé")
	}
	taper(f, "Dcoqu")
	presser(f, fyne.KeyReturn)
	if !strings.Contains(f.message.Text, "désigne 2 membres") || f.presents.appel.frappe.texte != "coqu" {
		t.Errorf("%q, tapé %q", f.message.Text, f.presents.appel.frappe.texte)
	}
	presser(f, fyne.KeyBackspace, fyne.KeyBackspace, fyne.KeyBackspace, fyne.KeyBackspace)
	taper(f, "VURP")
	presser(f, fyne.KeyReturn)
	if f.statut("rabel-omar") != conseil.Excuse || f.p.Elu == "rabel-omar" || f.p.Controle.Point(1).Votants() != 31 {
		t.Errorf("%q, curseur %s, %d votants", f.statut("rabel-omar"), f.p.Elu, f.p.Controle.Point(1).Votants())
	}
	f.annuler()
	if f.statut("rabel-omar") != conseil.Present || len(f.p.Fiche.Dossier.Seance.Pouvoirs) != 4 {
		t.Error("un seul acte, que Ctrl+Z défait")
	}
	f.p.Elu = "rabel-omar"
	f.rafraichir()
	taper(f, "d")
	presser(f, fyne.KeyReturn)
	if !strings.Contains(f.message.Text, "premières lettres") {
		t.Error(f.message.Text)
	}
	presser(f, fyne.KeyDown, fyne.KeyReturn)
	if f.presents.appel.frappe.genre != 0 || len(f.p.Fiche.Dossier.Seance.Pouvoirs) != 5 {
		t.Errorf("les flèches ne choisissent pas le porteur : %q %+v", f.message.Text, f.presents.appel.frappe)
	}
}

// R notes a movement at a point, with its hour; an AZERTY keyboard needs no shift for the digits.
func TestMouvementSurLaLigne(t *testing.T) {
	f := ouvrir(t, nouveauBanc())
	f.p.Elu = "rabel-omar"
	f.rafraichir()
	taper(f, "r43 20h15")
	presser(f, fyne.KeyReturn)
	m := f.p.Fiche.Dossier.Seance.Mouvements
	if x := m[len(m)-1]; x != (conseil.Mouvement{Elu: "rabel-omar", Type: conseil.Retrait, Point: 43, Heure: conseil.NewHeure(20, 15)}) {
		t.Errorf("%+v", x)
	}
	if texte := toutLeTexte(f); !strings.Contains(texte, "retrait au point 43 à 20 h 15") || !strings.Contains(texte, "dans la salle ; aux points 43 à 45, hors de la salle") {
		t.Errorf("le mouvement ne se lit pas :\n%s", texte)
	}
	f.p.Choisir(44)
	taper(f, "R'(v")
	presser(f, fyne.KeyReturn)
	m = f.p.Fiche.Dossier.Seance.Mouvements
	if x := m[len(m)-1]; x != (conseil.Mouvement{Elu: "rabel-omar", Type: conseil.Retour, Point: 45, Moment: conseil.AuVote}) {
		t.Errorf("%+v", x)
	}
	f.annuler()
	taper(f, "r")
	presser(f, fyne.KeyDown, fyne.KeyReturn)
	m = f.p.Fiche.Dossier.Seance.Mouvements
	if x := m[len(m)-1]; x.Type != conseil.Demission || x.Point != 44 {
		t.Errorf("%+v", x)
	}
	taper(f, "r999")
	presser(f, fyne.KeyReturn)
	if !strings.Contains(f.message.Text, "pas de point 999") || f.presents.appel.frappe.texte != "999" {
		t.Errorf("%q", f.message.Text)
	}
}

// The filter keeps the rows that hold what is typed; the keys of the roll call keep their meaning there.
func TestFiltrerLAppel(t *testing.T) {
	f := ouvrir(t, nouveauBanc())
	taper(f, "/")
	if f.w.Canvas().Focused() != fyne.Focusable(f.presents.filtre) {
		t.Fatalf("%T", f.w.Canvas().Focused())
	}
	taper(f, "pera")
	if n := len(f.presents.appel.elus); n != 0 {
		t.Errorf("%d lignes", n)
	}
	f.presents.filtre.SetText("")
	taper(f, "coqu")
	presser(f, fyne.KeyDown)
	if n := len(f.presents.appel.elus); n != 2 || f.w.Canvas().Focused() != fyne.Focusable(f.presents.appel) {
		t.Fatalf("%d lignes, %T", n, f.w.Canvas().Focused())
	}
	qui := f.presents.appel.elus[0].ID
	taper(f, "e")
	if f.statut(qui) != conseil.Excuse || f.p.Elu != f.presents.appel.elus[1].ID {
		t.Errorf("%s %q, curseur %s", qui, f.statut(qui), f.p.Elu)
	}
	presser(f, fyne.KeyEscape)
	if n := len(f.presents.appel.elus); n != 33 || f.w.Canvas().Focused() != fyne.Focusable(f.presents.appel) || f.presents.filtre.Text != "" {
		t.Errorf("Échap : %d lignes, %T", n, f.w.Canvas().Focused())
	}
}

// « Tous présents » marks those who were not called, once, and is undone at once.
func TestTousPresents(t *testing.T) {
	f := grandeSeance(t)
	taper(f, "ea")
	test.Tap(boutonNomme(t, f.presents.objet, "Tous les autres présents"))
	presents := 0
	for _, s := range f.p.Fiche.Dossier.Seance.Presences {
		if s == conseil.Present {
			presents++
		}
	}
	if presents != 67 || f.statut("e01") != conseil.Excuse || f.statut("e02") != conseil.Absent {
		t.Errorf("%d présents", presents)
	}
	taper(f, "t")
	if !strings.Contains(f.message.Text, "déjà marqué") {
		t.Error(f.message.Text)
	}
	f.annuler()
	if len(f.p.Fiche.Dossier.Seance.Presences) != 2 {
		t.Error("un seul acte, que Ctrl+Z défait")
	}
}

// The strip shows by its shape where a member stands, and a click on it shows its point.
func TestFriseDeLAppel(t *testing.T) {
	f := ouvrir(t, nouveauBanc())
	a := f.presents.appel
	a.Resize(fyne.NewSize(1000, a.MinSize().Height))
	i := 0
	for a.elus[i].ID != "gautier-philippe" {
		i++
	}
	r := a.rangs[i].frise
	if len(r.passages) != 3 || r.traits[1].StrokeWidth == 0 || r.traits[0].StrokeWidth != 0 || r.traits[3].Visible() {
		t.Errorf("%+v", r.passages)
	}
	if x := r.traits[1]; x.Size().Width >= r.traits[0].Size().Width {
		t.Errorf("2 points sur 45 prennent %v", x.Size())
	}
	a.Tapped(&fyne.PointEvent{Position: fyne.NewPos(1000-margeFrise-1, float32(i)*hautRang+3)})
	if f.p.Point != 45 || f.p.Elu != "gautier-philippe" {
		t.Errorf("point %d, %s", f.p.Point, f.p.Elu)
	}
}

// A large text leaves less room: the boxes keep their letter, a click marks the box that is there.
func TestAppelEtroit(t *testing.T) {
	f := ouvrir(t, nouveauBanc())
	a := f.presents.appel
	for _, large := range []float32{1000, 640, 400} {
		a.Resize(fyne.NewSize(large, a.MinSize().Height))
		r := a.rangs[3]
		if mot := r.mots[1].Text; (mot == "Excusé") != (large == 1000) {
			t.Errorf("%v : %q", large, mot)
		}
		if bout := r.mots[2].Position().X + r.mots[2].Size().Width; bout > large || r.nom.Position().X+r.nom.Size().Width > r.boites[0].Position().X+1 {
			t.Errorf("%v : les colonnes se recouvrent", large)
		}
		f.p.Poser(a.elus[3].ID, conseil.Present)
		a.Tapped(&fyne.PointEvent{Position: r.boites[2].Position().AddXY(3, 3)})
		if f.statut(a.elus[3].ID) != conseil.Absent {
			t.Errorf("%v : la case n'est pas sous la main", large)
		}
	}
}
