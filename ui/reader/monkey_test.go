package reader

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"triptych/model"
	"triptych/model/analyze"
	"triptych/ui/matrix"
	"triptych/ui/notes"
)

var monkeys = flag.Int("monkeys", 8, "how many random walks TestMonkey makes on each story")

// seedsThatFound are those that once found a fault. They are walked every time.
var seedsThatFound = []uint64{6, 15, 25, 46}

// A monkey does at random what people, terminals, files and other readers do, in
// any order, and looks after each message whether all still agrees.
type monkey struct {
	*rig
	rand    *rand.Rand
	waiting []tea.Cmd // what commands are still to bring
	room    *fakeRoom
	other   *rig // who presents
	keys    []string
	walk    []string
}

// TestMonkey: whatever is done in whatever order, the frame has its size, what is
// remembered is there, and every column stands where the layout says.
func TestMonkey(t *testing.T) {
	steps := 250
	if testing.Short() {
		steps = 50
	}
	for name, story := range monkeyStories(t) {
		t.Run(name, func(t *testing.T) {
			seeds := slices.Clone(seedsThatFound)
			for i := range *monkeys {
				seeds = append(seeds, uint64(i))
			}
			for _, seed := range seeds {
				letLoose(t, story, seed, steps)
			}
		})
	}
}

// monkeyStories returns stories to walk in, each with an analysis made by hand or
// nil, and an automatic one.
func monkeyStories(t *testing.T) map[string][2]*model.Analysis {
	_, bridge := headlined(t)
	byHand, err := model.NewAnalysis(bridge.Story, model.Annotations, bridge.Topics[:4], bridge.Counterparts, bridge.Differences[:4])
	if err != nil {
		t.Fatal(err)
	}
	_, wide := foreign(t)
	crowded, analysis := crowd(t)
	_ = crowded
	return map[string][2]*model.Analysis{"annotated": {byHand, bridge}, "foreign": {nil, wide}, "many": {nil, analysis}}
}

func letLoose(t *testing.T, analyses [2]*model.Analysis, seed uint64, steps int) {
	t.Helper()
	story := analyses[1].Story
	m := &monkey{rand: rand.New(rand.NewPCG(seed, 7)), room: &fakeRoom{}, keys: monkeyKeys()}
	m.other = openWith(t, Options{Story: story, Annotated: analyses[0], Analyze: correcting(analyses[1]), Room: m.room}, 110, 30)
	store := notes.Open(t.TempDir(), story)
	m.rig = mount(t, Options{Story: story, Annotated: analyses[0], Analyze: correcting(analyses[1]), SecondReader: m.readsAtRandom(analyses[1]), Room: m.room, Notes: store, Around: Around{Stories: true, Desktop: &fakeDesktop{program: "tmux"}, Keep: func(context.Context, string) (string, error) { return "kept", nil }}})
	m.after = func(_ time.Duration, f func(time.Time) tea.Msg) tea.Cmd {
		return func() tea.Msg { return f(m.clock) }
	}
	defer func() {
		if r := recover(); r != nil {
			t.Fatalf("seed %d, after %s: %v", seed, strings.Join(m.walk, " "), r)
		}
	}()
	m.do("start", tea.WindowSizeMsg{Width: 120, Height: 30})
	for range steps {
		m.step()
		if t.Failed() {
			t.Fatalf("seed %d, after %s", seed, strings.Join(m.walk, " "))
		}
	}
}

// correcting returns a function that makes an analysis obey corrections.
func correcting(a *model.Analysis) func(context.Context, analyze.Options) (*model.Analysis, error) {
	return func(_ context.Context, o analyze.Options) (*model.Analysis, error) {
		if len(o.Corrections) == 0 {
			return a, nil
		}
		return analyze.Correct(a, o.Corrections)
	}
}

// readsAtRandom returns a language model that reads what the automatic analysis
// finds, or nothing.
func (m *monkey) readsAtRandom(a *model.Analysis) SecondReader {
	read, err := model.NewAnalysis(a.Story, model.SecondReader, a.Topics, a.Counterparts, a.Differences[:len(a.Differences)/2])
	return SecondReader{Name: "quill:8b", Sends: "the words", Read: func(context.Context, func(float64)) (Reading, error) {
		if err == nil && m.rand.IntN(4) == 0 {
			return Reading{}, errors.New("it is out of order")
		}
		return Reading{Analysis: read}, err
	}}
}

