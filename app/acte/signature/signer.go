package signature

import (
	"bytes"
	"crypto/sha256"
	"encoding/asn1"
	"encoding/hex"
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"
	"unicode/utf16"

	"github.com/smallstep/pkcs7"
)

// Cadre is where the signature shows: a page, from 1, and a box in points from its lower left corner.
type Cadre struct {
	Page              int
	X, Y, Large, Haut float64
}

// reserve is the room left in the file for the signature, in hexadecimal digits.
const reserve = 24000

// Signer adds a signature to an act. quand is the moment that it declares; without a time stamp of a
// third party, nothing else proves it.
func Signer(acte []byte, c *Certificat, ou Cadre, quand time.Time) ([]byte, error) {
	if err := c.verifier(quand); err != nil {
		return nil, err
	}
	f, err := ouvrir(acte)
	if err != nil {
		return nil, err
	}
	if bytes.Contains(acte, []byte("/AcroForm")) {
		return nil, fmt.Errorf("cet acte est déjà signé ; imprimez-le de nouveau pour le signer autrement")
	}
	if err := f.champ(c, ou, quand); err != nil {
		return nil, err
	}
	contenu, plages := f.valeur(c, quand)
	if err := f.fermer(f.taille + 4); err != nil {
		return nil, err
	}
	b := f.b.Bytes()
	fin := contenu + reserve + 2
	copy(b[plages:], fmt.Sprintf("[0 %010d %010d %010d]", contenu, fin, len(b)-fin))
	der, err := c.cms(bytes.Join([][]byte{b[:contenu], b[fin:]}, nil))
	if err != nil {
		return nil, fmt.Errorf("signature de l'acte par %s : %w", c.Nom(), err)
	}
	if hex.EncodedLen(len(der)) > reserve {
		return nil, fmt.Errorf("la chaîne du certificat de %s est trop longue pour tenir dans l'acte ; demandez un fichier sans certificats inutiles", c.Nom())
	}
	hex.Encode(b[contenu+1:], der)
	return b, nil
}

// champ adds the field of the signature, what shows of it, and its place in the structure: a form that a
// screen reader meets after the text (ISO 14289-1, 7.18.4).
func (f *fichier) champ(c *Certificat, ou Cadre, quand time.Time) error {
	signature, champ, image, forme := f.taille, f.taille+1, f.taille+2, f.taille+3
	catalogue, err := f.objet(f.racine)
	if err != nil {
		return err
	}
	page, err := f.page(catalogue, ou.Page)
	if err != nil {
		return err
	}
	arbre, err := nombre(catalogue, `/StructTreeRoot (\d+) 0 R`)
	if err != nil {
		return err
	}
	cle, err := f.structurer(arbre, forme, champ, page)
	if err != nil {
		return err
	}
	if err := f.changer(page, fmt.Sprintf("/Annots [%d 0 R]", champ)); err != nil {
		return err
	}
	if err := f.changer(f.racine, fmt.Sprintf("/AcroForm <</Fields [%d 0 R] /SigFlags 3>>", champ)); err != nil {
		return err
	}
	dit := "Signature électronique de " + c.Nom() + ", le " + quand.Format("02/01/2006 à 15:04")
	f.ecrire(champ, "<</Type /Annot /Subtype /Widget /FT /Sig /T (Signature1) /TU %s /Contents %s /F 132 /Rect [%.2f %.2f %.2f %.2f] /P %d 0 R /V %d 0 R /AP <</N %d 0 R>> /StructParent %d>>",
		chaine(dit), chaine(dit), ou.X, ou.Y, ou.X+ou.Large, ou.Y+ou.Haut, page, signature, image, cle)
	dessin, err := apparence([]string{"Signé électroniquement", "par " + c.Nom(), "le " + quand.Format("02/01/2006 à 15:04")}, ou.Large, ou.Haut)
	if err != nil {
		return err
	}
	f.ecrire(image, "<</Type /XObject /Subtype /Form /BBox [0 0 %.2f %.2f] /Resources <<>> /Filter /FlateDecode /Length %d>>\nstream\n%s\nendstream", ou.Large, ou.Haut, len(dessin), dessin)
	return nil
}

