package impression

import (
	"strings"
	"testing"
)

// The flags of Windows, to the sentence that the person reads.
func TestSpouleur(t *testing.T) {
	for _, cas := range []struct {
		job, imprimante, attributs uint32
		attendu                    string
		fini                       bool
	}{
		{0x8, 0, 0, "En file d'attente sur X…", false},
		{0x10, 0x400, 0, "Impression en cours sur X…", false},
		{0x1000, 0, 0, "Imprimé sur X.", true},
		{0x80 | 0x100, 0, 0, "Imprimé sur X.", true},
		{0x4, 0, 0, "l'impression sur X a été annulée", true},
		{0x1, 0, 0, "est retenu dans la file de X", false},
		{0x10 | 0x40, 0, 0, "X n'a plus de papier ; remettez-en", false},
		{0x10 | 0x2, 0, 0, "X demande qu'on la regarde", false},
		{0x10 | 0x20, 0, 0, "X ne répond pas", false},
		{0x10, 0x8 | 0x10, 0, "X a un bourrage", false},
		{0x10, 0x800, 0, "X a son bac de sortie plein", false},
		{0x10, 0x40000, 0, "X n'a plus d'encre", false},
		{0x10, 0x400000, 0, "X a un capot ouvert", false},
		{0, 0x1, 0, "X est en pause", false},
		{0, 0, 0x400, "X ne répond pas", false},
		{0, 0x80, 0, "X ne répond pas", false},
	} {
		texte, fini, err := suite{etape: etapeDuSpouleur(cas.job), ennui: ennuiDuSpouleur(cas.job, cas.imprimante, cas.attributs)}.phrase("X")
		if err != nil {
			texte = err.Error()
		}
		if !strings.Contains(texte, cas.attendu) || fini != cas.fini {
			t.Errorf("%x %x %x : « %s » %v, « %s » attendu", cas.job, cas.imprimante, cas.attributs, texte, fini, cas.attendu)
		}
	}
}