// monkeyKeys returns the keys that a monkey presses: every one that does something
// but leave, and letters to type.
func monkeyKeys() []string {
	keys := strings.Fields("t h e home end")
	for _, c := range DefaultKeys().Commands() {
		if c.Name != "quit" && c.Name != "interrupt" && c.Name != "suspend" {
			keys = append(keys, c.Keys...)
		}
	}
	return slices.DeleteFunc(keys, func(k string) bool { return strings.HasPrefix(k, "pg") })
}

// step does one thing.
func (m *monkey) step() {
	switch n := m.rand.IntN(100); {
	case n < 62:
		k := m.keys[m.rand.IntN(len(m.keys))]
		m.do(k, keyOf(k))
	case n < 68:
		button := []tea.MouseButton{tea.MouseWheelDown, tea.MouseWheelUp, tea.MouseWheelLeft}[m.rand.IntN(3)]
		m.do("wheel", tea.MouseWheelMsg{X: m.rand.IntN(130), Y: m.rand.IntN(40), Button: button})
	case n < 74:
		at := tea.Mouse{X: m.rand.IntN(130), Y: m.rand.IntN(40), Button: tea.MouseLeft}
		m.do("click", tea.MouseClickMsg(at))
		for m.rand.IntN(2) == 0 {
			at.X, at.Y = max(at.X+m.rand.IntN(21)-10, 0), max(at.Y+m.rand.IntN(5)-2, 0)
			m.do("drag", tea.MouseMotionMsg(at))
		}
	case n < 78:
		size := [][2]int{{120, 30}, {80, 24}, {40, 12}, {1, 1}, {200, 60}, {61, 9}, {100, 5}}[m.rand.IntN(7)]
		m.do(fmt.Sprint(size), tea.WindowSizeMsg{Width: size[0], Height: size[1]})
	case n < 80:
		m.do("paste", tea.PasteMsg{Content: "the port\x1b[31m\nof"})
	case n < 81:
		m.do("mode", tea.ModeReportMsg{Mode: ansi.ModeUnicodeCore, Value: ansi.ModeSet})
	case n < 82:
		m.do("revision", changed{revision: m.revise()})
	case n < 86:
		k := m.keys[m.rand.IntN(len(m.keys))]
		m.other.press(k)
		presenter := []string{"Ann", "Ann", "Ann", ""}[m.rand.IntN(4)]
		view := m.other.shared()
		m.do("presented", roomChanged{Presenter: presenter, Scene: &view, Followers: 1})
	default:
		m.bring()
	}
	m.clock = m.clock.Add(time.Duration(m.rand.IntN(60)) * time.Millisecond)
}

// do sends a message and keeps what its commands are to bring.
func (m *monkey) do(what string, msg tea.Msg) {
	m.walk = append(m.walk, what)
	_, cmd := m.Update(msg)
	m.waiting = append(m.waiting, cmd)
	m.check(what)
}

// bring lets one of the commands that wait bring its message.
func (m *monkey) bring() {
	if len(m.waiting) == 0 {
		return
	}
	i := m.rand.IntN(len(m.waiting))
	cmd := m.waiting[i]
	m.waiting = slices.Delete(m.waiting, i, i+1)
	if cmd == nil {
		return
	}
	if len(m.progress()) == 0 && m.analyst.running { // nobody waits for word that never comes
		m.analyst.report(0.5)
	}
	if now := m.lector.running; now != nil && len(now.progress) == 0 {
		leave(now.progress, 0.5)
	}
	switch msg := cmd().(type) {
	case tea.BatchMsg:
		m.waiting = append(m.waiting, msg...)
	case owned:
		m.do(fmt.Sprintf("%T", msg.event), msg)
	}
}

func (m *monkey) progress() chan float64 { return m.analyst.progress }

