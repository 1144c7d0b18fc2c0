// Command delibere is the secretariat of the séances of a conseil municipal: with no argument it opens
// its window, with a command it works without a screen.
package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"runtime/debug"
	"slices"
	"strings"
)

// Exit statuses of the commands.
const (
	statutFait     = 0
	statutBloquant = 1 // the record has a blocking anomaly, or the platform refuses the act
	statutFaux     = 2 // the call or the file is wrong
)

// commande is one command of the program. It returns its exit status; an error is a status 2 and one
// line on the error output.
type commande struct {
	nom      string
	usage    string
	resume   string
	drapeaux []string
	faire    func(o options, out io.Writer) (int, error)
}

// commandes are listed in the order of the help.
func commandes() []commande {
	return []commande{
		{"controler", "FICHIER [--json] [--pourquoi]", "compte une séance et dit ses anomalies", []string{"--json", "--pourquoi"}, controler},
		{"extrait", "FICHIER -d NUMERO -o SORTIE.pdf [--annexe PDF]... [--tampon] [--modele REGLAGES.json] [--texte] [--ecraser]", "fait l'extrait d'une délibération, avec ses annexes à la suite ; --tampon en fait la copie transmise ; -d toutes -o DOSSIER les fait toutes", []string{"-d", "-o", "--annexe", "--tampon", "--modele", "--texte", "--ecraser"}, extraire},
		{"signer", "ACTE.pdf --certificat MAIRIE.p12 -o SIGNE.pdf [--ecraser]", "signe un acte imprimé, à la place qu'il garde, avec le certificat de qui le signe ; le mot de passe est lu sur l'entrée standard", []string{"--certificat", "-o", "--ecraser"}, signerActe},
		{"document", "FICHIER -t TYPE -o SORTIE.pdf [-d NUMERO] [--feuillet N] [--pour ELU] [--modele REGLAGES.json] [--texte] [--ecraser]", "fait un autre document : convocation (à un élu avec --pour, à chacun avec --pour tous -o DOSSIER), note, emargement, carence, liste, pv, registre et feuillet (numérotés avec --feuillet), bordereau et certificat-affichage (avec -d), tables (de plusieurs séances)", []string{"-t", "-d", "-o", "--feuillet", "--pour", "--modele", "--texte", "--ecraser"}, documenter},
		{"actes", "FICHIER -d NUMERO -o DOSSIER [--annexe PDF]... [--classification XML] [--serie N] [--courriel ADRESSE]... [--arrondissement N] [--operateur SIGLE] [--ecraser]", "fait l'archive ACTES d'une délibération, prête à déposer sur la plateforme de télétransmission ; --annexe TYPE:PDF donne son type", []string{"-d", "-o", "--annexe", "--classification", "--serie", "--courriel", "--arrondissement", "--operateur", "--ecraser"}, archiver},
		{"publier", "FICHIER -d NUMERO -o DOSSIER [--jour DATE] [--ecraser]", "fait le fichier du site internet, sans les passages marqués ⟦ ⟧, avec son auteur et ses dates", []string{"-d", "-o", "--jour", "--ecraser"}, mettreEnLigne},
		{"recevoir", "FICHIER [-o DOSSIER] [--base CHEMIN] [--ecraser]", "lit la réponse de la préfecture et date la délibération ; -o range les lettres qu'elle apporte", []string{"-o", "--ecraser"}, recevoir},
		{"compte", "[--plateforme s2low|pastell] [--adresse URL] [--identifiant NOM] [--certificat P12] [--entite N] | --oublier [--base CHEMIN]", "retient le compte de la commune sur sa plateforme de télétransmission, et demande ses mots de passe, que seul le trousseau de la session garde ; --oublier efface tout", []string{"--plateforme", "--adresse", "--identifiant", "--certificat", "--entite", "--oublier"}, compteDePlateforme},
		{"deposer", "--seance DATE -d NUMERO [--annexe PDF]... [--base CHEMIN]", "dépose une délibération scellée sur la plateforme du compte, une seule fois ; relancée, dit où elle en est et prend l'accusé de réception", []string{"--seance", "-d", "--annexe"}, deposer},
		{"scdl", "FICHIER... -o SORTIE.csv [--siret SIRET] [--ecraser]", "fait le fichier de données ouvertes SCDL « Délibérations » de plusieurs séances", []string{"-o", "--siret", "--ecraser"}, ouvrirSCDL},
		{"popolo", "FICHIER -o SORTIE.json [--ecraser]", "sort une séance au format neutre Popolo", []string{"-o", "--ecraser"}, ouvrirPopolo},
		{"modeles", "[NOM] [--base CHEMIN]", "montre les modèles de délibération, ceux du programme et ceux de la commune ; avec un nom ou ses mots, écrit ce modèle en JSON, que « Réglages » importe", nil, modeles},
		{"importer", "FICHIER [--base CHEMIN]", "range une séance dans la base", nil, importer},
		{"exporter", "--seance DATE [--heure HH:MM] [--commune NOM] -o FICHIER | --tout -o DOSSIER [--base CHEMIN] [--ecraser]", "sort une séance de la base ; --tout sort tout, lisible sans Délibéré", []string{"--seance", "--heure", "--commune", "--tout", "-o", "--ecraser"}, exporter},
		{"chercher", "MOTS [--base CHEMIN]", "cherche dans toutes les délibérations de la base", nil, chercher},
		{"numeroter", "--seance DATE [--heure HH:MM] [--commune NOM] [--base CHEMIN]", "donne leur numéro aux délibérations d'une séance", []string{"--seance", "--heure", "--commune"}, numeroter},
		{"sceller", "--seance DATE [--heure HH:MM] [--commune NOM] [-d NUMERO] [--base CHEMIN]", "scelle pour toujours une délibération, ou toutes celles qui sont prêtes", []string{"--seance", "--heure", "--commune", "-d"}, sceller},
		{"verifier", "[--tete EMPREINTE] [--refaire-recherche] [--base CHEMIN]", "vérifie la base : le fichier, la chaîne du journal et celle des actes scellés, chaque séance ; avec l'empreinte notée sur le papier, le passé entier", []string{"--tete", "--refaire-recherche"}, verifier},
		{"sauvegarder", "FICHIER [--base CHEMIN] [--ecraser]", "fait de la base une copie entière, et l'éprouve", []string{"--ecraser"}, sauvegarder},
		{"restaurer", "FICHIER [--base CHEMIN]", "remet une sauvegarde éprouvée à la place de la base, qui est gardée à côté", nil, restaurer},
		{"guide", "-o GUIDE.pdf [--ecraser]", "écrit le guide du programme, à imprimer ; la fenêtre le montre avec ses images, par F1", []string{"-o", "--ecraser"}, imprimerGuide},
		{"licences", "", "montre la licence de Délibéré et de tout ce qu'il contient", nil, afficherLicences},
		{"essai", "[-o DOSSIER] [--ecraser]", "fait sur l'exemple le contrôle et l'extrait, sans fenêtre", []string{"-o", "--ecraser"}, essayer},
	}
}

