package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"golang.org/x/term"

	"delibere/app/secretariat"
	"delibere/app/transmission/depot"
	"delibere/storage"
)

// compteDePlateforme sets the account of the commune on its platform, asks for its secrets on the standard
// input, and gives them to the keyring of the session; --oublier takes everything out.
func compteDePlateforme(o options, out io.Writer) (int, error) {
	if len(o.fichiers) > 0 {
		return 0, usage("« %s » est de trop ; un mot de passe ne s'écrit pas sur la ligne de commande, il est demandé", o.fichiers[0])
	}
	return statutFait, avecBase(o, func(ctx context.Context, _ *storage.Base, s *secretariat.Secretariat) error {
		m, err := s.Mairie(ctx)
		if err != nil {
			return err
		}
		c, err := m.CompteDepot()
		if err != nil {
			return err
		}
		d := nouveauxDepots(transmissions{s, time.Now})
		if o.a("--oublier") {
			if err := d.Oublier(ctx); err != nil {
				return err
			}
			_, err = fmt.Fprintln(out, "le compte et ses mots de passe sont oubliés")
			return err
		}
		if c, err = compteDemande(o, c); err != nil {
			return err
		}
		return retenirCompte(ctx, d, c, out)
	})
}

// compteDemande is the account that the command describes: what is kept, changed by what is given;
// with --plateforme, a new one.
func compteDemande(o options, c secretariat.CompteDepot) (secretariat.CompteDepot, error) {
	if o.a("--plateforme") {
		c = secretariat.CompteDepot{}
	}
	for nom, champ := range map[string]*string{"--plateforme": &c.Plateforme, "--adresse": &c.Adresse, "--identifiant": &c.Identifiant, "--certificat": &c.Certificat} {
		if o.a(nom) {
			*champ = o.valeurs[nom]
		}
	}
	if o.a("--certificat") {
		entier, err := filepath.Abs(c.Certificat)
		if err != nil {
			return c, erreurDeFichier(c.Certificat, err)
		}
		c.Certificat = entier
	}
	if o.a("--entite") {
		n, err := strconv.Atoi(o.valeurs["--entite"])
		if err != nil || n < 1 {
			return c, usage("l'entité « %s » n'est pas un nombre à partir de 1", o.valeurs["--entite"])
		}
		c.Entite = n
	}
	if c.Plateforme == "" || c.Adresse == "" {
		return c, usage("la commune n'a pas de compte ; décrivez-le, par exemple --plateforme s2low --adresse https://www.s2low.org --certificat mairie.p12")
	}
	return c, nil
}

// retenirCompte asks for the secrets of an account, then keeps it.
func retenirCompte(ctx context.Context, d depots, c secretariat.CompteDepot, out io.Writer) error {
	entree := bufio.NewReader(os.Stdin)
	var motDePasse, certificat string
	var err error
	if c.Identifiant != "" {
		if motDePasse, err = demanderSecret(entree, out, "Mot de passe de « "+c.Identifiant+" »"); err != nil {
			return err
		}
	}
	if c.Certificat != "" {
		if certificat, err = demanderSecret(entree, out, "Mot de passe du certificat « "+filepath.Base(c.Certificat)+" »"); err != nil {
			return err
		}
	}
	if err := d.Retenir(ctx, c, motDePasse, certificat); err != nil {
		return err
	}
	_, err = fmt.Fprintf(out, "compte retenu : %s ; ses mots de passe sont dans le trousseau de la session, et nulle part ailleurs\n", c.Nom())
	return err
}

// demanderSecret reads a line: without echo on a terminal. Empty, it leaves what the keyring has.
func demanderSecret(entree *bufio.Reader, out io.Writer, quoi string) (string, error) {
	fmt.Fprint(out, quoi, " (vide : celui du trousseau) : ")
	if fd := int(os.Stdin.Fd()); term.IsTerminal(fd) {
		octets, err := term.ReadPassword(fd)
		fmt.Fprintln(out)
		return string(octets), err
	}
	ligne, err := entree.ReadString('\n')
	fmt.Fprintln(out)
	if err != nil && !errors.Is(err, io.EOF) {
		return "", fmt.Errorf("l'entrée ne se lit pas : %w", err)
	}
	return strings.TrimRight(ligne, "\r\n"), nil
}

// Retenir implements ecran.Depots: the account goes to the register, its secrets to the keyring. An empty
// secret leaves what the keyring has.
func (d depots) Retenir(ctx context.Context, c secretariat.CompteDepot, motDePasse, certificat string) error {
	if err := laPolitique.permet(c.Adresse); err != nil {
		return err
	}
	if certificat != "" {
		octets, err := lireBorne(c.Certificat)
		if err != nil {
			return err
		}
		if _, err := depot.Certificat(octets, certificat); err != nil {
			return fmt.Errorf("« %s » : %w", c.Certificat, err)
		}
	}
	m, err := d.x.s.PoserCompteDepot(ctx, c)
	if err != nil {
		return err
	}
	if c, err = m.CompteDepot(); err != nil {
		return err
	}
	for cle, secret := range map[string]string{c.CleMotDePasse(): motDePasse, c.CleCertificat(): certificat} {
		if secret == "" {
			continue
		}
		if err := depot.GarderMotDePasse(cle, secret); err != nil {
			return err
		}
	}
	return nil
}

// Oublier implements ecran.Depots: the secrets leave the keyring, then the account leaves the register.
func (d depots) Oublier(ctx context.Context) error {
	m, err := d.x.s.Mairie(ctx)
	if err != nil {
		return err
	}
	c, err := m.CompteDepot()
	if err != nil {
		return err
	}
	for _, cle := range []string{c.CleMotDePasse(), c.CleCertificat()} {
		if err := depot.OublierMotDePasse(cle); err != nil {
			return err
		}
	}
	_, err = d.x.s.PoserCompteDepot(ctx, secretariat.CompteDepot{})
	return err
}
