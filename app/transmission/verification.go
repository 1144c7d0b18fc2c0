package transmission

import (
	"bytes"
	"path"
	"regexp"
	"strings"

	"delibere/app/conseil"
)

// objetMax is the longest object that the operators take: one less than the schema.
const objetMax = 499

// verification holds the rules of the norm that its schema does not.
type verification struct {
	fautes
	e              *Envoi
	p              *conseil.Point
	objet          string
	arrondissement string
	pieces         []pieceVerifiee // the act, then its annexes
	absentes       []string        // titles of the annexes announced and not joined
}

type pieceVerifiee struct {
	typ, extension string
	octets         []byte
}

// tout checks everything, so that the person mends it all at once.
func (v *verification) tout() {
	v.acte()
	v.dates()
	v.collectivite()
	v.destinataires()
	v.documents()
}

var operateur = regexp.MustCompile(`^[A-Z0-9]{3}$`)

// identifiantEntier is an identifier and nothing else.
var identifiantEntier = regexp.MustCompile(identifiantActe.String() + `$`)

func (v *verification) acte() {
	numero := conseil.NumeroActes(v.p.Deliberation)
	switch {
	case v.p.Regime == conseil.RegimeInformation:
		v.refuser("le point %d est une information, sans délibération à transmettre ; choisissez un autre point", v.p.Numero)
	case v.p.Deliberation == "":
		v.refuser("le point %d n'a pas de numéro de délibération ; donnez-lui en un", v.p.Numero)
	case len(numero) > 15:
		v.refuser("le numéro « %s » devient %s, de %d caractères ; la télétransmission en prend 15, raccourcissez-le", v.p.Deliberation, numero, len(numero))
	case !numeroAccepte.MatchString(numero):
		v.refuser("le numéro « %s » n'a pas deux lettres ou chiffres ; écrivez par exemple %d-%s", v.p.Deliberation, v.e.Dossier.Seance.Date.Annee, ouDefaut(numero, "1"))
	}
	v.objet = uneLigne(v.p.Objet)
	if v.objet == "" {
		v.refuser("l'objet du point %d est vide ; écrivez-le", v.p.Numero)
	}
	if court := couper(v.objet, objetMax); court != v.objet {
		v.avertir("l'objet a %d caractères, la télétransmission en prend %d : il y est coupé après « %s »", len([]rune(v.objet)), objetMax, derniersMots(court))
		v.objet = court
	}
	if !v.p.Transmissible() {
		v.avertir("la délibération %s est dispensée de transmission (%s) : elle est exécutoire de sa seule publicité, ne déposez l'archive que si la préfecture la demande", v.p.Deliberation, v.p.Dispense.Nom())
	}
	if v.p.Matiere == "" {
		v.refuser("le point %d n'a pas de matière ; choisissez-la dans la nomenclature, par exemple 8.2", v.p.Numero)
	} else if err := v.e.Classification.Verifier(v.p.Matiere); err != nil {
		v.refuser("%v", err)
	}
	if v.e.Precedent != "" && !identifiantEntier.MatchString(v.e.Precedent) {
		v.refuser("« %s » n'est pas l'identifiant d'un acte déjà transmis ; recopiez-le de son accusé de réception", v.e.Precedent)
	}
	if v.e.Classification.Nationale {
		v.avertir("la classification de la préfecture n'est pas importée : l'archive porte la version nationale du %s, que la préfecture refuse si la sienne a une autre date ; demandez-la à votre plateforme", v.e.Classification.Date.Longue())
	}
}

// couper shortens a text to so many characters, at the end of a word.
func couper(s string, n int) string {
	r := []rune(s)
	if len(r) <= n {
		return s
	}
	court := string(r[:n-3])
	if i := strings.LastIndexByte(court, ' '); i > len(court)/2 {
		court = court[:i]
	}
	return court + "..."
}

// derniersMots returns the end of a text, for a message.
func derniersMots(s string) string {
	mots := strings.Fields(strings.TrimSuffix(s, "..."))
	return strings.Join(mots[max(0, len(mots)-4):], " ")
}

func (v *verification) dates() {
	seance := v.e.Dossier.Seance.Date
	switch {
	case !seance.Connue():
		v.refuser("la séance n'a pas de date ; donnez-la")
	case !v.e.Jour.Connue():
		v.refuser("le jour de l'envoi manque ; donnez-le")
	case v.e.Jour.Avant(seance):
		v.refuser("la séance du %s est après le jour de l'envoi, le %s ; une décision ne se transmet pas avant d'être prise, corrigez la date de la séance", seance.Courte(), v.e.Jour.Courte())
	}
	if v.e.Serie > 9999 {
		v.refuser("la série %d est trop grande ; elle va de 1 à 9999", v.e.Serie)
	}
}

func (v *verification) collectivite() {
	c := &v.e.Dossier.Commune
	if len(c.Siren) != 9 || strings.Trim(c.Siren, "0123456789") != "" || !conseil.Luhn(c.Siren) {
		v.refuser("le SIREN de la commune manque ou est faux (« %s ») ; recopiez ses 9 chiffres", c.Siren)
	}
	departement := departementDe(c)
	if departement == "" {
		v.refuser("le code du département manque ou est faux (« %s ») ; écrivez trois caractères, par exemple 025, 02A ou 971", c.CodeDepartement)
	}
	v.arrondissement = v.e.Arrondissement
	if v.arrondissement == "" {
		v.arrondissement = numeroArrondissement(c)
	}
	if departement != "" && len(v.arrondissement) != 1 || strings.Trim(v.arrondissement, "0123456789") != "" {
		v.refuser("l'arrondissement « %s » n'est pas dans le code officiel géographique du département ; corrigez son nom, ou donnez son numéro, un chiffre", ouDefaut(v.e.Arrondissement, c.Arrondissement))
	}
	if !operateur.MatchString(v.e.Operateur) {
		v.refuser("« %s » n'est pas le trigramme d'un opérateur ; écrivez trois capitales, par exemple SLO pour S²LOW", v.e.Operateur)
	}
}

