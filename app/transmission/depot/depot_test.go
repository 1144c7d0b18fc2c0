package depot

import (
	"errors"
	"net/http"
	"strings"
	"testing"

	"delibere/app/transmission"
	"delibere/app/transmission/depot/depottest"
)

const (
	creerS2low   = depottest.CreerS2low
	listeS2low   = depottest.ListeS2low
	etatS2low    = depottest.EtatS2low
	accuseDeTest = `<actes:ARActe xmlns:actes="http://www.interieur.gouv.fr/ACTES#v1.1-20040216" actes:IDActe="025-212500011-20241230-2024_101-DE" actes:DateReception="2025-01-02"/>`
)

func ouvrirS2low(t *testing.T) (*depottest.Serveur, *S2low) {
	t.Helper()
	s, acces := ouvrirServeur(t)
	s.S2low()
	p, err := NouveauS2low(acces)
	if err != nil {
		t.Fatal(err)
	}
	return s, p
}

func TestS2lowDepose(t *testing.T) {
	s, p := ouvrirS2low(t)
	champs := map[string][]string{}
	fichiers := map[string][]string{}
	s.Recu = func(_ string, r *http.Request) {
		if r.Method != "POST" {
			return
		}
		if err := r.ParseMultipartForm(1 << 20); err != nil {
			t.Error(err)
			return
		}
		champs = r.MultipartForm.Value
		for nom, liste := range r.MultipartForm.File {
			for _, f := range liste {
				fichiers[nom] = append(fichiers[nom], f.Filename)
			}
		}
	}
	var envoyes, total int64
	c := &carnet{}
	r, err := Deposer(fond, p, c, unActe(), func(e, t int64) { envoyes, total = e, t })
	if err != nil || r.Numero != "666" || r.Etat != EtatDepose || r.Texte != "OK\n666\n" {
		t.Fatalf("%+v, %v", r, err)
	}
	for nom, v := range map[string]string{"api": "1", "nature_code": "1", "classif1": "3", "classif2": "1", "classif3": "2", "number": "2024_101", "decision_date": "2024-12-30",
		"subject": "Coeur de bourg : l'\xe9t\xe9 \xe0 12 EUR", "document_papier": "0", "en_attente": "0", "type_acte": "99_DE", "type_pj[]": "31_DP"} {
		if len(champs[nom]) != 1 || champs[nom][0] != v {
			t.Errorf("%s : %q, attendu %q", nom, champs[nom], v)
		}
	}
	if len(fichiers["acte_pdf_file"]) != 1 || len(fichiers["acte_attachments[]"]) != 1 {
		t.Errorf("fichiers %v", fichiers)
	}
	if total == 0 || envoyes != total {
		t.Errorf("progression %d sur %d", envoyes, total)
	}
	if len(c.suite) != 2 || !c.suite[0].Commence || c.suite[0].Numero != "" || c.suite[1].Numero != "666" {
		t.Errorf("carnet %+v", c.suite)
	}
	// Called again, it follows the first deposit.
	s.Repond[etatS2low] = "OK\n4\n" + accuseDeTest
	r, err = Deposer(fond, p, c, unActe(), nil)
	if err != nil || r.Etat != EtatAcquitte || s.Nombre(creerS2low) != 1 {
		t.Fatalf("%+v, %v, %d dépôts", r, err, s.Nombre(creerS2low))
	}
	if l := c.lignes[unActe().Identifiant]; l.Numero != "666" || l.Texte != s.Repond[etatS2low] {
		t.Errorf("la dernière réponse n'est pas notée mot pour mot : %+v", l)
	}
	if recu, err := transmission.LireRetour(r.Accuse); err != nil || recu.Retours[0].Identifiant != unActe().Identifiant {
		t.Errorf("accusé : %+v, %v", recu, err)
	}
	sansSecret(t, c, r)
}

// The line is cut after the platform took the act: the next call finds it and sends nothing.
func TestS2lowCoupureApresDepot(t *testing.T) {
	s, p := ouvrirS2low(t)
	s.Couper = creerS2low
	c := &carnet{}
	_, err := Deposer(fond, p, c, unActe(), nil)
	if !errors.Is(err, ErrDoute) || s.Nombre(creerS2low) != 1 {
		t.Fatalf("%v, %d dépôts", err, s.Nombre(creerS2low))
	}
	sansSecret(t, err, c)
	s.Repond["GET /modules/actes/api/list_actes.php?status_id=2&offset=0&limit=100"] =
		`{"status_id":"2","transactions":[{"id":"7","type":"6","number":"2024_101"},{"id":"8","type":"1","number":"2024_100"},{"id":"666","type":"1","number":"2024_101"}]}`
	r, err := Deposer(fond, p, c, unActe(), nil)
	if err != nil || r.Numero != "666" || s.Nombre(creerS2low) != 1 || c.lignes[unActe().Identifiant].Numero != "666" {
		t.Errorf("%+v, %v, %d dépôts", r, err, s.Nombre(creerS2low))
	}
}

