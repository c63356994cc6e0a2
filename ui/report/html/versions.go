package html

import (
	"strings"

	"triptych/model"
	"triptych/model/revision"
	"triptych/ui/draw"
	"triptych/ui/tables"
)

// A step is what changed from one version of an article to the next.
type step struct {
	From, To string
	Summary  string
	Changes  []change
}

// A change is what became of one sentence or headline.
type change struct {
	What   string
	Moved  bool
	To     string // the id of the element where it stands, or stood if it is gone
	Pieces []changed
}

// A changed is a stretch of a change. Words that are neither gone nor new are in both
// versions.
type changed struct {
	Before, Words, After string // the words, and the spaces around them
	Gone, New            bool
}

// steps returns what changed from each version to the next.
func (m *maker) steps() []step {
	var list []step
	for i, s := range m.Versions {
		one := step{From: m.Outlets[i], To: m.Outlets[i+1], Summary: tables.Revised(s)}
		for j := range s.Changes {
			one.Changes = append(one.Changes, m.change(i, &s.Changes[j]))
		}
		list = append(list, one)
	}
	return list
}

// change returns a change to the version after the one numbered old.
func (m *maker) change(old int, c *revision.Change) change {
	made := change{What: tables.Became(c), Moved: c.Kind == revision.Moved}
	article, at := old+1, c.NewAt
	if c.Kind == revision.Gone {
		article, at = old, c.OldAt
	}
	source := &m.a.Story.Articles[article]
	if c.Headline {
		made.To = sentenceID(article, model.InTitle)
	} else if s := source.SentenceAt(at.Start); s >= 0 {
		made.To = sentenceID(article, s)
	}
	for _, p := range c.Pieces {
		words := p.New
		if p.Op == revision.Removed {
			words = p.Old
		}
		line := draw.OneLine(words)
		start, bare := len(line)-len(strings.TrimLeft(line, " ")), strings.TrimSpace(line)
		made.Pieces = append(made.Pieces, changed{line[:start], bare, line[min(start+len(bare), len(line)):], p.Op == revision.Removed, p.Op == revision.Added})
	}
	return made
}
