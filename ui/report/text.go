package report

import (
	"bufio"
	"cmp"
	"fmt"
	"strconv"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"triptych/model"
	"triptych/model/text"
)

// relation is how a text report shows a relation: in ASCII alone, so that it
// stays as it is in less and in an e-mail.
type relation struct {
	of           model.Relation
	mark         string
	one, several string
	meaning      string
}

// relations lists how each relation is shown, the gravest first.
func relations() []relation {
	return []relation{
		{model.Conflict, "!", "conflict", "conflicts", "they cannot both be so"},
		{model.Variant, "~", "variant", "variants", "the same thing told otherwise"},
		{model.Extra, "+", "extra", "extras", "only one article gives it"},
		{model.Missing, "-", "missing", "missing", "others give it, one leaves it out"},
	}
}

// A table is a text report in the making.
type table struct {
	page
	a       *model.Analysis
	options Options
	names   []string // of the articles

	pairs map[int][]pair // of an explained report: by topic

	outletWidth, numberWidth int // cells of the columns that every row has
}

// The cells in which the parts of a table stand.
const (
	topicIndent   = 4
	mentionIndent = 7
	gutter        = 2
)

func writeText(out *bufio.Writer, a *model.Analysis, options Options) error {
	t := newTable(out, a, options)
	if options.Explain {
		t.explain()
	}
	t.overview()
	next := 0
	for i := range a.Topics {
		first := next
		for next < len(a.Differences) && a.Differences[next].Topic == i {
			next++
		}
		t.topic(i, a.Differences[first:next])
	}
	t.others()
	return nil
}

func newTable(out *bufio.Writer, a *model.Analysis, options Options) *table {
	width := max(MinWidth, cmp.Or(options.Width, DefaultWidth))
	t := &table{page: page{out, width}, a: a, options: options, names: outlets(a.Story)}
	t.measure()
	return t
}

// measure finds the widths of the columns.
func (t *table) measure() {
	for i, name := range t.names {
		t.outletWidth = max(t.outletWidth, ansi.StringWidth(name))
		t.numberWidth = max(t.numberWidth, len(strconv.Itoa(len(t.a.Story.Articles[i].Sentences))))
	}
	t.outletWidth = min(t.outletWidth, t.width*3/10)
}

// overview says what was compared and what was found in all.
func (t *table) overview() {
	story := t.a.Story
	if title := text.SanitizeLine(story.Title); title != "" {
		t.text(0, title)
		t.blank()
	}
	t.articles()
	t.blank()
	t.text(0, t.totals())
	for _, line := range t.copies() {
		t.text(0, line)
	}
	if t.a.Origin == model.Annotations {
		t.text(0, "Annotated by hand.")
	}
	if line := t.corrections(); line != "" {
		t.text(0, line)
	}
	t.legend()
}

// articles writes a row for each article: its outlet, date and title.
func (t *table) articles() {
	dates := 0
	for _, article := range t.a.Story.Articles {
		dates = max(dates, ansi.StringWidth(text.SanitizeLine(article.Date)))
	}
	dates = min(dates, t.width/4)
	titles := t.width - 2 - t.outletWidth - dates - 2*gutter
	for i, article := range t.a.Story.Articles {
		t.row(cell{width: 2}, cell{text: t.names[i], width: t.outletWidth}, cell{width: gutter},
			cell{text: text.SanitizeLine(article.Date), width: dates}, cell{width: gutter},
			cell{text: text.SanitizeLine(article.Title), width: titles})
	}
}

// totals counts what was found, in a sentence.
func (t *table) totals() string {
	topics := count(len(t.a.Topics), "topic", "topics")
	switch {
	case len(t.a.Topics) == 0:
		return "The articles share no subject."
	case len(t.a.Differences) == 0:
		return topics + ", no differences found."
	}
	var parts []string
	for _, r := range relations() {
		if n := t.found(r.of); n > 0 {
			parts = append(parts, count(n, r.one, r.several))
		}
	}
	return fmt.Sprintf("%s, %s: %s.", topics, count(len(t.a.Differences), "difference", "differences"), strings.Join(parts, ", "))
}

