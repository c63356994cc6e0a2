package revision

import "strings"

// wordsOf compares two wordings word by word. The pieces spell both exactly.
func wordsOf(old, new string) []Piece {
	a, b := tokens(old), tokens(new)
	if normal(old) == normal(new) {
		return joined(nil, Piece{Same, old, new})
	}
	var pieces []Piece
	i, j := 0, 0
	for _, r := range diff(a, b, func(t token) string { return t.key }) {
		pieces = joined(pieces, Piece{r.op, spelled(a[i : i+r.old]), spelled(b[j : j+r.new])})
		i, j = i+r.old, j+r.new
	}
	return pieces
}

func spelled(list []token) string {
	var b strings.Builder
	for _, t := range list {
		b.WriteString(t.text)
	}
	return b.String()
}

// joined adds a piece, to the last one where that is of its kind. An empty one is
// nothing.
func joined(pieces []Piece, p Piece) []Piece {
	if p.Old == "" && p.New == "" {
		return pieces
	}
	if n := len(pieces); n > 0 && pieces[n-1].Op == p.Op {
		pieces[n-1].Old += p.Old
		pieces[n-1].New += p.New
		return pieces
	}
	return append(pieces, p)
}

// likeness is how many words two wordings have in common, as a share of the words of
// the longer one, from 0 to 1.
func likeness(a, b []token) float64 {
	counts := make(map[string]int)
	all := [2]int{}
	for _, t := range a {
		if t.word {
			counts[t.key]++
			all[0]++
		}
	}
	same := 0
	for _, t := range b {
		if !t.word {
			continue
		}
		all[1]++
		if counts[t.key] > 0 {
			counts[t.key]--
			same++
		}
	}
	return float64(same) / float64(max(all[0], all[1], 1))
}
