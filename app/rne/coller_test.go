package rne

import (
	"fmt"
	"strings"
	"testing"
)

// resume shows what a paste makes, one line a member.
func resume(c *Collage) string {
	var l []string
	for _, x := range c.Lignes {
		e := x.Elu
		s := strings.Join([]string{string(e.Civilite), e.Prenom, e.Nom, e.Fonction, e.Debut.String()}, "|")
		if x.Faute != "" {
			s += " ✗ " + x.Faute
		}
		if x.Doute != "" {
			s += " ? " + x.Doute
		}
		l = append(l, fmt.Sprintf("%d %s", x.Numero, s))
	}
	return strings.Join(l, "\n")
}

func TestColler(t *testing.T) {
	for _, c := range []struct{ nom, texte, attendu string }{
		{"titres, dans un autre ordre", "Fonction\tPrénom\tNOM\tCivilité\tDate de début de mandat\r\nMaire\tÉlise\tNOM01\tMme\t18/05/2020\r\n1er adjoint au maire\tPaul\tDE LA NOM02\tMonsieur\t2020-05-18\r\n",
			"2 Mme|Élise|NOM01|Maire|2020-05-18\n3 M.|Paul|DE LA NOM02|1er adjoint|2020-05-18"},
		{"sans titre, par le contenu", "1\tNOM01\tÉlise\tF\tMaire\t12/04/1970\t18/05/20\n2\tNOM02\tPaul\tM\t\t1/2/1965\t18/05/20",
			"1 Mme|Élise|NOM01|Maire|2020-05-18\n2 M.|Paul|NOM02||2020-05-18"},
		{"prénom d'abord, le nom en capitales", "Élise\tNOM01\nPaul\tNOM02", "1 M.|Élise|NOM01|| ? civilité absente : « M. » supposé\n2 M.|Paul|NOM02|| ? civilité absente : « M. » supposé"},
		{"une seule colonne", "Mme Élise NOM01\n\nM. Jean-Paul DE NOM02\nM. Paul Nom", "1 Mme|Élise|NOM01||\n3 M.|Jean-Paul|DE NOM02||\n4 M.|Paul|Nom||"},
		{"nom et prénom ensemble", "Nom et prénom;Qualité\nNOM01 Élise;1ère adjointe\nNOM02 Paul;conseiller municipal", "2 Mme|Élise|NOM01|1ère adjointe|\n3 M.|Paul|NOM02|| ? civilité absente : « M. » supposé"},
		{"nom de naissance", "Nom de naissance\tNom d'usage\tPrénoms\tSexe\nNOM01\tNOM09\tÉlise\tF", "2 Mme|Élise|NOM01||"},
		{"civilité devant le nom", "Nom\tPrénom\nMme NOM01\tÉlise", "2 Mme|Élise|NOM01||"},
		{"une cellule entre guillemets", "Nom\tPrénom\tCivilité\n\"NOM01\nép. NOM03\"\tÉlise\tMme", "2 Mme|Élise|NOM01 ép. NOM03||"},
		{"date en lettres", "Nom\tCivilité\tDébut\nNOM01\tMme\t1er juin 2020", "2 Mme||NOM01||2020-06-01"},
		{"les fautes", "Nom\tPrénom\tCivilité\tDébut\nNOM01\tÉlise\tMme\t31/02/2020\n\tPaul\tM.\t\nNOM03\tPaul\tDr\t\nNOM04\tAnne\tMme\t\nNOM04\tAnne\tMme\t",
			"2 Mme|Élise|NOM01|| ✗ « 31/02/2020 » n'est pas une date (Début du mandat) ; écrivez-la comme 18/05/2020\n" +
				"3 M.|Paul||| ✗ il manque le nom ; écrivez-le dans le tableur, puis collez de nouveau\n" +
				"4 M.|Paul|NOM03|| ✗ « Dr » n'est pas une civilité ; écrivez « M. » ou « Mme »\n" +
				"5 Mme|Anne|NOM04||\n6 Mme|Anne|NOM04|| ✗ Mme Anne NOM04 est déjà à la ligne 5 ; gardez une des deux"},
	} {
		l, err := Coller(c.texte)
		if err != nil {
			t.Errorf("%s : %v", c.nom, err)
			continue
		}
		if got := resume(l); got != c.attendu {
			t.Errorf("%s :\n%s\nattendu :\n%s", c.nom, got, c.attendu)
		}
		if pris := len(l.Elus()) == len(l.Lignes); pris == strings.Contains(c.attendu, "✗") || pris == (len(l.Fautes()) > 0) {
			t.Errorf("%s : pris %v, fautes %q", c.nom, pris, l.Fautes())
		}
	}
}

// A file is known by its columns, whatever its page of codes.
func TestEstRNE(t *testing.T) {
	for texte, attendu := range map[string]bool{
		"Code du département;Code de la commune;Nom de l'élu;Prénom de l'élu\n":             true,
		"Code du d\xe9partement;Code de la commune;Nom de l'\xe9lu;Pr\xe9nom de l'\xe9lu\n": true,
		"Nom;Prénom\nNOM01;Élise\n": false, "": false, "\x00": false,
	} {
		if EstRNE([]byte(texte)) != attendu {
			t.Errorf("%q : %v", texte, !attendu)
		}
	}
	if l, err := Coller(Texte([]byte("Nom;Pr\xe9nom;Civilit\xe9\nNOM01;\xc9lise;Mme"))); err != nil || resume(l) != "2 Mme|Élise|NOM01||" {
		t.Errorf("%v", err)
	}
}

func TestCollerRien(t *testing.T) {
	for _, c := range []struct{ texte, attendu string }{
		{"", "rien à coller"}, {" \n\t\n", "rien à coller"}, {"Nom\tPrénom", "que la ligne des titres"}, {"12\t13\n14\t15", "ressemble à des noms"},
		{"NOM\x00", "pas du texte"}, {"\xff\xfe", "pas du texte"}, {strings.Repeat("NOM01\tPaul\n", 201), "201 lignes"}, {strings.Repeat("NOM01\tPaul\n", 480_000), "5,3 Mo"}, {strings.Repeat("NOM01\tPaul\n", 20_000), "220 ko"},
	} {
		if l, err := Coller(c.texte); err == nil || !strings.Contains(err.Error(), c.attendu) {
			t.Errorf("%.20q : %v %v, attendu %q", c.texte, l != nil, err, c.attendu)
		}
	}
}

// Without capitals the first column is supposed to be the names: one click exchanges them.
func TestEchanger(t *testing.T) {
	c, err := Coller("Élise\tUntel\tMme\nPaul\t\tM.")
	if err != nil {
		t.Fatal(err)
	}
	if got := resume(c); got != "1 Mme|Untel|Élise||\n2 M.||Paul||" {
		t.Fatal(got)
	}
	c.Echanger()
	if got := resume(c); !strings.HasPrefix(got, "1 Mme|Élise|Untel||\n2 M.|Paul||| ✗ il manque le nom") || c.Lignes[0].Elu.ID != "untel-elise" {
		t.Error(got)
	}
	if c.Echanger(); len(c.Fautes()) != 0 {
		t.Errorf("%q", c.Fautes())
	}
}

func FuzzColler(f *testing.F) {
	f.Add("Nom\tPrénom\nNOM01\tÉlise")
	f.Add("1;M.;\"a\n")
	f.Fuzz(func(t *testing.T, texte string) {
		c, err := Coller(texte)
		if err == nil && len(c.Lignes) == 0 {
			t.Error("ni ligne ni faute")
		}
	})
}