// The list comes by pages: the act on the second is found too.
func TestS2lowSecondePage(t *testing.T) {
	s, p := ouvrirS2low(t)
	pleine := strings.TrimSuffix(strings.Repeat(`{"id":"1","type":"1","number":"2023_1"},`, pageListe), ",")
	s.Repond["GET /modules/actes/api/list_actes.php?status_id=3&offset=0&limit=100"] = `{"transactions":[` + pleine + `]}`
	s.Repond["GET /modules/actes/api/list_actes.php?status_id=3&offset=100&limit=100"] = `{"transactions":[{"id":666,"type":1,"number":"2024_101"}]}`
	if r, err := p.Chercher(fond, "", unActe()); err != nil || r == nil || r.Numero != "666" || r.Etat != EtatTransmis {
		t.Errorf("%+v, %v", r, err)
	}
}

// The line is cut before: the platform surely has nothing, the act goes.
func TestS2lowCoupureAvantDepot(t *testing.T) {
	s, p := ouvrirS2low(t)
	s.Couper = creerS2low
	c := &carnet{}
	if _, err := Deposer(fond, p, c, unActe(), nil); !errors.Is(err, ErrDoute) {
		t.Fatal(err)
	}
	if r, err := Deposer(fond, p, c, unActe(), nil); err != nil || r.Numero != "666" || s.Nombre(creerS2low) != 2 || s.Nombre(listeS2low) == 0 {
		t.Errorf("%+v, %v, %d dépôts", r, err, s.Nombre(creerS2low))
	}
}

// While the platform cannot say whether it has the act, nothing is sent.
func TestDouteNonLeve(t *testing.T) {
	for nom, liste := range map[string]string{"page de connexion": "<html>connexion</html>", "autre JSON": `{"erreur":"non"}`, "vide": ""} {
		s, p := ouvrirS2low(t)
		s.Couper = creerS2low
		s.Repond[listeS2low] = liste
		c := &carnet{}
		Deposer(fond, p, c, unActe(), nil)
		if _, err := Deposer(fond, p, c, unActe(), nil); err == nil || !strings.Contains(err.Error(), "vérifiez-le sur son site") || s.Nombre(creerS2low) != 1 {
			t.Errorf("%s : %v, %d dépôts", nom, err, s.Nombre(creerS2low))
		}
	}
}

func TestRefusDeLaPlateforme(t *testing.T) {
	s, p := ouvrirS2low(t)
	s.Repond[creerS2low] = "KO\nLe num\xe9ro existe d\xe9j\xe0"
	c := &carnet{}
	r, err := Deposer(fond, p, c, unActe(), nil)
	var refus *ErreurPlateforme
	if !errors.As(err, &refus) || refus.Texte != "Le numéro existe déjà" || r.Texte != refus.Texte || c.lignes[unActe().Identifiant] != (Ligne{Texte: refus.Texte}) {
		t.Errorf("%v, %+v", err, c.lignes)
	}
	s.Repond[creerS2low] = "KO\nPHP_AUTH_PW=" + motDePasse
	if _, err = Deposer(fond, p, c, unActe(), nil); !strings.Contains(err.Error(), "PHP_AUTH_PW=••••") {
		t.Error(err)
	}
	sansSecret(t, err, c)
	s.Repond[creerS2low] = "<html>connexion</html>"
	if _, err = Deposer(fond, p, c, unActe(), nil); !errors.Is(err, ErrDoute) {
		t.Errorf("une page web n'est ni un oui ni un non : %v", err)
	}
}

// Without its line in the carnet, an act does not go.
func TestCarnetEnPanne(t *testing.T) {
	s, p := ouvrirS2low(t)
	if _, err := Deposer(fond, p, &carnet{panne: errors.New("disque plein")}, unActe(), nil); err == nil || s.Nombre(creerS2low) != 0 {
		t.Errorf("%v, %d dépôts", err, s.Nombre(creerS2low))
	}
}

func TestMauvaisCompte(t *testing.T) {
	s, acces := ouvrirServeur(t)
	acces.MotDePasse = motDePasse + "!"
	p, err := NouveauS2low(acces)
	if err != nil {
		t.Fatal(err)
	}
	_, err = Deposer(fond, p, &carnet{}, unActe(), nil)
	if err == nil || !strings.Contains(err.Error(), "401") || s.Autorise {
		t.Error(err)
	}
	sansSecret(t, err)
}

func TestAdresseSure(t *testing.T) {
	for _, adresse := range []string{"http://www.s2low.org", "www.s2low.org", "https://mairie:" + motDePasse + "@s2low.org", "", "https://"} {
		if _, err := NouveauS2low(Acces{Adresse: adresse}); err == nil {
			t.Errorf("%q est acceptée", adresse)
		} else {
			sansSecret(t, err)
		}
	}
	// A server that leads elsewhere is not followed: the password would go there.
	s, acces := ouvrirServeur(t)
	ailleurs := 0
	s.Config.Handler = http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/ailleurs" {
			ailleurs++
			return
		}
		http.Redirect(w, r, "/ailleurs", http.StatusTemporaryRedirect)
	})
	p, err := NouveauS2low(acces)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := p.Suivre(fond, "1"); err == nil || ailleurs != 0 {
		t.Errorf("%v, suivi %d fois", err, ailleurs)
	}
}
