package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"delibere/app/conseil"
	"delibere/app/secretariat"
	"delibere/assets"
)

// The séance of the published extrait, recorded from nothing in the real window by keys and mouse alone.
func TestReelBoutEnBout(t *testing.T) {
	d, err := lireOctets(assets.Exemple)
	if err != nil {
		t.Fatal(err)
	}
	chezElle := t.TempDir()
	t.Setenv("HOME", chezElle)
	if err := os.WriteFile(filepath.Join(chezElle, "accuse.xml"), []byte(accuseValentigney), 0o600); err != nil {
		t.Fatal(err)
	}
	s := &scenario{nouvellePersonne(t), d, filepath.Join(t.TempDir(), "registre.delibere")}
	allumerImprimante(s.ecranVirtuel)
	s.lancer(binaire(t), "--base", s.base)
	s.garderImage() // after the program: before it is stopped
	s.commune()
	s.conseil()
	s.seance()
	s.convocation()
	s.appel()
	s.ordreDuJour()
	s.mouvements()
	s.texte()
	s.cloture()
	s.imprimer()
	s.accuser()
}

// scenario is what the person has before her: the paper extrait, here as a record, and an empty register.
type scenario struct {
	*personne
	papier *conseil.Dossier
	base   string
}

// commune: its name and Enter fill what the tables know; the rest is read on the paper.
func (s *scenario) commune() {
	c := s.papier.Commune
	s.lire("La commune : tapez son nom, puis Entrée.")
	s.taper(strings.ToLower(c.Nom))
	s.lire(c.CodePostal + " " + c.Departement)
	s.touche("Return")
	s.cliquer("Compléter ou corriger")
	s.remplir("Arrondissement", c.Arrondissement)
	s.remplir("Canton", c.Canton)
	s.remplir("Représentant de l'État", c.RepresentantEtat)
	s.remplir("Comptable", c.Comptable)
	s.cliquer("Accueil")
}

// conseil: the members, copied from a spreadsheet.
func (s *scenario) conseil() {
	lignes := "Nom\tPrénom\tCivilité\tFonction\tDébut du mandat\n"
	for _, e := range s.papier.Elus {
		lignes += strings.Join([]string{e.Nom, e.Prenom, string(e.Civilite), e.Fonction, e.Debut.Longue()}, "\t") + "\n"
	}
	s.copier(lignes)
	s.cliquer("Coller depuis un tableur")
	s.touche("ctrl+v")
	s.lire(fmt.Sprintf("%d élus lus, dans l'ordre du tableau. Vérifiez les colonnes, puis prenez-les.", len(s.papier.Elus)))
	s.cliquer("Prendre ces élus")
	s.lire(fmt.Sprintf("Le conseil : %d élus au tableau.", len(s.papier.Elus)))
}

func (s *scenario) seance() {
	x := &s.papier.Seance
	s.champs("5/4/23", "19h30", x.Lieu)
	s.cliquer("Créer la séance")
	s.lire("Séance du 5 avril 2023")
}

func (s *scenario) convocation() {
	x := &s.papier.Seance
	s.touche("ctrl+0")
	s.remplir("Envoyée le", "30/3/23")
	s.lire("5 jours francs entre l'envoi et la séance, pour 5 demandés.")
	s.choisir("Président de séance", 0, 26, s.papier.Appel(x.President))
	s.choisir("Secrétaire de séance", 0, 26, s.papier.Appel(x.Secretaires[0]))
	s.remplir("Procès-verbal arrêté : séance du", "22/2/23")
	s.cliquer("adopté à l'unanimité")
}

// appel: who is there, by one key each; who gave a pouvoir, to whom.
func (s *scenario) appel() {
	x := &s.papier.Seance
	s.touche("ctrl+1")
	s.lire("chercher un nom")
	porteurs := map[conseil.EluID]conseil.EluID{}
	for _, p := range x.Pouvoirs {
		porteurs[p.Mandant] = p.Mandataire
	}
	for _, e := range s.papier.Elus {
		switch porteur, donne := porteurs[e.ID]; {
		case donne:
			s.touche("d")
			s.taper(s.papier.Elu(porteur).Prenom + " " + s.papier.Elu(porteur).Nom)
			s.touche("Return")
		case x.Presences[e.ID] == conseil.Absent:
			s.touche("a")
		default:
			s.touche("p")
		}
	}
	s.lire("L'appel est fait.")
}

// ordreDuJour: forty-five points, of which the paper tells one.
func (s *scenario) ordreDuJour() {
	s.touche("ctrl+2")
	for i := range s.papier.Seance.Points {
		s.cliquer("Ajouter un point")
		s.jusqua("le point est ajouté", func() bool { return s.compter("point/") > i })
		if s.papier.Seance.Points[i].Deliberation == "" {
			s.taper(fmt.Sprintf("Point %d", i+1))
		}
	}
}

