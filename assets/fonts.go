package assets

import _ "embed"

// The faces of the printed acts: Source Serif 4 by Adobe, SIL Open Font License 1.1 (fonts/OFL.md), the
// original files: a font modified may not bear the reserved name « Source ».
var (
	//go:embed fonts/SourceSerif4-Regular.ttf
	SerifRomain []byte
	//go:embed fonts/SourceSerif4-Bold.ttf
	SerifGras []byte
	//go:embed fonts/SourceSerif4-It.ttf
	SerifItalique []byte
	//go:embed fonts/SourceSerif4-BoldIt.ttf
	SerifGrasItalique []byte
)

// CesureFrancaise holds the hyphenation patterns of French of the hyph-utf8 project, MIT licence (in
// the file).
//
//go:embed cesure/hyph-fr.tex
var CesureFrancaise string
