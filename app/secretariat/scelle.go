package secretariat

import (
	"context"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"reflect"
	"strings"
	"time"

	"delibere/app/conseil"
	"delibere/app/dossier"
)

// Scelle is a délibération that the register has frozen: nothing ever changes it. A correction is a new
// délibération that cites it.
type Scelle struct {
	Ordre  int64 // place in the chain, from 1, without a gap
	Seance SeanceID
	Point  int
	Date   conseil.Date
	Numero string // as displayed
	Actes  string // as the télétransmission takes it
	Quand  time.Time
	// Contexte is the record the act stands in, without its points: the commune, the members, the
	// presences. It is kept once for all the acts that share it.
	Contexte string
	Canon    string // the act itself: what Canoniser returns
	PDF      string // SHA-256 of the extrait as printed, in hexadecimal
	// Empreinte chains the act to the one before: see Enchainer.
	Empreinte string
}

// Papier makes the extrait of a point: its words, and the PDF that carries the fingerprint in small type.
type Papier interface {
	// Modele is the wording and the layout of the commune, as JSON; "" for none. It is sealed with the
	// act, which is printed again as it was when the commune has changed its own since.
	Modele() string
	// Annexes are the files of the annexes of a point as they are now; none when it has no file. They are
	// sealed with the act, so that a file that has changed since is told from the one that was voted.
	Annexes(d *conseil.Dossier, numero int) ([]AnnexeScellee, error)
	Texte(d *conseil.Dossier, numero int) (string, error)
	PDF(d *conseil.Dossier, numero int, empreinte string) ([]byte, error)
}

// canon is the canonical form of an act, version 1: JSON with these keys in this order. It is kept as
// bytes and never rewritten: a later version of the program reads it as it stands.
type canon struct {
	Format   string          `json:"format"`
	Version  int             `json:"version"`
	Numero   string          `json:"numero"`
	Actes    string          `json:"actes"`
	Contexte string          `json:"contexte"` // SHA-256 of the context
	Point    json.RawMessage `json:"point"`    // as in the séance file, without the dates of its later life
	Decompte decompteScelle  `json:"decompte"`
	Modele   json.RawMessage `json:"modele,omitempty"`
	Annexes  []AnnexeScellee `json:"annexes,omitempty"`
	Texte    string          `json:"texte"` // the words of the extrait
}

// decompteScelle is what the rules counted on the day of the sealing.
type decompteScelle struct {
	EnExercice int    `json:"en_exercice"`
	Presents   int    `json:"presents"`
	Quorum     int    `json:"quorum"`
	Votants    int    `json:"votants"`
	Exprimes   int    `json:"exprimes"`
	Resultat   string `json:"resultat"`
	Formule    string `json:"formule"`
}

// SansDates is the point without what happens to it after the séance.
func SansDates(p conseil.Point) conseil.Point {
	p.Publication, p.Transmission, p.AccuseReception, p.Dispense = conseil.Date{}, conseil.Date{}, conseil.Date{}, ""
	return p
}

// Canoniser returns the context and the canonical form of the act of a point, with the words of its
// extrait, the modele they were made by, and the files of its annexes.
func Canoniser(d *conseil.Dossier, numero int, texte, modele string, annexes []AnnexeScellee) (contexte, forme string, err error) {
	p := d.Seance.Point(numero)
	controle := conseil.Controler(d)
	bilan := controle.Point(numero)
	if p == nil || bilan == nil {
		return "", "", refus("la séance n'a pas de point %d", numero)
	}
	nu := d.Copie()
	nu.Seance.Points, nu.Seance.HeureFin = nil, conseil.Heure{}
	if contexte, err = dossier.Compact(nu); err != nil {
		return "", "", err
	}
	point, err := dossier.CompactPoint(SansDates(*p))
	if err != nil {
		return "", "", err
	}
	c := canon{Format: "delibere-acte", Version: 1, Numero: p.Deliberation, Actes: conseil.NumeroActes(p.Deliberation),
		Contexte: EmpreinteDe(contexte), Point: json.RawMessage(point), Texte: texte, Modele: json.RawMessage(modele), Annexes: annexes,
		Decompte: decompteScelle{EnExercice: bilan.EnExercice, Presents: len(bilan.Presents), Quorum: bilan.Quorum, Votants: bilan.Votants()}}
	if v := bilan.Vote; v != nil {
		c.Decompte.Exprimes, c.Decompte.Resultat, c.Decompte.Formule = int(v.Exprimes), string(v.Resultat), v.Formule
	}
	if n := bilan.Nomination; n != nil {
		c.Decompte.Exprimes, c.Decompte.Resultat, c.Decompte.Formule = int(n.Exprimes), n.Elu, n.Formule
	}
	octets, err := dossier.CompactJSON(c)
	return contexte, octets, err
}

