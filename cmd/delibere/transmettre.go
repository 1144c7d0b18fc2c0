package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"strings"
	"time"

	"delibere/app/acte"
	"delibere/app/acte/pdf"
	"delibere/app/conseil"
	"delibere/app/secretariat"
	"delibere/app/transmission"
)

const reglageSeries = "series"

// series are the serials of the archives made on a day, by the identifier of the act: the same act made
// again the same day keeps its own, another one takes the next.
type series struct {
	Jour  string         `json:"jour"`
	Actes map[string]int `json:"actes"`
}

// transmissions makes what leaves the mairie for the window. It implements ecran.Transmission.
type transmissions struct {
	s       *secretariat.Secretariat
	aLHeure func() time.Time
}

func (x transmissions) poserReglage(ctx context.Context, nom string, v any) error {
	brut, err := json.Marshal(v)
	if err == nil {
		_, err = x.s.PoserReglage(ctx, nom, string(brut))
	}
	return err
}

// classificationDe is that of the préfecture; nil when none was imported.
func classificationDe(m *secretariat.FicheMairie) (*transmission.Classification, error) {
	var xml []byte
	if err := m.Reglage(secretariat.ReglageClassification, &xml); err != nil || len(xml) == 0 {
		return nil, err
	}
	return transmission.LireClassification(xml)
}

// Archive implements ecran.Transmission.
func (x transmissions) Archive(ctx context.Context, f *secretariat.Fiche, point int) (nom string, octets []byte, avertissements []string, err error) {
	a, err := x.archive(ctx, f, point, nil)
	if err != nil {
		return "", nil, nil, err
	}
	return a.Nom, a.Octets, a.Avertissements, nil
}

// archive makes the archive of an act with its annexes, under its serial of the day.
func (x transmissions) archive(ctx context.Context, f *secretariat.Fiche, point int, annexes []transmission.Piece) (*transmission.Archive, error) {
	m, err := x.s.Mairie(ctx)
	if err != nil {
		return nil, err
	}
	r, err := m.Teletransmission()
	if err != nil {
		return nil, err
	}
	d, err := transmission.SansMarques(f.Dossier)
	if err != nil {
		return nil, err
	}
	e := transmission.Envoi{Dossier: d, Point: point, Jour: conseil.DateOf(x.aLHeure()), Operateur: r.Operateur, Arrondissement: r.Arrondissement,
		Correspondant: transmission.Correspondant{Courriels: r.Courriels}}
	if e.Classification, err = classificationDe(&m); err != nil {
		return nil, err
	}
	if e.PDF, e.Annexes, err = x.copieTransmise(f, d, point, annexes); err != nil {
		return nil, err
	}
	p := d.Seance.Point(point)
	id := transmission.Identifiant(d, p)
	s, nouveau, err := serieDuJour(&m, e.Jour, id)
	if err != nil {
		return nil, err
	}
	e.Serie = s.Actes[id]
	a, err := transmission.Preparer(e)
	if err == nil && nouveau {
		err = x.poserReglage(ctx, reglageSeries, s)
	}
	if err != nil {
		return nil, err
	}
	return a, nil
}

// copieTransmise is the extrait that the platform gets, the sealed one when it is sealed, and no file in
// it: its annexes go beside it, those given or else those of the record.
func (x transmissions) copieTransmise(f *secretariat.Fiche, d *conseil.Dossier, point int, pieces []transmission.Piece) ([]byte, []transmission.Piece, error) {
	p, empreinte, err := documents{x.s}.papier(f, point)
	if err != nil {
		return nil, nil, err
	}
	p.modele.Empreinte = empreinte
	if y := d.Seance.Point(point); len(pieces) == 0 && p.annexes != nil && y != nil {
		lues, err := p.annexes(y, true)
		if err != nil {
			return nil, nil, err
		}
		nommer(&p.modele, lues)
		pieces = piecesDe(y, lues)
	}
	doc, err := acte.Extrait(d, point, p.modele)
	octets, err := octetsDe(doc, err, false, pdf.Options{EnTete: p.entete})
	return octets, pieces, err
}

// serieDuJour gives an act its serial of the day; nouveau when it had none.
func serieDuJour(m *secretariat.FicheMairie, jour conseil.Date, identifiant string) (s series, nouveau bool, err error) {
	if err = m.Reglage(reglageSeries, &s); err != nil {
		return s, false, err
	}
	if s.Jour != jour.String() || s.Actes == nil {
		s = series{jour.String(), map[string]int{}}
	}
	if _, deja := s.Actes[identifiant]; deja {
		return s, false, nil
	}
	s.Actes[identifiant] = len(s.Actes) + 1
	return s, true, nil
}

// Recevoir implements ecran.Transmission: an answer dates its act, a classification becomes the one in use.
func (x transmissions) Recevoir(ctx context.Context, octets []byte) (string, error) {
	recu, err := transmission.LireRetour(octets)
	if err != nil {
		return "", err
	}
	tous, err := rapprocherTout(ctx, x.s, recu.Retours)
	if err != nil {
		return "", err
	}
	var b bytes.Buffer
	if err = appliquer(ctx, x.s, tous, &b); err == nil {
		err = x.retenirClassification(ctx, octets, &b)
	}
	return strings.TrimSpace(b.String()), err
}

// retenirClassification keeps the classification that a message carries.
func (x transmissions) retenirClassification(ctx context.Context, octets []byte, b *bytes.Buffer) error {
	c, err := transmission.LireClassification(octets)
	if err != nil {
		return nil // the message was something else, and is dealt with
	}
	if err := x.poserReglage(ctx, secretariat.ReglageClassification, octets); err != nil {
		return err
	}
	_, err = fmt.Fprintf(b, "classification de la préfecture du %s retenue\n", c.Date.Longue())
	return err
}

// Classification implements ecran.Transmission.
func (x transmissions) Classification(ctx context.Context) (conseil.Date, error) {
	m, err := x.s.Mairie(ctx)
	if err != nil {
		return conseil.Date{}, err
	}
	c, err := classificationDe(&m)
	if err != nil || c == nil {
		return conseil.Date{}, err
	}
	return c.Date, nil
}

// Publier implements ecran.Transmission.
func (x transmissions) Publier(f *secretariat.Fiche, point int, jour conseil.Date) (nom string, octets []byte, mention string, err error) {
	p, _, err := documents{x.s}.papier(f, point)
	if err != nil {
		return "", nil, "", err
	}
	p.annexes = nil // the act alone is put online, and some annexes may not be
	fiche, octets, err := publication(f.Dossier, point, jour, p)
	if err != nil {
		return "", nil, "", err
	}
	return fiche.Fichier, octets, fiche.Mention(), nil
}

// SCDL implements ecran.Transmission.
func (x transmissions) SCDL(ctx context.Context) ([]byte, []string, error) {
	m, err := x.s.Mairie(ctx)
	if err != nil {
		return nil, nil, err
	}
	r, err := m.Teletransmission()
	if err != nil {
		return nil, nil, err
	}
	liste, err := x.s.Seances(ctx)
	if err != nil {
		return nil, nil, err
	}
	var dossiers []*conseil.Dossier
	for _, s := range liste {
		if s.Exemple {
			continue
		}
		f, err := x.s.Ouvrir(ctx, s.ID)
		if err != nil {
			return nil, nil, err
		}
		dossiers = append(dossiers, f.Dossier)
	}
	var b bytes.Buffer
	avertissements, err := transmission.EcrireSCDL(&b, dossiers, transmission.OptionsSCDL{Siret: r.Siret})
	return b.Bytes(), avertissements, err
}
