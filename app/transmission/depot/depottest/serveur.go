// Package depottest is a platform of télétransmission for the tests: a local server over TLS that keeps what
// it was sent, answers what it was told, and cuts the line on command.
package depottest

import (
	"crypto/x509"
	"io"
	"net/http"
	"net/http/httptest"
	"sync"
	"testing"
)

// The account that the server knows.
const (
	Compte     = "mairie"
	MotDePasse = "s3cret-jamais-ailleurs"
)

// The calls of S²LOW, and those of Pastell for the entity 3 and the document « abc ».
const (
	CreerS2low = "POST /modules/actes/actes_transac_create.php"
	ListeS2low = "GET /modules/actes/api/list_actes.php"
	EtatS2low  = "GET /modules/actes/actes_transac_get_status.php"

	DocumentPastell = "/api/v2/entite/3/document/abc"
	CreerPastell    = "POST /api/v2/entite/3/document"
	ActionPastell   = "POST " + DocumentPastell + "/action/orientation"
)

// Serveur is a platform. Its fields are set before the calls that they concern.
type Serveur struct {
	*httptest.Server
	Appels   []string          // "POST /chemin"
	Couper   string            // answers to this call are cut, once the call is done
	Repond   map[string]string // by call, with its query or without
	Recu     func(appel string, r *http.Request)
	Autorise bool // the last call gave the password
	mu       sync.Mutex
}

// Ouvrir starts a server, closed with the test, and returns the authorities that vouch for it.
func Ouvrir(t *testing.T) (*Serveur, *x509.CertPool) {
	t.Helper()
	s := &Serveur{Repond: map[string]string{}}
	s.Server = httptest.NewTLSServer(s)
	t.Cleanup(s.Close)
	racines := x509.NewCertPool()
	racines.AddCert(s.Certificate())
	return s, racines
}

// S2low makes the server answer as S²LOW does when it takes an act, under the number 666.
func (s *Serveur) S2low() {
	s.Repond = map[string]string{CreerS2low: "OK\n666\n", ListeS2low: `{"status_id":"1","transactions":[]}`, EtatS2low: "OK\n1\n"}
}

// Pastell makes the server answer as Pastell does.
func (s *Serveur) Pastell() {
	s.Repond = map[string]string{CreerPastell: `{"id_d":"abc","info":{}}`, "PATCH " + DocumentPastell: `{"result":"ok"}`, "POST " + DocumentPastell + "/file/arrete": `{}`,
		"POST " + DocumentPastell + "/file/autre_document_attache/0": `{}`, "PATCH " + DocumentPastell + "/externalData/type_piece": `{}`, ActionPastell: `{"result":true,"message":"ok"}`,
		"GET " + DocumentPastell: `{"last_action":{"action":"modification"}}`}
}

// ServeHTTP implements http.Handler.
func (s *Serveur) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	s.mu.Lock()
	defer s.mu.Unlock()
	appel := r.Method + " " + r.URL.Path
	s.Appels = append(s.Appels, appel)
	compte, mot, _ := r.BasicAuth()
	if s.Autorise = compte == Compte && mot == MotDePasse; !s.Autorise {
		io.Copy(io.Discard, r.Body)
		http.Error(w, "KO\ncompte inconnu", http.StatusUnauthorized)
		return
	}
	if s.Recu != nil {
		s.Recu(appel, r)
	}
	io.Copy(io.Discard, r.Body) // to answer before the end would cut the line
	if appel == s.Couper {
		s.Couper = ""
		panic(http.ErrAbortHandler)
	}
	texte, ok := s.Repond[r.Method+" "+r.URL.RequestURI()]
	if !ok {
		texte, ok = s.Repond[appel]
	}
	if !ok {
		http.NotFound(w, r)
		return
	}
	io.WriteString(w, texte)
}

// Nombre counts the calls of that name.
func (s *Serveur) Nombre(appel string) int {
	s.mu.Lock()
	defer s.mu.Unlock()
	n := 0
	for _, a := range s.Appels {
		if a == appel {
			n++
		}
	}
	return n
}
