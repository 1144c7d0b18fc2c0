package main

import (
	"fmt"
	"os"
	"path/filepath"

	"golang.org/x/sys/windows"
)

// nomDesCommandes is the program that answers in a console.
const nomDesCommandes = "delibere-commande"

// montrerBoite shows a refusal, unless the error output goes somewhere.
func montrerBoite(texte string) {
	if t, err := windows.GetFileType(windows.Handle(os.Stderr.Fd())); err == nil && t != windows.FILE_TYPE_UNKNOWN {
		return
	}
	message, err := windows.UTF16PtrFromString(texte)
	if err != nil {
		return
	}
	titre, _ := windows.UTF16PtrFromString("Délibéré") // a constant without a zero
	_, _ = windows.MessageBox(0, message, titre, windows.MB_OK|windows.MB_ICONERROR|windows.MB_SETFOREGROUND)
}

// ouvrirFichier shows a file with the program that Windows has for it.
func ouvrirFichier(chemin string) error {
	fichier, err := windows.UTF16PtrFromString(filepath.FromSlash(chemin))
	if err != nil {
		return err
	}
	if err := windows.ShellExecute(0, nil, fichier, nil, nil, windows.SW_SHOWNORMAL); err != nil {
		return fmt.Errorf("Windows n'a pas de programme pour ouvrir « %s » (%w) ; ouvrez-le depuis son dossier, ou installez un lecteur", chemin, err)
	}
	return nil
}

var (
	kernel32      = windows.NewLazySystemDLL("kernel32.dll")
	attachConsole = kernel32.NewProc("AttachConsole")
)

// rejoindreConsole gives a command the console it was typed in: Windows starts a program that has a window
// without one. An output sent to a file or to another program stays there.
func rejoindreConsole() {
	const parent = ^uintptr(0) // ATTACH_PARENT_PROCESS
	if r, _, _ := attachConsole.Call(parent); r == 0 {
		return
	}
	for _, x := range []struct {
		fichier **os.File
		nom     string
		mode    int
	}{{&os.Stdin, "CONIN$", os.O_RDONLY}, {&os.Stdout, "CONOUT$", os.O_RDWR}, {&os.Stderr, "CONOUT$", os.O_RDWR}} {
		h := windows.Handle((*x.fichier).Fd())
		var mode uint32
		if windows.GetConsoleMode(h, &mode) == nil {
			*x.fichier = os.NewFile(uintptr(h), (*x.fichier).Name())
		} else if t, err := windows.GetFileType(h); err != nil || t == windows.FILE_TYPE_UNKNOWN {
			if f, err := os.OpenFile(x.nom, x.mode, 0); err == nil {
				*x.fichier = f
			}
		}
	}
}
