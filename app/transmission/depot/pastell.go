package depot

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/url"
	"strconv"
	"strings"

	"delibere/app/transmission"
)

// Pastell is the platform Pastell, interface v2, document « actes-generique ». A draft holds the act; one action
// deposits it.
type Pastell struct {
	l      *liaison
	entite string
}

// NouveauPastell returns the interface of an account, for the entity of that number.
func NouveauPastell(a Acces, entite int) (*Pastell, error) {
	l, err := nouvelleLiaison(a)
	if err != nil {
		return nil, err
	}
	return &Pastell{l, "/api/v2/entite/" + strconv.Itoa(entite) + "/document"}, nil
}

// formulaireURL is the kind of a short form.
const formulaireURL = "application/x-www-form-urlencoded"

// Preparer creates an empty draft.
func (p *Pastell) Preparer(ctx context.Context, _ *transmission.ActeADeposer) (string, error) {
	texte, err := p.l.demander(ctx, "POST", p.entite, formulaireURL, []byte("type=actes-generique"), nil)
	if err != nil {
		return "", err
	}
	var r struct {
		ID string `json:"id_d"`
	}
	if json.Unmarshal([]byte(texte), &r) != nil || r.ID == "" {
		return "", errors.New("la plateforme ne donne pas le nom du document qu'elle crée ; vérifiez son adresse et l'entité")
	}
	return r.ID, nil
}

// Envoyer fills the draft, which may be done again without harm, then deposits it.
func (p *Pastell) Envoyer(ctx context.Context, brouillon string, a *transmission.ActeADeposer, suivre Suivi) (Reponse, error) {
	document := p.entite + "/" + url.PathEscape(brouillon)
	papier := "0"
	if a.Papier {
		papier = "1"
	}
	champs := url.Values{"acte_nature": {"1"}, "numero_de_lacte": {a.Numero}, "objet": {a.Objet}, "date_de_lacte": {a.Date.String()},
		"document_papier": {papier}, "classification": {a.Matiere}, "envoi_tdt": {"1"}, "envoi_signature": {"0"}, "envoi_ged": {"0"}, "envoi_sae": {"0"}}
	if _, err := p.l.demander(ctx, "PATCH", document, formulaireURL, []byte(champs.Encode()), nil); err != nil {
		return Reponse{}, err
	}
	if err := p.fichiers(ctx, document, a.Pieces, suivre); err != nil {
		return Reponse{}, err
	}
	texte, err := p.l.demander(ctx, "POST", document+"/action/orientation", formulaireURL, []byte(""), nil)
	if err != nil {
		return Reponse{}, err
	}
	var r struct {
		Result  any
		Message string
	}
	if json.Unmarshal([]byte(texte), &r) != nil {
		return Reponse{}, errors.New("la plateforme ne dit pas si elle prend l'acte")
	}
	if r.Result == false || r.Result == 0.0 || r.Result == "0" {
		return Reponse{}, &ErreurPlateforme{r.Message}
	}
	return Reponse{Numero: brouillon, Etat: EtatDepose, Texte: texte}, nil
}

// fichiers sends the act and its annexes, then their types in the same order.
func (p *Pastell) fichiers(ctx context.Context, document string, pieces []transmission.Piece, suivre Suivi) error {
	var total, envoyes int64
	for _, piece := range pieces {
		total += int64(len(piece.Octets))
	}
	types := url.Values{}
	for i, piece := range pieces {
		champ := "arrete"
		if i > 0 {
			champ = fmt.Sprintf("autre_document_attache/%d", i-1)
		}
		f := nouveauFormulaire()
		f.champ("file_name", []byte(piece.Nom))
		f.fichier("file_content", piece.Nom, piece.Octets)
		genre, octets := f.fin()
		if _, err := p.l.demander(ctx, "POST", document+"/file/"+champ, genre, octets, nil); err != nil {
			return err
		}
		if envoyes += int64(len(piece.Octets)); suivre != nil {
			suivre(envoyes, total)
		}
		types.Add("type_pj[]", piece.Type)
	}
	_, err := p.l.demander(ctx, "PATCH", document+"/externalData/type_piece", formulaireURL, []byte(types.Encode()), nil)
	return err
}

// Chercher looks at the draft: it is deposited as soon as something else than writing was done to it.
func (p *Pastell) Chercher(ctx context.Context, brouillon string, _ *transmission.ActeADeposer) (*Reponse, error) {
	if brouillon == "" {
		return nil, nil
	}
	r, err := p.Suivre(ctx, brouillon)
	if err != nil || r.Etat == EtatInconnu {
		return nil, err
	}
	return &r, nil
}

// etatPastell reads an état from the last action done to a document.
func etatPastell(action string) Etat {
	switch {
	case action == "creation" || action == "modification":
		return EtatInconnu
	case strings.HasPrefix(action, "acquiter-tdt"):
		return EtatAcquitte
	case strings.Contains(action, "err"):
		return EtatErreur
	case strings.HasPrefix(action, "annuler"):
		return EtatAnnule
	}
	return EtatDepose
}

// Suivre asks where a document stands, and takes the accusé once it is there.
func (p *Pastell) Suivre(ctx context.Context, numero string) (Reponse, error) {
	document := p.entite + "/" + url.PathEscape(numero)
	texte, err := p.l.demander(ctx, "GET", document, "", nil, nil)
	if err != nil {
		return Reponse{}, err
	}
	var d struct {
		Derniere struct{ Action string } `json:"last_action"`
	}
	if json.Unmarshal([]byte(texte), &d) != nil || d.Derniere.Action == "" {
		return Reponse{}, errors.New("la plateforme ne dit pas où en est le document ; vérifiez-le sur son site avant de recommencer")
	}
	r := Reponse{Numero: numero, Etat: etatPastell(d.Derniere.Action), Texte: texte}
	if r.Etat == EtatAcquitte {
		accuse, err := p.l.demander(ctx, "GET", document+"/file/aractes", "", nil, nil)
		if err != nil {
			return r, err
		}
		r.Accuse = []byte(accuse)
	}
	return r, nil
}
