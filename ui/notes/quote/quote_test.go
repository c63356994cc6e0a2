package quote

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"unicode/utf8"

	"triptych/model"
	"triptych/model/text"
)

// at returns the span of the n-th place of the words, from 1.
func at(t *testing.T, s, words string, n int) model.Span {
	t.Helper()
	start := -1
	for range n {
		i := strings.Index(s[start+1:], words)
		if i < 0 {
			t.Fatalf("%q lacks %q", s, words)
		}
		start += 1 + i
	}
	return model.Span{Start: start, End: start + len(words)}
}

const letter = `The letter was sent in January, the police said. It named 600 members of the group.

In February a second letter followed, with 600 pages. “We never agreed to any of this,” the lawyer told a court in Leeds on Monday. The mayor, Ann El-Sheikh, paid $1,200 for it.`

func TestFind(t *testing.T) {
	for _, c := range []struct {
		name      string
		words     string // what is quoted
		nth       int    // of several places
		old, new  string // an edit of the letter
		tolerance Tolerance
		want      string // "" for lost
		changed   bool
	}{
		{"nothing changed", "January", 1, "", "", Detail, "January", false},
		{"the second of two", "600", 2, "", "", Detail, "600", false},
		{"text put before", "600", 2, "The letter", "A week before that, nobody knew a thing of it. The letter", Detail, "600", false},
		{"the first of two taken out", "600", 2, "It named 600 members of the group.", "", Detail, "600", false},
		{"taken out while another stands elsewhere", "600", 1, "It named 600 members of the group.", "", Detail, "", false},
		{"another month", "January", 1, "January", "March", Detail, "", false},
		{"another number", "600", 1, "named 600", "named 700", Detail, "", false},
		{"not within a longer number", "600", 1, "named 600", "named 1600", Detail, "", false},
		{"another hyphen", "El-Sheikh", 1, "El-Sheikh", "Elsheikh", Detail, "Elsheikh", false},
		{"other quotation marks", "“We never agreed to any of this,”", 1, "“We never agreed to any of this,”", "'We never agreed to any of this', ", Detail, "We never agreed to any of this", false},
		{"a word of a quotation", "We never agreed to any of this", 1, "agreed to any", "consented to any", Detail, "We never consented to any of this", true},
		{"half of a quotation", "We never agreed to any of this", 1, "never agreed to any of this", "agreed to nothing at all", Detail, "", false},
		{"a number of a long detail", "followed, with 600 pages", 1, "600 pages", "700 pages", Detail, "", false},
		{"a number in a sentence", "It named 600 members of the group.", 1, "600 members", "700 members", Sentence, "It named 700 members of the group", true},
		{"words put into a sentence", "It named 600 members of the group.", 1, "600 members", "600 very old members", Sentence, "It named 600 very old members of the group", true},
		{"a sentence gone", "It named 600 members of the group.", 1, "It named 600 members of the group.", "It says so.", Sentence, "", false},
		{"new line breaks", "a court in Leeds on Monday", 1, "court in Leeds", "court\nin Leeds", Detail, "a court\nin Leeds on Monday", false},
	} {
		t.Run(c.name, func(t *testing.T) {
			q := Of(letter, at(t, letter, c.words, c.nth))
			edited := strings.Replace(letter, c.old, c.new, 1)
			m, ok := In(edited).Find(q, c.tolerance)
			got := ""
			if ok {
				got = m.In(edited)
			}
			if got != c.want || m.Changed != (c.changed && ok) {
				t.Errorf("found %q (changed %v), want %q (%v)", got, m.Changed, c.want, c.changed)
			}
		})
	}
}

// sentence invents one of so many words that no other sentence has.
func sentence(random *rand.Rand, n int) string {
	list := make([]string, n)
	for i := range list {
		list[i] = fmt.Sprintf("w%s", strings.Map(func(r rune) rune { return 'a' + (r-'0')*2 }, fmt.Sprint(random.IntN(1e9))))
	}
	return strings.Join(list, " ") + "."
}

// TestEveryPlaceIsFoundAfterEdits edits texts around marked places, some of
// whose words stand several times, and wants each found where it went.
func TestEveryPlaceIsFoundAfterEdits(t *testing.T) {
	random := rand.New(rand.NewPCG(7, 7))
	for range 200 {
		sentences := make([]string, 3+random.IntN(20))
		for i := range sentences {
			sentences[i] = sentence(random, 12+random.IntN(8))
			if random.IntN(2) == 0 { // a detail that many have
				words := strings.Fields(sentences[i])
				words[4+random.IntN(4)] = "January"
				sentences[i] = strings.Join(words, " ")
			}
		}
		marked := random.IntN(len(sentences))
		detail := "January"
		if !strings.Contains(sentences[marked], detail) {
			detail = strings.Join(strings.Fields(sentences[marked])[3:5], " ")
		}
		old := strings.Join(sentences, " ")
		start := len(strings.Join(sentences[:marked], " ")) + min(marked, 1)
		inner := start + strings.Index(sentences[marked], detail)
		whole := Of(old, model.Span{Start: start, End: start + len(sentences[marked])})
		part := Of(old, model.Span{Start: inner, End: inner + len(detail)})

		var edited []string
		for i, s := range sentences {
			switch {
			case i == marked: // stays
			case random.IntN(4) == 0:
				continue // taken out
			case random.IntN(4) == 0:
				edited = append(edited, sentence(random, 15))
			}
			edited = append(edited, s)
		}
		now := strings.Join(edited, " ")
		start = strings.Index(now, sentences[marked])
		inner = start + strings.Index(sentences[marked], detail)
		text := In(now)
		if m, ok := text.Find(whole, Sentence); !ok || m.Start != start || m.Changed {
			t.Fatalf("the sentence %q is found at %v of %q", whole.Exact, m, now)
		}
		if m, ok := text.Find(part, Detail); !ok || m.Start != inner || m.In(now) != detail {
			t.Fatalf("%q of %q is found at %v of %q, not at %d", detail, sentences[marked], m, now, inner)
		}
		gone := strings.Replace(now, sentences[marked], sentence(random, 12), 1)
		if m, ok := In(gone).Find(whole, Sentence); ok {
			t.Fatalf("%q is gone and found at %q", whole.Exact, m.In(gone))
		}
		if m, ok := In(gone).Find(part, Detail); ok && m.In(gone) != detail {
			t.Fatalf("%q is gone and found at %q", detail, m.In(gone))
		}
	}
}

