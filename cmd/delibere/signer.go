package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"time"

	"golang.org/x/term"

	"delibere/app/acte/signature"
)

// certificatMax bounds the file of a certificate: one with its whole chain weighs some kilobytes.
const certificatMax = 1 << 20

// signerActe signs a printed act with a certificate, whose password is read on the standard input: an
// argument would be seen by every program of the machine.
func signerActe(o options, out io.Writer) (int, error) {
	chemin, err := o.unFichier()
	if err != nil {
		return 0, err
	}
	if !o.a("--certificat") || !o.a("-o") {
		return 0, usage("indiquez le certificat et où écrire, par exemple --certificat mairie.p12 -o signe.pdf")
	}
	acte, err := lireBorne(chemin)
	if err != nil {
		return 0, err
	}
	lieu, err := signature.Lieu(acte)
	if err != nil {
		return 0, fmt.Errorf("« %s » : %w", chemin, err)
	}
	motDePasse, err := lireMotDePasse(os.Stdin, os.Stderr)
	if err != nil {
		return 0, err
	}
	c, err := certificatDe(o.valeurs["--certificat"], motDePasse)
	if err != nil {
		return 0, err
	}
	signe, err := signature.Signer(acte, c, lieu, time.Now())
	if err != nil {
		return 0, err
	}
	if err := livrer(o, out, signe); err != nil {
		return 0, err
	}
	_, err = fmt.Fprintf(out, "signé par %s, à la page %d\n", c.Nom(), lieu.Page)
	return statutFait, err
}

// certificatDe opens a file .p12 or .pfx; its refusals name it.
func certificatDe(chemin, motDePasse string) (*signature.Certificat, error) {
	octets, err := lireBorne(chemin)
	if err != nil {
		return nil, err
	}
	if len(octets) > certificatMax {
		return nil, fmt.Errorf("« %s » pèse trop pour un certificat ; choisissez le fichier .p12 ou .pfx de votre fournisseur", chemin)
	}
	c, err := signature.Ouvrir(octets, motDePasse)
	if err != nil {
		return nil, fmt.Errorf("« %s » : %w", chemin, err)
	}
	return c, nil
}

// lireMotDePasse reads a line; a person who types it does not see it on the screen.
func lireMotDePasse(entree *os.File, invite io.Writer) (string, error) {
	if fd := int(entree.Fd()); term.IsTerminal(fd) {
		fmt.Fprint(invite, "Mot de passe du certificat : ")
		octets, err := term.ReadPassword(fd)
		fmt.Fprintln(invite)
		return string(octets), err
	}
	ligne, err := bufio.NewReader(io.LimitReader(entree, 4096)).ReadString('\n')
	if err != nil && !errors.Is(err, io.EOF) {
		return "", fmt.Errorf("le mot de passe ne se lit pas (%w) ; donnez-le sur l'entrée standard", err)
	}
	return strings.TrimRight(ligne, "\r\n"), nil
}
