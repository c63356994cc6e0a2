package report

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"

	"triptych/model"
)

const wantText = `flood

  The Herald  2026-03-04  River <rises> & falls
  Post        2026-03-05
  c

2 topics, 4 differences: 1 conflict, 1 variant, 1 extra, 1 missing.

  !  conflict: they cannot both be so (topic 1)
  ~  variant: the same thing told otherwise
  +  extra: in one article, no match found in others
  -  missing: in several articles, no match found in one
  The number after an outlet is that of the sentence, counted from 1.

1   River
    The Herald, Post

    !  month of rise: dates in conflict
       The Herald  1  The river rose in *January*.
                      River *<rises>* & falls (headline)
       Post        1  In *February* the river rose.

2   Mayor's warning
    The Herald, Post, c

    ~  people: figures differ
       The Herald  2  The mayor said "go" to *600 people*.
       Post        2  The mayor, Ann Lee, warned *more than 600 people* in 東京.

    +  mayor: name in Post; no match found elsewhere
       Post        2  The mayor, *Ann Lee*, warned more than 600 people in 東京.

    -  place in Post, c; no match found in The Herald
       Post        2  The mayor, Ann Lee, warned more than 600 people in *東京*.
       c           1  The mayor spoke to people in *東京*.
       The Herald     (no match found)

Figures

    ~  people
         The Herald: 600 people
         Post: more than 600 people

Dates

    !  month of rise
         The Herald: January / <rises> (headline)
         Post: February

Names and places

    -  place: Mayor's warning
         Post, c: 東京
         The Herald: no match found

Who is quoted, with how many words

    mayor                       The Herald 1
    speaker not found           c 1

Copied word for word

    64 % of The Herald stands in c (9 of 14 words).
`

func TestText(t *testing.T) {
	if got := write(t, Text, flood(t), Options{}); got != wantText {
		t.Errorf("got\n%s\nwant\n%s", got, wantText)
	}
}

