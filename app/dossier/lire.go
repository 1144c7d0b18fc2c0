package dossier

import (
	"io"

	"delibere/app/conseil"
)

// unDossier is what an error calls the séance file.
const unDossier = "un dossier de séance"

// Lire reads a séance file. It returns a *Erreur, in French, for anything that is not the format: the
// caller has nothing of a file that is wrong anywhere.
func Lire(r io.Reader) (*conseil.Dossier, error) { return lire(r, true) }

// LireContexte reads what a sealed act stood in: a séance without its points, which other parts of it name.
func LireContexte(r io.Reader) (*conseil.Dossier, error) { return lire(r, false) }

// lire reads a séance; entiere, all that it names is in it.
func lire(r io.Reader, entiere bool) (*conseil.Dossier, error) {
	racine, err := lireArbre(r, unDossier)
	if err != nil {
		return nil, err
	}
	o := ouvrir(racine, &err)
	o.requis("format", "version")
	if f := o.texte("format"); err == nil && f != Format {
		o.refuser("format", "« %s » n'est pas un dossier de séance ; la valeur attendue est « %s »", abreger(f), Format)
	}
	if v := o.nombre("version"); err == nil && v > Version {
		o.refuser("version", "ce fichier est de la version %d, ce programme lit la version %d ; mettez le programme à jour", v, Version)
	} else if err == nil && v != Version {
		o.refuser("version", "la version %d n'existe pas ; la version attendue est %d", v, Version)
	}
	o.requis("commune", "elus", "seance")
	d := &conseil.Dossier{}
	if n := o.champ("commune", genreObjet); n != nil {
		d.Commune = lireCommune(n, &err)
	}
	premier := map[conseil.EluID]string{}
	o.elements("elus", func(n *noeud) {
		e := lireElu(n, &err)
		if deja, double := premier[e.ID]; double && err == nil {
			err = n.erreur("l'identifiant « %s » est déjà celui de %s ; donnez à chaque élu le sien", e.ID, deja)
		}
		premier[e.ID] = n.chemin
		d.Elus = append(d.Elus, e)
	})
	if n := o.champ("seance", genreObjet); n != nil {
		d.Seance = lireSeance(n, &err)
		if entiere {
			verifierSuspensions(n, &d.Seance, &err)
		}
	}
	o.fin()
	if err != nil {
		return nil, err
	}
	return d, nil
}

func lireCommune(n *noeud, err *error) conseil.Commune {
	o := ouvrir(n, err)
	o.requis("nom")
	c := conseil.Commune{
		Nom: o.texte("nom"), CodePostal: o.texte("code_postal"), CodeInsee: o.texte("code_insee"), Siren: o.texte("siren"),
		Departement: o.texte("departement"), CodeDepartement: o.texte("code_departement"), Arrondissement: o.texte("arrondissement"),
		Canton: o.texte("canton"), PopulationReference: o.nombre("population_reference"), EffectifLegal: o.nombre("effectif_legal"),
		RepresentantEtat: o.texte("representant_etat"), Comptable: o.texte("comptable"),
		TribunalAdministratif: o.texte("tribunal_administratif"), AlsaceMoselle: o.vrai("alsace_moselle"),
	}
	if c.Siren != "" && (!chiffres(c.Siren, 9) || !conseil.Luhn(c.Siren)) {
		o.refuser("siren", "« %s » n'est pas un SIREN : 9 chiffres dont le dernier est une clé de contrôle ; recopiez-le", abreger(c.Siren))
	}
	if c.CodeInsee != "" && !codeInsee(c.CodeInsee) {
		o.refuser("code_insee", "« %s » n'est pas un code INSEE de commune : 5 chiffres, par exemple 25580, ou 2A004 en Corse ; corrigez-le", abreger(c.CodeInsee))
	}
	if c.CodePostal != "" && !chiffres(c.CodePostal, 5) {
		o.refuser("code_postal", "« %s » n'est pas un code postal : 5 chiffres ; corrigez-le", abreger(c.CodePostal))
	}
	if c.CodeDepartement != "" && len(c.CodeDepartement) != 3 {
		o.refuser("code_departement", "« %s » n'est pas un code de département : 3 caractères, par exemple 025, 02A ou 971 ; corrigez-le", abreger(c.CodeDepartement))
	}
	if c.PopulationReference < 0 || c.EffectifLegal < 0 {
		o.refuser("population_reference", "la population et l'effectif ne peuvent pas être négatifs ; corrigez-les")
	}
	o.fin()
	return c
}

