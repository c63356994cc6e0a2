package cli

import (
	"fmt"
	"strings"
)

// suggest returns " (did you mean X?)" for the known word that takes the fewest
// edits to become what was typed, two at most and fewer in a short word; "" if
// there is none.
func suggest(typed string, known []string) string {
	typed = strings.ToLower(typed)
	best, limit := "", min(2, len(strings.TrimLeft(typed, "-"))/2)
	for _, word := range known {
		if n := editDistance(typed, word); n <= limit {
			best, limit = word, n-1
		}
	}
	if best == "" {
		return ""
	}
	return fmt.Sprintf(" (did you mean %s?)", best)
}

// editDistance counts the letters that were left out, put in, mistaken or swapped
// with their neighbour between a and b (the optimal string alignment distance).
func editDistance(a, b string) int {
	from, to := []rune(a), []rune(b)
	rows := make([][]int, len(from)+1)
	for i := range rows {
		rows[i] = make([]int, len(to)+1)
		rows[i][0] = i
	}
	for j := range to {
		rows[0][j+1] = j + 1
	}
	for i := 1; i <= len(from); i++ {
		for j := 1; j <= len(to); j++ {
			mistaken := 1
			if from[i-1] == to[j-1] {
				mistaken = 0
			}
			n := min(rows[i-1][j]+1, rows[i][j-1]+1, rows[i-1][j-1]+mistaken)
			if i > 1 && j > 1 && from[i-1] == to[j-2] && from[i-2] == to[j-1] {
				n = min(n, rows[i-2][j-2]+1)
			}
			rows[i][j] = n
		}
	}
	return rows[len(from)][len(to)]
}

// enumerate joins words as a sentence does, with conjunction before the last.
func enumerate(words []string, conjunction string) string {
	if len(words) < 2 {
		return strings.Join(words, "")
	}
	last := len(words) - 1
	return strings.Join(words[:last], ", ") + " " + conjunction + " " + words[last]
}
