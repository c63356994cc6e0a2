package report

import (
	"bufio"
	"cmp"
	"strconv"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"triptych/model"
	"triptych/model/text"
	"triptych/ui/draw"
	"triptych/ui/report/paper"
	"triptych/ui/theme"
)

// A table is a text report in the making.
type table struct {
	page
	*paper.Paper

	outletWidth, numberWidth int // cells of the columns that every row has
}

// The cells in which the parts of a table stand.
const (
	topicIndent   = 4
	mentionIndent = 7
)

func writeText(out *bufio.Writer, p *paper.Paper) error {
	t := newTable(out, p)
	t.overview()
	t.versions()
	for _, i := range p.Shown {
		t.topic(i)
	}
	t.others()
	t.tables()
	return nil
}

func newTable(out *bufio.Writer, p *paper.Paper) *table {
	t := &table{page: page{out, max(MinWidth, cmp.Or(p.Width, DefaultWidth))}, Paper: p}
	t.measure()
	return t
}

// measure finds the widths of the columns.
func (t *table) measure() {
	for i, name := range t.Outlets {
		t.outletWidth = max(t.outletWidth, ansi.StringWidth(name))
		t.numberWidth = max(t.numberWidth, len(strconv.Itoa(len(t.Story.Articles[i].Sentences))))
	}
	t.outletWidth = min(t.outletWidth, t.width*3/10)
}

// overview says what was compared and what was found in all.
func (t *table) overview() {
	story := t.Story
	if title := text.SanitizeLine(story.Title); title != "" {
		t.text(0, title)
		t.blank()
	}
	t.articles()
	t.blank()
	t.text(0, t.Totals())
	for _, line := range t.Remarks() {
		t.text(0, line)
	}
	t.legend()
}

// articles writes a row for each article: its outlet, date and title.
func (t *table) articles() {
	dates := 0
	for _, article := range t.Story.Articles {
		dates = max(dates, ansi.StringWidth(text.SanitizeLine(article.Date)))
	}
	dates = min(dates, t.width/4)
	for i, article := range t.Story.Articles {
		t.row(2, cell{text: t.Outlets[i], width: t.outletWidth},
			cell{text: text.SanitizeLine(article.Date), width: dates}, cell{text: text.SanitizeLine(article.Title)})
	}
}

// legend explains the marks that occur, and says where the conflicts are.
func (t *table) legend() {
	if len(t.Differences) == 0 {
		return
	}
	t.blank()
	for relation := range t.Counts().All() {
		meaning := string(relation) + ": " + draw.Meaning(relation, t.Origin)
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
	for _, d := range t.Differences {
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

// topic writes one topic with its differences. One of which nothing was asked for is
// passed over.
func (t *table) topic(number int) {
	if !isShown(t.Paper, number) {
		return
	}
	t.blank()
	t.heading(number)
	t.text(topicIndent, t.names(covered(t.Analysis, number)))
	first, end := t.DifferencesOf(number)
	if first == end {
		t.blank()
		none := t.None()
		t.text(topicIndent, strings.ToUpper(none[:1])+none[1:]+".")
	}
	for i := first; i < end; i++ {
		t.difference(t.Finding(i))
	}
	t.counterparts(number)
}

// heading writes the number and label of a topic.
func (t *table) heading(topic int) {
	number := strconv.Itoa(topic + 1)
	t.row(0, cell{text: number, width: max(len(number), topicIndent-gutter)},
		cell{text: paper.Label(&t.Topics[topic])})
}

// difference writes one difference: what it is, and what each article says.
func (t *table) difference(d *paper.Finding) {
	t.blank()
	t.row(topicIndent, cell{text: mark(d.Relation), width: mentionIndent - topicIndent - gutter},
		cell{text: t.subject(d.Difference)})
	last := -1
	for _, m := range d.All() {
		name := t.Outlets[m.Article]
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
		t.mention(t.Outlets[m.Article], strconv.Itoa(m.Sentence+1), draw.MayDiffer+t.excerpt(m, t.wordsWidth()-len(draw.MayDiffer)))
	}
	if d.Relation == model.Missing {
		for _, i := range t.Lacking(d.Difference) {
			if _, differs := d.RivalIn(i); !differs {
				t.mention(t.Outlets[i], "", t.silence())
			}
		}
	}
	if source := t.OneSource(d.OneSource); source != "" {
		t.said("copied", "", source)
	}
	t.reason(d.Difference)
	for _, m := range d.Marks {
		t.mark(m)
	}
}

// subject says what a difference is about and how the articles differ.
func (t *table) subject(d *model.Difference) string {
	how, about := draw.Differs(t.Analysis, d), text.SanitizeLine(d.About)
	if about == "" {
		return how
	}
	return about + ": " + how
}

// silence stands for the words of an article that has none for a detail.
func (t *table) silence() string {
	if draw.IsCertain(t.Origin) {
		return "(does not say)"
	}
	return "(" + draw.NoMatch(t.Origin) + ")"
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
	article := &t.Story.Articles[m.Article]
	return excerpt(article.Text, article.Sentences[m.Sentence].Span, m.Span, cells)
}

// headline is the excerpt of a mention in a headline.
func (t *table) headline(m model.Detail) string {
	title := t.Story.Articles[m.Article].Title
	return excerpt(title, model.Span{End: len(title)}, m.Span, t.wordsWidth()-len(draw.InHeadline)) + draw.InHeadline
}
