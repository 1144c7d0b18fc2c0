package ecran

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/theme"
)

// apparence is the theme: the palette that was chosen whatever the system says, with edges one can see on an
// old screen.
type apparence struct{ fyne.Theme }

// Apparence returns the theme of the window.
func Apparence() fyne.Theme { return apparence{theme.DefaultTheme()} }

// duTheme are the colours that the toolkit asks for.
var duTheme = map[fyne.ThemeColorName]color.Color{
	theme.ColorNamePrimary: bleu, theme.ColorNameHyperlink: bleu, theme.ColorNameError: rouge, theme.ColorNameWarning: ambre, theme.ColorNameSuccess: vert,
	theme.ColorNameForegroundOnPrimary: surVif, theme.ColorNameForegroundOnError: surVif, theme.ColorNameForegroundOnWarning: surVif, theme.ColorNameForegroundOnSuccess: surVif,
	theme.ColorNameForeground: encre, theme.ColorNamePlaceHolder: grisMot, theme.ColorNameDisabled: grisMot,
	theme.ColorNameBackground: papier, theme.ColorNameInputBackground: papier, theme.ColorNameMenuBackground: papier, theme.ColorNameOverlayBackground: papier,
	theme.ColorNameHeaderBackground: grisFond, theme.ColorNameButton: touchable, theme.ColorNameDisabledButton: grisFond,
	theme.ColorNameInputBorder: bord, theme.ColorNameSeparator: grisLigne, theme.ColorNameScrollBar: voile{bord, 0xb0},
	theme.ColorNameSelection: voile{bleu, 0x44}, theme.ColorNameFocus: voile{bleu, 0x55}, theme.ColorNameHover: voile{bord, 0x22}, theme.ColorNamePressed: voile{bord, 0x66},
}

// Color implements fyne.Theme.
func (a apparence) Color(n fyne.ThemeColorName, _ fyne.ThemeVariant) color.Color {
	if c := duTheme[n]; c != nil {
		return c
	}
	if palettes[laPalette].sombre {
		return a.Theme.Color(n, theme.VariantDark)
	}
	return a.Theme.Color(n, theme.VariantLight)
}

// Size implements fyne.Theme: letters one reads from a metre away.
func (a apparence) Size(n fyne.ThemeSizeName) float32 {
	switch n {
	case theme.SizeNameText:
		return 15
	case theme.SizeNameCaptionText:
		return 13
	case theme.SizeNameInnerPadding:
		return 7
	}
	return a.Theme.Size(n)
}

// francais are the words that the toolkit shows by itself.
const francais = `{"Open":"Ouvrir","Save":"Enregistrer","Cancel":"Annuler","OK":"Valider","Yes":"Oui","No":"Non","Close":"Fermer","Quit":"Quitter",
"Copy":"Copier","Cut":"Couper","Paste":"Coller","Select all":"Tout sélectionner","Undo":"Annuler","Redo":"Rétablir","File":"Fichier","Folder":"Dossier",
"New Folder":"Nouveau dossier","Create Folder":"Créer un dossier","Show Hidden Files":"Montrer les fichiers cachés","Favourites":"Favoris","Confirm":"Confirmer",
"Enter filename":"Nom du fichier","File name":"Nom du fichier","Error":"Erreur","Information":"Information","Name":"Nom","Home":"Mon dossier","Computer":"Ordinateur",
"Advanced":"Avancé","file.name":{"other":"Nom"},"file.parent":{"other":"Dossier parent"}}`

// ParlerFrancais makes the toolkit speak French whatever the language of the system.
func ParlerFrancais() {
	for _, l := range []fyne.Locale{"fr", lang.SystemLocale()} {
		_ = lang.AddTranslationsForLocale([]byte(francais), l)
	}
}
