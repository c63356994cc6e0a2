// Package paper prepares what a report says, whatever the format it is written in:
// which differences it has, in which order, what a person decided of each, and what
// the articles say side by side. The formats only write it.
package paper

import (
	"cmp"
	"slices"

	"triptych/model"
	"triptych/model/echo"
	"triptych/model/identity"
	"triptych/model/revision"
	"triptych/model/weigh"
	"triptych/ui/draw"
	"triptych/ui/notes"
	"triptych/ui/tables"
)

// Options say what a report has. The zero value is good for a file or an e-mail.
type Options struct {
	// Width is the most cells that a line of a text report may take; 0 means 80.
	Width int

	// Explain makes a report say of every counterpart and difference why it was made,
	// if its format has a place for that.
	Explain bool

	// Level leaves out differences that it does not include; "" means that of the
	// format.
	Level model.Level

	// States are those of the differences that are kept; nil means all in formats
	// that hold every difference, and all but notes.SetAside in the others. Where
	// there is no Book, all are open.
	States []notes.State

	// Topics are those that the report has, each by its number, counted from 1, or by
	// words of its label; nil means all.
	Topics []string

	// Kinds and Relations are those of the differences that are kept; nil means all.
	Kinds     []model.Kind
	Relations []model.Relation

	// Known are the IDs of differences that the report leaves out because an earlier
	// one had them; nil if there was none.
	Known map[string]bool

	// Versions says that the articles are versions of one, the oldest first: the report
	// says exactly what changed from each to the next.
	Versions bool

	// Book is what people marked in the story, set on the analysis; nil to leave it
	// out. Whoever makes the analysis applies the decisions in it.
	Book *notes.Book
}

// A Paper is a report, prepared to be written. It is immutable: nothing that it leads
// to may be changed.
type Paper struct {
	*model.Analysis // with the differences that the report has

	Shown    []int    // the topics that it has, ascending
	Outlets  []string // names the articles in a few words, no two alike
	Level    model.Level
	LeftOut  LeftOut
	Findings []Finding // its differences, the heaviest first
	Tables   tables.Tables
	Versions []*revision.Script // what changed from each article to the next, if they are versions of one; nil if not

	Narrow  bool // it has but some kinds, relations, states or news: its topics without findings say nothing
	Width   int  // cells of a line; 0 where nothing says
	Explain bool
	Book    *notes.Book // nil where nothing is marked

	asked        Options
	byDifference []int // by difference: its finding
}

// A Finding is a difference of a report.
type Finding struct {
	*model.Difference
	Number    int          // from 1
	ID        string       // see [identity.Of]
	Row       tables.Row   // what each article says, with a cell for every one
	OneSource [][]int      // groups of articles that give it in the same copied words
	Mark      notes.Mark   // what the reader decided and noted
	Marks     []notes.Mark // what everybody did, the reader's own first
}

// LeftOut counts the differences that a report does not have.
type LeftOut struct {
	Unasked int // of topics, kinds and relations that were not asked for
	Known   int // that an earlier report had
	Beyond  int // of other levels
	Aside   int // at the level, that the reader set aside
	Others  int // … in other states that were not asked for
}

// Any reports whether any difference is left out.
func (l LeftOut) Any() bool { return l != LeftOut{} }

// Finding returns the finding of a difference of the paper, by its index.
func (p *Paper) Finding(difference int) *Finding { return &p.Findings[p.byDifference[difference]] }

// Prepare returns the report of an analysis whose format holds differences of a level
// unless the options say another; at model.Everything also those set aside. Its error
// is an [UnknownTopic].
func Prepare(a *model.Analysis, level model.Level, o Options) (*Paper, error) {
	shown, err := findTopics(a, o.Topics)
	if err != nil {
		return nil, err
	}
	p := &Paper{
		Analysis: a, Shown: shown, Outlets: draw.Outlets(a.Story), Level: level, Width: o.Width, Explain: o.Explain, Book: o.Book,
		Narrow: o.Kinds != nil || o.Relations != nil || o.States != nil || o.Known != nil, asked: o,
	}
	ids := p.selectDifferences(o)
	order := weigh.Order(p.Differences)
	p.Tables = p.tables(o, order)
	p.Versions = versions(a.Story, o)
	p.byDifference = make([]int, len(order))
	articles, taken := a.Story.Among(nil), echo.Taken(a.Story, a.Common)
	if o.Versions {
		taken = nil // what a version has of the one before is no news
	}
	for n, i := range order {
		d := &p.Differences[i]
		f := Finding{Difference: d, Number: n + 1, ID: ids[i], Row: tables.Difference(p.Analysis, d, articles), OneSource: echo.OneSource(taken, d.Mentions)}
		if o.Book != nil {
			f.Mark, f.Marks = o.Book.Mark(d), o.Book.Marks(d)
		}
		p.Findings = append(p.Findings, f)
		p.byDifference[i] = n
	}
	return p, nil
}

// versions returns what changed from each version of an article to the next.
func versions(s *model.Story, o Options) []*revision.Script {
	var list []*revision.Script
	for i := 1; o.Versions && i < len(s.Articles); i++ {
		list = append(list, revision.Compare(&s.Articles[i-1], &s.Articles[i]))
	}
	return list
}

// selectDifferences keeps the differences that the options ask for, and returns their
// IDs.
func (p *Paper) selectDifferences(o Options) []string {
	s := selection{Options: o, level: cmp.Or(o.Level, p.Level), topics: p.Shown, left: &p.LeftOut}
	if o.States == nil && p.Level != model.Everything {
		s.States = slices.DeleteFunc(notes.States(), func(s notes.State) bool { return s == notes.SetAside })
	}
	p.Level = s.level
	var kept []string
	all := identity.Of(p.Analysis)
	p.Analysis = p.Filter(func(d *model.Difference) bool {
		id := all[0]
		all = all[1:] // which are in the order in which the differences are asked for
		keep := s.keeps(d, id)
		if keep {
			kept = append(kept, id)
		}
		return keep
	})
	return kept
}