// courriel is the address of the schema: a domain that ends in two to six letters.
var courriel = regexp.MustCompile(`^[_a-zA-Z0-9-]+(\.[_a-zA-Z0-9-]+)*@[a-zA-Z0-9-]+(\.[a-zA-Z0-9-]+)*\.[a-zA-Z]{2,6}$`)

// CourrielACompleter stands where no address of the mairie is known: the domain is reserved and receives
// nothing.
const CourrielACompleter = "adresse-a-completer@example.org"

func (v *verification) destinataires() {
	c := &v.e.Correspondant
	if len(c.Courriels) == 0 {
		c.Courriels = []string{CourrielACompleter}
		v.avertir("aucune adresse ne recevra les réponses de la préfecture ; donnez le courriel de la mairie, à moins que la plateforme ne mette le sien")
	}
	for _, adresse := range c.Courriels {
		if !courriel.MatchString(adresse) {
			v.refuser("« %s » n'est pas une adresse que la norme accepte ; écrivez par exemple mairie@commune.fr", adresse)
		}
	}
}

func (v *verification) documents() {
	if ext := extension(v.e.PDF); ext != "pdf" {
		v.refuser("l'acte n'est pas un PDF ; faites-en l'extrait d'abord")
	} else if verrouille(v.e.PDF) {
		v.refuser("le PDF de l'acte est verrouillé ; enregistrez-le sans mot de passe ni restriction")
	}
	v.pieces = append(v.pieces, pieceVerifiee{typeDeliberation, "pdf", v.e.PDF})
	if !v.e.Classification.TypeAdmis(typeDeliberation) {
		v.refuser("la classification du %s n'a pas le type %s pour une délibération ; importez celle de votre préfecture", v.e.Classification.Date.Longue(), typeDeliberation)
	}
	total := len(v.e.PDF)
	for _, a := range v.e.Annexes {
		total += len(a.Octets)
		v.annexe(a)
	}
	if total > octetsArchive {
		v.refuser("l'acte et ses annexes pèsent %d Mio, la limite est de %d ; allégez les annexes", total>>20, octetsArchive>>20)
	}
	v.annoncees()
}

func (v *verification) annexe(a Piece) {
	ext := extension(a.Octets)
	if ext == "" {
		v.refuser("l'annexe « %s » n'est ni un PDF, ni une image JPEG ou PNG ; enregistrez-la en PDF", a.Nom)
	}
	if ext == "pdf" && verrouille(a.Octets) {
		v.refuser("l'annexe « %s » est un PDF verrouillé ; enregistrez-la sans mot de passe ni restriction", a.Nom)
	}
	typ := a.Type
	for _, prevue := range v.p.Annexes {
		if typ == "" && prevue.Fichier != "" && memeFichier(prevue.Fichier, a.Nom) {
			typ = prevue.Type
		}
	}
	if typ == "" {
		typ = v.e.Classification.typeParDefaut()
	}
	if !v.e.Classification.TypeAdmis(typ) {
		admis := "cinq caractères, par exemple 99_DE"
		if t := v.e.Classification.TypesAdmis(); len(t) > 0 {
			admis = conseil.Enumerer(t)
		}
		v.refuser("le type « %s » de l'annexe « %s » n'est pas admis pour une délibération ; choisissez parmi %s", typ, a.Nom, admis)
	}
	v.pieces = append(v.pieces, pieceVerifiee{typ, ext, a.Octets})
}

// annoncees warns of the annexes of the record that are not joined.
func (v *verification) annoncees() {
	for _, prevue := range v.p.Annexes {
		jointe := false
		for _, a := range v.e.Annexes {
			jointe = jointe || memeFichier(prevue.Fichier, a.Nom)
		}
		if !jointe && prevue.Fichier != "" {
			v.absentes = append(v.absentes, prevue.Titre)
			v.avertir("l'annexe « %s » (%s) est annoncée dans la séance et n'est pas jointe", prevue.Titre, prevue.Fichier)
		}
	}
}

// memeFichier compares two paths by their last part.
func memeFichier(a, b string) bool {
	fin := func(s string) string { return path.Base(strings.ReplaceAll(s, `\`, "/")) }
	return fin(a) == fin(b)
}

// extension tells the three formats that the norm accepts by their first bytes, whatever the name; ""
// for anything else.
func extension(octets []byte) string {
	switch {
	case bytes.HasPrefix(octets, []byte("%PDF-")):
		return "pdf"
	case bytes.HasPrefix(octets, []byte("\xff\xd8\xff")):
		return "jpg"
	case bytes.HasPrefix(octets, []byte("\x89PNG\r\n\x1a\n")):
		return "png"
	}
	return ""
}

var chiffre = regexp.MustCompile(`/Encrypt\s*(\d+\s+\d+\s+R|<<)`)

// verrouille reports a PDF that a password or a restriction locks: its trailer says so in clear.
func verrouille(octets []byte) bool { return chiffre.Match(octets) }
