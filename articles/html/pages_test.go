package html

import (
	"bytes"
	"context"
	"embed"
	"encoding/json"
	"flag"
	"fmt"
	"hash/fnv"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"text/template"

	"triptych/articles/draft"
	"triptych/articles/internal/markup"
)

//go:embed testdata/pages
var pageParts embed.FS

// pagesInto is where the invented pages and their texts are written, for other
// programs to be measured by them.
var pagesInto = flag.String("pages", "", "the folder that the invented pages are written into")

// A madePage is an invented page with what is its article.
type madePage struct {
	name, html string
	wanted     []string // what is the article's
	neutral    []string // what may be taken for it or not: the title, captions, quotations that were pulled out
	unwanted   []string // what stands beside it
}

// madePages returns all pages of the templates in testdata/pages. The words of each
// depend on its name alone.
func madePages(t testing.TB) []madePage {
	t.Helper()
	all := template.New("").Funcs((&pageMaker{}).functions())
	all = template.Must(all.ParseFS(pageParts, "testdata/pages/*.tmpl"))
	table, err := pageParts.ReadFile("testdata/pages/words.txt")
	if err != nil {
		t.Fatal(err)
	}
	lists := make(map[string][]string)
	for _, s := range sections(string(table)) {
		lists[s.what] = s.lines
	}
	var pages []madePage
	for _, part := range all.Templates() {
		name := part.Name()
		if strings.HasPrefix(name, "_") || name == "" || strings.HasSuffix(name, ".tmpl") {
			continue
		}
		hash := fnv.New64a()
		hash.Write([]byte(name))
		m := &pageMaker{lists: lists, language: "en", random: rand.New(rand.NewPCG(hash.Sum64(), 1)), page: madePage{name: name}}
		if _, language, found := strings.Cut(name, "."); found {
			m.language = language
		}
		m.title, m.author = strings.TrimRight(m.sentence(), ".。"), m.one("name")
		m.page.neutral = append(m.page.neutral, m.title, m.author, "2026")
		var b bytes.Buffer
		if err := template.Must(all.Clone()).Funcs(m.functions()).ExecuteTemplate(&b, name, nil); err != nil {
			t.Fatal(err)
		}
		m.page.html = b.String()
		pages = append(pages, m.page)
	}
	slices.SortFunc(pages, func(a, b madePage) int { return strings.Compare(a.name, b.name) })
	return pages
}

// A pageMaker fills one template, and notes what it puts where.
type pageMaker struct {
	lists         map[string][]string
	language      string
	random        *rand.Rand
	title, author string
	deck          []string // sentences that were not used yet
	last          string   // the last paragraph
	page          madePage
}

func (m *pageMaker) functions() template.FuncMap {
	wanted := func(make func() string) func() string {
		return func() string {
			s := make()
			m.page.wanted = append(m.page.wanted, markup.LineOf(context.Background(), s))
			return s
		}
	}
	return template.FuncMap{
		"lang": func() string { return m.language }, "title": func() string { return m.title }, "author": func() string { return m.author },
		"site": func() string { return "The Maddock Courier" }, "iso": func() string { return "2026-05-12T16:20:00+02:00" },
		"date": func() string { return "12 May 2026" },
		"n":    func(n int) []int { return make([]int, n) },
		"p":    wanted(m.paragraph), "s": wanted(m.sentence), "h": wanted(m.heading), "linked": wanted(m.linked), "linkitem": wanted(m.linkItem),
		"linkednames": wanted(m.linkedNames),
		"cell":        func(s string) string { m.page.wanted = append(m.page.wanted, s); return s },
		"bodytext":    m.bodyText,
		"json":        func(s string) (string, error) { b, err := json.Marshal(s); return string(b), err },
		"cap":         func() string { s := m.sentence(); m.page.neutral = append(m.page.neutral, s); return s },
		"again":       func() string { m.page.neutral = append(m.page.neutral, m.last); return m.last },
		"x":           func() string { return m.beside("others of ") },
		"l":           func() string { return m.beside("links of ") },
	}
}

// one returns a line of a list, in the page's language where there is such a list.
func (m *pageMaker) one(list string) string {
	lines := m.lists[list+" of "+m.language]
	if lines == nil {
		lines = m.lists[list]
	}
	return lines[m.random.IntN(len(lines))]
}

// beside returns a line that stands beside an article.
func (m *pageMaker) beside(list string) string {
	lines := m.lists[list+m.language]
	if lines == nil {
		lines = m.lists[list+"en"]
	}
	s := lines[m.random.IntN(len(lines))]
	m.page.unwanted = append(m.page.unwanted, s)
	return s
}

