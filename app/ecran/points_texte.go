package ecran

import (
	"context"
	"reflect"
	"strings"
	"time"

	"delibere/app/conseil"
	"delibere/app/secretariat"
)

// delaiBrouillon is how long after the last key a text is kept.
const delaiBrouillon = time.Second

// redaction reads the fields.
func (v *vuePoints) redaction() secretariat.Redaction {
	return secretariat.Redaction{Rapporteur: v.rapporteur.Elu, Objet: strings.TrimSpace(v.objetPt.Text), Deliberation: strings.TrimSpace(v.deliberation.Text), Matiere: strings.TrimSpace(v.matiere.Text),
		Visas: enParagraphes(v.visas.Texte()), Considerants: enParagraphes(v.considerants.Texte()), Expose: enParagraphes(v.expose.Texte()), Dispositif: enDispositif(v.dispositif.Texte())}
}

func redactionDe(p *conseil.Point) secretariat.Redaction {
	return secretariat.Redaction{Objet: p.Objet, Deliberation: p.Deliberation, Rapporteur: p.Rapporteur, Matiere: p.Matiere,
		Visas: p.Visas, Considerants: p.Considerants, Expose: p.Expose, Dispositif: p.Dispositif}
}

// enregistrer makes an act of the text of the point, when it has changed.
func (v *vuePoints) enregistrer() {
	if v.p.Fiche == nil || v.montre == 0 {
		return
	}
	if v.seance == v.p.Fiche.ID {
		if v.p.Fiche.Dossier.Seance.Point(v.montre) == nil {
			return
		}
		v.annexes.enregistrer()
	}
	if r := v.redaction(); !reflect.DeepEqual(r, v.source) {
		// Taken first: the act refreshes the screen, which must not fill the fields again. A text that
		// was not kept is still to be kept.
		avant := v.source
		v.source = r
		if v.p.RedigerDans(v.seance, v.montre, r) {
			v.repris.Hide() // what was found again is kept
		} else {
			v.source = avant
		}
	}
}

// frappe keeps the text of a field one second after the last key, with the place of the cursor.
func (v *vuePoints) frappe(nom string) {
	if v.p.Fiche == nil || v.montre == 0 {
		return
	}
	v.touche[nom]++
	n, point, seance := v.touche[nom], v.montre, v.p.Fiche.ID
	v.p.s.Apres(delaiBrouillon, func() {
		v.p.s.SurEcran(func() {
			if n != v.touche[nom] || point != v.montre || v.p.Fiche == nil || v.p.Fiche.ID != seance {
				return
			}
			s := v.champs[nom]
			v.p.Retenir(nom, s.Texte(), s.curseurClair())
		})
	})
}

// Retenir keeps a text being typed in a field of the point shown, and where the cursor stands.
func (p *Pilote) Retenir(champ, texte string, curseur int) {
	ctx := context.Background()
	c := secretariat.ChampTexte{Seance: p.Fiche.ID, Point: p.Point, Champ: champ}
	if !p.faute(p.s.Secretariat.RetenirBrouillon(ctx, c, secretariat.Brouillon{Texte: texte, Curseur: curseur})) {
		p.retenir(champ, curseur)
	}
}
