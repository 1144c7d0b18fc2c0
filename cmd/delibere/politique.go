package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"unicode/utf8"
)

// politique is what the one who runs the PCs of a mairie fixes for all of them, in a file of the system.
type politique struct {
	DossierDonnees    string // where the register is, instead of the folder of the user
	SecondDossier     string // where the backups go too, instead of what the settings say
	InterdireDepot    bool   // nothing is deposited on a platform from this PC
	AdressePlateforme string // the only one that an account may have
}

// laPolitique is that of this PC; executer reads it before anything else.
var laPolitique politique

// cheminPolitique is the file of this system; DELIBERE_POLITIQUE names another.
func cheminPolitique() string {
	if chemin := os.Getenv("DELIBERE_POLITIQUE"); chemin != "" {
		return chemin
	}
	if runtime.GOOS == "windows" {
		return filepath.Join(os.Getenv("ProgramData"), "Delibere", "politique.json")
	}
	return "/etc/delibere/politique.json"
}

// lirePolitique reads the file of this PC; without one, nothing is fixed. A file that is wrong in anything fixes
// nothing: the program does not start on half a policy.
func lirePolitique() (politique, error) {
	chemin := cheminPolitique()
	octets, err := os.ReadFile(chemin)
	if errors.Is(err, fs.ErrNotExist) && os.Getenv("DELIBERE_POLITIQUE") == "" {
		return politique{}, nil
	}
	if err != nil {
		return politique{}, fmt.Errorf("la politique du poste ne se lit pas : %w", erreurDeFichier(chemin, err))
	}
	octets = bytes.TrimPrefix(octets, []byte("\ufeff")) // Notepad writes one
	p, place, err := politiqueDe(octets)
	if err != nil {
		return politique{}, fmt.Errorf("la politique du poste, « %s », ligne %d : %w ; prévenez le service informatique", chemin, 1+bytes.Count(octets[:place], []byte("\n")), err)
	}
	return p, nil
}

// politiqueDe reads a flat object strictly; on error it tells where.
func politiqueDe(octets []byte) (p politique, place int, err error) {
	champs := map[string]any{"dossier_donnees": &p.DossierDonnees, "second_dossier_sauvegardes": &p.SecondDossier,
		"interdire_depot": &p.InterdireDepot, "plateforme_adresse": &p.AdressePlateforme}
	dec := json.NewDecoder(bytes.NewReader(octets))
	ici := func() int { return min(int(dec.InputOffset()), len(octets)) }
	malForme := errors.New("ce n'est pas un objet JSON bien formé, en UTF-8 ; écrivez-le comme { \"interdire_depot\": true }")
	if t, err := dec.Token(); err != nil || t != json.Delim('{') || !utf8.Valid(octets) {
		return p, ici(), malForme
	}
	vues := map[string]bool{}
	for dec.More() {
		t, err := dec.Token()
		cle, ok := t.(string)
		if err != nil || !ok {
			return p, ici(), malForme
		}
		champ, connue := champs[cle]
		switch {
		case !connue:
			return p, ici(), fmt.Errorf("la clé « %s » n'existe pas ; les clés sont %s", abrege(cle), strings.Join(clesDePolitique(champs), ", "))
		case vues[cle]:
			return p, ici(), fmt.Errorf("la clé « %s » est donnée deux fois ; gardez-en une", cle)
		}
		vues[cle] = true
		var brut json.RawMessage
		if err := dec.Decode(&brut); err != nil {
			return p, ici(), malForme
		}
		if err := valeurDePolitique(cle, champ, brut); err != nil {
			return p, ici(), err
		}
	}
	if _, err := dec.Token(); err != nil {
		return p, ici(), malForme
	}
	if _, err := dec.Token(); !errors.Is(err, io.EOF) {
		return p, ici(), errors.New("il y a quelque chose après l'objet JSON ; ôtez-le")
	}
	return p, 0, nil
}

func clesDePolitique(champs map[string]any) []string {
	var l []string
	for cle := range champs {
		l = append(l, "« "+cle+" »")
	}
	slices.Sort(l)
	return l
}

// valeurDePolitique puts a value in its field.
func valeurDePolitique(cle string, champ any, brut json.RawMessage) error {
	if b, ok := champ.(*bool); ok {
		if s := string(brut); s != "true" && s != "false" {
			return fmt.Errorf("« %s » vaut true ou false, sans guillemets", cle)
		}
		*b = string(brut) == "true"
		return nil
	}
	texte := champ.(*string)
	if err := json.Unmarshal(brut, texte); err != nil || brut[0] != '"' || strings.TrimSpace(*texte) == "" {
		return fmt.Errorf("« %s » est un texte entre guillemets, qui n'est pas vide", cle)
	}
	if cle == "plateforme_adresse" {
		if !strings.HasPrefix(*texte, "https://") {
			return fmt.Errorf("« %s » est une adresse qui commence par https://", cle)
		}
		return nil
	}
	if strings.HasPrefix(*texte, dossierPersonnel) {
		maison, err := os.UserHomeDir()
		if err != nil {
			return fmt.Errorf("« %s » nomme %s, et le dossier de l'utilisateur est introuvable", cle, dossierPersonnel)
		}
		*texte = maison + strings.TrimPrefix(*texte, dossierPersonnel)
	}
	if !filepath.IsAbs(*texte) {
		return fmt.Errorf("« %s » est le chemin entier d'un dossier (sous Windows, chaque \\ s'écrit deux fois), ou commence par %s", cle, dossierPersonnel)
	}
	return nil
}

// dossierPersonnel stands for the folder of the person who opens the session.
const dossierPersonnel = "{dossier_personnel}"

// permet refuses an account that the policy does not let this PC have.
func (p politique) permet(adresse string) error {
	switch {
	case p.InterdireDepot:
		return errors.New("le service informatique ne permet pas le dépôt depuis ce poste ; faites l'archive ACTES et déposez-la sur le site de la plateforme")
	case p.AdressePlateforme != "" && strings.TrimRight(adresse, "/") != strings.TrimRight(p.AdressePlateforme, "/"):
		return fmt.Errorf("l'adresse de la plateforme est fixée par le service informatique : %s ; donnez celle-là", p.AdressePlateforme)
	}
	return nil
}
