package endurance

import (
	"maps"
	"math/rand"
	"slices"
)

// A disk as a power cut sees it. What a call did is certain only once it was synchronised: the bytes of
// a file by the sync of that file, the names of a folder by the sync of the folder (a new file's sync
// keeps its own name, as ext4 does). Until then each piece of 512 bytes may have reached the disk or not.
type disque struct {
	noms    map[string]*noeud // as the program sees them
	surs    map[string]*noeud // as the disk holds them for certain
	attente []nomme           // what was done to the names since
	ouverts map[int]*noeud
	places  map[int]int64 // where each open file is written next, when a call does not say where
}

// noeud is the bytes of a file: those that are certain, and what was done to them since.
type noeud struct {
	surs    []byte
	attente []ecrit
}

// ecrit is bytes written somewhere, or a file cut there (nil).
type ecrit struct {
	ou     int64
	octets []byte
}

// nomme is a name given to a file, or taken from it (nil); a renaming does both at once.
type nomme struct {
	nom  string
	file *noeud
	ote  string
}

const secteur = 512

func nouveauDisque(contenu map[string][]byte) *disque {
	d := &disque{noms: map[string]*noeud{}, ouverts: map[int]*noeud{}, places: map[int]int64{}}
	for nom, octets := range contenu {
		d.noms[nom] = &noeud{surs: octets}
	}
	d.surs = maps.Clone(d.noms)
	return d
}

// jouer does a call.
func (d *disque) jouer(a appel) {
	switch a.genre {
	case "ouvrir", "vider":
		if a.nom != "" && d.noms[a.nom] == nil {
			d.noms[a.nom] = &noeud{}
			d.attente = append(d.attente, nomme{nom: a.nom, file: d.noms[a.nom]})
		}
		d.ouverts[a.fd], d.places[a.fd] = d.noms[a.nom], 0
		if a.genre == "vider" {
			d.noms[a.nom].attente = append(d.noms[a.nom].attente, ecrit{0, nil})
		}
	case "ecrire":
		d.ecrire(a.fd, a.ou, a.octets)
	case "copier":
		source := d.ouverts[a.source]
		de := d.places[a.source]
		d.places[a.source] += a.ou
		d.ecrire(a.fd, -1, ecrire(source.surs, source.attente)[de:de+a.ou])
	case "tronquer":
		n := d.ouverts[a.fd]
		n.attente = append(n.attente, ecrit{a.ou, nil})
	case "retirer":
		delete(d.noms, a.nom)
		d.attente = append(d.attente, nomme{nom: a.nom})
	case "renommer":
		d.noms[a.vers] = d.noms[a.nom]
		delete(d.noms, a.nom)
		d.attente = append(d.attente, nomme{nom: a.vers, file: d.noms[a.vers], ote: a.nom})
	case "synchroniser":
		d.synchroniser(a)
	}
}

func (d *disque) ecrire(fd int, ou int64, octets []byte) {
	n := d.ouverts[fd]
	if ou < 0 {
		ou = d.places[fd]
		d.places[fd] += int64(len(octets))
	}
	n.attente = append(n.attente, ecrit{ou, octets})
}

func (d *disque) synchroniser(a appel) {
	if a.nom == "" {
		d.surs = appliquer(d.surs, d.attente)
		d.attente = nil
		return
	}
	n := d.ouverts[a.fd]
	n.surs, n.attente = ecrire(n.surs, n.attente), nil
	// A new file keeps its own name, and with it what was done to that name before.
	for i := len(d.attente) - 1; i >= 0; i-- {
		if e := d.attente[i]; e.file == n && e.ote == "" {
			d.surs = appliquer(d.surs, []nomme{e})
			d.attente = slices.DeleteFunc(slices.Clone(d.attente), func(autre nomme) bool { return autre.nom == e.nom && autre.ote == "" })
			return
		}
	}
}

func appliquer(noms map[string]*noeud, faits []nomme) map[string]*noeud {
	apres := maps.Clone(noms)
	for _, f := range faits {
		if f.ote != "" {
			delete(apres, f.ote)
		}
		if f.file == nil {
			delete(apres, f.nom)
		} else {
			apres[f.nom] = f.file
		}
	}
	return apres
}

func ecrire(octets []byte, faits []ecrit) []byte {
	apres := slices.Clone(octets)
	for _, e := range faits {
		fin := e.ou + int64(len(e.octets))
		if e.octets == nil && int64(len(apres)) > e.ou {
			apres = apres[:e.ou]
		}
		if n := fin - int64(len(apres)); n > 0 {
			apres = append(apres, make([]byte, n)...)
		}
		copy(apres[e.ou:], e.octets)
	}
	return apres
}

// coupure is what a power cut leaves: nothing of what was not synchronised, all of it, or some of it.
type coupure struct{ ecrits, noms func(n int) bool }

func tout(int) bool { return true }
func rien(int) bool { return false }

// auHasard keeps each piece by the toss of a coin, and the names up to one at random.
func auHasard(graine int64) coupure {
	r := rand.New(rand.NewSource(graine))
	jusqua := r.Intn(4)
	return coupure{func(int) bool { return r.Intn(2) == 0 }, func(n int) bool { return n < jusqua }}
}

// facons are the ways to cut after the k-th call: the four corners, and three at random.
func facons(k int) []coupure {
	liste := []coupure{{rien, rien}, {tout, tout}, {tout, rien}, {rien, tout}}
	for i := range 3 {
		liste = append(liste, auHasard(int64(3*k+i)))
	}
	return liste
}

// rester returns the files that a cut leaves.
func (d *disque) rester(c coupure) map[string][]byte {
	faits := 0
	for faits < len(d.attente) && c.noms(faits) {
		faits++
	}
	reste := map[string][]byte{}
	noms := appliquer(d.surs, d.attente[:faits])
	for _, nom := range slices.Sorted(maps.Keys(noms)) {
		n := noms[nom]
		var gardes []ecrit
		for _, e := range n.attente {
			gardes = append(gardes, morceaux(e, c.ecrits)...)
		}
		reste[nom] = ecrire(n.surs, gardes)
	}
	return reste
}

// morceaux cuts a writing at the sectors of the disk, and returns those that reached it.
func morceaux(e ecrit, garder func(int) bool) []ecrit {
	var gardes []ecrit
	if e.octets == nil {
		if garder(0) {
			gardes = append(gardes, e)
		}
		return gardes
	}
	for debut := int64(0); debut < int64(len(e.octets)); {
		fin := min(debut+secteur-(e.ou+debut)%secteur, int64(len(e.octets)))
		if garder(0) {
			gardes = append(gardes, ecrit{e.ou + debut, e.octets[debut:fin]})
		}
		debut = fin
	}
	return gardes
}
