package conseil_test

import (
	"math"
	"strings"
	"testing"

	"delibere/app/conseil"
)

// voter puts a ballot on the point 1.
func voter(v *conseil.Vote, f ...func(*conseil.Vote)) func(*conseil.Dossier) {
	for _, g := range f {
		g(v)
	}
	return auPoint(1, func(p *conseil.Point) { p.Vote = v })
}

func mode(m conseil.ModeScrutin) func(*conseil.Vote) { return func(v *conseil.Vote) { v.Mode = m } }
func president(s conseil.Sens) func(*conseil.Vote)   { return func(v *conseil.Vote) { v.President = s } }

func compteFinancier(d *conseil.Dossier) { d.Seance.Point(1).Regime = conseil.RegimeCompteFinancier }

// CGCT L2121-20 and L2121-21, chapter of the votes.
func TestVotes(t *testing.T) {
	type attendu struct {
		exprimes, majorite conseil.Voix
		resultat           conseil.Resultat
		unanimite, voix    bool
		formule            string
	}
	for _, cas := range []struct {
		nom       string
		d         *conseil.Dossier
		attendu   attendu
		anomalies []string
	}{
		{"à l'unanimité", seance(12, 1, voter(vote(12, 0, 0))),
			attendu{12, 7, conseil.Adoptee, true, false, "à l'unanimité des voix présentes et représentées"}, nil},
		{"L2121-20 : les abstentions ne sont pas exprimées, 4 pour et 6 abstentions", seance(10, 1, voter(vote(4, 0, 6))),
			attendu{4, 3, conseil.Adoptee, true, false, "à l'unanimité des suffrages exprimés (4 pour, 6 abstentions)"}, nil},
		{"à la majorité", seance(12, 1, voter(vote(7, 4, 1))),
			attendu{11, 6, conseil.Adoptee, false, false, "à la majorité des suffrages exprimés (7 pour, 4 contre, 1 abstention)"}, nil},
		{"rejetée", seance(12, 1, voter(vote(4, 7, 1))),
			attendu{11, 6, conseil.Rejetee, false, false, "rejette la proposition à la majorité des suffrages exprimés (4 pour, 7 contre, 1 abstention)"}, nil},
		{"rejetée par tous", seance(12, 1, voter(vote(0, 12, 0))),
			attendu{12, 7, conseil.Rejetee, true, false, "rejette la proposition à l'unanimité des voix présentes et représentées"}, nil},
		{"partage, le président a voté pour", seance(12, 1, voter(vote(6, 6, 0), mode(conseil.ScrutinPublic), president(conseil.Pour))),
			attendu{12, 7, conseil.Adoptee, false, true, "les voix étant partagées (6 pour, 6 contre) et celle du président, pour, étant prépondérante"}, nil},
		{"partage, le président a voté contre", seance(12, 1, voter(vote(6, 6, 0), president(conseil.Contre))),
			attendu{12, 7, conseil.Rejetee, false, true, "rejette la proposition, les voix étant partagées (6 pour, 6 contre) et celle du président, contre, étant prépondérante"}, nil},
		{"partage, le président s'est abstenu", seance(13, 1, voter(vote(6, 6, 1), president(conseil.Abstention))),
			attendu{12, 7, conseil.Rejetee, false, false, "n'adopte pas la proposition, les voix étant partagées (6 pour, 6 contre, 1 abstention)"}, nil},
		{"partage, on ne sait pas", seance(12, 1, voter(vote(6, 6, 0))),
			attendu{12, 7, conseil.Rejetee, false, false, "n'adopte pas la proposition, les voix étant partagées (6 pour, 6 contre)"}, []string{"PARTAGE_SANS_PRESIDENT"}},
		{"partage au scrutin secret : rejetée, la voix du président ne pèse pas", seance(12, 1, voter(vote(6, 6, 0), mode(conseil.ScrutinSecret), president(conseil.Pour))),
			attendu{12, 7, conseil.Rejetee, false, false, "rejette la proposition, les voix étant partagées au scrutin secret (6 pour, 6 contre)"}, nil},
		{"L1612-12 : le compte financier est adopté à égalité", seance(15, 1, compteFinancier, voter(vote(7, 7, 0))),
			attendu{14, 8, conseil.Adoptee, false, false, "les voix étant partagées (7 pour, 7 contre) et aucune majorité ne s'étant dégagée contre l'adoption du compte"}, nil},
		{"L1612-12 : une majorité contre rejette le compte financier", seance(15, 1, compteFinancier, voter(vote(6, 8, 0))),
			attendu{14, 8, conseil.Rejetee, false, false, "rejette la proposition à la majorité des suffrages exprimés (6 pour, 8 contre)"}, nil},
		{"personne ne s'exprime", seance(12, 1, voter(vote(0, 0, 12))),
			attendu{0, 1, conseil.SansSuffrage, false, false, "n'adopte pas la proposition, aucun suffrage n'ayant été exprimé (12 abstentions)"}, nil},
		{"un refus de vote équivaut à une abstention (RM 10690)", seance(12, 1, voter(&conseil.Vote{Decompte: &conseil.Decompte{Pour: 11, Refus: 1}})),
			attendu{11, 6, conseil.Adoptee, true, false, "à l'unanimité des suffrages exprimés (11 pour, 1 refus de vote)"}, nil},
		{"blancs et nuls ne sont pas exprimés", seance(12, 1, voter(&conseil.Vote{Mode: conseil.ScrutinSecret, Decompte: &conseil.Decompte{Pour: 5, Contre: 4, Blancs: 2, Nuls: 1}})),
			attendu{9, 5, conseil.Adoptee, false, false, "à la majorité des suffrages exprimés (5 pour, 4 contre, 2 blancs, 1 nul)"}, nil},
		{"il manque une voix", seance(12, 1, voter(vote(11, 0, 0))),
			attendu{11, 6, conseil.Adoptee, true, false, "à l'unanimité des suffrages exprimés (11 pour)"}, []string{"VOTE_TOTAL!"}},
		{"un nombre négatif dont la somme est juste", seance(12, 1, voter(vote(13, -1, 0))),
			attendu{12, 7, conseil.Adoptee, false, false, "à la majorité des suffrages exprimés (13 pour, -1 contre)"}, []string{"VOTE_TOTAL!"}},
		{"un nombre énorme", seance(12, 1, voter(vote(1<<50, 0, 0))),
			attendu{1 << 50, 1<<49 + 1, conseil.Adoptee, true, false, "à l'unanimité des suffrages exprimés (1125899906842624 pour)"}, []string{"VOTE_TOTAL!"}},
	} {
		t.Run(cas.nom, func(t *testing.T) {
			c := exiger(t, cas.d, cas.anomalies...)
			v := c.Point(1).Vote
			if got := (attendu{v.Exprimes, v.Majorite, v.Resultat, v.Unanimite, v.VoixPreponderante, v.Formule}); got != cas.attendu {
				t.Errorf("\n  %+v\nattendu\n  %+v", got, cas.attendu)
			}
		})
	}
}

