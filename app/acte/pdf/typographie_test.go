package pdf

import (
	"math"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"delibere/app/acte"
)

// What the printer changes in what the secretary types: "~" stands for the no-break space, "_" for the
// narrow one.
func TestTypographier(t *testing.T) {
	for tape, attendu := range map[string]string{
		"L'exposé d'aujourd'hui":            "L’exposé d’aujourd’hui",
		"portant sur « Le déploiement »":    "portant sur «~Le déploiement~»",
		"Présents : 27 ; absents : 2":       "Présents~: 27_; absents~:~2",
		"12 480 € et 15 %":                  "12_480~€ et 15~%",
		"1 250 000 habitants":               "1_250_000 habitants",
		"le 5 avril 2023 100 votants":       "le 5~avril 2023 100 votants",
		"12 480 habitants":                  "12_480~habitants",
		"au point 3 120 mètres":             "au point 3 120 mètres",
		"Qui vote ? Tous !":                 "Qui vote_? Tous_!",
		"n° 12, article L. 2121-15":         "n°~12, article L.~2121-15",
		"Monsieur le Maire et M. X":         "Monsieur~le~Maire et M.~X",
		"Madame Anne-Lise GARCIA":           "Madame~Anne-Lise~GARCIA",
		"Jean-Louis RENGGLI, Omar RABEL":    "Jean-Louis~RENGGLI, Omar~RABEL",
		"Jean DU NOM01, Anne VAN DER NOM02": "Jean~DU~NOM01, Anne~VAN~DER~NOM02",
		"Commune de VALENTIGNEY":            "Commune de VALENTIGNEY",
		"le 5 avril 2023, le 1er mars":      "le 5~avril 2023, le 1er~mars",
		"à L'UNANIMITÉ des voix":            "à~L’UNANIMITÉ des voix",
		"19:30 http://a.fr rien à changer":  "19:30 http://a.fr rien à changer",
		"SANS ESPACE":                       "SANS ESPACE",
		"":                                  "",
	} {
		got := strings.NewReplacer(insecable, "~", fine, "_").Replace(typographier(tape))
		if got != attendu {
			t.Errorf("%q : %q, attendu %q", tape, got, attendu)
		}
	}
}

// Words are parted as French wants; names, acronyms and figures never.
func TestCouper(t *testing.T) {
	for mot, attendu := range map[string]string{
		"délibération": "dé-li-bé-ra-tion", "intercommunalité": "in-ter-com-mu-na-lité", "parentalité": "pa-ren-ta-lité", "enfance": "en-fance",
		"le": "le", "mot": "mot", "Valentigney": "Valentigney", "SIVU": "SIVU", "a2b3c4": "a2b3c4", "l’intercommunalité": "l’in-ter-com-mu-na-lité",
	} {
		var b strings.Builder
		debut := 0
		r := []rune(mot)
		for _, c := range francais().couper(r) {
			b.WriteString(string(r[debut:c]) + "-")
			debut = c
		}
		if got := b.String() + string(r[debut:]); got != attendu {
			t.Errorf("%s, attendu %s", got, attendu)
		}
	}
}

// Whatever the paragraph: all its words, in order, no line wider than the measure, and spaces that stay
// between two bounds.
func TestLignesDUnParagraphe(t *testing.T) {
	texte := strings.Repeat("La convention territoriale globale vise à renforcer l'efficacité et la coordination des actions. ", 12)
	for _, mesure := range []float64{90, 180, 262, 453} {
		for _, justifie := range []bool{true, false} {
			p := morceler(acte.Texte{{Texte: imprimeur(texte)}}, corps, mesure)
			var lu strings.Builder
			for _, l := range casser(p, mesure, 4, justifie) {
				large := l.largeur
				for _, x := range l.pieces {
					if x.genre == espace {
						large += x.largeur * l.ecart
					}
					lu.WriteString(string(x.texte))
				}
				if large > mesure+0.1 {
					t.Errorf("mesure %v : une ligne de %.1f", mesure, large)
				}
				if l.ecart < -retrecissement-1e-9 || l.ecart > ecartMax+1e-9 {
					t.Errorf("mesure %v : écart %.2f", mesure, l.ecart)
				}
				if !l.trait {
					lu.WriteByte(' ')
				}
			}
			if got, attendu := strings.Join(strings.Fields(lu.String()), " "), strings.Join(strings.Fields(imprimeur(texte)), " "); got != attendu {
				t.Errorf("mesure %v : le texte a changé", mesure)
			}
		}
	}
}