func commandeDeNom(nom string) *commande {
	l := commandes()
	if i := slices.IndexFunc(l, func(c commande) bool { return c.nom == nom }); i >= 0 {
		return &l[i]
	}
	return nil
}

func main() {
	if servirApercu(os.Args[1:]) {
		return
	}
	enBoite = montrerBoite
	if !veutLaFenetre(os.Args[1:]) {
		rejoindreConsole()
	}
	os.Exit(run(os.Args[1:], os.Stdout, os.Stderr))
}

// run does a command line and returns the exit status. An output that takes nothing is a failure, whatever was
// done.
func run(args []string, out, erreurs io.Writer) int {
	sortie, plainte := &terminal{w: out}, &terminal{w: erreurs}
	statut := executer(args, sortie, plainte)
	if sortie.err != nil && statut != statutFaux {
		fmt.Fprintln(plainte, "delibere : "+uneLigne(sortie.err))
		return statutFaux
	}
	return statut
}

func executer(args []string, out, erreurs io.Writer) int {
	args = baseALaFin(args)
	fenetre := veutLaFenetre(args)
	if !fenetre {
		switch args[0] {
		case "aide", "--aide", "-h", "--help", "help":
			aide(out)
			return statutFait
		case "--version", "version":
			fmt.Fprintln(out, "delibere", versionDuProgramme())
			return statutFait
		}
	}
	var err error
	if laPolitique, err = lirePolitique(); err != nil && fenetre {
		return refuserFenetre(erreurs, err)
	} else if err != nil {
		fmt.Fprintln(erreurs, "delibere : "+uneLigne(err))
		return statutFaux
	}
	if fenetre {
		return ouvrirFenetre(args, out, erreurs)
	}
	c := commandeDeNom(args[0])
	if c == nil {
		fmt.Fprintf(erreurs, "delibere : la commande « %s » n'existe pas ; « delibere aide » montre les commandes\n", args[0])
		return statutFaux
	}
	// A command lives for a tenth of a second: collecting its memory would cost more than it gives back.
	debug.SetGCPercent(400)
	o, err := lireOptions(args[1:], c.drapeaux)
	if err == nil {
		var statut int
		if statut, err = c.faire(o, out); err == nil {
			return statut
		}
	}
	var refus *refusDImprimer
	if errors.As(err, &refus) {
		fmt.Fprintln(erreurs, "delibere "+c.nom+" : "+uneLigne(err))
		return statutBloquant
	}
	fmt.Fprintln(erreurs, "delibere "+c.nom+" : "+uneLigne(err))
	return statutFaux
}

// baseALaFin moves a --base given before the command behind it.
func baseALaFin(args []string) []string {
	n := 0
	switch {
	case len(args) > 2 && args[0] == "--base":
		n = 2
	case len(args) > 1 && strings.HasPrefix(args[0], "--base="):
		n = 1
	}
	return append(slices.Clone(args[n:]), args[:n]...)
}

// uneLigne keeps an error in one line.
func uneLigne(err error) string { return strings.Join(strings.Fields(err.Error()), " ") }

func aide(out io.Writer) {
	fmt.Fprintln(out, "Délibéré, le secrétariat des séances du conseil municipal.")
	fmt.Fprintln(out, "\nSans argument, le programme ouvre sa fenêtre ; avec un fichier, il l'ouvre sur ce registre ou prend cette séance. Les commandes travaillent sans écran :")
	for _, c := range commandes() {
		fmt.Fprintf(out, "\n  delibere %s %s\n      %s\n", c.nom, c.usage, c.resume)
	}
	fmt.Fprintln(out, "\nStatut de sortie : 0 c'est fait, 1 la séance a une anomalie bloquante ou la plateforme refuse l'acte, 2 l'appel ou le fichier est faux.")
	fmt.Fprintln(out, "--base CHEMIN désigne la base ; sans elle, celle du dossier de données de l'utilisateur.")
	fmt.Fprintln(out, "Aucun fichier n'est écrasé sans --ecraser.")
}
