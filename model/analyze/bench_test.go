package analyze

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"triptych/model"
	"triptych/model/text"
)

// invented returns a story of so many articles of about so many bytes each:
// they report the same events in their own words and order, with events of
// their own between. Word frequencies follow Zipf's law.
func invented(articles, bytes int) *model.Story {
	random := rand.New(rand.NewPCG(1, uint64(bytes)))
	zipf := rand.NewZipf(random, 1.2, 8, uint64(2000+bytes/20))
	word := func() string { return spell(zipf.Uint64()) }
	sentence := func() []string {
		words := make([]string, 12+random.IntN(16))
		for i := range words {
			switch random.IntN(12) {
			case 0:
				words[i] = fmt.Sprint(random.IntN(5000))
			case 1:
				name := word()
				words[i] = strings.ToUpper(name[:1]) + name[1:]
			case 2, 3, 4, 5:
				words[i] = []string{"the", "of", "to", "in", "and", "was", "that", "he"}[random.IntN(8)]
			default:
				words[i] = word()
			}
		}
		return words
	}
	var events [][]string
	for range bytes / 200 {
		events = append(events, sentence())
	}
	story := &model.Story{Title: "invented"}
	for range articles {
		var b strings.Builder
		for b.Len() < bytes {
			words := sentence()
			if random.IntN(2) == 0 {
				words = events[random.IntN(len(events))]
			}
			b.WriteString("Then ")
			for _, w := range words {
				if random.IntN(5) > 0 {
					b.WriteString(w + " ")
				}
			}
			b.WriteString("ended.\n\n")
		}
		story.Articles = append(story.Articles, text.ParsePlain(b.String()))
	}
	return story
}

// spell writes a number as an invented word.
func spell(n uint64) string {
	word := ""
	for {
		word += string("bdfgklmnprst"[n%12]) + string("aeiou"[n/12%5])
		if n /= 60; n == 0 {
			return word + "n"
		}
	}
}

func BenchmarkStory(b *testing.B) {
	for _, size := range []struct{ articles, bytes int }{{3, 3_000}, {3, 10_000}, {9, 10_000}, {3, 100_000}, {3, 1_000_000}} {
		story := invented(size.articles, size.bytes)
		b.Run(fmt.Sprintf("%dx%dKB", size.articles, size.bytes/1000), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := Story(b.Context(), story); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
