// Package secretariat is what the secretary of a mairie does: one method an act, one transaction an
// act. It declares what it needs of a store (Registre) and of a clock (Horloge), and applies the rules
// of app/conseil; screens and commands call it, and nothing else writes in the register.
package secretariat
