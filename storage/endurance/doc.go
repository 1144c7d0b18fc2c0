// Package endurance puts the register through what a mairie's computer does to it: processes killed at
// random, disks that fill up or fail, power cuts, two windows on one base, other tools that write in the
// file. It holds tests only, and they know nothing but the public side of storage and of secretariat: a
// child process does the acts of a scripted séance and says each one once it is kept; the base that it
// leaves is then opened and held against a model, which is the same acts on a register in memory.
//
// `go test` does a short run of each; `make endurance` does the long ones.
package endurance