// LireCanon reads a sealed act back: the record it stands in, without points, and its point.
func LireCanon(x *Scelle) (*conseil.Dossier, *conseil.Point, error) {
	d, err := dossier.LireContexte(strings.NewReader(x.Contexte))
	if err != nil {
		return nil, nil, err
	}
	var c canon
	if err := json.Unmarshal([]byte(x.Canon), &c); err != nil {
		return nil, nil, err
	}
	p, err := dossier.LirePoint(string(c.Point))
	return d, p, err
}

// ModeleDuCanon returns the modele that was sealed with an act, "" for none.
func ModeleDuCanon(forme string) string {
	var c struct {
		Modele json.RawMessage `json:"modele"`
	}
	if err := json.Unmarshal([]byte(forme), &c); err != nil {
		return ""
	}
	return string(c.Modele)
}

// PointDuCanon returns the JSON of the point in a canonical form, as it stands there.
func PointDuCanon(canon string) string {
	_, reste, _ := strings.Cut(canon, `"point":`)
	if i := strings.LastIndex(reste, `,"decompte":{`); i >= 0 {
		return reste[:i]
	}
	return ""
}

// EmpreinteDe is the SHA-256 of a text, in hexadecimal.
func EmpreinteDe(s string) string {
	h := sha256.Sum256([]byte(s))
	return hex.EncodeToString(h[:])
}

// Enchainer returns the fingerprint of a sealed act: SHA-256, in hexadecimal, of the fingerprint before
// and of each field, its length first on eight bytes, so that no two acts have the same bytes. The
// context stands in it by its own SHA-256, in the canonical form. The PDF is not in it, since it prints
// the fingerprint; the journal's own chain covers it.
func Enchainer(precedente string, s *Scelle) string {
	h := sha256.New()
	for _, champ := range []string{precedente, fmt.Sprintf("%d %d %d", s.Ordre, s.Seance, s.Point), s.Date.String(), s.Numero, s.Actes,
		s.Quand.UTC().Format(time.RFC3339), s.Canon} {
		var n [8]byte
		binary.BigEndian.PutUint64(n[:], uint64(len(champ)))
		h.Write(n[:])
		h.Write([]byte(champ))
	}
	return hex.EncodeToString(h.Sum(nil))
}

// VerifierScelle returns an ErrScellee when a record would change what its sealed délibérations have
// frozen: the commune, the members, the presences, pouvoirs and movements, and the points themselves,
// but the dates of their later life. Every Registre calls it before it writes.
func VerifierScelle(avant, apres *conseil.Dossier, scelles map[int]string) error {
	if len(scelles) == 0 {
		return nil
	}
	const mend = "ce qui est scellé ne change plus : une correction est une nouvelle délibération, qui cite l'ancienne"
	a, b := *avant, *apres
	a.Seance.Points, b.Seance.Points = nil, nil
	if !a.Seance.HeureFin.Connue() {
		b.Seance.HeureFin = conseil.Heure{} // the end of the séance may come later, once
	}
	if !reflect.DeepEqual(a, b) {
		return fmt.Errorf("%w : la séance du %s a des délibérations scellées ; %s", ErrScellee, avant.Seance.Date.Longue(), mend)
	}
	for numero := range scelles {
		p, q := avant.Seance.Point(numero), apres.Seance.Point(numero)
		if p == nil || q == nil || !reflect.DeepEqual(SansDates(*p), SansDates(*q)) {
			return fmt.Errorf("%w : le point %d est scellé ; %s", ErrScellee, numero, mend)
		}
	}
	return nil
}

