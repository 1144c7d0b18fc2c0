package main

import (
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	cdx "github.com/CycloneDX/cyclonedx-go"
)

// programme is the version that a bill of materials is of.
type programme struct {
	version, commit string
	date            time.Time
}

// ecrireNomenclature writes the bill of materials of the programs in CycloneDX 1.6: what the linker wrote in
// each, and what is embedded. The same programs give the same bytes.
func ecrireNomenclature(w io.Writer, racine string, p programme, binaires []string) error {
	n, err := nouvelleNomenclature(racine, p)
	if err != nil {
		return err
	}
	for _, b := range binaires {
		if err := n.ajouterBinaire(b); err != nil {
			return err
		}
	}
	e := cdx.NewBOMEncoder(w, cdx.BOMFileFormatJSON).SetPretty(true).SetEscapeHTML(false)
	return e.EncodeVersion(n.bom(), cdx.SpecVersion1_6)
}

type nomenclature struct {
	p          programme
	connus     map[string]module // the modules of the sources, with their folders
	composants []cdx.Component
	dependent  []cdx.Dependency
	embarques  []string // references of the data that each program has
}

func nouvelleNomenclature(racine string, p programme) (*nomenclature, error) {
	n := &nomenclature{p: p, connus: map[string]module{}}
	modules, err := modulesDuProgramme(racine)
	if err != nil {
		return nil, err
	}
	for _, m := range modules {
		n.connus[m.Chemin] = m
	}
	for _, d := range donnees {
		if err := n.ajouterDonnee(racine, d); err != nil {
			return nil, err
		}
	}
	return n, nil
}

func (n *nomenclature) reference() string { return "pkg:generic/delibere@" + n.p.version }

func (n *nomenclature) bom() *cdx.BOM {
	b := cdx.NewBOM()
	// A number that the commit gives, in the shape of a random one (RFC 9562 §5.8).
	h := sha256.Sum256([]byte("delibere " + n.p.version + " " + n.p.commit))
	h[6], h[8] = h[6]&0x0f|0x80, h[8]&0x3f|0x80
	b.SerialNumber = fmt.Sprintf("urn:uuid:%x-%x-%x-%x-%x", h[0:4], h[4:6], h[6:8], h[8:10], h[10:16])
	b.Metadata = &cdx.Metadata{
		Timestamp: n.p.date.Format(time.RFC3339),
		Component: &cdx.Component{BOMRef: n.reference(), Type: cdx.ComponentTypeApplication, Name: "delibere", Version: n.p.version,
			PackageURL: n.reference(), Licenses: licences("MIT"), Properties: &[]cdx.Property{{Name: "delibere:commit", Value: n.p.commit}}},
	}
	slices.SortFunc(n.composants, func(a, b cdx.Component) int { return strings.Compare(a.BOMRef, b.BOMRef) })
	var binaires []string
	for _, d := range n.dependent {
		binaires = append(binaires, d.Ref)
	}
	slices.Sort(binaires)
	liens := append([]cdx.Dependency{{Ref: n.reference(), Dependencies: &binaires}}, n.dependent...)
	b.Components, b.Dependencies = &n.composants, &liens
	return b
}

func licences(ids ...string) *cdx.Licenses {
	var l cdx.Licenses
	for _, id := range ids {
		l = append(l, cdx.LicenseChoice{License: &cdx.License{ID: id}})
	}
	return &l
}

func (n *nomenclature) connu(ref string) bool {
	return slices.ContainsFunc(n.composants, func(c cdx.Component) bool { return c.BOMRef == ref })
}

// ajouterBinaire adds a program, and the modules that are linked in it.
func (n *nomenclature) ajouterBinaire(chemin string) error {
	goVersion, modules, err := modulesDuBinaire(chemin)
	if err != nil {
		return err
	}
	empreinte, err := sha256DuFichier(chemin)
	if err != nil {
		return err
	}
	ref := "fichier:" + filepath.Base(chemin)
	std := module{Chemin: "std", Version: strings.TrimPrefix(goVersion, "go")}
	refs := append(slices.Clone(n.embarques), n.ajouterModule(std, []string{"BSD-3-Clause"}))
	for _, m := range modules {
		source, ok := n.connus[m.Chemin]
		if !ok || source.Version != m.Version {
			return fmt.Errorf("%s contient le module %s, que les sources n'ont pas ; reconstruisez-le", chemin, m)
		}
		ids, _, err := licencesDuModule(source)
		if err != nil {
			return err
		}
		refs = append(refs, n.ajouterModule(m, ids))
	}
	slices.Sort(refs)
	n.composants = append(n.composants, cdx.Component{BOMRef: ref, Type: cdx.ComponentTypeApplication, Name: filepath.Base(chemin), Version: n.p.version,
		Hashes: &[]cdx.Hash{{Algorithm: cdx.HashAlgoSHA256, Value: empreinte}}, Licenses: licences("MIT")})
	n.dependent = append(n.dependent, cdx.Dependency{Ref: ref, Dependencies: &refs})
	return nil
}

// ajouterModule adds a module once and returns its reference. Its hash is the one of go.sum: the SHA-256 of the
// list of its files with their own.
func (n *nomenclature) ajouterModule(m module, ids []string) string {
	ref := "pkg:golang/" + m.Chemin + "@" + m.Version
	if n.connu(ref) {
		return ref
	}
	c := cdx.Component{BOMRef: ref, Type: cdx.ComponentTypeLibrary, Name: m.Chemin, Version: m.Version, PackageURL: ref, Licenses: licences(ids...)}
	if somme, err := base64.StdEncoding.DecodeString(strings.TrimPrefix(m.Somme, "h1:")); err == nil && len(somme) == sha256.Size {
		c.Hashes = &[]cdx.Hash{{Algorithm: cdx.HashAlgoSHA256, Value: hex.EncodeToString(somme)}}
		c.Properties = &[]cdx.Property{{Name: "go.sum", Value: m.Somme}}
	}
	n.composants = append(n.composants, c)
	return ref
}

// ajouterDonnee adds what is embedded, file by file.
func (n *nomenclature) ajouterDonnee(racine string, d donnee) error {
	dossier := racine
	if d.module != "" {
		dossier = n.connus[d.module].dossier
	}
	for _, motif := range d.fichiers {
		fichiers, err := filepath.Glob(filepath.Join(dossier, motif))
		if err != nil || len(fichiers) == 0 {
			return fmt.Errorf("« %s » n'est dans aucun fichier de %s", d.nom, dossier)
		}
		for _, f := range fichiers {
			empreinte, err := sha256DuFichier(f)
			if err != nil {
				return err
			}
			c := cdx.Component{BOMRef: "donnees:" + filepath.Base(f), Type: cdx.ComponentTypeFile, Name: filepath.Base(f), Version: d.version, Description: d.nom,
				Hashes:             &[]cdx.Hash{{Algorithm: cdx.HashAlgoSHA256, Value: empreinte}},
				ExternalReferences: &[]cdx.ExternalReference{{Type: cdx.ERTypeWebsite, URL: d.origine}}}
			if d.licence != documentPublic {
				c.Licenses = licences(d.licence)
			}
			n.composants = append(n.composants, c)
			n.embarques = append(n.embarques, c.BOMRef)
		}
	}
	return nil
}

func sha256DuFichier(chemin string) (string, error) {
	octets, err := os.ReadFile(chemin)
	h := sha256.Sum256(octets)
	return hex.EncodeToString(h[:]), err
}