// revise returns the story with a sentence more, or one article less or more.
func (m *monkey) revise() Revision {
	before := m.doc.story
	now := &model.Story{Title: before.Title, Articles: slices.Clone(before.Articles)}
	switch n := len(now.Articles); {
	case m.rand.IntN(3) == 0 && n > 2:
		now.Articles = slices.Delete(now.Articles, n-1, n)
	case m.rand.IntN(3) == 0 && n < 8:
		extra := m.revision("One more article on the harbour bridge, which closed in March.").Story.Articles[0]
		extra.ID = fmt.Sprintf("extra%d", m.rand.IntN(1000))
		now.Articles = append(now.Articles, extra)
	default:
		i := m.rand.IntN(n)
		id := now.Articles[i].ID
		now.Articles[i] = m.revision(now.Articles[i].Text + "\n\nA sentence was added on Sunday.").Story.Articles[0]
		now.Articles[i].ID = id
	}
	return Revision{Story: now, Notes: m.notebook.store, Analyze: func(ctx context.Context, o analyze.Options) (*model.Analysis, error) {
		p, err := analyze.Prepare(ctx, now, analyze.Options{Corrections: o.Corrections})
		if err != nil {
			return nil, err
		}
		return p.Analysis(ctx, analyze.Options{Corrections: o.Corrections})
	}}
}

// check looks whether everything agrees with everything.
func (m *monkey) check(when string) {
	m.t.Helper()
	fail := func(format string, args ...any) {
		m.t.Helper()
		m.t.Errorf("after %s: %s", when, fmt.Sprintf(format, args...))
	}
	v, n := &m.view, len(m.doc.story.Articles)
	switch {
	case len(m.panes) != n, len(m.arrangement.Order) != n, len(m.arrangement.Shares) != n:
		fail("%d articles, %d panes, arrangement %+v", n, len(m.panes), m.arrangement)
	case v.leader < 0 || v.leader >= n || v.focus < 0 || v.focus >= n:
		fail("leader %d, focus %d of %d articles", v.leader, v.focus, n)
	case m.arrangement.Hides(v.focus) || m.ready() && !m.screen.Shows(v.focus):
		fail("the focus %d is out of sight", v.focus)
	case v.sentence >= len(m.doc.story.Articles[v.leader].Sentences):
		fail("sentence %d of article %d", v.sentence, v.leader)
	case v.selection != differenceID{} && m.doc.shown != nil && m.selected() == nil:
		fail("a difference is selected that is not there")
	case m.doc.shown != nil && m.doc.shown.Story != m.doc.story:
		fail("the analysis is of another story")
	case m.stack[0] != m.Reader.columns || len(m.stack) > 6:
		fail("the stack is %v", m.stack)
	}
	if !m.ready() || m.t.Failed() {
		return
	}
	m.checkFrame(when)
	m.checkHand(fail)
	m.checkColumns(fail)
	m.checkHeader(fail)
	m.checkMarks(fail)
	m.checkHistory(fail)
	m.checkCompared(fail)
}

// checkColumns looks whether each column stands where the layout says, or glides
// there and will be told to go on.
func (m *monkey) checkColumns(fail func(string, ...any)) {
	p := &m.panes[m.view.leader]
	if m.view.anchor != p.anchor || m.view.sentence != p.place.Sentence {
		fail("the view has the leader at byte %d, sentence %d; it stands at %d, %d", m.view.anchor, m.view.sentence, p.anchor, p.place.Sentence)
	}
	for _, slot := range m.screen.Slots {
		p := &m.panes[slot.Article]
		if want := m.placementOf(slot.Article); p.placement != want {
			fail("column %d belongs at %+v, not %+v", slot.Article, want, p.placement)
		}
		if asked := m.view.selection != (differenceID{}) || m.view.peek; p.placement.Top < 0 && m.inStep() && !asked {
			fail("column %d shows %d blank rows above its first, and nobody asked for it", slot.Article, -p.placement.Top)
		}
		if _, gliding := m.motion.from[slot.Article]; !gliding && p.top != p.placement.Top {
			fail("column %d stands at row %d and not at %d", slot.Article, p.top, p.placement.Top)
		}
		if c := p.column; c.Width() != slot.Width || p.lines.Rows != c.Rows() {
			fail("column %d is laid out for %d cells, its slot has %d", slot.Article, c.Width(), slot.Width)
		}
	}
	if len(m.motion.from) > 0 && !m.motion.ticking {
		fail("columns glide and nobody moves them on")
	}
}

