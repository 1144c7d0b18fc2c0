package ecran

import (
	"context"
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"delibere/app/secretariat"
)

// signataire is the line of the extrait that signs it, when the commune has a certificate.
type signataire struct {
	v          *vueExtrait
	motDePasse *saisie
	signer     *bouton
	objet      *fyne.Container
}

func nouveauSignataire(v *vueExtrait) *signataire {
	s := &signataire{v: v, motDePasse: nouvelleSaisie(1)}
	s.motDePasse.Password = true
	s.motDePasse.SetPlaceHolder("mot de passe du certificat")
	s.motDePasse.OnSubmitted = func(string) { s.faire() }
	s.signer = nouveauBouton("Signer avec le certificat…", s.faire)
	s.objet = ligne(large(s.motDePasse, 230), s.signer)
	s.objet.Hide()
	return s
}

// rafraichir shows the line when there is a certificate.
func (s *signataire) rafraichir() {
	m, err := s.v.p.s.Secretariat.Mairie(context.Background())
	chemin := ""
	if err == nil {
		chemin, err = m.Certificat()
	}
	if s.v.p.faute(err) || chemin == "" {
		s.objet.Hide()
		return
	}
	s.objet.Show()
}

// faire signs the extrait that is shown and asks where to keep it. The password leaves the screen at once.
func (s *signataire) faire() {
	p, pdf, nom, motDePasse := s.v.p, s.v.montre.PDF, s.v.montre.Nom, s.motDePasse.Text
	s.motDePasse.SetText("")
	pt := p.Fiche.Dossier.Seance.Point(s.v.montre.rendu)
	switch {
	case pdf == nil:
		p.faute(fmt.Errorf("l'extrait ne peut pas être signé : corrigez d'abord ce que dit la ligne rouge"))
		return
	case pt == nil || pt.Deliberation == "":
		p.faute(fmt.Errorf("un projet ne se signe pas ; numérotez d'abord la délibération dans « Clôture »"))
		return
	}
	p.dire("Signature de l'extrait…")
	p.s.EnFond(func() {
		signe, par, err := p.s.Signer(pdf, motDePasse)
		p.s.SurEcran(func() {
			if p.faute(err) {
				return
			}
			p.dire("Signé par %s : choisissez où enregistrer l'acte signé.", par)
			enregistrerSous(p, s.v.fenetre, strings.TrimSuffix(nom, ".pdf")+"-signe.pdf", signe, "Acte signé par "+par+", enregistré")
		})
	})
}

// formulaireCertificat is the part of the settings that says which certificate signs.
type formulaireCertificat struct {
	x      *PiloteMairie
	chemin *saisie
	montre string
	objet  fyne.CanvasObject
}

func nouveauCertificat(x *PiloteMairie, w fyne.Window) *formulaireCertificat {
	f := &formulaireCertificat{x: x}
	f.chemin = champ("aucun : un fichier .p12 ou .pfx", func() { f.poser(f.chemin.Text) })
	choisir := nouveauBouton("Choisir…", func() { choisirChemin(x.p, w, []string{".p12", ".pfx"}, func(c string) { f.poser(c) }) })
	f.objet = container.NewVBox(titreDe("Le certificat de signature"), bordure(nil, nil, etiquette("Fichier"), choisir, f.chemin),
		paragraphe("Avec un certificat, « Extrait » signe l'acte à la place du maire ou du président de séance. Le fichier reste où il est, et son mot de passe est demandé à chaque signature : il n'est gardé nulle part."))
	return f
}

func (f *formulaireCertificat) poser(chemin string) bool {
	chemin = strings.TrimSpace(chemin)
	if avant, err := f.x.Fiche.Certificat(); err == nil && avant == chemin {
		return true
	}
	return f.x.faire(f.x.p.s.Secretariat.PoserCertificat(context.Background(), chemin))
}

// rafraichir shows what is kept; a path that was refused stays to be mended.
func (f *formulaireCertificat) rafraichir(m *secretariat.FicheMairie) {
	chemin, err := m.Certificat()
	if !f.x.p.faute(err) && chemin != f.montre {
		f.montre = chemin
		f.chemin.poser(chemin)
	}
}