// sentence returns a sentence that was not used in this page, or only long before.
func (m *pageMaker) sentence() string {
	if len(m.deck) == 0 {
		m.deck = slices.Clone(m.lists["sentences of "+m.language])
		m.random.Shuffle(len(m.deck), func(i, j int) { m.deck[i], m.deck[j] = m.deck[j], m.deck[i] })
	}
	s := m.deck[0]
	m.deck = m.deck[1:]
	for _, slot := range []string{"who", "day", "name", "place", "thing"} {
		for strings.Contains(s, "{"+slot+"}") {
			s = strings.Replace(s, "{"+slot+"}", m.one(slot), 1)
		}
	}
	s = strings.ReplaceAll(s, "{n}", fmt.Sprint(3+m.random.IntN(90)))
	return s
}

func (m *pageMaker) paragraph() string {
	m.last = m.sentence()
	sentences := []string{m.last}
	for range m.random.IntN(3) {
		sentences = append(sentences, m.sentence())
	}
	return strings.Join(sentences, " ")
}

// heading returns a few words of a sentence.
func (m *pageMaker) heading() string {
	words := strings.Fields(m.sentence())
	return strings.Trim(strings.Join(words[:min(len(words), 5)], " "), ",.“„«")
}

// linked returns a paragraph of which more than half is links.
func (m *pageMaker) linked() string {
	return fmt.Sprintf(`<a href="/a%d">%s</a> %s <a href="/b">%s</a>`, m.random.IntN(99), m.sentence(), m.sentence(), m.sentence())
}

func (m *pageMaker) linkItem() string {
	return fmt.Sprintf(`<a href="https://example.org/%d">%s</a> %s`, m.random.IntN(99), m.heading(), m.sentence())
}

func (m *pageMaker) linkedNames() string {
	return fmt.Sprintf(`The accused are <a href="/p/1">%s, formerly of the harbour authority</a>, and <a href="/p/2">%s, who signed for the parts</a>.`, m.one("name"), m.one("name"))
}

// bodyText returns paragraphs, each on a line, as JSON-LD has them.
func (m *pageMaker) bodyText(n int) string {
	var list []string
	for range n {
		list = append(list, m.paragraph())
	}
	m.page.wanted = append(m.page.wanted, list...)
	return strings.Join(list, "\n\n")
}

// tokens returns how often each word is in texts. Of scripts without blanks each
// character is a word.
func tokens(texts ...string) map[string]int {
	counts := make(map[string]int)
	for _, text := range texts {
		word := ""
		for _, r := range strings.ToLower(text) + " " {
			switch {
			case r >= 0x3040 && r < 0xA000:
				counts[string(r)]++
				fallthrough
			case !isLetterOrDigit(r):
				if word != "" {
					counts[word]++
				}
				word = ""
			default:
				word += string(r)
			}
		}
	}
	return counts
}

// f1 returns how well a text agrees with what is wanted of the page, from 0 to 1.
// Words of what is neutral that are not wanted count neither way.
func (p madePage) f1(text string) float64 {
	got, wanted, neutral := tokens(text), tokens(p.wanted...), tokens(p.neutral...)
	right, all, whole := 0, 0, 0
	for w, n := range got {
		r := min(n, wanted[w])
		right += r
		all += r + max(n-r-neutral[w], 0)
	}
	for _, n := range wanted {
		whole += n
	}
	if right == 0 {
		return 0
	}
	precision, recall := float64(right)/float64(all), float64(right)/float64(whole)
	return 2 * precision * recall / (precision + recall)
}

// TestInventedPages holds that of each of the invented pages nearly all of the article is
// read and next to nothing else.
func TestInventedPages(t *testing.T) {
	sum := 0.0
	pages := madePages(t)
	for _, p := range pages {
		if *pagesInto != "" {
			p.write(t, *pagesInto)
		}
		list, err := Read(t.Context(), draft.Document{Data: []byte(p.html)})
		text := ""
		if err == nil {
			text = markup.Text(list[0].Blocks)
		}
		score := p.f1(text)
		sum += score
		if score < worstPage {
			t.Errorf("%s: F1 %.3f, error %v, read\n%s", p.name, score, err, text)
		}
	}
	t.Logf("%d pages, mean F1 %.4f", len(pages), sum/float64(len(pages)))
	if mean := sum / float64(len(pages)); mean < meanPage {
		t.Errorf("mean F1 %.4f", mean)
	}
}

// What is read of the pages at least.
const (
	worstPage = 0.90
	meanPage  = 0.98
)

// write writes a page and its texts for other programs.
func (p madePage) write(t *testing.T, folder string) {
	t.Helper()
	data, err := json.Marshal(map[string]any{"wanted": p.wanted, "neutral": p.neutral})
	if err == nil {
		err = os.WriteFile(filepath.Join(folder, p.name+".html"), []byte(p.html), 0o644)
	}
	if err == nil {
		err = os.WriteFile(filepath.Join(folder, p.name+".json"), data, 0o644)
	}
	if err != nil {
		t.Fatal(err)
	}
}
