package secretariat

import (
	"context"
	"errors"
	"time"

	"delibere/app/conseil"
)

// SeanceID names a séance in the register; it never changes and is never given again.
type SeanceID int64

// Refusals of a Registre. Anything else it returns is a failure of the disk or of the program.
var (
	// ErrInconnue: no séance, or no act, of that name.
	ErrInconnue = errors.New("séance inconnue")
	// ErrDejaLa: the register already holds a séance of that commune, that day at that hour.
	ErrDejaLa = errors.New("séance déjà enregistrée")
	// ErrScellee: the act would change what a sealed délibération has frozen.
	ErrScellee = errors.New("délibération scellée")
	// ErrNumeroPris: the number is that of another délibération of the commune, as displayed or once
	// mapped for the télétransmission. A number is never given twice.
	ErrNumeroPris = errors.New("numéro déjà donné")
	// ErrRienAAnnuler: nothing to undo, or nothing to redo.
	ErrRienAAnnuler = errors.New("rien à annuler")
)

// Horloge tells the time; tests give their own.
type Horloge func() time.Time

// Acte says who does what and when. Each act is one transaction and one line of the journal.
type Acte struct {
	Qui   string    // the session's user, "" when the machine does not say
	Quand time.Time // from the Horloge
	Quoi  string    // what the person would call it: "présence de Mme Lise VURPILLOT"
}

// Resume is a séance in a list.
type Resume struct {
	ID       SeanceID
	Commune  string
	Date     conseil.Date
	Heure    conseil.Heure
	Points   int
	Scelles  int  // délibérations sealed
	Exemple  bool // the example that ships with the program, not a séance of the commune
	Revision int64
}

// Fiche is a séance as the register holds it. The Dossier is the caller's own copy.
type Fiche struct {
	Resume
	Dossier *conseil.Dossier
	// Scelles gives the fingerprint of each sealed délibération, by the number of its point.
	Scelles map[int]string
	// Annulable and Retablissable name the act that Annuler would undo and Retablir redo; "" for none.
	Annulable, Retablissable string
}

// Entree is one line of the journal: an act, and the parts of the séance it changed.
type Entree struct {
	Acte
	Numero   int64 // grows by one with each act of the register, without a gap
	Seance   SeanceID
	Annule   int64 // the entry that this one undoes, 0 for none
	Retablit int64 // the entry that this one redoes, 0 for none
	Changes  []Changement
}

// MairieID stands for the Mairie in the journal, where a séance has its own.
const MairieID SeanceID = 0

// Changement is one part of a séance before and after an act, in JSON: chemin "presence/nedez-denis",
// "point/32", "seance", "mouvement". An empty side means that the part was not there. The names and
// the senses of a secret ballot never appear: when a vote by name becomes a secret one, the lines that
// held the names lose them, and Efface says so. The sealing of an act has the path "scelle/32".
type Changement struct {
	Chemin       string
	Avant, Apres string
	Efface       bool // both sides were taken out: they held names of what became a secret ballot
}

// Ecran is where the person was: the screen, what it shows and where the cursor stood, so that the
// program reopens there after a closing, a crash or a power cut.
type Ecran struct {
	Seance  SeanceID // 0: the list of séances
	Etape   string   // "presences", "point", "extrait"
	Point   int
	Champ   string // the field that had the focus
	Curseur int    // its cursor, in runes
}

// ChampTexte names a field of a point: "expose", "dispositif".
type ChampTexte struct {
	Seance SeanceID
	Point  int
	Champ  string
}

// Brouillon is a text being typed, and the place of the cursor in it, in runes.
type Brouillon struct {
	Texte   string
	Curseur int
}

