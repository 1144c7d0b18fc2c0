package transmission

import (
	"archive/tar"
	"bytes"
	"compress/gzip"
	"fmt"
	"strings"
	"time"

	"delibere/app/conseil"
)

// octetsArchive is the largest archive that the operators take: 150 Mio, annexes and acts together.
const octetsArchive = 150 << 20

// typeDeliberation is the type of the main document of a délibération.
const typeDeliberation = "99_DE"

// OperateurParDefaut is the trigram of S²LOW, the most common operator.
const OperateurParDefaut = "SLO"

// Envoi is what an archive is made of.
type Envoi struct {
	Dossier *conseil.Dossier
	Point   int
	PDF     []byte  // the extrait, as the caller made it
	Annexes []Piece // in the order of the act
	// Classification is that of the préfecture; nil for the national levels, with a warning.
	Classification *Classification
	Jour           conseil.Date // day of the sending
	Serie          int          // serial of the archive in that day, from 1; 0 means 1
	Operateur      string       // trigram of the operator; "" means OperateurParDefaut
	Correspondant  Correspondant
	Arrondissement string // number of the arrondissement; "" finds it by its name
	Papier         bool   // attachments also go by post
	Precedent      string // identifier of the act that this one amends; "" for none
}

// Piece is a document that goes with the act.
type Piece struct {
	Nom    string // as the person knows it, "convention.pdf"
	Type   string // "99_SE"; "" takes that of the record's annexe of the same name, or the default
	Octets []byte
}

// Archive is an archive ready to be deposited.
type Archive struct {
	Nom            string // "SLO-EACT--212505804--20230414-1.tar.gz"
	Octets         []byte
	Acte           ActeADeposer
	Identifiant    string   // of the act, for the answer of the préfecture
	Fichiers       []string // what it holds, in order
	Avertissements []string
	Absentes       []string // titles of the annexes that the record announces and that are not joined
}

// ActeADeposer is the act itself with its checks done, for a platform that makes its own archive.
type ActeADeposer struct {
	Identifiant string
	Numero      string // "2023_32"
	Objet       string
	Date        conseil.Date // of the decision
	Matiere     string       // "8.2"
	Papier      bool
	Pieces      []Piece // the act, then its annexes, each with its type and the name that the norm gives it
}

// fichier is an entry of an archive.
type fichier struct {
	nom    string
	octets []byte
}

// Preparer makes the archive of a délibération. The same Envoi gives the same bytes. A *Refus says all
// that is missing or wrong.
func Preparer(e Envoi) (*Archive, error) {
	p := e.Dossier.Seance.Point(e.Point)
	if p == nil {
		return nil, fmt.Errorf("la séance du %s n'a pas de point %d ; choisissez un point de l'ordre du jour", e.Dossier.Seance.Date.Longue(), e.Point)
	}
	if e.Classification == nil {
		e.Classification = ClassificationNationale()
	}
	e.Serie, e.Operateur = max(e.Serie, 1), ouDefaut(e.Operateur, OperateurParDefaut)
	v := verification{e: &e, p: p}
	v.tout()
	quoi := fmt.Sprintf("L'archive de la délibération %s", ouDefaut(p.Deliberation, fmt.Sprintf("du point %d", p.Numero)))
	if err := v.refus(quoi); err != nil {
		return nil, err
	}
	a := &Archive{Identifiant: Identifiant(e.Dossier, p), Avertissements: v.avertissements, Absentes: v.absentes}
	fichiers := v.fichiers(a.Identifiant)
	racine := strings.TrimSuffix(fichiers[0].nom, ".xml")
	a.Nom = e.Operateur + "-" + racine + ".tar.gz"
	a.Acte = ActeADeposer{Identifiant: a.Identifiant, Numero: conseil.NumeroActes(p.Deliberation), Objet: v.objet, Date: e.Dossier.Seance.Date, Matiere: p.Matiere, Papier: e.Papier}
	for i, f := range fichiers[2:] {
		a.Acte.Pieces = append(a.Acte.Pieces, Piece{Nom: f.nom, Type: v.pieces[i].typ, Octets: f.octets})
	}
	for _, f := range fichiers {
		a.Fichiers = append(a.Fichiers, f.nom)
	}
	var err error
	if a.Octets, err = empaqueter(fichiers, e.Jour); err != nil {
		return nil, err
	}
	if len(a.Octets) > octetsArchive {
		v.refuser("elle pèse %d Mio, la limite est de %d ; allégez les annexes", len(a.Octets)>>20, octetsArchive>>20)
		return nil, v.refus(quoi)
	}
	return a, nil
}

func ouDefaut(s, defaut string) string {
	if s == "" {
		return defaut
	}
	return s
}

// fichiers names and writes what the archive holds: the envelope first, then the message, the act and its
// annexes.
func (v *verification) fichiers(identifiant string) []fichier {
	metier := acteMetier{date: v.e.Dossier.Seance.Date, numero: conseil.NumeroActes(v.p.Deliberation), matiere: v.p.Matiere, objet: v.objet,
		precedent: v.e.Precedent, classification: v.e.Classification.Date, papier: v.e.Papier}
	var pieces []fichier
	for i, piece := range v.pieces {
		nom := fmt.Sprintf("%s-%s-1-1_%d.%s", piece.typ, identifiant, i+1, piece.extension)
		pieces = append(pieces, fichier{nom, piece.octets})
		if i == 0 {
			metier.document = nom
		} else {
			metier.annexes = append(metier.annexes, nom)
		}
	}
	message := fichier{identifiant + "-1-1_0.xml", metier.octets()}
	c := &v.e.Dossier.Commune
	env := enveloppe{siren: c.Siren, departement: departementDe(c), arrondissement: v.arrondissement, correspondant: v.e.Correspondant, message: message.nom}
	nom := fmt.Sprintf("EACT--%s--%s-%d.xml", c.Siren, compacte(v.e.Jour), v.e.Serie)
	return append([]fichier{{nom, env.octets()}, message}, pieces...)
}

// empaqueter writes a flat ustar archive, compressed as much as gzip can; its only date is that of the
// sending, so that the same archive has the same bytes.
func empaqueter(fichiers []fichier, jour conseil.Date) ([]byte, error) {
	var b bytes.Buffer
	gz, err := gzip.NewWriterLevel(&b, gzip.BestCompression)
	if err != nil {
		return nil, err
	}
	t := tar.NewWriter(gz)
	quand := time.Date(jour.Annee, jour.Mois, jour.Jour, 0, 0, 0, 0, time.UTC)
	for _, f := range fichiers {
		h := &tar.Header{Name: f.nom, Mode: 0o644, Size: int64(len(f.octets)), ModTime: quand, Typeflag: tar.TypeReg, Format: tar.FormatUSTAR}
		if err := t.WriteHeader(h); err != nil {
			return nil, fmt.Errorf("archive : %w", err)
		}
		if _, err := t.Write(f.octets); err != nil {
			return nil, fmt.Errorf("archive : %w", err)
		}
	}
	if err := t.Close(); err != nil {
		return nil, fmt.Errorf("archive : %w", err)
	}
	if err := gz.Close(); err != nil {
		return nil, fmt.Errorf("archive : %w", err)
	}
	return b.Bytes(), nil
}
