package main

import (
	"encoding/json"
	"errors"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"delibere/app/secretariat"
)

// reglages writes the settings as they are kept, and apart the pictures: the logos of the commune, and those
// that sealed acts bear.
func (x *export) reglages() {
	m, err := x.s.Mairie(x.ctx)
	if err != nil {
		x.err = errors.Join(x.err, err)
		return
	}
	textes, logos := map[string]json.RawMessage{}, map[string]bool{}
	for nom, valeur := range m.Reglages {
		if empreinte, logo := strings.CutPrefix(nom, secretariat.ReglageLogo); logo {
			logos[empreinte] = true
		} else {
			textes[nom] = json.RawMessage(valeur)
		}
	}
	err = x.s.Scelles(x.ctx, secretariat.MairieID, func(s secretariat.Scelle) error {
		var y sceau
		if brut := secretariat.ModeleDuCanon(s.Canon); brut != "" {
			if err := json.Unmarshal([]byte(brut), &y); err != nil {
				return err
			}
		}
		if y.EnTete.Logo != "" {
			logos[y.EnTete.Logo] = true
		}
		return nil
	})
	octets, errJSON := json.MarshalIndent(textes, "", "  ")
	x.err = errors.Join(x.err, err, errJSON)
	x.ecrire("reglages.json", append(octets, '\n'))
	x.logos(slices.Sorted(maps.Keys(logos)))
}

// logos writes pictures, each under its fingerprint.
func (x *export) logos(empreintes []string) {
	if len(empreintes) == 0 || x.err != nil {
		return
	}
	dossier := filepath.Join(x.dossier, "logos")
	if err := os.MkdirAll(dossier, 0o755); err != nil {
		x.err = erreurDeFichier(dossier, err)
		return
	}
	for _, e := range empreintes {
		octets, err := x.s.Logo(x.ctx, e)
		if err != nil {
			x.err = err
			return
		}
		x.ecrire(filepath.Join("logos", e+".png"), octets)
	}
}
