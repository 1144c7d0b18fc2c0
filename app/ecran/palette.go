package ecran

import "image/color"

// teinte is a colour of the window by what it says. What it looks like is the palette's: an object that was
// drawn in one palette is right in the next. Red and amber never speak alone: a word stands beside them.
type teinte uint8

// The colours of the window.
const (
	papier    teinte = iota // what is behind the text
	grisFond                // a card, a panel
	choisie                 // the line that is chosen
	encre                   // text
	grisMot                 // text that matters less
	bleu                    // the accent: titles, the focus
	vert                    // done, right
	ambre                   // to be looked at
	rouge                   // wrong
	surVif                  // text on one of the four above
	grisLigne               // a thin line, which tells nothing by itself
	bord                    // the edge of a field
	touchable               // a button
	nTeintes
)

// palette gives its look to each teinte.
type palette [nTeintes]color.NRGBA

func rvb(n uint32) color.NRGBA { return color.NRGBA{uint8(n >> 16), uint8(n >> 8), uint8(n), 0xff} }

// The palettes, by their names in the settings. The first is the ordinary one.
var palettes = []struct {
	nom    string
	sombre bool // what the toolkit chooses by itself is that of a dark window
	palette
}{
	{"clair", false, palette{papier: rvb(0xffffff), grisFond: rvb(0xf4f5f8), choisie: rvb(0xdde8f8), encre: rvb(0x16161d), grisMot: rvb(0x555a66), bleu: rvb(0x002f6c),
		vert: rvb(0x18753c), ambre: rvb(0x8a5200), rouge: rvb(0xb31b1b), surVif: rvb(0xffffff), grisLigne: rvb(0xd5d8e0), bord: rvb(0x6b6b76), touchable: rvb(0xe3e7f0)}},
	{"sombre", true, palette{papier: rvb(0x1a1c22), grisFond: rvb(0x24272f), choisie: rvb(0x2c3f5c), encre: rvb(0xe9ebf0), grisMot: rvb(0xb3b9c6), bleu: rvb(0x9cc3ff),
		vert: rvb(0x7fd39b), ambre: rvb(0xf0b45c), rouge: rvb(0xff9c94), surVif: rvb(0x14161b), grisLigne: rvb(0x3d424e), bord: rvb(0x8b92a1), touchable: rvb(0x353a46)}},
	{"contraste élevé", true, palette{papier: rvb(0x000000), grisFond: rvb(0x000000), choisie: rvb(0x00285c), encre: rvb(0xffffff), grisMot: rvb(0xffffff), bleu: rvb(0xffe14d),
		vert: rvb(0x7dff9b), ambre: rvb(0xffb84d), rouge: rvb(0xffa8a0), surVif: rvb(0x000000), grisLigne: rvb(0xffffff), bord: rvb(0xffffff), touchable: rvb(0x1c1c1c)}},
}

// laPalette is the place of the one in use: the toolkit has one theme for the whole program.
var laPalette int

// RGBA implements color.Color.
func (t teinte) RGBA() (r, v, b, a uint32) { return palettes[laPalette].palette[t].RGBA() }

// voile is a teinte that lets what is under it show through.
type voile struct {
	teinte
	opacite uint8
}

// RGBA implements color.Color.
func (v voile) RGBA() (r, g, b, a uint32) {
	c := palettes[laPalette].palette[v.teinte]
	c.A = v.opacite
	return c.RGBA()
}