// compter counts the parts of the base whose path begins like this.
func (s *scenario) compter(chemin string) int {
	out, _ := exec.Command("sqlite3", "file:"+s.base+"?mode=ro", "SELECT count(*) FROM partie WHERE chemin LIKE '"+chemin+"%'").Output()
	n, _ := strconv.Atoi(strings.TrimSpace(string(out)))
	return n
}

// mouvements: who leaves the room, and comes back.
func (s *scenario) mouvements() {
	s.touche("ctrl+1")
	for _, m := range s.papier.Seance.Mouvements {
		s.touche("Home", "r")
		s.lire(secretariat.NomsMouvements[m.Type] + " au point")
		s.taper(strconv.Itoa(m.Point))
		s.touche("Return")
	}
	s.lire("retrait au point 41 ; retour au point 43")
}

// texte: the délibération that the paper gives whole, and its vote.
func (s *scenario) texte() {
	pt := s.point()
	s.touche("ctrl+2")
	dernier := len(s.papier.Seance.Points)
	s.cliquer(fmt.Sprintf("%d · Point %d", dernier, dernier))
	for range dernier - pt.Numero {
		s.touche("Up")
	}
	s.lire(fmt.Sprintf("Contrôle du point %d", pt.Numero))
	s.droite("Délibération n°", pt.Deliberation)
	s.droite("Matière", pt.Matiere)
	s.choisir("Rapporteur", 90, 0, s.papier.Appel(pt.Rapporteur))
	s.sous("Objet")
	s.taper(pt.Objet)
	s.sous("Exposé")
	s.taper(strings.Join(pt.Expose, "\n"))
	s.touche("Tab", "Tab", "Tab") // past the visas and the considérants
	for i, d := range pt.Dispositif {
		if i > 0 {
			s.touche("Return")
		}
		s.taper(strings.TrimSpace(d.Verbe + " " + d.Texte))
		for _, e := range d.Elements {
			s.taper("\n- " + strings.TrimSpace(e.Verbe+" "+e.Texte))
		}
	}
	s.touche("ctrl+u")
	s.lire(fmt.Sprintf("Point %d : à l'unanimité, 31 voix pour ; Ctrl+Z l'annule.", pt.Numero))
}

// point is the one that the paper tells.
func (s *scenario) point() *conseil.Point {
	return s.papier.Seance.Point(32)
}

// cloture: sealed, and published on the day that the paper says.
func (s *scenario) cloture() {
	s.touche("ctrl+4")
	s.cliquer("Sceller 1 délibération prête")
	s.cliquer("Oui, les sceller pour toujours")
	s.lire("1 délibération scellée. Sauvegarde faite.")
	s.cliquer("point 33") // Ctrl+U has gone on to it
	s.touche("Up")
	s.lire("Contrôle du point 32")
	s.droite("publiée le", "14/4/2023")
}

// imprimer: the paper that comes out has the words of the paper that was there first, and the fingerprint of
// the seal.
func (s *scenario) imprimer() {
	s.touche("ctrl+3")
	s.lire("page 1 sur 2")
	s.lire(imprimanteEssai)
	s.cliquer("Imprimer…")
	s.lire("Imprimé sur " + imprimanteEssai + ".")
	s.comparer(dernierImprime(s.t), s.attendu())
}

// attendu is the text that a person has read.
func (s *scenario) attendu() string {
	octets, err := os.ReadFile(filepath.Join("..", "..", "app", "acte", "testdata", "extrait-2023-32.txt"))
	if err != nil {
		s.t.Fatal(err)
	}
	return string(octets)
}

// accuser: the answer of the préfecture dates the act, and the certificate prints with its date.
func (s *scenario) accuser() {
	s.touche("ctrl+5")
	s.cliquer("Lire une réponse de la préfecture…")
	s.cliquer("accuse")
	s.cliquer("Ouvrir")
	s.touche("ctrl+3")
	avant := dernierImprime(s.t)
	s.cliquer("Imprimer…")
	s.jusqua("le certificat est imprimé", func() bool { return dernierImprime(s.t) != avant })
	s.comparer(dernierImprime(s.t), projet.ReplaceAllString(s.attendu(), "14 avril 2023. Certifié exécutoire"))
}

// comparer holds a printed paper, less the fingerprint of its seal, to a text that a person has read.
func (s *scenario) comparer(imprime, attendu string) {
	s.t.Helper()
	lus, attendus := motsImprimes(imprime), motsImprimes(attendu)
	for i := range max(len(lus), len(attendus)) {
		if i >= len(lus) || i >= len(attendus) || lus[i] != attendus[i] {
			s.t.Fatalf("au mot %d : « %s », attendu « %s »", i, extraitDe(lus, i), extraitDe(attendus, i))
		}
	}
}

// extraitDe are the words around one.
func extraitDe(mots []string, i int) string {
	return strings.Join(mots[min(max(0, i-4), len(mots)):min(len(mots), i+8)], " ")
}
