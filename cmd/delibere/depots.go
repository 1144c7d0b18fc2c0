package main

import (
	"context"
	"crypto/x509"
	"errors"
	"fmt"
	"strings"
	"sync"

	"delibere/app/conseil"
	"delibere/app/secretariat"
	"delibere/app/transmission"
	"delibere/app/transmission/depot"
)

// depots deposits sealed acts on the platform of the commune's account, for the window and for the command.
// It implements ecran.Depots.
type depots struct {
	x         transmissions
	autorites *x509.CertPool // of the platform; nil for those of the system
	seul      *sync.Mutex    // one deposit at a time: the lock of the base keeps other instances out
}

// autorites are the authorities of the platforms for the commands; nil for those of the system.
var autorites *x509.CertPool

func nouveauxDepots(x transmissions) depots { return depots{x, autorites, new(sync.Mutex)} }

// Deposer implements ecran.Depots.
func (d depots) Deposer(ctx context.Context, f *secretariat.Fiche, point int, suivre func(envoyes, total int64)) (string, error) {
	return d.deposer(ctx, f, point, nil, suivre)
}

func (d depots) deposer(ctx context.Context, f *secretariat.Fiche, point int, annexes []transmission.Piece, suivre depot.Suivi) (string, error) {
	if !d.seul.TryLock() {
		return "", errors.New("un dépôt est déjà en cours ; attendez sa fin, ou arrêtez-le")
	}
	defer d.seul.Unlock()
	if err := deposable(f, point); err != nil {
		return "", err
	}
	m, err := d.x.s.Mairie(ctx)
	if err != nil {
		return "", err
	}
	compte, err := m.CompteDepot()
	if err != nil {
		return "", err
	}
	plateforme, err := d.ouvrir(compte)
	if err != nil {
		return "", err
	}
	a, err := d.x.archive(ctx, f, point, annexes)
	if err != nil {
		return "", refusDeTransmettre(err)
	}
	if err := envoyable(&m, f.Dossier.Seance.Point(point), a); err != nil {
		return "", err
	}
	c := &carnet{s: d.x.s, compte: compte.Nom(), jour: conseil.DateOf(d.x.aLHeure())}
	r, err := depot.Deposer(ctx, plateforme, c, &a.Acte, suivre)
	if err != nil {
		return "", refusDeTransmettre(err)
	}
	return d.conclure(context.WithoutCancel(ctx), f, point, a.Identifiant, r)
}

// deposable refuses what must not leave: the example, and a text that can still change.
func deposable(f *secretariat.Fiche, point int) error {
	p := f.Dossier.Seance.Point(point)
	switch {
	case p == nil:
		return errors.New("choisissez d'abord la délibération à déposer")
	case f.Exemple:
		return errors.New("cette séance est l'exemple du programme : rien n'en part ; déposez les délibérations de la commune")
	case f.Scelles[point] == "":
		return fmt.Errorf("la délibération du point %d n'est pas scellée, son texte peut encore changer ; scellez-la, puis déposez-la", point)
	}
	return nil
}

// envoyable refuses to send an act that is not whole, or that left by another way: its date says so, and no
// deposit is noted. One that is deposited is only asked for.
func envoyable(m *secretariat.FicheMairie, p *conseil.Point, a *transmission.Archive) error {
	n, err := m.Depot(a.Identifiant)
	switch {
	case err != nil || n.Numero != "":
		return err
	case len(a.Absentes) > 0:
		return fmt.Errorf("la délibération annonce des annexes qui ne sont pas jointes (%s), l'acte partirait incomplet ; déposez-le par la commande « deposer » avec --annexe, ou sur le site de la plateforme",
			conseil.Enumerer(a.Absentes))
	case !n.Commence && p.Transmission.Connue():
		return fmt.Errorf("la délibération est notée transmise le %s, et pas par ce programme : il ne l'envoie pas une seconde fois ; effacez cette date à la clôture si elle est fausse", p.Transmission.Longue())
	}
	return nil
}

