package theme

import (
	"reflect"
	"slices"
	"testing"
	"unicode"

	"github.com/charmbracelet/x/ansi"

	"triptych/model"
)

func TestJoin(t *testing.T) {
	red, blue := ansi.NewStyle().ForegroundColor(hex(0xff0000)), ansi.NewStyle().ForegroundColor(ansi.Blue)
	for _, test := range []struct {
		name string
		in   []ansi.Style
		want ansi.Style
	}{
		{"nothing", nil, nil},
		{"later colour wins", []ansi.Style{red, blue}, ansi.Style{"34"}},
		{"ground is not text", []ansi.Style{{"48;5;1", "4"}, blue}, ansi.Style{"48;5;1", "4", "34"}},
		{"attributes once", []ansi.Style{{"1", "3"}, {"1", "7"}}, ansi.Style{"3", "1", "7"}},
		{"bright and default", []ansi.Style{{"91", "101"}, {"39", "49"}}, ansi.Style{"39", "49"}},
		{"kinds of underline", []ansi.Style{{"4:3", "44"}, {"100"}}, ansi.Style{"4:3", "100"}},
	} {
		got := Join(test.in...)
		if !slices.Equal(got, test.want) {
			t.Errorf("%s: %q, want %q", test.name, got, test.want)
		}
		out, styled := AppendStart([]byte("x"), test.in...)
		want := "x"
		if len(test.want) > 0 {
			want += test.want.String()
		}
		if string(out) != want || styled != (len(test.want) > 0) {
			t.Errorf("%s: starts with %q, want %q", test.name, out, want)
		}
	}
}

// TestGlyphs: every mark takes one cell, however the terminal counts.
func TestGlyphs(t *testing.T) {
	for _, g := range []Glyphs{ASCII(), New(true).Glyphs} {
		v := reflect.ValueOf(g)
		for i := range v.NumField() {
			if v.Field(i).Kind() == reflect.Bool {
				continue
			}
			list := []string{v.Field(i).String()}
			if bar, ok := v.Field(i).Interface().([8]string); ok {
				list = bar[:]
			}
			for _, s := range list {
				if ansi.StringWidth(s) != 1 || ansi.StringWidthWc(s) != 1 {
					t.Errorf("%s %q does not take one cell", v.Type().Field(i).Name, s)
				}
				if g.ASCII && s[0] > unicode.MaxASCII {
					t.Errorf("%s %q is not ASCII", v.Type().Field(i).Name, s)
				}
			}
		}
		seen := map[string]bool{}
		for _, s := range []string{g.Strip, g.StripHere, g.Plain, g.PlainHere} {
			if seen[s] {
				t.Errorf("%q stands for two things in the strip", s)
			}
			seen[s] = true
		}
		for _, r := range model.Relations() {
			if seen[g.Mark(r)] {
				t.Errorf("%s has the mark of another relation", r)
			}
			seen[g.Mark(r)] = true
		}
	}
}

// TestFlat: with ASCII marks what the program writes is ASCII and takes as many
// cells, and nobody's name is changed.
func TestFlat(t *testing.T) {
	const words = "\x1b[1mcomparing… 3 The café · “so” – ‘it’s’\x1b[m ↑↓←→ •"
	ascii, full := ASCII(), Glyphs{}
	if got := full.Flat(words) + full.Key("j ↓"); got != words+"j ↓" {
		t.Errorf("%q", got)
	}
	got := ascii.Flat(words)
	if want := "\x1b[1mcomparing~ 3 The café | \"so\" - 'it's'\x1b[m ^v<> *"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
	if ansi.StringWidth(got) != ansi.StringWidth(words) {
		t.Errorf("%d cells become %d", ansi.StringWidth(words), ansi.StringWidth(got))
	}
	if got := ascii.Key("shift+tab ← ↑ j ↓ →"); got != "shift+tab left up j down right" {
		t.Errorf("keys %q", got)
	}
}

func BenchmarkNew(b *testing.B) {
	for b.Loop() {
		New(true)
	}
}
