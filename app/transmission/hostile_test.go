package transmission

import (
	"archive/tar"
	"bytes"
	"compress/gzip"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
)

// entree is a file of a made archive; its header may lie.
type entree struct {
	h       tar.Header
	contenu string
}

// archiver writes a compressed archive as a hostile hand would: headers are not checked against contents.
func archiver(t testing.TB, entrees ...entree) []byte {
	t.Helper()
	var b bytes.Buffer
	gz := gzip.NewWriter(&b)
	for _, e := range entrees {
		var seul bytes.Buffer
		h := e.h
		h.Mode = 0o644
		if h.Typeflag == 0 {
			h.Typeflag = tar.TypeReg
		}
		if h.Size == 0 {
			h.Size = int64(len(e.contenu))
		}
		w := tar.NewWriter(&seul)
		if err := w.WriteHeader(&h); err != nil {
			t.Fatal(err)
		}
		seul.WriteString(e.contenu)
		seul.Write(make([]byte, (512-len(e.contenu)%512)%512))
		if _, err := gz.Write(seul.Bytes()); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := gz.Write(make([]byte, 1024)); err != nil {
		t.Fatal(err)
	}
	if err := gz.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func nomme(nom, contenu string) entree { return entree{tar.Header{Name: nom}, contenu} }

// memoire tells how many bytes a function allocates.
func memoire(f func()) uint64 {
	var avant, apres runtime.MemStats
	runtime.ReadMemStats(&avant)
	f()
	runtime.ReadMemStats(&apres)
	return apres.TotalAlloc - avant.TotalAlloc
}

func TestArchivesHostiles(t *testing.T) {
	var foule []entree
	for i := range 100_000 {
		foule = append(foule, nomme(fmt.Sprintf("%d.pdf", i), ""))
	}
	for nom, c := range map[string]struct {
		octets []byte
		dit    string
	}{
		"remonte":          {archiver(t, nomme("../../accuse.xml", accuse)), "hors de sa racine"},
		"remonte, Windows": {archiver(t, nomme(`..\accuse.xml`, accuse)), "hors de sa racine"},
		"absolu":           {archiver(t, nomme("/etc/passwd", "x")), "hors de sa racine"},
		"dossier":          {archiver(t, nomme("a/accuse.xml", accuse)), "hors de sa racine"},
		"lien":             {archiver(t, entree{tar.Header{Name: "a.xml", Typeflag: tar.TypeSymlink, Linkname: "/etc/passwd"}, ""}), "un lien"},
		"lien dur":         {archiver(t, entree{tar.Header{Name: "a.xml", Typeflag: tar.TypeLink, Linkname: "b.xml"}, ""}), "un lien"},
		"périphérique":     {archiver(t, entree{tar.Header{Name: "a.xml", Typeflag: tar.TypeChar}, ""}), "fichier spécial"},
		"dix Go déclarés":  {archiver(t, entree{tar.Header{Name: "a.xml", Size: 10 << 30}, accuse}), "dépasse 150 Mio"},
		"un Go de texte":   {archiver(t, entree{tar.Header{Name: "a.xml", Size: 1 << 30}, strings.Repeat("a", 1<<20)}), "dépasse 150 Mio"},
		"foule":            {archiver(t, foule...), "plus de 500 fichiers"},
		"deux fois":        {archiver(t, nomme("a.xml", accuse), nomme("./a.xml", accuse)), "deux fois"},
		"coupée":           {archiver(t, nomme("a.xml", accuse))[:200], "abîmée"},
		"ment":             {archiver(t, entree{tar.Header{Name: "a.xml", Size: 149 << 20}, accuse}), "abîmée"},
		"vide":             {archiver(t), "aucun message"},
		"sans message":     {archiver(t, nomme("lettre.pdf", string(unPDF)), nomme("budget.xml", "<DocumentBudgetaire/>")), "aucun message"},
		"XML abîmé":        {archiver(t, nomme("a.xml", accuse[:300])), "a.xml : le message n'est pas du XML"},
		"XML trop gros":    {archiver(t, nomme("a.xml", strings.Repeat(" ", octetsXML+1))), "n'en fait jamais 8"},
		"pas un tar":       {compresser(t, accuse), "abîmée"},
	} {
		var recu *Recu
		var err error
		alloue := memoire(func() { recu, err = LireRetour(c.octets) })
		if err == nil || recu != nil || !strings.Contains(err.Error(), c.dit) {
			t.Errorf("%s : « %s » attendu, obtenu %v", nom, c.dit, err)
		}
		if alloue > 64<<20 {
			t.Errorf("%s : %d Mo alloués", nom, alloue>>20)
		}
	}
}

// The bytes that follow the last file are read too: the checksum, the length, and whatever was added.
func TestArchiveAbimeeALaFin(t *testing.T) {
	saine := archiver(t, nomme("a.xml", accuse))
	tourner := func(i int) []byte {
		c := bytes.Clone(saine)
		c[len(c)-i] ^= 1
		return c
	}
	for nom, c := range map[string][]byte{"somme": tourner(8), "longueur": tourner(1), "coupée d'un octet": saine[:len(saine)-1],
		"suivie d'octets": append(bytes.Clone(saine), "suite"...), "sans fin de zéros": append(bytes.Clone(saine), compresser(t, strings.Repeat("\x00", 200<<20))...),
		"suivie d'une autre": append(bytes.Clone(saine), compresser(t, "suite")...)} {
		if recu, err := LireRetour(c); recu != nil || err == nil || !strings.Contains(err.Error(), "l'archive est abîmée") {
			t.Errorf("%s : %v", nom, err)
		}
	}
	remplie := append(bytes.Clone(saine), compresser(t, strings.Repeat("\x00", 9*1024))...) // as tar fills up its blocks
	if _, err := LireRetour(remplie); err != nil {
		t.Errorf("les zéros de la fin : %v", err)
	}
}

func compresser(t testing.TB, s string) []byte {
	t.Helper()
	var b bytes.Buffer
	gz := gzip.NewWriter(&b)
	if _, err := io.WriteString(gz, s); err != nil {
		t.Fatal(err)
	}
	if err := gz.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestXMLHostile(t *testing.T) {
	debut := `<actes:ARActe` + ns + `>`
	for nom, c := range map[string]struct{ xml, dit string }{
		"un million de niveaux": {debut + strings.Repeat("<a>", 1_000_000), "les uns dans les autres"},
		"soixante-dix niveaux":  {debut + strings.Repeat("<a>", 70) + strings.Repeat("</a>", 70) + "</actes:ARActe>", "les uns dans les autres"},
		"un million d'éléments": {debut + strings.Repeat("<a/>", 1_000_000), "trop d'éléments"},
		"milliard de rires":     {`<!DOCTYPE l [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;&a;">]>` + debut + "&b;</actes:ARActe>", "DOCTYPE"},
		"fichier du disque":     {`<!DOCTYPE l SYSTEM "file:///etc/passwd">` + debut, "DOCTYPE"},
		"texte sans fin":        {debut + strings.Repeat("a", octetsXML), "n'en fait jamais 8"},
		"commentaires":          {debut + strings.Repeat("a<!---->", octetsXML/8-100), "abîmé"},
	} {
		var err error
		alloue := memoire(func() { _, err = LireRetour([]byte(c.xml)) })
		if err == nil || !strings.Contains(err.Error(), c.dit) {
			t.Errorf("%s : « %s » attendu, obtenu %v", nom, c.dit, err)
		}
		if alloue > 300<<20 {
			t.Errorf("%s : %d Mo alloués", nom, alloue>>20)
		}
	}
}

// A returned archive gives its messages, whom they are for, and the letters that come with them.
func TestArchiveDeRetour(t *testing.T) {
	enveloppe := `<actes:EnveloppeMISILLCL` + ns + `><actes:Emetteur><actes:IDSousPref actes:Departement="025" actes:Arrondissement="2"/></actes:Emetteur>` +
		`<actes:FormulairesEnvoyes><actes:Formulaire><actes:NomFichier>a.xml</actes:NomFichier></actes:Formulaire></actes:FormulairesEnvoyes><actes:Destinataire insee:SIREN="212500011"/></actes:EnveloppeMISILLCL>`
	octets := archiver(t, entree{tar.Header{Name: "./", Typeflag: tar.TypeDir}, ""}, nomme("./EACT--SPREF0252-212500011-20250102-1.xml", enveloppe), nomme("a.xml", accuse), nomme("b.xml", demande), nomme("c.xml", aJour), nomme("lettre.pdf", string(unPDF)))
	recu, err := LireRetour(octets)
	if err != nil || len(recu.Retours) != 3 || len(recu.Pieces) != 1 || !bytes.Equal(recu.Pieces[0].Octets, unPDF) {
		t.Fatalf("%+v, %v", recu, err)
	}
	for _, r := range recu.Retours {
		if r.Siren != "212500011" {
			t.Errorf("%s : SIREN %q", r.Genre, r.Siren)
		}
	}
}

// amorcer seeds a fuzz with the real messages where they are, and with ours everywhere.
func amorcer(f *testing.F) {
	for _, s := range []string{accuse, anomalieEnveloppe, demande, observations, defere, accusePieces, annulation, aJour, string(latin1(classificationXML))} {
		f.Add([]byte(s))
	}
	for _, motif := range []string{"samples-*/*.xml", "samples-*/*.tar.gz", "minimal/*"} {
		chemins, err := filepath.Glob(filepath.Join(formats, "actes", motif))
		if err != nil {
			f.Fatal(err)
		}
		for _, c := range chemins {
			if octets, err := os.ReadFile(c); err == nil {
				f.Add(octets)
			}
		}
	}
}

// Whatever the bytes, a message is read or refused in French, and says something of an act only by its
// identifier.
func FuzzRetour(f *testing.F) {
	amorcer(f)
	actes := ActesTransmis(1, unDossier())
	f.Fuzz(func(t *testing.T, octets []byte) {
		recu, err := LireRetour(octets)
		if err != nil {
			if recu != nil || !strings.ContainsAny(err.Error(), ";") {
				t.Fatalf("refus sans remède : %v", err)
			}
			return
		}
		for i := range recu.Retours {
			r := &recu.Retours[i]
			rap := Rapprocher(r, actes)
			if rap.Acte != nil && rap.Acte.Identifiant != r.Identifiant {
				t.Fatalf("acte %s pour le message de %s", rap.Acte.Identifiant, r.Identifiant)
			}
			if rap.Message == "" || rap.Issue == IssueDater && (rap.Acte == nil || rap.AccuseReception != r.DateReception) {
				t.Fatalf("%+v", rap)
			}
		}
	})
}

// Whatever the archive, only ordinary files of its root come out of it, once each and within the bound.
func FuzzArchive(f *testing.F) {
	f.Add(archiver(f, nomme("a.xml", accuse), nomme("b.pdf", "x")))
	f.Add(archiver(f, nomme("../a", "x")))
	a, err := Preparer(unEnvoi())
	if err != nil {
		f.Fatal(err)
	}
	f.Add(a.Octets)
	gz, err := gzip.NewReader(bytes.NewReader(a.Octets))
	if err != nil {
		f.Fatal(err)
	}
	nu, err := io.ReadAll(gz)
	if err != nil {
		f.Fatal(err)
	}
	f.Add(nu)
	f.Fuzz(func(t *testing.T, octets []byte) {
		fichiers, err := lireArchive(octets)
		if err != nil {
			return
		}
		vus, total := map[string]bool{}, 0
		for _, f := range fichiers {
			total += len(f.octets)
			if vus[f.nom] || f.nom == "" || f.nom == ".." || strings.ContainsAny(f.nom, `/\`) {
				t.Fatalf("%q sort de l'archive", f.nom)
			}
			vus[f.nom] = true
		}
		if len(fichiers) > fichiersArchive || total > octetsArchive {
			t.Fatalf("%d fichiers, %d octets", len(fichiers), total)
		}
	})
}