// Note implements ecran.Depots.
func (d depots) Note(f *secretariat.Fiche, point int) (string, bool, error) {
	p := f.Dossier.Seance.Point(point)
	m, err := d.x.s.Mairie(context.Background())
	if err != nil || p == nil {
		return "", false, err
	}
	n, err := m.Depot(transmission.Identifiant(f.Dossier, p))
	jour, fait := n.Fait()
	switch {
	case err != nil || n.Compte == "":
		return "", false, err
	case fait && p.AccuseReception.Connue():
		return fmt.Sprintf("Déposée le %s, transaction %s.", jour.Longue(), n.Numero), true, nil
	case fait:
		return fmt.Sprintf("Déposée le %s, en attente de l'accusé de réception (transaction %s). La plateforme a répondu : « %s »", jour.Longue(), n.Numero, enUneLigne(n.Texte)), true, nil
	case n.Commence:
		return "Un dépôt a été interrompu : on ne sait pas si la plateforme a l'acte. Déposez de nouveau, elle sera interrogée avant tout envoi.", false, nil
	}
	return "La plateforme l'a refusée : « " + enUneLigne(n.Texte) + " »", false, nil
}

// ouvrir opens the platform of an account with the secrets of the keyring.
func (d depots) ouvrir(c secretariat.CompteDepot) (depot.Plateforme, error) {
	if c == (secretariat.CompteDepot{}) {
		return nil, errors.New("la commune n'a pas de compte sur une plateforme ; ajoutez-le dans « Réglages », « Transmission », ou par la commande « compte »")
	}
	if err := laPolitique.permet(c.Adresse); err != nil {
		return nil, err
	}
	a := depot.Acces{Adresse: c.Adresse, Compte: c.Identifiant, Racines: d.autorites}
	var err error
	if c.Identifiant != "" {
		if a.MotDePasse, err = depot.MotDePasse(c.CleMotDePasse()); err != nil {
			return nil, err
		}
	}
	if c.Certificat != "" {
		mot, err := depot.MotDePasse(c.CleCertificat())
		if err != nil {
			return nil, err
		}
		octets, err := lireBorne(c.Certificat)
		if err != nil {
			return nil, err
		}
		if a.Certificat, err = depot.Certificat(octets, mot); err != nil {
			return nil, fmt.Errorf("« %s » : %w", c.Certificat, err)
		}
	}
	if c.Plateforme == secretariat.PlateformePastell {
		return ouverte(depot.NouveauPastell(a, c.Entite))
	}
	return ouverte(depot.NouveauS2low(a))
}

// ouverte keeps a pointer that is nil from becoming a platform.
func ouverte[P depot.Plateforme](p P, err error) (depot.Plateforme, error) {
	if err != nil {
		return nil, err
	}
	return p, nil
}

// conclure dates the act by what the platform answers: sent once it took it, received on the accusé alone.
func (d depots) conclure(ctx context.Context, f *secretariat.Fiche, point int, identifiant string, r depot.Reponse) (string, error) {
	switch r.Etat {
	case depot.EtatErreur:
		return "", &refusDImprimer{[]error{fmt.Errorf("la plateforme a l'acte sous le numéro %s, en erreur : « %s » ; reprenez-le sur son site, rien n'est daté", r.Numero, enUneLigne(r.Texte))}}
	case depot.EtatAnnule:
		return "", &refusDImprimer{[]error{fmt.Errorf("la transaction %s est annulée sur la plateforme ; reprenez l'acte sur son site, rien n'est daté", r.Numero)}}
	}
	if err := d.dater(ctx, f.ID, point, identifiant); err != nil {
		return "", err
	}
	if len(r.Accuse) == 0 {
		return fmt.Sprintf("déposée, en attente de l'accusé de réception (transaction %s) ; la plateforme répond : « %s »", r.Numero, enUneLigne(r.Texte)), nil
	}
	return d.x.Recevoir(ctx, r.Accuse)
}

// dater writes the day of the deposit as that of the transmission, unless one is noted.
func (d depots) dater(ctx context.Context, id secretariat.SeanceID, point int, identifiant string) error {
	m, err := d.x.s.Mairie(ctx)
	if err != nil {
		return err
	}
	note, err := m.Depot(identifiant)
	if err != nil {
		return err
	}
	f, err := d.x.s.Ouvrir(ctx, id)
	if err != nil {
		return err
	}
	p := f.Dossier.Seance.Point(point)
	jour, fait := note.Fait()
	if !fait || p.Transmission.Connue() {
		return nil
	}
	_, err = d.x.s.Dater(ctx, id, point, p.Publication, jour, p.AccuseReception)
	return err
}

// enUneLigne shortens an answer for a line to read; it is kept whole.
func enUneLigne(texte string) string {
	r := []rune(strings.Join(strings.Fields(texte), " "))
	if len(r) > 200 {
		r = append(r[:199], '…')
	}
	return string(r)
}