// Registre keeps the séances of a commune. It belongs to this package, which needs it; storage and
// storage/memoire implement it, and storage/storagetest holds every implementation to this contract.
//
// Every method that writes is one transaction: it is kept when the method returns nil, and nothing of
// it is kept when the method returns an error. Methods may be called from any goroutine.
type Registre interface {
	// Seances lists the séances, the latest first.
	Seances(ctx context.Context) ([]Resume, error)

	// Lire returns a séance. ErrInconnue if there is none of that name.
	Lire(ctx context.Context, id SeanceID) (Fiche, error)

	// Creer adds a séance. ErrDejaLa if one of the same commune (code INSEE, or name when it has none),
	// date and hour is there, ErrScrutinSecret.
	Creer(ctx context.Context, a Acte, d *conseil.Dossier, exemple bool) (Fiche, error)

	// Modifier reads the séance, applies f to a copy, and keeps the result with its line in the
	// journal; f may complete a.Quoi with names it reads there. When f returns an error nothing changes and that error is returned as it is. When f
	// changes nothing, nothing is written. ErrInconnue, ErrScellee, ErrScrutinSecret, ErrNumeroPris.
	Modifier(ctx context.Context, id SeanceID, a *Acte, f func(*conseil.Dossier) error) (Fiche, error)

	// Annuler undoes the last act of the séance that is not undone yet; Retablir redoes the last
	// undone, as long as no other act came between. Both are acts with a line of their own.
	// ErrInconnue, ErrScellee, ErrRienAAnnuler.
	Annuler(ctx context.Context, id SeanceID, a Acte) (Fiche, error)
	Retablir(ctx context.Context, id SeanceID, a Acte) (Fiche, error)

	// Supprimer takes a séance out, with a line in the journal that keeps its whole record.
	// ErrInconnue, ErrScellee.
	Supprimer(ctx context.Context, id SeanceID, a Acte) error

	// Sceller seals délibérations: f is given the séance, the next place in the chain and its head, and
	// returns the acts in their order, whole. They are kept with a line of the journal, or none is.
	// f may complete a.Quoi. ErrInconnue, ErrNumeroPris, or the error of f.
	Sceller(ctx context.Context, id SeanceID, a *Acte, f func(f Fiche, ordre int64, tete string) ([]Scelle, error)) (Fiche, error)

	// Scelles gives f the sealed délibérations of a séance (MairieID: of all) in the order of the chain.
	// It stops at the first error of f, which may use the register.
	Scelles(ctx context.Context, id SeanceID, f func(Scelle) error) error

	// Numeros lists the numbers of a year that the délibérations of a commune have, the example's left
	// out.
	Numeros(ctx context.Context, c conseil.Commune, annee int) ([]NumeroPris, error)

	// Rechercher looks for délibérations.
	Rechercher(ctx context.Context, r Requete) ([]Trouvee, error)

	// Mairie returns what the commune keeps; the zero Mairie when nothing was written. ModifierMairie,
	// AnnulerMairie and RetablirMairie are acts on it, as those on a séance. What was noted of a deposit
	// ("reglage/depot/…") is never undone, nor what came before it; the serials of the archives
	// ("reglage/series") are passed over.
	Mairie(ctx context.Context) (FicheMairie, error)
	ModifierMairie(ctx context.Context, a Acte, f func(*Mairie) error) (FicheMairie, error)
	AnnulerMairie(ctx context.Context, a Acte) (FicheMairie, error)
	RetablirMairie(ctx context.Context, a Acte) (FicheMairie, error)

	// Coordonnees returns how the members are reached, PoserCoordonnees writes it without a line in the
	// journal: it can be forgotten for good.
	Coordonnees(ctx context.Context) (map[conseil.EluID]Coordonnees, error)
	PoserCoordonnees(ctx context.Context, id conseil.EluID, c Coordonnees) error

	// Journal returns the lines of a séance (MairieID: of the Mairie), the oldest first.
	Journal(ctx context.Context, id SeanceID) ([]Entree, error)

	// DernierActe is when the last line of the journal was written, whatever it is about; the zero Time
	// when there is none.
	DernierActe(ctx context.Context) (time.Time, error)

	// Ecran and RetenirEcran keep where the person was. The zero Ecran when nothing is kept.
	Ecran(ctx context.Context) (Ecran, error)
	RetenirEcran(ctx context.Context, e Ecran) error

	// Brouillon returns the text being typed in a field; false when there is none. RetenirBrouillon
	// keeps it, EffacerBrouillons forgets those of a point once its text is an act.
	Brouillon(ctx context.Context, c ChampTexte) (Brouillon, bool, error)
	RetenirBrouillon(ctx context.Context, c ChampTexte, b Brouillon) error
	EffacerBrouillons(ctx context.Context, id SeanceID, point int) error

	// Close releases the register.
	Close() error
}