// found counts the differences with the relation.
func (t *table) found(r model.Relation) int {
	n := 0
	for _, d := range t.a.Differences {
		if d.Relation == r {
			n++
		}
	}
	return n
}

// legend explains the marks that occur, and tells where the conflicts stand.
func (t *table) legend() {
	if len(t.a.Differences) == 0 {
		return
	}
	t.blank()
	for _, r := range relations() {
		if t.found(r.of) == 0 {
			continue
		}
		meaning := r.one + ": " + r.meaning
		if r.of == model.Conflict {
			meaning += " (" + t.conflicting() + ")"
		}
		t.row(cell{width: 2}, cell{text: r.mark, width: 3}, cell{text: meaning, width: t.width - 5})
	}
	t.text(2, "The number after an outlet is that of the sentence, counted from 1.")
}

// conflicting names the topics that have conflicts.
func (t *table) conflicting() string {
	var topics []string
	last := -1
	for _, d := range t.a.Differences {
		if d.Relation == model.Conflict && d.Topic != last {
			topics = append(topics, strconv.Itoa(d.Topic+1))
			last = d.Topic
		}
	}
	if len(topics) == 1 {
		return "topic " + topics[0]
	}
	return "topics " + strings.Join(topics, ", ")
}

// topic writes one topic with its differences.
func (t *table) topic(number int, differences []model.Difference) {
	var covered []string
	for i := range t.names {
		if len(t.a.Passage(number, i)) > 0 {
			covered = append(covered, t.names[i])
		}
	}
	t.blank()
	t.heading(number)
	t.text(topicIndent, strings.Join(covered, ", "))
	if len(differences) == 0 {
		t.blank()
		t.text(topicIndent, "No differences found.")
	}
	for _, d := range differences {
		t.difference(d)
	}
	t.counterparts(number)
}

// heading writes the number and label of a topic.
func (t *table) heading(topic int) {
	t.row(cell{text: strconv.Itoa(topic + 1), width: topicIndent},
		cell{text: cmp.Or(text.SanitizeLine(t.a.Topics[topic].Label), "(no label)"), width: t.width - topicIndent})
}

// difference writes one difference: what it is, and what each article says.
func (t *table) difference(d model.Difference) {
	mark := "?"
	for _, r := range relations() {
		if r.of == d.Relation {
			mark = r.mark
		}
	}
	t.blank()
	t.row(cell{width: topicIndent}, cell{text: mark, width: mentionIndent - topicIndent},
		cell{text: text.SanitizeLine(string(d.Kind)), width: t.width - mentionIndent})
	last := -1
	for _, m := range d.Mentions {
		name := t.names[m.Article]
		if m.Article == last {
			name = ""
		}
		last = m.Article
		t.mention(name, strconv.Itoa(m.Sentence+1), t.excerpt(m))
	}
	if d.Relation == model.Missing {
		for _, i := range t.silent(d) {
			t.mention(t.names[i], "", "(does not say)")
		}
	}
	t.reason(d)
	for _, m := range t.options.marks(&d) {
		t.mark(m)
	}
}

// silent lists the articles that treat the topic of d and leave its detail out.
func (t *table) silent(d model.Difference) []int {
	var list []int
	said := make(map[int]bool)
	for _, i := range d.Articles() {
		said[i] = true
	}
	for i := range t.names {
		if !said[i] && len(t.a.Passage(d.Topic, i)) > 0 {
			list = append(list, i)
		}
	}
	return list
}

// mention writes a row of the table.
func (t *table) mention(outlet, number, words string) {
	t.row(cell{width: mentionIndent}, cell{text: outlet, width: t.outletWidth}, cell{width: gutter},
		cell{text: number, width: t.numberWidth, right: true}, cell{width: gutter},
		cell{text: words, width: t.wordsWidth()})
}

// wordsWidth is the width of the last column, in cells.
func (t *table) wordsWidth() int {
	return t.width - mentionIndent - t.outletWidth - t.numberWidth - 2*gutter
}

func (t *table) excerpt(m model.Detail) string {
	article := &t.a.Story.Articles[m.Article]
	return excerpt(article.Text, article.Sentences[m.Sentence].Span, m.Span, t.wordsWidth())
}

// count puts a number before its noun.
func count(n int, one, several string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, several)
}
