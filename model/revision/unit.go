package revision

import (
	"slices"
	"strings"
	"sync"
	"unicode"

	"github.com/clipperhouse/uax29/v2/words"
	"golang.org/x/text/unicode/norm"

	"triptych/model"
)

// unitsOf parts the text of an article into units, which spell it.
func unitsOf(a *model.Article) []unit {
	var starts []int
	for _, s := range a.Sentences {
		starts = append(starts, s.Start)
	}
	for _, b := range a.Blocks {
		starts = append(starts, b.Start)
		if !b.Aligned() { // of a table or code each line
			for i, c := range []byte(b.In(a.Text)) {
				if c == '\n' {
					starts = append(starts, b.Start+i+1)
				}
			}
		}
	}
	return cut(a.Text, starts)
}

// cut parts a text at bytes of it, the white space after each part with it.
func cut(text string, starts []int) []unit {
	slices.Sort(starts)
	starts = append(slices.Compact(starts), len(text))
	if starts[0] > 0 {
		starts = slices.Insert(starts, 0, 0)
	}
	var list []unit
	for i, start := range starts[:len(starts)-1] {
		u := unit{Span: model.Span{Start: start, End: starts[i+1]}}
		if u.Len() == 0 {
			continue
		}
		u.key = normal(u.In(text))
		list = append(list, u)
	}
	return list
}

// typography has what typographers write for what a keyboard has.
var typography = sync.OnceValue(func() *strings.Replacer {
	return strings.NewReplacer(
		"“", `"`, "”", `"`, "„", `"`, "‟", `"`, "«", `"`, "»", `"`, "‹", "'", "›", "'", "″", `"`,
		"‘", "'", "’", "'", "‚", "'", "‛", "'", "′", "'", "`", "'", "´", "'", "''", `"`,
		"–", "-", "—", "-", "―", "-", "−", "-", "‐", "-", "‑", "-", "‒", "-", "---", "-", "--", "-",
		"…", "...", "ﬁ", "fi", "ﬂ", "fl", "ﬀ", "ff", "ﬃ", "ffi", "ﬄ", "ffl",
		"\u00ad", "", "\u200b", "", "\u2060", "", "\ufeff", "",
	)
})

// normal returns what a text says without typography: its words and marks as a keyboard
// writes them, whatever white space is between them.
func normal(s string) string {
	var keys []string
	for _, t := range tokens(s) {
		if t.key != "" {
			keys = append(keys, t.key)
		}
	}
	return strings.Join(keys, " ")
}

// A token is a word or mark with the white space after it.
type token struct {
	text string
	key  string // the same for what differs in typography at most; "" for white space alone
	word bool
}

// tokens parts a text into words and marks, which spell it. Full stops and dashes
// without anything between them are one mark, as an ellipsis is.
func tokens(s string) []token {
	var list []token
	for segments := words.FromString(s); segments.Next(); {
		segment := segments.Value()
		key := strings.TrimSpace(typography().Replace(norm.NFC.String(segment)))
		n := len(list)
		switch {
		case n > 0 && key == "":
			list[n-1].text += segment
		case n > 0 && isMark(segment) && strings.HasSuffix(list[n-1].text, segment):
			list[n-1].text += segment
			list[n-1].key = typography().Replace(list[n-1].key + key)
		default:
			isWord := strings.ContainsFunc(segment, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) })
			list = append(list, token{segment, key, isWord})
		}
	}
	return list
}

// isMark reports whether several of a segment are one mark.
func isMark(segment string) bool { return segment == "." || segment == "-" || segment == "'" }
