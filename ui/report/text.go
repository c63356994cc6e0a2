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
	"triptych/ui/draw"
	"triptych/ui/theme"
)

// A table is a text report in the making.
type table struct {
	page
	a       *model.Analysis
	options Options
	names   []string // of the articles
	leftOut []string // what is to be said of differences that are not in it

	outletWidth, numberWidth int // cells of the columns that every row has
}

// The cells in which the parts of a table stand.
const (
	topicIndent   = 4
	mentionIndent = 7
)

func writeText(out *bufio.Writer, p paper) error {
	t := newTable(out, p)
	t.overview()
	for i := range p.Topics {
		t.topic(i)
	}
	t.others()
	return nil
}

func newTable(out *bufio.Writer, p paper) *table {
	width := max(MinWidth, cmp.Or(p.options.Width, DefaultWidth))
	t := &table{page: page{out, width}, a: p.Analysis, options: p.options, names: draw.Outlets(p.Story), leftOut: p.leftOut()}
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
	for _, line := range []string{t.corrections(), t.amendments()} {
		if line != "" {
			t.text(0, line)
		}
	}
	for _, line := range t.leftOut {
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
	for i, article := range t.a.Story.Articles {
		t.row(2, cell{text: t.names[i], width: t.outletWidth},
			cell{text: text.SanitizeLine(article.Date), width: dates}, cell{text: text.SanitizeLine(article.Title)})
	}
}

// totals counts what was found, in a sentence.
func (t *table) totals() string {
	topics := draw.Plural(len(t.a.Topics), "topic")
	switch {
	case len(t.a.Topics) == 0:
		return "The articles share no subject."
	case len(t.a.Differences) == 0:
		return topics + ", " + t.none() + "."
	}
	var parts []string
	for relation, n := range t.a.Counts().All() {
		parts = append(parts, draw.Differences(n, relation))
	}
	return fmt.Sprintf("%s, %s: %s.", topics, draw.Plural(len(t.a.Differences), "difference"), strings.Join(parts, ", "))
}

// legend explains the marks that occur, and says where the conflicts are.
func (t *table) legend() {
	if len(t.a.Differences) == 0 {
		return
	}
	t.blank()
	for relation := range t.a.Counts().All() {
		meaning := string(relation) + ": " + draw.Meaning(relation, t.a.Origin)
		if relation == model.Conflict {
			meaning += " (" + t.conflicting() + ")"
		}
		t.row(2, cell{text: mark(relation), width: 1}, cell{text: meaning})
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
func (t *table) topic(number int) {
	var covered []string
	for i := range t.names {
		if len(t.a.Passage(number, i)) > 0 {
			covered = append(covered, t.names[i])
		}
	}
	t.blank()
	t.heading(number)
	t.text(topicIndent, strings.Join(covered, ", "))
	first, end := t.a.DifferencesOf(number)
	if first == end {
		t.blank()
		none := t.none()
		t.text(topicIndent, strings.ToUpper(none[:1])+none[1:]+".")
	}
	for _, d := range t.a.Differences[first:end] {
		t.difference(d)
	}
	t.counterparts(number)
}

// none says that there are no differences: that none was found, unless some are left
// out.
func (t *table) none() string {
	if len(t.leftOut) > 0 {
		return "no differences in this report"
	}
	return "no differences found"
}

// heading writes the number and label of a topic.
func (t *table) heading(topic int) {
	number := strconv.Itoa(topic + 1)
	t.row(0, cell{text: number, width: max(len(number), topicIndent-gutter)},
		cell{text: cmp.Or(text.SanitizeLine(t.a.Topics[topic].Label), "(no label)")})
}

// difference writes one difference: what it is, and what each article says.
func (t *table) difference(d model.Difference) {
	t.blank()
	t.row(topicIndent, cell{text: mark(d.Relation), width: mentionIndent - topicIndent - gutter},
		cell{text: t.subject(&d)})
	last := -1
	for _, m := range d.All() {
		name := t.names[m.Article]
		if m.Article == last {
			name = ""
		}
		last = m.Article
		if m.Sentence == model.InTitle {
			t.mention(name, "", t.headline(m))
			continue
		}
		t.mention(name, strconv.Itoa(m.Sentence+1), t.excerpt(m, t.wordsWidth()))
	}
	for _, m := range d.Rivals {
		t.mention(t.names[m.Article], strconv.Itoa(m.Sentence+1), draw.MayDiffer+t.excerpt(m, t.wordsWidth()-len(draw.MayDiffer)))
	}
	if d.Relation == model.Missing {
		for _, i := range t.a.Lacking(&d) {
			if _, differs := d.RivalIn(i); !differs {
				t.mention(t.names[i], "", t.silence())
			}
		}
	}
	t.reason(d)
	for _, m := range t.options.marks(&d) {
		t.mark(m)
	}
}

// subject says what a difference is about and how the articles differ.
func (t *table) subject(d *model.Difference) string {
	how, about := draw.Differs(t.a, d), text.SanitizeLine(d.About)
	if about == "" {
		return how
	}
	return about + ": " + how
}

// silence stands for the words of an article that has none for a detail.
func (t *table) silence() string {
	if draw.IsCertain(t.a.Origin) {
		return "(does not say)"
	}
	return "(" + draw.NoMatch(t.a.Origin) + ")"
}

// mark returns what stands for a relation. It is ASCII, so that it stays as it is
// in less and in an e-mail.
func mark(r model.Relation) string { return theme.ASCII().Mark(r) }

// mention writes a row of the table.
func (t *table) mention(outlet, number, words string) {
	t.row(mentionIndent, cell{text: outlet, width: t.outletWidth},
		cell{text: number, width: t.numberWidth, right: true}, cell{text: words})
}

// wordsWidth is the width of the last column, in cells.
func (t *table) wordsWidth() int {
	return t.width - mentionIndent - t.outletWidth - t.numberWidth - 2*gutter
}

// excerpt returns what stands around a mention in so many cells.
func (t *table) excerpt(m model.Detail, cells int) string {
	article := &t.a.Story.Articles[m.Article]
	return excerpt(article.Text, article.Sentences[m.Sentence].Span, m.Span, cells)
}

// headline is the excerpt of a mention in a headline.
func (t *table) headline(m model.Detail) string {
	title := t.a.Story.Articles[m.Article].Title
	return excerpt(title, model.Span{End: len(title)}, m.Span, t.wordsWidth()-len(draw.InHeadline)) + draw.InHeadline
}
