package text

import "strings"

// raised has the characters that Unicode has raised, and those as which it has them.
const (
	level  = "0123456789+-−=()n"
	raised = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿ"
)

// maxRaised is how many characters of a power or a note are raised, at most.
const maxRaised = 8

// Superscript returns a number or a power in raised characters, so that 10 to the
// sixth is not 106; "" for anything else, such as the ending of an ordinal.
func Superscript(s string) string {
	s = strings.TrimSpace(s)
	if len(s) > maxRaised || !strings.ContainsAny(s, "0123456789n") {
		return ""
	}
	from, to := []rune(level), []rune(raised)
	var b strings.Builder
next:
	for _, r := range s {
		for i := range from {
			if from[i] == r {
				b.WriteRune(to[i])
				continue next
			}
		}
		return ""
	}
	return b.String()
}
