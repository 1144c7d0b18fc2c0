package ecran

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/theme"
)

// Colours of the window. Red and amber never speak alone: a word stands beside them.
var (
	bleu      = color.NRGBA{0x00, 0x2f, 0x6c, 0xff}
	vert      = color.NRGBA{0x18, 0x75, 0x3c, 0xff}
	rouge     = color.NRGBA{0xb3, 0x1b, 0x1b, 0xff}
	ambre     = color.NRGBA{0x9a, 0x5b, 0x00, 0xff}
	encre     = color.NRGBA{0x16, 0x16, 0x1d, 0xff}
	grisFond  = color.NRGBA{0xf4, 0xf5, 0xf8, 0xff}
	grisLigne = color.NRGBA{0xd5, 0xd8, 0xe0, 0xff}
	grisMot   = color.NRGBA{0x55, 0x5a, 0x66, 0xff}
	choisie   = color.NRGBA{0xdd, 0xe8, 0xf8, 0xff}
)

// apparence is the theme: light whatever the system says, with edges one can see on an old screen.
type apparence struct{ fyne.Theme }

// Apparence returns the theme of the window.
func Apparence() fyne.Theme { return apparence{theme.DefaultTheme()} }

// Color implements fyne.Theme.
func (a apparence) Color(n fyne.ThemeColorName, _ fyne.ThemeVariant) color.Color {
	switch n {
	case theme.ColorNamePrimary, theme.ColorNameHyperlink:
		return bleu
	case theme.ColorNameInputBorder:
		return color.NRGBA{0x6b, 0x6b, 0x76, 0xff}
	case theme.ColorNameInputBackground, theme.ColorNameBackground:
		return color.White
	case theme.ColorNameButton:
		return color.NRGBA{0xe3, 0xe7, 0xf0, 0xff}
	case theme.ColorNameForeground:
		return encre
	case theme.ColorNameError:
		return rouge
	case theme.ColorNameWarning:
		return ambre
	case theme.ColorNameSuccess:
		return vert
	case theme.ColorNamePlaceHolder, theme.ColorNameDisabled:
		return grisMot
	case theme.ColorNameFocus:
		return color.NRGBA{0x00, 0x2f, 0x6c, 0x55}
	}
	return a.Theme.Color(n, theme.VariantLight)
}

// Size implements fyne.Theme: letters one reads from a metre away.
func (a apparence) Size(n fyne.ThemeSizeName) float32 {
	switch n {
	case theme.SizeNameText:
		return 15
	case theme.SizeNameInnerPadding:
		return 7
	}
	return a.Theme.Size(n)
}

// francais are the words that the toolkit shows by itself.
const francais = `{"Open":"Ouvrir","Save":"Enregistrer","Cancel":"Annuler","OK":"Valider","Yes":"Oui","No":"Non","Close":"Fermer","Quit":"Quitter",
"Copy":"Copier","Cut":"Couper","Paste":"Coller","Select all":"Tout sélectionner","Undo":"Annuler","Redo":"Rétablir","File":"Fichier","Folder":"Dossier",
"New Folder":"Nouveau dossier","Create Folder":"Créer un dossier","Show Hidden Files":"Montrer les fichiers cachés","Favourites":"Favoris","Confirm":"Confirmer",
"Enter filename":"Nom du fichier","File name":"Nom du fichier","Error":"Erreur","Information":"Information","Name":"Nom","Home":"Dossier personnel","Computer":"Ordinateur",
"Advanced":"Avancé","file.name":{"other":"Nom"},"file.parent":{"other":"Dossier parent"}}`

// ParlerFrancais makes the toolkit speak French whatever the language of the system.
func ParlerFrancais() {
	for _, l := range []fyne.Locale{"fr", lang.SystemLocale()} {
		_ = lang.AddTranslationsForLocale([]byte(francais), l)
	}
}