func TestTextWrapsByCells(t *testing.T) {
	s := story("", model.Article{Source: "東京新聞社会部", Text: "市長は月曜日に六百人に避難を呼びかけました"}, model.Article{Source: "Post", Text: "He warned 600 people"})
	a := analysis(t, s,
		[]model.Topic{{Label: "避難の呼びかけについての長い見出しがここにある", Passages: []model.Passage{{Article: 0, Sentences: []int{0}}, {Article: 1, Sentences: []int{0}}}}},
		nil,
		[]model.Difference{{Kind: model.Number, Relation: model.Variant, Mentions: []model.Detail{
			said(t, s, 0, 0, model.Number, "月曜日に六百人に避難を呼びかけました", ""), said(t, s, 1, 0, model.Number, "600", "600")}}})
	got := write(t, Text, a, Options{Width: 40})
	want := `1   避難の呼びかけについての長い見出しが
    ここにある
    東京新聞社会部, Post

    ~  figures differ
       東京新聞社会  1  *月曜日に六百人
       部               に避難を呼びかけ
                        ました*
       Post          1  ... *600* people

Figures
`
	if !strings.Contains(got, want) {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestTextSaysPlainlyWhatThereIsNot(t *testing.T) {
	passages := []model.Passage{{Article: 0, Sentences: []int{0}}, {Article: 1, Sentences: []int{0}}}
	articles := func(b string) *model.Story {
		return story("", model.Article{ID: "x", Text: "It rained."}, model.Article{ID: "x", Text: b})
	}
	tests := []struct {
		name   string
		story  *model.Story
		topics []model.Topic
		want   string
	}{
		{"nothing shared", articles("He sang."), nil, "  x\n  x (2)\n\nThe articles share no subject.\n"},
		{"copies", articles("It  rained."), []model.Topic{{Passages: passages}},
			"1 topic, no differences found.\nx and x (2) are the same text.\n\n1   (no label)\n    x, x (2)\n\n    No differences found.\n"},
		{"copies with headlines of their own",
			story("", model.Article{ID: "x", Title: "Rain", Text: "It rained."}, model.Article{ID: "x", Title: "A flood", Text: "It rained."}), []model.Topic{{Passages: passages}},
			"1 topic, no differences found.\nx and x (2) are the same text under different headlines.\n\n1   (no label)\n    x, x (2)\n\n    No differences found.\n"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if got := write(t, Text, analysis(t, test.story, test.topics, nil, nil), Options{}); !strings.HasSuffix(got, test.want) {
				t.Errorf("got\n%s\nwant it to end\n%s", got, test.want)
			}
		})
	}
}

func TestTextSaysThatAPersonMadeTheAnalysis(t *testing.T) {
	a, err := model.NewAnalysis(flood(t).Story, model.Annotations, nil, nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	if got := write(t, Text, a, Options{}); !strings.Contains(got, "Annotated by hand.") {
		t.Errorf("got\n%s", got)
	}
}

// TestTextAtEveryWidth checks what holds for a text report of any width.
func TestTextAtEveryWidth(t *testing.T) {
	a := flood(t)
	var articles string
	for _, article := range a.Story.Articles {
		articles += article.Text + article.Title
	}
	for width := range 130 {
		got := write(t, Text, a, Options{Width: width})
		limit := max(width, MinWidth)
		if width == 0 {
			limit = DefaultWidth
		}
		for n, line := range strings.Split(got, "\n") {
			if w := ansi.StringWidth(line); w > limit {
				t.Errorf("width %d: line %d takes %d cells: %q", width, n+1, w, line)
			}
			if strings.TrimRight(line, " ") != line {
				t.Errorf("width %d: line %d ends with a blank", width, n+1)
			}
		}
		for _, r := range got {
			if r >= utf8.RuneSelf && !strings.ContainsRune(articles, r) {
				t.Errorf("width %d: %q is neither ASCII nor the articles' own", width, r)
			}
		}
		flat := strings.Join(strings.Fields(got), " ")
		for _, words := range []string{"*January*", "*February*", "*Ann Lee*"} {
			if !strings.Contains(flat, words) {
				t.Errorf("width %d: %s is not there", width, words)
			}
		}
	}
}

func TestTextHoldsNothingThatATerminalObeys(t *testing.T) {
	nasty := "a\x1b[31m\u009b31m\r\u202eb\u200b\x7f\n\tc"
	s := story(nasty, model.Article{Source: nasty, Title: nasty, Date: nasty, Text: "It rained."}, model.Article{ID: nasty, Text: "It rained."})
	a := analysis(t, s, []model.Topic{{Label: nasty, Passages: []model.Passage{{Article: 0, Sentences: []int{0}}}}}, nil,
		[]model.Difference{{Kind: "\x1b", Relation: "\x1b", Mentions: []model.Detail{said(t, s, 0, 0, "x", "rained", "")}}})
	for _, r := range write(t, Text, a, Options{}) {
		if obeyed(r) {
			t.Errorf("the report holds %U", r)
		}
	}
}

func TestExcerpt(t *testing.T) {
	const sentence = "The two men,  who were captured\nin January, are held in Syria."
	tests := []struct {
		words string
		cells int
		want  string
	}{
		{"January", 80, "The two men, who were captured in *January*, are held in Syria."},
		{"January", 63, "The two men, who were captured in *January*, are held in Syria."},
		{"January", 62, "... men, who were captured in *January*, are held in Syria."},
		{"January", 30, "... captured in *January*, ..."},
		{"January", 17, "... *January* ..."},
		{"January", 16, "*January*"},
		{"January", 1, "*January*"},
		{"The two men", 30, "*The two men*, who were ..."},
		{"captured\nin January", 30, "... *captured in January*, ..."},
		{"held in Syria.", 30, "... are *held in Syria.*"},
		{sentence, 10, "*The two men, who were captured in January, are held in Syria.*"},
	}
	for _, test := range tests {
		start := strings.Index(sentence, test.words)
		span := model.Span{Start: start, End: start + len(test.words)}
		got := excerpt(sentence, model.Span{End: len(sentence)}, span, test.cells)
		if got != test.want {
			t.Errorf("%q in %d cells: got %q, want %q", test.words, test.cells, got, test.want)
		}
	}
}

func TestExcerptFits(t *testing.T) {
	const sentence = "One two, three four five six seven eight nine ten eleven."
	for start := range len(sentence) {
		for cells := range 80 {
			span := model.Span{Start: start, End: min(start+4, len(sentence))}
			got := excerpt(sentence, model.Span{End: len(sentence)}, span, cells)
			if limit := max(cells, ansi.StringWidth("*"+span.In(sentence)+"*")); ansi.StringWidth(got) > limit {
				t.Fatalf("%d cells: %q is too long", cells, got)
			}
		}
	}
}

func BenchmarkText(b *testing.B) { benchmark(b, Text) }
func BenchmarkJSON(b *testing.B) { benchmark(b, JSON) }

// benchmark writes a story of 1 MB.
func benchmark(b *testing.B, format Format) {
	line := "The mayor said that more than 600 people had left their houses by Monday."
	var lines []string
	for i := range 1 << 20 / len(line) {
		lines = append(lines, fmt.Sprint(i, " ", line))
	}
	s := story("long", model.Article{Text: strings.Join(lines, "\n")})
	a, err := model.NewAnalysis(s, model.Automatic, nil, nil, nil)
	if err != nil {
		b.Fatal(err)
	}
	b.SetBytes(int64(len(s.Articles[0].Text)))
	b.ReportAllocs()
	for b.Loop() {
		if err := Write(discard{}, format, a, Options{}); err != nil {
			b.Fatal(err)
		}
	}
}

type discard struct{}

func (discard) Write(p []byte) (int, error) { return len(p), nil }
