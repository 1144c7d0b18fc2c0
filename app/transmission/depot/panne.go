package depot

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"net"
)

// panne is what cut the line, in French; the cause is kept for errors.Is.
type panne struct {
	texte string
	cause error
}

func (p *panne) Error() string { return p.texte }
func (p *panne) Unwrap() error { return p.cause }

// enFrancais says what the network says in English.
func enFrancais(err error) error {
	var certificat *tls.CertificateVerificationError
	var inconnue x509.UnknownAuthorityError
	var autreNom x509.HostnameError
	var alerte tls.AlertError
	var nom *net.DNSError
	var delai net.Error
	texte := "la liaison est coupée ; vérifiez la connexion de ce poste"
	switch {
	case errors.Is(err, context.Canceled):
		texte = "arrêté à votre demande"
	case errors.As(err, &certificat), errors.As(err, &inconnue), errors.As(err, &autreNom):
		texte = "le certificat du serveur n'est pas celui d'une autorité connue, pour cette adresse et ce jour ; vérifiez l'adresse, et la date de ce poste"
	case errors.As(err, &alerte):
		texte = "le serveur n'accepte pas le certificat de la commune ; vérifiez qu'il est à jour"
	case errors.As(err, &nom):
		texte = "son nom est inconnu ; vérifiez l'adresse, et la connexion de ce poste"
	case errors.As(err, &delai) && delai.Timeout():
		texte = "le délai est passé ; vérifiez la connexion de ce poste"
	}
	return &panne{texte, err}
}
