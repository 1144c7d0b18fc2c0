package storage

import (
	"context"
	"database/sql"
	"fmt"
	"math/rand"
	"os"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"sync"
	"testing"

	"delibere/app/conseil"
	"delibere/app/secretariat"
	"delibere/storage/storagetest"
)

// vocabulaire is a made-up French of 40,000 words, whose use follows Zipf's law.
var vocabulaire = sync.OnceValue(func() []string {
	r := rand.New(rand.NewSource(1))
	syllabes := []string{"ba", "cé", "di", "fo", "gu", "la", "mé", "ni", "pro", "ré", "sub", "ven", "tion", "cœur", "munal", "bud", "gé", "con", "sé", "dé", "li", "bé"}
	mots := make([]string, 40_000)
	for i := range mots {
		for range 2 + r.Intn(3) {
			mots[i] += syllabes[r.Intn(len(syllabes))]
		}
	}
	return mots
})

// texte is about n bytes of it.
func texte(r *rand.Rand, zipf *rand.Zipf, n int) string {
	var b strings.Builder
	for b.Len() < n {
		b.WriteString(vocabulaire()[zipf.Uint64()])
		b.WriteByte(' ')
	}
	return b.String()
}

const pointsParSeance = 40

// remplir writes sealed délibérations of 4 kB in a base, by the same functions as the acts of the
// secretary, many in a transaction.
func remplir(tb testing.TB, chemin string, combien int) {
	tb.Helper()
	b, err := Creer(chemin)
	if err != nil {
		tb.Fatal(err)
	}
	defer b.Close()
	r := rand.New(rand.NewSource(2))
	zipf := rand.NewZipf(r, 1.1, 8, uint64(len(vocabulaire())-1))
	jour := conseil.NewDate(1990, 1, 1)
	for fait := 0; fait < combien; {
		err := b.transaction(context.Background(), func(tx *sql.Tx) error {
			for range 25 {
				if fait >= combien {
					return nil
				}
				jour = jour.Plus(2)
				if err := remplirUne(tx, r, zipf, jour, fait); err != nil {
					return err
				}
				fait += pointsParSeance
			}
			return nil
		})
		if err != nil {
			tb.Fatal(err)
		}
	}
}

func remplirUne(tx *sql.Tx, r *rand.Rand, zipf *rand.Zipf, jour conseil.Date, deja int) error {
	d := storagetest.Seance(1, 15, pointsParSeance)
	d.Seance.Date = jour
	for i := range d.Seance.Points {
		p := &d.Seance.Points[i]
		p.Objet, p.Deliberation = texte(r, zipf, 80), fmt.Sprintf("%d-%d", jour.Annee, deja+i+1)
		p.Expose = []string{texte(r, zipf, 1900), texte(r, zipf, 1900)}
		p.Vote = &conseil.Vote{Decompte: &conseil.Decompte{Pour: 15}}
	}
	a := secretariat.Acte{Qui: "NOM01", Quand: storagetest.Instant(), Quoi: "import"}
	e, err := creer(tx, a, d, false)
	if err != nil {
		return err
	}
	ordre, tete, err := teteScellee(tx)
	if err != nil {
		return err
	}
	l := ligneJournal{seance: int64(e.fiche.ID), quand: quand(a.Quand), quoi: "scellement"}
	var scelles []secretariat.Scelle
	for i := range d.Seance.Points {
		p := &d.Seance.Points[i]
		ordre++
		x := secretariat.Scelle{Ordre: ordre, Seance: e.fiche.ID, Point: p.Numero, Date: jour, Numero: p.Deliberation, Actes: conseil.NumeroActes(p.Deliberation), Quand: a.Quand}
		if x.Contexte, x.Canon, err = secretariat.Canoniser(d, p.Numero, "", "", nil); err != nil {
			return err
		}
		x.Empreinte = secretariat.Enchainer(tete, &x)
		tete, scelles = x.Empreinte, append(scelles, x)
	}
	if err := ecrireScelles(tx, scelles, &l, &e.fiche); err != nil {
		return err
	}
	return ecrireResume(tx, e.fiche.Resume, d)
}

// registre is a base of that many délibérations, made once and kept for the next runs in the folder of
// temporary files.
func registre(b *testing.B, combien int) string {
	b.Helper()
	chemin := filepath.Join(os.TempDir(), fmt.Sprintf("delibere-bench-v5-%d", combien), "registre.delibere")
	if _, err := os.Stat(chemin); err != nil {
		if err := os.MkdirAll(filepath.Dir(chemin), 0o700); err != nil {
			b.Fatal(err)
		}
		remplir(b, chemin+".tmp", combien)
		if err := os.Rename(chemin+".tmp", chemin); err != nil {
			b.Fatal(err)
		}
	}
	return chemin
}

