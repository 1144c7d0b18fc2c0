package conseil

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// Points is a set of point numbers, sorted.
type Points []int

// String writes the numbers as an extrait does: "1 à 40 et 43 à 45", "5", "1 à 3, 5 et 7 à 9".
func (p Points) String() string {
	var parts []string
	for i := 0; i < len(p); {
		j := i
		for j+1 < len(p) && p[j+1] == p[j]+1 {
			j++
		}
		if i == j {
			parts = append(parts, strconv.Itoa(p[i]))
		} else {
			parts = append(parts, fmt.Sprintf("%d à %d", p[i], p[j]))
		}
		i = j + 1
	}
	return Enumerer(parts)
}

// Enumerer joins items as French does: "a", "a et b", "a, b et c".
func Enumerer(items []string) string {
	if len(items) < 2 {
		return strings.Join(items, "")
	}
	n := len(items) - 1
	return strings.Join(items[:n], ", ") + " et " + items[n]
}

// pointsMax bounds a range that a file gives: no séance comes near it.
const pointsMax = 10_000

// ParsePoints reads what Points.String writes, sorted and without repeats.
func ParsePoints(s string) (Points, error) {
	bad := fmt.Errorf("« %s » ne désigne pas des points ; écrivez par exemple « 1 à 3, 5 et 7 à 9 »", s)
	var p Points
	for _, part := range strings.Split(strings.ReplaceAll(s, " et ", ","), ",") {
		debut, fin, plage := strings.Cut(strings.TrimSpace(part), " à ")
		a, err := strconv.Atoi(strings.TrimSpace(debut))
		if err != nil || a < 1 || a > pointsMax {
			return nil, bad
		}
		b := a
		if plage {
			b, err = strconv.Atoi(strings.TrimSpace(fin))
			if err != nil || b < a || b > pointsMax {
				return nil, bad
			}
		}
		for n := a; n <= b; n++ {
			p = append(p, n)
		}
	}
	slices.Sort(p)
	return slices.Compact(p), nil
}
