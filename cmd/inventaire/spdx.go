package main

import (
	"fmt"
	"slices"
	"strings"
)

// signes are the phrases by which a text is known, the most particular first; all the phrases of a line
// must be there (https://spdx.org/licenses/).
var signes = []struct {
	id      string
	phrases []string
}{
	{"Apache-2.0", []string{"Apache License", "Version 2.0"}},
	{"OFL-1.1", []string{"SIL OPEN FONT LICENSE Version 1.1"}},
	{"Bitstream-Vera", []string{"Bitstream Vera"}},
	{"BSD-3-Clause", []string{"Redistribution and use in source and binary forms", "endorse or promote products derived from"}},
	{"BSD-2-Clause", []string{"Redistribution and use in source and binary forms"}},
	{"MIT", []string{"Permission is hereby granted, free of charge, to any person obtaining a copy", "THE SOFTWARE IS PROVIDED"}},
	{"ISC", []string{"Permission to use, copy, modify, and/or distribute this software for any purpose with or without fee is hereby granted, provided"}},
	{"Zlib", []string{"provided 'as-is', without any express or implied warranty", "Permission is granted to anyone to use this software for any purpose"}},
	{"blessing", []string{"has been dedicated to the public domain by the authors", "SQLite"}},
}

// identifiants names the licences of a text as SPDX does. A text that is no licence by itself (a NOTICE) has
// none; a licence that the table does not know is an error.
func identifiants(nom, texte string) ([]string, error) {
	uni := strings.ToLower(strings.Join(strings.Fields(texte), " "))
	var ids []string
	for _, s := range signes {
		if s.id == "BSD-2-Clause" && slices.Contains(ids, "BSD-3-Clause") {
			continue // the longer one holds the words of the shorter
		}
		if !slices.ContainsFunc(s.phrases, func(p string) bool { return !strings.Contains(uni, strings.ToLower(p)) }) {
			ids = append(ids, s.id)
		}
	}
	if n := strings.ToUpper(nom); ids == nil && !strings.HasPrefix(n, "NOTICE") && !strings.HasPrefix(n, "PATENTS") {
		return nil, fmt.Errorf("%s : cette licence n'est pas dans la table de spdx.go ; lisez-la et ajoutez-la", nom)
	}
	return ids, nil
}
