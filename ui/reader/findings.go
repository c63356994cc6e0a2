package reader

import (
	"fmt"
	"slices"

	tea "charm.land/bubbletea/v2"

	"triptych/model"
	"triptych/model/echo"
	"triptych/ui/draw"
	"triptych/ui/findings"
	"triptych/ui/notes"
	"triptych/ui/tables"
)

// A finding is a place in the findings.
type finding struct {
	tab  findings.Tab
	at   differenceID // of the row selected
	edit int          // that is the row selected, of a story of versions
}

// A findingsMode shows the differences of the whole story in one table, the
// heaviest first. One row is selected.
type findingsMode struct {
	opaque
	nav    *navigator
	table  *findings.Table
	common *model.Analysis // that the table has its facts from; nil for none
	taken  []model.Copy    // what of it articles have from one another, or from one source
	lacks  string          // why there are none in the table
	words  string          // that each row must hold; "" for all rows
}

func newFindings(nav *navigator) *findingsMode {
	m := &findingsMode{nav: nav}
	if id := nav.view.selection; id != (differenceID{}) {
		nav.view.finding.at = id
	}
	m.fill()
	return m
}

func (m *findingsMode) kind() kind { return inFindings }

// fill makes the table anew. The row selected stays so, or where it is gone, the
// one in its place is.
func (m *findingsMode) fill() {
	doc, v := m.nav.doc, &m.nav.view
	if doc.whole == nil {
		m.table = nil
		return
	}
	before := m.table
	if common := doc.analyses[model.Automatic]; common != m.common {
		m.common, m.taken = common, nil
		if common != nil {
			m.taken = echo.Taken(common.Story, common.Common)
		}
	}
	m.lacks = doc.lacksFacts()
	m.table = findings.New(doc.whole, findings.Options{
		Tab: v.finding.tab, List: doc.listed(), Articles: m.nav.arrangement.Shown(), Words: m.words, State: m.state,
		Facts: m.facts(), NoFacts: m.lacks, Changes: doc.edits.of(doc).rows(m.nav.arrangement.Shown()),
	})
	if before != nil {
		m.table.From(before)
		m.table.Select(before.Row())
	}
	if i, ok := doc.index.numbers[v.finding.at]; ok {
		m.table.SelectDifference(i)
	}
	m.table.SelectFact(slices.IndexFunc(m.facts(), func(f model.Fact) bool { return factID(&f) == v.finding.at }))
	m.table.SelectChange(v.finding.edit)
	m.remember()
}

// facts returns what the articles tell of the same things, as the table has it.
func (m *findingsMode) facts() []model.Fact {
	if m.common == nil {
		return nil
	}
	return m.common.Facts
}

// factID names a fact by its first mention.
func factID(f *model.Fact) differenceID {
	return differenceID{kind: f.Kind, at: f.Mentions[0].SentenceRef, words: f.Mentions[0].Span}
}

// showsFacts reports whether the facts are what is looked at.
func (m *findingsMode) showsFacts() bool { return m.nav.view.finding.tab == findings.Agreed }

// state is what the person decided of a difference of the whole analysis.
func (m *findingsMode) state(difference int) findings.State {
	mark := m.nav.doc.index.marks[difference]
	return findings.State{Glyph: markGlyph(mark, &m.nav.term.theme.Glyphs), Words: markWords(mark), Aside: mark.State == notes.SetAside}
}

// remember keeps the row selected in the view.
func (m *findingsMode) remember() {
	m.nav.view.finding.at = differenceID{}
	if i, ok := m.table.Selected(); ok {
		m.nav.view.finding.at = m.nav.doc.index.all[i]
	}
	if f := m.fact(); f != nil {
		m.nav.view.finding.at = factID(f)
	}
	if i, ok := m.table.SelectedChange(); ok {
		m.nav.view.finding.edit = i
	}
}

func (m *findingsMode) sync(changed change) {
	doc := m.nav.doc
	if changed != (change{}) || m.table == nil || m.common != doc.analyses[model.Automatic] || m.lacks != doc.lacksFacts() {
		m.fill()
	}
}

// show goes to the place of a view.
func (m *findingsMode) show(f finding) {
	m.nav.view.finding = f
	m.fill()
}

// selected returns the difference of the row selected, nil for none.
func (m *findingsMode) selected() *model.Difference {
	if m.table == nil {
		return nil
	}
	if i, ok := m.table.Selected(); ok {
		return &m.nav.doc.whole.Differences[i]
	}
	return nil
}

// fact returns the fact of the row selected, nil for none.
func (m *findingsMode) fact() *model.Fact {
	if m.table == nil {
		return nil
	}
	if i, ok := m.table.SelectedFact(); ok {
		return &m.facts()[i]
	}
	return nil
}

// page moves the selection; a page here is half a screen.
func (m *findingsMode) page(by page) {
	if m.table == nil {
		return
	}
	if by == pageDown || by == pageUp {
		by -= by / pageDown
	}
	m.table.Move(by.rows(m.nav.screen.Unlined(), m.table.Len()))
	m.remember()
}

// nextConflict selects the next conflict.
func (m *findingsMode) nextConflict(step int) {
	if m.table == nil || !m.table.NextConflict(step) {
		m.nav.say("no conflict is shown here")
		return
	}
	m.remember()
}

// beside goes to the tab step places further right.
func (m *findingsMode) beside(step int) {
	if m.table != nil {
		m.open(m.table.Beside(step))
	}
}

