package conseil

import (
	"cmp"
	"fmt"
	"slices"
)

// The codes of anomalies. A code never changes its meaning; its gravité stands in its Anomalie.
const (
	QuorumNonAtteint          Code = "QUORUM_NON_ATTEINT"
	DoubleStatut              Code = "DOUBLE_STATUT"
	StatutManquant            Code = "STATUT_MANQUANT"
	EluInconnu                Code = "ELU_INCONNU"
	EluEnDouble               Code = "ELU_EN_DOUBLE"
	MouvementIncoherent       Code = "MOUVEMENT_INCOHERENT"
	PouvoirMultiple           Code = "POUVOIR_MULTIPLE"
	PouvoirMandataireAbsent   Code = "POUVOIR_MANDATAIRE_ABSENT"
	PouvoirASoiMeme           Code = "POUVOIR_A_SOI_MEME"
	PouvoirPlusDeTroisSeances Code = "POUVOIR_PLUS_DE_TROIS_SEANCES"
	PouvoirPremiereSeance     Code = "POUVOIR_PREMIERE_SEANCE"
	VoteTotal                 Code = "VOTE_TOTAL"
	VoteInteresse             Code = "VOTE_INTERESSE"
	VoteSecretNominal         Code = "VOTE_SECRET_NOMINAL"
	ScrutinDemandeInsuffisant Code = "SCRUTIN_DEMANDE_INSUFFISANTE"
	PartageSansPresident      Code = "PARTAGE_SANS_PRESIDENT"
	NominationIndecise        Code = "NOMINATION_INDECISE"
	DeclareDifferent          Code = "DECLARE_DIFFERENT"
	ConvocationTardive        Code = "CONVOCATION_TARDIVE"
	PointAjoute               Code = "POINT_AJOUTE"
	SecretaireAbsent          Code = "SECRETAIRE_ABSENT"
	PresidentAbsent           Code = "PRESIDENT_ABSENT"
	NumeroEnDouble            Code = "NUMERO_EN_DOUBLE"
	PointsReprisNouveau       Code = "POINTS_REPRIS_NOUVEAU"
	EffectifIncoherent        Code = "EFFECTIF"
	DateIncoherente           Code = "DATE_INCOHERENTE"
)

// signaler adds an anomaly. The message is a French sentence without its final full stop.
func (r *releve) signaler(code Code, g Gravite, article string, point int, elus []EluID, format string, args ...any) {
	r.anomalies = append(r.anomalies, Anomalie{
		Code: code, Gravite: g, Article: article, Point: point, Elus: elus,
		Message: fmt.Sprintf(format, args...) + ".",
	})
}

// trierAnomalies puts the anomalies in an order that does not depend on the order of entry: those of
// the séance first, then point by point; in each, by code and people.
func trierAnomalies(a []Anomalie) {
	slices.SortStableFunc(a, func(x, y Anomalie) int {
		return cmp.Or(cmp.Compare(x.Point, y.Point), cmp.Compare(x.Code, y.Code),
			slices.Compare(x.Elus, y.Elus), cmp.Compare(x.Message, y.Message))
	})
}
