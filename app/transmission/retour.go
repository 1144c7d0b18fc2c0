package transmission

import (
	"errors"
	"fmt"
	"strings"

	"delibere/app/conseil"
)

// Genre is the kind of a message of the préfecture.
type Genre string

// The kinds of message that come back. The number is that of the norm.
const (
	GenreAccuse              Genre = "accusé de réception"  // 1-2
	GenreAnomalie            Genre = "anomalie sur un acte" // 1-3
	GenreAnomalieEnveloppe   Genre = "anomalie sur une enveloppe"
	GenreCourrier            Genre = "courrier simple"                   // 2-1
	GenreDemandePieces       Genre = "demande de pièces complémentaires" // 3-1
	GenreAccusePieces        Genre = "accusé de réception de pièces complémentaires"
	GenreObservations        Genre = "lettre d'observations" // 4-1
	GenreAccuseReponse       Genre = "accusé de réception d'une réponse"
	GenreDefere              Genre = "déféré au tribunal administratif"     // 5-1
	GenreAccuseAnnulation    Genre = "accusé de réception d'une annulation" // 6-2
	GenreClassification      Genre = "classification"                       // 7-2
	GenreClassificationAJour Genre = "classification à jour"                // 7-3
	GenreEnvoi               Genre = "envoi de la mairie"                   // what the mairie itself sends
)

// genres are the root elements of the schema.
var genres = map[string]Genre{
	"ARActe": GenreAccuse, "AnomalieActe": GenreAnomalie, "AnomalieEnveloppe": GenreAnomalieEnveloppe, "CourrierSimple": GenreCourrier,
	"DemandePieceComplementaire": GenreDemandePieces, "ARPieceComplementaire": GenreAccusePieces, "LettreObservations": GenreObservations,
	"ARReponseRejetLettreObservations": GenreAccuseReponse, "DefereTA": GenreDefere, "ARAnnulation": GenreAccuseAnnulation,
	"RetourClassification": GenreClassification, "ReponseClassificationSansChangement": GenreClassificationAJour,
	"Acte": GenreEnvoi, "EnveloppeCLMISILL": GenreEnvoi, "Annulation": GenreEnvoi, "DemandeClassification": GenreEnvoi,
	"ReponseCourrierSimple": GenreEnvoi, "ARDemandePieceComplementaire": GenreEnvoi, "RefusPieceComplementaire": GenreEnvoi,
	"PieceComplementaire": GenreEnvoi, "ARLettreObservations": GenreEnvoi, "RejetLettreObservations": GenreEnvoi, "ReponseLettreObservations": GenreEnvoi,
}

// Retour is a message of the préfecture, read. What the message does not say is empty: real ones are old,
// incomplete or not quite valid.
type Retour struct {
	Genre Genre
	// Identifiant is the act's, as the message gives it or as the copy of the act in it does;
	// "" when neither does.
	Identifiant   string
	NumeroInterne string
	DateActe      conseil.Date // of the decision
	Nature        string       // "1": délibération
	Siren         string       // whom it is for, when the envelope or the act says so

	DateReception conseil.Date // of an accusé de réception
	Date          conseil.Date // of any other message
	// ClassificationEnCours dates the classification that the préfecture uses, ClassificationActe the one
	// that the act was sent with.
	ClassificationEnCours conseil.Date
	ClassificationActe    conseil.Date
	Anomalie              Anomalie
	Texte                 string          // the reasons of a letter, or what it asks for
	Documents             []string        // the files it brings
	Classification        *Classification // of a GenreClassification
}

// Anomalie is why the préfecture refused an act or an envelope.
type Anomalie struct {
	Code   string // "002"; with the code of the detail when it has one, "ODT-VERIF-01"
	Detail string // the préfecture's own words
}

// Recu is what a file of the préfecture holds.
type Recu struct {
	Retours []Retour
	Pieces  []Piece // the documents of the letters; Nom and Octets only
}

// LireRetour reads what the préfecture returns: one message, or a whole archive. Its errors say in French
// what the file is and is not; nothing of a file that is wrong anywhere is given.
func LireRetour(octets []byte) (*Recu, error) {
	if estArchive(octets) {
		return lireRecuArchive(octets)
	}
	if ext := extension(octets); ext != "" {
		return nil, fmt.Errorf("ce fichier est un document (%s), pas un message ; choisissez le fichier XML ou l'archive .tar.gz de la plateforme", strings.ToUpper(ext))
	}
	if strings.HasPrefix(string(octets[:min(2, len(octets))]), "PK") {
		return nil, errors.New("ce fichier est une archive zip ; ouvrez-la et choisissez le fichier XML ou l'archive .tar.gz qu'elle contient")
	}
	n, err := lireArbre(octets)
	if err != nil {
		return nil, err
	}
	if n.nom == "EnveloppeMISILLCL" {
		return nil, errors.New("ce fichier est l'enveloppe d'un message, pas le message ; choisissez l'archive entière, ou le fichier qu'elle nomme")
	}
	r, err := retourDe(n)
	if err != nil {
		return nil, err
	}
	return &Recu{Retours: []Retour{*r}}, nil
}

// lireRecuArchive reads the messages of an archive in the order of its files. An XML file that is not of the
// norm is a document: a budget is one.
func lireRecuArchive(octets []byte) (*Recu, error) {
	fichiers, err := lireArchive(octets)
	if err != nil {
		return nil, err
	}
	recu := &Recu{}
	siren := ""
	for _, f := range fichiers {
		if !strings.HasSuffix(strings.ToLower(f.nom), ".xml") {
			recu.Pieces = append(recu.Pieces, Piece{Nom: f.nom, Octets: f.octets})
			continue
		}
		n, err := lireArbre(f.octets)
		if errors.Is(err, errEtranger) {
			recu.Pieces = append(recu.Pieces, Piece{Nom: f.nom, Octets: f.octets})
			continue
		}
		if err != nil {
			return nil, fmt.Errorf("%s : %w", abreger(f.nom, nomMax), err)
		}
		if n.nom == "EnveloppeMISILLCL" {
			siren = n.premier("Destinataire").a("SIREN")
			continue
		}
		if n.nom == "EnveloppeCLMISILL" {
			continue
		}
		r, err := retourDe(n)
		if err != nil {
			return nil, fmt.Errorf("%s : %w", abreger(f.nom, nomMax), err)
		}
		recu.Retours = append(recu.Retours, *r)
	}
	if len(recu.Retours) == 0 {
		return nil, errors.New("l'archive ne contient aucun message ACTES ; choisissez celle que la plateforme a rendue")
	}
	for i := range recu.Retours {
		recu.Retours[i].Siren = ouDefaut(recu.Retours[i].Siren, siren)
	}
	return recu, nil
}