// byNumber goes to a tab by its number.
func (m *findingsMode) byNumber(key tea.KeyPressMsg) {
	tab := int(key.String()[0] - '1')
	if m.table == nil || tab >= m.table.Tabs() {
		m.nav.say("there is no tab " + key.String())
		return
	}
	m.open(findings.Tab(tab))
}

func (m *findingsMode) open(tab findings.Tab) {
	m.nav.view.finding.tab = tab
	m.fill()
}

// seek lets each row hold words; "" for all rows.
func (m *findingsMode) seek(words string) {
	m.words = words
	m.fill()
}

// enter goes to the passages of the row selected, with its difference selected. It
// reports whether there is one.
func (m *findingsMode) enter() bool {
	n, id := m.nav, m.nav.view.finding.at
	if f := m.fact(); f != nil {
		m.enterFact(f)
		return true
	}
	if e := m.edit(); e != nil {
		m.enterEdit(e)
		return true
	}
	if m.selected() == nil {
		n.say("no finding is selected")
		return false
	}
	from := n.position()
	from.screen = inFindings
	n.view.selection = id
	n.show()
	if n.doc.find(id) == none {
		n.view.selection = from.selection
		n.say(fmt.Sprintf("it is not shown: %s changes the filter", n.keys.name("filter")))
		return false
	}
	n.remember(from)
	n.walk = walk{}
	n.toDifference(n.doc.find(id), n.view.leader)
	return true
}

// enterFact goes to what the leading article, or else another, says of a fact.
func (m *findingsMode) enterFact(f *model.Fact) {
	n := m.nav
	from := n.position()
	from.screen = inFindings
	n.remember(from)
	n.letGo()
	said := firstMention(&model.Difference{Mentions: f.Mentions}, n.view.leader)
	n.toText(said.Article, said.Start)
}

// close shows all rows again where words are sought, or else closes.
func (m *findingsMode) close() bool {
	if m.words == "" {
		return true
	}
	m.seek("")
	return false
}

// point moves the selection, or goes to the row or the tab under the pointer.
func (m *findingsMode) point(mouse tea.Mouse) answer {
	if m.table == nil {
		return taken
	}
	if rows := notch(mouse); rows != 0 {
		m.table.Move(rows / wheelRows)
		m.remember()
		return taken
	}
	place := m.table.At(mouse.X, mouse.Y, m.nav.term.width, m.nav.screen.Unlined(), m.nav.term.method)
	switch {
	case mouse.Button != tea.MouseLeft:
	case place.OnTab:
		m.open(place.Tab)
	case place.Row >= 0:
		again := place.Row == m.table.Row()
		m.table.Select(place.Row)
		m.remember()
		if again && m.enter() {
			return done
		}
	}
	return taken
}

// subject says which row is selected, and why it is one.
func (m *findingsMode) subject() string {
	if m.table == nil || m.table.Len() == 0 {
		return "no findings"
	}
	words := fmt.Sprintf("%d of %d", m.table.Row()+1, m.table.Len())
	if d := m.selected(); d != nil {
		words += separator + why(m.nav.doc.whole, d)
	}
	if e := m.edit(); e != nil {
		words += separator + e.summary
	}
	if source := m.oneSource(); source != "" {
		words += separator + source
	}
	if m.fact() != nil && m.nav.doc.whole.Origin != model.Automatic {
		words += separator + "from the automatic analysis"
	}
	return words
}

// oneSource says which articles give what the row selected says in the same copied
// words, "" where none do.
func (m *findingsMode) oneSource() string {
	if m.common == nil {
		return ""
	}
	var said []model.Detail
	if d := m.selected(); d != nil {
		said = d.Mentions
	} else if f := m.fact(); f != nil {
		said = f.Mentions
	}
	return tables.OneSource(draw.Outlets(m.common.Story), echo.OneSource(m.taken, said))
}

// why says why a difference is one: of what an article lacks, which articles those
// are.
func why(a *model.Analysis, d *model.Difference) string {
	if d.Why == "" || a.Origin == model.Automatic && (d.Relation == model.Extra || d.Relation == model.Missing) {
		return draw.Differs(a, d)
	}
	return oneLine(d.Why)
}

func (m *findingsMode) draw(rows []string) {
	clear(rows)
	if m.table == nil {
		return
	}
	copy(rows, m.table.Rows(m.nav.term.width, m.nav.screen.Unlined(), m.nav.term.theme, m.nav.term.method))
}

// listed returns the differences of the whole analysis that findings list: those at
// the level that the filter shows, and what was set aside.
func (d *document) listed() []int {
	var list []int
	choices := choices()
	for i := range d.whole.Differences {
		difference, state := &d.whole.Differences[i], d.index.marks[i].State
		if state == notes.SetAside && !d.by.filter.hidesOpen() {
			state = notes.NoState
		}
		if d.by.level.Includes(difference.Level) && d.by.filter.keeps(choices, difference, state) {
			list = append(list, i)
		}
	}
	return list
}

// lacksFacts says why what articles have in common is not known yet, "" once it is.
func (d *document) lacksFacts() string {
	switch {
	case d.analyses[model.Automatic] != nil:
		return ""
	case d.failed != nil:
		return "the articles could not be compared: " + d.failed.Error()
	}
	return "still comparing the articles"
}

// back returns to before the last jump, and to the findings where that came from
// there.
func (r *Reader) back() {
	from := r.nav.trail[len(r.nav.trail)-1].screen
	came := r.nav.view.finding
	if at := r.nav.view.selection; at != (differenceID{}) {
		came.at = at
	}
	r.nav.back()
	if from == inFindings {
		r.openScreen(inFindings)
		r.stack.find(inFindings).(*findingsMode).show(came)
	}
}