// checkHand looks whether what is chosen by hand can be kept, and has its cursor where
// it can be seen.
func (m *monkey) checkHand(fail func(string, ...any)) {
	hand, ok := m.stack.find(inHand).(*handMode)
	if !ok {
		return
	}
	d := hand.difference()
	one := model.Amendment{Is: d}
	if err := one.Check(m.doc.story); err != nil && len(d.Articles()) > 0 {
		fail("what is chosen cannot be kept: %v", err)
	}
	if h := hand.at(); h.cursor >= h.words().Len() || h.words().Len() > 0 && h.cursor < 0 {
		fail("the cursor is at word %d of %d", h.cursor, h.words().Len())
	}
}

// checkHistory looks whether what can be taken back can be done again, and what was
// taken back was done.
func (m *monkey) checkHistory(fail func(string, ...any)) {
	h := &m.notebook.history
	if len(h.done) > mostSteps {
		fail("%d decisions can be taken back", len(h.done))
	}
	if len(h.done) == 0 {
		return
	}
	s, book := h.done[len(h.done)-1], m.doc.book
	without, changed := book.Without(s.change, m.now())
	if !changed {
		return // it was decided otherwise since
	}
	if again, changed := without.Without(s.change.Reversed(), m.now()); !changed || !again.Since(book).Empty() {
		fail("taken back and done again, %q is another decision", s.what)
	}
}

// checkCompared looks whether the compare view stands at a section that it has, and
// begins with the headlines where there are any.
func (m *monkey) checkCompared(fail func(string, ...any)) {
	c, ok := m.stack.find(inCompare).(*compareMode)
	if !ok || m.doc.shown == nil {
		return
	}
	if first, end := c.matrix.RowsOf(c.section()); first == end && c.matrix.Rows() > 0 {
		fail("the compare view stands at %+v, which it does not have", c.section())
	}
	titled := slices.ContainsFunc(m.arrangement.Shown(), func(i int) bool { return m.doc.story.Articles[i].Title != "" })
	if first, end := c.matrix.RowsOf(matrix.Headlines); titled != (first < end) || titled && first != 0 {
		fail("the headlines stand in rows %d to %d of the compare view", first, end)
	}
}

// checkMarks looks whether the columns show the marks of the analysis that is shown.
func (m *monkey) checkMarks(fail func(string, ...any)) {
	before := m.View().Content
	for i := range m.panes {
		if m.panes[i].column != nil {
			m.navigator.columns.mark(i)
		}
	}
	if m.View().Content != before {
		fail("the columns show the marks of another analysis")
	}
}

// checkHeader looks whether the header says of each column what its rows show.
func (m *monkey) checkHeader(fail func(string, ...any)) {
	if m.screen.Rule < 0 || !m.inStep() || !m.doc.several() || m.stack.has(onPrompts|overColumns) {
		return
	}
	h := header{m.navigator.columns}
	leader := &m.panes[m.view.leader]
	atHeadline := leader.place.Sentence >= 0 && leader.place.Row < leader.lines.Starts[0] // where others show theirs
	row := strings.Split(ansi.Strip(m.View().Content), "\n")[m.screen.Rule]
	for _, slot := range m.screen.Slots {
		state, _ := h.state(slot.Article)
		state, _, _ = strings.Cut(state, separator) // the rest gives way
		if here := m.term.counter().Cut(m.term.counter().From(row, slot.X), slot.cells(), ""); slot.Width > 30 && !strings.Contains(here, state) {
			fail("the header of column %d is %q, it should say %q", slot.Article, here, state)
		}
		p := &m.panes[slot.Article]
		if slot.Article == m.view.leader || p.placement.Target == none {
			continue
		}
		if y := p.lines.Starts[p.placement.Target] - p.placement.Top; y >= m.screen.BodyH && !atHeadline && !strings.HasPrefix(state, "told") {
			fail("column %d has its target on row %d and is told by %q", slot.Article, y, state)
		}
	}
}