// Sceller freezes délibérations for ever, in one transaction: those of the points given, or with none
// every voted délibération of the séance that is not sealed yet. Each must have its number, its vote,
// and an extrait that the rules do not refuse. ErrInconnue, ErrNumeroPris, *Refus.
func (s *Secretariat) Sceller(ctx context.Context, id SeanceID, papier Papier, points ...int) (Fiche, error) {
	m, err := s.registre.Mairie(ctx)
	if err != nil {
		return Fiche{}, err
	}
	motif, err := m.numerotation()
	if err != nil {
		return Fiche{}, err
	}
	a := s.acte("scellement")
	return s.registre.Sceller(ctx, id, &a, func(f Fiche, ordre int64, tete string) ([]Scelle, error) {
		if f.Exemple {
			return nil, refus("l'exemple ne se scelle pas : il n'est pas une séance de votre commune ; créez ou importez la vôtre")
		}
		choisis, err := aSceller(f, points)
		if err != nil {
			return nil, err
		}
		if err := verifierSuite(f.Dossier, motif); err != nil {
			return nil, err
		}
		var scelles []Scelle
		for _, numero := range choisis {
			x := Scelle{Ordre: ordre, Seance: id, Point: numero, Date: f.Date, Quand: a.Quand.Truncate(time.Second)}
			if err := sceller(&x, f.Dossier, papier, tete); err != nil {
				return nil, err
			}
			scelles, tete, ordre = append(scelles, x), x.Empreinte, ordre+1
		}
		a.Quoi = "scellement de " + conseil.Nombre(len(scelles), "délibération", "délibérations")
		return scelles, nil
	})
}

// sceller fills a sealed act and prints it.
func sceller(x *Scelle, d *conseil.Dossier, papier Papier, tete string) error {
	p := d.Seance.Point(x.Point)
	x.Numero, x.Actes = p.Deliberation, conseil.NumeroActes(p.Deliberation)
	texte, err := papier.Texte(d, x.Point)
	if err != nil {
		return err
	}
	annexes, err := papier.Annexes(d, x.Point)
	if err != nil {
		return err
	}
	if x.Contexte, x.Canon, err = Canoniser(d, x.Point, texte, papier.Modele(), annexes); err != nil {
		return err
	}
	x.Empreinte = Enchainer(tete, x)
	octets, err := papier.PDF(d, x.Point, x.Empreinte)
	if err != nil {
		return err
	}
	x.PDF = EmpreinteDe(string(octets))
	return nil
}

// aSceller chooses the points to seal, and refuses those that cannot be.
func aSceller(f Fiche, points []int) ([]int, error) {
	tous := len(points) == 0
	if tous {
		for i := range f.Dossier.Seance.Points {
			p := &f.Dossier.Seance.Points[i]
			if _, deja := f.Scelles[p.Numero]; !deja && conseil.EtatDe(p, false) == conseil.EtatVotee && p.Deliberation != "" {
				points = append(points, p.Numero)
			}
		}
		if len(points) == 0 {
			return nil, refus("aucune délibération n'est prête à sceller : il leur faut un vote et un numéro ; votez, numérotez, puis recommencez")
		}
	}
	for _, numero := range points {
		p := f.Dossier.Seance.Point(numero)
		_, deja := f.Scelles[numero]
		switch {
		case p == nil:
			return nil, refus("la séance n'a pas de point %d ; choisissez un point de l'ordre du jour", numero)
		case deja:
			return nil, fmt.Errorf("%w : le point %d l'est déjà", ErrScellee, numero)
		case conseil.EtatDe(p, false) != conseil.EtatVotee:
			return nil, refus("le point %d n'est pas voté ; notez son vote, puis scellez", numero)
		case p.Deliberation == "":
			return nil, refus("le point %d n'a pas de numéro de délibération ; numérotez la séance, puis scellez", numero)
		}
		if err := sansBlanc(p); err != nil {
			return nil, err
		}
	}
	return points, nil
}

// Scelles returns the sealed délibérations of a séance in the order of the chain, whole; with 0, the
// whole register, one at a time. It stops at the first error of f.
func (s *Secretariat) Scelles(ctx context.Context, id SeanceID, f func(Scelle) error) error {
	return s.registre.Scelles(ctx, id, f)
}
