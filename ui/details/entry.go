package details

import (
	"strings"

	"triptych/model"
	"triptych/model/text"
)

// maxWording is the longest wording that is shown, in bytes. Only text that is
// no sentence has more.
const maxWording = 4 << 10

// An entry is one difference, as a row of the table shows it.
type entry struct {
	difference int
	*model.Difference
	cells []cell // by column
}

// A cell is what one article says.
type cell struct {
	words string // on one line; empty where it says nothing
	state state
}

// A state says why a cell has words or none.
type state uint8

const (
	said       state = iota
	silent           // the article treats the topic and does not give the detail
	notCovered       // it does not treat the topic
)

// What stands where the article treats the topic and says no more.
const (
	silentWords = "does not say"
	silentDash  = "–"
)

func (p *Panel) entry(difference int) entry {
	d := &p.analysis.Differences[difference]
	e := entry{difference: difference, Difference: d, cells: make([]cell, len(p.articles))}
	for i, article := range p.articles {
		e.cells[i] = p.cell(d, article)
	}
	return e
}

// cell joins what an article says, each wording once.
func (p *Panel) cell(d *model.Difference, article int) cell {
	var parts []string
	seen, size := map[string]bool{}, 0
	for _, m := range d.Mentions {
		if m.Article != article || size > maxWording {
			continue
		}
		part := p.wording(m)
		if fold := strings.ToLower(part); !seen[fold] {
			seen[fold] = true
			size += len(part)
			parts = append(parts, part)
		}
	}
	switch {
	case len(parts) > 0:
		return cell{words: clip(strings.Join(parts, " / "))}
	case len(p.analysis.Passage(d.Topic, article)) > 0:
		return cell{state: silent}
	}
	return cell{state: notCovered}
}

// wording returns the words of a mention on one line, of a quotation in quotation
// marks.
func (p *Panel) wording(m model.Detail) string {
	words := text.SanitizeLine(clip(m.In(p.analysis.Story.Articles[m.Article].Text)))
	if bare := strings.Trim(words, `“”" `); m.Kind == model.Quote && bare != "" {
		return "“" + bare + "”"
	}
	return words
}

// maxMentions is the most mentions of one article that the explanation shows.
const maxMentions = 24

// mentions lists those of one article, by place.
func (e *entry) mentions(article int) []model.Detail {
	var list []model.Detail
	for _, m := range e.Mentions {
		if m.Article == article && len(list) < maxMentions {
			list = append(list, m)
		}
	}
	return list
}

// clip cuts what is too long to be shown.
func clip(s string) string {
	if cut := text.Cut(s, maxWording); len(cut) < len(s) {
		return cut + "…"
	}
	return s
}