// tailles are a commune's twenty years, and an agglomeration's eighteen. DELIBERE_BENCH_GRAND=0 leaves
// the second out: making it takes minutes.
func tailles() []int {
	if os.Getenv("DELIBERE_BENCH_GRAND") == "0" {
		return []int{3000}
	}
	return []int{3000, 200_000}
}

// BenchmarkOuvrir opens a register and closes it.
func BenchmarkOuvrir(b *testing.B) {
	for _, n := range tailles() {
		chemin := registre(b, n)
		b.Run(strconv.Itoa(n), func(b *testing.B) {
			for b.Loop() {
				base, err := Open(chemin)
				if err != nil {
					b.Fatal(err)
				}
				_ = base.Close()
			}
		})
	}
}

// BenchmarkRechercher looks for words as they are typed, the latest first, then the best first.
func BenchmarkRechercher(b *testing.B) {
	for _, n := range tailles() {
		base, err := Open(registre(b, n))
		if err != nil {
			b.Fatal(err)
		}
		mots := vocabulaire()
		for nom, r := range map[string]secretariat.Requete{
			"frequent": {Mots: mots[0] + " "}, "moyen": {Mots: mots[300] + " "}, "rare": {Mots: mots[30000] + " "}, "deuxMots": {Mots: mots[1] + " " + mots[40] + " "},
			"deuxLettres": {Mots: mots[0][:2]}, "quatreLettres": {Mots: "prom"}, "pertinence": {Mots: mots[300] + " ", Pertinence: true}, "pertinenceFrequent": {Mots: mots[2] + " ", Pertinence: true},
		} {
			r.Limite = 20
			b.Run(fmt.Sprintf("%d/%s", n, nom), func(b *testing.B) {
				for b.Loop() {
					if _, err := base.Rechercher(context.Background(), r); err != nil {
						b.Fatal(err)
					}
				}
				b.ReportMetric(float64(memoire()), "Mo-résidents")
			})
		}
		_ = base.Close()
	}
}

// memoire is the memory of this process, in megabytes, as the system counts it.
func memoire() int {
	octets, err := os.ReadFile("/proc/self/statm")
	if err != nil {
		return 0
	}
	var taille, residente int
	_, _ = fmt.Sscan(string(octets), &taille, &residente)
	return residente * os.Getpagesize() / 1_000_000
}

// BenchmarkChaine verifies the chain of the sealed délibérations alone; it reports acts a second.
func BenchmarkChaine(b *testing.B) {
	for _, n := range tailles() {
		base, err := Open(registre(b, n))
		if err != nil {
			b.Fatal(err)
		}
		b.Run(strconv.Itoa(n), func(b *testing.B) {
			for b.Loop() {
				err := base.transaction(context.Background(), func(tx *sql.Tx) error {
					var r Rapport
					v := &verification{tx: tx, r: &r}
					if err := v.chaineScelles(); err != nil {
						return err
					}
					if len(r.Fautes) > 0 || int(r.Scelles) != n {
						b.Fatalf("%d scellés, %v", r.Scelles, r.Fautes)
					}
					return nil
				})
				if err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(n)*float64(b.N)/b.Elapsed().Seconds(), "actes/s")
			b.ReportMetric(float64(memoire()), "Mo-résidents")
		})
		_ = base.Close()
	}
}

// BenchmarkVerifier verifies a whole register: the file, both chains, each séance.
func BenchmarkVerifier(b *testing.B) {
	for _, n := range tailles() {
		base, err := Open(registre(b, n))
		if err != nil {
			b.Fatal(err)
		}
		b.Run(strconv.Itoa(n), func(b *testing.B) {
			for b.Loop() {
				if r, err := base.Verifier(context.Background(), ""); err != nil || len(r.Fautes) > 0 {
					b.Fatal(err, r.Fautes)
				}
			}
			b.ReportMetric(float64(memoire()), "Mo-résidents")
		})
		_ = base.Close()
	}
}

// BenchmarkSauvegarder copies a commune's register and proves the copy.
func BenchmarkSauvegarder(b *testing.B) {
	base, err := Open(registre(b, 3000))
	if err != nil {
		b.Fatal(err)
	}
	defer base.Close()
	copie := filepath.Join(b.TempDir(), "copie")
	for b.Loop() {
		if _, err := base.Sauvegarder(context.Background(), copie, true); err != nil {
			b.Fatal(err)
		}
	}
	runtime.KeepAlive(base)
}
