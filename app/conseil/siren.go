package conseil

// Luhn checks the key of a SIREN or of a SIRET, digits only (ISO/IEC 7812-1).
func Luhn(s string) bool {
	somme := 0
	for i := range len(s) {
		c := int(s[len(s)-1-i] - '0')
		if i%2 == 1 {
			if c *= 2; c > 9 {
				c -= 9
			}
		}
		somme += c
	}
	return somme%10 == 0
}