// nominal gives the sense of each: "p" pour, "c" contre, "a" abstention, "." no entry.
func nominal(sens string) map[conseil.EluID]conseil.Sens {
	m := map[conseil.EluID]conseil.Sens{}
	for i, s := range sens {
		switch s {
		case 'p':
			m[elu(i+1)] = conseil.Pour
		case 'c':
			m[elu(i+1)] = conseil.Contre
		case 'a':
			m[elu(i+1)] = conseil.Abstention
		}
	}
	return m
}

// CGCT L2121-21: a public ballot keeps the names and the sense of each vote.
func TestVoteNominal(t *testing.T) {
	public := func(sens string) func(*conseil.Dossier) {
		return voter(&conseil.Vote{Mode: conseil.ScrutinPublic, Nominal: nominal(sens)})
	}
	for _, cas := range []struct {
		nom       string
		d         *conseil.Dossier
		attendu   conseil.Decompte
		anomalies []string
	}{
		{"chacun le sien", seance(7, 1, public("pppccap")), conseil.Decompte{Pour: 4, Contre: 2, Abstentions: 1}, nil},
		{"le porteur vote aussi pour son mandant", seance(7, 1, presents(6), pouvoir(7, 4), public("pppcca")), conseil.Decompte{Pour: 3, Contre: 3, Abstentions: 1}, nil},
		{"le mandant a son propre sens", seance(7, 1, presents(6), pouvoir(7, 4), public("pppccap")), conseil.Decompte{Pour: 4, Contre: 2, Abstentions: 1}, nil},
		{"le président départage par son propre vote", seance(6, 1, public("pppccc")), conseil.Decompte{Pour: 3, Contre: 3}, nil},
		{"il manque un vote", seance(7, 1, public("ppppcc")), conseil.Decompte{Pour: 4, Contre: 2}, []string{"VOTE_TOTAL!"}},
		{"un absent vote", seance(7, 1, presents(6), public("ppppccp")), conseil.Decompte{Pour: 5, Contre: 2}, []string{"VOTE_TOTAL!", "VOTE_TOTAL!"}},
		{"un intéressé vote", seance(7, 1, interesses(1, conseil.L2131_11, 7), public("ppppccp")), conseil.Decompte{Pour: 4, Contre: 2}, []string{"VOTE_INTERESSE!"}},
		{"le mandant d'un intéressé vote par lui", seance(9, 1, presents(8), pouvoir(9, 7), interesses(1, conseil.L2131_11, 7), public("ppppcc.pp")),
			conseil.Decompte{Pour: 5, Contre: 2}, []string{"POUVOIR_MANDATAIRE_ABSENT", "VOTE_INTERESSE!"}},
	} {
		t.Run(cas.nom, func(t *testing.T) {
			c := exiger(t, cas.d, cas.anomalies...)
			v := c.Point(1).Vote
			if v.Decompte != cas.attendu {
				t.Errorf("%+v, attendu %+v", v.Decompte, cas.attendu)
			}
			// The président votes first here, and always pour.
			if partage := v.Decompte.Pour == v.Decompte.Contre; v.VoixPreponderante != partage {
				t.Errorf("voix prépondérante : %v, attendu %v", v.VoixPreponderante, partage)
			}
		})
	}
}

