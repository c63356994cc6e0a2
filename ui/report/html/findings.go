package html

import (
	"cmp"
	"strings"

	"triptych/model"
	"triptych/model/text"
	"triptych/ui/draw"
	"triptych/ui/notes"
	"triptych/ui/report/paper"
	"triptych/ui/tables"
	"triptych/ui/theme"
)

// A finding is a row of the table of findings.
type finding struct {
	Number     int
	ID         string // that stays the same in another report
	Relation   model.Relation
	Glyph      string
	Kind       model.Kind
	Level      model.Level
	About      string
	How        string // the articles differ
	Why        string
	State      string // what the reader decided
	StateClass string // the same as a name in the page
	Marks      []mark
	OneSource  string
	Values     []value // by outlet
}

// A value is what one article says.
type value struct {
	Outlet string
	Words  string
	To     string // the id of the element where it says so; "" for none
	Source string // the address of the original at these words; "" where there is none
	Odd    bool   // it stands out
	Rival  bool   // it may be told instead
	Silent bool   // it says nothing
}

// A mark is what a person says of a finding.
type mark struct {
	Author, State, Note string
	Changed             bool // some of the words have changed since
}

// A table is rows of one kind of detail.
type table struct {
	ID, Name, Caption string
	Outlets           []string
	Many              bool // there are too many for a column each on paper
	Rows              []row
}

// A row is one thing, and what each article gives for it.
type row struct {
	About     string
	Finding   int // its number; 0 where the articles do not differ
	Relation  model.Relation
	Values    []value
	OneSource string
}

func (m *maker) findings() []finding {
	list := make([]finding, len(m.Paper.Findings))
	for i := range m.Paper.Findings {
		list[i] = m.finding(&m.Paper.Findings[i])
	}
	return list
}

func (m *maker) finding(of *paper.Finding) finding {
	f := finding{
		Number: of.Number, ID: of.ID, Relation: of.Relation, Glyph: theme.ASCII().Mark(of.Relation), Kind: of.Kind, Level: of.Level,
		About: capital(of.Row.About), How: draw.Differs(m.a, of.Difference),
		State: cmp.Or(string(of.Mark.State), "open"), OneSource: m.OneSource(of.OneSource),
		Values: m.values(of.Row.Cells, of.AllIn, of.RivalIn),
	}
	if of.ByHand || m.Explain {
		f.Why = text.SanitizeLine(of.Why)
	}
	f.StateClass = strings.ReplaceAll(f.State, " ", "-")
	for _, one := range of.Marks {
		f.Marks = append(f.Marks, markOf(one))
	}
	return f
}

func markOf(m notes.Mark) mark {
	return mark{text.SanitizeLine(m.Author), string(m.State), text.Sanitize(strings.TrimSpace(m.Note)), m.Changed}
}

// values returns what the cells of a row say, each with the place of the first of its
// mentions.
func (m *maker) values(cells []tables.Cell, mentions func(article int) []model.Detail, rival func(article int) (model.Detail, bool)) []value {
	list := make([]value, len(cells))
	for i, c := range cells {
		v := value{Outlet: m.Outlets[i], Words: c.Words, Odd: c.Odd, Rival: c.Rival, Silent: c.Key == "" && !c.Rival}
		at, ok := rival(i)
		if given := mentions(i); len(given) > 0 {
			at, ok = given[0], true
		}
		if ok {
			v.To, v.Source = sentenceID(i, at.Sentence), m.source(at)
		}
		list[i] = v
	}
	return list
}

// source returns the address of the original of an article at the sentence of a
// detail, "" where its address is not known.
func (m *maker) source(d model.Detail) string {
	around, _ := m.a.Story.Around(d)
	return textFragment(m.addresses[d.Article], around)
}

// tables returns the tables that have rows.
func (m *maker) tables() []table {
	var list []table
	for _, t := range []struct {
		id, name, caption string
		entries           []tables.Entry
	}{
		{"figures", "Figures", "What the articles put different numbers to.", m.Tables.Figures},
		{"dates", "Dates", "What the articles put different dates and times to.", m.Tables.Dates},
		{"names", "Names", "People and places that the articles call otherwise.", m.Tables.Names},
		{"agreed", "Agreed", "What at least two articles tell alike.", m.Tables.Agreed},
	} {
		if len(t.entries) == 0 {
			continue
		}
		one := table{ID: t.id, Name: t.name, Caption: t.caption, Outlets: m.Outlets, Many: len(m.Outlets) > manyOutlets}
		for _, e := range t.entries {
			one.Rows = append(one.Rows, m.row(e))
		}
		list = append(list, one)
	}
	return list
}

func (m *maker) row(e tables.Entry) row {
	d := model.Difference{}
	switch {
	case e.Difference != tables.None:
		d = m.a.Differences[e.Difference]
	case e.Fact != tables.None:
		d.Mentions = m.a.Facts[e.Fact].Mentions
	}
	r := row{About: capital(e.About), Relation: e.Relation, Values: m.values(e.Cells, d.AllIn, d.RivalIn), OneSource: m.OneSource(e.OneSource)}
	if e.Difference != tables.None {
		r.Finding = m.numbers[e.Difference]
	}
	return r
}

// A speaker is somebody who is quoted.
type speaker struct {
	Name   string
	Values []quoted // by outlet
}

// A quoted is what an article quotes of somebody.
type quoted struct {
	Outlet string
	Words  int
	Quotes []quote
}

// A quote is what one sentence quotes.
type quote struct {
	Words, To string
	Shared    bool // another article has the same words
}

func (m *maker) speakers() []speaker {
	var list []speaker
	for _, s := range m.Tables.Speakers {
		one := speaker{Name: cmp.Or(s.Name, "Not said who")}
		for i, numbers := range s.Quotes {
			q := quoted{Outlet: m.Outlets[i], Words: s.Words[i]}
			for _, n := range numbers {
				of := m.a.Quotes[n]
				q.Quotes = append(q.Quotes, quote{text.SanitizeLine(of.In(m.a.Story.Articles[i].Text)), sentenceID(i, of.Sentence), of.Group != model.NoGroup})
			}
			one.Values = append(one.Values, q)
		}
		list = append(list, one)
	}
	return list
}
