package column

import (
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"triptych/model"
	"triptych/ui/internal/uitest"
	"triptych/ui/theme"
)

// sized returns an article of about so many bytes, of the sort that papers print.
func sized(size int) *model.Article {
	return parsed(uitest.Prose(size))
}

func BenchmarkNew(b *testing.B) {
	for _, bench := range []struct {
		name string
		a    *model.Article
	}{
		{"10KB", sized(10 << 10)}, {"1MB", sized(1 << 20)},
		{"1MB CJK", parsed(strings.Repeat("中文字很多。真的很多,「引用」也有!日本語のカタカナも。\n\n", 1<<20/85))},
		{"1MB one word", parsed(strings.Repeat("word", 1<<18))},
		{"1MB in one paragraph", parsed(strings.ReplaceAll(sized(1<<20).Text, "\n\n", " "))},
	} {
		for _, m := range methods {
			name := bench.name + map[ansi.Method]string{ansi.WcWidth: "/wc", ansi.GraphemeWidth: "/grapheme"}[m]
			b.Run(name, func(b *testing.B) {
				b.SetBytes(int64(len(bench.a.Text)))
				for b.Loop() {
					New(bench.a, Options{Width: 58, Method: m})
				}
			})
		}
	}
}

func BenchmarkSetAnalysis(b *testing.B) {
	a := story(b)
	c := New(&a.Story.Articles[0], Options{Width: 58})
	for b.Loop() {
		c.SetAnalysis(a, 0)
	}
}

// BenchmarkRows paints a screen of 50 rows, in which every sentence is marked.
func BenchmarkRows(b *testing.B) {
	s := &model.Story{Articles: []model.Article{*sized(10 << 10), *sized(100)}}
	topic := model.Topic{Passages: []model.Passage{{Article: 0}, {Article: 1, Sentences: []int{0}}}}
	var differences []model.Difference
	for i, sentence := range s.Articles[0].Sentences {
		topic.Passages[0].Sentences = append(topic.Passages[0].Sentences, i)
		at := sentence.Start + min(5, sentence.Len()-2)
		differences = append(differences, model.Difference{Relation: model.Relations()[i%3], Mentions: []model.Detail{
			{SentenceRef: model.SentenceRef{Sentence: i}, Span: model.Span{Start: at, End: min(at+20, sentence.End)}}}})
	}
	a, err := model.NewAnalysis(s, model.Automatic, []model.Topic{topic}, nil, differences)
	if err != nil {
		b.Fatal(err)
	}
	for _, m := range methods {
		b.Run(map[ansi.Method]string{ansi.WcWidth: "wc", ansi.GraphemeWidth: "grapheme"}[m], func(b *testing.B) {
			c := New(&s.Articles[0], Options{Width: 60, Method: m})
			c.SetAnalysis(a, 0)
			look := Look{Theme: theme.New(true), Highlights: true, Current: 8, Selected: 3}
			b.ReportAllocs()
			for b.Loop() {
				for row := range 50 {
					look.Reading = row == 20
					c.Row(row, look)
				}
			}
		})
	}
}

// BenchmarkTable paints a table at a new width, as a resize does.
func BenchmarkTable(b *testing.B) {
	a := parsed("| One | Two | Three |\n|---|---|---|\n" + strings.Repeat("| some words here | more words than fit on one row of it | 600 |\n", 30))
	b.SetBytes(int64(len(a.Text)))
	for b.Loop() {
		New(a, Options{Width: 58})
	}
}
