package depot

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"

	"crypto/x509"

	"delibere/app/conseil"
	"delibere/app/transmission"
)

const pdf = "%PDF-1.7\n%%EOF"

func unActe() *transmission.ActeADeposer {
	return &transmission.ActeADeposer{Identifiant: "025-212500011-20241230-2024_101-DE", Numero: "2024_101", Objet: "Cœur de bourg : l’été à 12 €",
		Date: conseil.NewDate(2024, 12, 30), Matiere: "3.1.2",
		Pieces: []transmission.Piece{{Nom: "99_DE-025-212500011-20241230-2024_101-DE-1-1_1.pdf", Type: "99_DE", Octets: []byte(pdf)},
			{Nom: "31_DP-025-212500011-20241230-2024_101-DE-1-1_2.pdf", Type: "31_DP", Octets: []byte(pdf + "plan")}}}
}

// carnet is a Carnet in memory that fails on command.
type carnet struct {
	lignes map[string]Ligne
	suite  []Ligne
	panne  error
}

func (c *carnet) Lire(id string) (Ligne, error) { return c.lignes[id], nil }

func (c *carnet) Noter(id string, l Ligne) error {
	if c.panne != nil {
		return c.panne
	}
	if c.lignes == nil {
		c.lignes = map[string]Ligne{}
	}
	c.lignes[id] = l
	c.suite = append(c.suite, l)
	return nil
}

// serveur is a platform: it keeps what it was sent, and cuts the line on command.
type serveur struct {
	*httptest.Server
	mu       sync.Mutex
	appels   []string // "POST /chemin"
	couper   string   // answers to this call are cut, once the call is done
	repond   map[string]string
	recu     func(appel string, r *http.Request)
	autorise bool
}

func (s *serveur) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	s.mu.Lock()
	defer s.mu.Unlock()
	appel := r.Method + " " + r.URL.Path
	s.appels = append(s.appels, appel)
	compte, mot, _ := r.BasicAuth()
	if s.autorise = compte == "mairie" && mot == motDePasse; !s.autorise {
		http.Error(w, "KO\ncompte inconnu", http.StatusUnauthorized)
		return
	}
	if s.recu != nil {
		s.recu(appel, r)
	}
	if appel == s.couper {
		s.couper = ""
		panic(http.ErrAbortHandler)
	}
	texte, ok := s.repond[r.Method+" "+r.URL.RequestURI()]
	if !ok {
		texte, ok = s.repond[appel]
	}
	if !ok {
		http.NotFound(w, r)
		return
	}
	io.WriteString(w, texte)
}

// nombre counts the calls of that name.
func (s *serveur) nombre(appel string) int {
	s.mu.Lock()
	defer s.mu.Unlock()
	n := 0
	for _, a := range s.appels {
		if a == appel {
			n++
		}
	}
	return n
}

const motDePasse = "s3cret-jamais-ailleurs"

func ouvrirServeur(t *testing.T) (*serveur, Acces) {
	t.Helper()
	s := &serveur{repond: map[string]string{}}
	s.Server = httptest.NewTLSServer(s)
	t.Cleanup(s.Close)
	racines := x509.NewCertPool()
	racines.AddCert(s.Certificate())
	return s, Acces{Adresse: s.URL, Compte: "mairie", MotDePasse: motDePasse, Racines: racines}
}

// sansSecret fails when the password shows in an error or in what is kept.
func sansSecret(t *testing.T, quoi ...any) {
	t.Helper()
	if strings.Contains(fmt.Sprintf("%+v", quoi), motDePasse) {
		t.Errorf("le mot de passe se voit dans %+v", quoi)
	}
}

var fond = context.Background()
