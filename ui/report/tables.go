package report

import (
	"fmt"
	"strings"

	"triptych/model"
	"triptych/model/text"
	"triptych/ui/draw"
	"triptych/ui/report/paper"
	"triptych/ui/tables"
)

// A section is one table over the whole story.
type section struct {
	title string
	rows  []tables.Entry
}

// sections lists the tables of who gives which value, in their order.
func sections(t *tables.Tables) []section {
	return []section{{"Figures", t.Figures}, {"Dates", t.Dates}, {"Names and places", t.Names}, {"Told alike", t.Agreed}}
}

// Titles of the other tables.
const (
	quotedTitle = "Who is quoted, with how many words"
	copiedTitle = "Copied word for word"
)

// tables writes what the articles say over the whole story.
func (t *table) tables() {
	for _, s := range sections(&t.Tables) {
		if len(s.rows) == 0 {
			continue
		}
		t.title(s.title)
		for i := range s.rows {
			t.entry(&s.rows[i])
		}
	}
	t.speakers()
	t.shares()
}

// title writes what a table is about.
func (t *table) title(words string) {
	t.blank()
	t.text(0, words)
	t.blank()
}

// valueIndent is the cells before who gives a value.
const valueIndent = mentionIndent + 2

// entry writes one row: what it is about, and each value with who gives it.
func (t *table) entry(e *tables.Entry) {
	sign := " "
	if e.Relation != "" {
		sign = mark(e.Relation)
	}
	about := strings.ReplaceAll(e.About, draw.Separator, ": ") // in ASCII
	t.row(topicIndent, cell{text: sign, width: mentionIndent - topicIndent - gutter}, cell{text: about})
	for _, g := range e.Groups() {
		t.text(valueIndent, t.names(g.Columns)+": "+strings.Join(g.Wordings, " / "))
	}
	if source := tables.OneSourceShort(t.Outlets, e.OneSource); source != "" {
		t.text(valueIndent, source)
	}
}

// names lists the names of articles.
func (t *table) names(articles []int) string { return named(t.Paper, articles) }

// manyOutlets is how many outlets are told by their number where all are meant.
const manyOutlets = 4

// named lists the names of articles of a report, or says that it is all of many.
func named(p *paper.Paper, articles []int) string {
	if len(articles) == len(p.Outlets) && len(articles) >= manyOutlets {
		return fmt.Sprintf("all %d outlets", len(articles))
	}
	var list []string
	for _, i := range articles {
		list = append(list, p.Outlets[i])
	}
	return strings.Join(list, ", ")
}

// speakers writes how much each article quotes of whom.
func (t *table) speakers() {
	if len(t.Tables.Speakers) == 0 {
		return
	}
	t.title(quotedTitle)
	for i := range t.Tables.Speakers {
		s := &t.Tables.Speakers[i]
		t.row(topicIndent, cell{text: paper.SpeakerName(s), width: t.width / 3}, cell{text: t.Quoted(s)})
	}
}

// shares writes how much of an article stands in another.
func (t *table) shares() {
	for i, s := range t.Copied() {
		if i == 0 {
			t.title(copiedTitle)
		}
		t.text(topicIndent, t.Share(s))
	}
}

// stateWords writes what a person decided of a finding, and what they noted.
func stateWords(f *paper.Finding) []string {
	var list []string
	for _, m := range f.Marks {
		by := ""
		if author := text.SanitizeLine(m.Author); author != "" {
			by = author + ": "
		}
		if m.State != "" {
			list = append(list, by+string(m.State))
		}
		if m.Note != "" {
			list = append(list, by+m.Note)
		}
	}
	return list
}

// isShown reports whether a report has anything to say of a topic: of one without
// findings it says so, unless only some were asked for.
func isShown(p *paper.Paper, topic int) bool {
	first, end := p.DifferencesOf(topic)
	return first < end || !p.Narrow
}

// covered lists the articles that treat a topic.
func covered(a *model.Analysis, topic int) []int {
	var list []int
	for i := range a.Story.Articles {
		if len(a.Passage(topic, i)) > 0 {
			list = append(list, i)
		}
	}
	return list
}
