package person

import (
	"slices"
	"strings"
	"unicode/utf8"

	"triptych/model/text"
)

// A Name is a person's name as one place writes it.
type Name struct {
	Honour  string   // sir, dame; "" for none
	Given   []string // folded; initials are one letter
	Surname string   // folded, without spaces and hyphens
	Suffix  string   // jr, iii
	written []string // the given names and the surname in lower case, with accents
}

// parts returns how much of a name is told.
func (n *Name) parts() int {
	count := len(n.Given)
	if n.Suffix != "" {
		count++
	}
	return count
}

// A Difference says how two forms of one person's name differ.
type Difference uint8

// The differences, the gravest first.
const (
	None     Difference = iota
	Surname             // another surname: Solberg, Sohlberg
	Given               // another given name: Iain, Ian; Tom, Tommy
	Accents             // Mbonde, Mbondé
	Initials            // Robert Mueller, Robert S. Mueller III; R. Orel, Rustam Orel
	Honour              // Malcolm Reay, Sir Malcolm Reay
)

// Compare returns how two names of one person differ. A surname alone differs from
// a full name in nothing, if it is the same.
func (n *Name) Compare(o *Name) Difference {
	switch {
	case n.Surname != o.Surname:
		return Surname
	case len(n.Given) == 0 || len(o.Given) == 0:
		if n.last() != o.last() {
			return Accents
		}
		return None
	case n.Given[0] != o.Given[0] && len(n.Given[0]) > 1 && len(o.Given[0]) > 1:
		return Given
	case n.Suffix != o.Suffix || !slices.Equal(n.Given, o.Given):
		return Initials
	case n.Honour != o.Honour:
		return Honour
	case !slices.Equal(n.written, o.written):
		return Accents
	}
	return None
}

// Resembles reports whether two names may be one in two spellings, both in the given
// name and in the surname.
func (n *Name) Resembles(o *Name) bool {
	return len(n.Given) > 0 && len(o.Given) > 0 && alike(n.Surname, o.Surname, 2) && n.Given[0][0] == o.Given[0][0]
}

// last returns the surname as it is written, in lower case.
func (n *Name) last() string { return n.written[len(n.written)-1] }

// same says how surely two names are one person's.
type same uint8

const (
	another same = iota
	perhaps      // one of them spelled otherwise
	surely
)

// is returns whether two names may be one person's.
func (n *Name) is(o *Name) same {
	surname := n.Surname == o.Surname
	switch {
	case surname && (len(n.Given) == 0 || len(o.Given) == 0):
		return surely
	case len(n.Given) == 0 || len(o.Given) == 0:
		return another
	}
	given := n.givenIs(o)
	switch {
	case surname:
		return given
	case given == surely && otherSurname(n, o):
		return perhaps
	case given == perhaps && alike(n.Surname, o.Surname, 2):
		return perhaps
	}
	return another
}

// givenIs returns whether the given names of two names may be one person's.
func (n *Name) givenIs(o *Name) same {
	x, y := n.Given[0], o.Given[0]
	switch {
	case x == y, nicknames()[x][y], isInitialOf(x, y), isInitialOf(y, x):
		return surely
	case len(n.Given) > 1 && len(n.Given[0]) == 1 && n.Given[1] == y, len(o.Given) > 1 && len(o.Given[0]) == 1 && o.Given[1] == x:
		return surely
	case alike(x, y, 2) && x[0] == y[0], isShortFor(x, y), isShortFor(y, x):
		return perhaps
	}
	return another
}

func isInitialOf(x, y string) bool { return len(x) == 1 && x == y[:1] }

// isShortFor reports whether x is the beginning of y: Yann, Yannick.
func isShortFor(x, y string) bool { return len(x) > 1 && strings.HasPrefix(y, x) }

// otherSurname reports whether two surnames after one given name are one in two
// spellings, one of two parts and one of them, or one with another ending.
func otherSurname(n, o *Name) bool {
	x, y := n.Surname, o.Surname
	if len(x) > len(y) {
		n, o, x, y = o, n, y, x
	}
	if strings.HasPrefix(y, x) && len(x) > 3 && len(y)-len(x) <= 3 {
		return true
	}
	if slices.Contains(n.Given[1:], o.Surname) || slices.Contains(o.Given[1:], n.Surname) {
		return true // Ana Quispe, Ana Quispe Medina
	}
	for _, part := range strings.FieldsFunc(o.last(), func(r rune) bool { return r == '-' || r == ' ' }) {
		if text.Fold(part) == x && len(x) > 3 {
			return true
		}
	}
	return alike(x, y, 2)
}

// alike reports whether two words of at least five letters, or four with a letter
// less, differ in at most so many letters.
func alike(x, y string, most int) bool {
	short := min(utf8.RuneCountInString(x), utf8.RuneCountInString(y))
	switch {
	case short < 4 || x == y:
		return false
	case short < 6:
		most = 1
	}
	return Distance(x, y) <= most
}

// Distance returns the Levenshtein distance of two words in bytes.
func Distance(a, b string) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		diagonal := row[0]
		row[0] = i + 1
		for j := range len(b) {
			cost := diagonal
			if a[i] != b[j] {
				cost++
			}
			diagonal = row[j+1]
			row[j+1] = min(cost, row[j]+1, row[j+1]+1)
		}
	}
	return row[len(b)]
}
