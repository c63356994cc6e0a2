package report

import (
	"bufio"
	"fmt"
	"io"
	"strconv"

	"triptych/model"
	"triptych/model/text"
	"triptych/ui/draw"
	"triptych/ui/notes"
	"triptych/ui/report/paper"
)

// WriteNotes writes to w what people marked in a story, as text: the marked
// differences with their marks, what they changed of the differences, the decisions
// about counterparts, and what has no place now. The options must have a Book, set on the analysis. Errors are
// those of w.
// With history, what notes said before stands below them.
func WriteNotes(w io.Writer, a *model.Analysis, options Options, history bool) error {
	out := bufio.NewWriter(w)
	p, err := paper.Prepare(a, model.Everything, options)
	if err != nil {
		return err
	}
	l := &listing{table: newTable(out, p), history: history}
	l.marked()
	l.amended()
	l.decisions()
	l.lost()
	if !l.begun {
		l.text(0, "Nothing is marked in this story.")
	}
	if err := out.Flush(); err != nil {
		return fmt.Errorf("write the notes: %w", err)
	}
	return nil
}

// A listing is a list of notes in the making.
type listing struct {
	*table
	begun   bool // something was written
	history bool // what notes said before is written too
}

// earlier writes what a note said before.
func (l *listing) earlier(texts []notes.Text) {
	if !l.history {
		return
	}
	for _, t := range texts {
		l.said("earlier, "+t.Written.Local().Format("2006-01-02 15:04"), "", t.Words)
	}
}

// section writes the heading of a part.
func (l *listing) section(heading string) {
	if l.begun {
		l.blank()
	}
	l.begun = true
	l.text(0, heading)
}

// marked writes the differences that have marks, by topic.
func (l *listing) marked() {
	topic := noTopic
	for i := range l.Differences {
		d := l.Finding(i)
		texts := l.Book.Earlier(&l.Differences[i])
		if len(d.Marks) == 0 && (!l.history || len(texts) == 0) {
			continue
		}
		if topic == noTopic {
			l.section("Marks")
		}
		if d.Topic != topic {
			topic = d.Topic
			l.blank()
			l.heading(topic)
		}
		l.difference(d)
		l.earlier(texts)
		l.said("id", "", d.ID)
	}
}

// amended writes what was made, changed and removed by hand.
func (l *listing) amended() {
	for i, a := range l.Book.Amendments() {
		if i == 0 {
			l.section("Differences by hand")
		}
		l.blank()
		d, decision := a.Is, notes.Changed
		switch {
		case len(a.Was.Mentions) == 0:
			decision = notes.Added
		case len(a.Is.Mentions) == 0:
			d, decision = a.Was, notes.Rejected
		}
		for _, m := range d.Mentions {
			l.mention(l.Outlets[m.Article], strconv.Itoa(m.Sentence+1), l.excerpt(m, l.wordsWidth()))
		}
		l.said("decision", "", decided(decision, draw.Name(&d)))
	}
}

// decided says what was decided, and of what where that is not two sentences.
func decided(d notes.Decision, about string) string {
	if about == "" {
		return string(d)
	}
	return string(d) + ", " + about
}

// decisions writes what was decided of two sentences.
func (l *listing) decisions() {
	for i, d := range l.Book.Decisions() {
		if i == 0 {
			l.section("Decisions about counterparts")
		}
		l.blank()
		for _, ref := range []model.SentenceRef{d.From, d.To} {
			l.mention(l.Outlets[ref.Article], strconv.Itoa(ref.Sentence+1), text.SanitizeLine(l.Story.SentenceText(ref)))
		}
		l.said("decision", d.Author, string(d.Decision))
	}
}

// lost writes what has no place now, with the words that it was made on.
func (l *listing) lost() {
	for i, lost := range l.Book.Lost() {
		if i == 0 {
			l.section("Without a place now")
		}
		l.blank()
		for _, w := range lost.Words {
			l.mention(l.outlet(w.Article), "", text.SanitizeLine(w.Text))
		}
		l.said("why", "", text.SanitizeLine(lost.Why))
		if lost.Decision != notes.Undecided {
			l.said("decision", lost.Author, decided(lost.Decision, lost.About))
		}
		l.mark(lost.Mark)
		l.earlier(lost.Earlier)
	}
}

// outlet returns the name of the article that notes call so.
func (l *listing) outlet(id string) string {
	for i, article := range l.Story.Articles {
		if article.ID == id {
			return l.Outlets[i]
		}
	}
	return text.SanitizeLine(id)
}
