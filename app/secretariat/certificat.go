package secretariat

import (
	"context"
	"path/filepath"
	"slices"
	"strings"
)

// reglageCertificat names the file of the certificate that signs the acts; it stays where it is, and its
// password is kept nowhere.
const reglageCertificat = "certificat"

// Certificat returns the path of the certificate; "" when the commune has none.
func (m *Mairie) Certificat() (chemin string, err error) {
	return chemin, m.Reglage(reglageCertificat, &chemin)
}

// PoserCertificat writes the path of the certificate; "" takes it out. *Refus.
func (s *Secretariat) PoserCertificat(ctx context.Context, chemin string) (FicheMairie, error) {
	return s.modifierMairie(ctx, "certificat de signature", func(m *Mairie) error {
		if chemin == "" {
			delete(m.Reglages, reglageCertificat)
			return nil
		}
		if !slices.Contains([]string{".p12", ".pfx"}, strings.ToLower(filepath.Ext(chemin))) {
			return refus("« %s » n'est pas le fichier d'un certificat ; choisissez celui qui finit par .p12 ou .pfx", chemin)
		}
		return m.poser(reglageCertificat, chemin)
	})
}
