package main

import (
	"context"
	"errors"

	"delibere/app/acte/signature"
	"delibere/app/secretariat"
)

// signeur signs for the window with the certificate of the commune: see ecran.Services.
func signeur(s *secretariat.Secretariat, horloge secretariat.Horloge) func(acte []byte, motDePasse string) ([]byte, string, error) {
	return func(acte []byte, motDePasse string) ([]byte, string, error) {
		m, err := s.Mairie(context.Background())
		if err != nil {
			return nil, "", err
		}
		chemin, err := m.Certificat()
		if err != nil {
			return nil, "", err
		}
		if chemin == "" {
			return nil, "", errors.New("aucun certificat n'est choisi ; donnez-le dans « Réglages », « Transmission »")
		}
		c, err := certificatDe(chemin, motDePasse)
		if err != nil {
			return nil, "", err
		}
		lieu, err := signature.Lieu(acte)
		if err != nil {
			return nil, "", err
		}
		signe, err := signature.Signer(acte, c, lieu, horloge())
		return signe, c.Nom(), err
	}
}
