package reader

import (
	"fmt"

	"triptych/model"
	"triptych/model/revision"
	"triptych/ui/findings"
	"triptych/ui/notes"
	"triptych/ui/tables"
)

// firstTab is the tab that the findings open with.
func firstTab(o *Options) findings.Tab {
	if o.Versions {
		return findings.Changes
	}
	return findings.All
}

// newsAtStart returns the notices to start with: of versions, first what changed in the
// last one.
func newsAtStart(o *Options, b *notes.Book) []string {
	list := lostByHand(o.Notices, b)
	if !o.Versions {
		return list
	}
	last := o.Story.Articles[len(o.Story.Articles)-2:]
	changed := tables.Revised(revision.Compare(&last[0], &last[1]))
	return append([]string{fmt.Sprintf("since the version before: %s %s lists all changes", changed, o.Keys.name("findings"))}, list...)
}

// An edit is a change from one version of an article to the next.
type edit struct {
	*revision.Change
	from    int    // the article before it
	summary string // of all that changed from that to the next
}

// edits are those of a story whose articles are versions of one, nil for another. They
// are exact, where an analysis finds what is told differently.
type edits struct {
	story *model.Story // that they are of
	list  []edit
}

// of returns the edits of a document, made anew where its story is another.
func (e *edits) of(d *document) *edits {
	if !d.versions || e.story == d.story {
		return e
	}
	*e = edits{story: d.story, list: []edit{}}
	for i := range d.story.Articles[1:] {
		script := revision.Compare(&d.story.Articles[i], &d.story.Articles[i+1])
		summary := tables.Revised(script)
		for j := range script.Changes {
			e.list = append(e.list, edit{&script.Changes[j], i, summary})
		}
	}
	return e
}

// rows returns the row of each edit, with a cell for each of the articles.
func (e *edits) rows(articles []int) []tables.Row {
	if e.list == nil {
		return nil
	}
	rows := make([]tables.Row, len(e.list))
	for i, one := range e.list {
		rows[i] = tables.Change(one.Change, one.from, articles)
	}
	return rows
}

// edit returns the edit of the row selected, nil for none.
func (m *findingsMode) edit() *edit {
	if m.table == nil {
		return nil
	}
	if i, ok := m.table.SelectedChange(); ok {
		return &m.nav.doc.edits.list[i]
	}
	return nil
}

// enterEdit goes to what a later version has in the place of an earlier one.
func (m *findingsMode) enterEdit(e *edit) {
	n := m.nav
	from := n.position()
	from.screen = inFindings
	n.remember(from)
	n.letGo()
	article, at := e.from+1, e.NewAt
	if e.Kind == revision.Gone {
		article, at = e.from, e.OldAt
	}
	if e.Headline {
		n.focusOn(article)
		n.jump(article, n.laidOut(article).lines.PlaceOf(model.InTitle))
		return
	}
	n.toText(article, at.Start)
}

// citeEdit returns an edit with the versions that it lies between.
func citeEdit(s *model.Story, e *edit) string {
	return fmt.Sprintf("%s: %s\n— %s → %s\n", tables.Became(e.Change), tables.PlainMarks().Spell(e.Change, nil), s.Articles[e.from].Outlet(), s.Articles[e.from+1].Outlet())
}
