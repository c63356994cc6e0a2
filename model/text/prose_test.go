package text

import (
	"iter"
	"slices"
	"strings"
	"testing"

	"triptych/model"
)

// pieces parts a text at its asterisks: every second piece is strong.
func pieces(source string) iter.Seq[Piece] {
	return func(yield func(Piece) bool) {
		var emphasis model.Emphasis
		for piece := range strings.SplitSeq(source, "*") {
			if !yield(Piece{Text: piece, Emphasis: emphasis}) {
				return
			}
			emphasis ^= model.Strong
		}
	}
}

func TestProse(t *testing.T) {
	tests := []struct{ source, text, runs string }{
		{"", "", ""},
		{" \n*\t*", "", ""},
		{"a  b\nc\r\nd\re\vf\fg\u0085h\u2028i\u2029j\u00a0k\u3000l", "a b c d e f g h i j k l", ""},
		{" a *b* c* d *e ", "a b c d e", "b|d"},
		{"a*b*\u0301*", "ab\u0301", "b"},
		{"**\u0301a", "\uFFFDa", ""},
		{"gov\u00ADern\u200Bment\uFEFF", "government", ""},
		{"a\x1b[31m\u202e\xff", "a\uFFFD[31m\uFFFD\uFFFD", ""},
		{"# not & <b>", "# not & <b>", ""},
	}
	for _, tt := range tests {
		text, found := Prose(pieces(tt.source))
		var runs []string
		for _, r := range found {
			runs = append(runs, r.In(text))
		}
		if text != tt.text || strings.Join(runs, "|") != tt.runs {
			t.Errorf("%q gives %q, strong %q", tt.source, text, runs)
		}
		if again, found := Prose(func(yield func(Piece) bool) { yield(Piece{Text: text}) }); again != text || len(found) > 0 {
			t.Errorf("%q becomes %q", text, again)
		}
	}
}

func FuzzProse(f *testing.F) {
	f.Add("a *b\u0301 * \u00AD\n*c*")
	f.Add("👩*\u200d*👩\u200b\ufe0f")
	f.Fuzz(func(t *testing.T, source string) {
		text, runs := Prose(pieces(source))
		if text != SanitizeLine(text) {
			t.Errorf("%q is not one harmless line", text)
		}
		if again, same := Prose(parts(text, runs)); again != text || !slices.Equal(runs, same) {
			t.Errorf("%q %v becomes %q %v", text, runs, again, same)
		}
	})
}

// parts yields a text in pieces.
func parts(text string, runs []model.Run) iter.Seq[Piece] {
	return func(yield func(Piece) bool) {
		at := 0
		for _, r := range runs {
			if !yield(Piece{Text: text[at:r.Start]}) || !yield(Piece{r.In(text), r.Emphasis, r.URL}) {
				return
			}
			at = r.End
		}
		yield(Piece{Text: text[at:]})
	}
}
