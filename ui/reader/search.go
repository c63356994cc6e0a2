package reader

import (
	"fmt"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"triptych/model"
	"triptych/ui/column"
	"triptych/ui/search"
)

// A searchMode is a search across all columns: first its words are typed, then
// its matches are stepped through.
type searchMode struct {
	nav     *navigator
	typing  bool
	pattern bool // what is typed is a regular expression
	prompt  prompt
	failure string          // why the expression cannot be used
	story   *model.Story    // that is searched
	indexes []*search.Index // of its articles
	matches [][]model.Span  // by article; before byte 0 in the headline
	list    []match         // of the columns that are not hidden, in the order of the steps
	at      int             // the match stood at, in the list; none before the first
	origin  position        // where the reader was when the search was opened
}

// A match is one place that a search found.
type match struct {
	article, number int // which article's, and which of that article's
	model.Span
}

// newSearch asks for words, as the search before did, which is nil for the first.
// What that one knows of the articles is kept as long as they are the same.
func newSearch(nav *navigator, before *searchMode) *searchMode {
	nav.letGo()
	m := &searchMode{nav: nav, typing: true, at: none, origin: nav.position()}
	if before != nil {
		m.pattern = before.pattern
	}
	if before != nil && before.story == nav.doc.story {
		m.story, m.indexes = before.story, before.indexes
	} else {
		m.index()
	}
	m.prompt = newPrompt(m.label(), "", 200)
	m.matches = make([][]model.Span, len(m.indexes))
	return m
}

// index prepares the articles for searching.
func (m *searchMode) index() {
	m.story, m.indexes = m.nav.doc.story, nil
	for i := range m.story.Articles {
		a := &m.story.Articles[i]
		searched := a.Text
		if a.Title != "" {
			searched = a.Title + model.AfterTitle + a.Text
		}
		m.indexes = append(m.indexes, search.NewIndex(searched))
	}
}

func (m *searchMode) kind() kind {
	if m.typing {
		return inSearch
	}
	return inMatches
}

// label is what stands before the words.
func (m *searchMode) label() string {
	if m.pattern {
		return "regexp/"
	}
	return "/"
}

func (m *searchMode) sync(changed change) {
	m.prompt.fit(m.nav.term.width / 3)
	if changed.story {
		m.index()
		m.origin, m.at = m.nav.position(), none
		m.find()
	}
	if changed.story || changed.layout {
		m.arrange()
	}
}

// take takes what is typed, and what the terminal pastes.
func (m *searchMode) take(msg tea.Msg) answer {
	if !m.typing {
		return pass
	}
	if m.prompt.typed(msg) {
		m.again()
	}
	return taken
}

// point lets nothing move while words are typed.
func (m *searchMode) point(tea.Mouse) answer {
	if m.typing {
		return taken
	}
	return pass
}

// cancel goes back to where the search began.
func (m *searchMode) cancel() bool {
	m.nav.backTo(m.origin)
	return true
}

// accept ends the typing, or the search where nothing is found.
func (m *searchMode) accept() bool {
	if len(m.list) == 0 {
		m.nav.say("nothing found")
		return m.cancel()
	}
	m.typing = false
	m.nav.remember(m.origin)
	return false
}

// togglePattern changes between words and a regular expression.
func (m *searchMode) togglePattern() {
	m.pattern = !m.pattern
	m.prompt.label = m.label()
	m.again()
}

// again looks for what is typed and shows the first match from where the search
// began.
func (m *searchMode) again() {
	m.find()
	m.at = none
	m.arrange()
	at := slices.IndexFunc(m.list, func(x match) bool { return x.article == m.origin.leader && x.Start >= m.origin.anchor })
	switch {
	case len(m.list) == 0:
		m.nav.backTo(m.origin)
	default:
		m.goTo(max(at, 0))
	}
}

// find looks for what is typed in every article.
func (m *searchMode) find() {
	m.failure = ""
	query := search.Words(m.prompt.text())
	if m.pattern {
		var err error
		if query, err = search.Pattern(m.prompt.text()); err != nil {
			m.failure = "not a regular expression yet"
		}
	}
	m.matches = make([][]model.Span, len(m.indexes))
	for i, x := range m.indexes {
		m.matches[i] = x.Find(query)
		above := m.story.Articles[i].TitleStart()
		for j := range m.matches[i] {
			m.matches[i][j].Start += above
			m.matches[i][j].End += above
		}
	}
}

// arrange lists the matches column by column, those of the column that led when
// the search began first. The match stood at stays the one stood at.
func (m *searchMode) arrange() {
	var at match
	if m.at >= 0 {
		at = m.list[m.at]
	}
	m.list = nil
	order := m.nav.arrangement.Shown()
	if first := slices.Index(order, m.origin.leader); first > 0 {
		order = append(order[first:], order[:first]...)
	}
	for _, article := range order {
		for number, span := range m.matches[article] {
			m.list = append(m.list, match{article, number, span})
		}
	}
	if m.at >= 0 {
		m.at = slices.Index(m.list, at)
	}
}

