package report

import (
	"context"
	"fmt"
	"io"
	"strings"
	"testing"

	"triptych/model"
	"triptych/model/analyze"
	"triptych/model/text"
)

// tenKilobytes is a story of three articles of 10 KB each.
func tenKilobytes() *model.Story {
	rivers, verbs := []string{"Tees", "Tyne", "Wear", "Ouse", "Dee"}, []string{"closed", "was shut", "did not open"}
	story := &model.Story{Title: "Ten kilobytes"}
	for i := range 3 {
		var body strings.Builder
		for n := 0; body.Len() < 10<<10; n++ {
			fmt.Fprintf(&body, "The old bridge over the %s %s on %d March, after engineers who look at it each year had found cracks in two of its piers. ", rivers[n%5], verbs[(n+i)%3], n%28+1+i/2)
			fmt.Fprintf(&body, "“We could not let another lorry cross it before they are mended,” said the mayor of ward %d, who has asked the county for help. ", n)
			fmt.Fprintf(&body, "Shops beside it say that they have lost %d customers a day since then, and that nobody has told them when it will open again.\n\n", 40+n+n%4*i)
		}
		a := text.ParseMarkdown(body.String())
		a.ID, a.Source, a.URL = fmt.Sprint(i), fmt.Sprintf("Outlet %d", i+1), "https://example.com/bridge"
		story.Articles = append(story.Articles, a)
	}
	return story
}

// BenchmarkReport times what a person waits for who asks for a report of three articles
// of 10 KB: reading them by words alone, and the report. As HTML it is to take at most
// 1.5 times what it does as text.
func BenchmarkReport(b *testing.B) {
	story := tenKilobytes()
	for _, format := range Formats() {
		b.Run(string(format), func(b *testing.B) {
			for b.Loop() {
				prepared, err := analyze.Prepare(context.Background(), story, analyze.Options{})
				if err != nil {
					b.Fatal(err)
				}
				a, err := prepared.Analysis(context.Background(), analyze.Options{})
				if err != nil {
					b.Fatal(err)
				}
				if err := Write(io.Discard, format, a, Options{}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
