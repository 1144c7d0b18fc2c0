package storage

import (
	"errors"
	"fmt"
	"io/fs"
	"syscall"

	"modernc.org/sqlite"
)

// Motif is why a base cannot be opened or written.
type Motif string

// The motifs.
const (
	Absente     Motif = "absente"
	Occupee     Motif = "occupée" // another instance has it
	LectureSeul Motif = "lecture seule"
	Pleine      Motif = "disque plein"
	PlusRecente Motif = "plus récente" // written by a later version of the program
	Etrangere   Motif = "étrangère"    // not a register of ours
	Abimee      Motif = "abîmée"
	Reseau      Motif = "partage réseau"
	Disque      Motif = "disque" // the disk failed
)

// Erreur says in French what is wrong with the base and how to mend it.
type Erreur struct {
	Motif   Motif
	Message string
	cause   error
}

func (e *Erreur) Error() string { return e.Message }
func (e *Erreur) Unwrap() error { return e.cause }

func erreur(m Motif, cause error, format string, args ...any) *Erreur {
	return &Erreur{m, fmt.Sprintf(format, args...), cause}
}

// Primary result codes of SQLite (https://www.sqlite.org/rescode.html).
const (
	codeBusy     = 5
	codeReadonly = 8
	codeIOErr    = 10
	codeCorrupt  = 11
	codeFull     = 13
	codeCantOpen = 14
	codeConstr   = 19
	codeNotADB   = 26
	codeDBMoved  = 1032 // an extended code, of codeReadonly
	codeUnique   = 2067
)

// traduire turns a failure of SQLite or of the system into an *Erreur; others are returned as they are.
func traduire(chemin string, err error) error {
	if err == nil {
		return nil
	}
	var deja *Erreur
	if errors.As(err, &deja) {
		return err
	}
	var s *sqlite.Error
	code, etendu := 0, 0
	if errors.As(err, &s) {
		code, etendu = s.Code()&0xff, s.Code()
	}
	switch {
	case etendu == codeDBMoved:
		return erreur(Absente, err, "La base « %s » a été déplacée ou effacée pendant que le programme l'avait ouverte : ce changement n'est pas enregistré ; remettez-la à sa place, puis recommencez", chemin)
	case code == codeFull || errors.Is(err, syscall.ENOSPC):
		return erreur(Pleine, err, "Le disque qui porte « %s » est plein : rien n'a été perdu, mais ce changement n'est pas enregistré ; libérez de la place puis recommencez", chemin)
	case code == codeReadonly || errors.Is(err, fs.ErrPermission) || errors.Is(err, syscall.EROFS):
		return erreur(LectureSeul, err, "La base « %s » est en lecture seule : ce changement n'est pas enregistré ; donnez le droit d'écrire sur ce fichier et son dossier", chemin)
	case code == codeBusy:
		return erreur(Occupee, err, "La base « %s » est occupée par un autre programme ; fermez-le puis recommencez", chemin)
	case code == codeNotADB:
		return erreur(Etrangere, err, "Le fichier « %s » n'est pas une base de Délibéré ; choisissez la bonne base, ou restaurez une sauvegarde", chemin)
	case code == codeCorrupt:
		return erreur(Abimee, err, "La base « %s » est abîmée ; n'y écrivez plus et restaurez la dernière sauvegarde", chemin)
	case code == codeCantOpen || errors.Is(err, fs.ErrNotExist):
		return erreur(Absente, err, "La base « %s » n'existe pas ou ne s'ouvre pas ; vérifiez le chemin et le dossier", chemin)
	case code == codeIOErr || errors.As(err, new(syscall.Errno)):
		return erreur(Disque, err, "Le disque a refusé d'écrire ou de lire « %s » : ce changement n'est peut-être pas enregistré ; fermez et rouvrez le programme avant de continuer", chemin)
	}
	return err
}

// enDouble reports whether a row is already there.
func enDouble(err error) bool {
	var s *sqlite.Error
	return errors.As(err, &s) && s.Code() == codeUnique
}