// next steps through the matches, going round at the ends.
func (m *searchMode) next(step int) {
	n := len(m.list)
	if n == 0 {
		m.nav.say("nothing found")
		return
	}
	at := m.at + step
	switch {
	case at >= n:
		at = 0
		m.nav.say("back at the first match")
	case at < 0:
		at = n - 1
		m.nav.say("back at the last match")
	}
	m.goTo(at)
}

// goTo brings a match to the reading line. Its column leads and has the focus.
func (m *searchMode) goTo(at int) {
	m.at = at
	x := m.list[at]
	m.nav.toText(x.article, x.Start)
	m.nav.focusOn(x.article)
}

// look lets a column show what the search found in its article.
func (m *searchMode) look(article int, look column.Look) column.Look {
	look.Found, look.FoundHere = m.matches[article], none
	if m.at >= 0 && m.list[m.at].article == article {
		look.FoundHere = m.list[m.at].number
	}
	return look
}

func (m *searchMode) draw(rows []string) {
	t := &m.nav.term
	y := m.nav.screen.PromptRow()
	if m.typing {
		rows[y] = m.prompt.row(t, m.countBeside(max(0, t.width-m.prompt.width(t))))
		return
	}
	sought := t.counter().Cut(t.counter().Harmless(" "+m.label()+m.prompt.text()), max(t.width/2, t.width-leastFound), "…")
	room := t.width - t.counter().Width(sought) - hintGap
	rows[y] = t.flat(t.cut(t.theme.Status.Styled(sought)+strings.Repeat(" ", hintGap)+m.countBeside(max(0, room)), t.width))
}

// leastFound is how many cells of its row what was found and the keys have where the
// words that were sought are long.
const leastFound = 50

// hints returns the keys that work while words are typed, or matches stepped through.
func (m *searchMode) hints() [][2]string {
	key := m.nav.keys.name
	if m.typing {
		return [][2]string{{key("keep-search"), "keep"}, {key("close"), "cancel"}, {key("regexp"), "regexp"}}
	}
	return [][2]string{{key("next-difference"), "next"}, {key("previous-difference"), "previous"}, {key("search"), "new search"}, {key("close"), "end"}}
}

// countBeside says what was found, and names keys after it, in width cells: as much of
// the former as leaves room for all keys, or else for the first.
func (m *searchMode) countBeside(width int) string {
	t, hints := &m.nav.term, m.hints()
	counts := m.counts()
	count := counts[len(counts)-1]
	for _, keys := range []int{len(hints), 2, 1} {
		room := width - hintGap - t.hintsWidth(hints[:min(keys, len(hints))])
		if i := slices.IndexFunc(counts, func(c string) bool { return t.counter().Width(c) <= room }); i >= 0 {
			count = counts[i]
			break
		}
	}
	count = t.counter().Cut(count, width, "…")
	return t.theme.Status.Styled(count) + strings.Repeat(" ", hintGap) + t.hintsIn(width-t.counter().Width(count)-hintGap, hints)
}

// cursor stands in the words that are typed, or else at the match.
func (m *searchMode) cursor() *tea.Cursor {
	if !m.typing {
		return m.atMatch()
	}
	return m.prompt.cursor(&m.nav.term, m.nav.screen.PromptRow())
}

// atMatch is the cursor at the match stood at, nil where the screen does not show it.
func (m *searchMode) atMatch() *tea.Cursor {
	if m.at < 0 {
		return nil
	}
	for _, slot := range m.nav.screen.Slots {
		if slot.Article == m.list[m.at].article {
			return m.nav.cursorAt(slot, m.list[m.at].Start)
		}
	}
	return nil
}

// counts says how many matches each column has, in more and in fewer words: by outlet,
// by the number of the column, and in all.
func (m *searchMode) counts() []string {
	switch {
	case m.failure != "":
		return []string{m.failure}
	case strings.TrimSpace(m.prompt.text()) == "":
		return []string{"type what to look for"}
	}
	var named, numbered []string
	for _, article := range m.nav.arrangement.Shown() {
		n := len(m.matches[article])
		named = append(named, fmt.Sprintf("%s %d", m.nav.doc.outlet(article), n))
		numbered = append(numbered, fmt.Sprintf("%d: %d", article+1, n))
	}
	all := fmt.Sprintf("%d found", len(m.list))
	by := []string{strings.Join(named, separator), strings.Join(numbered, separator)}
	if m.at >= 0 && !m.typing {
		all = fmt.Sprintf("%d of %d", m.at+1, len(m.list))
		for i := range by {
			by[i] = all + separator + by[i]
		}
	}
	list := append(by, all)
	for i := range list {
		list[i] = m.nav.term.counter().Harmless(list[i])
	}
	return list
}