func TestScrutinSecretSansNoms(t *testing.T) {
	v := vote(7, 0, 0)
	v.Nominal = nominal("ppppppp")
	exiger(t, seance(7, 1, voter(v, mode(conseil.ScrutinSecret))), "VOTE_SECRET_NOMINAL!")
}

// The procès-verbal of the previous séance may be adopted by a ballot too: the same secrecy holds.
func TestScrutinSecretDuProcesVerbalPrecedent(t *testing.T) {
	adopter := func(m conseil.ModeScrutin, noms map[conseil.EluID]conseil.Sens) *conseil.Dossier {
		return seance(7, 1, func(d *conseil.Dossier) {
			d.Seance.PVPrecedent = conseil.PVPrecedent{Seance: conseil.NewDate(2023, 3, 1), Vote: &conseil.Vote{Mode: m, Nominal: noms}}
		})
	}
	c := exiger(t, adopter(conseil.ScrutinSecret, nominal("ppppppp")), "VOTE_SECRET_NOMINAL!")
	if a := c.Anomalies[0]; a.Point != 0 || !strings.Contains(a.Message, "scrutin secret du procès-verbal de la séance précédente") {
		t.Errorf("%+v", a)
	}
	exiger(t, adopter(conseil.ScrutinPublic, nominal("ppppppp")))
	exiger(t, adopter(conseil.ScrutinSecret, nil))
}

// CGCT L2121-20: when the names and the note of the président's vote differ, the names are what is counted.
func TestVoixDuPresidentSelonLesNoms(t *testing.T) {
	for _, cas := range []struct {
		noms     string
		note     conseil.Sens
		resultat conseil.Resultat
		decide   bool
	}{
		{"pppccc", conseil.Contre, conseil.Adoptee, true},
		{"cccppp", conseil.Pour, conseil.Rejetee, true},
		{"appcc", conseil.Pour, conseil.Rejetee, false},
		{"pppccc", "", conseil.Adoptee, true},
	} {
		v := conseil.Vote{Mode: conseil.ScrutinPublic, Nominal: nominal(cas.noms), President: cas.note}
		c := exiger(t, seance(len(cas.noms), 1, voter(&v)))
		if r := c.Point(1).Vote; r.Resultat != cas.resultat || r.VoixPreponderante != cas.decide {
			t.Errorf("%s, président noté %q : %s, voix prépondérante %v", cas.noms, cas.note, r.Resultat, r.VoixPreponderante)
		}
	}
}

