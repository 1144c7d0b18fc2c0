package depot

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/url"
	"strconv"
	"strings"
	"unicode"

	"delibere/app/transmission"
)

// S2low is the operator S²LOW: one request deposits an act. It asks for a certificate of the RGS.
type S2low struct{ l *liaison }

// NouveauS2low returns the interface of an account.
func NouveauS2low(a Acces) (*S2low, error) {
	l, err := nouvelleLiaison(a)
	if err != nil {
		return nil, err
	}
	return &S2low{l}, nil
}

// Preparer does nothing: S²LOW has no drafts.
func (*S2low) Preparer(context.Context, *transmission.ActeADeposer) (string, error) { return "", nil }

// Envoyer deposits the act; S²LOW itself refuses a number that it has.
func (s *S2low) Envoyer(ctx context.Context, _ string, a *transmission.ActeADeposer, suivre Suivi) (Reponse, error) {
	f := nouveauFormulaire()
	papier := "0"
	if a.Papier {
		papier = "1"
	}
	for _, c := range []struct{ nom, valeur string }{{"api", "1"}, {"nature_code", "1"}, {"number", a.Numero}, {"decision_date", a.Date.String()},
		{"subject", a.Objet}, {"document_papier", papier}, {"en_attente", "0"}, {"type_acte", a.Pieces[0].Type}} {
		f.champ(c.nom, enLatin1(c.valeur))
	}
	for i, code := range strings.Split(a.Matiere, ".") {
		f.champ("classif"+strconv.Itoa(i+1), []byte(code))
	}
	f.fichier("acte_pdf_file", a.Pieces[0].Nom, a.Pieces[0].Octets)
	for _, p := range a.Pieces[1:] {
		f.fichier("acte_attachments[]", p.Nom, p.Octets)
		f.champ("type_pj[]", []byte(p.Type))
	}
	genre, octets := f.fin()
	texte, err := s.l.demander(ctx, "POST", "/modules/actes/actes_transac_create.php", genre, octets, suivre)
	if err != nil {
		return Reponse{}, err
	}
	suite, err := repondu(texte)
	if err != nil {
		return Reponse{}, err
	}
	numero := strings.TrimSpace(suite)
	if numero == "" || strings.Trim(numero, "0123456789") != "" {
		return Reponse{}, errors.New("la plateforme ne donne pas le numéro de la transaction")
	}
	return Reponse{Numero: numero, Etat: EtatDepose, Texte: texte}, nil
}

// repondu reads « OK » or « KO », and what follows. Anything else, a page of login for one, is no answer.
func repondu(texte string) (string, error) {
	premier, suite, _ := strings.Cut(strings.TrimLeftFunc(texte, unicode.IsSpace), "\n")
	switch strings.TrimSpace(premier) {
	case "OK":
		return suite, nil
	case "KO":
		return "", &ErreurPlateforme{strings.TrimSpace(suite)}
	}
	return "", errors.New("la plateforme ne répond ni OK ni KO ; vérifiez son adresse et le certificat")
}

// etatsS2low are the états of S²LOW that matter here.
var etatsS2low = map[int]Etat{-1: EtatErreur, 0: EtatAnnule, 1: EtatDepose, 2: EtatDepose, 17: EtatDepose, 18: EtatDepose, 3: EtatTransmis, 4: EtatAcquitte, 5: EtatAcquitte}

// Suivre asks for the état of a transaction.
func (s *S2low) Suivre(ctx context.Context, numero string) (Reponse, error) {
	texte, err := s.l.demander(ctx, "GET", "/modules/actes/actes_transac_get_status.php?transaction="+url.QueryEscape(numero), "", nil, nil)
	if err != nil {
		return Reponse{}, err
	}
	suite, err := repondu(texte)
	if err != nil {
		return Reponse{}, err
	}
	code, reste, _ := strings.Cut(suite, "\n")
	n, err := strconv.Atoi(strings.TrimSpace(code))
	if err != nil {
		return Reponse{}, fmt.Errorf("la plateforme donne un état qui n'est pas un nombre (« %.40s »)", code)
	}
	r := Reponse{Numero: numero, Etat: etatsS2low[n], Texte: texte}
	if r.Etat == EtatAcquitte && strings.Contains(reste, "ARActe") {
		r.Accuse = []byte(strings.TrimSpace(reste))
	}
	return r, nil
}

// enCours are the états in which an act is deposited: from waiting to be posted to received.
var enCours = []int{17, 18, 1, 2, 3, 4, 5}

// pageListe is how many transactions a page of the list holds, pagesListe how many pages are read.
const pageListe, pagesListe = 100, 200

// Chercher looks for the number among the transactions of the account.
func (s *S2low) Chercher(ctx context.Context, _ string, a *transmission.ActeADeposer) (*Reponse, error) {
	for _, etat := range enCours {
		for page := range pagesListe {
			chemin := fmt.Sprintf("/modules/actes/api/list_actes.php?status_id=%d&offset=%d&limit=%d", etat, page*pageListe, pageListe)
			texte, err := s.l.demander(ctx, "GET", chemin, "", nil, nil)
			if err != nil {
				return nil, err
			}
			numero, lus, err := chercherDans(texte, a.Numero)
			if err != nil {
				return nil, err
			}
			if numero != "" {
				return &Reponse{Numero: numero, Etat: etatsS2low[etat], Texte: texte}, nil
			}
			if lus < pageListe {
				break
			}
		}
	}
	return nil, nil
}

// chercherDans finds a transmission of that number in a page of the list; type 1 is the transmission of an act.
func chercherDans(texte, numero string) (trouve string, lus int, err error) {
	var liste struct {
		Transactions []struct{ ID, Type, Number json.RawMessage }
	}
	if json.Unmarshal([]byte(texte), &liste) != nil || !strings.Contains(texte, "transactions") {
		return "", 0, errors.New("la plateforme ne donne pas la liste des actes déposés : on ne sait pas si celui-ci l'est ; vérifiez-le sur son site avant de recommencer")
	}
	nu := func(m json.RawMessage) string { return strings.Trim(string(m), `"`) }
	for _, t := range liste.Transactions {
		if nu(t.Type) == "1" && nu(t.Number) == numero {
			return nu(t.ID), len(liste.Transactions), nil
		}
	}
	return "", len(liste.Transactions), nil
}

// sansLatin1 writes in Latin-1 letters what the encoding does not have.
var sansLatin1 = strings.NewReplacer("œ", "oe", "Œ", "OE", "’", "'", "‘", "'", "“", `"`, "”", `"`, "–", "-", "—", "-", "…", "...", "€", "EUR",
	"\u202f", "\u00a0", "\u2009", " ", "Ÿ", "Y")

// enLatin1 encodes a field as S²LOW reads it.
func enLatin1(s string) []byte {
	var b []byte
	for _, r := range sansLatin1.Replace(s) {
		if r > 0xFF {
			r = '?'
		}
		b = append(b, byte(r))
	}
	return b
}
