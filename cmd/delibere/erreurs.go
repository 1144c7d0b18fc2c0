package main

import (
	"errors"
	"fmt"
	"io/fs"
	"runtime"
	"syscall"
)

// Codes of Windows for what the other systems call otherwise
// (https://learn.microsoft.com/windows/win32/debug/system-error-codes).
const (
	windowsPartage    syscall.Errno = 32  // ERROR_SHARING_VIOLATION
	windowsPleine     syscall.Errno = 112 // ERROR_DISK_FULL
	windowsNomFaux    syscall.Errno = 123 // ERROR_INVALID_NAME
	windowsNomLong    syscall.Errno = 206 // ERROR_FILENAME_EXCED_RANGE
	windowsPasDossier syscall.Errno = 267 // ERROR_DIRECTORY
)

// sousWindows reports a failure by its code of Windows, whose numbers mean otherwise elsewhere.
func sousWindows(err error, code syscall.Errno) bool {
	return runtime.GOOS == "windows" && errors.Is(err, code)
}

func disquePlein(err error) bool {
	return errors.Is(err, syscall.ENOSPC) || sousWindows(err, windowsPleine)
}

// erreurDeFichier says in French why a file cannot be opened or written. What it does not know keeps the word
// of the system, after a mend.
func erreurDeFichier(chemin string, err error) error {
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return fmt.Errorf("le fichier « %s » n'existe pas ; vérifiez son nom et son dossier", chemin)
	case sousWindows(err, windowsPartage):
		return fmt.Errorf("« %s » est ouvert dans un autre programme ; fermez-le puis recommencez", chemin)
	case errors.Is(err, fs.ErrPermission):
		return fmt.Errorf("« %s » n'est pas accessible avec vos droits ; choisissez un autre dossier ou demandez-les", chemin)
	case errors.Is(err, fs.ErrExist):
		return fmt.Errorf("« %s » existe déjà ; choisissez un autre nom, ou ajoutez --ecraser", chemin)
	case errors.Is(err, syscall.EISDIR):
		return fmt.Errorf("« %s » est un dossier ; donnez un fichier", chemin)
	case disquePlein(err):
		return fmt.Errorf("le disque qui porte « %s » est plein ; libérez de la place ou choisissez un autre disque, puis recommencez", chemin)
	case errors.Is(err, syscall.ENOTDIR), sousWindows(err, windowsPasDossier):
		return fmt.Errorf("une partie de « %s » est un fichier, pas un dossier ; choisissez un autre dossier", chemin)
	case errors.Is(err, syscall.ENAMETOOLONG), sousWindows(err, windowsNomLong):
		return fmt.Errorf("le nom « %s » est trop long pour ce disque ; donnez-en un plus court", abrege(chemin))
	case errors.Is(err, syscall.EINVAL), sousWindows(err, windowsNomFaux):
		return fmt.Errorf("le nom « %s » n'est pas admis par ce disque ; donnez-en un autre", chemin)
	case errors.Is(err, syscall.EROFS):
		return fmt.Errorf("le disque qui porte « %s » est en lecture seule ; choisissez un autre dossier", chemin)
	}
	return fmt.Errorf("le système refuse « %s » ; essayez un autre dossier ou un autre disque (%w)", chemin, err)
}

// erreurDeSortie says in French why the standard output takes nothing.
func erreurDeSortie(err error) error {
	switch {
	case disquePlein(err):
		return errors.New("le disque où va la sortie est plein, et il en manque une partie ; libérez de la place puis recommencez")
	case errors.Is(err, syscall.EPIPE):
		return errors.New("le programme qui lisait la sortie s'est arrêté, et il en manque une partie ; recommencez sans lui")
	case errors.Is(err, syscall.EBADF), errors.Is(err, fs.ErrClosed):
		return errors.New("la sortie est fermée, et rien ne peut y être écrit ; recommencez dans un terminal, ou redirigez-la vers un fichier")
	}
	return fmt.Errorf("la sortie ne peut être écrite ; recommencez dans un terminal, ou redirigez-la vers un autre fichier (%w)", err)
}

// abrege shows the beginning of a name too long to be read.
func abrege(s string) string {
	if r := []rune(s); len(r) > 80 {
		return string(r[:80]) + "…"
	}
	return s
}
