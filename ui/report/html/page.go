package html

import (
	"cmp"
	"html/template"
	"slices"
	"unicode"
	"unicode/utf8"

	"triptych/model"
	"triptych/model/text"
	"triptych/ui/draw"
	"triptych/ui/report/paper"
	"triptych/ui/theme"
)

// colours is how many colours topics go through, as on the screen.
const colours = theme.Topics

// A page is what the templates write, in the order in which they do.
type page struct {
	Policy   template.HTMLAttr
	Style    template.CSS
	Script   template.JS
	Title    string
	Lang     string // of the page itself
	Totals   string
	Remarks  []string
	Heaviest []finding // what a reader should see first
	Legend   []legend
	Kinds    []choice
	Levels   []choice
	States   []choice
	Outlets  []string
	Wide     bool // there are too many articles for a column each on paper
	Articles []article
	Steps    []step // from version to version
	Findings []finding
	Tables   []table
	Speakers []speaker
	Topics   []topic
	Alone    []share
	Shares   []string
	Notes    []finding
	None     string // that there are no differences
	ByHand   bool   // a person compared the articles
	Data     data
}

// A legend explains a relation.
type legend struct {
	Relation model.Relation
	Glyph    string
	Meaning  string
	Count    int
}

// A choice is one that a filter offers.
type choice struct {
	Value, Name string
	Count       int
	Chosen      bool
}

// heaviest is how many findings stand at the head of the page.
const heaviest = 5

// manyOutlets is the most that have a column each in a table on paper.
const manyOutlets = 4

// A maker makes a page of a paper.
type maker struct {
	*paper.Paper
	a         *model.Analysis
	numbers   []int    // of the findings, by difference
	addresses []string // of the originals, by article; "" where it is not known
}

func newPage(p *paper.Paper) page {
	m := &maker{Paper: p, a: p.Analysis, numbers: make([]int, len(p.Differences))}
	for i := range p.Differences {
		m.numbers[i] = p.Finding(i).Number
	}
	for i := range p.Story.Articles {
		m.addresses = append(m.addresses, address(p.Story.Articles[i].URL))
	}
	made := page{
		Style: style(), Script: script(), Lang: "en",
		Title:  cmp.Or(text.SanitizeLine(p.Story.Title), "Articles compared"),
		Totals: p.Totals(), Remarks: p.Remarks(), Legend: m.legend(), Outlets: p.Outlets, Wide: len(p.Outlets) > manyOutlets,
		Steps: m.steps(), Findings: m.findings(), Tables: m.tables(), Speakers: m.speakers(),
		Topics: m.topics(), Alone: m.alone(), Shares: m.shares(), Data: m.data(),
	}
	made.ByHand = draw.IsCertain(p.Origin)
	made.Policy = policy(made.Style, made.Script)
	for i, outlet := range p.Outlets {
		made.Articles = append(made.Articles, m.article(i, outlet))
	}
	made.Heaviest = made.Findings[:min(heaviest, len(made.Findings))]
	made.Notes = slices.DeleteFunc(slices.Clone(made.Findings), func(f finding) bool { return len(f.Marks) == 0 })
	made.Kinds, made.Levels, made.States = m.kinds(), m.levels(), states(made.Findings)
	if len(made.Findings) == 0 {
		made.None = capital(p.None()) + "."
	}
	return made
}

// legend explains the relations that occur.
func (m *maker) legend() []legend {
	var list []legend
	glyphs := theme.New(false).Glyphs
	for relation, n := range m.a.Counts().All() {
		list = append(list, legend{relation, glyphs.Mark(relation), draw.Meaning(relation, m.a.Origin), n})
	}
	return list
}

// kinds lists the kinds of difference that occur, in the order of reports.
func (m *maker) kinds() []choice {
	counts := make(map[model.Kind]int)
	for i := range m.a.Differences {
		counts[m.a.Differences[i].Kind]++
	}
	var list []choice
	for _, k := range model.Kinds() {
		if counts[k] > 0 {
			list = append(list, choice{string(k), draw.Kinds(k), counts[k], true})
		}
	}
	return list
}

// levels lists those that the report has differences of, each with how many it shows.
func (m *maker) levels() []choice {
	var list []choice
	for _, l := range model.Levels() {
		if !m.Level.Includes(l) {
			break
		}
		n := 0
		for i := range m.a.Differences {
			if l.Includes(m.a.Differences[i].Level) {
				n++
			}
		}
		list = append(list, choice{string(l), string(l), n, l == m.Level})
	}
	return list
}

// states lists the states that occur.
func states(findings []finding) []choice {
	var list []choice
	for _, f := range findings {
		i := slices.IndexFunc(list, func(c choice) bool { return c.Value == f.StateClass })
		if i < 0 {
			i, list = len(list), append(list, choice{Value: f.StateClass, Name: f.State, Chosen: true})
		}
		list[i].Count++
	}
	return list
}

// shares says how much of one article stands word for word in another.
func (m *maker) shares() []string {
	var list []string
	for _, s := range m.Copied() {
		list = append(list, m.Share(s))
	}
	return list
}

// capital begins words with a capital letter.
func capital(s string) string {
	first, size := utf8.DecodeRuneInString(s)
	if size == 0 {
		return s
	}
	return string(unicode.ToUpper(first)) + s[size:]
}