func TestChangedSentencesAreFound(t *testing.T) {
	random := rand.New(rand.NewPCG(8, 8))
	for range 100 {
		var sentences []string
		for range 10 {
			sentences = append(sentences, sentence(random, 10+random.IntN(20)))
		}
		old := strings.Join(sentences, " ")
		marked := random.IntN(len(sentences))
		q := Of(old, at(t, old, sentences[marked], 1))
		words := strings.Fields(sentences[marked])
		for range len(words) / 4 {
			i := random.IntN(len(words))
			switch random.IntN(3) {
			case 0:
				words[i] = "new"
			case 1:
				words = append(words[:i], words[i+1:]...)
			case 2:
				words[i] += " put in"
			}
		}
		sentences[marked] = strings.Join(words, " ")
		now := strings.Join(sentences, " ")
		want := at(t, now, sentences[marked], 1)
		m, ok := In(now).Find(q, Sentence)
		if !ok {
			// Two words put in for one count twice.
			if strings.Count(sentences[marked], "put in") == 0 {
				t.Fatalf("%q is not found as %q", q.Exact, sentences[marked])
			}
			continue
		}
		if !m.Overlaps(want) || m.Start < want.Start-60 || m.End > want.End+60 {
			t.Fatalf("%q is found as %q", q.Exact, m.In(now))
		}
	}
}

func TestEqualPlacesAreToldApartByWhereTheyStood(t *testing.T) {
	s := strings.Repeat("No. ", 100)
	for n := 0; n < len(s); n += 4 {
		q := Of(s, model.Span{Start: n, End: n + 3})
		if m, ok := In(s).Find(q, Detail); !ok || m.Start != n {
			t.Fatalf("the place at %d is found at %v", n, m)
		}
	}
}

func TestQuotesAreBounded(t *testing.T) {
	s := strings.Repeat("é", 5000)
	q := Of(s, model.Span{Start: 2000, End: 8000})
	if len(q.Exact) > MaxExact || len(q.Prefix) > MaxContext || len(q.Suffix) > MaxContext || !utf8.ValidString(q.Exact+q.Prefix+q.Suffix) {
		t.Errorf("%d, %d and %d bytes", len(q.Exact), len(q.Prefix), len(q.Suffix))
	}
	if m, ok := In(s).Find(q, Detail); !ok || m.Start != 2000 {
		t.Errorf("found at %v", m)
	}
}

func TestHugeTextsAreBounded(t *testing.T) {
	s := strings.Repeat("the cat sat on the mat and so on ", 40_000)
	text := In(s)
	for i := range 30 {
		text.Find(Quote{Exact: fmt.Sprintf("a dog lay under %d tables with some of the best of friends", i)}, Sentence)
	}
	if text.spent > 2*maxSpent {
		t.Errorf("%d comparisons", text.spent)
	}
}

func FuzzFind(f *testing.F) {
	f.Add(letter, letter, 10, 20)
	f.Add("a", "", 0, 1)
	f.Add("\xff\x00\u200dé́", "é", 1, 3)
	f.Add(strings.Repeat("no ", 50), "no no no no no no yes no", 3, 30)
	f.Fuzz(func(t *testing.T, old, now string, start, end int) {
		old, now = text.Sanitize(old), text.Sanitize(now)
		start, end = min(max(start, 0), len(old)), min(max(end, 0), len(old))
		start, end = runeBefore(old, start), runeBefore(old, end)
		if start >= end {
			return
		}
		q := Of(old, model.Span{Start: start, End: end})
		for _, tolerance := range []Tolerance{Detail, Sentence} {
			m, ok := In(now).Find(q, tolerance)
			if ok && (m.Start < 0 || m.End > len(now) || m.Start >= m.End || !utf8.ValidString(m.In(now))) {
				t.Errorf("found at %v of %d bytes", m, len(now))
			}
		}
		clean := q.Exact == old[start:end] && q.Prefix == before(old, start) && q.Suffix == after(old, end)
		if m, ok := In(old).Find(q, Detail); clean && strings.TrimSpace(q.Exact) != "" && (!ok || m.Start != start) {
			t.Errorf("%q is found at %v, %v in the text that it was taken from", q.Exact, m, ok)
		}
	})
}
