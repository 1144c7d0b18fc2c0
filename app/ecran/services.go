// Package ecran is the window: one file a screen. What the screens do stands in Pilote, which tests
// drive without a window; the widgets show it and call it.
package ecran

import (
	"context"
	"image"
	"time"

	"delibere/app/commune"
	"delibere/app/conseil"
	"delibere/app/secretariat"
)

// Services are what the window needs of the rest of the program.
type Services struct {
	Secretariat   *secretariat.Secretariat
	Documents     Documents
	Apercu        Apercu
	Imprimante    Imprimante
	Exemple       func() (*conseil.Dossier, error) // the example that ships with the program
	NomExemple    string
	LireDossier   func(octets []byte) (*conseil.Dossier, error)
	EcrireDossier func(d *conseil.Dossier) ([]byte, error)
	Communes      func() (*commune.Annuaire, error) // the communes of France
	// LireRNE reads the tableau of a commune ("" for the only one of the file) in a file of the
	// Répertoire national des élus.
	LireRNE     func(octets []byte, codeInsee string) (commune string, elus []conseil.Elu, err error)
	Papier      func() (secretariat.Papier, error) // the extrait in the commune's own words, to be sealed
	Sauvegardes Sauvegardes
	Transmettre Transmission
	Depots      Depots
	MiseEnPage  MiseEnPage
	Annexes     Annexes
	// Signer signs an extrait with the certificate of the commune, and tells in whose name it is.
	Signer func(acte []byte, motDePasse string) (signe []byte, par string, err error)
	Icone  []byte // PNG
	Guide  Guide
	// Version and Licences are what « À propos » shows: the program, and the texts of all that it contains.
	Version   string
	Politique Politique
	Licences  func() string
	// OuvrirFichier shows a file with the program that the system has for it.
	OuvrirFichier func(chemin string) error
	// AuDemarrage is called once, beside the window that has just opened, for what would delay it: it
	// returns a line to tell the person, "" for nothing; nil when there is nothing to do.
	AuDemarrage func() (texte string, grave bool)
	Horloge     secretariat.Horloge
	// Apres calls f once, after d, in any goroutine; tests call it at once.
	Apres func(d time.Duration, f func())
	// SurEcran runs f on the goroutine of the window; EnFond runs f beside it.
	SurEcran, EnFond func(f func())
}

// Guide is what the help shows: its text, as app/guide reads it, its pictures by their names, and the whole on paper.
type Guide struct {
	Texte string
	Image func(nom string) []byte
	PDF   func() ([]byte, error)
}

// Politique is what the one who runs the PCs has fixed: the settings show it and do not change it.
type Politique struct {
	SecondDossier     string // of the backups; "" when it is free
	SansDepot         bool   // nothing is deposited from this PC
	AdressePlateforme string // "" when it is free
}

// fixe is said beside what is fixed so.
const fixe = "fixé par le service informatique"

// Documents makes the papers.
type Documents interface {
	// Extrait returns the PDF of the extrait of a point and the name of its file: a sealed délibération
	// in the words it was sealed in, with its fingerprint. The error is French, and says what to mend.
	Extrait(f *secretariat.Fiche, point int) (pdf []byte, nom string, err error)
	// Genres names the other documents of a séance, as a menu shows them; Document makes the one of that
	// place in the list. The point is that of the bordereau.
	Genres() []string
	Document(f *secretariat.Fiche, genre, point int) (pdf []byte, nom string, err error)
}

// Sauvegarde is a backup: where it is, of when.
type Sauvegarde struct {
	Chemin string
	Quand  time.Time
	Taille int64 // bytes
}

// Contenu is what is in a backup, once it was verified.
type Contenu struct {
	Seances []secretariat.Resume
	Actes   int64  // lines of the journal
	Scelles int64  // sealed délibérations
	Tete    string // fingerprint of the last sealed one
}

// Transmission makes what goes to the représentant de l'État and to the public, and reads what comes back.
type Transmission interface {
	// Archive makes the archive ACTES of a délibération, ready to be deposited, never sent. The same act
	// the same day is the same archive; another takes the next serial.
	Archive(ctx context.Context, f *secretariat.Fiche, point int) (nom string, octets []byte, avertissements []string, err error)
	// Recevoir reads an answer of the préfecture, dates the act that it is about, and says what it means.
	// A stranger's message changes nothing and is an error.
	Recevoir(ctx context.Context, octets []byte) (message string, err error)
	// Publier makes what the website shows of a délibération put online that day, and the sentence above it.
	Publier(f *secretariat.Fiche, point int, jour conseil.Date) (nom string, octets []byte, mention string, err error)
	// Classification is the date of the classification in use; the zero Date when none was imported.
	Classification(ctx context.Context) (conseil.Date, error)
	// SCDL makes the open-data file of every numbered délibération.
	SCDL(ctx context.Context) (octets []byte, avertissements []string, err error)
}

// Depots deposits acts with the account of the commune on a platform; nothing of it is called while there is
// none. Its methods that take a context may take minutes: call them beside the window.
type Depots interface {
	// Deposer deposits a sealed act, once: again, it asks where the act stands. It dates the act by what the
	// platform says, and returns that in words.
	Deposer(ctx context.Context, f *secretariat.Fiche, point int, suivre func(envoyes, total int64)) (message string, err error)
	// Note says what is noted of the deposit of an act, "" when there was none, and whether it is deposited.
	Note(f *secretariat.Fiche, point int) (texte string, deposee bool, err error)
	// Retenir keeps the account, and gives its secrets to the keyring of the session; an empty one leaves what
	// the keyring has. Oublier takes it all out.
	Retenir(ctx context.Context, c secretariat.CompteDepot, motDePasse, certificat string) error
	Oublier(ctx context.Context) error
}

// Sauvegardes keeps the register safe. Its errors are French. Each method may take seconds: call it beside
// the window.
type Sauvegardes interface {
	// Liste lists the backups of the usual folder and of the second place, the latest first.
	Liste() ([]Sauvegarde, error)
	// Faire makes the backup of the day in both places.
	Faire(ctx context.Context) error
	// Regarder verifies a backup and tells what is in it, without touching it.
	Regarder(ctx context.Context, chemin string) (Contenu, error)
	// Restaurer puts a backup in the place of the register, which is kept beside under the name returned;
	// every Fiche read before is stale.
	Restaurer(ctx context.Context, chemin string) (gardee string, err error)
	// Exporter writes everything in open form in a new folder: séance files, PDF, tables.
	Exporter(ctx context.Context, dossier string) error
	// Verifier checks the whole register and says what it found: sound when fautes is empty.
	Verifier(ctx context.Context, tete string) (resume string, fautes []string, err error)
}

// Apercu draws the pages of a PDF for the screen.
type Apercu interface {
	// Page draws a page, from 0, and tells how many there are.
	Page(ctx context.Context, pdf []byte, page, dpi int) (image.Image, int, error)
}

// Imprimante sends a PDF to paper.
type Imprimante interface {
	// Liste names the printers, the usual one first.
	Liste(ctx context.Context) ([]string, error)
	// Imprimer queues a PDF and returns the name of the job.
	Imprimer(ctx context.Context, imprimante string, pdf []byte, titre string, copies int, rectoVerso bool) (travail string, err error)
	// Etat tells where a job stands, and whether nothing more will come. The error is why it was not printed.
	Etat(ctx context.Context, travail string) (texte string, fini bool, err error)
}