// Counts too large to be added stay an excess of votes: no sum turns negative, nor back to the votants.
func TestVoixDemesurees(t *testing.T) {
	const max = conseil.Voix(math.MaxInt)
	for nom, v := range map[string]*conseil.Decompte{
		"pour et contre":                {Pour: max, Contre: max},
		"pour et une abstention":        {Pour: max, Abstentions: 1},
		"dont la somme revient à douze": {Pour: max, Contre: max, Abstentions: 14},
		"partout":                       {Pour: max, Contre: max, Abstentions: max, Blancs: max, Nuls: max, Refus: max},
	} {
		t.Run(nom, func(t *testing.T) {
			c := exiger(t, seance(12, 1, voter(&conseil.Vote{Decompte: v}, president(conseil.Pour))), "VOTE_TOTAL!")
			if r := c.Point(1).Vote; r.Exprimes < v.Pour || r.Majorite < 1 || v.Total() < v.Pour || strings.Contains(c.Anomalies[0].Message, "-") {
				t.Errorf("%+v, total %d\n%s", r, v.Total(), c.Anomalies[0].Message)
			}
		})
	}
	d := seance(12, 1, nommer(conseil.Tour{Candidats: map[string]conseil.Voix{"e05": max, "e06": max}, Blancs: 14}))
	c := exiger(t, d, "VOTE_TOTAL!", "NOMINATION_INDECISE")
	if n := c.Point(1).Nomination; n.Exprimes != max || n.Majorite < 1 {
		t.Errorf("%+v", n)
	}
	if n := (conseil.Decompte{Pour: -max, Contre: -max, Blancs: -max}).Total(); n >= 0 {
		t.Errorf("trois nombres négatifs font %d", n)
	}
}

// CGCT L2121-21: a third of those present for a secret ballot, a quarter for a public one, rounded up.
func TestDemandesDeScrutin(t *testing.T) {
	demande := func(n int) func(*conseil.Vote) { return func(v *conseil.Vote) { v.Demandeurs = &n } }
	for _, cas := range []struct {
		presents int
		mode     conseil.ModeScrutin
		seuil    int
	}{{27, conseil.ScrutinPublic, 7}, {27, conseil.ScrutinSecret, 9}, {10, conseil.ScrutinPublic, 3}, {10, conseil.ScrutinSecret, 4}, {8, conseil.ScrutinPublic, 2}, {8, conseil.ScrutinSecret, 3}} {
		v := conseil.Voix(cas.presents)
		exiger(t, seance(cas.presents, 1, voter(vote(v, 0, 0), mode(cas.mode), demande(cas.seuil))))
		exiger(t, seance(cas.presents, 1, voter(vote(v, 0, 0), mode(cas.mode), demande(cas.seuil-1))), "SCRUTIN_DEMANDE_INSUFFISANTE")
	}
}

// Every message is a sentence that ends, says a mend, and holds no raw verb of fmt.
func TestMessagesSontDesPhrases(t *testing.T) {
	d := seance(15, 3, presents(5), pouvoir(14, 15), pouvoir(13, 1), pouvoir(12, 1), pouvoir(3, 3), voter(vote(1, 1, 0)), mouvement(2, conseil.Arrivee, 2))
	d.Seance.Convocation.DateEnvoi = d.Seance.Date
	for _, a := range conseil.Controler(d).Anomalies {
		if !strings.HasSuffix(a.Message, ".") || !strings.Contains(a.Message, " ; ") || strings.Contains(a.Message, "%!") || a.Article == "" {
			t.Errorf("%s : %q (%s)", a.Code, a.Message, a.Article)
		}
	}
}