// visible shows the spaces of a text: "~" the no-break space, "_" the narrow one.
var visible = strings.NewReplacer(insecable, "~", fine, "_")

// What holds to its neighbour holds across a change of face, and each run keeps its own words.
func TestTypographieEntreLesFaces(t *testing.T) {
	for _, cas := range []struct {
		tape    []string
		attendu []string
	}{
		{[]string{"vu l'article ", "L.", " 2121-15"}, []string{"vu l’article ", "L.", "~2121-15"}},
		{[]string{"« ", "cité", " »"}, []string{"«~", "cité", "~»"}},
		{[]string{"Présents", " : 27"}, []string{"Présents", "~:~27"}},
		{[]string{"Présents ", " : 27"}, []string{"Présents~", ":~27"}},
		{[]string{"M. ", "Jean ", "DE ", "LA ", "TOUR", " vote"}, []string{"M.~", "Jean~", "DE~", "LA~", "TOUR", " vote"}},
		{[]string{"12", " ", "480 €"}, []string{"12", "_", "480~€"}},
		{[]string{"l", "'", "ordre"}, []string{"l", "’", "ordre"}},
		{[]string{"", "a  b", ""}, []string{"", "a  b", ""}},
	} {
		var t1 acte.Texte
		for i, s := range cas.tape {
			t1 = append(t1, acte.Segment{Texte: s, Gras: i%2 == 1})
		}
		for i, s := range composerTexte(t1) {
			if got := visible.Replace(s.Texte); got != cas.attendu[i] || s.Gras != (i%2 == 1) {
				t.Errorf("%q, partie %d : %q, attendu %q", cas.tape, i, got, cas.attendu[i])
			}
		}
	}
}

// Wherever a text changes face, it is set as if it did not.
func TestTypographieEntreLesFacesQuelconques(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		tout := rapid.StringOfN(rapid.SampledFrom([]rune("aéÀZ  «»:;!?12L.'’€%nM°\u00a0\u202f\n")), 0, 40, -1).Draw(t, "texte")
		lettres := []rune(tout)
		var parties acte.Texte
		for debut := 0; debut < len(lettres) || len(parties) == 0; {
			fin := min(len(lettres), debut+rapid.IntRange(0, 6).Draw(t, "long"))
			parties, debut = append(parties, acte.Segment{Texte: string(lettres[debut:fin])}), fin
		}
		if got, attendu := acte.Texte(composerTexte(parties)).Clair(), imprimeur(tout); got != attendu {
			t.Fatalf("%q en %d parties : %q, attendu %q", tout, len(parties), got, attendu)
		}
	})
}

// A no-break space between words takes its part of a justified line, and no line ends there.
func TestInsecableSEtire(t *testing.T) {
	texte := strings.Repeat("Monsieur le Maire, M. Jean DE LA TOUR et Mme Anne NOM01 ont voté contre le point n° 12 de la séance du conseil. ", 6)
	const mesure = 300
	lignes := casser(morceler(acte.Texte{{Texte: imprimeur(texte)}}, corps, mesure), mesure, 4, true)
	tenus := 0
	for i, l := range lignes[:len(lignes)-1] {
		large := l.largeur
		for _, x := range l.pieces {
			if x.genre == espace || x.genre == espaceTenu {
				large += x.largeur * l.ecart
			}
			if x.genre == espaceTenu && l.ecart < ecartMax {
				tenus++
			}
		}
		if l.ecart < ecartMax && math.Abs(large-mesure) > 0.01 {
			t.Errorf("ligne %d : %.2f points sur %d", i, large, mesure)
		}
		fin := string(l.pieces[len(l.pieces)-1].texte)
		for _, mot := range []string{"M.", "Jean", "DE", "LA", "Anne", "Mme", "n°", "Monsieur", "le"} {
			if fin == mot {
				t.Errorf("la ligne %d finit par « %s »", i, fin)
			}
		}
	}
	if tenus < 10 {
		t.Errorf("%d insécables dans des lignes pleines : ce texte n'éprouve rien", tenus)
	}
}
