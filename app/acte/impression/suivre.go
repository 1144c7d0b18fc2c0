//go:build !windows

package impression

import (
	"context"
	"fmt"
	"net/url"
	"slices"
	"strings"
)

// ennuis are the reasons of a printer that a person can mend, the first ones first (RFC 8011, 5.4.12).
var ennuis = []struct{ raison, dire string }{
	{"media-jam", bourrage}, {"media-empty", sansPapier}, {"media-needed", sansPapier}, {"input-tray-missing", sansPapier},
	{"toner-empty", sansEncre}, {"marker-supply-empty", sansEncre}, {"marker-supply-missing", sansEncre},
	{"door-open", ouverte}, {"cover-open", ouverte}, {"interlock-open", ouverte}, {"output-area-full", bacPlein},
	{"offline", muette}, {"shutdown", muette}, {"timed-out", muette}, {"connecting-to-device", muette},
	{"paused", enPause}, {"moving-to-paused", enPause}, {"other", enPanne},
}

// silences are what the backends of CUPS say of a printer that is off, where they give no reason.
var silences = []string{"not exist or is unavailable", "not responding", "unable to locate printer", "unable to connect", "not connected", "ne répond pas", "pas disponible"}

// States of a job and of a printer (RFC 8011, 5.3.7, 5.4.11).
const (
	travailRetenu, travailEnCours, travailArrete = 4, 5, 6
	travailAnnule, travailAbandonne, travailFait = 7, 8, 9
	imprimanteArretee                            = 5
)

// Etat tells where a job stands, by the name that Imprimer gave it, and whether nothing more will come.
// The error is that it was not printed, or that the system does not answer.
func (Systeme) Etat(ctx context.Context, travail string) (texte string, fini bool, err error) {
	imprimante, n, err := lireNom(travail)
	if err != nil {
		return "", true, err
	}
	statut, v, err := interroger(ctx, demander(lireTravail, "job-uri", fmt.Sprintf("ipp://localhost/jobs/%d", n),
		"job-state", "job-printer-state-message"))
	switch {
	case err != nil:
		return "", true, err
	case statut == introuvable:
		return suite{etape: parti}.phrase(imprimante)
	case v.nombres["job-state"] == 0:
		return "", true, errReponse
	}
	s := suite{etape: etapeDe(v.nombres["job-state"]), dit: premier(v.mots["job-printer-state-message"])}
	if s.etape == enFile || s.etape == enCours || s.etape == arrete {
		_, p, err := interroger(ctx, demander(lireImprimante, "printer-uri", "ipp://localhost/printers/"+url.PathEscape(imprimante),
			"printer-state", "printer-state-reasons", "printer-state-message"))
		if err != nil {
			return "", true, err
		}
		s.ennui = ennuiDe(p)
	}
	return s.phrase(imprimante)
}

func etapeDe(etat int) etape {
	switch etat {
	case travailRetenu:
		return retenu
	case travailEnCours:
		return enCours
	case travailAnnule:
		return annule
	case travailAbandonne:
		return abandonne
	case travailFait:
		return imprime
	case travailArrete:
		return arrete
	}
	return enFile
}

// ennuiDe is what holds a printer. A reason that is only reported holds nothing, unless it has stopped.
func ennuiDe(p valeurs) string {
	arretee := p.nombres["printer-state"] == imprimanteArretee
	for _, e := range ennuis {
		if slices.ContainsFunc(p.mots["printer-state-reasons"], func(r string) bool {
			return strings.HasPrefix(r, e.raison) && (arretee || !strings.HasSuffix(r, "-report"))
		}) {
			return e.dire
		}
	}
	if arretee {
		return enPause
	}
	dit := strings.ToLower(premier(p.mots["printer-state-message"]))
	if slices.ContainsFunc(silences, func(s string) bool { return strings.Contains(dit, s) }) {
		return muette
	}
	return ""
}

func premier(s []string) string {
	if len(s) == 0 {
		return ""
	}
	return s[0]
}