// pages lists the objects of the pages.
func (f *fichier) pages(catalogue string) ([]int, error) {
	racine, err := nombre(catalogue, `/Pages (\d+) 0 R`)
	if err != nil {
		return nil, err
	}
	corps, err := f.objet(racine)
	if err != nil {
		return nil, err
	}
	var l []int
	for _, m := range regexp.MustCompile(`(\d+) 0 R`).FindAllStringSubmatch(corps, -1) {
		n, err := strconv.Atoi(m[1])
		if err != nil {
			return nil, err
		}
		l = append(l, n)
	}
	return l, nil
}

// page returns the object of a page.
func (f *fichier) page(catalogue string, n int) (int, error) {
	pages, err := f.pages(catalogue)
	if err != nil {
		return 0, err
	}
	if n < 1 || n > len(pages) {
		return 0, fmt.Errorf("l'acte a %d pages, la signature est demandée à la page %d ; choisissez une de ses pages", len(pages), n)
	}
	return pages[n-1], nil
}

// structurer adds the form to the document, and returns its key in the tree of parents.
func (f *fichier) structurer(arbre, forme, champ, page int) (int, error) {
	corps, err := f.objet(arbre)
	if err != nil {
		return 0, err
	}
	document, err1 := nombre(corps, `/K \[(\d+) 0 R\]`)
	parents, err2 := nombre(corps, `/ParentTree (\d+) 0 R`)
	cle, err3 := nombre(corps, `/ParentTreeNextKey (\d+)`)
	d, err4 := f.objet(document)
	p, err5 := f.objet(parents)
	for _, err := range []error{err1, err2, err3, err4, err5} {
		if err != nil {
			return 0, err
		}
	}
	f.ecrire(arbre, "%s", strings.Replace(corps, fmt.Sprintf("/ParentTreeNextKey %d", cle), fmt.Sprintf("/ParentTreeNextKey %d", cle+1), 1))
	f.ecrire(document, "%s %d 0 R]>>", strings.TrimSuffix(d, "]>>"), forme)
	f.ecrire(parents, "%s %d %d 0 R]>>", strings.TrimSuffix(p, "]>>"), cle, forme)
	f.ecrire(forme, "<</Type /StructElem /S /Form /P %d 0 R /K [<</Type /OBJR /Obj %d 0 R /Pg %d 0 R>>]>>", document, champ, page)
	return cle, nil
}

// valeur adds the signature, empty, and returns where it and its ranges are to be written.
func (f *fichier) valeur(c *Certificat, quand time.Time) (contenu, plages int) {
	f.places[f.taille] = f.b.Len()
	fmt.Fprintf(&f.b, "%d 0 obj\n<</Type /Sig /Filter /Adobe.PPKLite /SubFilter /ETSI.CAdES.detached /M (D:%s+00'00') /Name %s /ByteRange ",
		f.taille, quand.UTC().Format("20060102150405"), chaine(c.Nom()))
	plages = f.b.Len()
	f.b.WriteString("[0 0000000000 0000000000 0000000000] /Contents ")
	contenu = f.b.Len()
	f.b.WriteString("<" + strings.Repeat("0", reserve) + ">>>\nendobj\n")
	return contenu, plages
}

// cms signs bytes. The attribute signing-certificate-v2 (RFC 5035) ties the signature to one certificate.
func (c *Certificat) cms(octets []byte) ([]byte, error) {
	s, err := pkcs7.NewSignedData(octets)
	if err != nil {
		return nil, err
	}
	s.SetDigestAlgorithm(pkcs7.OIDDigestAlgorithmSHA256)
	type identifiant struct{ Empreinte []byte }
	type certificats struct{ Liste []identifiant }
	empreinte := sha256.Sum256(c.feuille.Raw)
	if err := s.AddSignerChain(c.feuille, c.cle, c.autorites, pkcs7.SignerInfoConfig{ExtraSignedAttributes: []pkcs7.Attribute{
		{Type: asn1.ObjectIdentifier{1, 2, 840, 113549, 1, 9, 16, 2, 47}, Value: certificats{[]identifiant{{empreinte[:]}}}}}}); err != nil {
		return nil, err
	}
	s.Detach()
	return s.Finish()
}

// chaine writes a text string in UTF-16.
func chaine(s string) string {
	var b strings.Builder
	b.WriteString("<FEFF")
	for _, c := range utf16.Encode([]rune(s)) {
		fmt.Fprintf(&b, "%04X", c)
	}
	return b.String() + ">"
}
