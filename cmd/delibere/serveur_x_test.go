package main

import (
	"bytes"
	"encoding/binary"
	"io"
	"net"
	"testing"
	"time"
)

// serveurX speaks to the X server as little as it takes to press a key and to see what it paints, without the
// tenth of a second of a command: the key goes by XTEST, the image by GetImage.
type serveurX struct {
	t      testing.TB
	c      net.Conn
	racine uint32
	xtest  byte
}

func (e *ecranVirtuel) ouvrirX() *serveurX {
	e.t.Helper()
	c, err := net.Dial("unix", "/tmp/.X11-unix/X"+e.display[1:])
	if err != nil {
		e.t.Fatal(err)
	}
	e.t.Cleanup(func() { _ = c.Close() })
	x := &serveurX{t: e.t, c: c}
	x.ecrire([]byte{'l', 0, 11, 0, 0, 0, 0, 0, 0, 0, 0, 0})
	tete := x.lire(8)
	accueil := x.lire(4 * int(binary.LittleEndian.Uint16(tete[6:])))
	if tete[0] != 1 {
		e.t.Fatalf("le serveur X refuse : %q", accueil)
	}
	// After the vendor, padded, and the formats comes the first screen, whose root is first.
	vendeur := (int(binary.LittleEndian.Uint16(accueil[16:])) + 3) &^ 3
	x.racine = binary.LittleEndian.Uint32(accueil[32+vendeur+8*int(accueil[21]):])
	x.ecrire(append([]byte{98, 0, 4, 0, 5, 0, 0, 0}, "XTEST\x00\x00\x00"...))
	r := x.lire(32)
	if r[8] == 0 {
		e.t.Fatal("le serveur X n'a pas XTEST")
	}
	x.xtest = r[9]
	return x
}

func (x *serveurX) ecrire(o []byte) {
	if _, err := x.c.Write(o); err != nil {
		x.t.Fatal(err)
	}
}

func (x *serveurX) lire(n int) []byte {
	x.t.Helper()
	o := make([]byte, n)
	if _, err := io.ReadFull(x.c, o); err != nil {
		x.t.Fatal(err)
	}
	return o
}

// touche presses and releases a key, by its code.
func (x *serveurX) touche(code byte) {
	for _, genre := range []byte{2, 3} {
		o := make([]byte, 36)
		o[0], o[1], o[2], o[4], o[5] = x.xtest, 2, 9, genre, code
		x.ecrire(o)
	}
}

// image reads the pixels of a part of the screen.
func (x *serveurX) image(gauche, haut, large, hauteur uint16) []byte {
	o := []byte{73, 2, 5, 0}
	o = binary.LittleEndian.AppendUint32(o, x.racine)
	for _, n := range []uint16{gauche, haut, large, hauteur} {
		o = binary.LittleEndian.AppendUint16(o, n)
	}
	x.ecrire(binary.LittleEndian.AppendUint32(o, 0xffffffff))
	for {
		r := x.lire(32)
		switch r[0] {
		case 0:
			x.t.Fatalf("le serveur X rend l'erreur %d", r[1])
		case 1:
			return x.lire(4 * int(binary.LittleEndian.Uint32(r[4:])))
		}
	}
}

// touchePeinte presses a key and returns how long it took to be seen.
func (x *serveurX) touchePeinte(code byte, gauche, haut, large, hauteur uint16) time.Duration {
	x.t.Helper()
	avant := x.image(gauche, haut, large, hauteur)
	debut := time.Now()
	x.touche(code)
	for time.Since(debut) < 10*time.Second {
		if !bytes.Equal(avant, x.image(gauche, haut, large, hauteur)) {
			return time.Since(debut)
		}
	}
	x.t.Fatalf("la touche %d ne se voit pas", code)
	return 0
}
