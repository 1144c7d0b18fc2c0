package depot

import (
	"bytes"
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"fmt"
	"io"
	"mime/multipart"
	"net/http"
	"net/textproto"
	"net/url"
	"strings"
	"time"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
)

// Acces is how to reach a platform.
type Acces struct {
	Adresse    string           // "https://www.s2low.org"
	Certificat *tls.Certificate // nil where the platform asks for none
	Compte     string           // HTTP Basic; "" without
	MotDePasse string
	Racines    *x509.CertPool // authorities of the server; nil for those of the system
}

// octetsReponse bounds an answer: an accusé has a few kB, a list some hundreds.
const octetsReponse = 16 << 20

// delaiReponse is how long an answer may take once the act is sent.
const delaiReponse = 2 * time.Minute

// liaison speaks HTTP with a platform: over TLS only, without following redirections, and without ever
// playing a request again by itself.
type liaison struct {
	acces  Acces
	client *http.Client
}

func nouvelleLiaison(a Acces) (*liaison, error) {
	u, err := url.Parse(a.Adresse)
	if err != nil || u.Scheme != "https" || u.Host == "" || u.User != nil {
		return nil, errors.New("l'adresse de la plateforme n'est pas une adresse https entière, sans mot de passe ; recopiez-la, par exemple https://www.s2low.org")
	}
	a.Adresse = strings.TrimSuffix(a.Adresse, "/")
	t := &tls.Config{MinVersion: tls.VersionTLS12, RootCAs: a.Racines}
	if a.Certificat != nil {
		t.Certificates = []tls.Certificate{*a.Certificat}
	}
	return &liaison{a, &http.Client{
		Transport:     &http.Transport{TLSClientConfig: t, Proxy: http.ProxyFromEnvironment, ResponseHeaderTimeout: delaiReponse, DisableKeepAlives: true},
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}}, nil
}

// demander sends a request and returns the answer, decoded. A refusal by its HTTP status is an
// *ErreurPlateforme when the server surely did nothing (4xx).
func (l *liaison) demander(ctx context.Context, methode, chemin, genre string, corps []byte, suivre Suivi) (string, error) {
	var r io.Reader
	if corps != nil {
		r = &compteur{r: bytes.NewReader(corps), total: int64(len(corps)), suivre: suivre}
	}
	req, err := http.NewRequestWithContext(ctx, methode, l.acces.Adresse+chemin, r)
	if err != nil {
		return "", errors.New("l'adresse de la plateforme est mal écrite ; recopiez-la")
	}
	req.ContentLength = int64(len(corps))
	if genre != "" {
		req.Header.Set("Content-Type", genre)
	}
	if l.acces.Compte != "" {
		req.SetBasicAuth(l.acces.Compte, l.acces.MotDePasse)
	}
	rep, err := l.client.Do(req)
	if err != nil {
		return "", fmt.Errorf("la plateforme ne répond pas : %w", enFrancais(err))
	}
	defer rep.Body.Close()
	octets, err := io.ReadAll(io.LimitReader(rep.Body, octetsReponse+1))
	if err != nil {
		return "", fmt.Errorf("la réponse de la plateforme est coupée : %w", enFrancais(err))
	}
	if len(octets) > octetsReponse {
		return "", errors.New("la réponse de la plateforme est trop longue pour en être une ; vérifiez son adresse")
	}
	texte := l.sansSecret(lisible(octets))
	switch {
	case rep.StatusCode >= 400 && rep.StatusCode < 500 && rep.StatusCode != http.StatusRequestTimeout:
		return "", &ErreurPlateforme{fmt.Sprintf("%s %s", rep.Status, texte)}
	case rep.StatusCode < 200 || rep.StatusCode > 299:
		return "", fmt.Errorf("la plateforme répond « %s »", rep.Status)
	}
	return texte, nil
}

// sansSecret hides the password that a server in trouble would say again: what it answers is kept.
func (l *liaison) sansSecret(texte string) string {
	if len(l.acces.MotDePasse) < motDePasseCourt {
		return texte // a word so short stands anywhere
	}
	return strings.ReplaceAll(texte, l.acces.MotDePasse, "••••")
}

// motDePasseCourt is under how many bytes a password is not looked for in an answer.
const motDePasseCourt = 6

// lisible decodes an answer: S²LOW speaks ISO-8859-1, Pastell UTF-8.
func lisible(octets []byte) string {
	if !utf8.Valid(octets) {
		if d, err := charmap.Windows1252.NewDecoder().Bytes(octets); err == nil {
			octets = d
		}
	}
	return string(octets)
}

// compteur tells how much was sent.
type compteur struct {
	r              io.Reader
	envoyes, total int64
	suivre         Suivi
}

func (c *compteur) Read(b []byte) (int, error) {
	n, err := c.r.Read(b)
	if c.envoyes += int64(n); c.suivre != nil && n > 0 {
		c.suivre(c.envoyes, c.total)
	}
	return n, err
}

// formulaire is a multipart form. Writing in memory does not fail.
type formulaire struct {
	b bytes.Buffer
	w *multipart.Writer
}

func nouveauFormulaire() *formulaire {
	f := &formulaire{}
	f.w = multipart.NewWriter(&f.b)
	return f
}

func (f *formulaire) champ(nom string, valeur []byte) {
	if w, err := f.w.CreateFormField(nom); err == nil {
		w.Write(valeur)
	}
}

func (f *formulaire) fichier(champ, nom string, octets []byte) {
	h := textproto.MIMEHeader{}
	h.Set("Content-Disposition", fmt.Sprintf(`form-data; name="%s"; filename="%s"`, champ, nom))
	h.Set("Content-Type", http.DetectContentType(octets))
	if w, err := f.w.CreatePart(h); err == nil {
		w.Write(octets)
	}
}

// fin closes the form and returns its kind and its bytes.
func (f *formulaire) fin() (genre string, octets []byte) {
	f.w.Close()
	return f.w.FormDataContentType(), f.b.Bytes()
}
