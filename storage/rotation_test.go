package storage

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"delibere/storage/storagetest"
)

// Two years of daily backups leave the last ten days and the last of each of the last twelve months.
func TestTourner(t *testing.T) {
	ctx := context.Background()
	b, _ := neuve(t)
	dossier := filepath.Join(t.TempDir(), "clé", "sauvegardes")
	if err := os.MkdirAll(dossier, 0o700); err != nil {
		t.Fatal(err)
	}
	autre := filepath.Join(dossier, "photo.jpg")
	fin := time.Date(2026, time.November, 24, 22, 40, 0, 0, time.UTC)
	for jour := fin.AddDate(-2, 0, 0); jour.Before(fin); jour = jour.AddDate(0, 0, 1) {
		if err := os.WriteFile(filepath.Join(dossier, "sauvegarde-"+jour.Format(time.DateOnly)+".delibere"), nil, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.WriteFile(autre, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := b.Tourner(ctx, fin, dossier); err != nil {
		t.Fatal(err)
	}
	copies, err := Copies(dossier)
	if err != nil {
		t.Fatal(err)
	}
	var jours []string
	for _, c := range copies {
		jours = append(jours, strings.TrimSuffix(strings.TrimPrefix(filepath.Base(c.Chemin), "sauvegarde-"), ".delibere"))
	}
	attendu := "2026-11-24 2026-11-23 2026-11-22 2026-11-21 2026-11-20 2026-11-19 2026-11-18 2026-11-17 2026-11-16 2026-11-15 " +
		"2026-10-31 2026-09-30 2026-08-31 2026-07-31 2026-06-30 2026-05-31 2026-04-30 2026-03-31 2026-02-28 2026-01-31 2025-12-31"
	if strings.Join(jours, " ") != attendu {
		t.Errorf("%v", jours)
	}
	if _, err := os.Stat(autre); err != nil {
		t.Error("un fichier d'un autre a été retiré")
	}
	if c, err := Regarder(ctx, copies[0].Chemin); err != nil || len(c.Liste) != 0 {
		t.Errorf("%v %+v", err, c)
	}
}

// A second place that is not there does not stop the first, and is named.
func TestTournerSansLaCle(t *testing.T) {
	ctx := context.Background()
	b, _ := neuve(t)
	bon, fichier := t.TempDir(), filepath.Join(t.TempDir(), "fichier")
	if err := os.WriteFile(fichier, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	err := b.Tourner(ctx, storagetest.Instant(), filepath.Join(fichier, "sauvegardes"), bon)
	if err == nil || !strings.Contains(err.Error(), "branchez le disque") {
		t.Errorf("%v", err)
	}
	if c, _ := Copies(bon); len(c) != 1 {
		t.Errorf("%v", c)
	}
	if c, err := Copies(filepath.Join(bon, "absent")); err != nil || c != nil {
		t.Errorf("%v %v", err, c)
	}
}

// One looks inside a backup before it is restored, without touching it.
func TestRegarder(t *testing.T) {
	ctx := context.Background()
	b, s, _ := remplie(t)
	copie := filepath.Join(t.TempDir(), "copie.delibere")
	if _, err := b.Sauvegarder(ctx, copie, false); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Importer(ctx, storagetest.Seance(9, 3, 1), false); err != nil {
		t.Fatal(err)
	}
	avant, _ := os.ReadFile(copie)
	c, err := Regarder(ctx, copie)
	if err != nil || len(c.Liste) != 2 || c.Liste[0].Date.Jour != 6 || c.Actes != 6 {
		t.Errorf("%v %+v", err, c)
	}
	if apres, _ := os.ReadFile(copie); string(avant) != string(apres) {
		t.Error("la sauvegarde a été touchée")
	}
	if restes, _ := filepath.Glob(filepath.Join(filepath.Dir(copie), "*")); len(restes) != 1 {
		t.Errorf("%v", restes)
	}
	if err := os.WriteFile(copie, avant[:len(avant)/2], 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := Regarder(ctx, copie); err == nil || !strings.Contains(err.Error(), copie) {
		t.Errorf("%v", err)
	}
}

// The open base goes on with what the backup holds, and is kept as it was.
func TestReprendre(t *testing.T) {
	ctx := context.Background()
	b, s, _ := remplie(t)
	copie := filepath.Join(t.TempDir(), "copie.delibere")
	if _, err := b.Sauvegarder(ctx, copie, false); err != nil {
		t.Fatal(err)
	}
	f, err := s.Importer(ctx, storagetest.Seance(9, 3, 1), false)
	if err != nil {
		t.Fatal(err)
	}
	gardee, _, err := b.Reprendre(ctx, copie, storagetest.Instant())
	if err != nil {
		t.Fatal(err)
	}
	if l, err := s.Seances(ctx); err != nil || len(l) != 2 {
		t.Errorf("%v %+v", err, l)
	}
	if _, err := s.Ouvrir(ctx, f.ID); err == nil {
		t.Error("la séance d'après la sauvegarde est encore là")
	}
	if _, err := s.Importer(ctx, storagetest.Seance(9, 3, 1), false); err != nil {
		t.Errorf("la base reprise ne s'écrit pas : %v", err)
	}
	if c, err := Regarder(ctx, gardee); err != nil || len(c.Liste) != 3 {
		t.Errorf("%v %+v", err, c)
	}
	if _, _, err := b.Reprendre(ctx, gardee+".absent", storagetest.Instant()); err == nil {
		t.Error("une sauvegarde absente est reprise")
	}
	if l, err := s.Seances(ctx); err != nil || len(l) != 3 {
		t.Errorf("après un refus : %v %+v", err, l)
	}
}

// A restore never takes the name of a base that another one put aside, even in the same second; a backup
// never takes the place of the base, nor of one that a window has open.
func TestRienNEstEcrase(t *testing.T) {
	ctx := context.Background()
	b, s, chemin := remplie(t)
	copie := filepath.Join(t.TempDir(), "copie.delibere")
	if _, err := b.Sauvegarder(ctx, copie, false); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Importer(ctx, storagetest.Seance(9, 3, 1), false); err != nil {
		t.Fatal(err)
	}
	premiere, _, err := b.Reprendre(ctx, copie, storagetest.Instant())
	if err != nil {
		t.Fatal(err)
	}
	seconde, _, err := b.Reprendre(ctx, copie, storagetest.Instant())
	if err != nil || premiere == seconde {
		t.Fatalf("%v : %s, %s", err, premiere, seconde)
	}
	if c, err := Regarder(ctx, premiere); err != nil || len(c.Liste) != 3 {
		t.Errorf("la base mise de côté la première est perdue : %v %+v", err, c)
	}
	lien := filepath.Join(t.TempDir(), "lien")
	if err := os.Symlink(chemin, lien); err != nil {
		t.Fatal(err)
	}
	autre, ouverte := neuve(t)
	for cible, mot := range map[string]string{chemin: "la base elle-même", lien: "la base elle-même", ouverte: "déjà ouverte"} {
		if _, err := b.Sauvegarder(ctx, cible, true); err == nil || !strings.Contains(err.Error(), mot) {
			t.Errorf("%s : %v", cible, err)
		}
	}
	if l, err := autre.Seances(ctx); err != nil || len(l) != 0 {
		t.Errorf("%v %v", err, l)
	}
}
