package report

import (
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"triptych/model"
)

// explained is the story of flood with reasons, counterparts in both directions
// and some that belong to no topic.
func explained(t *testing.T) *model.Analysis {
	t.Helper()
	a := flood(t)
	links := append(a.Counterparts,
		model.Counterpart{From: model.SentenceRef{Article: 1, Sentence: 0}, To: model.SentenceRef{Article: 0, Sentence: 0}, Score: 0.8, Why: "told with the other"},
		model.Counterpart{From: model.SentenceRef{Article: 0, Sentence: 2}, To: model.SentenceRef{Article: 1, Sentence: 0}, Score: 0.1},
		model.Counterpart{From: model.SentenceRef{Article: 0, Sentence: 2}, To: model.SentenceRef{Article: 2, Sentence: 0}, Score: 0.2, Why: "both\x1b are short"})
	links[0].Why = "shares: river, rose"
	a.Differences[0].Why = "January against February"
	return analysis(t, a.Story, a.Topics, links, a.Differences)
}

func TestTextExplained(t *testing.T) {
	got := write(t, Text, explained(t), Options{Explain: true})
	for _, want := range []string{`
       Post        1  In *February* the river rose.
       why: January against February

    Counterparts
       The Herald  1  = Post 1 (0.83): shares: river, rose
       The Herald  3  -> Post 1 (0.10)

2   Mayor's warning
`, `
       The Herald     (no match found)

    Counterparts
       The Herald  3  -> c 1 (0.20): both` + "\uFFFD" + ` are short
       Post        2  -> The Herald 2 (0.67)
                      -> c 1 (by hand)
`} {
		if !strings.Contains(got, want) {
			t.Errorf("got\n%swant\n%s", got, want)
		}
	}
	inCommon := strings.Index(wantText, "\nWho is quoted") // which these have not
	if plain := write(t, Text, explained(t), Options{}); plain != wantText[:inCommon] {
		t.Errorf("not explained: got\n%s", plain)
	}
}

func TestTextExplainsWhatIsInNoTopic(t *testing.T) {
	a := flood(t)
	a = analysis(t, a.Story, nil, a.Counterparts[:1], nil)
	got := write(t, Text, a, Options{Explain: true})
	if want := "\nIn no topic\n\n    Counterparts\n       The Herald  1  -> Post 1 (0.83)\n"; !strings.HasSuffix(got, want) {
		t.Errorf("got\n%s", got)
	}
}

func TestTextExplainedAtEveryWidth(t *testing.T) {
	a := explained(t)
	for width := MinWidth; width < 130; width++ {
		for n, line := range strings.Split(write(t, Text, a, Options{Width: width, Explain: true}), "\n") {
			if w := ansi.StringWidth(line); w > width || strings.TrimRight(line, " ") != line {
				t.Errorf("width %d: line %d takes %d cells: %q", width, n+1, w, line)
			}
		}
	}
}

func TestJSONExplained(t *testing.T) {
	a := explained(t)
	report := write(t, JSON, a, Options{Explain: true})
	checkContract(t, a, report)
	for _, want := range []string{`"score":0.83,"why":"shares: river, rose"}`, `"score":null,"why":""}`, `],"why":"January against February"}`} {
		if !strings.Contains(report, want) {
			t.Errorf("%s is not in\n%s", want, report)
		}
	}
	if strings.Count(report, `"why":`) != len(a.Counterparts)+len(a.Differences) {
		t.Errorf("not every counterpart and difference is explained:\n%s", report)
	}
	if plain := write(t, JSON, a, Options{}); strings.Contains(plain, `"why"`) {
		t.Errorf("explained though it was not wanted:\n%s", plain)
	}
}
