package conseil_test

import (
	"strings"
	"testing"
	"time"

	"delibere/app/conseil"
)

// A délibération of the list of L2131-2 is exécutoire from its publicity; another waits for the
// représentant de l'État.
func TestDispense(t *testing.T) {
	jour := conseil.NewDate(2023, time.April, 14)
	p := conseil.Point{Vote: &conseil.Vote{}, Publication: jour}
	if e := conseil.EtatDe(&p, true); e != conseil.EtatPubliee || !p.Transmissible() {
		t.Errorf("à transmettre : %s", e)
	}
	for _, d := range conseil.Dispenses {
		p.Dispense = d
		if e := conseil.EtatDe(&p, true); e != conseil.EtatExecutoire || p.Transmissible() || d.Nom() == "" {
			t.Errorf("%s : %s", d, e)
		}
		if s := conseil.Suites(&p, false); !strings.Contains(s, "exécutoire le 14 avril 2023 (dispensée de transmission : "+d.Nom()+")") {
			t.Errorf("%s", s)
		}
	}
	p.Publication = conseil.Date{}
	if e := conseil.EtatDe(&p, true); e != conseil.EtatScellee {
		t.Errorf("non publiée : %s", e)
	}
}
