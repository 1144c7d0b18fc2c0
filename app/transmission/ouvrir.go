package transmission

import (
	"archive/tar"
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode"
)

// fichiersArchive is how many files an archive may hold: the largest real ones have some tens.
const fichiersArchive = 500

// errArchive is what any damaged archive says.
var errArchive = errors.New("l'archive est abîmée ou incomplète ; demandez-la à nouveau à la plateforme")

// lireArchive opens an archive in bounded time and memory: a flat tar of ordinary files, compressed or not.
// Whatever leaves the folder, is a link or declares more than the norm allows is refused.
func lireArchive(octets []byte) ([]fichier, error) {
	var r io.Reader = bytes.NewReader(octets)
	if compresse(octets) {
		gz, err := gzip.NewReader(r)
		if err != nil {
			return nil, errArchive
		}
		r = gz
	}
	// Headers and padding count too: nothing is read past the bound, whatever is declared.
	borne := &io.LimitedReader{R: r, N: octetsArchive + 2*fichiersArchive*1024}
	t := tar.NewReader(borne)
	var fichiers []fichier
	reste := int64(octetsArchive)
	for entrees := 0; ; entrees++ {
		h, err := t.Next()
		if errors.Is(err, io.EOF) {
			return fichiers, jusquAuBout(borne)
		}
		if err != nil {
			return nil, errArchive
		}
		if entrees >= fichiersArchive {
			return nil, fmt.Errorf("l'archive contient plus de %d fichiers, ce qu'une archive ACTES ne fait jamais ; ne l'ouvrez pas et signalez-la", fichiersArchive)
		}
		if h.Typeflag == tar.TypeDir || h.Typeflag == tar.TypeXGlobalHeader {
			continue
		}
		nom, err := nomAdmis(h, fichiers)
		if err != nil {
			return nil, err
		}
		if reste -= h.Size; reste < 0 {
			return nil, fmt.Errorf("l'archive dépasse %d Mio une fois ouverte, la limite de la norme ; ne l'ouvrez pas et signalez-la", octetsArchive>>20)
		}
		// The declared size is not believed before the bytes are there.
		contenu := bytes.NewBuffer(make([]byte, 0, min(h.Size, 1<<20)))
		if _, err := io.Copy(contenu, t); err != nil {
			return nil, errArchive
		}
		fichiers = append(fichiers, fichier{nom, contenu.Bytes()})
	}
}

// jusquAuBout reads what follows the last file, where the checksum and the length of a compressed archive stand
// (RFC 1952, 2.3.1): an archive whose bytes are not those that were sent dates nothing. Only the zeros that fill
// up a tar may be there.
func jusquAuBout(r *io.LimitedReader) error {
	bloc := make([]byte, 32<<10)
	for {
		n, err := r.Read(bloc)
		if len(bytes.Trim(bloc[:n], "\x00")) > 0 || err != nil && !errors.Is(err, io.EOF) || r.N == 0 {
			return errArchive
		}
		if err != nil {
			return nil
		}
	}
}

// nomAdmis accepts an ordinary file at the root of the archive, once.
func nomAdmis(h *tar.Header, deja []fichier) (string, error) {
	nom := strings.TrimPrefix(h.Name, "./")
	if h.Typeflag != tar.TypeReg {
		return "", fmt.Errorf("l'archive contient un lien ou un fichier spécial (« %s ») ; ne l'ouvrez pas et signalez-la", abreger(nom, nomMax))
	}
	if nom == "" || nom == ".." || strings.ContainsAny(nom, "/\\:*?\"<>|") || strings.IndexFunc(nom, unicode.IsControl) >= 0 {
		return "", fmt.Errorf("l'archive contient un fichier hors de sa racine (« %s ») ; ne l'ouvrez pas et signalez-la", abreger(nom, nomMax))
	}
	for _, f := range deja {
		if f.nom == nom {
			return "", fmt.Errorf("l'archive contient deux fois le fichier « %s » ; téléchargez-la à nouveau depuis la plateforme", abreger(nom, nomMax))
		}
	}
	return nom, nil
}

// compresse reports a gzip stream, estArchive a tar of any kind.
func compresse(octets []byte) bool { return bytes.HasPrefix(octets, []byte("\x1f\x8b")) }

func estArchive(octets []byte) bool {
	return compresse(octets) || len(octets) > 262 && bytes.Equal(octets[257:262], []byte("ustar"))
}

// nomMax bounds a name that is shown.
const nomMax = 120

// abreger shortens what comes from outside before it is shown, on one line.
func abreger(s string, n int) string {
	r := []rune(uneLigne(strings.ToValidUTF8(s[:min(len(s), 8*n)], "?")))
	if len(r) > n {
		return string(r[:n]) + "…"
	}
	return string(r)
}
