package report

import (
	"strings"
	"testing"

	"triptych/model"
	"triptych/ui/notes"
)

// TestOfLongArticlesReportsSayWhatIsCompared holds both reports to a word on what
// nobody compared, and to none on ordinary stories.
func TestOfLongArticlesReportsSayWhatIsCompared(t *testing.T) {
	for _, c := range []struct {
		lines      int
		text, json string
	}{
		{9000, "The Herald is long: its first 5000 of 9000 sentences are compared", `"compared_sentences":5000`},
		{900, "", ""},
	} {
		long := strings.TrimSuffix(strings.Repeat("It rained.\n", c.lines), "\n")
		s := story("rain", model.Article{ID: "a", Source: "The Herald", Text: long}, model.Article{ID: "b", Source: "Post", Text: "It rained."})
		for format, want := range map[Format]string{Text: c.text, JSON: c.json} {
			var out strings.Builder
			if err := Write(&out, format, analysis(t, s, nil, nil, nil), Options{Width: 100, Book: notes.New(s)}); err != nil {
				t.Fatal(err)
			}
			if want != "" && !strings.Contains(out.String(), want) {
				t.Errorf("the %s of %d sentences lacks %q", format, c.lines, want)
			}
			if want == "" && (strings.Contains(out.String(), "is long") || strings.Contains(out.String(), "compared_sentences")) {
				t.Errorf("the %s of %d sentences says that they are not all compared", format, c.lines)
			}
		}
	}
}
