package markdown

import (
	"testing"

	"triptych/articles/draft"
	"triptych/model"
	"triptych/model/text"
)

// TestBodyOfLinks checks how links are written, and that they are read again.
func TestBodyOfLinks(t *testing.T) {
	const to = "https://example.org/a"
	link := func(text string) draft.Run { return draft.Run{Text: text, URL: to} }
	plain := func(text string) draft.Run { return draft.Run{Text: text} }
	for _, tt := range []struct {
		name string
		runs []draft.Run
		want string
	}{
		{"in a sentence", []draft.Run{plain("The "), link("council’s report"), plain(" said so.")}, "The [council’s report](https://example.org/a) said so."},
		{"the whole", []draft.Run{link("1. a [sic]")}, `[1. a \[sic\]](https://example.org/a)`},
		{"blanks", []draft.Run{plain("a"), link(" b "), plain("c")}, "a [b](https://example.org/a) c"},
		{"one in two runs", []draft.Run{link("a "), link("b")}, "[a b](https://example.org/a)"},
		{"two side by side", []draft.Run{link("a"), {Text: "b", URL: to + "2"}}, "[a](https://example.org/a)[b](https://example.org/a2)"},
		{"strong inside", []draft.Run{link("a "), {Text: "b", URL: to, Strong: true}}, "[a **b**](https://example.org/a)"},
		{"strong around", []draft.Run{{Text: "a ", Strong: true}, {Text: "b", URL: to, Strong: true}, {Text: " c", Strong: true}}, "**a [b](https://example.org/a) c**"},
		{"strong alike", []draft.Run{{Text: "b", URL: to, Strong: true}}, "[**b**](https://example.org/a)"},
		{"strong across its start", []draft.Run{{Text: "a ", Strong: true}, {Text: "b", URL: to, Strong: true}, link(" c")}, "**a** [**b** c](https://example.org/a)"},
		{"strong across its end", []draft.Run{link("a "), {Text: "b", URL: to, Strong: true}, {Text: "c", Strong: true}}, "[a **b**](https://example.org/a)**c**"},
		{"after an exclamation", []draft.Run{plain("Now!"), link("b")}, `Now\![b](https://example.org/a)`},
		{"between brackets", []draft.Run{plain("["), link("b"), plain("](c)")}, `[[b](https://example.org/a)\](c)`},
		{"brackets in the address", []draft.Run{{Text: "b", URL: "https://example.org/a_(b)"}}, "[b](<https://example.org/a_(b)>)"},
		{"an entity in the address", []draft.Run{{Text: "b", URL: "https://example.org/?a=b&lt;c"}}, `[b](https://example.org/?a=b\&lt;c)`},
		{"ampersands", []draft.Run{{Text: "b", URL: "https://example.org/?a=b&lt=c"}}, "[b](https://example.org/?a=b&lt=c)"},
		{"a mailbox", []draft.Run{{Text: "b", URL: "mailto:a@example.org?subject=c"}}, "[b](mailto:a@example.org)"},
		{"a script", []draft.Run{{Text: "b", URL: "javascript:alert(1)"}}, "b"},
		{"a place in the page", []draft.Run{{Text: "b", URL: "#c"}}, "b"},
		{"relative, to nobody knows what", []draft.Run{{Text: "b", URL: "/c"}}, "b"},
		{"controls", []draft.Run{{Text: "b", URL: "https://example.org/\x1b]8;;\u009c"}}, "b"},
	} {
		got := Body(draft.Article{Blocks: []draft.Block{{Runs: tt.runs}}})
		if got != tt.want {
			t.Errorf("%s: written %q, want %q", tt.name, got, tt.want)
		}
		words, runs := text.Prose(pieces(tt.runs))
		a := text.ParseMarkdown(got)
		if a.Text != words || !equalLinks(words, a.Blocks[0].Runs, runs) {
			t.Errorf("%s: %q is read as %q %+v, want %q %+v", tt.name, got, a.Text, a.Blocks[0].Runs, words, runs)
		}
	}
}

// equalLinks reports whether runs lead to the same addresses from the same words.
func equalLinks(words string, a, b []model.Run) bool {
	x, y := only(emphasized(words, a), model.Linked), only(emphasized(words, b), model.Linked)
	if len(x) != len(y) {
		return false
	}
	for i := range x {
		if x[i] != y[i] {
			return false
		}
	}
	return true
}
