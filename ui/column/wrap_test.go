package column

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"triptych/ui/draw"
)

// rowsOf breaks one line of text: by stretches, or by the full algorithm alone.
func rowsOf(text string, width int, m ansi.Method, full bool) []row {
	w := wrapper{text: text, counter: draw.Counter{Method: m, Max: width}, room: width}
	if !full {
		w.line(0, len(text))
		return w.rows
	}
	w.begin(0)
	w.break14(0, len(text))
	w.emit()
	return w.rows
}

// TestStretches: taking the text in stretches makes the same rows as the full
// algorithm.
func TestStretches(t *testing.T) {
	ascii := "abcXYZ 019  .,;:!?'\"()[]{}-/\\$%#&*+=<>@^_`|~\t"
	other := []string{"’", "“", "”", "‘", "—", "–", "…", "é", "e\u0301", "中", "。", "「", "ש", "-1", "$5", " (", "\u00a0", "\u200d", "👍🏽", "🇬🇧", "\u0301"}
	rng := rand.New(rand.NewPCG(3, 4))
	for i := range 60000 {
		var b strings.Builder
		for range 1 + rng.IntN(30) {
			switch n := rng.IntN(10); {
			case n < 5:
				b.WriteByte("etaoin srdl 12"[rng.IntN(14)])
			case n < 9 || i%2 == 0:
				b.WriteByte(ascii[rng.IntN(len(ascii))])
			default:
				b.WriteString(other[rng.IntN(len(other))])
			}
		}
		text, width, m := b.String(), 1+rng.IntN(14), ansi.Method(rng.IntN(2))
		got, want := rowsOf(text, width, m, false), rowsOf(text, width, m, true)
		if !slices.Equal(got, want) {
			t.Fatalf("%q in %d cells:\n%q\nwant\n%q", text, width, shown(text, got), shown(text, want))
		}
	}
}

func shown(text string, rows []row) (list []string) {
	for _, r := range rows {
		list = append(list, text[r.start:r.end])
	}
	return list
}

func TestWrap(t *testing.T) {
	for _, test := range []struct {
		text  string
		width int
		want  string
	}{
		{"", 5, ""},
		{"one two three", 7, "one two|three"},
		{"one two three", 8, "one two|three"},
		{"one   two", 4, "one|two"},
		{"a well-known fact", 7, "a well-|known|fact"},
		{"incomprehensible", 6, "incomp|rehens|ible"},
		{"so incomprehensible it is", 6, "so|incomp|rehens|ible|it is"},
		{"He paid $1,000.50 (cash).", 10, "He paid|$1,000.50|(cash)."},
		{"“Why?” he said", 6, "“Why?”|he|said"},
		{"中文字很多。真的", 6, "中文字|很多。|真的"},
		{"中", 1, "中"},
		{"a中b", 1, "a|中|b"},
		{"👨\u200d👩\u200d👧 x", 7, "👨\u200d👩\u200d👧|x"},
		{"👨\u200d👩\u200d👧 x", 4, "👨\u200d👩\u200d👧 x"},
		{"10 % of it", 4, "10 %|of|it"},
		{"and/or else", 6, "and/or|else"},
		{"e\u0301e\u0301e\u0301e\u0301", 2, "e\u0301e\u0301|e\u0301e\u0301"},
	} {
		got := strings.Join(shown(test.text, rowsOf(test.text, test.width, ansi.WcWidth, false)), "|")
		if got != test.want {
			t.Errorf("%q in %d cells: %q, want %q", test.text, test.width, got, test.want)
		}
	}
}