func codeInsee(s string) bool {
	corse := len(s) == 5 && s[0] == '2' && (s[1] == 'A' || s[1] == 'B') && chiffres(s[2:], 3)
	return corse || chiffres(s, 5)
}

// caracteresMax bounds a name: longer is a mistake of the hand.
const caracteresMax = 300

func lireElu(n *noeud, err *error) conseil.Elu {
	o := ouvrir(n, err)
	o.requis("id", "nom")
	e := conseil.Elu{
		ID: conseil.EluID(o.texte("id")), Civilite: parmi(o, "civilite", conseil.Monsieur, conseil.Madame), Prenom: o.texte("prenom"),
		Nom: o.texte("nom"), Fonction: o.texte("fonction"), Rang: o.nombre("rang"), Naissance: o.date("naissance"),
		Debut: o.date("debut"), Fin: o.date("fin"), MotifFin: o.texte("motif_fin"),
	}
	if e.ID == "" {
		o.refuser("id", "l'identifiant est vide ; donnez-en un, par exemple « nom-prenom »")
	}
	for cle, s := range map[string]string{"id": string(e.ID), "nom": e.Nom, "prenom": e.Prenom} {
		if len([]rune(s)) > caracteresMax {
			o.refuser(cle, "plus de %d caractères ; raccourcissez", caracteresMax)
		}
	}
	o.fin()
	return e
}

// verifierSuspensions refuses a suspension at a point that is not on the agenda.
func verifierSuspensions(n *noeud, s *conseil.Seance, err *error) {
	o, i := ouvrir(n, err), 0
	o.elements("suspensions", func(n *noeud) {
		if x := s.Suspensions[i]; s.Point(x.Point) == nil {
			ouvrir(n, err).refuser("point", "la séance est suspendue au point %d, qui n'est pas à son ordre du jour ; corrigez le numéro, ou ajoutez le point", x.Point)
		}
		i++
	})
}

func lireSeance(n *noeud, err *error) conseil.Seance {
	o := ouvrir(n, err)
	o.requis("date")
	s := conseil.Seance{
		Date: o.date("date"), Heure: o.heure("heure"), Lieu: o.texte("lieu"), HeureFin: o.heure("heure_fin"),
		President: conseil.EluID(o.texte("president")), Auxiliaires: o.textes("auxiliaires"),
	}
	if !s.Date.Connue() {
		o.refuser("date", "la date de la séance est vide ; écrivez-la AAAA-MM-JJ")
	}
	for _, id := range o.textes("secretaires") {
		s.Secretaires = append(s.Secretaires, conseil.EluID(id))
	}
	if n := o.champ("convocation", genreObjet); n != nil {
		s.Convocation = lireConvocation(n, err)
	}
	if n := o.champ("huis_clos", genreObjet); n != nil {
		h := ouvrir(n, err)
		s.HuisClos = h.texte("points")
		if _, faux := conseil.ParsePoints(s.HuisClos); faux != nil {
			h.refuser("points", "%v", faux)
		}
		h.fin()
	}
	if n := o.champ("pv_precedent", genreObjet); n != nil {
		s.PVPrecedent = lirePV(n, err)
	}
	s.Presences = map[conseil.EluID]conseil.Statut{}
	o.entrees("presences", func(id string, n *noeud) {
		s.Presences[conseil.EluID(id)] = conseil.Statut(unDe(n, err, conseil.Present, conseil.Excuse, conseil.Absent))
	})
	o.elements("pouvoirs", func(n *noeud) { s.Pouvoirs = append(s.Pouvoirs, lirePouvoir(n, err)) })
	o.elements("mouvements", func(n *noeud) { s.Mouvements = append(s.Mouvements, lireMouvement(n, err)) })
	o.elements("suspensions", func(n *noeud) { s.Suspensions = append(s.Suspensions, lireSuspension(n, err)) })
	o.elements("points", func(n *noeud) { s.Points = append(s.Points, lirePoint(n, err)) })
	if n := o.champ("declare", genreObjet); n != nil {
		d := ouvrir(n, err)
		s.Declare = conseil.Declare{EnExercice: d.pointeur("en_exercice"), Presents: d.pointeur("presents"), Pouvoirs: d.pointeur("pouvoirs"),
			Absents: d.pointeur("absents"), Votants: d.pointeur("votants"), SuffragesExprimes: d.pointeur("suffrages_exprimes"),
			MajoriteAbsolue: d.pointeur("majorite_absolue")}
		d.fin()
	}
	o.fin()
	return s
}
