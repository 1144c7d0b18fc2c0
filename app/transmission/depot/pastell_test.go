package depot

import (
	"errors"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"delibere/app/transmission"
	"delibere/app/transmission/depot/depottest"
)

const (
	documentPastell = depottest.DocumentPastell
	creerPastell    = depottest.CreerPastell
	actionPastell   = depottest.ActionPastell
)

func ouvrirPastell(t *testing.T) (*depottest.Serveur, *Pastell) {
	t.Helper()
	s, acces := ouvrirServeur(t)
	s.Pastell()
	p, err := NouveauPastell(acces, 3)
	if err != nil {
		t.Fatal(err)
	}
	return s, p
}

func TestPastellDepose(t *testing.T) {
	s, p := ouvrirPastell(t)
	formes := map[string]url.Values{}
	s.Recu = func(appel string, r *http.Request) {
		if r.Header.Get("Content-Type") == formulaireURL {
			if err := r.ParseForm(); err != nil {
				t.Error(err)
			}
			formes[appel] = r.PostForm
		}
	}
	c := &carnet{}
	var envoyes, total int64
	r, err := Deposer(fond, p, c, unActe(), func(e, t int64) { envoyes, total = e, t })
	if err != nil || r.Numero != "abc" || r.Etat != EtatDepose || envoyes != total || total == 0 {
		t.Fatalf("%+v, %v, %d sur %d", r, err, envoyes, total)
	}
	ordre := strings.Join(s.Appels, "\n")
	attendu := strings.Join([]string{creerPastell, "PATCH " + documentPastell, "POST " + documentPastell + "/file/arrete", "POST " + documentPastell + "/file/autre_document_attache/0",
		"PATCH " + documentPastell + "/externalData/type_piece", actionPastell}, "\n")
	if ordre != attendu {
		t.Errorf("appels :\n%s", ordre)
	}
	f := formes["PATCH "+documentPastell]
	if f.Get("acte_nature") != "1" || f.Get("numero_de_lacte") != "2024_101" || f.Get("objet") != unActe().Objet || f.Get("classification") != "3.1.2" || f.Get("envoi_tdt") != "1" || f.Get("date_de_lacte") != "2024-12-30" {
		t.Errorf("champs %v", f)
	}
	if types := formes["PATCH "+documentPastell+"/externalData/type_piece"]["type_pj[]"]; strings.Join(types, " ") != "99_DE 31_DP" {
		t.Errorf("types %v", types)
	}
	s.Repond["GET "+documentPastell] = `{"last_action":{"action":"acquiter-tdt"}}`
	s.Repond["GET "+documentPastell+"/file/aractes"] = accuseDeTest
	r, err = Deposer(fond, p, c, unActe(), nil)
	if err != nil || r.Etat != EtatAcquitte || s.Nombre(actionPastell) != 1 || s.Nombre(creerPastell) != 1 {
		t.Fatalf("%+v, %v", r, err)
	}
	if _, err := transmission.LireRetour(r.Accuse); err != nil {
		t.Error(err)
	}
}

// Wherever the line is cut, one draft is made at most once noted, and one deposit.
func TestPastellCoupures(t *testing.T) {
	for _, ou := range []string{"PATCH " + documentPastell, "POST " + documentPastell + "/file/arrete", "PATCH " + documentPastell + "/externalData/type_piece", actionPastell} {
		s, p := ouvrirPastell(t)
		s.Couper = ou
		prise := 0
		s.Recu = func(appel string, _ *http.Request) {
			if appel == actionPastell {
				prise++
				s.Repond["GET "+documentPastell] = `{"last_action":{"action":"send-tdt"}}`
			}
		}
		c := &carnet{}
		if _, err := Deposer(fond, p, c, unActe(), nil); !errors.Is(err, ErrDoute) {
			t.Errorf("%s : %v", ou, err)
		}
		r, err := Deposer(fond, p, c, unActe(), nil)
		if err != nil || r.Numero != "abc" || prise != 1 || s.Nombre(creerPastell) != 1 {
			t.Errorf("%s : %+v, %v, %d dépôts, %d brouillons", ou, r, err, prise, s.Nombre(creerPastell))
		}
	}
}

func TestPastellRefuse(t *testing.T) {
	s, p := ouvrirPastell(t)
	s.Repond[actionPastell] = `{"result":false,"message":"Le formulaire n'est pas valide"}`
	c := &carnet{}
	var refus *ErreurPlateforme
	if _, err := Deposer(fond, p, c, unActe(), nil); !errors.As(err, &refus) || refus.Texte != "Le formulaire n'est pas valide" || c.lignes[unActe().Identifiant].Commence {
		t.Errorf("%v, %+v", err, c.lignes)
	}
	for action, etat := range map[string]Etat{"creation": EtatInconnu, "modification": EtatInconnu, "send-tdt": EtatDepose, "acquiter-tdt": EtatAcquitte, "erreur-verif-tdt": EtatErreur, "tdt-error": EtatErreur, "annuler-tdt": EtatAnnule} {
		if e := etatPastell(action); e != etat {
			t.Errorf("%s : %d, attendu %d", action, e, etat)
		}
	}
}
