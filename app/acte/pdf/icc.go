package pdf

import (
	"encoding/binary"
	"math"
	"sync"
)

// profilSRGB writes the ICC profile of sRGB (IEC 61966-2-1), version 2 of the format (ICC.1:2001-04): the
// colours of a file for archives are those of a device that it describes.
var profilSRGB = sync.OnceValue(func() []byte {
	xyz := func(x, y, z float64) []byte {
		o := []byte("XYZ \x00\x00\x00\x00")
		for _, v := range []float64{x, y, z} {
			o = binary.BigEndian.AppendUint32(o, uint32(int32(math.Round(v*65536))))
		}
		return o
	}
	const nom, droits = "sRGB IEC61966-2.1", "Domaine public"
	desc := append(binary.BigEndian.AppendUint32([]byte("desc\x00\x00\x00\x00"), uint32(len(nom)+1)), nom...)
	desc = append(desc, make([]byte, 1+4+4+2+1+67)...) // no name in Unicode nor in Macintosh script
	courbe := courbeSRGB()
	tables := []struct {
		nom    string
		octets []byte
	}{
		{"desc", desc}, {"cprt", append([]byte("text\x00\x00\x00\x00"), droits+"\x00"...)},
		{"wtpt", xyz(0.9505, 1, 1.0891)}, // D65
		// The primaries, adapted to D50 by the matrix of Bradford.
		{"rXYZ", xyz(0.43607, 0.22249, 0.01392)}, {"gXYZ", xyz(0.38515, 0.71687, 0.09708)}, {"bXYZ", xyz(0.14307, 0.06061, 0.71410)},
		{"rTRC", courbe}, {"gTRC", courbe}, {"bTRC", courbe},
	}
	p := make([]byte, 128)
	copy(p[8:], "\x02\x10\x00\x00mntrRGB XYZ \x07\xd0\x00\x01\x00\x01") // display, 1 January 2000
	copy(p[36:], "acsp")
	copy(p[68:], xyz(0.96420, 1, 0.82491)[8:]) // D50
	p = binary.BigEndian.AppendUint32(p, uint32(len(tables)))
	place, donnees, placeCourbe := 128+4+12*len(tables), []byte(nil), 0
	for i, t := range tables {
		ici := place + len(donnees)
		if i > 0 && &t.octets[0] == &courbe[0] && placeCourbe > 0 {
			ici = placeCourbe // the three curves are one
		} else {
			donnees = append(donnees, t.octets...)
			donnees = append(donnees, make([]byte, -len(donnees)&3)...)
		}
		if &t.octets[0] == &courbe[0] {
			placeCourbe = ici
		}
		p = append(p, t.nom...)
		p = binary.BigEndian.AppendUint32(p, uint32(ici))
		p = binary.BigEndian.AppendUint32(p, uint32(len(t.octets)))
	}
	p = append(p, donnees...)
	binary.BigEndian.PutUint32(p, uint32(len(p)))
	return comprimer(p)
})

func courbeSRGB() []byte {
	const points = 1024
	o := binary.BigEndian.AppendUint32([]byte("curv\x00\x00\x00\x00"), points)
	for i := range points {
		o = binary.BigEndian.AppendUint16(o, uint16(math.Round(lineaire(float64(i)/(points-1))*65535)))
	}
	return o
}

// lineaire gives the light of a value of sRGB, both from 0 to 1.
func lineaire(v float64) float64 {
	if v <= 0.04045 {
		return v / 12.92
	}
	return math.Pow((v+0.055)/1.055, 2.4)
}

// contraste is the ratio of white to a colour (WCAG 2.1, « contrast ratio »).
func (c *Couleur) contraste() float64 {
	l := 0.2126*lineaire(float64(c.R)/255) + 0.7152*lineaire(float64(c.V)/255) + 0.0722*lineaire(float64(c.B)/255)
	return 1.05 / (l + 0.05)
}
