package ecran

import (
	"fmt"
	"io"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/storage"

	"delibere/app/dossier"
	"delibere/app/rne"
)

// tailleFichier is the largest file that the window takes in, in bytes: the national file of the
// conseillers municipaux is about 70 MB; past their own bound the codecs refuse.
const tailleFichier = 256 << 20

func (f *Fenetre) importer() { f.choisirFichier(".json .seance", f.p.Importer) }

// importerRNE reads the tableau in a file of the Répertoire national des élus.
func (f *Fenetre) importerRNE() { f.choisirFichier(".csv", f.recevoirRNE) }

func (f *Fenetre) choisirFichier(suffixes string, prendre func([]byte)) {
	d := dialog.NewFileOpen(func(r fyne.URIReadCloser, err error) {
		if r != nil {
			f.lire(r, err, prendre)
		}
	}, f.w)
	if suffixes != "" {
		d.SetFilter(storage.NewExtensionFileFilter(strings.Fields(suffixes)))
	}
	montrerDialogue(d, "Choisir un fichier", f.w)
}

// choisirChemin asks for a file that stays where it is: its path is what is kept.
func choisirChemin(p *Pilote, w fyne.Window, suffixes []string, prendre func(chemin string)) {
	d := dialog.NewFileOpen(func(r fyne.URIReadCloser, err error) {
		if r == nil || p.faute(err) {
			return
		}
		r.Close()
		prendre(r.URI().Path())
	}, w)
	d.SetFilter(storage.NewExtensionFileFilter(suffixes))
	montrerDialogue(d, "Choisir un fichier", w)
}

// Ouvrir takes in the file that the program was opened on, as if it were dropped on the window.
func (f *Fenetre) Ouvrir(chemin string) { f.deposer([]fyne.URI{storage.NewFileURI(chemin)}) }

// choisirDossier asks for a folder.
func choisirDossier(p *Pilote, w fyne.Window, prendre func(chemin string)) {
	d := dialog.NewFolderOpen(func(u fyne.ListableURI, err error) {
		if u != nil && !p.faute(err) {
			prendre(u.Path())
		}
	}, w)
	montrerDialogue(d, "Choisir un dossier", w)
}

// deposer takes in files dropped on the window, each where it belongs: a .csv is the tableau, an .xml or
// an archive an answer of the préfecture, a picture the logo, a PDF an annexe of the point shown, anything else a
// séance or models.
func (f *Fenetre) deposer(uris []fyne.URI) {
	var annexes []string
	for _, u := range uris {
		prendre := f.recevoirJSON
		switch strings.ToLower(u.Extension()) {
		case ".csv":
			prendre = f.recevoirRNE
		case ".xml", ".gz", ".tgz", ".tar":
			prendre = f.recevoirReponse
		case ".png", ".jpg", ".jpeg", ".svg":
			prendre = f.recevoirLogo
		case ".pdf":
			annexes = append(annexes, u.Path())
			continue
		}
		r, err := storage.Reader(u)
		f.lire(r, err, prendre)
	}
	if len(annexes) > 0 {
		f.recevoirAnnexes(annexes)
	}
}

// recevoirJSON takes in a séance, or the models of another commune.
func (f *Fenetre) recevoirJSON(octets []byte) {
	if !dossier.EstModeles(octets) {
		f.p.Importer(octets)
		return
	}
	f.p.Visiter(LieuReglages)
	f.lieux[LieuReglages].(*vueReglages).parties.ouvrir(partieModeles).(*vueModeles).x.Importer(octets)
}

// recevoirAnnexes adds files to the annexes of the point that is shown.
func (f *Fenetre) recevoirAnnexes(chemins []string) {
	if f.p.Lieu != LieuSeance || f.p.Etape != EtapePoints || f.points == nil {
		f.p.faute(fmt.Errorf("un PDF se dépose comme annexe d'une délibération ; montrez-la d'abord dans « Points », puis déposez-le de nouveau"))
		return
	}
	f.points.annexes.enregistrer()
	f.points.annexes.a.Ajouter(chemins...)
}

// recevoirReponse takes in an answer of the préfecture, whatever the screen.
func (f *Fenetre) recevoirReponse(octets []byte) {
	if v, ok := f.vues[EtapeTransmission].(*vueTransmission); ok && f.p.Lieu == LieuSeance {
		v.recevoir(octets)
		return
	}
	f.p.Transmission().Recevoir(octets)
	if v, ok := f.lieux[LieuReglages].(*vueReglages); ok && f.p.Lieu == LieuReglages {
		v.parties.rafraichir()
	}
}

// recevoirLogo puts a picture in the letterhead.
func (f *Fenetre) recevoirLogo(octets []byte) {
	f.p.Visiter(LieuReglages)
	f.lieux[LieuReglages].(*vueReglages).parties.ouvrir(partiePapier).(*vuePapier).x.ChoisirLogo(octets)
}

// recevoirRNE takes in the tableau of a .csv: the Répertoire national des élus, or what a spreadsheet wrote, which is
// looked at before it is taken.
func (f *Fenetre) recevoirRNE(octets []byte) {
	f.p.Visiter(LieuConseil)
	v := f.lieux[LieuConseil].(*vueConseil)
	if rne.EstRNE(octets) {
		v.c.Importer(octets)
		return
	}
	v.coller()
	v.collage.zone.coller(rne.Texte(octets))
}

// lire takes in a file, dropped or chosen.
func (f *Fenetre) lire(r fyne.URIReadCloser, err error, prendre func([]byte)) {
	if f.p.faute(err) {
		return
	}
	defer r.Close()
	octets, err := io.ReadAll(io.LimitReader(r, tailleFichier))
	if !f.p.faute(err) {
		prendre(octets)
	}
}

func (f *Fenetre) exporter() {
	if f.p.Fiche == nil {
		f.dire("Ouvrez d'abord la séance à exporter.", true)
		return
	}
	octets, err := f.p.s.EcrireDossier(f.p.Fiche.Dossier)
	if f.p.faute(err) {
		return
	}
	enregistrerSous(f.p, f.w, fmt.Sprintf("seance-%s.json", f.p.Fiche.Date), octets, "Séance exportée")
}

// enregistrerSous asks where to write a file, and says what came of it.
func enregistrerSous(p *Pilote, w fyne.Window, nom string, octets []byte, fait string) {
	d := dialog.NewFileSave(func(c fyne.URIWriteCloser, err error) {
		if c != nil && !p.faute(err) {
			ecrireFichier(p, c, octets, fait)
		}
	}, w)
	d.SetFileName(nom)
	montrerDialogue(d, "Enregistrer sous", w)
}

func ecrireFichier(p *Pilote, c fyne.URIWriteCloser, octets []byte, fait string) {
	_, err := c.Write(octets)
	if errFermeture := c.Close(); err == nil {
		err = errFermeture
	}
	if err != nil {
		p.faute(fmt.Errorf("le fichier n'est pas enregistré : %w ; choisissez un autre dossier", err))
		return
	}
	p.dire("%s : %s", fait, c.URI().Path())
	p.OnFichier(c.URI().Path())
}

// proposerDOuvrir puts beside the line of a file that was written what shows it.
func (f *Fenetre) proposerDOuvrir(chemin string) {
	f.ouvrir.OnTapped = func() { f.p.faute(f.p.s.OuvrirFichier(chemin)) }
	f.ouvrir.Show()
}
